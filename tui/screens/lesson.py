"""The lesson's page: all of it in full, and the answers where the step asks a question."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tui.keys import LESSON_PAGE, bindings
from tui.lessons.attempt import Attempt
from tui.lessons.lesson import Choice
from tui.lessons.telling import heading, page
from tui.marked_list import MarkedList
from tui.screens.dialog import Dialog
from tui.widgets.key_line import KeyLine

STYLES = {
    "intro": "$muted", "past": "$muted", "met": "$success", "failed": "$warning",
    "summary": "$success",
}  # fmt: skip
HIDE = "hide"


class LessonScreen(Dialog[str | None]):
    """Dismissed with the name of an answer, with `HIDE`, or with None."""

    CSS_PATH = "../styles/lesson.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(LESSON_PAGE)]

    def __init__(self, attempt: Attempt) -> None:
        super().__init__()
        self._attempt = attempt
        self._box, self._list = VerticalScroll(id="lesson-box"), MarkedList(id="lesson-answers")

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What can be answered now."""
        asks = not self._attempt.over and not self._attempt.met
        return self._attempt.step_words.choices if asks else ()

    def compose(self) -> ComposeResult:
        with self._box:
            for mark, words, style in page(self._attempt):
                with Horizontal(classes=f"paragraph {style}"):
                    for part, of in ((mark, "mark"), (words, "words")):
                        yield Static(Content.styled(part, STYLES.get(style, "")), classes=of)
            if self.choices:
                yield self._list
            yield KeyLine(where=LESSON_PAGE)

    def on_mount(self) -> None:
        self._box.border_title = f"{heading(self._attempt)} · {self._attempt.words.title}"
        for choice in self.choices:
            gone = choice.name in self._attempt.wrong
            sign = "✗ " if gone else "  "
            self._list.add_option(Option(f"{sign}{choice.label}", disabled=gone))
        if self.choices:
            self._list.focus()
            self._list.action_first()
        else:
            self._box.focus()
        self.call_after_refresh(self._box.scroll_end, animate=False)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click, or enter on the list."""
        self.dismiss(self.choices[event.option_index].name)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """No answer where nothing is asked."""
        return action != "answer" or bool(self.choices)

    def action_answer(self) -> None:
        """What enter on the list does."""
        self._list.action_select()

    def action_hide(self) -> None:
        """Hide the strip, or show it again."""
        self.dismiss(HIDE)

    def action_close(self) -> None:
        """Back to the experiment."""
        self.dismiss(None)
