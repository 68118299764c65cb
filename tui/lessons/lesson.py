"""A lesson: where it starts, its steps with their goals, and what it says in each language.

A goal is a pure predicate on what is in sight: the view of the run, the place on show, and
whether the run was begun anew since the step began.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from engine.hyper import Hyper
from tui.view import RunView

TRAIN, LAYERS, RULER = "train", "layers", "ruler"  # as in `tui.keys`


@dataclass(frozen=True, slots=True)
class Sight:
    """What a goal may look at; a `fresh` run began after the step did."""

    view: RunView
    place: str = TRAIN
    fresh: bool = False


Goal = Callable[[Sight], bool]


def never(_: Sight) -> bool:
    """The goal that only an answer meets, and the failure that cannot be."""
    return False


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to a question: its name (of a fault), its words, and what is said to it."""

    name: str
    label: str
    reply: str


@dataclass(frozen=True, slots=True)
class StepWords:
    """What a step asks for, what it has shown once its goal is met, and how to mend a failure."""

    task: str
    done: str
    failed: str = ""
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """All that a lesson says in one language; `summary` ends with what to try next."""

    title: str
    teaches: str
    intro: str
    steps: tuple[StepWords, ...]
    summary: str


@dataclass(frozen=True, slots=True)
class Step:
    """One experiment: met when `goal` holds, or when the choice named `answer` is taken."""

    goal: Goal = never
    failed: Goal = never
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Lesson:
    """A course of steps; `words` by the code of the language.

    With `images` it trains on so many only. With `faulty` the trainer has the riddle's fault.
    """

    name: str
    minutes: int
    hyper: Hyper
    steps: tuple[Step, ...]
    words: Mapping[str, Words] = field(repr=False)
    images: int = 0
    faulty: bool = False
