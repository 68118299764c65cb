"""The losses of some runs in one chart, and in what the runs differ.

`chainrule compare` prints it, and the app shows the same in a dialog.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.console import Console, ConsoleOptions, RenderResult
from rich.table import Table
from rich.text import Text

from engine.fields import Field
from engine.hyper import FIELDS, Hyper, Value
from engine.said import said
from tui.render import numbers
from tui.render.overlay import MARKS, Line, chart, last_step
from tui.runs.files import RunError
from tui.runs.folder import RunFolder
from tui.runs.manifest import Manifest, read_manifest
from tui.runs.metrics import Row, read_metrics
from tui.say import say

MOST = 3  # values of one hyperparameter that are told of a run


@dataclass(frozen=True, slots=True)
class Compared:
    """A run's figures and settings."""

    name: str
    manifest: Manifest
    rows: tuple[Row, ...]

    @property
    def best(self) -> Row | None:
        """The line with the best validation accuracy, the earliest of several."""
        validated = [row for row in self.rows if row.validation_accuracy is not None]
        return max(validated, key=lambda row: row.validation_accuracy or 0.0, default=None)

    @property
    def hyper(self) -> Hyper:
        """The hyperparameters of the best epoch, or of the last step without one."""
        return self.manifest.at(self.best.step) if self.best else self.manifest.hyper

    def cell(self, field: Field) -> str:
        """A hyperparameter: its value in the best epoch, and below it how it changed."""
        value, course = field.format(self.hyper.value(field.name)), self.manifest.course(field.name)
        return f"{value}\n({course_text(field, course)})" if len(course) > 1 else value


def compared(folder: RunFolder) -> Compared:
    """Read a run for comparison; raises `RunError`."""
    rows = tuple(read_metrics(folder.metrics))
    if not rows:
        raise RunError(
            said("{path}: has no lines yet; train the run for a while", path=folder.metrics)
        )
    manifest = read_manifest(folder.manifest)
    return Compared(folder.name, manifest, course(rows))


def course_text(field: Field, values: Sequence[tuple[int, Value]]) -> str:
    """`0.3 → 0.4 at 10,750`; of many values the first and the last two."""
    words = [
        say("{value} at {step:,}", value=field.format(value), step=step)
        if step
        else field.format(value)
        for step, value in values
    ]
    return " → ".join(words if len(words) <= MOST else [words[0], "…", *words[-2:]])


def course(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The way the run took in the end: what a later branch went over again is left out."""
    kept: list[Row] = []
    for row in rows:
        while kept and kept[-1].step >= row.step:
            kept.pop()
        kept.append(row)
    return tuple(kept)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Some runs side by side; Rich and Textual draw it as wide as they have room."""

    runs: tuple[Compared, ...]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Draw the training losses, the validation losses if there are any, and a table."""
        width = options.max_width
        losses = [Line(r.name, [(row.step, row.train_loss) for row in r.rows]) for r in self.runs]
        yield chart(losses, say("training loss"), width)
        validated = [
            Line(r.name, [(row.step, row.validation_loss) for row in r.rows
                          if row.validation_loss is not None])
            for r in self.runs
        ]  # fmt: skip
        if any(line.points for line in validated):
            last = last_step(losses)
            yield chart(validated, say("validation loss"), width, last=last, legend=False)
        yield table(self.runs)


def comparison(folders: Sequence[RunFolder]) -> Comparison:
    """Read some runs; raises `RunError`."""
    if len(folders) > len(MARKS):
        raise RunError(
            said(
                "{count} runs are too many for one chart: name at most {most}",
                count=len(folders),
                most=len(MARKS),
            )
        )
    return Comparison(tuple(compared(folder) for folder in folders))


def show(folders: Sequence[RunFolder]) -> int:
    """Print the comparison; returns the exit code."""
    Console(highlight=False).print(comparison(folders))
    return 0


def table(runs: Sequence[Compared]) -> Table:
    """A column for each run: in what they differ, and how far they came."""
    found = Table(box=None, pad_edge=False)
    found.add_column("")
    for mark, style, run in zip(*zip(*MARKS, strict=True), runs, strict=False):
        found.add_column(Text(f"{mark} {run.name}", style), justify="right", overflow="fold")
    for field in FIELDS:
        cells = [run.cell(field) for run in runs]
        if len(set(cells)) > 1:
            found.add_row(say(field.label), *cells)
    if found.row_count == 0:
        found.add_row(say("hyperparameters"), *[say("the same")] * len(runs))
    found.add_row(say("steps"), *(f"{run.rows[-1].step:,}" for run in runs))
    lasts = (numbers.loss(run.rows[-1].train_loss) for run in runs)
    found.add_row(say("last training loss"), *lasts)
    bests = [run.best for run in runs]
    found.add_row(say("best validation"), *(
        numbers.percent(best.validation_accuracy or 0) if best else "–" for best in bests
    ))  # fmt: skip
    found.add_row(say("in epoch"), *(str(best.epoch) if best else "–" for best in bests))
    return found
