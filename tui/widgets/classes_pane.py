"""The classes pane: how well each digit is read, and how that went from epoch to epoch."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual.events import Click
from textual.reactive import reactive, var

from engine.events import Answered, EpochDone
from tui.canvas import Canvas
from tui.messages import CellWanted
from tui.render import classes
from tui.render.cells import Cell, text
from tui.rows import Rows
from tui.say import say
from tui.taking.cockpit_tables import classes_table
from tui.taking.table import Table
from tui.wide import wrap

if TYPE_CHECKING:
    from engine.answers import Mistakes

EMPTY = "The classes appear when the data is loaded."
TALL = 24  # from this height on a row has two lines
LEGEND = (
    "─●─ the share of right answers and its 95% interval. "
    "▲▼ places gained or lost since the last epoch."
)


class ClassesPane(Canvas, can_focus=True):
    """A row for each class; the one at the cursor is marked."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"classes--{name}"
        for name in (
            "label", "chosen", "interval", "point", "race", "gained", "lost", "words", "empty"
        )
    }  # fmt: skip

    answered: var[Answered | None] = var(None)
    epochs: var[Rows[EpochDone]] = var(Rows)
    cursor: reactive[tuple[int, int]] = reactive((0, 0))

    def on_mount(self) -> None:
        self.border_title = say("Classes and their race")

    def watch_answered(self) -> None:
        """The network has learned something."""
        self.redraw()

    def watch_epochs(self) -> None:
        """The race goes on."""
        self.redraw()

    def watch_cursor(self) -> None:
        """Another class."""
        self.redraw()

    def as_table(self) -> Table | None:
        """The classes, and their race."""
        if self.answered is None:
            return None
        found = cast("Mistakes", self.answered.answer)
        return classes_table(found.confusion, self.epochs)

    @property
    def _row_height(self) -> int:
        return 2 if self.size.height >= TALL else 1

    def lines(self) -> list[list[Cell]]:
        """The table, and if there is room what it says."""
        if self.answered is None:
            return [text(f" {say(EMPTY)}", "empty")]
        found = cast("Mistakes", self.answered.answer).confusion.classes
        ended = [row for row in self.epochs if row.class_accuracies]
        past = [row.class_accuracies for row in ended if row.step < self.answered.step]
        lines = classes.table(
            found,
            [(row.epoch, row.class_accuracies) for row in ended],
            past[-1] if past else None,
            self.cursor[0],
            size=(self.size.width, self._row_height),
        )
        said = classes.summary(found) if self.answered.step else ""
        if not ended:
            said = say(
                "The race begins with the end of the first epoch: press {key_epoch} to train that "
                "far."
            )
        room = max(self.size.width - 2, 10)
        lines += [[], *(text(f" {line}", "words") for line in wrap(said, room))]
        return [*lines, *(text(f" {line}", "label") for line in wrap(say(LEGEND), room))]

    def on_click(self, event: Click) -> None:
        """Select the class under the mouse; a double click shows its most frequent mistake."""
        label = (event.get_content_offset_capture(self).y - 1) // self._row_height
        if self.answered is not None and 0 <= label < len(classes_of(self.answered)):
            self.post_message(CellWanted((label, self.cursor[1]), open_it=event.chain == 2))

    def on_focus(self) -> None:
        self.redraw()

    def on_blur(self) -> None:
        self.redraw()


def classes_of(answered: Answered) -> tuple[tuple[int, ...], ...]:
    """The rows of the answer's matrix."""
    return cast("Mistakes", answered.answer).confusion.counts
