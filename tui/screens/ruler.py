"""The view of the ruler: how near the edge the learning rate is, and the range test beside it."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.events import Resize

from engine.questions import AskRuler, Question
from tui.keys import RULER, bindings
from tui.messages import HyperWanted, StepWanted
from tui.screens.cockpit import CockpitScreen
from tui.view import RunView
from tui.widgets.range_pane import RangePane
from tui.widgets.ruler_pane import RulerPane

ABREAST = 110  # columns from which the two panes lie side by side


class RulerScreen(CockpitScreen):
    """The learning rate can be turned here, and the range test's suggestion taken over."""

    PLACE = RULER
    CSS_PATH = "../styles/ruler.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(RULER)]

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self._ruler = RulerPane(id="ruler", classes="pane")
        self._range = RangePane(id="range", classes="pane", markup=False)

    def body(self) -> ComposeResult:
        with Container(id="ruler-body"):
            yield self._ruler.data_bind(CockpitScreen.view)
            yield self._range.data_bind(CockpitScreen.view)

    @property
    def question(self) -> Question | None:
        return AskRuler()

    def on_resize(self, event: Resize) -> None:
        """Beside each other if there is room, or else below."""
        self.set_class(event.size.width >= ABREAST, "abreast")

    def on_mount(self) -> None:
        self._ruler.focus()

    def watch_view(self, old: RunView, new: RunView) -> None:
        """Go to what the range test has found."""
        super().watch_view(old, new)
        if new.tested is not None and old.tested is not new.tested and self.is_current:
            self._range.focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing can be taken over where nothing is suggested."""
        if action == "take":
            return self.view.tested is not None and self.view.tested.suggestion is not None
        return super().check_action(action, parameters)

    def action_turn(self, direction: int) -> None:
        """One step up or down on the learning rate's own scale."""
        self.post_message(StepWanted("learning_rate", direction))

    def action_take(self) -> None:
        """Train on with the suggested rate."""
        found = self.view.tested
        if found is not None and found.suggestion is not None:
            self.post_message(HyperWanted("learning_rate", found.suggestion))
