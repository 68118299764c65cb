"""The confusion pane: which digits are taken for which, with a cell to ask about."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual.events import Click
from textual.reactive import reactive, var

from engine.events import Answered
from tui.canvas import Canvas
from tui.messages import CellWanted
from tui.render import confusion, numbers
from tui.render.cells import Cell, text
from tui.say import say
from tui.taking.cockpit_tables import confusion_table
from tui.taking.table import Table
from tui.wide import wrap

if TYPE_CHECKING:
    from engine.answers import Mistakes

BELOW = 5  # lines for the sentences: one on the cell, two on the whole, and blanks between


class ConfusionPane(Canvas, can_focus=True):
    """The matrix and its cursor, and what they say in words."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"confusion--{name}"
        for name in ("label", "chosen", "right", "none", "cursor", "still", "words", "empty")
    } | {f"confusion--shade-{level}" for level in range(1, confusion.SHADES + 1)}

    answered: var[Answered | None] = var(None)
    cursor: reactive[tuple[int, int]] = reactive((0, 0))

    def on_mount(self) -> None:
        self.border_title = say("Confusion matrix")

    def watch_answered(self) -> None:
        """The network has learned something."""
        found = self.mistakes
        self.border_subtitle = ""
        if found is not None and self.answered is not None:
            wrong = say("{share} wrong", share=numbers.percent(1 - found.accuracy))
            self.border_subtitle = f"step {self.answered.step:,} · {wrong}"
        self.redraw()

    def watch_cursor(self) -> None:
        """Another cell."""
        self.redraw()

    @property
    def mistakes(self) -> Mistakes | None:
        """What is on show."""
        return cast("Mistakes | None", self.answered and self.answered.answer)

    def as_table(self) -> Table | None:
        """The matrix."""
        found = self.mistakes
        return confusion_table(found.confusion) if found else None

    @property
    def _grid(self) -> confusion.Layout:
        return confusion.Layout.within(*self.size, BELOW)

    def lines(self) -> list[list[Cell]]:
        """The matrix, a sentence on the cell, and what stands out."""
        found = self.mistakes
        if found is None:
            return [text(f" {say('The matrix appears when the data is loaded.')}", "empty")]
        lines = confusion.matrix(found.confusion, self.cursor, self._grid, focused=self.has_focus)
        room = max(self.size.width - 2, 10)
        said = wrap(confusion.about_cell(found.confusion, *self.cursor), room)
        rest = [
            *wrap(confusion.most_frequent(found.confusion, room), room),
            *wrap(confusion.changes(found), room),
        ]
        if self.answered is not None and not self.answered.step:
            rest = wrap(
                say("Untrained, the network guesses. Press {key_toggle} to train it."), room
            )
        spare = self.size.height - len(lines) - len(said) - len(rest)  # blank lines go first
        lines += [*([[]] if spare > 0 else []), *(text(f" {line}", "words") for line in said)]
        lines += [[]] if spare > 1 else []
        return [*lines, *(text(f" {line}", "label") for line in rest)]

    def on_click(self, event: Click) -> None:
        """Select the cell under the mouse; a double click shows its digits."""
        cell = self._grid.cell_at(*event.get_content_offset_capture(self))
        if cell is not None and self.mistakes is not None:
            self.post_message(CellWanted(cell, open_it=event.chain == 2))

    def on_focus(self) -> None:
        self.redraw()

    def on_blur(self) -> None:
        self.redraw()
