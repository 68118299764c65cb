"""The recorder: stands between the trainer and whoever watches, and keeps each run on the disk.

Every event passes through it unchanged. What it has to say itself (where the run is kept, what was
recalled, that the disk is full) it adds as events of its own. Whatever happens to the disk,
training goes on.
"""

from __future__ import annotations

import contextlib
import shlex
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Protocol

import numpy as np

from engine.evaluation import evaluate
from engine.events import (
    BatchDone,
    EpochDone,
    Event,
    Notice,
    Recording,
    Started,
    Stopped,
    branch_name,
)
from engine.learner import Learner
from engine.past import Past
from engine.said import said
from engine.snapshot import Arithmetic
from tui.runs import resume
from tui.runs.files import RunError, mend, write_whole
from tui.runs.folder import LAST, RunFolder, create, root
from tui.runs.lock import NAME, Lock
from tui.runs.manifest import Manifest, now, read_manifest
from tui.runs.metrics import HEADER, shortened
from tui.runs.recall import recalled
from tui.runs.scribe import Scribe
from tui.runs.writer import Pace, Writer
from tui.say import say

PATIENCE = 10.0  # seconds that the end waits for the disk; it takes some hundredths as a rule


class Recorded(Protocol):
    """What the recorder needs of a trainer; `past` is another one after each reset."""

    @property
    def past(self) -> Past: ...


