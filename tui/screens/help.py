"""The help screen: every key and every number, explained; with contents, and a search."""

from __future__ import annotations

import re
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.events import DescendantFocus
from textual.screen import Screen
from textual.widgets import Input, Static

from tui import keys
from tui.appearance import actions_of
from tui.entry import Entry
from tui.keys import bindings
from tui.reach import BY_ID, do, offered
from tui.say import say
from tui.screens.dialog import Dialog
from tui.screens.help_sections import TITLES, sections
from tui.widgets.help_section import HelpSection
from tui.widgets.key_line import KeyLine

ABOVE = 3  # lines that show above a hit


class SearchLine(Entry):
    """The words that are searched for."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(keys.SEARCH)]


class Page(VerticalScroll, inherit_bindings=False):
    """Moves by itself by its own height and to its ends; by lines the table of keys moves it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pageup", "page_up"),
        Binding("pagedown", "page_down"),
        Binding("home", "scroll_home"),
        Binding("end", "scroll_end"),
    ]


class HelpScreen(Dialog[None]):
    """A page to scroll through; a click on what a key does, does it, on the screen `below`."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(keys.HELP)]

    def __init__(self, folder: str, below: Screen[object]) -> None:
        super().__init__()
        self._folder, self._below = folder, below
        self._frame = Vertical(id="help-frame")
        self._box = Page(id="help-box")
        self._line = SearchLine(self._box, id="help-words")
        self._search, self._count = Horizontal(id="help-search"), Static(id="help-count")
        self._keys = KeyLine(where=keys.HELP)
        self._sections: list[HelpSection] = []
        self._wanted: re.Pattern[str] | None = None
        self._hits: list[tuple[HelpSection, int]] = []  # a section and one of its rows
        self._at = 0

    def compose(self) -> ComposeResult:
        place = self._below.query_one("#keys", KeyLine).where
        self._sections = [
            HelpSection(each.title, each.rows, searched=bool(each.name))
            for each in sections(self._folder, place, actions_of(self.app))
        ]
        with self._frame:
            with self._box:
                yield from self._sections
            with self._search:
                yield Static("/", id="help-slash")
                yield self._line
                yield self._count
            yield self._keys

    def on_mount(self) -> None:
        self._search.display = False
        self._frame.border_title = say("Help")
        self._frame.border_subtitle = say("click what a key does to do it")
        self._box.focus()

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """The line to type in has keys of its own."""
        self._keys.where = keys.SEARCH if event.widget is self._line else keys.HELP

    # Going about --------------------------------------------------------------------------

    def action_scroll(self, by: int) -> None:
        """Scroll by a line."""
        self._box.scroll_relative(y=by, animate=False)

    def action_section(self, by: int) -> None:
        """To the next title, or to the one before."""
        here = self._box.scroll_offset.y
        tops = [section.virtual_region.y for section in self._sections]
        beyond = (
            [y for y in tops if y > here] if by > 0 else [y for y in reversed(tops) if y < here]
        )
        if beyond:
            self._box.scroll_to(y=beyond[0], animate=False)

    def action_go(self, place: int) -> None:
        """To a section, by its place on the page."""
        self._box.scroll_to(y=self._sections[place].virtual_region.y, animate=False)

    # Searching ----------------------------------------------------------------------------

    def action_search(self) -> None:
        """Open the line to type in."""
        self._search.display = True
        self._line.open("")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Mark what is typed, and go to where it first stands."""
        words = event.value.strip()
        self._wanted = re.compile(re.escape(words), re.IGNORECASE) if words else None
        self._hits = [
            (section, row)
            for section in self._sections
            for row in (section.found(self._wanted) if self._wanted else [])
        ]
        self._show_hit(0)

    def on_input_submitted(self) -> None:
        """Enter."""
        self.action_hit(1)

    def action_hit(self, by: int) -> None:
        """To the next hit, or to the one before; after the last comes the first."""
        self._show_hit(self._at + by)

    def _show_hit(self, at: int) -> None:
        self._at = at % len(self._hits) if self._hits else 0
        here, row = self._hits[self._at] if self._hits else (None, -1)
        hit = {section for section, _ in self._hits}
        for section in self._sections:
            wanted = self._wanted if section in hit else None
            section.mark(wanted, row if section is here else -1)
        found = say("{at} of {count}", at=self._at + 1, count=len(self._hits))
        missing = say("not found") if self._wanted else ""
        self._count.update(found if self._hits else missing)
        if here is not None:
            top = here.virtual_region.y + here.line_of(row)
            self._box.scroll_to(y=max(top - ABOVE, 0), animate=False)

    def on_entry_closed(self) -> None:
        """The page as it was, where the search has led."""
        self._search.display, self._wanted, self._hits = False, None, []
        self._show_hit(0)

    # Doing --------------------------------------------------------------------------------

    def action_do(self, name: str) -> None:
        """Do an action that was clicked, or say where it can be done."""
        action = BY_ID[name]
        if action.where != keys.EVERYWHERE and name not in offered(self._below):
            self._frame.border_subtitle = say(
                "{key} works there: {place}", key=say(action.shown), place=say(TITLES[action.where])
            )
            return
        self.dismiss()
        self.app.call_later(do, self.app, self._below, action)

    def action_close(self) -> None:
        """Back to the run."""
        self.dismiss()
