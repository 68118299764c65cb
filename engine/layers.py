"""Layers: the pieces of a network, each with its formula forward and backward.

A layer turns a batch x (one row an image) into y. Going back, it is given dy = ∂L/∂y, how much
the loss changes with each number of y, and returns dx = ∂L/∂x by the chain rule; on the way it
notes the gradients of its own parameters. The mathematics stands in `forward` and `backward`.
Below it, `bind` makes the buffers once, so that a step allocates nothing. Here is the affine layer,
which holds the weights; those in between that bend are in `activations`.

What `forward` and `backward` return belongs to the layer and lives until its next call.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

import numpy as np

from engine.arrays import Floats, FloatType

Shapes = dict[str, tuple[int, ...]]


class Layer(Protocol):
    """What a network asks of a layer."""

    name: str
    n_in: int

    def assemble(self, n_in: int) -> int:
        """Learn the width of the input, return the width of the output."""

    def shapes(self) -> Shapes:
        """Return the layer's parameters: letter -> shape; none for an activation."""

    def statistics(self) -> Shapes:
        """Return what the layer keeps of the data without learning it: letter -> shape."""

    def bind(
        self,
        params: Mapping[str, Floats],
        grads: Mapping[str, Floats],
        capacity: int,
        dtype: FloatType,
    ) -> None:
        """Take the views onto the network's vectors and make buffers for `capacity` rows."""

    def forward(self, x: Floats, *, training: bool = False) -> Floats:
        """Return y for a batch x of shape (N, n_in).

        Only layers such as dropout do otherwise while `training`.
        """

    def backward(self, dy: Floats) -> Floats:
        """Return ∂L/∂x for the batch of the last `forward`, given ∂L/∂y."""


class Affine:
    """Every output a weighted sum of all inputs plus a bias: y = x W + b.

    W is (n_in, n_out), b is (n_out,). For the network's first layer nobody asks for ∂L/∂x, so
    `is_first` skips that product; backward then returns dy as it came.
    """

    name = "Affine"
    is_first = False

    def __init__(self, n_out: int) -> None:
        self.n_out = n_out

    def forward(self, x: Floats, *, training: bool = False) -> Floats:
        """(N, n_in) -> (N, n_out)."""
        self.x = x
        y = np.matmul(x, self.W, out=self._y[: len(x)])  #            y = x W
        y += self.b  #                                                    + b
        return y

    def backward(self, dy: Floats) -> Floats:
        """(N, n_out) -> (N, n_in), and the gradients of W and b."""
        np.matmul(self.x.T, dy, out=self.dW)  #                      dW = xᵀ dy
        # The post writes db = 1, and its code sums b itself. b is added to every row, so its
        # gradient is the sum of what comes back to the rows, column by column:
        np.matmul(self._ones[: len(dy)], dy, out=self.db)  #         db = Σₙ dy
        if self.is_first:
            return dy
        return np.matmul(dy, self.W.T, out=self._dx[: len(dy)])  #   dx = dy Wᵀ

    def assemble(self, n_in: int) -> int:
        self.n_in = n_in
        return self.n_out

    def shapes(self) -> Shapes:
        return {"W": (self.n_in, self.n_out), "b": (self.n_out,)}

    def statistics(self) -> Shapes:
        return {}

    def bind(
        self,
        params: Mapping[str, Floats],
        grads: Mapping[str, Floats],
        capacity: int,
        dtype: FloatType,
    ) -> None:
        self.W, self.b = params["W"], params["b"]
        self.dW, self.db = grads["W"], grads["b"]
        self._y = np.empty((capacity, self.n_out), dtype)
        self._dx = np.empty((0 if self.is_first else capacity, self.n_in), dtype)
        self._ones = np.ones(capacity, dtype)  # 1ᵀ dy is Σₙ dy, and faster than a sum
