"""Breakpoints: conditions at which a run should stop, as a debugger stops at a line.

Each is a frozen value that is called with the readings of the steps so far, the newest last, and
returns what it found at the newest, or None. It knows nothing of the run and remembers nothing.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

from engine.events import BatchDone
from engine.learner import Learner, NotFinite
from engine.said import said
from engine.vitals import Vitals

FEWEST = 20  # losses before a spike can be told


@dataclass(frozen=True, slots=True)
class StepReading:
    """One step as breakpoints see it.

    `loss` is in nats and `gradient` the length of the whole gradient, after clipping and with its
    decay, None where none was calculated. `dead` names units that are off for every probe image,
    by layer and number; None if they were not looked at.
    """

    step: int
    loss: float
    gradient: float | None = None
    dead: frozenset[tuple[str, int]] | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A breakpoint was met at this step, and why."""

    step: int
    reason: str


@dataclass(frozen=True, slots=True)
class LossSpike:
    """The loss lies more than `times` standard deviations above the mean of the `window` before."""

    times: float = 6.0
    window: int = 200

    def __call__(self, steps: Sequence[StepReading]) -> Hit | None:
        """Return what was found at the newest step."""
        *before, now = (each.loss for each in steps[-self.window - 1 :])
        if len(before) < FEWEST or not all(map(math.isfinite, (*before, now))):
            return None
        mean = fmean(before)
        deviation = math.dist(before, [mean] * len(before)) / math.sqrt(len(before))
        if now <= mean + self.times * deviation:
            return None
        reason = said(
            "the loss, {loss:.3f}, is {above:.1f} standard deviations above the mean of the "
            "{count} steps before, {mean:.3f}"
            if deviation
            else "the loss, {loss:.3f}, is far above the mean of the {count} steps before, "
            "{mean:.3f}",
            loss=now,
            above=(now - mean) / deviation if deviation else math.inf,
            count=len(before),
            mean=mean,
        )
        return Hit(steps[-1].step, reason)


@dataclass(frozen=True, slots=True)
class NoNumber:
    """The loss or the gradient is no finite number."""

    def __call__(self, steps: Sequence[StepReading]) -> Hit | None:
        """Return what was found at the newest step."""
        now = steps[-1]
        for name, value in (("loss", now.loss), ("gradient", now.gradient)):
            if value is not None and not math.isfinite(value):
                return Hit(now.step, said("the {name} is {value}", name=name, value=value))
        return None


@dataclass(frozen=True, slots=True)
class LongGradient:
    """The whole gradient is longer than `longest`."""

    longest: float

    def __call__(self, steps: Sequence[StepReading]) -> Hit | None:
        """Return what was found at the newest step."""
        now = steps[-1]
        if now.gradient is None or not now.gradient > self.longest:
            return None
        reason = said(
            "the gradient is {length:.3g} long, more than {longest:g}",
            length=now.gradient,
            longest=self.longest,
        )
        return Hit(now.step, reason)


@dataclass(frozen=True, slots=True)
class UnitDied:
    """A unit is off for every image that was not when it was looked at before."""

    def __call__(self, steps: Sequence[StepReading]) -> Hit | None:
        """Return what was found at the newest step."""
        now = steps[-1]
        earlier = next((each.dead for each in reversed(steps[:-1]) if each.dead is not None), None)
        if now.dead is None or earlier is None or not (died := sorted(now.dead - earlier)):
            return None
        layer, unit = died[0]
        reason = said(
            "unit {unit} of {layer} died, and {more} more"
            if len(died) > 1
            else "unit {unit} of {layer} died",
            unit=unit,
            layer=layer,
            more=len(died) - 1,
        )
        return Hit(now.step, reason)


Breakpoint = LossSpike | NoNumber | LongGradient | UnitDied


def reading(
    learner: Learner, done: BatchDone | NotFinite, vitals: Vitals | None = None
) -> StepReading:
    """Read what breakpoints need right after `learner.step()` returned `done`."""
    if isinstance(done, NotFinite):
        return StepReading(learner.steps + 1, done.loss)
    grads, dead = learner.network.grads, None
    if vitals is not None:
        units = ((layer.name, unit) for layer in vitals.layers for unit in layer.dead or ())
        dead = frozenset(units)
    return StepReading(done.step, done.loss, math.sqrt(float(grads @ grads)), dead)
