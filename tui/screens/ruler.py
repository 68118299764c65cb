"""The view of ruler: how near the edge the learning rate is."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from engine.questions import AskRuler, Question
from tui.keys import RULER, bindings
from tui.screens.cockpit import CockpitScreen


class RulerScreen(CockpitScreen):
    """To be built."""

    PLACE = RULER
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(RULER)]

    def body(self) -> ComposeResult:
        yield Static(id="ruler-body")

    @property
    def question(self) -> Question | None:
        return AskRuler()
