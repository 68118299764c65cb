"""The first layer, which reads the images: most of a handwritten digit is empty paper.

A pixel that is 0 in every image of a batch adds nothing to y = x W + b, and its row of dW is 0.
In a hundred digits a third of the pixels are like that. Both matrix products are done with the
others only; gathering those costs far less than multiplying by zero would.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from engine.arrays import Floats, FloatType
from engine.layers import Affine

WORTH = 64  # outputs from which leaving pixels out saves more than it costs


class SparseAffine(Affine):
    """An affine layer that leaves out the inputs which are 0 in the whole batch.

    Its results are those of `Affine`, but for the order in which the numbers are added up. It is
    made to be the network's first, and so does not calculate ∂L/∂x.
    """

    is_first = True

    def forward(self, x: Floats, *, training: bool = False) -> Floats:
        n, used = len(x), np.flatnonzero(np.any(x, axis=0, out=self._inked))
        self.x, self._used, W = self._room(n, len(used)), used, self._rows[: len(used)]
        np.take(x, used, axis=1, out=self.x, mode="clip")  # "clip" spares a buffered copy
        np.take(self.W, used, axis=0, out=W, mode="clip")
        y = np.matmul(self.x, W, out=self._y[:n])  #                 y = x W
        y += self.b  #                                                   + b
        return y

    def backward(self, dy: Floats) -> Floats:
        dW = np.matmul(self.x.T, dy, out=self._rows[: len(self._used)])
        self.dW.fill(0)
        self.dW[self._used] = dW  #                                  dW = xᵀ dy
        np.matmul(self._ones[: len(dy)], dy, out=self.db)  #         db = Σₙ dy
        return dy

    def _room(self, rows: int, columns: int) -> Floats:
        """Return a part of the buffer for x as a contiguous matrix."""
        return self._x[: rows * columns].reshape(rows, columns)

    def bind(
        self,
        params: Mapping[str, Floats],
        grads: Mapping[str, Floats],
        capacity: int,
        dtype: FloatType,
    ) -> None:
        super().bind(params, grads, capacity, dtype)
        self._x = np.empty(capacity * self.n_in, dtype)
        self._rows = np.empty((self.n_in, self.n_out), dtype)
        self._inked = np.empty(self.n_in, bool)
