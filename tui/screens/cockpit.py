"""What all views of the cockpit share: tabs above, notice, status and keys below, a question.

A view is a screen beside the training one. While it is on show, the app asks the run its
`question` now and then, and hands it the view of the run with the answers.
"""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.events import MouseMove, Resize
from textual.reactive import var
from textual.widgets import Static

from engine.questions import Question
from tui.draft import Draft
from tui.keys import VIEW, bindings
from tui.screens.panes import PanesScreen
from tui.tips import explain
from tui.view import RunView
from tui.widgets.key_line import KeyLine
from tui.widgets.status_line import StatusLine
from tui.widgets.tabs import Tabs
from tui.widgets.too_small import TooSmall


class CockpitScreen(PanesScreen):
    """Subclasses name their PLACE (its tab and its keys), compose a body and have a question."""

    PLACE: ClassVar[str]
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(VIEW)]

    view: var[RunView] = var(RunView)
    draft: var[Draft] = var(Draft)

    def __init__(self, title: str) -> None:
        super().__init__()
        self._tabs = Tabs(title, self.PLACE)
        self._notice = Static(id="notice", markup=False)
        self._keys = KeyLine(id="keys", where=self.PLACE)
        self._too_small = TooSmall(id="too-small", markup=False)

    @property
    def question(self) -> Question | None:
        """What it wants to know at present, None for nothing."""
        return None

    def body(self) -> ComposeResult:
        """What is between the tabs and the notice."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        yield self._tabs.data_bind(CockpitScreen.view)
        yield from self.body()
        yield self._notice
        yield StatusLine(id="status").data_bind(CockpitScreen.view)
        yield self._keys.data_bind(CockpitScreen.view)
        yield self._too_small

    def on_resize(self, event: Resize) -> None:
        """Say if the terminal is too small."""
        self._too_small.show_for(*event.size)

    def on_mouse_move(self, event: MouseMove) -> None:
        """Explain a pane whose title the mouse is on."""
        explain(self, event)

    def watch_view(self, old: RunView, new: RunView) -> None:
        """Keep the notice up to date; bodies bind to the view themselves."""
        if old.notice != new.notice or old.state != new.state:
            self._notice.update(new.notice)
            self._notice.display = bool(new.notice)
            self._notice.set_class(new.state in ("diverged", "failed"), "bad")
