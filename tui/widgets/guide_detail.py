"""The chosen hint in full: what was seen, why it matters, the formula, the key that mends it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.message import Message
from textual.reactive import reactive, var
from textual.widgets import Static

from engine.questions import AskAdvice
from tui.appearance import inks_of
from tui.render.guide import EMPTY, button_text, hint_text, well_text
from tui.say import say
from tui.view import RunView

if TYPE_CHECKING:
    from engine.hints import Hint


BUTTON = 2  # lines, with the blank one above it


class RemedyButton(Static):
    """The line that says what enter does; a click does it, too."""

    class Pressed(Message):
        """It was clicked."""

    def on_click(self) -> None:
        """Do it."""
        self.post_message(self.Pressed())


class GuideDetail(Vertical):
    """Written anew when another hint is chosen or the guide has looked again."""

    view: var[RunView] = var(RunView)
    chosen: reactive[str] = reactive("")

    def __init__(self, id: str, classes: str) -> None:  # noqa: A002 - Textual's name for it
        super().__init__(id=id, classes=classes)
        self._scroll = VerticalScroll(id="guide-scroll")
        self._words = Static(id="guide-words", markup=False)
        self._button = RemedyButton(id="guide-button", markup=False)

    def compose(self) -> ComposeResult:
        with self._scroll:
            yield self._words
        yield self._button

    def on_mount(self) -> None:
        self._write()
        self.app.theme_changed_signal.subscribe(self, lambda _: self._write())

    def on_resize(self) -> None:
        """There is another width to write in."""
        self._write()

    def watch_view(self, old: RunView, new: RunView) -> None:
        """Draw only what has changed."""
        told = old.answers.get(AskAdvice) is not new.answers.get(AskAdvice)
        if told or old.dismissed != new.dismissed or old.state != new.state:
            self._write()

    def watch_chosen(self) -> None:
        """Another hint."""
        self._write()

    def read_on(self, by: int) -> None:
        """Read so many lines on, or back."""
        self._scroll.scroll_relative(y=by, animate=False)

    @property
    def hint(self) -> Hint | None:
        """The hint on show."""
        return next((hint for hint in self.view.hints if hint.name == self.chosen), None)

    def _write(self) -> None:
        if not self.is_mounted:
            return
        hint, colours = self.hint, inks_of(self)
        answered = self.view.answers.get(AskAdvice)
        step = answered.step if answered else 0
        self.border_title = say("Why, and what to do" if hint else "The run")
        self.border_subtitle = say("looked at step {step:,}", step=step) if hint else ""
        self._button.display = hint is not None  # below the words, in sight however long they are
        self._scroll.styles.max_height = max(self.size.height - (BUTTON if hint else 0), 1)
        if hint is not None:
            self._words.update(hint_text(hint, colours))
            self._button.update(button_text(hint, diverged=self.view.state == "diverged"))
        elif self.view.advice is None:
            self._words.update(Text(say(EMPTY), colours["muted"]))
        else:
            away, width = len(self.view.dismissed), self.size.width - 4
            self._words.update(well_text(self.view.advice, step, away, colours, width))
