"""Going on with a run: its newest whole checkpoint, and the lock on its folder."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from engine.checkpoint import CheckpointError, decode
from engine.events import branch_name
from engine.said import Said, joined, said, words_of
from engine.snapshot import Arithmetic, Snapshot
from engine.state import read_arithmetic
from tui.runs.course import Course, count, course_from, real
from tui.runs.files import LARGEST_CHECKPOINT, TEMPORARY, RunError, read, reason
from tui.runs.folder import LAST, PREVIOUS, RunFolder
from tui.runs.lock import Lock


@dataclass(frozen=True, slots=True)
class Kept:
    """What a checkpoint keeps beside the snapshot.

    `rows` of metrics.csv were written by then; `branch` is the run's and `branches` the highest
    number in use; `best` is the best validation accuracy so far; `before` tells what did the
    arithmetic in earlier sittings, if that was something else. A run that was left in its past had
    gone on to step `ahead`, where the checkpoint `end` is.
    """

    course: Course
    rows: int = 0
    branch: int = 0
    branches: int = 0
    best: float | None = None
    before: tuple[Arithmetic, ...] = ()
    ahead: int = 0

    @property
    def goes_on_as(self) -> int:
        """The branch of the next steps: from the past on, a new one."""
        return self.branches + 1 if self.ahead else self.branch

    @property
    def has_more(self) -> bool:
        """Whether there was more of the run than the way to this checkpoint."""
        return bool(self.branches or self.ahead)

    def to_json(self) -> dict[str, object]:
        """As the checkpoint holds it."""
        return {
            **self.course.to_json(),
            "rows": self.rows,
            "branch": self.branch,
            "branches": self.branches,
            "best": self.best,
            "before": [asdict(each) for each in self.before],
            "ahead": self.ahead,
        }


def kept_from(found: Any, name: str) -> Kept:
    """Read what a checkpoint keeps, or raise `CheckpointError`."""
    try:
        return Kept(
            course=course_from(found),
            rows=count(found["rows"]),
            branch=count(found["branch"]),
            branches=count(found["branches"]),
            best=None if found["best"] is None else real(found["best"]),
            before=tuple(read_arithmetic(each) for each in found["before"]),
            ahead=count(found.get("ahead", 0)),  # older ones do not have it
        )
    except (KeyError, TypeError, ValueError, OverflowError):
        raise CheckpointError(
            said("{name}: what it keeps of the run's past makes no sense", name=name)
        ) from None


@dataclass(frozen=True, slots=True)
class Found:
    """A checkpoint that can be gone on from; `problems` tell why newer ones cannot."""

    folder: RunFolder
    checkpoint: str
    snapshot: Snapshot
    kept: Kept
    problems: tuple[str, ...] = ()

    @property
    def arithmetics(self) -> tuple[Arithmetic, ...]:
        """What did the run's arithmetic, in all its sittings."""
        return (*self.kept.before, self.snapshot.arithmetic)

    def others(self, now: Arithmetic) -> tuple[Arithmetic, ...]:
        """Those of them that are not what does the arithmetic now."""
        return tuple(dict.fromkeys(each for each in self.arithmetics if each != now))

    @property
    def place(self) -> Said | None:
        """Where a run goes on that had more branches or kept steps; None if it had not."""
        if not self.kept.has_more:
            return None
        step, branch = self.snapshot.counters.steps, self.kept.branch
        where = said(
            "Resumed at step {step:,} of {branch}, which is main from now on; other branches and "
            "kept steps were in memory only."
            if branch
            else "Resumed at step {step:,} of {branch}; other branches and kept steps were in "
            "memory only.",
            step=step,
            branch=branch_name(branch),
        )
        ahead = self.kept.ahead
        if not ahead:
            return where
        return said("{where} The end, step {ahead:,}: resume with --checkpoint end.",
                    where=where, ahead=ahead)  # fmt: skip

    @property
    def notices(self) -> tuple[str, ...]:
        """What the user should know before the run goes on."""
        if not self.problems:
            return ()
        step = self.snapshot.counters.steps
        return (
            said(
                "{problems}. Going on from {checkpoint} at step {step:,}.",
                problems=joined(self.problems, "; "),
                checkpoint=self.checkpoint,
                step=step,
            ),
        )


def load(folder: RunFolder, name: str) -> tuple[Snapshot, Kept]:
    """Read one checkpoint; raises `RunError` or `CheckpointError`."""
    path = folder.checkpoint(name)
    snapshot, extra = decode(read(path, LARGEST_CHECKPOINT), str(path))
    return snapshot, kept_from(extra, str(path))


def newest(folder: RunFolder, names: Sequence[str] = (LAST, PREVIOUS)) -> Found:
    """The first of these checkpoints that is whole; `RunError` tells what is wrong with each."""
    problems: list[str] = []
    for name in names:
        if (
            name == LAST
            and not folder.checkpoint(LAST).exists()
            and folder.checkpoint(PREVIOUS).exists()
        ):
            continue  # the process ended just before the new one took its name
        try:
            return Found(folder, name, *load(folder, name), tuple(problems))
        except (RunError, CheckpointError) as error:
            problems.append(words_of(error))
    others = [each for each in folder.checkpoints() if each not in names]
    offer = ", ".join(f"--checkpoint {each}" for each in others)
    raise RunError(
        said(
            "{problems}. Try {offer}."
            if offer
            else "{problems}. Begin a new run with 'chainrule train'.",
            problems=joined(problems, "; "),
            offer=offer,
        )
    )


@dataclass(frozen=True, slots=True)
class Resumed:
    """A run that this process goes on with: it holds the lock.

    `trusted` says that the last checkpoint is sound, so that it may become the previous one.
    """

    found: Found
    lock: Lock
    trusted: bool


def take_up(folder: RunFolder, checkpoint: str | None = None) -> Resumed:
    """Lock a run and load its newest whole checkpoint, or the one asked for."""
    try:
        lock = Lock(folder.path)
    except OSError as error:
        raise RunError(
            said("{path}: cannot be written to: {reason}", path=folder.path, reason=reason(error))
        ) from None
    try:
        found = newest(folder, (checkpoint,) if checkpoint else (LAST, PREVIOUS))
    except RunError:
        lock.release()
        raise
    for leftover in folder.path.glob(f"*{TEMPORARY}"):  # of a process that was killed
        with contextlib.suppress(OSError):
            leftover.unlink()
    return Resumed(found, lock, found.checkpoint == LAST or is_whole(folder, LAST))


def is_whole(folder: RunFolder, name: str) -> bool:
    """Whether a checkpoint can be read."""
    try:
        load(folder, name)
    except (RunError, CheckpointError):
        return False
    return True
