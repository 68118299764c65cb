"""Commands: everything a running trainer can be asked, as frozen values in an inbox.

The trainer looks at its inbox between two mini-batches and nowhere else, so a command never
meets a half-made step. Any thread may send; only the trainer takes out.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from queue import SimpleQueue
from typing import Literal

from engine.hyper import Hyper, Value
from engine.questions import Question
from engine.said import said

ALL_DONE = said("All epochs are done: raise epochs to train on, or restart.")
HAS_DIVERGED = said("The run has diverged: recover with a smaller learning rate, or restart.")


@dataclass(frozen=True, slots=True)
class Pause:
    """Stop before the next mini-batch and wait."""


@dataclass(frozen=True, slots=True)
class Resume:
    """Train on until the last epoch is done."""


@dataclass(frozen=True, slots=True)
class StepOnce:
    """Train on one mini-batch, then pause."""


@dataclass(frozen=True, slots=True)
class RunEpoch:
    """Train on to the end of the present epoch, then pause."""


@dataclass(frozen=True, slots=True)
class SetHyper:
    """Change live hyperparameters from the next mini-batch on."""

    changes: tuple[tuple[str, Value], ...]


@dataclass(frozen=True, slots=True)
class Reset:
    """Throw the network away and begin a new run, paused, with these hyperparameters."""

    hyper: Hyper


@dataclass(frozen=True, slots=True)
class LookAtTest:
    """Evaluate on the test set, which counts as one look at it."""


@dataclass(frozen=True, slots=True)
class TryRates:
    """Do the learning-rate range test on a copy of the network."""


@dataclass(frozen=True, slots=True)
class Travel:
    """Go to a kept moment: so many before (negative) or after the present one, and pause there.

    With `epochs` only the ends of epochs count, and both ends of the path.
    """

    by: int
    epochs: bool = False


@dataclass(frozen=True, slots=True)
class GoTo:
    """Go to the kept moment of this number, on whatever branch it lies, and pause there."""

    moment: int


@dataclass(frozen=True, slots=True)
class Bookmark:
    """Keep the present step for good."""


@dataclass(frozen=True, slots=True)
class Recover:
    """After a divergence: train on from the last good moment with a smaller learning rate."""


@dataclass(frozen=True, slots=True)
class StartTwin:
    """Fork the run: a twin with one live hyperparameter changed gets the same batches from now."""

    name: str
    value: Value


@dataclass(frozen=True, slots=True)
class KeepTwin:
    """End the comparison: go on with the twin, or without it."""

    twin: bool


Pick = Literal["sample", "wrong", "uncertain", "class"]


@dataclass(frozen=True, slots=True)
class Watch:
    """Evaluate on the validation set and show some of its digits.

    `count` digits from place `offset` of the list that `pick` makes; `label` is the class
    asked for when `pick` is "class".
    """

    pick: Pick = "sample"
    label: int = 0
    count: int = 10
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Ask:
    """Answer a question about the run, which goes on as if it had not been asked."""

    question: Question


BreakpointKind = Literal["spike", "number", "gradient", "dead"]


@dataclass(frozen=True, slots=True)
class SetBreakpoints:
    """Pause the run where one of these is met, and at no others.

    "spike": the loss leaps up. "number": the gradient is no finite number. "gradient": it is longer
    than `longest`. "dead": a ReLU unit dies.
    """

    on: frozenset[BreakpointKind] = frozenset()
    longest: float = 10.0


@dataclass(frozen=True, slots=True)
class Stop:
    """End the run for good."""


Command = (
    Pause
    | Resume
    | StepOnce
    | RunEpoch
    | SetHyper
    | Reset
    | LookAtTest
    | TryRates
    | Travel
    | GoTo
    | Bookmark
    | Recover
    | StartTwin
    | KeepTwin
    | Watch
    | Ask
    | SetBreakpoints
    | Stop
)


@dataclass(slots=True)
class Inbox:
    """Commands on their way to the trainer, first in, first out."""

    _queue: SimpleQueue[Command] = field(default_factory=SimpleQueue)
    _taken: deque[Command] = field(default_factory=deque)

    def send(self, command: Command) -> None:
        """Put a command in; called from any thread, never waits."""
        self._queue.put(command)

    def empty(self) -> bool:
        """Whether nothing waits to be obeyed; called before every batch, so it is cheap."""
        return not self._taken and self._queue.empty()

    def take(self) -> Command:
        """Take the next command out, waiting for one if there is none."""
        return self._taken.popleft() if self._taken else self._queue.get()

    def stopping(self) -> bool:
        """Whether a `Stop` waits anywhere in the line: long work looks here and gives up."""
        while not self._queue.empty():
            self._taken.append(self._queue.get())
        return any(isinstance(command, Stop) for command in self._taken)
