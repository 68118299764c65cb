"""Hints: what a rule may look at, and the form of what it says.

`Readings` are the numbers of a run at one moment, gathered by whoever asks for advice; a rule
never meets the run itself. A `Hint` says what was seen, why that happens, the formula behind it,
and one thing to do.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import median
from typing import Literal

from engine.events import EpochDone
from engine.fields import Number
from engine.hyper import FIELD_BY_NAME, Hyper, Value
from engine.noise import Noise
from engine.remedies import Action, Open, RestartWith
from engine.ruler import Ruler
from engine.vitals import Vitals

FEW_RULERS = 3  # one ruler depends on one mini-batch; the median of three says something
LOW_LOSS = 0.1  # nats above the floor: little is left to gain
WINDOW = 200  # losses from which their course can be told from their noise


@dataclass(frozen=True, slots=True)
class Hint:
    """One piece of advice: `name` of the rule, the numbers `seen`, `why`, a formula, an action."""

    name: str
    seen: str
    why: str
    formula: str
    action: Action


@dataclass(frozen=True, slots=True)
class Side:
    """One of two that are compared, and how many validation images it reads right."""

    name: str
    right: int


@dataclass(frozen=True, slots=True)
class Claim:
    """That `better` is better than `other`; `apart` are the images that one alone reads right."""

    better: Side
    other: Side
    apart: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Readings:
    """A run as the rules see it; what was not measured is None or empty, and its rules keep silent.

    `losses` are those of the last mini-batches, in nats, oldest first, best a thousand or more;
    `rate` is the last step's learning rate. `rulers` and `vitals` must be recent. `looks` counts
    how often the test set was looked at.
    """

    hyper: Hyper
    step: int
    rate: float
    losses: tuple[float, ...] = ()
    epochs: tuple[EpochDone, ...] = ()
    diverged: bool = False
    vitals: Vitals | None = None
    rulers: tuple[Ruler, ...] = ()
    noise: Noise | None = None
    validation_images: int = 0
    looks: int = 0
    claim: Claim | None = None
    classes: int = 10

    @property
    def guessing(self) -> float:
        """The loss, in nats, of equal probabilities for all classes: ln 10 for ten."""
        return math.log(self.classes)

    @property
    def loss(self) -> float:
        """The mean loss of the newer half of the mini-batches; NaN if there are none."""
        newer = self.losses[len(self.losses) // 2 :]
        return math.fsum(newer) / len(newer) if newer else math.nan

    @property
    def floor(self) -> float:
        """The lowest loss there can be: 0, or the entropy of the smoothed truth."""
        rest = self.hyper.label_smoothing / self.classes
        if not rest:
            return 0.0
        right = 1 - (self.classes - 1) * rest
        return -right * math.log(right) - (self.classes - 1) * rest * math.log(rest)  # -Σ q log q

    @property
    def excess(self) -> float:
        """How far the loss is above its floor."""
        return self.loss - self.floor

    @property
    def stands(self) -> bool:
        """Whether the newer half of the losses is not lower than the older one, beyond chance.

        Chance is one standard error of the difference of the two means, σ √(2 / n).
        """
        if len(self.losses) < WINDOW:
            return False
        half, newer = len(self.losses) // 2, self.loss
        older = math.fsum(self.losses[:half]) / half
        spread = math.fsum((loss - newer) ** 2 for loss in self.losses[-half:]) / half
        return older - newer < math.sqrt(2 * spread / half)

    @property
    def factor(self) -> float:
        """What the schedule multiplies the learning rate by at present."""
        return self.rate / self.hyper.learning_rate

    @property
    def at_full_speed(self) -> bool:
        """Whether the schedule leaves at least half of the learning rate that was chosen."""
        return self.factor >= 0.5

    def typical(self, name: Literal["edge", "best", "gain", "harm"]) -> float | None:
        """The median of a reading over the rulers; None if there are too few of them."""
        values = [getattr(ruler, name) for ruler in self.rulers]
        return float(median(values)) if len(values) >= FEW_RULERS else None


def near(name: str, value: float) -> Value:
    """Round a value for a number field to one digit, as people write it, within its range."""
    return within(name, float(f"{value:.1g}"))


def within(name: str, value: float) -> Value:
    """Bring a value for a number field into its range."""
    field = FIELD_BY_NAME[name]
    assert isinstance(field, Number)
    return field.check(min(max(value, field.low), field.high))


def restart(now: Readings, *changes: tuple[str, Value]) -> Action:
    """Restart with the first of these changes that is one; look at the layers if none is."""
    for name, value in changes:
        if now.hyper.value(name) != value:
            return RestartWith(name, value)
    return Open("layers")
