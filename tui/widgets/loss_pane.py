"""The loss pane: the last steps one by one, the whole run condensed, and the numbers."""

from __future__ import annotations

from typing import ClassVar

from rich.style import Style
from textual.binding import BindingType
from textual.reactive import reactive, var

from tui.canvas import Canvas, Palette
from tui.history import History, column_of, columns
from tui.keys import LOSS, bindings
from tui.render import bars
from tui.render.cells import Cell, fitted, text
from tui.render.numbers import loss as loss_text
from tui.render.numbers import short_loss
from tui.view import Mark, RunView

GUTTER = 7  # columns for the numbers of the scale
Lines = list[list[Cell]]


def numbers_line(view: RunView, width: int) -> list[Cell]:
    """Current, smoothed, best and validation loss; shorter words where there is little room."""
    wide = width >= 60
    history = view.history
    validation = history.validation[-1][1] if history.validation else None
    cells: list[Cell] = []
    written = loss_text if wide else short_loss
    for label, value, style in (
        ("loss" if wide else "now", history.now, "train"),
        ("smoothed" if wide else "avg", history.smoothed, "train"),
        ("best", history.best, "train"),
        ("validation" if wide else "val", validation, "validation"),
    ):
        cells += text(f"{label} ", "label") + text(
            f"{written(value)}{'  ' if wide else ' '}", style
        )
    return cells


def framed(rows: Lines, scale: bars.Scale, axis: list[Cell]) -> Lines:
    """Put the numbers of the scale to the left of a chart and the axis below it."""
    gutter = [" " * GUTTER] * len(rows)
    if len(rows) > 1:
        gutter[-1] = f"{loss_text(scale.low):>{GUTTER - 1}} "
    gutter[0] = f"{loss_text(scale.high):>{GUTTER - 1}} "
    lines = [text(label, "label") + row for label, row in zip(gutter, rows, strict=True)]
    return [*lines, text(" " * GUTTER) + axis]


def axis_line(title: str, width: int, marks: list[int]) -> list[Cell]:
    """A base line that carries its title and a mark where something was changed."""
    cells = fitted(text(f"╶ {title} ", "label"), width)
    used = len(title) + 3
    cells = [cell if at < used else ("─", "label") for at, cell in enumerate(cells)]
    for at in marks:
        if 0 <= at < width:
            cells[at] = ("▲", "mark")
    return cells


def recent_chart(
    history: History, marks: tuple[Mark, ...], *, size: tuple[int, int], log: bool
) -> Lines:
    """The last steps, one column each; `size` is (width, height) with the axis."""
    width, height = size
    shown = history.recent[-width:]
    scale = bars.scale_for(shown, log=log)
    first = history.steps - len(shown)
    places = [mark.step - first for mark in marks]
    title = f"last {len(shown)} steps" if shown else "each step"
    grid = bars.rows([(loss, loss) for loss in shown], height - 1, scale, width)
    return framed(grid, scale, axis_line(title, width, places))


def whole_chart(
    history: History, marks: tuple[Mark, ...], *, size: tuple[int, int], log: bool
) -> Lines:
    """The whole run, each column the mean of its steps (faint: their largest)."""
    width, height = size
    condensed = columns(history, width)
    pairs = [(c.mean, c.largest) for c in condensed if c.mean is not None and c.largest is not None]
    values = [value for pair in pairs for value in pair] + [v for _, v in history.validation]
    scale = bars.scale_for(values, log=log)
    grid = bars.rows(pairs, height - 1, scale, width)
    for step, loss in history.validation:
        at = column_of(history, step, len(pairs))
        row = height - 2 - min(int(scale.height(loss) * (height - 1)), height - 2)
        if at < len(pairs):
            block, part = grid[row][at]
            full = block == bars.EIGHTHS[8]
            behind = (
                f"-on-{bars.FAINT if part == bars.BOTH else part}"
                if full or part == bars.BOTH
                else ""
            )
            grid[row][at] = ("•", f"validation{behind}")
    places = [column_of(history, mark.step + 1, len(pairs)) for mark in marks if pairs]
    title = f"all {history.steps:,} steps" if pairs else "the whole run"
    return framed(grid, scale, axis_line(title, width, places))


class LossPane(Canvas, can_focus=True):
    """Two charts and a line of numbers, drawn anew whenever the loss changes."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(LOSS)]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"loss--{name}" for name in ("train", "spread", "validation", "mark", "label")
    }

    view: var[RunView] = var(RunView)
    log_scale: reactive[bool] = reactive(default=False)

    def on_mount(self) -> None:
        self.border_title = "2 Loss"

    def watch_log_scale(self) -> None:
        """Draw by the other scale."""
        self._entitle()
        self.redraw()

    def _entitle(self) -> None:
        """Say below the charts what was changed last, and which scale it is."""
        words = [f"▲ {self.view.marks[-1].text}"] if self.view.marks else []
        words += ["log scale"] if self.log_scale else []
        self.border_subtitle = " · ".join(words)

    def action_log_scale(self) -> None:
        """Change between the two scales."""
        self.log_scale = not self.log_scale

    def watch_view(self, old: RunView, new: RunView) -> None:
        """Draw only what has changed."""
        if old.history is not new.history or old.marks is not new.marks:
            self.redraw()
        if old.marks != new.marks:
            self._entitle()

    def lines(self) -> Lines:
        """The numbers, the recent steps, and the whole run."""
        width, height = self.size
        room = max(height - 1, 4)
        recent, whole = room - room // 2, room // 2
        inner = max(width - GUTTER - 1, 1)
        history, marks = self.view.history, self.view.marks
        return [
            numbers_line(self.view, width),
            *recent_chart(history, marks, size=(inner, recent), log=self.log_scale),
            *whole_chart(history, marks, size=(inner, whole), log=self.log_scale),
        ]

    def mixed(self, palette: Palette) -> Palette:
        """Bars in front of fainter ones, and dots in front of both."""
        train, spread, validation = palette["train"], palette["spread"], palette["validation"]
        return palette | {
            bars.SOLID: train,
            bars.FAINT: spread,
            bars.BOTH: train + Style(bgcolor=spread.color),
            f"validation-on-{bars.SOLID}": validation + Style(bgcolor=train.color),
            f"validation-on-{bars.FAINT}": validation + Style(bgcolor=spread.color),
        }
