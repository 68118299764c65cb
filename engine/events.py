"""Events: everything that can happen in a run, as frozen values.

The trainer yields them in the order in which they happen. They hold plain numbers, tuples and
bytes, never a live array, so that they may cross threads and be compared in a test.
"""

from __future__ import annotations

from dataclasses import dataclass

from engine.commands import Command, SetBreakpoints, Watch
from engine.hyper import Hyper, Value
from engine.questions import Question
from engine.said import Said, said


@dataclass(frozen=True, slots=True)
class Started:
    """A new run stands ready, untrained: at the beginning and after each reset."""

    hyper: Hyper
    layers: tuple[str, ...]
    parameters: int
    train_images: int
    validation_images: int
    test_images: int


@dataclass(frozen=True, slots=True)
class Resumed:
    """Training goes on from here."""

    step: int


@dataclass(frozen=True, slots=True)
class Paused:
    """Training waits here."""

    step: int


@dataclass(frozen=True, slots=True)
class BatchDone:
    """One mini-batch was learned from.

    `step` counts from 1 over the whole run, `epoch` from 1; `seen` are the images of this epoch
    so far. `loss` is the mean cross-entropy in nats and `correct` the right answers, both from
    the forward pass before the update. `learning_rate` is that of the step, and `elapsed` the
    time spent training so far, in seconds.
    """

    step: int
    epoch: int
    seen: int
    size: int
    loss: float
    correct: int
    learning_rate: float
    elapsed: float


@dataclass(frozen=True, slots=True)
class EpochDone:
    """Every training image was seen once more.

    Training loss and accuracy are means over the epoch's batches as they were met, validation
    ones are measured at its end. `seconds` is the epoch's training time. `class_accuracies` is
    the share of each class's validation images that is read right.
    """

    epoch: int
    step: int
    train_loss: float
    train_accuracy: float
    validation_loss: float
    validation_accuracy: float
    learning_rate: float
    seconds: float
    images_per_second: float
    class_accuracies: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """One hyperparameter's way from an old to a new value."""

    name: str
    old: Value
    new: Value


@dataclass(frozen=True, slots=True)
class HyperApplied:
    """These changes hold from the batch after `step`; `note` tells of a side effect."""

    step: int
    changes: tuple[Change, ...]
    hyper: Hyper
    note: str = ""


@dataclass(frozen=True, slots=True)
class Rejected:
    """A command was refused, and nothing changed."""

    command: Command
    reason: str


@dataclass(frozen=True, slots=True)
class TestLooked:
    """The test set was looked at, for the `looks`-th time in this run."""

    __test__ = False  # pytest: not a test class

    step: int
    looks: int
    loss: float
    accuracy: float


@dataclass(frozen=True, slots=True)
class Digit:
    """One validation image and what the network makes of it.

    `place` is its index in the validation set, `pixels` its 8-bit grey values row by row, and
    `probabilities` the softmax over the classes.
    """

    place: int
    label: int
    guess: int
    probabilities: tuple[float, ...]
    pixels: bytes


@dataclass(frozen=True, slots=True)
class Watched:
    """The answer to `Watch`: the digits asked for, out of `total` that the pick found.

    Loss and accuracy are those of the whole validation set; `seconds` is what the look cost.
    """

    watch: Watch
    step: int
    total: int
    digits: tuple[Digit, ...]
    loss: float
    accuracy: float
    seconds: float


@dataclass(frozen=True, slots=True)
class Answered:
    """The answer to a question, about the run after `step`; `seconds` is what it cost.

    `answer` is the frozen class of `engine.answers` that belongs to the question, or None where
    the run has no answer to give.
    """

    question: Question
    step: int
    answer: object
    seconds: float


@dataclass(frozen=True, slots=True)
class BreakpointsSet:
    """From now on the run pauses where one of these is met."""

    wanted: SetBreakpoints


@dataclass(frozen=True, slots=True)
class BreakpointMet:
    """The run paused after `step` because a breakpoint was met there; `reason` has the numbers."""

    step: int
    reason: str


