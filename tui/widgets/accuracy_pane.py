"""The accuracy pane: one row an epoch, the best one marked, following the newest."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.events import Click
from textual.reactive import reactive, var

from engine.events import EpochDone
from tui.canvas import Canvas
from tui.keys import ACCURACY, bindings
from tui.render import numbers
from tui.render.cells import Cell, fitted, text
from tui.say import say
from tui.taking.table import Table
from tui.taking.tables import epochs_table
from tui.view import RunView
from tui.wheel import Wheel

COLUMNS = (("ep", 4), ("loss", 7), ("train", 7), ("val", 7), ("", 1), ("lr", 7), ("sec", 5),
           ("img/s", 6))  # fmt: skip
BEST, HERE = "★", "▸"


def share(accuracy: float) -> str:
    """An accuracy in six columns at most: 97.62%, or 100%."""
    return numbers.percent(accuracy, 2 if accuracy < 1 else 0)


def row_words(row: EpochDone, *, best: bool) -> tuple[str, ...]:
    """One epoch as words, in the order of `COLUMNS`."""
    return (
        f"{row.epoch}",
        numbers.unpadded(numbers.loss(row.train_loss)),
        *(share(each) for each in (row.train_accuracy, row.validation_accuracy)),
        BEST if best else "",
        f"{row.learning_rate:.2g}",
        f"{row.seconds:.1f}" if row.seconds < 100 else f"{row.seconds:.0f}",
        numbers.rate(row.images_per_second),
    )


def row_cells(words: tuple[str, ...], style: str) -> list[Cell]:
    """The words right-aligned in their columns."""
    widths = (width for _, width in COLUMNS)
    return text("".join(f"{word:>{w}}" for word, w in zip(words, widths, strict=True)), style)


class AccuracyPane(Wheel, Canvas, can_focus=True):
    """The table; it stays at its newest row until the user goes elsewhere in it."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(ACCURACY)]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"accuracy--{name}" for name in ("heading", "row", "best", "cursor", "empty")
    }

    view: var[RunView] = var(RunView)
    row: reactive[int] = reactive(0)
    follows = True
    _first = 0

    def on_mount(self) -> None:
        self.border_title = say("{key_pane_3} Accuracy")

    def watch_view(self, old: RunView, new: RunView) -> None:
        """Draw the table if there is anything new in it."""
        if old.epochs is new.epochs and old.started is new.started:
            return
        if self.follows or self.row >= len(new.epochs):
            self.follows, self.row = True, max(len(new.epochs) - 1, 0)
        posted = new.hyper.split == "post"
        self.border_subtitle = say("val is the test set: the post's way") if posted else ""
        self.redraw()

    def validate_row(self, row: int) -> int:
        """Stay on the table."""
        return min(max(row, 0), max(len(self.view.epochs) - 1, 0))

    def watch_row(self) -> None:
        """Follow the newest row when it is the selected one."""
        self.follows = self.row >= len(self.view.epochs) - 1
        self.redraw()

    def lines(self) -> list[list[Cell]]:
        """The headings, and as many rows as there is room for around the selected one."""
        rows = self.view.epochs
        if not rows:
            return [text(f" {say('A row appears here at the end of each epoch.')}", "empty")]
        first, last = self._shown()
        best = self.view.best_epoch
        lines = [row_cells(tuple(say(name) for name, _ in COLUMNS), "heading")]
        for index in range(first, last):
            row = rows[index]
            style = "best" if row is best else "row"
            cells = row_cells(row_words(row, best=row is best), style)
            if index == self.row and self.has_focus:
                marked = text(HERE) + cells[1:] if cells[0][0] == " " else cells
                cells = [(letter, "cursor") for letter, _ in fitted(marked, self.size.width)]
            lines.append(cells)
        return lines

    def as_table(self) -> Table | None:
        """All epochs."""
        return epochs_table(self.view.epochs)

    def _shown(self) -> tuple[int, int]:
        """The range of rows on show."""
        count, room = len(self.view.epochs), max(self.size.height - 1, 1)
        first = min(max(self._first, self.row - room + 1), self.row, max(count - room, 0))
        self._first = first
        return first, min(first + room, count)

    def action_move(self, by: int) -> None:
        """To another epoch."""
        self.row += by

    def action_follow(self) -> None:
        """To the newest epoch, and follow it."""
        self.row = len(self.view.epochs) - 1

    def on_click(self, event: Click) -> None:
        """Select the row under the mouse."""
        at = event.get_content_offset(self)  # the frame does not count
        if at is not None and at.y and self.view.epochs:
            self.row = self._shown()[0] + at.y - 1

    def turn(self, by: int) -> None:
        """Later epochs, or earlier ones."""
        self.row += by

    def on_focus(self) -> None:
        self.redraw()

    def on_blur(self) -> None:
        self.redraw()
