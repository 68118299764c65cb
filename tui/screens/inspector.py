"""The view of a digit: one digit on its way through the network, or a drawing."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.reactive import reactive
from textual.widgets import Static

from engine.questions import AskDigit, Question
from tui.keys import INSPECTOR, bindings
from tui.screens.cockpit import CockpitScreen


class InspectorScreen(CockpitScreen):
    """To be built."""

    PLACE = INSPECTOR
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(INSPECTOR)]
    place: reactive[int] = reactive(0)

    def body(self) -> ComposeResult:
        yield Static(id="inspector-body")

    @property
    def question(self) -> Question | None:
        return AskDigit(self.place)
