"""The flags of the configuration on the command line."""

from __future__ import annotations

import argparse
from collections.abc import Mapping

from engine.said import words_of
from tui.config.options import BY_NAME, FASTEST, OWN_THEMES, SLOWEST, WrongValueError
from tui.parser import Reader
from tui.say import say

FLAGS = ("theme", "ascii", "refresh")


def add_config(target: argparse.ArgumentParser) -> None:
    """Add where the configuration is."""
    target.add_argument("--config", metavar="FILE", default=argparse.SUPPRESS,
                        help=say("the configuration (default: $CHAINRULE_CONFIG, or the place "
                                 "that 'chainrule config' tells)"))  # fmt: skip


def add_look(target: argparse.ArgumentParser) -> None:
    """Add how the app looks.

    Defaults are suppressed, so a flag before the command is not undone by its absence after it.
    """
    absent = argparse.SUPPRESS
    add_config(target)
    target.add_argument("--theme", metavar="NAME", default=absent, type=reader("theme"),
                        help=say("{names}, or one of Textual's",
                                 names=", ".join(OWN_THEMES)))  # fmt: skip
    target.add_argument("--ascii", action=argparse.BooleanOptionalAction, default=absent,
                        help=say("draw with letters of ASCII alone"))  # fmt: skip
    target.add_argument("--refresh", metavar="N", default=absent, type=reader("refresh"),
                        help=say("draw at most so often a second, {low} to {high} "
                                 "(default {high})", low=SLOWEST, high=FASTEST))  # fmt: skip


def reader(name: str) -> Reader:
    """What reads a flag and complains in its words."""

    def read(text: str) -> object:
        try:
            return BY_NAME[name].read(text)
        except WrongValueError as error:
            words = say(
                "{text!r} is not allowed; use {allowed}", text=text, allowed=words_of(error)
            )
            raise argparse.ArgumentTypeError(words) from None

    return Reader(read, lambda: allowed(name))


def allowed(name: str) -> str:
    """What may be said of an option, as it says it of what may not."""
    try:
        BY_NAME[name].read("")
    except WrongValueError as error:
        return words_of(error)
    return ""


def flags_of(arguments: argparse.Namespace) -> Mapping[str, object]:
    """The flags that were given, by the keys of the configuration."""
    given = {name: getattr(arguments, name, None) for name in FLAGS}
    return given | {
        "preset": getattr(arguments, "preset", None),
        "seed": getattr(arguments, "hyper_seed", None),
    }
