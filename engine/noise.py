"""Noise: how far the gradients of single mini-batches lie from the one they estimate.

Each mini-batch has a gradient of its own. What they share points down the true loss; what they do
not share is noise, and cancels only over many steps. The larger the batch the smaller the noise:
it falls like 1 / B. McCandlish et al. (2018) call the batch size at which signal and noise are
equal the noise scale; far below it steps mostly undo each other, far above it images are wasted.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from engine.arrays import Floats
from engine.learner import Learner
from engine.snapshot import copy_of

BATCHES = 16


@dataclass(frozen=True, slots=True)
class Noise:
    """Estimates from the gradients of some mini-batches of `batch_size` images, none learned from.

    `signal` is |G|², the squared length of the gradient of all images, and `noise` tr(Σ) / B, the
    mean squared distance of a mini-batch's gradient from it. The signal is 0 where the noise hides
    it. Both are NaN where a loss is no finite number.
    """

    step: int
    batch_size: int
    signal: float
    noise: float

    @property
    def scale(self) -> float:
        """The batch size, in images, at which signal and noise would be equal."""
        return self.batch_size * self.noise / self.signal if self.signal else math.inf

    @property
    def ratio(self) -> float:
        """The noise as a multiple of the signal."""
        return self.noise / self.signal if self.signal else math.inf


def measure(learner: Learner, batches: int = BATCHES) -> Noise:
    """Take the gradients of the next mini-batches at the present parameters, on a copy."""
    copy = copy_of(learner)
    size = min(copy.hyper.batch_size, len(copy.sets.train.labels))
    total, squares = np.zeros_like(copy.network.grads), 0.0
    with np.errstate(all="ignore"):
        for _ in range(batches):
            grads = next_gradient(copy, size)
            total += grads
            squares += float(grads @ grads)
        total /= batches
        between = squares / batches - float(total @ total)  #      mean |g|² - |mean g|²
        noise = max(between, 0.0) * batches / (batches - 1)  #     tr(Σ)/B
        signal = float(total @ total) - noise / batches  #         |G|²
    if not math.isfinite(squares):
        return Noise(learner.steps, size, math.nan, math.nan)
    return Noise(learner.steps, size, max(signal, 0.0), noise)


def next_gradient(copy: Learner, size: int) -> Floats:
    """Return the gradient of the next whole mini-batch; what is left of an epoch is passed over."""
    x, t = copy.batches.next(size)
    if len(t) < size:
        x, t = copy.batches.next(size)
    copy.network.loss(x, t, copy.hyper.label_smoothing, training=True)
    copy.network.backward()
    return copy.network.grads
