"""Mini-batches: every training image once an epoch, in an order drawn anew for each.

Images stay 8-bit in memory, a quarter of float32; a batch is gathered by index and scaled to
[0, 1] into arrays made once. The last batch of an epoch takes what is left, so an epoch is a
whole number of batches whatever their size.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

import numpy as np

from engine.arrays import SCALE, Floats, FloatType, Images, Labels


class Examples(Protocol):
    """Images as rows of 8-bit grey values, (N, pixels), and their labels, (N,)."""

    @property
    def images(self) -> Images: ...

    @property
    def labels(self) -> Labels: ...


class Sets(Protocol):
    """The three sets of a run: to learn from, to tune by, and to look at seldom."""

    @property
    def train(self) -> Examples: ...

    @property
    def validation(self) -> Examples: ...

    @property
    def test(self) -> Examples: ...


class Batches:
    """Walks through the examples, epoch after epoch.

    `epoch` counts from 1 once the first batch is taken; `position` is the number of images
    taken in it, and `order` its permutation. `order_drawn_from` is the generator's state before
    it drew that: it takes a hundred bytes to keep, where the order takes half a megabyte.
    """

    def __init__(
        self,
        examples: Examples,
        rng: np.random.Generator,
        capacity: int = 100,
        dtype: FloatType = np.float32,
    ) -> None:
        self.examples, self._rng, self._dtype = examples, rng, dtype
        self._scale = dtype(SCALE)
        self.order = np.empty(0, np.int64)
        self.epoch = self.position = 0
        self.order_drawn_from = rng.bit_generator.state
        self.reserve(capacity)

    @property
    def epoch_is_over(self) -> bool:
        """Whether the next batch would begin a new epoch."""
        return self.position >= len(self.order)

    def next(self, size: int) -> tuple[Floats, Labels]:
        """Return images (n, pixels) in [0, 1] and labels (n,), n ≤ size; valid until next time."""
        if self.epoch_is_over:
            self._draw_order()
            self.epoch, self.position = self.epoch + 1, 0
        chosen = self.order[self.position : self.position + size]
        self.position += len(chosen)
        n = len(chosen)
        # mode="clip" spares a buffered copy (every index is in range), and so does casting before
        # scaling: a product of mixed types would go through a buffer of its own.
        np.take(self.examples.images, chosen, axis=0, out=self._pixels[:n], mode="clip")
        np.take(self.examples.labels, chosen, out=self._t[:n], mode="clip")
        np.copyto(self._x[:n], self._pixels[:n])
        return np.multiply(self._x[:n], self._scale, out=self._x[:n]), self._t[:n]

    def _draw_order(self) -> None:
        self.order_drawn_from = self._rng.bit_generator.state
        self.order = self._rng.permutation(len(self.examples.labels))

    def restore(self, epoch: int, position: int, drawn_from: Mapping[str, Any]) -> None:
        """Go to a position of an epoch whose order was drawn from this state of the generator."""
        known = epoch > 0 and drawn_from == self.order_drawn_from and len(self.order)
        self.epoch, self.position = epoch, position
        if known:
            return
        self._rng.bit_generator.state = drawn_from
        if epoch:
            self._draw_order()
        else:
            self.order, self.order_drawn_from = np.empty(0, np.int64), drawn_from

    def reserve(self, capacity: int) -> None:
        """Make the arrays large enough for batches of `capacity`."""
        pixels = self.examples.images.shape[1]
        self._pixels = np.empty((capacity, pixels), np.uint8)
        self._x = np.empty((capacity, pixels), self._dtype)
        self._t = np.empty(capacity, np.int64)
