"""What is taken: the focused pane and the screen around it, at the moment that the key was pressed.

The run goes on while the user thinks about a file's name; what is written is what was seen.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass

from textual.screen import Screen
from textual.widget import Widget

from tui.appearance import actions_of
from tui.say import say
from tui.taking.picture import Picture, photographed
from tui.taking.table import HasTable, Table

APP = "chainrule"


@dataclass(frozen=True, slots=True)
class Taken:
    """`pane` with its frame, `inside` without it; `table` are its figures, if it shows any.

    `label` is what the pane is called, and `name` the same as part of a file's name.
    """

    title: str
    label: str
    name: str
    step: int
    whole: Picture
    pane: Picture
    inside: Picture
    subtitle: str = ""
    table: Table | None = None

    @property
    def text(self) -> str:
        """The pane's title and its lines."""
        heading = " · ".join(filter(None, (self.title, self.subtitle)))
        return f"{heading}\n\n{self.inside.text}"


@dataclass(frozen=True, slots=True)
class Way:
    """One way to write what was taken: its words, its form, the file's ending and its content."""

    name: str
    form: str
    about: str
    ending: str
    content: Callable[[], str]
    whole: bool = False

    def file_name(self, taken: Taken) -> str:
        """What the file is called, unless the user calls it otherwise."""
        return f"{'screen' if self.whole else taken.name}-step-{taken.step}{self.ending}"


def ways(taken: Taken) -> list[Way]:
    """All of them; CSV only if there are figures."""
    text, pane, whole = say("text"), taken.pane, taken.whole
    found = [Way(text, text, say("the lines of the pane"), ".txt", lambda: taken.text)]
    if (table := taken.table) is not None:
        about = say("{count:,} rows of its figures, all digits", count=len(table.rows))
        found.append(Way("CSV", "CSV", about, ".csv", lambda: table.csv))
    about = say("a picture of the pane")
    found.append(Way("SVG", "SVG", about, ".svg", lambda: pane.svg(taken.title)))
    name, about = say("screen as text"), say("everything on it")
    found.append(Way(name, text, about, ".txt", lambda: whole.text, whole=True))
    name, about = say("screen as SVG"), say("a picture of it")
    return [*found, Way(name, "SVG", about, ".svg", lambda: whole.svg(APP), whole=True)]


def pane_of(widget: Widget | None) -> Widget | None:
    """The pane that a widget is, or is in."""
    while isinstance(widget, Widget):
        if widget.has_class("pane"):
            return widget
        widget = widget.parent if isinstance(widget.parent, Widget) else None
    return None


def take(screen: Screen[object], step: int) -> Taken:
    """The pane that has the focus on a screen; the whole screen if none has."""
    whole, pane = photographed(screen), pane_of(screen.focused)
    if pane is None:
        return Taken(APP, APP, "screen", step, whole, whole, whole)
    title = pane.border_title or ""
    label = label_of(title, {action.shown for action in actions_of(screen.app)})
    return Taken(
        title=title,
        label=label,
        name=slug(label) or "pane",
        step=step,
        whole=whole,
        pane=whole.cut(pane.region),
        inside=whole.cut(pane.content_region),
        subtitle=pane.border_subtitle or "",
        table=table_of(pane),
    )


def label_of(title: str, keys: Collection[str]) -> str:
    """A title without the key that leads to it and without what is shown at present.

    `4 Digits: worst mistakes, by loss` is `Digits`; `Validation image 2,070` is that.
    """
    first, _, rest = title.partition(" ")
    return re.split("[:,] ", rest if first in keys else title)[0]


def slug(words: str) -> str:
    """Words as part of a file's name: `Loss · branch 1` is `loss-branch-1`."""
    return re.sub(r"[^a-z0-9가-힣]+", "-", words.lower().replace(",", "")).strip("-")


def table_of(pane: Widget) -> Table | None:
    """The figures of a pane, or of the first part of it on show that has some."""
    for part in pane.walk_children(with_self=True):
        if isinstance(part, HasTable) and part.display:
            return part.as_table()
    return None
