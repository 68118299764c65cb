"""The app with a lesson: the same app, and a strip that says what to do and sees when it is done.

It looks at every new view of the run and at every change of place; whatever the learner does
otherwise is the app's own.
"""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.screen import Screen

from engine.commands import Reset
from tui.app import ChainruleApp
from tui.bridge import OpenRun
from tui.config.settings import DEFAULTS, Settings
from tui.keys import LESSON, TRAIN, bindings
from tui.lessons.attempt import Attempt
from tui.lessons.lesson import Lesson
from tui.say import say
from tui.screens.lesson import HIDE, LessonScreen
from tui.view import RunView
from tui.widgets.lesson_strip import LessonStrip

LESSON_ACTIONS = ("lesson", "lesson_next", "lesson_again")


class LessonApp(ChainruleApp):
    """Holds the attempt at one lesson."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(LESSON)]

    def __init__(
        self, open_run: OpenRun, lesson: Lesson, language: str, settings: Settings = DEFAULTS
    ) -> None:
        super().__init__(open_run, lesson.hyper, f"MNIST · {lesson.name}", settings=settings)
        self.attempt = Attempt(lesson, language)
        self._strips: dict[str, LessonStrip] = {}
        self._hidden = False

    def on_mount(self) -> None:
        self._furnish(TRAIN, self.screen)

    def _furnish(self, place: str, screen: Screen[object]) -> None:
        """Give a screen its strip, the first time that it is on show."""
        if place not in self._strips:
            strip = self._strips[place] = LessonStrip(short=place != TRAIN)
            strip.attempt, strip.shown = self.attempt, not self._hidden
            screen.add_class("lesson")
            screen.call_later(lambda: screen.mount(strip, after="#tabs"))

    def action_show(self, place: str) -> None:
        """Go there; the lesson comes along, and may have wanted just that."""
        super().action_show(place)
        self._furnish(self._here, self.screen)
        self._look()

    def watch_view(self, view: RunView) -> None:
        """Hand the view down, and see what it means for the lesson."""
        super().watch_view(view)
        self._look()

    def _look(self) -> None:
        self._take(self.attempt.seen(self.view, self._here))

    def _take(self, attempt: Attempt) -> None:
        """Go on with this attempt, and tell it everywhere."""
        if attempt is not self.attempt:
            self.attempt = attempt
            for strip in self._strips.values():
                strip.attempt = attempt

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While a dialog is open the lesson's keys are the dialog's."""
        if action in LESSON_ACTIONS and self.is_covered:
            return False
        if action == "lesson_next" and not self.attempt.met:
            return None
        return super().check_action(action, parameters)

    def action_lesson(self) -> None:
        """Read all of it, or answer."""
        self.push_screen(LessonScreen(self.attempt), self._answered)

    def _answered(self, answer: str | None) -> None:
        if answer == HIDE:
            self._hidden = not self._hidden
            for strip in self._strips.values():
                strip.shown = not self._hidden
            if self._hidden:
                self._say(
                    say(
                        "The lesson's lines are hidden: {key_lesson}, then {key_lesson_hide}, "
                        "shows them again."
                    )
                )
        elif answer is not None:
            self._take(self.attempt.chosen(answer))

    def action_lesson_next(self) -> None:
        """On to the next step."""
        self._take(self.attempt.onward(self.view))
        self._look()

    def action_lesson_again(self) -> None:
        """Begin the lesson again, with its first hyperparameters."""
        self._take(self.attempt.again(self.view))
        self.bridge.send(Reset(self.attempt.lesson.hyper))

    async def on_lesson_strip_wanted(self) -> None:
        """The strip was clicked: what its key would do."""
        await self.run_action("lesson_next" if self.attempt.met else "lesson")