@dataclass(frozen=True, slots=True)
class RatesTested:
    """The learning-rate range test, done on a copy: (rate, smoothed loss) points, and what to do.

    `suggestion` is None if none can be made; `reason` says why, or why this one.
    """

    step: int
    points: tuple[tuple[float, float], ...]
    suggestion: float | None
    reason: str


@dataclass(frozen=True, slots=True)
class Moment:
    """A kept state of the run: one to which it can return.

    `number` is its name for good, `step` and `epoch` where it lies on its `branch`. `kinds` say why
    it is kept: "start", "epoch" (an epoch's end), "best" (of all validations), "bookmark", "tip"
    (where a branch was left), "fork" (where twins parted); none for one of the many in between,
    which thin out with time.
    """

    number: int
    step: int
    epoch: int
    branch: int
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Branch:
    """One course of the run: branch 0 from the start, others from a step of their parent."""

    number: int
    parent: int
    step: int


def branch_name(number: int) -> Said:
    """What a person calls a branch."""
    return said("branch {number}", number=number) if number else said("main")


@dataclass(frozen=True, slots=True)
class Kept:
    """A moment was kept, or an old one is kept for another reason as well.

    The moments numbered in `dropped` were given up for it; `used` of `budget` bytes are taken.
    """

    moment: Moment
    dropped: tuple[int, ...]
    used: int
    budget: int


@dataclass(frozen=True, slots=True)
class Moved:
    """The run stands at another moment now, paused: everything is as it was then.

    `seen` images of epoch `moment.epoch`, after `elapsed` seconds of training.
    """

    moment: Moment
    hyper: Hyper
    seen: int
    elapsed: float


@dataclass(frozen=True, slots=True)
class Branched:
    """Training goes on from a moment of the past, on this new branch.

    The branches numbered in `forgotten`, the oldest, can no longer be returned to.
    """

    branch: Branch
    forgotten: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Recalled:
    """A run from disk goes on: what was seen of it before.

    `curve` are (steps, mean loss, largest loss) of consecutive stretches of equal length, the last
    perhaps shorter; `validation` (step, loss) points; `epochs` the table so far; `looks` counts
    those at the test set.
    """

    step: int
    epoch: int
    seen: int
    elapsed: float
    curve: tuple[tuple[int, float, float], ...]
    validation: tuple[tuple[int, float], ...]
    epochs: tuple[EpochDone, ...]
    looks: int = 0


@dataclass(frozen=True, slots=True)
class Recording:
    """From now on the run is written to this folder."""

    folder: str


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that the user should know, such as a full disk; the run goes on."""

    text: str


@dataclass(frozen=True, slots=True)
class TwinStarted:
    """From this step on a twin with one hyperparameter changed is trained beside the run."""

    step: int
    change: Change


@dataclass(frozen=True, slots=True)
class TwinStep:
    """The loss of the run and of its twin on the same mini-batch, the run's `step`-th."""

    step: int
    loss: float
    twin_loss: float


@dataclass(frozen=True, slots=True)
class TwinEnded:
    """The comparison is over; `kept` says whether the twin goes on instead of the run."""

    step: int
    change: Change
    kept: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Finished:
    """The last epoch is done."""

    step: int
    epoch: int


@dataclass(frozen=True, slots=True)
class Diverged:
    """The loss of the batch `step` is no finite number any more.

    The run stands at step `kept_step` again, the last one known to be good.
    """

    step: int
    loss: float
    learning_rate: float
    kept_step: int
    advice: str


@dataclass(frozen=True, slots=True)
class Stopped:
    """The run ended because it was asked to."""

    step: int


Event = (
    Started
    | Resumed
    | Paused
    | BatchDone
    | EpochDone
    | HyperApplied
    | Rejected
    | TestLooked
    | RatesTested
    | Answered
    | BreakpointsSet
    | BreakpointMet
    | Kept
    | Moved
    | Branched
    | Recalled
    | Recording
    | Notice
    | TwinStarted
    | TwinStep
    | TwinEnded
    | Watched
    | Finished
    | Diverged
    | Stopped
)
