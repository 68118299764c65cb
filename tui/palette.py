"""The command palette: every action that can be done here, by its name."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from textual.app import App, SystemCommand
from textual.screen import Screen

from tui.keys import EVERYWHERE
from tui.reach import BY_ID, do, reachable


def system_commands(app: App[None], screen: Screen[object]) -> Iterator[SystemCommand]:
    """The table of keys as entries of the palette, those of the place first."""
    told = {BY_ID["palette"].help}
    for action in reachable(screen):
        if action.help not in told:
            told.add(action.help)
            name = action.help[0].upper() + action.help[1:]
            place = "" if action.where == EVERYWHERE else f" · {action.where}"
            yield SystemCommand(
                name, f"key: {action.shown}{place}", partial(do, app, screen, action)
            )
