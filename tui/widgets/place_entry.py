"""The place entry: a line to type the number of a validation image in, to go to it."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Key
from textual.message import Message
from textual.widgets import Input, Static

LONGEST = 12  # characters; no data set has more images than that


def read_place(typed: str, count: int) -> int:
    """Read `4999` or `4,999`; the error says which of the `count` images there are."""
    plain = typed.strip().replace("_", "").replace(",", "")
    if not plain.isdecimal() or int(plain) >= count:
        raise ValueError(f"{typed.strip()!r} is not an image; use {allowed(count)}")
    return int(plain)


def allowed(count: int) -> str:
    """The numbers that there are, in words."""
    return f"a number from 0 to {count - 1:,}"


class PlaceEntry(Vertical):
    """Out of sight until it is opened; enter goes there, escape leaves it."""

    class Chosen(Message):
        """The user wants to see this image."""

        def __init__(self, place: int) -> None:
            super().__init__()
            self.place = place

    class Closed(Message):
        """The keys are free again."""

    def __init__(self, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._count = 0
        self._words = Static(id="place-words", markup=False)
        self._line = Input(id="place-line", select_on_focus=True, compact=True, max_length=LONGEST)
        self.display = False

    def compose(self) -> ComposeResult:
        yield self._words
        yield self._line

    def open(self, place: int, count: int) -> None:
        """Ask which of `count` images, with the present one in the line."""
        self._count, self._line.value = count, str(place)
        self._say(allowed(count), wrong=False)
        self.display = True
        self.screen.set_focus(self._line)  # at once: the first digit is on its way

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go there, or leave the number in the line and say what is allowed."""
        event.stop()
        try:
            place = read_place(event.value, self._count)
        except ValueError as error:
            self._say(str(error), wrong=True)
            return
        self.close()
        self.post_message(self.Chosen(place))

    def on_input_changed(self) -> None:
        """Typing on takes the mark of a wrong number away."""
        self._line.remove_class("wrong")

    def on_key(self, event: Key) -> None:
        """Escape stays at the present image."""
        if event.key == "escape":
            event.stop()
            self.close()

    def on_descendant_blur(self) -> None:
        """Going elsewhere stays there, too."""
        if not self._line.has_focus:
            self.display = False

    def close(self) -> None:
        """Out of sight."""
        self.display = False
        self.post_message(self.Closed())

    def _say(self, words: str, *, wrong: bool) -> None:
        self._words.update(words)
        self._words.set_class(wrong, "wrong")
        self._line.set_class(wrong, "wrong")
