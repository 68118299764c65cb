"""Reach: doing an action of the table by other means than its key: a click, the palette, the help.

Whatever the means, what happens is what the key does, and where: the action is looked up among
those that the focused pane, its screen and the app have at this moment.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from textual.actions import parse
from textual.app import App
from textual.binding import Binding
from textual.dom import DOMNode
from textual.screen import Screen

from tui.appearance import actions_of
from tui.keymap import NAMES
from tui.keys import ACTIONS, EVERYWHERE, Action

KEYS = {sign: key for key, sign in NAMES.items()}  # Textual's names, by what a person reads
BY_ID = {action.id: action for action in ACTIONS}


def offered(screen: Screen[object]) -> dict[str, tuple[DOMNode, Binding]]:
    """The bindings of what has the focus, of all around it, its screen and the app, by their ids.

    `active_bindings` leaves out those whose key has another meaning nearer to the focus.
    """
    return {
        binding.id: (node, binding)
        for node, bindings in screen._modal_binding_chain
        for _, binding in bindings
        if binding.id in BY_ID and possible(node, binding.action)
    }


def possible(node: DOMNode, method: str) -> bool:
    """Whether who has the action says that it can be done now, or could be later."""
    namespace, name, parameters = parse(method)
    return bool(namespace) or node.check_action(name, parameters) is not False


def reachable(screen: Screen[object]) -> list[Action]:
    """All actions that can be done on a screen now: those nearest to the focus first."""
    table = {action.id: action for action in actions_of(screen.app)}
    own = [table[name] for name in offered(screen) if table[name].where != EVERYWHERE]
    if screen.is_modal:
        return own
    return own + [action for action in table.values() if action.where == EVERYWHERE]


async def do(app: App[None], screen: Screen[object], action: Action) -> bool:
    """Do an action on a screen; return whether it could be done there."""
    if (found := offered(screen).get(action.id)) is not None:
        node, binding = found
        return await app.run_action(binding.action, node)
    if action.where == EVERYWHERE and not screen.is_modal:  # its key has another meaning there
        return await app.run_action(action.method)
    return False


async def press(app: App[None], action: Action, shown: str) -> None:
    """Do an action whose key stands somewhere as `shown`; a Textual widget may have that key."""
    if not await do(app, app.screen, action) and not action.method:
        app.simulate_key(KEYS.get(shown, shown))


def keys_of(action: Action, actions: Sequence[Action] = ACTIONS) -> list[tuple[str, Action]]:
    """The keys that the key line shows for an action of a table, each with what it does.

    `↑↓` and `n p` stand for two actions of the place: that is how a pair has room.
    """
    shown = action.short or action.shown
    others = {
        key: other
        for other in reversed(actions)
        if other.where == action.where
        for key in other.shown.split()
    }
    return [(key, others.get(key, action)) for key in re.findall(r"[↑↓←→]|[^\s↑↓←→]+", shown)]
