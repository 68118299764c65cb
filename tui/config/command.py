"""`chainrule config`: where the file is, what holds and why, and a file to begin with."""

from __future__ import annotations

import sys
from collections.abc import Callable
from textwrap import wrap

from tui.config.layers import Loaded
from tui.config.options import OPTIONS, all_themes
from tui.keymap import rebound, shown, split
from tui.keys import ACTIONS

OF_ITS_OWN = {"language": "the locale's", "preset": "classic", "seed": "the preset's"}
HEAD = """\
# The configuration of chainrule. A line that begins with # does nothing: take the # away.
# A flag on the command line wins over a variable of the environment, that over this file.
"""
TAIL = """
# Keys: an action and its key, or its keys. 'chainrule config' lists all actions.
[keys]
# step = "s"
# quit = ["Q", "ctrl+q"]
"""


def show(loaded: Loaded, tell: Callable[[str], object]) -> int:
    """Say what holds; what is wrong goes to stderr. Returns the exit code."""
    path = loaded.place.path
    tell(f"{path}{'' if path.exists() else '  (there is none; --init writes one)'}\n")
    for option in OPTIONS:
        value = getattr(loaded.settings, option.name)
        words = OF_ITS_OWN[option.name] if value is None else text_of(value)
        tell(f"{option.name:<10} {words:<20} {loaded.sources.get(option.name, 'default')}")
    tell(
        "\nthemes: " + "\n        ".join(wrap(", ".join(all_themes()), 88, break_on_hyphens=False))
    )
    tell("\nkeys, by action:")
    for before, action in zip(ACTIONS, rebound(loaded.settings.keys), strict=True):
        if before.keys:
            keys = " ".join(shown(key) for key in split(action.keys))
            source = loaded.sources.get(f"keys.{action.id}", "")
            tell(f"  {action.id:<20} {keys:<14} {source or action.help}")
    for problem in loaded.settings.notices:
        print(f"chainrule: {problem}", file=sys.stderr)  # noqa: T201
    return 2 if loaded.settings.notices else 0


def text_of(value: object) -> str:
    """A value as in the file."""
    if isinstance(value, bool):
        return str(value).lower()
    return f"{value:g}" if isinstance(value, float) else str(value)


def template() -> str:
    """A file in which everything is explained and nothing is set."""
    parts = [HEAD]
    for option in OPTIONS:
        parts += ["", *(f"# {line}" for line in wrap(option.help, 88, break_on_hyphens=False))]
        parts.append(f"# {option.name} = {option.default}")
    return "\n".join(parts) + "\n" + TAIL


def init(loaded: Loaded, tell: Callable[[str], object]) -> int:
    """Write a commented file where none is. Returns the exit code."""
    path = loaded.place.path
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as stream:
            stream.write(template())
    except OSError as error:
        taken = isinstance(error, FileExistsError) and path.exists()
        reason = (
            "is there already, and is left as it is; edit it, or name"
            if taken
            else f"cannot be written: {error.strerror}; name"
        )
        print(f"chainrule: {path} {reason} another with --config", file=sys.stderr)  # noqa: T201
        return 2
    tell(f"{path}: written; everything in it is explained, nothing is set")
    return 0
