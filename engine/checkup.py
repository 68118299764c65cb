"""The checkup: all instruments read at once, for the guide.

It takes tens of milliseconds, so it is for now and then: at the end of an epoch, or when asked.
"""

from __future__ import annotations

from collections.abc import Sequence

from engine import noise, ruler, vitals
from engine.events import EpochDone
from engine.hints import Claim, Readings
from engine.learner import Learner
from engine.ruler import Ruler
from engine.snapshot import copy_of

RULERS = 5  # each along another of the next steps


def readings(
    learner: Learner,
    losses: Sequence[float] = (),
    epochs: Sequence[EpochDone] = (),
    *,
    diverged: bool = False,
    looks: int = 0,
    claim: Claim | None = None,
) -> Readings:
    """Read everything that the guide's rules look at; the run is left as it is.

    `losses` are of the last mini-batches, oldest first, and `epochs` all that were done.
    """
    return Readings(
        hyper=learner.hyper,
        step=learner.steps,
        rate=learner.rate,
        losses=tuple(losses),
        epochs=tuple(epochs),
        diverged=diverged,
        vitals=vitals.measure(learner, learner.sets.validation),
        rulers=rulers(learner),
        noise=noise.measure(learner),
        validation_images=len(learner.sets.validation.labels),
        looks=looks,
        claim=claim,
        classes=learner.network.n_out,
    )


def rulers(learner: Learner, count: int = RULERS) -> tuple[Ruler, ...]:
    """Lay the ruler along each of the next steps, taken on a copy."""
    copy, found = copy_of(learner), []
    for _ in range(count):
        if (read := ruler.measure(copy)) is None:
            break
        found.append(read)
        copy.step()
    return tuple(found)
