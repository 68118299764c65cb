"""Runs side by side: their losses in one chart, and in what they differ, to scroll through."""

from __future__ import annotations

from typing import ClassVar

from rich.console import RenderableType
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from tui.keys import COMPARED, bindings
from tui.say import say
from tui.screens.dialog import Dialog
from tui.widgets.key_line import KeyLine


class ComparedScreen(Dialog[None]):
    """Shows what was read of so many runs; `present` if the first is the present run."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(COMPARED)]

    def __init__(self, found: RenderableType, count: int, *, present: bool) -> None:
        super().__init__()
        self._box, self._page = Vertical(id="compared-box"), VerticalScroll(id="compared-page")
        self._found, self._count, self._has_present = found, count, present

    def compose(self) -> ComposeResult:
        with self._box:
            with self._page:
                yield Static(self._found)
            yield KeyLine(where=COMPARED)

    def on_mount(self) -> None:
        self._box.border_title = say("{count} runs compared", count=self._count)
        if self._has_present:
            self._box.border_subtitle = say("● is this run, as it was saved last")
        self._page.focus()

    def action_close(self) -> None:
        """Back to the list."""
        self.dismiss(None)
