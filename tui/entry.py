"""The entry: a line to type one value in, out of sight until it is opened.

Whoever shows it reads the value when it is submitted, and leaves it in the line with a mark if it
is none. Escape and going elsewhere close the line and change nothing.
"""

from __future__ import annotations

from textual.events import Key
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input


class Entry(Input):
    """Opened with the present value, which the first letter replaces; then `back` has the keys."""

    class Closed(Message):
        """The line is out of sight again."""

    def __init__(self, back: Widget, *, id: str, max_length: int = 0) -> None:  # noqa: A002
        super().__init__(id=id, select_on_focus=True, compact=True, max_length=max_length)
        self._back, self.display = back, False

    def open(self, value: str) -> None:
        """Show it with a value."""
        self.value, self.display = value, True
        self.screen.set_focus(self)  # at once: the first digit is on its way

    def leave(self) -> None:
        """Give the keys back, which closes the line."""
        self.screen.set_focus(self._back)

    def on_input_changed(self) -> None:
        """Typing on takes the mark of a wrong value away."""
        self.remove_class("wrong")

    def on_key(self, event: Key) -> None:
        """Escape leaves things as they are."""
        if event.key == "escape":
            event.stop()
            self.leave()

    def on_blur(self) -> None:
        """So does going elsewhere."""
        if self.screen.focused is not self:  # it may have been opened again meanwhile
            self.display = False
            self.post_message(self.Closed())
