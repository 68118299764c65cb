"""Saving what a pane shows: as what, under which name, and what came of it."""

from __future__ import annotations

import asyncio
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.events import Click
from textual.reactive import reactive
from textual.widgets import Input, Static

from tui.appearance import inks_of
from tui.keys import SAVING, bindings
from tui.reason import reason
from tui.say import say
from tui.screens.dialog import Dialog
from tui.taking.files import NotWrittenError, home_of, written
from tui.taking.taken import Taken, Way, ways
from tui.wheel import Wheel
from tui.widgets.key_line import KeyLine


def copied(taken: Taken) -> str:
    """What was copied, and what to do if it does not arrive."""
    return say(
        "Copied {pane}, {lines} lines. If they are not in the clipboard, {key_save} saves them.",
        pane=taken.label,
        lines=taken.text.count("\n"),
    )


def hint() -> str:
    """What becomes of a file that is there already."""
    return say("If there is a file of that name, this one gets a number.")


class SaveScreen(Wheel, Dialog[str | None]):
    """Dismissed with a sentence on what was written and where, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(SAVING)]

    row: reactive[int] = reactive(0, init=False)

    def __init__(self, taken: Taken, run: str) -> None:
        super().__init__()
        self._taken, self._ways, self._folder = taken, ways(taken), home_of(run)
        self._box = Vertical(id="save-box")
        self._list = Static(id="save-ways")
        self._line = Input(self._ways[0].file_name(taken), id="save-name", compact=True)
        self._words = Static(hint(), id="save-words", markup=False)
        self._done = False

    def compose(self) -> ComposeResult:
        with self._box:
            yield self._list
            yield Static(say("in {folder}", folder=self._folder), id="save-folder", markup=False)
            yield self._line
            yield self._words
            yield KeyLine(where=SAVING)

    def on_mount(self) -> None:
        self._box.border_title = say("Save what is shown: {pane}", pane=self._taken.label)
        self._line.focus()
        self._draw()

    @property
    def way(self) -> Way:
        """How it shall be written."""
        return self._ways[self.row]

    def validate_row(self, row: int) -> int:
        """Stay on the list."""
        return min(max(row, 0), len(self._ways) - 1)

    def watch_row(self, before: int, now: int) -> None:
        """Another way has another ending; a name that the user typed keeps its beginning."""
        old, new = self._ways[before], self._ways[now]
        if self._line.value == old.file_name(self._taken):
            self._line.value = new.file_name(self._taken)
        elif self._line.value.endswith(old.ending):
            self._line.value = self._line.value.removesuffix(old.ending) + new.ending
        self._draw()

    def _draw(self) -> None:
        colours, table = inks_of(self), Text(no_wrap=True)
        for at, way in enumerate(self._ways):
            here = at == self.row
            style = f"bold {colours['primary']}" if here else colours["muted"]
            table.append(f"{'▸' if here else ' '} {way.name:<16}{way.about}\n", style)
        table.rstrip()
        self._list.update(table)

    def action_move(self, by: int) -> None:
        """Another way."""
        self.row += by

    def turn(self, by: int) -> None:
        """Another way."""
        self.row += by

    async def on_click(self, event: Click) -> None:
        """Choose the way under the mouse; a double click writes."""
        at = event.get_content_offset(self._list)
        if event.widget is self._list and at is not None and at.y < len(self._ways):
            self.row = at.y
            if event.chain == 2:
                await self.action_write()

    async def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter, which the line takes first."""
        await self.action_write()

    async def action_write(self) -> None:
        """Write the file in a thread, for a disk may be slow; say what came of it."""
        if self._done:
            return
        name, content = self._line.value, self.way.content()
        try:
            self._done = True
            path = await asyncio.to_thread(written, name, self._folder, content)
        except NotWrittenError as error:
            self._done = False
            self._words.update(reason(error))
            self._words.add_class("wrong")
            return
        what = say("the screen") if self.way.whole else self._taken.label
        words = say("Saved {what} as {form}: {path}", what=what, form=self.way.form, path=path)
        self.dismiss(words)

    def on_input_changed(self) -> None:
        """Another name may be a good one."""
        self._words.update(hint())
        self._words.remove_class("wrong")

    def action_close(self) -> None:
        """Write nothing."""
        self.dismiss(None)
