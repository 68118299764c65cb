"""Activations: the layers that bend, without which a deep network would be one affine layer.

Each works number by number, y = f(x), so that going back dx = dy · f'(x). Where f'(x) can be told
from y alone, x need not be kept. How buffers are made, and how long what is returned lives, is
said in `layers`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from engine.arrays import Floats, FloatType
from engine.layers import Layer, Shapes


class Activation:
    """What all element-by-element layers share: no parameters, as wide out as in."""

    name = "Activation"

    def assemble(self, n_in: int) -> int:
        self.n_in = n_in
        return n_in

    def shapes(self) -> Shapes:
        return {}

    def statistics(self) -> Shapes:
        return {}

    def bind(
        self,
        params: Mapping[str, Floats],
        grads: Mapping[str, Floats],
        capacity: int,
        dtype: FloatType,
    ) -> None:
        self._y = np.empty((capacity, self.n_in), dtype)
        self._dx = np.empty((capacity, self.n_in), dtype)

    def _slope(self, dy: Floats) -> tuple[Floats, Floats]:
        """Return the last output y and the buffer for dx, for as many rows as dy has."""
        return self._y[: len(dy)], self._dx[: len(dy)]


class ReLU(Activation):
    """Lets positive numbers through and stops the others: y = max(x, 0)."""

    name = "ReLU"

    def forward(self, x: Floats, *, training: bool = False) -> Floats:
        n = len(x)  # an array of zeros, for a single 0 takes NumPy three times as long
        return np.maximum(x, self._zeros[:n], out=self._y[:n])  #     y = max(x, 0)

    def backward(self, dy: Floats) -> Floats:
        y, dx = self._slope(dy)
        mask = np.greater(y, 0, out=self._mask[: len(dy)])  #    ∂y/∂x = 1 if y > 0, else 0
        return np.multiply(dy, mask, out=dx)  #                     dx = dy · ∂y/∂x

    def bind(
        self,
        params: Mapping[str, Floats],
        grads: Mapping[str, Floats],
        capacity: int,
        dtype: FloatType,
    ) -> None:
        super().bind(params, grads, capacity, dtype)
        self._zeros = np.zeros((capacity, self.n_in), dtype)
        self._mask = np.empty((capacity, self.n_in), bool)


class LeakyReLU(Activation):
    """ReLU that still lets a little through (Maas et al. 2013): y = max(x, 0.01 x)."""

    name = "LeakyReLU"
    leak = 0.01

    def forward(self, x: Floats, *, training: bool = False) -> Floats:
        y = np.multiply(x, self.leak, out=self._y[: len(x)])
        return np.maximum(x, y, out=y)  #                             y = max(x, 0.01 x)

    def backward(self, dy: Floats) -> Floats:
        y, dx = self._slope(dy)
        np.sign(y, out=dx)
        np.maximum(dx, self.leak, out=dx)  #                     ∂y/∂x = 1 if y > 0, else 0.01
        return np.multiply(dx, dy, out=dx)  #                       dx = dy · ∂y/∂x


class GELU(Activation):
    """A ReLU with a soft bend: x times the chance that a normal number is below x.

    In the form with tanh (Hendrycks and Gimpel 2016), which is within 0.001 of the exact one.
    """

    name = "GELU"
    c, k = 0.7978845608028654, 0.044715  # √(2/π), and the paper's constant

    def forward(self, x: Floats, *, training: bool = False) -> Floats:
        self.x = x
        y, u = self._y[: len(x)], self._u[: len(x)]
        np.multiply(x, x, out=u)
        u *= self.c * self.k
        u += self.c
        u *= x
        np.tanh(u, out=u)  #                                  u = tanh(c (x + k x³))
        np.add(u, 1, out=y)
        y *= x
        y *= 0.5  #                                           y = ½ x (1 + u)
        return y

    def backward(self, dy: Floats) -> Floats:
        _, dx = self._slope(dy)
        x, u, slope = self.x, self._u[: len(dy)], self._y[: len(dy)]  # y is not needed any more
        np.multiply(x, x, out=slope)
        slope *= 3 * self.c * self.k
        slope += self.c
        slope *= x  #                                         x c (1 + 3 k x²)
        np.multiply(u, u, out=dx)
        np.subtract(1, dx, out=dx)
        slope *= dx  #                                        x c (1 + 3 k x²) (1 - u²)
        slope += u
        slope += 1
        slope *= 0.5  #                      ∂y/∂x = ½ (1 + u + x c (1 + 3 k x²) (1 - u²))
        return np.multiply(slope, dy, out=dx)  #                    dx = dy · ∂y/∂x

    def bind(
        self,
        params: Mapping[str, Floats],
        grads: Mapping[str, Floats],
        capacity: int,
        dtype: FloatType,
    ) -> None:
        super().bind(params, grads, capacity, dtype)
        self._u = np.empty((capacity, self.n_in), dtype)


class Sigmoid(Activation):
    """Squeezes every number between 0 and 1: y = 1 / (1 + exp(-x))."""

    name = "Sigmoid"

    def forward(self, x: Floats, *, training: bool = False) -> Floats:
        # 1 / (1 + exp(-x)) = ½ (1 + tanh(½ x)), and tanh does not overflow for large -x.
        y = np.multiply(x, 0.5, out=self._y[: len(x)])
        np.tanh(y, out=y)
        y += 1
        y *= 0.5  #                                                   y = 1 / (1 + exp(-x))
        return y

    def backward(self, dy: Floats) -> Floats:
        y, dx = self._slope(dy)
        np.subtract(1, y, out=dx)  #                                          1 - y
        dx *= y  #                                               ∂y/∂x = y (1 - y)
        return np.multiply(dx, dy, out=dx)  #                       dx = dy · ∂y/∂x


class Tanh(Activation):
    """Squeezes every number between -1 and 1: y = tanh(x)."""

    name = "Tanh"

    def forward(self, x: Floats, *, training: bool = False) -> Floats:
        return np.tanh(x, out=self._y[: len(x)])  #                   y = tanh(x)

    def backward(self, dy: Floats) -> Floats:
        y, dx = self._slope(dy)
        np.multiply(y, y, out=dx)  #                                              y²
        np.subtract(1, dx, out=dx)  #                            ∂y/∂x = 1 - y²
        return np.multiply(dx, dy, out=dx)  #                       dx = dy · ∂y/∂x


ACTIVATIONS: Mapping[str, Callable[[], Layer]] = {
    "relu": ReLU,
    "leaky-relu": LeakyReLU,
    "gelu": GELU,
    "sigmoid": Sigmoid,
    "tanh": Tanh,
}
