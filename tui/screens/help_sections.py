"""What the help says: sections of terms and their meanings, from the tables of keys and numbers.

The keys of the place where one is come first, then the contents, then everything else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.style import Style
from rich.text import Text

from engine.fields import Field
from engine.hyper import FIELDS
from tui import keys
from tui.keys import ACTIONS, Action
from tui.say import say
from tui.screens.numbers import NUMBERS

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
    keys.SAVING: "While saving what is shown ({key_save})",
    keys.RUNS: "In the list of runs ({key_compare})",
    keys.COMPARED: "In a comparison of runs",
    keys.VIEW: "In every view of the cockpit",
    keys.MISTAKES: "In the mistakes ({key_view_5})",
    keys.LAYERS: "In the layers ({key_view_6})",
    keys.UNITS: "In the units of a layer",
    keys.FAVOURITES: "In a unit's favourite digits",
    keys.STEPS: "In the steps ({key_view_7})",
    keys.BOARD: "On the blackboard of the steps",
    keys.BREAKPOINTS: "In the breakpoints of the steps",
    keys.INSPECTOR: "On a digit ({key_view_8})",
    keys.WAY: "On its way through the network",
    keys.DRAWING: "While drawing a digit",
    keys.RULER: "On the ruler ({key_view_9})",
    keys.GUIDE: "In the guide ({key_view_0})",
    keys.JUMP: "In jump mode",
    keys.HELP: "In the help",
    keys.SEARCH: "While searching the help",
    keys.LESSON: "In a lesson (chainrule learn)",
    keys.LESSON_PAGE: "On the page of a lesson",
}


@dataclass(frozen=True, slots=True)
class Section:
    """A title and its rows; the contents call it by its `name`, and do not name themselves."""

    title: str
    rows: tuple[tuple[str, Text], ...]
    name: str = ""


def sections(
    folder: str = "", place: str = "", actions: Sequence[Action] = ACTIONS
) -> list[Section]:
    """All of the help.

    `folder` is where the run is written to, or will be, empty if it is not kept; the keys of
    `place` come first.
    """
    order = sorted(TITLES, key=lambda where: where != place)
    on_keys = [keys_of(where, actions) for where in order]
    on_numbers = [plain(say("Hyperparameters"), [(f.label, explained(f)) for f in FIELDS])]
    for title, numbers in NUMBERS:
        on_numbers.append(plain(say(title), [(say(term), say(words)) for term, words in numbers]))
    kept = folder or say("This run is written to no file.")
    on_numbers.append(plain(say("Files"), [(say("folder"), kept)]))
    return [on_keys[0], contents(on_keys, on_numbers), *on_keys[1:], *on_numbers]


def contents(on_keys: Sequence[Section], on_numbers: Sequence[Section]) -> Section:
    """The names of the others, by their places on the page; a click goes there."""
    places = [0, *range(2, len(on_keys) + len(on_numbers) + 1)]  # the contents themselves are 1
    entries = [
        Text(section.name, Style(underline=True, meta={"@click": f"screen.go({place})"}))
        for place, section in zip(places, [*on_keys, *on_numbers], strict=True)
    ]
    between, keys_end = Text("  "), len(on_keys)
    rows = (
        (say("keys in"), between.join(entries[:keys_end])),
        (say("what is what"), between.join(entries[keys_end:])),
    )
    return Section(say("Contents"), rows)


def keys_of(where: str, actions: Sequence[Action]) -> Section:
    """The keys of a place; a click on what one does, does it."""
    rows = tuple((say(a.shown), clickable(a)) for a in actions if a.where == where)
    return Section(say("Keys · {place}", place=say(TITLES[where])), rows, say(where))


def clickable(action: Action) -> Text:
    """What an action does, as words that do it when they are clicked."""
    return Text(say(action.help), Style(meta={"@click": f"screen.do('{action.id}')"}))


def plain(title: str, rows: Sequence[tuple[str, str]]) -> Section:
    """Words that only explain."""
    return Section(title, tuple((term, Text(words)) for term, words in rows), title)


def explained(field: Field) -> str:
    """What a hyperparameter does, when it takes effect, and what is allowed."""
    return say(
        "{help} Live; {allowed}." if field.live else "{help} Restart ({key_restart}); {allowed}.",
        help=say(field.help),
        allowed=say(field.allowed()),
    )
