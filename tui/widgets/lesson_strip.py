"""The lesson's strip: the step at hand, above whatever is on show."""

from __future__ import annotations

from textual.content import Content
from textual.events import Resize
from textual.message import Message
from textual.reactive import var
from textual.widgets import Static

from tui.lessons.attempt import Attempt
from tui.lessons.telling import Said, one_line, strip

STYLES = {
    "heading": "bold $primary",
    "keys": "$secondary",
    "task": "",
    "met": "$success",
    "failed": "$warning",
}
TALL = 34  # rows of a terminal in which every view has room for all of it


class LessonStrip(Static):
    """All of the step where there is room, one line where there is not; a click is its key."""

    attempt: var[Attempt | None] = var(None)
    shown: var[bool] = var(default=True)

    class Wanted(Message):
        """The strip was clicked."""

    def __init__(self, *, short: bool) -> None:
        super().__init__(id="lesson", markup=False)
        self._short = short

    def watch_attempt(self) -> None:
        """Another step, or another outcome."""
        self._tell()

    def watch_shown(self, shown: bool) -> None:
        """Make room, or come back."""
        self.display = shown

    def on_resize(self, event: Resize) -> None:
        """The words depend on the room."""
        self._tell()

    def on_click(self) -> None:
        """Do what the strip says."""
        self.post_message(self.Wanted())

    def _tell(self) -> None:
        if self.attempt is None:
            return
        if self._short and self.app.size.height < TALL:
            self.update(told(one_line(self.attempt, self.app.size.width - 2)))
            return
        head, keys, words = strip(self.attempt)
        self.update(Content.assemble(told([head, keys]), "\n", told([words])))


def told(said: list[Said]) -> Content:
    """The words in their styles, side by side."""
    parts = [Content.styled(words, STYLES[style]) for words, style in said]
    return Content("  ").join(parts)