class Recorder:
    """Keeps the runs of one trainer, one after the other, in folders within `root`."""

    def __init__(
        self,
        root: Path,
        preset: str,
        data: tuple[str, str],
        arithmetic: Arithmetic | None = None,
        resumed: resume.Resumed | None = None,
        pace: Pace | None = None,
    ) -> None:
        self._root, self._preset, self._data = root, preset, data
        self._arithmetic, self._pace = arithmetic or Arithmetic(), pace or Pace()
        self._resumed = resumed
        self._scribe: Scribe | None = None
        self._other_data = ""
        self._writers: list[Writer] = []
        self.folder: RunFolder | None = None  # of the last run that was kept

    def record(self, trainer: Recorded, events: Iterator[Event]) -> Generator[Event, None, None]:
        """Pass the trainer's events on, and keep the run on the way."""
        try:
            for event in events:
                if isinstance(event, BatchDone):
                    yield event
                    assert self._scribe is not None, "a run starts before it trains"
                    if self._scribe.batch(event):
                        yield from self._watched(self._scribe.due(event))
                    continue
                if isinstance(event, Started):
                    yield from self._start(trainer.past, event)
                else:
                    yield event
                assert self._scribe is not None, "a run starts before anything happens in it"
                yield from self._watched(self._scribe.follow(event))
                if isinstance(event, Stopped):
                    yield from self._end()
            yield from self._end()
        finally:
            if self._resumed is not None:  # the run never started
                self._resumed.lock.release()
            self._finish()
            self._join()

    def _start(self, past: Past, event: Started) -> Iterator[Event]:
        """A new run instead of the last one; of a resumed one, what was seen of it before."""
        self._finish()
        found = self._resumed.found if self._resumed else None
        self._scribe = self._begin(past, event)
        yield event
        if found is not None:
            yield from recalled(found, self._arithmetic)
        if self._other_data:
            yield Notice(self._other_data)
            self._other_data = ""
        yield from self._overdue(past.learner)

    def _begin(self, past: Past, event: Started) -> Scribe:
        """A scribe for a run that starts now."""
        resumed, self._resumed = self._resumed, None
        manifest = Manifest(
            self._preset, *self._data, now(), self._arithmetic, past.first, event.hyper
        )
        if resumed is None:
            return Scribe(past, event, manifest, self._new_folder, self._pace, self._root)
        with contextlib.suppress(RunError):  # without it only the run's name and age are lost
            old = read_manifest(resumed.found.folder.manifest)
            manifest = Manifest(old.preset, old.data, old.data_sha256, old.created,
                                self._arithmetic, past.first, event.hyper)  # fmt: skip
            if old.data_sha256 != self._data[1]:
                self._other_data = said(
                    "{path}: the run began on other data.", path=resumed.found.folder.manifest
                )
        return Scribe(past, event, manifest, lambda: self._old_folder(resumed), self._pace,
                      resumed.found.folder.path, resumed)  # fmt: skip

    def _watched(self, events: Iterator[Event]) -> Iterator[Event]:
        """Pass on what a scribe tells, and remember where the run is."""
        for event in events:
            if isinstance(event, Recording):
                self.folder = RunFolder(Path(event.folder))
            yield event

    def _overdue(self, learner: Learner) -> Iterator[Event]:
        """The validation of an epoch after whose last step the run was stopped."""
        scribe, batches = self._scribe, learner.batches
        assert scribe is not None
        epochs = scribe.courses.now.epochs
        known = bool(epochs) and epochs[-1].step >= learner.steps
        if not batches.epoch or not batches.epoch_is_over or known:
            return
        with np.errstate(all="ignore"):
            result = evaluate(learner.network, learner.sets.validation)
        seconds = learner.epoch_seconds
        if result is None or not np.isfinite(result.loss):
            return
        event = EpochDone(
            epoch=batches.epoch,
            step=learner.steps,
            train_loss=learner.tally.loss,
            train_accuracy=learner.tally.accuracy,
            validation_loss=result.loss,
            validation_accuracy=result.accuracy,
            learning_rate=learner.rate,
            seconds=seconds,
            images_per_second=learner.tally.images / seconds if seconds > 0 else 0.0,
        )
        yield event
        yield from self._watched(scribe.follow(event))

    # Folders ------------------------------------------------------------------------------

    def _new_folder(self) -> Writer:
        """A folder for a new run, its lock and its writer; nothing stays of it if that fails."""
        folder, lock = create(self._root, self._preset), None
        try:
            lock = Lock(folder.path)
            write_whole(folder.metrics, HEADER.encode())
        except OSError:
            if lock is not None:
                lock.release()
            for name in (NAME, folder.metrics.name):
                with contextlib.suppress(OSError):
                    (folder.path / name).unlink()
            with contextlib.suppress(OSError):
                folder.path.rmdir()
            raise
        return self._writer(Writer(folder, lock, self._pace))

    def _old_folder(self, resumed: resume.Resumed) -> Writer:
        """The folder of a resumed run, without the figures of steps that are now taken again."""
        folder = resumed.found.folder
        mend(folder.events)
        write_whole(folder.metrics, shortened(folder.metrics, resumed.found.kept.rows))
        return self._writer(Writer(folder, resumed.lock, self._pace, trusted=resumed.trusted))

    def _writer(self, writer: Writer) -> Writer:
        self._writers.append(writer)
        return writer

    # The end ------------------------------------------------------------------------------

    def _finish(self) -> None:
        """End the present run: its last state is written and its lock released."""
        if self._scribe is not None:
            self._scribe.finish()

    def _join(self) -> None:
        for writer in self._writers:
            if not writer.join(PATIENCE):
                writer.reports.append(
                    said(
                        "The disk has not taken the end of the run within {seconds:.0f} seconds.",
                        seconds=PATIENCE,
                    )
                )

    def _end(self) -> Iterator[Event]:
        """End everything, and tell what went wrong at the last moment."""
        self._finish()
        self._join()
        for writer in self._writers:
            while writer.reports:
                yield Notice(writer.reports.popleft())

    @property
    def cpu(self) -> float:
        """CPU seconds that writing has taken."""
        return sum(writer.cpu for writer in self._writers)

    @property
    def farewell(self) -> str | None:
        """Where the run is and how to go on with it; None if nothing was kept."""
        if self.folder is None or not self.folder.checkpoint(LAST).exists():
            return None
        path = self.folder.path
        name = path.name if path.parent == root() else shlex.quote(str(path))
        if self._scribe is None or self._scribe.writer is None or not self._scribe.last.has_more:
            return say("saved in {path}: chainrule resume {name}", path=path, name=name)
        kept = self._scribe.last
        return say(
            "saved in {path}, step {step:,} of {branch}: chainrule resume {name} (the end, step "
            "{ahead:,}: --checkpoint end)"
            if kept.ahead
            else "saved in {path}, step {step:,} of {branch}: chainrule resume {name}",
            path=path,
            name=name,
            step=kept.course.history.steps,
            branch=branch_name(kept.branch),
            ahead=kept.ahead,
        )
