"""The guide's list: every hint by its name, and what was seen in short."""

from __future__ import annotations

from typing import ClassVar

from textual.events import Click
from textual.message import Message
from textual.reactive import reactive, var

from tui.canvas import Canvas
from tui.render.cells import Cell, fitted, text
from tui.say import say
from tui.view import RunView
from tui.wheel import Wheel
from tui.wide import abridged

EACH = 3  # lines of a hint, with the blank one after it
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

    @property
    def first(self) -> int:
        """The hint at the top, so that the chosen one is in sight."""
        room = max((self.size.height + 1) // EACH, 1)
        return max(self.row - room + 1, 0)

    def lines(self) -> list[list[Cell]]:
        """Two lines a hint, the chosen one in a bar."""
        hints, width = self.view.hints, self.size.width
        if not hints:
            return [text(f" {say('none')}", "well")]
        lines: list[list[Cell]] = []
        for hint in hints[self.first :]:
            sign = WORST if hint.name == "divergence" else SIGN
            here = hint.name == self.chosen
            name = text(f"{'▸' if here else ' '}{sign} ", "sign") + text(say(hint.name), "name")
            seen = abridged(say(hint.seen), width - 4)
            if here and self.has_focus:
                name = [(letter, "cursor") for letter, _ in fitted(name, width)]
            lines += [name, text(f"   {seen}", "seen"), []]
        return lines

    def move(self, by: int) -> None:
        """Choose another hint."""
        hints = self.view.hints
        if hints:
            self.chosen = hints[min(max(self.row + by, 0), len(hints) - 1)].name

    def on_click(self, event: Click) -> None:
        """Choose the hint under the mouse; twice does what it advises."""
        at = self.first + (event.get_content_offset_capture(self).y) // EACH
        if at < len(self.view.hints):
            self.chosen = self.view.hints[at].name
            if event.chain == 2:
                self.post_message(self.Opened())

    def turn(self, by: int) -> None:
        """Another hint."""
        self.move(by)

    def on_focus(self) -> None:
        self.redraw()

    def on_blur(self) -> None:
        self.redraw()
