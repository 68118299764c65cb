"""The view of mistakes: which digits are taken for which, and since when."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from engine.questions import AskMistakes, Question
from tui.keys import MISTAKES, bindings
from tui.screens.cockpit import CockpitScreen


class MistakesScreen(CockpitScreen):
    """To be built."""

    PLACE = MISTAKES
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(MISTAKES)]

    def body(self) -> ComposeResult:
        yield Static(id="mistakes-body")

    @property
    def question(self) -> Question | None:
        return AskMistakes()
