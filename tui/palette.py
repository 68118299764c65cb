"""The command palette: every action with a key, by its name."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator, Sequence
from functools import partial

from textual.app import SystemCommand

from tui.keys import EVERYWHERE, Action


def system_commands(
    run: Callable[[str], Awaitable[object]], actions: Sequence[Action]
) -> Iterator[SystemCommand]:
    """The table of keys as entries of the palette; `run` does an action."""
    for action in actions:
        if action.where == EVERYWHERE and action.id != "palette":
            name = action.help[0].upper() + action.help[1:]
            yield SystemCommand(name, f"key: {action.shown}", partial(run, action.method))
