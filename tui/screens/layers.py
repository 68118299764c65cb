"""The view of layers: the health of every layer, and what its units look for."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from engine.questions import AskLayers, Question
from tui.keys import LAYERS, bindings
from tui.screens.cockpit import CockpitScreen


class LayersScreen(CockpitScreen):
    """To be built."""

    PLACE = LAYERS
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(LAYERS)]

    def body(self) -> ComposeResult:
        yield Static(id="layers-body")

    @property
    def question(self) -> Question | None:
        return AskLayers()
