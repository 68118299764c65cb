"""Jump mode: a letter on every pane, a digit on every view; pressing one goes there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.errors import NoWidget
from textual.events import Key, Resize
from textual.geometry import Offset
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from tui.keys import JUMP, bindings
from tui.screens.dialog import Dialog
from tui.taking.taken import pane_of
from tui.widgets.key_line import KeyLine
from tui.widgets.tabs import Tabs

LETTERS = "asdfjklewioc"  # near the fingers; g leaves


@dataclass(frozen=True, slots=True)
class Target:
    """A pane to focus or a place to go to, its label, and what is written where."""

    label: str
    words: str
    at: Offset
    pane: Widget | None = None
    place: str = ""


def targets(screen: Screen[object]) -> Iterator[Target]:
    """Every pane of a screen that can have the focus, and every tab."""
    letters, taken = iter(LETTERS), set[Offset]()
    for pane in screen.focus_chain:
        try:
            visible = screen.find_widget(pane).visible_region
        except NoWidget:
            continue
        if visible and (letter := next(letters, "")):
            frame = (pane_of(pane) or pane).region.offset  # there it hides no words
            spot = pane.content_region.offset if frame in taken else frame
            taken.add(spot)
            yield Target(letter, letter, spot, pane)
    for tabs in screen.query(Tabs):
        for at, key, place in tabs.stops():
            yield Target(key[0], key, tabs.region.offset + Offset(at, 0), place=place)


class JumpScreen(Dialog[Target]):
    """Lies over a screen and shows its labels; dismissed with the one that was pressed."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(JUMP)]

    def __init__(self, below: Screen[object]) -> None:
        super().__init__()
        self._targets = {target.label: target for target in targets(below)}
        self._began = below.size

    def compose(self) -> ComposeResult:
        for target in self._targets.values():
            label = Static(f" {target.words} ", classes="jump", markup=False)
            label.styles.offset = (target.at.x, target.at.y)
            yield label
        yield KeyLine(id="jump-keys", where=JUMP)

    def on_key(self, event: Key) -> None:
        """Go where the label says."""
        if target := self._targets.get(event.character or ""):
            event.stop()
            self.dismiss(target)

    def on_resize(self, event: Resize) -> None:
        """The labels are out of place."""
        if event.size != self._began:
            self.dismiss()

    def action_close(self) -> None:
        """Stay."""
        self.dismiss()
