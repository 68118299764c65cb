"""The view of mistakes: which digits are taken for which, and since when.

Left the confusion matrix and the classes, right the digits themselves, of one kind at a time. A
cursor on the matrix is shared by all: it says which cell, and which class, is meant.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.events import Resize
from textual.reactive import var

from engine.events import Answered, EpochDone
from engine.questions import AskMistakes, MistakeKind, Question
from tui.keys import MISTAKES, bindings
from tui.messages import CellWanted, PageWanted
from tui.rows import Rows
from tui.screens.cockpit import CockpitScreen
from tui.view import RunView
from tui.widgets.classes_pane import ClassesPane
from tui.widgets.confusion_pane import ConfusionPane
from tui.widgets.mistakes_pane import KINDS, MistakesPane

if TYPE_CHECKING:
    from engine.answers import Mistakes

ROOMY, WIDE = (118, 34), (160, 58)  # from these sizes on there is room for the classes, and more
CLASSES = 10


class MistakesScreen(CockpitScreen):
    """The matrix, the classes and the digits of one run."""

    PLACE = MISTAKES
    CSS_PATH = "../styles/mistakes.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(MISTAKES)]

    answered: var[Answered | None] = var(None)
    epochs: var[Rows[EpochDone]] = var(Rows)
    cursor: var[tuple[int, int]] = var((4, 9))  # until mistakes are known
    kind: var[MistakeKind] = var("worst")
    first: var[int] = var(0)

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self._confusion = ConfusionPane(id="confusion", classes="pane")
        self._class_rows = ClassesPane(id="classes", classes="pane")
        self._digits = MistakesPane(id="mistaken", classes="pane")
        self._roomy = False
        self._led = False  # whether the cursor was put, or moved, to a mistake

    def body(self) -> ComposeResult:
        screen = MistakesScreen
        with Horizontal(id="mistakes"):
            with Vertical(id="mistakes-left"):
                yield self._confusion.data_bind(screen.answered, screen.cursor)
                yield self._class_rows.data_bind(screen.answered, screen.cursor, screen.epochs)
            yield self._digits.data_bind(screen.answered)

    def on_mount(self) -> None:
        self._confusion.focus()

    def on_resize(self, event: Resize) -> None:
        """Show matrix and classes, or one of them."""
        width, height = event.size
        self._roomy = width >= ROOMY[0] and height >= ROOMY[1]
        wide = width >= WIDE[0] and height >= WIDE[1]
        self.update_classes({"roomy": self._roomy, "wide": wide})
        self._split(classes=self._class_rows.has_focus)

    def _split(self, *, classes: bool) -> None:
        self._class_rows.display = self._roomy or classes
        self._confusion.display = self._roomy or not classes

    # The run ------------------------------------------------------------------------------

    @property
    def question(self) -> Question | None:
        """The matrix, and as many digits of the kind as have room."""
        true, guess = self.cursor if self.kind == "cell" else (0, 0)
        return AskMistakes(self.kind, true, guess, self._digits.count, self.first)

    def watch_view(self, old: RunView, new: RunView) -> None:
        """Take the newest answer; one that came to nothing leaves the last in place."""
        super().watch_view(old, new)
        found = new.answers.get(AskMistakes)
        if found is None:
            self.answered = None
        elif found.answer is not None:
            self.answered = found
        self.epochs = new.epochs

    def watch_answered(self, new: Answered | None) -> None:
        """Go back to the first page if the network has learned this one away."""
        found = self._mistakes
        if not self._led and found and self._worst:
            self._led, self.cursor = True, self._worst[0]
        if new and new.question == self.question and found and found.total and not found.digits:
            self.first = 0

    @property
    def _mistakes(self) -> Mistakes | None:
        return cast("Mistakes | None", self.answered and self.answered.answer)

    # What keys and clicks want ------------------------------------------------------------

    def action_move(self, right: int, down: int) -> None:
        """Move within the pane that has the focus."""
        if self._digits.has_focus:
            self._digits.action_select(right, down)
            return
        self._led = True
        true, guess = self.cursor
        if not self._class_rows.has_focus:
            guess = min(max(guess + right, 0), CLASSES - 1)
        self.cursor = min(max(true + down, 0), CLASSES - 1), guess
        if self.kind == "cell":
            self._want("cell")

    def action_open(self) -> None:
        """Show the cell's digits, then go to them; follow a digit through the network."""
        if self._digits.has_focus:
            self._digits.action_open()
        elif self._class_rows.has_focus:
            self._go_to_most_frequent([cell for cell in self._worst if cell[0] == self.cursor[0]])
            self._want("cell")
        elif self.kind == "cell":
            self.set_focus(self._digits)
        else:
            self._want("cell")

    def action_most_frequent(self) -> None:
        """Go to the most frequent mistake, or from one to the next."""
        self._go_to_most_frequent(self._worst)

    @property
    def _worst(self) -> list[tuple[int, int]]:
        found = self._mistakes
        return [cell[:2] for cell in found.confusion.worst] if found else []

    def _go_to_most_frequent(self, cells: list[tuple[int, int]]) -> None:
        if cells:
            after = cells.index(self.cursor) + 1 if self.cursor in cells else 0
            self.cursor = cells[after % len(cells)]
            if self.kind == "cell":
                self._want("cell")

    def action_kind(self, by: int) -> None:
        """Show another kind of digits."""
        self._want(KINDS[(KINDS.index(self.kind) + by) % len(KINDS)])

    def _want(self, kind: MistakeKind) -> None:
        self.kind, self.first, self._digits.selected = kind, 0, 0

    def action_page(self, by: int) -> None:
        """Show the digits further on, or those before."""
        offset = self.first + by * self._digits.count
        if self._mistakes is not None and offset < self._mistakes.total:
            self.first = max(offset, 0)

    def action_classes(self) -> None:
        """Go to the classes, or back to the matrix."""
        there = not self._class_rows.has_focus
        self._split(classes=there)
        self.set_focus(self._class_rows if there else self._confusion)

    def on_cell_wanted(self, message: CellWanted) -> None:
        """A click on a cell or a class."""
        self._led, self.cursor = True, message.cell
        if self.kind == "cell" and not message.open_it:
            self._want("cell")
        if message.open_it:
            self.action_open()

    def on_page_wanted(self, message: PageWanted) -> None:
        """The selection was moved beyond the page."""
        self.action_page(message.by)
