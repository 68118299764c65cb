"""The learning-rate range test: try them all once, from far too small to far too large.

The rate grows by the same factor at every step, on a learner made for this and thrown away after
it. At first the loss hardly moves, then it falls, then it explodes. The rate to choose lies where
it falls fastest, well before the explosion (Smith 2017).
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from engine.learner import Learner, NotFinite
from engine.said import said

LOWEST, HIGHEST = 1e-5, 10.0
STEPS = 300
SMOOTHING = 0.95  # of the running mean, corrected for starting at zero
EXPLODED = 4.0  # times the lowest smoothed loss: the test is over
SKIPPED = 10  # first steps, whose running mean says little yet


class RangeTestError(ValueError):
    """The curve does not show which rate to choose; the message says why."""


@dataclass(frozen=True, slots=True)
class Point:
    """One step of the test: its learning rate, and the smoothed loss before it."""

    rate: float
    loss: float


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A learning rate, rounded, with the reason for it."""

    rate: float
    reason: str


def sweep(learner: Learner, steps: int = STEPS) -> Iterator[Point]:
    """Train with an ever larger rate, until it explodes or `HIGHEST` is reached.

    The learner's own schedule must be constant; its parameters are used up.
    """
    growth = (HIGHEST / LOWEST) ** (1 / (steps - 1))
    mean, lowest = 0.0, math.inf
    for index in range(steps):
        rate = LOWEST * growth**index
        learner.change(learner.hyper.changed(learning_rate=rate))
        done = learner.step()
        if isinstance(done, NotFinite):
            return
        mean = SMOOTHING * mean + (1 - SMOOTHING) * done.loss
        loss = mean / (1 - SMOOTHING ** (index + 1))
        yield Point(rate, loss)
        lowest = min(lowest, loss)
        if index > SKIPPED and loss > EXPLODED * lowest:
            return


def suggest(points: list[Point]) -> Suggestion:
    """Return the rate where the loss falls fastest, before its lowest point.

    The tail from the lowest point on is ignored. Raises `RangeTestError` if it never falls.
    """
    lowest = min(range(len(points)), key=lambda at: points[at].loss, default=0)
    descent = points[SKIPPED : lowest + 1]
    if len(descent) < SKIPPED or descent[-1].loss > 0.9 * descent[0].loss:
        raise RangeTestError(
            said(
                "the loss never fell clearly, so no learning rate can be read off; a trained "
                "network is like that, and with a new one look at the weight init or try a larger "
                "batch"
            )
        )
    steepest = max(
        range(5, len(descent) - 4),
        key=lambda at: descent[at - 5].loss - descent[at + 4].loss,
    )
    rate, bottom = descent[steepest].rate, descent[-1]
    rounded = float(f"{rate:.1g}")
    reason = said(
        "the loss falls fastest near {rate:.2g} and is lowest, {lowest:.2f}, at {bottom:.2g}; "
        "beyond that it rises",
        rate=rate,
        lowest=bottom.loss,
        bottom=bottom.rate,
    )
    return Suggestion(rounded, reason)
