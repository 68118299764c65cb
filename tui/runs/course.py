"""The course of a run: its loss and its epochs so far, kept so that a resumed run can show them.

A run may step back and take another way, so the course of each branch is remembered to its end.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple, dataclass, field, replace
from typing import Any

from engine.events import Branch, EpochDone
from tui.history import BINS, POINTS, Bin, History

GATHER = 512  # losses are folded in so many at a time
MOST_EPOCHS = 1000


@dataclass(frozen=True, slots=True)
class Course:
    """What was seen from the first step to here."""

    history: History = field(default_factory=History)
    epochs: tuple[EpochDone, ...] = ()

    def extended(self, losses: Sequence[float]) -> Course:
        """With the losses of the next steps."""
        return replace(self, history=self.history.extended(losses)) if losses else self

    def with_epoch(self, event: EpochDone) -> Course:
        """With an epoch's end; at the same step it replaces an earlier one."""
        before = tuple(each for each in self.epochs if each.step < event.step)
        history = self.history.validated(event.step, event.validation_loss)
        return Course(history, (*before, event)[-MOST_EPOCHS:])

    def until(self, step: int) -> Course:
        """As it was after this step."""
        if step >= self.history.steps:
            return self
        bins, left = [], step
        for each in self.history.bins:
            if left <= 0:
                break
            steps = min(each.steps, left)
            bins.append(Bin(steps, each.mean, each.largest))
            left -= steps
        points = tuple(point for point in self.history.validation if point[0] <= step)
        history = History(bins=tuple(bins), width=self.history.width, steps=step, validation=points)
        return Course(history, tuple(each for each in self.epochs if each.step <= step))

    def to_json(self) -> dict[str, object]:
        """As a checkpoint keeps it."""
        return {
            "width": self.history.width,
            "curve": [astuple(each) for each in self.history.bins],
            "validation": self.history.validation,
            "epochs": [astuple(each) for each in self.epochs],
        }


def course_from(found: Any) -> Course:
    """Read what a checkpoint kept; ValueError, TypeError or KeyError if it makes no sense."""
    width = count(found["width"])
    bins = tuple(Bin(count(n), real(mean), real(top)) for n, mean, top in found["curve"])
    points = tuple((count(step), real(loss)) for step, loss in found["validation"])
    epochs = []
    for row in found["epochs"]:
        epoch, step, *figures, classes = row
        numbers: list[Any] = [real(figure) for figure in figures]
        done = EpochDone(count(epoch), count(step), *numbers)
        epochs.append(replace(done, class_accuracies=tuple(map(real, classes))))
    too_many = len(bins) > BINS or len(points) > POINTS or len(epochs) > MOST_EPOCHS
    if too_many or width < 1 or not all(1 <= each.steps <= width for each in bins):
        raise ValueError("a curve of a wrong length")
    if any(each.steps != width for each in bins[:-1]):
        raise ValueError("a curve of unequal parts")
    steps = sum(each.steps for each in bins)
    return Course(History(bins=bins, width=width, steps=steps, validation=points), tuple(epochs))


def count(value: object) -> int:
    """A whole number that counts something."""
    if type(value) is not int or not 0 <= value <= 2**53:
        raise ValueError("no count")
    return value


def real(value: object) -> float:
    """A finite number."""
    if type(value) not in (int, float):
        raise TypeError("no number")
    assert isinstance(value, int | float)
    if not -1e300 <= value <= 1e300:
        raise ValueError("out of range")
    return float(value)


class Courses:
    """The course up to now, and those of the branches that were left."""

    def __init__(self, course: Course | None = None) -> None:
        self._now = course or Course()
        self._branches: dict[int, Course] = {}
        self._branch, self._new = 0, course is not None
        self._losses: list[float] = []
        self._twin: list[float] | None = None

    @property
    def now(self) -> Course:
        """Everything up to the present step."""
        if self._losses:
            self._now = self._now.extended(self._losses)
            self._losses.clear()
        return self._now

    def batch(self, loss: float) -> None:
        """Count a step; cheap, for it is called at every one."""
        self._losses.append(loss)
        self._new = True
        if len(self._losses) >= GATHER:
            self._now = self.now

    def epoch(self, event: EpochDone) -> None:
        """Note an epoch's end."""
        self._now, self._new = self.now.with_epoch(event), True

    def go_to(self, step: int, branch: int) -> None:
        """The run went to a step of a branch, which need not be the present one."""
        self._leave()
        self._now = self._branches.get(branch, self._now).until(step)
        self._branch = branch

    def train_on(self, branch: int) -> None:
        """The next steps belong to this branch."""
        self._branch = branch

    def branch_off(self, branch: Branch, forgotten: Sequence[int] = ()) -> None:
        """A new branch begins, here or at an earlier step from which a twin was trained."""
        self._leave()
        twin, self._twin = self._twin, None
        if twin is not None:
            self._now = self.now.until(branch.step).extended(twin)
        self._branch, self._new = branch.number, True
        for number in forgotten:
            self._branches.pop(number, None)

    def twin_began(self) -> None:
        """From here a second run is trained beside the first."""
        self._twin = []

    def twin_step(self, loss: float) -> None:
        """The twin's loss at a step."""
        if self._twin is not None:
            self._twin.append(loss)

    def twin_ended(self, *, kept: bool) -> None:
        """Without being kept the twin is forgotten; otherwise it becomes a branch."""
        if not kept:
            self._twin = None

    def _leave(self) -> None:
        """Remember the present branch to its end, if anything was added to it."""
        if self._new:
            self._branches[self._branch] = self.now
            self._new = False
