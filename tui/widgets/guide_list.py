"""The guide's list: every hint by its name, and what was seen, in two lines at most."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.events import Click
from textual.message import Message
from textual.reactive import reactive, var

from tui.canvas import Canvas
from tui.render.cells import Cell, fitted, text
from tui.say import say
from tui.view import RunView
from tui.wheel import Wheel
from tui.wide import abridged, wrap

if TYPE_CHECKING:
    from engine.hints import Hint

INDENT = 3  # columns, of what was seen
SIGN, WORST = "!", "✗"


class GuideList(Wheel, Canvas, can_focus=True):
    """Keeps to the chosen hint by its name, however the others come and go."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"guide--{name}" for name in ("sign", "name", "seen", "cursor", "well")
    }

    view: var[RunView] = var(RunView)
    chosen: reactive[str] = reactive("")

    class Chosen(Message):
        """Another hint is chosen; "" if there is none."""

        def __init__(self, name: str) -> None:
            super().__init__()
            self.name = name

    class Opened(Message):
        """The chosen hint was clicked twice."""

    def on_mount(self) -> None:
        self._entitle()

    def watch_view(self, old: RunView, new: RunView) -> None:
        """Draw only what has changed."""
        if old.hints == new.hints and old.dismissed == new.dismissed:
            return
        before = [hint.name for hint in old.hints]
        names = [hint.name for hint in new.hints]
        if self.chosen not in names:  # what took its place
            at = before.index(self.chosen) if self.chosen in before else 0
            self.chosen = names[min(at, len(names) - 1)] if names else ""
        self._entitle()
        self.redraw()

    def watch_chosen(self) -> None:
        """Show the other one in full."""
        self.post_message(self.Chosen(self.chosen))
        self.redraw()

    def _entitle(self) -> None:
        count, away = len(self.view.hints), len(self.view.dismissed)
        self.border_title = say("Hints ({count})", count=count) if count else say("Hints")
        self.border_subtitle = (
            say("{away} dismissed · {key_guide_all} shows all", away=away) if away else ""
        )

    @property
    def row(self) -> int:
        """The place of the chosen hint in the list."""
        names = [hint.name for hint in self.view.hints]
        return names.index(self.chosen) if self.chosen in names else 0

    def _in_sight(self) -> list[tuple[int, list[Cell]]]:
        """The lines from the hint at the top on, each with its hint's place in the list.

        The chosen one is among them, whole.
        """
        first, blocks = 0, [self._block(hint) for hint in self.view.hints]
        while first < self.row and sum(map(len, blocks[first : self.row + 1])) > self._room:
            first += 1
        return [(at, line) for at in range(first, len(blocks)) for line in blocks[at]]

    @property
    def _room(self) -> int:
        return self.size.height + 1  # the blank line after the last hint needs none

    def _block(self, hint: Hint) -> list[list[Cell]]:
        """A hint's lines: its name, in a bar if it is chosen, what was seen, and a blank one."""
        width, here = self.size.width, hint.name == self.chosen
        sign = WORST if hint.name == "divergence" else SIGN
        name = text(f"{'▸' if here else ' '}{sign} ", "sign") + text(say(hint.name), "name")
        if here and self.has_focus:
            name = [(letter, "cursor") for letter, _ in fitted(name, width)]
        room = max(width - INDENT - 1, 1)
        first, *more = wrap(say(hint.seen), room) or [""]
        rest = [abridged(" ".join(more), room)] if more else []
        return [name, *(text(f"{'':{INDENT}}{line}", "seen") for line in (first, *rest)), []]

    def lines(self) -> list[list[Cell]]:
        """Every hint's lines, as far as there is room."""
        if not self.view.hints:
            return [text(f" {say('none')}", "well")]
        return [line for _, line in self._in_sight()]

    def move(self, by: int) -> None:
        """Choose another hint."""
        hints = self.view.hints
        if hints:
            self.chosen = hints[min(max(self.row + by, 0), len(hints) - 1)].name

    def on_click(self, event: Click) -> None:
        """Choose the hint under the mouse; twice does what it advises."""
        lines, y = self._in_sight(), event.get_content_offset_capture(self).y
        if 0 <= y < len(lines):
            self.chosen = self.view.hints[lines[y][0]].name
            if event.chain == 2:
                self.post_message(self.Opened())

    def turn(self, by: int) -> None:
        """Another hint."""
        self.move(by)

    def on_focus(self) -> None:
        self.redraw()

    def on_blur(self) -> None:
        self.redraw()
