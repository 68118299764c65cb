"""The writer: a thread that puts a run on the disk, so that neither training nor screen waits.

It is handed frozen values. Of a file that is written as a whole only the newest version counts; an
older one that still waits is forgotten. Lines are gathered and added a few times a second. However
fast the epochs are, writing keeps to its share of the time, and the end is always written.
"""

from __future__ import annotations

import os
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from engine.said import said
from tui.runs.files import append, reason, write_whole
from tui.runs.folder import LAST, PREVIOUS, SUFFIX, RunFolder
from tui.runs.lock import Lock

VARIABLE = "CHAINRULE_AUTOSAVE"
MOST_LINES = 20_000  # kept for later while the disk cannot take them


@dataclass(frozen=True, slots=True)
class Pace:
    """How often is written, in seconds: a checkpoint without an occasion, two of them, lines.

    Between two checkpoints lie at least `share` times the CPU seconds that writing one took. An
    infinite `autosave` keeps nothing at all.
    """

    autosave: float = 30.0
    apart: float = 2.0
    lines: float = 0.5
    share: float = 100.0


def pace_from_environment() -> Pace:
    """The usual pace, or for tests as often as `CHAINRULE_AUTOSAVE` seconds."""
    try:
        seconds = float(os.environ[VARIABLE])
    except (KeyError, ValueError):
        return Pace()
    return Pace(autosave=seconds, apart=0.0, lines=min(seconds, 0.5), share=0.0)


@dataclass(frozen=True, slots=True)
class Whole:
    """A file to be written as a whole; `content` is called in the writer's thread.

    `step` is the checkpoint's, None for another file; a `last` one makes the one before `previous`.
    """

    name: str
    content: Callable[[], bytes | bytearray]
    step: int | None = None


class Writer:
    """Writes one run's files until `close`; then it releases the lock.

    `reports` fills with what the user should know. `trusted` says that the last checkpoint on the
    disk is sound, so that it may take the place of the one before it.
    """

    def __init__(self, folder: RunFolder, lock: Lock, pace: Pace, *, trusted: bool = True) -> None:
        self.folder, self._lock, self._pace, self._trusted = folder, lock, pace, trusted
        self.reports: deque[str] = deque()
        self.saved_step: int | None = None
        self.cpu = 0.0  # seconds spent so far
        self._trouble = False
        self._wholes: dict[str, Whole] = {}
        self._lines: deque[tuple[str, str]] = deque(maxlen=MOST_LINES)
        self._closing = False
        self._wholes_due = self._lines_due = 0.0
        self._wake = threading.Condition()
        self._thread = threading.Thread(target=self._run, name="writer", daemon=True)
        self._thread.start()

    # From the trainer's thread ------------------------------------------------------------

    def put(self, whole: Whole) -> None:
        """Have a file written; a version of it that still waits is forgotten."""
        with self._wake:
            self._wholes[whole.name] = whole
            self._wake.notify()

    def add(self, name: str, line: str) -> None:
        """Have a line added to a file."""
        with self._wake:
            self._lines.append((name, line))
            if len(self._lines) == 1:
                self._wake.notify()

    @property
    def told(self) -> bool:
        """Whether there is something that the user should know."""
        return bool(self.reports)

    def close(self) -> None:
        """Write what waits, then end; does not wait for that."""
        with self._wake:
            self._closing = True
            self._wake.notify()

    def join(self, seconds: float) -> bool:
        """Wait for the end; False if it has not come by then."""
        self._thread.join(seconds)
        return not self._thread.is_alive()

    # In its own thread --------------------------------------------------------------------

    def _run(self) -> None:
        try:
            while self._wait():
                self._write()
            self._write(everything=True)
        finally:
            self._lock.release()

    def _wait(self) -> bool:
        """Wait until something is due; False when it is time to end."""
        with self._wake:
            while not self._closing:
                due = min(
                    self._wholes_due if self._wholes else float("inf"),
                    self._lines_due if self._lines else float("inf"),
                )
                left = due - time.monotonic()
                if left <= 0:
                    return True
                self._wake.wait(None if left == float("inf") else left)
            return False

    def _write(self, *, everything: bool = False) -> None:
        """Write what is due; what fails waits for the next time."""
        began = time.thread_time()
        due = everything or time.monotonic() >= self._wholes_due
        wholes = self._taken() if due else []  # before the lines, which a checkpoint has counted
        failed = self._write_lines()
        saved = 0
        if due:
            for whole in wholes:
                error = self._write_whole(whole)
                saved += error is None and whole.step is not None
                if error is not None:
                    failed = failed or error
                    with self._wake:
                        self._wholes.setdefault(whole.name, whole)
            cost = time.thread_time() - began
            rest = self._pace.autosave if failed else max(self._pace.apart, self._pace.share * cost)
            if not failed and all(whole.step is None for whole in wholes):
                rest = 0.0  # small files that seldom change need not keep a checkpoint waiting
            self._wholes_due = time.monotonic() + rest
        self._lines_due = time.monotonic() + (self._pace.autosave if failed else self._pace.lines)
        self.cpu += time.thread_time() - began
        self._report(failed, recovered=saved > 0)

    def _taken(self) -> list[Whole]:
        with self._wake:
            wholes = list(self._wholes.values())
            self._wholes.clear()
        return wholes

    def _write_lines(self) -> OSError | None:
        """Add all lines to their files; those of a file that fails stay."""
        with self._wake:
            lines = list(self._lines)
            self._lines.clear()
        failed = None
        for name in dict.fromkeys(name for name, _ in lines):
            own = [line for each, line in lines if each == name]
            try:
                append(self.folder.path / name, "".join(own))
            except OSError as error:
                failed = error
                with self._wake:
                    self._lines.extendleft((name, line) for line in reversed(own))
        return failed

    def _write_whole(self, whole: Whole) -> OSError | None:
        """Write one file; None if that went well."""
        is_last = whole.name == LAST + SUFFIX
        try:
            write_whole(
                self.folder.path / whole.name,
                whole.content(),
                before=self._keep_previous if is_last and self._trusted else lambda: None,
            )
        except OSError as error:
            return error
        except MemoryError:
            return OSError(12, "Cannot allocate memory")
        if is_last:
            self.saved_step, self._trusted = whole.step, True
        return None

    def _keep_previous(self) -> None:
        last = self.folder.checkpoint(LAST)
        if last.exists():
            os.replace(last, self.folder.checkpoint(PREVIOUS))

    def _report(self, failed: OSError | None, *, recovered: bool) -> None:
        """Tell of trouble once, and once when it is over."""
        if failed is not None and not self._trouble:
            self._trouble = True
            step = self.saved_step
            self.reports.append(
                said(
                    "The run can no longer be saved ({reason}): training goes on, nothing of it is "
                    "saved yet."
                    if step is None
                    else "The run can no longer be saved ({reason}): training goes on, the last "
                    "checkpoint is from step {step:,} in {path}.",
                    reason=reason(failed),
                    step=step,
                    path=self.folder.path,
                )
            )
        elif failed is None and recovered and self._trouble:
            self._trouble = False
            self.reports.append(said("The run is saved again, in {path}.", path=self.folder.path))
