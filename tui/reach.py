"""Reach: doing an action of the table by other means than its key: a click, the palette, the help.

Whatever the means, what happens is what the key does, and where: the action is looked up among
those that the focused pane, its screen and the app have at this moment.
"""

from __future__ import annotations

import re

from textual.app import App
from textual.binding import ActiveBinding
from textual.screen import Screen

from tui.keys import ACTIONS, EVERYWHERE, Action

NAMES = {"↑": "up", "↓": "down", "←": "left", "→": "right", "esc": "escape"}  # as Textual has them


def here(screen: Screen[object], action: Action) -> ActiveBinding | None:
    """The action's binding on what has the focus, on the screen or the app; None elsewhere."""
    found = screen.active_bindings.values()
    return next((each for each in found if each.binding.id == action.id), None)


def reachable(screen: Screen[object]) -> list[Action]:
    """All actions that can be done on a screen now: those of the place first."""
    ids = {each.binding.id for each in screen.active_bindings.values()}
    own = [action for action in ACTIONS if action.where != EVERYWHERE and action.id in ids]
    if screen.is_modal:
        return own
    return own + [action for action in ACTIONS if action.where == EVERYWHERE]


async def do(app: App[None], screen: Screen[object], action: Action) -> bool:
    """Do an action on a screen; return whether it could be done there."""
    active = here(screen, action)
    if active is not None:
        return await app.run_action(active.binding.action, active.node)
    if action.where == EVERYWHERE and not screen.is_modal:  # its key has another meaning there
        return await app.run_action(action.method)
    return False


async def press(app: App[None], action: Action, shown: str) -> None:
    """Do an action whose key stands somewhere as `shown`; a Textual widget may have that key."""
    if not await do(app, app.screen, action) and not action.method:
        app.simulate_key(NAMES.get(shown, shown))


def keys_of(action: Action) -> list[tuple[str, Action]]:
    """The keys that the key line shows for an action, each with what it does.

    `↑↓` and `n p` stand for two actions of the place: that is how a pair has room.
    """
    shown = action.short or action.shown
    others = {
        key: other
        for other in reversed(ACTIONS)
        if other.where == action.where
        for key in other.shown.split()
    }
    return [(key, others.get(key, action)) for key in re.findall(r"[↑↓←→]|[^\s↑↓←→]+", shown)]
