"""The view of steps: backpropagation, operation by operation."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from engine.questions import AskSteps, Question
from tui.keys import STEPS, bindings
from tui.screens.cockpit import CockpitScreen


class StepsScreen(CockpitScreen):
    """To be built."""

    PLACE = STEPS
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(STEPS)]

    def body(self) -> ComposeResult:
        yield Static(id="steps-body")

    @property
    def question(self) -> Question | None:
        return AskSteps()
