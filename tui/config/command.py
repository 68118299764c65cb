"""`chainrule config`: where the file is, what holds and why, and a file to begin with."""

from __future__ import annotations

import sys
from collections.abc import Callable

from rich.cells import cell_len

from tui.config.layers import Loaded
from tui.config.options import OPTIONS, all_themes
from tui.keymap import rebound, shown, split
from tui.keys import ACTIONS
from tui.runs.files import reason
from tui.say import say
from tui.wide import wrap

OF_ITS_OWN = {"language": "the locale's", "preset": "classic", "seed": "the preset's"}
WIDTH = 88  # columns of a sentence in the file


def show(loaded: Loaded, tell: Callable[[str], object]) -> int:
    """Say what holds; what is wrong goes to stderr. Returns the exit code."""
    path = loaded.place.path
    absent = "" if path.exists() else "  " + say("(there is none; --init writes one)")
    tell(f"{path}{absent}\n")
    for option in OPTIONS:
        value = getattr(loaded.settings, option.name)
        words = say(OF_ITS_OWN[option.name]) if value is None else text_of(value)
        tell(f"{option.name:<10} {words:<20} {say(loaded.sources.get(option.name, 'default'))}")
    title = say("themes: ")
    between = "\n" + " " * cell_len(title)
    tell("\n" + title + between.join(wrap(", ".join(all_themes()), WIDTH, at_hyphens=False)))
    tell("\n" + say("keys, by action:"))
    for before, action in zip(ACTIONS, rebound(loaded.settings.keys), strict=True):
        if before.keys:
            keys = " ".join(shown(key) for key in split(action.keys))
            source = loaded.sources.get(f"keys.{action.id}", "")
            tell(f"  {action.id:<20} {keys:<14} {say(source or action.help)}")
    for problem in loaded.settings.notices:
        print(f"chainrule: {say(problem)}", file=sys.stderr)  # noqa: T201
    return 2 if loaded.settings.notices else 0


def text_of(value: object) -> str:
    """A value as in the file."""
    if isinstance(value, bool):
        return str(value).lower()
    return f"{value:g}" if isinstance(value, float) else str(value)


def template() -> str:
    """A file in which everything is explained and nothing is set."""
    lines = [
        *comment(
            say("The configuration of chainrule. A line that begins with # does nothing: take the "
                "# away."),
            say("A flag on the command line wins over a variable of the environment, that over "
                "this file."),
        ),
        "",
    ]  # fmt: skip
    for option in OPTIONS:
        lines += ["", *comment(say(option.help)), f"# {option.name} = {option.default}"]
    keys = say("Keys: an action and its key, or its keys. 'chainrule config' lists all actions.")
    lines += ["", *comment(keys), "[keys]", '# step = "s"', '# quit = ["Q", "ctrl+q"]']
    return "\n".join(lines) + "\n"


def comment(*sentences: str) -> list[str]:
    """Each in lines of its own."""
    return [f"# {line}" for each in sentences for line in wrap(each, WIDTH, at_hyphens=False)]


def init(loaded: Loaded, tell: Callable[[str], object]) -> int:
    """Write a commented file where none is. Returns the exit code."""
    path = loaded.place.path
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as stream:
            stream.write(template())
    except OSError as error:
        taken = isinstance(error, FileExistsError) and path.exists()
        words = say(
            "{path} is there already, and is left as it is; edit it, or name another with --config"
            if taken
            else "{path} cannot be written: {reason}; name another with --config",
            path=path,
            reason=reason(error),
        )
        print(f"chainrule: {words}", file=sys.stderr)  # noqa: T201
        return 2
    tell(say("{path}: written; everything in it is explained, nothing is set", path=path))
    return 0
