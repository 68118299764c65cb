"""The view of guide: what is wrong, why, and what to do."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from tui.keys import GUIDE, bindings
from tui.screens.cockpit import CockpitScreen


class GuideScreen(CockpitScreen):
    """To be built."""

    PLACE = GUIDE
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(GUIDE)]

    def body(self) -> ComposeResult:
        yield Static(id="guide-body")
