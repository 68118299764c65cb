"""Answers: what the run replies to each kind of question, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass

from engine.events import Digit
from engine.examples import Example
from engine.health import Health
from engine.hints import Hint
from engine.inspector import Inspection
from engine.mistakes import Changed, Confusion, Suspect
from engine.neighbours import Neighbour
from engine.operations import Trace
from engine.ruler import Ruler
from engine.units import Favourite, UnitPicture
from engine.vitals import Vitals


@dataclass(frozen=True, slots=True)
class Mistakes:
    """The confusion matrix, how many digits each kind has, and some of the kind asked for.

    `since` is the epoch with whose end the answers are compared, None if there was none yet.
    """

    accuracy: float
    loss: float
    confusion: Confusion
    changed: Changed
    suspects: tuple[Suspect, ...]
    total: int
    digits: tuple[Digit, ...]
    since: int | None = None


@dataclass(frozen=True, slots=True)
class Layers:
    """Readings now and at the start, a word for every layer, and what was asked of units."""

    now: Vitals
    start: Vitals
    health: tuple[Health, ...]
    pictures: tuple[UnitPicture, ...]
    favourites: tuple[tuple[Favourite, Digit], ...]


Near = tuple[tuple[Neighbour, bytes], ...]  # the nearest training images and their pixels


@dataclass(frozen=True, slots=True)
class OneDigit:
    """An image, its way through the network, and the training images that look most like it.

    `pixels` are what the network sees: of a drawing, what became of it when it was prepared.
    """

    pixels: bytes
    inspection: Inspection
    neighbours: Near


@dataclass(frozen=True, slots=True)
class Rates:
    """The ruler along the next update; None if its loss is no finite number."""

    ruler: Ruler | None


@dataclass(frozen=True, slots=True)
class Steps:
    """The next step, operation by operation, and the small graphs that lead up to it."""

    trace: Trace
    examples: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class Advice:
    """What the guide says, the most urgent first, and the names of all rules.

    `silent` are those that had too little to read.
    """

    hints: tuple[Hint, ...]
    rules: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()


Answer = Mistakes | Layers | OneDigit | Rates | Steps | Advice
