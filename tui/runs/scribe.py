"""The scribe of one run: follows its events and tells the writer what is to be kept.

It works in the trainer's thread, between two events, where a snapshot may be taken. Nothing is on
the disk until the first mini-batch: a look around leaves no trace.
"""

from __future__ import annotations

import json
import math
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from engine import events
from engine.checkpoint import encode
from engine.events import BatchDone, Event, Kept, Notice, Started
from engine.past import Past
from engine.snapshot import Snapshot
from tui.record import record
from tui.runs import resume
from tui.runs.course import Courses
from tui.runs.files import RunError
from tui.runs.folder import BEST, END, LAST, SUFFIX, unsaved
from tui.runs.manifest import Manifest, now
from tui.runs.metrics import Row, Stretch
from tui.runs.writer import Pace, Whole, Writer

# Too many of them, or too large, to be written down:
COMMON = (BatchDone, Kept, events.TwinStep, events.Watched, events.RatesTested, events.Answered)


class Scribe:
    """Keeps one run. `open_writer` makes its folder, or takes the resumed one's over.

    `where` is the folder of that one, or in which a new one is made.
    """

    def __init__(
        self,
        past: Past,
        started: Started,
        manifest: Manifest,
        open_writer: Callable[[], Writer],
        pace: Pace,
        where: Path,
        resumed: resume.Resumed | None = None,
    ) -> None:
        self.past, self._manifest, self._pace = past, manifest, pace
        self._written: Manifest | None = None
        self._open_writer, self._resumed, self._where = open_writer, resumed, where
        kept = self.last = resumed.found.kept if resumed else resume.Kept(Courses().now)
        self._rows, self._best = kept.rows, kept.best
        self._branch, self._highest, self._began_on = kept.branch, kept.branches, kept.goes_on_as
        self._base = max(self._highest, self._began_on)
        self._before = resumed.found.others(manifest.arithmetic) if resumed else ()
        self.courses = Courses(kept.course if resumed else None)
        self._whole = started.train_images
        self._stretch = Stretch(started.train_images)
        self._early: list[tuple[str, str]] = []  # lines from before there was a folder
        self.writer: Writer | None = None
        # For the next autosave, or the next attempt to make a folder:
        self._due = math.inf if pace.autosave == math.inf else 0.0
        self._new = self._told = False
        self._away: int | None = None  # in the past: on which branch the run stands there
        self._end: Whole | None = None  # the state that was left for the past

    # Following the run --------------------------------------------------------------------

    def batch(self, event: BatchDone) -> bool:
        """Count a step, which must cost next to nothing; whether something is `due` after it."""
        self.courses.batch(event.loss)
        self._new = True
        if row := self._stretch.batch(event, self._branch):
            self._add_row(row)
        return time.monotonic() >= self._due or (self.writer is not None and self.writer.told)

    def due(self, event: BatchDone) -> Iterator[Event]:
        """What has to be done after a step now and then."""
        if time.monotonic() >= self._due:
            if self.writer is None:
                yield from self._open()
            if event.seen < self._whole:  # an epoch's end waits for its validation
                self._save()
        yield from self.notices()

    def follow(self, event: Event) -> Iterator[Event]:
        """Take a rare event into account; yields what is to be told of keeping the run."""
        if self._resumed and self.writer is None and self._due < math.inf and changes(event):
            yield from self._open()
        self._rare(event)
        if not isinstance(event, COMMON):
            self._write_down(event)
        yield from self.notices()

    def _rare(self, event: Event) -> None:
        match event:
            case events.EpochDone():
                self.epoch(event)
            case Kept():
                self._moment(event)
            case events.Resumed():
                self._away = self._end = None
                self._branch = self._number(self.past.timeline.branch)
                self._highest = max(self._highest, self._branch)
                self.courses.train_on(self.past.timeline.branch)
            case events.Moved(moment):
                self._go_to(moment.step, moment.branch)
                self._away = self._number(moment.branch)
            case events.Diverged(kept_step=step):
                self._go_to(step, self.past.timeline.branch)
                self._save()
            case events.Branched(branch, forgotten):
                self.courses.branch_off(branch, forgotten)
                self._branch = self._number(branch.number)
                self._highest = max(self._highest, self._branch)
            case events.HyperApplied() | events.TestLooked():
                self._new = self._new or self._away is None
                self._save()
            case events.Paused() | events.Finished():
                self._save()
            case events.TwinStarted():
                self.courses.twin_began()
            case events.TwinStep(twin_loss=loss):
                self.courses.twin_step(loss)
            case events.TwinEnded(kept=kept):
                self.courses.twin_ended(kept=kept)

    def epoch(self, event: events.EpochDone) -> None:
        """An epoch's end: a line, a checkpoint, and the best one if there was none better."""
        self.courses.epoch(event)
        self._add_row(self._stretch.epoch(event, self._branch))
        self._new = True
        if self._best is None or event.validation_accuracy > self._best:
            self._best = event.validation_accuracy
            self._put(BEST, self.past.snapshot())
        self._save()

    def _go_to(self, step: int, branch: int) -> None:
        self.courses.go_to(step, branch)
        self._stretch.forget()

    def _number(self, branch: int) -> int:
        """A branch of this sitting among all that the run ever had."""
        return self._base + branch if branch else self._began_on

    def _moment(self, event: Kept) -> None:
        """A bookmark is written; the end of a branch when the run is left in its past."""
        moment = event.moment
        snapshot = self.past.timeline.entries[moment.number].snapshot
        if "bookmark" in moment.kinds:
            self._put(f"bookmark-{moment.step}", snapshot)
        if "tip" in moment.kinds and self._away is None:
            self._end = self._checkpoint(END, snapshot)

    # Keeping it ---------------------------------------------------------------------------

    def _open(self) -> Iterator[Event]:
        """Make the folder, or say once that it cannot be made."""
        self._due = time.monotonic() + self._pace.autosave
        try:
            writer = self._open_writer()
        except (OSError, RunError) as error:
            if not self._told:
                self._told = True
                yield Notice(unsaved(self._where, error, new=self._resumed is None))
            return
        self.writer, self._told = writer, False
        self._put_manifest()
        for name, line in self._early:
            writer.add(name, line)
        self._early.clear()
        opened = events.Recording(str(writer.folder.path))
        self._write_down(opened)
        yield opened

    def _save(self) -> None:
        """Have the present state written, if it is new."""
        if self.writer is None or not self._new:
            return
        self._new = False
        self._due = time.monotonic() + self._pace.autosave
        self._put(LAST, self.past.snapshot())
        self._put_manifest()

    def _stay(self, branch: int) -> None:
        """Left in its past: the last state is where it stands, and its end is kept beside it."""
        step, end, ahead = self.past.learner.steps, self._end, 0
        if self.writer is not None and end and (end.step, self._branch) != (step, branch):
            self.writer.put(end)
            ahead = end.step or 0
        self._branch = branch
        self._put(LAST, self.past.snapshot(), ahead)
        self._put_manifest()

    def _put(self, name: str, snapshot: Snapshot, ahead: int = 0) -> None:
        if self.writer is not None:
            self.writer.put(self._checkpoint(name, snapshot, ahead))

    def _checkpoint(self, name: str, snapshot: Snapshot, ahead: int = 0) -> Whole:
        """A checkpoint, with what is kept of the run by now."""
        kept = resume.Kept(
            self.courses.now, self._rows, self._branch, self._highest, self._best, self._before,
            ahead,
        )  # fmt: skip
        if name == LAST:
            self.last = kept
        content = lambda: encode(snapshot, kept.to_json())  # noqa: E731 - called by the writer
        return Whole(name + SUFFIX, content, snapshot.counters.steps)

    def _put_manifest(self) -> None:
        """Have the hyperparameters written with which the run was trained so far, if new."""
        manifest = self._manifest.trained(self.past.log, self.past.learner.steps)
        if self.writer is not None and manifest != self._written:
            self._manifest = self._written = manifest
            self.writer.put(Whole(self.writer.folder.manifest.name, manifest.to_json))

    def _add_row(self, row: Row) -> None:
        self._rows += 1
        self._add("metrics.csv", row.line())

    def _write_down(self, event: Event) -> None:
        self._add("events.jsonl", json.dumps({"time": now(), **record(event)}) + "\n")

    def _add(self, name: str, line: str) -> None:
        if self.writer is not None:
            self.writer.add(name, line)
        elif self._due < math.inf:
            self._early.append((name, line))

    # The end ------------------------------------------------------------------------------

    def finish(self) -> None:
        """Have the end written, and the lock released after it; does not wait."""
        if self.writer is not None:
            if self._away is None:
                self._save()
            else:
                self._stay(self._away)
            self.writer.close()
        elif self._resumed is not None:
            self._resumed.lock.release()

    def notices(self) -> Iterator[Event]:
        """What the writer has to tell by now."""
        while self.writer is not None and self.writer.told:
            notice = Notice(self.writer.reports.popleft())
            self._write_down(notice)
            yield notice


def changes(event: Event) -> bool:
    """Whether a rare event changes what is kept of a run that has its folder already."""
    if isinstance(event, Kept):
        return "bookmark" in event.moment.kinds
    return isinstance(event, events.EpochDone | events.TestLooked | events.HyperApplied)
