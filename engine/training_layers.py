"""Layers that behave otherwise in training than afterwards: dropout and batch normalization.

Dropout stops random units, so that none can rely on a few others. Batch normalization gives each
unit mean 0 and variance 1 over the mini-batch, so that a layer's input does not drift while the
layers before it learn; afterwards it uses the running mean and variance that it has kept.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from engine.activations import Activation
from engine.arrays import Floats, FloatType
from engine.layers import Shapes


class Dropout(Activation):
    """Stops each number with probability p (Srivastava et al. 2014): y = x · mask / (1 - p).

    Dividing by 1 - p keeps the expected y at x ("inverted"), so afterwards y is x itself. The
    masks come from a generator that serves nothing else.
    """

    name = "Dropout"

    def __init__(self, p: float, rng: np.random.Generator) -> None:
        self.p, self.rng = p, rng

    def forward(self, x: Floats, *, training: bool = False) -> Floats:
        self._training = training
        if not training:
            return x
        n = len(x)
        self.rng.random(out=self._mask[:n], dtype=self._dtype)  # type: ignore[arg-type]
        np.greater_equal(self._mask[:n], self.p, out=self._mask[:n])
        self._mask[:n] *= 1 / (1 - self.p)  #                      mask = (u ≥ p) / (1 - p)
        return np.multiply(x, self._mask[:n], out=self._y[:n])  #     y = x · mask

    def backward(self, dy: Floats) -> Floats:
        if not self._training:
            return dy
        n = len(dy)
        return np.multiply(dy, self._mask[:n], out=self._dx[:n])  #  dx = dy · mask

    def bind(
        self,
        params: Mapping[str, Floats],
        grads: Mapping[str, Floats],
        capacity: int,
        dtype: FloatType,
    ) -> None:
        super().bind(params, grads, capacity, dtype)
        self._mask, self._dtype = np.empty((capacity, self.n_in), dtype), dtype


class BatchNorm(Activation):
    """Normalizes each unit over the batch, then scales and shifts it (Ioffe and Szegedy 2015).

    y = γ x̂ + β with x̂ = (x - μ) / √(σ² + ε), μ and σ² over the rows. In training they are the
    batch's, and the running ones move a tenth of the way to them; afterwards they are the running
    ones. γ and β are learned, and begin at 1 and 0.
    """

    name = "BatchNorm"
    epsilon, pace = 1e-5, 0.1

    def forward(self, x: Floats, *, training: bool = False) -> Floats:
        self._training = training
        y, xhat = self._y[: len(x)], self._xhat[: len(x)]
        if training:
            np.mean(x, axis=0, out=self._mean)  #                  μ = mean x
            np.subtract(x, self._mean, out=xhat)
            np.multiply(xhat, xhat, out=y)
            np.mean(y, axis=0, out=self._var)  #                  σ² = mean (x - μ)²
            self._follow(self.mean, self._mean)
            self._follow(self.var, self._var)
        else:
            np.subtract(x, self.mean, out=xhat)
            np.copyto(self._var, self.var)
        np.add(self._var, self.epsilon, out=self._inverse)
        np.sqrt(self._inverse, out=self._inverse)
        np.divide(1, self._inverse, out=self._inverse)
        xhat *= self._inverse  #                                  x̂ = (x - μ) / √(σ² + ε)
        np.multiply(xhat, self.gamma, out=y)
        y += self.beta  #                                         y = γ x̂ + β
        return y

    def backward(self, dy: Floats) -> Floats:
        n = len(dy)
        xhat, dx, scratch = self._xhat[:n], self._dx[:n], self._y[:n]  # y is not needed any more
        np.multiply(dy, xhat, out=scratch)
        np.sum(scratch, axis=0, out=self.dgamma)  #              dγ = Σₙ dy x̂
        np.sum(dy, axis=0, out=self.dbeta)  #                    dβ = Σₙ dy
        np.copyto(dx, dy)
        if self._training:  # μ and σ² depend on x as well:
            row = np.multiply(self.dgamma, 1 / n, out=self._row)
            np.multiply(xhat, row, out=scratch)
            dx -= scratch
            dx -= np.multiply(self.dbeta, 1 / n, out=row)
        dx *= np.multiply(self.gamma, self._inverse, out=self._row)
        return dx  #                          dx = γ / √(σ² + ε) (dy - x̂ dγ / N - dβ / N)

    def _follow(self, running: Floats, now: Floats) -> None:
        """Move a running statistic a part of the way to the batch's."""
        np.subtract(now, running, out=self._row)
        self._row *= self.pace
        running += self._row

    def shapes(self) -> Shapes:
        return {"gamma": (self.n_in,), "beta": (self.n_in,)}

    def statistics(self) -> Shapes:
        return {"mean": (self.n_in,), "var": (self.n_in,)}

    def start(self) -> None:
        """Set γ and the running variance to 1; everything else is 0 by then."""
        self.gamma[:] = 1
        self.var[:] = 1

    def bind(
        self,
        params: Mapping[str, Floats],
        grads: Mapping[str, Floats],
        capacity: int,
        dtype: FloatType,
    ) -> None:
        super().bind(params, grads, capacity, dtype)
        self.gamma, self.beta = params["gamma"], params["beta"]
        self.mean, self.var = params["mean"], params["var"]
        self.dgamma, self.dbeta = grads["gamma"], grads["beta"]
        self._xhat = np.empty((capacity, self.n_in), dtype)
        self._mean, self._var, self._inverse, self._row = np.empty((4, self.n_in), dtype)
