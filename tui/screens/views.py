"""The views of the cockpit, by the names of their places."""

from __future__ import annotations

from collections.abc import Mapping

from tui.screens.cockpit import CockpitScreen
from tui.screens.guide import GuideScreen
from tui.screens.inspector import InspectorScreen
from tui.screens.layers import LayersScreen
from tui.screens.mistakes import MistakesScreen
from tui.screens.ruler import RulerScreen
from tui.screens.steps import StepsScreen

SCREENS: Mapping[str, type[CockpitScreen]] = {
    screen.PLACE: screen
    for screen in (
        MistakesScreen,
        LayersScreen,
        StepsScreen,
        InspectorScreen,
        RulerScreen,
        GuideScreen,
    )
}
