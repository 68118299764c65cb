"""Metrics: running means over an epoch, and a clock that stands still during a pause."""

from __future__ import annotations

import time
from dataclasses import dataclass


@dataclass(slots=True)
class Tally:
    """Loss and accuracy over the images counted so far, each image weighing the same."""

    images: int = 0
    correct: int = 0
    loss_sum: float = 0.0

    def add(self, loss: float, correct: int, images: int) -> None:
        """Count a batch with this mean loss."""
        self.images += images
        self.correct += correct
        self.loss_sum += loss * images

    @property
    def loss(self) -> float:
        """Mean loss, in nats; 0 before any image."""
        return self.loss_sum / self.images if self.images else 0.0

    @property
    def accuracy(self) -> float:
        """Share of right answers, from 0 to 1."""
        return self.correct / self.images if self.images else 0.0


class Clock:
    """Seconds spent running, pauses left out."""

    def __init__(self) -> None:
        self._before = 0.0
        self._since: float | None = None

    def start(self) -> None:
        """Run on; does nothing if it runs."""
        if self._since is None:
            self._since = time.perf_counter()

    def set(self, seconds: float) -> None:
        """Stand still at this time."""
        self._before, self._since = seconds, None

    def stop(self) -> None:
        """Stand still; does nothing if it does."""
        self._before, self._since = self.seconds, None

    @property
    def seconds(self) -> float:
        """The time so far."""
        running = 0.0 if self._since is None else time.perf_counter() - self._since
        return self._before + running
