"""The place entry: a line to type the number of a validation image in, to go to it."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static

from engine.said import Said, said
from tui.entry import Entry
from tui.reason import reason
from tui.say import say

LONGEST = 12  # characters; no data set has more images than that


def read_place(typed: str, count: int) -> int:
    """Read `4999` or `4,999`; the error says which of the `count` images there are."""
    plain = typed.strip().replace("_", "").replace(",", "")
    if not plain.isdecimal() or int(plain) >= count:
        words, wanted = typed.strip(), allowed(count)
        raise ValueError(
            said("{typed!r} is not an image; use {allowed}", typed=words, allowed=wanted)
        )
    return int(plain)


def allowed(count: int) -> Said:
    """The numbers that there are, in words."""
    return said("a number from 0 to {last:,}", last=count - 1)


class PlaceEntry(Vertical):
    """Out of sight until it is opened; enter goes there, escape leaves it."""

    class Chosen(Message):
        """The user wants to see this image."""

        def __init__(self, place: int) -> None:
            super().__init__()
            self.place = place

    def __init__(self, back: Widget, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._count = 0
        self._words = Static(id="place-words", markup=False)
        self._line = Entry(back, id="place-line", max_length=LONGEST)
        self.display = False

    def compose(self) -> ComposeResult:
        yield self._words
        yield self._line

    def open(self, place: int, count: int) -> None:
        """Ask which of `count` images, with the present one in the line."""
        self._count, self.display = count, True
        self._say(say(allowed(count)), wrong=False)
        self._line.open(str(place))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go there, or leave the number in the line and say what is allowed."""
        event.stop()
        try:
            place = read_place(event.value, self._count)
        except ValueError as error:
            self._say(reason(error), wrong=True)
            return
        self._line.leave()
        self.post_message(self.Chosen(place))

    def on_entry_closed(self) -> None:
        """Out of sight."""
        self.display = False

    def _say(self, words: str, *, wrong: bool) -> None:
        self._words.update(words)
        self._words.set_class(wrong, "wrong")
        self._line.set_class(wrong, "wrong")
