"""The command palette: every action that can be done here, by its name.

Textual has commands of its own, and the list itself is Textual's; their words are said as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import partial

from rich.align import Align
from rich.text import Text
from textual.app import App, SystemCommand
from textual.command import CommandPalette, Hit, Hits
from textual.screen import Screen
from textual.system_commands import SystemCommandsProvider
from textual.theme import ThemeProvider
from textual.widgets import OptionList
from textual.widgets.option_list import OptionDoesNotExist

from tui.keys import EVERYWHERE
from tui.reach import BY_ID, do, reachable
from tui.say import say, spoken
from tui.screens.dialog import Dialog

HELP_PANEL = "Keys"  # of Textual; made when the classes are, before the language is known


class Name(str):
    """A command's name in the user's language; `english` finds it as well."""

    __slots__ = ("english",)

    english: str

    def __new__(cls, english: str) -> Name:
        """Say it, with a capital."""
        words = say(english)
        name = super().__new__(cls, words[0].upper() + words[1:])
        name.english = english
        return name


class Commands(SystemCommandsProvider):
    """Finds commands by what they are called, in the user's language or in English."""

    async def search(self, query: str) -> Hits:
        """Those that match; only the user's own language is highlighted."""
        matcher = self.matcher(query)
        for name, about, callback, _ in self.app.get_system_commands(self.screen):
            if score := matcher.match(name):
                yield Hit(score, matcher.highlight(name), callback, help=about)
            elif isinstance(name, Name) and (score := matcher.match(name.english)):
                yield Hit(score, name, callback, help=about)


def system_commands(app: App[None], screen: Screen[object]) -> Iterator[SystemCommand]:
    """The table of keys as entries of the palette, those of the place first."""
    told = {BY_ID["palette"].help}
    for action in reachable(screen):
        if action.help not in told:
            told.add(action.help)
            key = say("key: {key}", key=say(action.shown))
            place = "" if action.where == EVERYWHERE else f" · {say(action.where)}"
            perform = partial(do, app, screen, action)
            yield SystemCommand(Name(action.help), f"{key}{place}", perform)


def translated(commands: Iterable[SystemCommand]) -> Iterator[SystemCommand]:
    """Textual's own commands; its panel of keys is English, and the app's help says the same."""
    for command in commands:
        if spoken() == "en" or command.title != HELP_PANEL:
            yield SystemCommand(Name(command.title), say(command.help), command.callback)


class Palette(CommandPalette, Dialog[None]):
    """Textual's palette in the user's language."""

    def __init__(self, themes: bool = False) -> None:
        if themes:
            super().__init__([ThemeProvider], placeholder=say("Search for themes…"))
        else:
            super().__init__(placeholder=say("Search for commands…"), id="--command-palette")

    def _start_no_matches_countdown(self, search_value: str) -> None:
        super()._start_no_matches_countdown(search_value)
        self.set_timer(self._NO_MATCHES_COUNTDOWN, self._say_that_there_is_none)

    def _say_that_there_is_none(self) -> None:
        """Textual has just said so."""
        words = Text(say("No matches found"), "not bold")
        with suppress(OptionDoesNotExist):
            found = self.query_one(OptionList)
            found.replace_option_prompt(self._NO_MATCHES, Align.center(words))
