"""The blackboard pane: the present operation with its formula, its numbers and its code."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.reactive import reactive, var

from tui.appearance import has_hues, ramps_of
from tui.canvas import Canvas, Palette
from tui.keys import BOARD, bindings
from tui.render import heat, numbers
from tui.render.blackboard import example_lines, nothing_lines, operation_lines
from tui.render.cells import Cell, text
from tui.render.operation_words import short
from tui.say import say
from tui.wheel import Wheel

if TYPE_CHECKING:  # its module needs NumPy, which the first frame does not wait for
    from engine.answers import Steps
    from engine.operations import Operation

ROOMY = 30  # lines from which there is room for large heat maps
KEPT = "kept while training: {key_steps_renew} for now"
EMPTY = (
    "This becomes the blackboard when the digits are loaded: first the chain rule on small graphs, "
    "then the next mini-batch through the network and back, with the formula, the numbers and "
    "the code of every operation."
)


def shortened(line: list[Cell], width: int) -> list[Cell]:
    """A line with a mark at its end if there is no room for all of it."""
    return line if len(line) <= width else [*line[: width - 1], *text("…", "faint")]


def heading(operation: Operation) -> str:
    """What the operation is called on the board."""
    if operation.phase == "update":
        return say(operation.name)
    return f"{short(operation.name)} {operation.phase}"


class BlackboardPane(Wheel, Canvas, can_focus=True):
    """One page: a graph of the post, or an operation. It scrolls if it is too long."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(BOARD)]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"board--{name}"
        for name in ("formula", "words", "name", "value", "gradient", "faint", "arrow", "file",
                     "code", "plain", "bad")
    }  # fmt: skip

    steps: var[Steps | None] = var(None)
    page: reactive[int] = reactive(0)
    top: reactive[int] = reactive(0)
    kept = False  # whether training has gone on since
    _written: list[list[Cell]] | None = None

    def mixed(self, palette: Palette) -> Palette:
        """And the colours of the heat maps."""
        return palette | heat.styles(self.rich_style, ramps_of(self))

    def on_mount(self) -> None:
        self.border_title = say("Blackboard")

    def watch_steps(self) -> None:
        """Other numbers."""
        self._rewrite()

    def watch_page(self) -> None:
        """Another page, from its top."""
        self.top = 0
        self._rewrite()

    def watch_top(self) -> None:
        """Scrolled."""
        self.redraw()

    def on_resize(self) -> None:
        """Other lines fit."""
        super().on_resize()
        self._rewrite()

    def _rewrite(self) -> None:
        self._written = None
        self.entitle()
        self.redraw()

    def entitle(self) -> None:
        """Which page it is, and what more there is to see."""
        if self.steps is None:
            self.border_title, self.border_subtitle = say("Blackboard"), ""
            return
        prologue = 2 * len(self.steps.examples)
        if self.page < prologue:
            way = "backward ↑" if self.page % 2 else "forward ↓"
            self.border_title = f"{say('The chain rule')} · {way}"
        else:
            operation = self.steps.trace.operations[self.page - prologue]
            trace = self.steps.trace
            batch = f"batch {trace.step + 1:,} · loss {numbers.short_loss(trace.loss)}"
            self.border_title = f"{heading(operation)} · {batch}"
        below = len(self.written()) - self.top - self.size.height
        words = [say("{count} more · {key_steps_more}", count=below)] if below > 0 else []
        words += [say(KEPT)] if self.kept and self.page >= prologue else []
        self.border_subtitle = " · ".join(words)

    def written(self) -> list[list[Cell]]:
        """All lines of the page, whether there is room for them or not."""
        if self._written is None:
            self._written = [
                [*text(" "), *shortened(line, self.size.width - 1)] for line in self._write()
            ]
        return self._written

    def _write(self) -> list[list[Cell]]:
        width = self.size.width - 1
        if self.steps is None:
            return nothing_lines(say(EMPTY), width)
        examples = self.steps.examples
        if self.page < 2 * len(examples):
            return example_lines(examples[self.page // 2], width, back=self.page % 2 == 1)
        operation = self.steps.trace.operations[self.page - 2 * len(examples)]
        roomy = self.size.height >= ROOMY
        return operation_lines(operation, width, colours=has_hues(self), roomy=roomy)

    def lines(self) -> list[list[Cell]]:
        """What there is room for."""
        return self.written()[self.top :]

    def action_scroll(self, by: int) -> None:
        """Scroll by some lines."""
        most = max(len(self.written()) - self.size.height, 0)
        self.top = min(max(self.top + by, 0), most)
        self.entitle()

    def turn(self, by: int) -> None:
        """Further down or up."""
        self.action_scroll(2 * by)
