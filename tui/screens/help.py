"""The help screen: every key and every number on the main screen, explained."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.console import Group, RenderableType
from rich.style import Style
from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Static

from engine.fields import Field
from engine.hyper import FIELDS
from tui import keys
from tui.appearance import actions_of
from tui.keys import ACTIONS, Action
from tui.reach import BY_ID, do, offered
from tui.say import say
from tui.screens.dialog import Dialog
from tui.screens.numbers import NUMBERS
from tui.widgets.key_line import KeyLine

TITLES = {
    keys.EVERYWHERE: "Everywhere",
    keys.HYPER: "In the hyperparameters",
    keys.TYPING: "While typing a value",
    keys.LOSS: "In the loss",
    keys.ACCURACY: "In the accuracy table",
    keys.DIGITS: "In the digits",
    keys.DIGIT: "On the enlarged digit",
    keys.RATES: "After the range test",
    keys.BRANCHES: "In the list of branches",
    keys.TWIN: "Before a twin starts",
    keys.TWIN_END: "While a twin is compared",
    keys.SAVING: "While saving what is shown (Y)",
    keys.RUNS: "In the list of runs (C)",
    keys.COMPARED: "In a comparison of runs",
    keys.VIEW: "In every view of the cockpit",
    keys.MISTAKES: "In the mistakes (5)",
    keys.LAYERS: "In the layers (6)",
    keys.UNITS: "In the units of a layer",
    keys.FAVOURITES: "In a unit's favourite digits",
    keys.STEPS: "In the steps (7)",
    keys.BOARD: "On the blackboard of the steps",
    keys.BREAKPOINTS: "In the breakpoints of the steps",
    keys.INSPECTOR: "On a digit (8)",
    keys.WAY: "On its way through the network",
    keys.DRAWING: "While drawing a digit",
    keys.RULER: "On the ruler (9)",
    keys.GUIDE: "In the guide (0)",
    keys.JUMP: "In jump mode",
    keys.LESSON: "In a lesson (chainrule learn)",
    keys.LESSON_PAGE: "On the page of a lesson",
}

SUBTITLE = "↑ ↓ scroll · click what a key does to do it · esc close"


def clickable(action: Action) -> Text:
    """What an action does, as words that do it when they are clicked."""
    return Text(say(action.help), Style(meta={"@click": f"screen.do('{action.id}')"}))


def two_columns(rows: Sequence[tuple[str, str | Text]]) -> Table:
    """A plain table of terms and their meanings, both as they are to be read."""
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    table.add_column(style="bold", no_wrap=True, width=15)
    table.add_column(overflow="fold")  # a line of Korean is not cut for the blank at its end
    for term, meaning in rows:
        table.add_row(term, meaning)
    return table


def explained(field: Field) -> str:
    """What a hyperparameter does, when it takes effect, and what is allowed."""
    return say(
        "{help} Live; {allowed}." if field.live else "{help} Restart (r); {allowed}.",
        help=say(field.help),
        allowed=say(field.allowed()),
    )


def help_text(
    folder: str = "", place: str = "", actions: Sequence[Action] = ACTIONS
) -> RenderableType:
    """All of the help, made from the tables of keys and of hyperparameters.

    `folder` is where the run is written to, or will be, empty if it is not kept; the keys of
    `place` come first.
    """
    parts: list[RenderableType] = []

    def section(title: str, rows: Sequence[tuple[str, str | Text]]) -> None:
        parts.extend((Text(title, style="bold underline"), two_columns(rows), Text()))

    for where, title in sorted(TITLES.items(), key=lambda title: title[0] != place):
        rows = [(say(a.shown), clickable(a)) for a in actions if a.where == where]
        section(say("Keys · {place}", place=say(title)), rows)
    section(say("Hyperparameters"), [(field.label, explained(field)) for field in FIELDS])
    for title, numbers in NUMBERS:
        section(say(title), [(say(term), say(meaning)) for term, meaning in numbers])
    section(say("Files"), [(say("folder"), folder or say("This run is written to no file."))])
    return Group(*parts)


class HelpScreen(Dialog[None]):
    """A page to scroll through; a click on what a key does, does it, on the screen `below`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,question_mark,q", "close", "close"),
        Binding("down,j", "scroll(1)", show=False),
        Binding("up,k", "scroll(-1)", show=False),
    ]

    def __init__(self, folder: str, below: Screen[object]) -> None:
        super().__init__()
        self._folder, self._below = folder, below
        self._box = VerticalScroll(id="help-box")

    def compose(self) -> ComposeResult:
        with self._box:
            place = self._below.query_one("#keys", KeyLine).where
            yield Static(help_text(self._folder, place, actions_of(self.app)))

    def on_mount(self) -> None:
        self._box.border_title = say("Help")
        self._box.border_subtitle = say(SUBTITLE)
        self._box.focus()

    def action_scroll(self, by: int) -> None:
        """Scroll by a line."""
        self._box.scroll_relative(y=by, animate=False)

    def action_do(self, name: str) -> None:
        """Do an action that was clicked, or say where it can be done."""
        action = BY_ID[name]
        if action.where != keys.EVERYWHERE and name not in offered(self._below):
            self._box.border_subtitle = say(
                "{key} works there: {place}", key=say(action.shown), place=say(TITLES[action.where])
            )
            return
        self.dismiss()
        self.app.call_later(do, self.app, self._below, action)

    def action_close(self) -> None:
        """Back to the run."""
        self.dismiss()
