"""`metrics.csv`: the run in figures, a line about every twentieth of an epoch.

Whole lines are added while the run goes on, so that a spreadsheet or pandas can read the file at
any time. Training figures are means over the steps since the line before; the validation columns
are filled at an epoch's end. After a step back into the past the lines simply go on, with another
number in the column `branch`.
"""

from __future__ import annotations

import csv
import math
from dataclasses import dataclass, fields
from pathlib import Path

from engine.events import BatchDone, EpochDone
from engine.metrics import Tally
from engine.said import said
from tui.runs.files import RunError, read

LINES_AN_EPOCH = 20


@dataclass(frozen=True, slots=True)
class Row:
    """One line; None where a column is empty."""

    step: int
    epoch: int
    seen: int
    elapsed: float
    learning_rate: float
    train_loss: float
    train_accuracy: float
    validation_loss: float | None
    validation_accuracy: float | None
    branch: int

    def line(self) -> str:
        """As the file holds it, with the digits that matter."""
        cells = (getattr(self, name) for name in COLUMNS)
        return ",".join(cell_of(value) for value in cells) + "\n"


COLUMNS = tuple(field.name for field in fields(Row))
WHOLE = {"step", "epoch", "seen", "branch"}
OPTIONAL = {"validation_loss", "validation_accuracy"}
HEADER = ",".join(COLUMNS) + "\n"


def cell_of(value: float | None) -> str:
    """A number as a cell."""
    if value is None:
        return ""
    return str(value) if isinstance(value, int) else f"{value:.7g}"


class Stretch:
    """Gathers the steps since the last line, and tells when the next line is due."""

    def __init__(self, train_images: int) -> None:
        self._whole, self._tally = train_images, Tally()
        self._last: BatchDone | None = None

    def batch(self, event: BatchDone, branch: int) -> Row | None:
        """Count a step; the line of an epoch's last step waits for the validation."""
        self._tally.add(event.loss, event.correct, event.size)
        self._last = event
        before = (event.seen - event.size) * LINES_AN_EPOCH // self._whole
        if event.seen >= self._whole or event.seen * LINES_AN_EPOCH // self._whole == before:
            return None
        return self._row(event, None, branch)

    def epoch(self, event: EpochDone, branch: int) -> Row:
        """The line of an epoch's end."""
        if self._last is None or self._last.step != event.step:  # it was validated later
            self._tally = Tally(1, 0, event.train_loss)
            last = BatchDone(event.step, event.epoch, self._whole, 1, event.train_loss, 0,
                             event.learning_rate, 0.0)  # fmt: skip
            return self._row(last, event, branch)
        return self._row(self._last, event, branch)

    def forget(self) -> None:
        """The run stands elsewhere."""
        self._tally, self._last = Tally(), None

    def _row(self, last: BatchDone, end: EpochDone | None, branch: int) -> Row:
        tally = self._tally
        row = Row(
            step=last.step,
            epoch=last.epoch,
            seen=last.seen,
            elapsed=last.elapsed,
            learning_rate=last.learning_rate,
            train_loss=tally.loss,
            train_accuracy=tally.accuracy,
            validation_loss=end.validation_loss if end else None,
            validation_accuracy=end.validation_accuracy if end else None,
            branch=branch,
        )
        self.forget()
        return row


def read_metrics(path: Path) -> list[Row]:
    """Read all whole lines; raises `RunError` with the number of the first that makes no sense."""
    text = read(path).decode("utf-8", "replace")
    lines = text.split("\n")[:-1]  # what follows the last line's end is being written
    if not lines or lines[0].strip() != HEADER.strip():
        raise RunError(
            said(
                "{path}: is damaged: its first line should be {header}",
                path=path,
                header=HEADER.strip(),
            )
        )
    rows = []
    for number, cells in enumerate(csv.reader(lines[1:], strict=False), 2):
        try:
            rows.append(row_of(cells))
        except (ValueError, OverflowError):
            raise RunError(
                said(
                    "{path}: line {number} is damaged: delete it, or the file; the run does not "
                    "need it",
                    path=path,
                    number=number,
                )
            ) from None
    return rows


def row_of(cells: list[str]) -> Row:
    """A line's numbers, or ValueError."""
    values: dict[str, int | float | None] = {}
    for name, cell in zip(COLUMNS, cells, strict=True):
        if name in WHOLE:
            values[name] = int(cell)
        elif cell or name not in OPTIONAL:
            values[name] = float(cell)
        else:
            values[name] = None
    if not all(value is None or math.isfinite(value) for value in values.values()):
        raise ValueError
    return Row(**values)  # type: ignore[arg-type]


def shortened(path: Path, rows: int) -> bytes:
    """The file with its first so many rows, to be gone on from; a new one if it is none."""
    try:
        lines = read(path).splitlines(keepends=True)
    except RunError:
        return HEADER.encode()
    if not lines or lines[0].decode("utf-8", "replace").strip() != HEADER.strip():
        return HEADER.encode()
    kept = lines[: rows + 1]
    return b"".join(line for line in kept if line.endswith(b"\n"))
