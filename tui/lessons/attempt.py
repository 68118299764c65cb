"""An attempt: how far a learner has come in a lesson, as one frozen value.

Whatever happens gives the next attempt: the view of the run changes, an answer is chosen, the
learner goes on. A goal that was met stays met; a failure lasts as long as it is in sight.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from engine.events import Started
from tui.lessons.lesson import Choice, Lesson, Sight, Step, StepWords, Words
from tui.view import RunView


@dataclass(frozen=True, slots=True)
class Attempt:
    """The lesson, the step it is `at` (one beyond the last: over), and what came of the step.

    `wrong` are the names of wrong answers in their order; `began` is the run of when the step
    began, and `stale` one that is of no account any more.
    """

    lesson: Lesson
    language: str = "en"
    at: int = 0
    met: bool = False
    failed: bool = False
    wrong: tuple[str, ...] = ()
    began: Started | None = None
    stale: Started | None = None

    @property
    def words(self) -> Words:
        """What the lesson says, in the learner's language."""
        return self.lesson.words[self.language]

    @property
    def over(self) -> bool:
        """Whether all steps are done."""
        return self.at >= len(self.lesson.steps)

    @property
    def step(self) -> Step:
        """The present step, which there must be."""
        return self.lesson.steps[self.at]

    @property
    def step_words(self) -> StepWords:
        """What the present step says."""
        return self.words.steps[self.at]

    @property
    def reply(self) -> Choice | None:
        """The wrong answer that was given last, None if there is none."""
        last = self.wrong[-1] if self.wrong else ""
        return next((c for c in self.step_words.choices if c.name == last), None)

    def seen(self, view: RunView, place: str) -> Attempt:
        """Look whether the goal is met, or cannot be met any more."""
        if self.over or self.met or view.started is self.stale:
            return self
        began = self.began or view.started  # None was stale: a run has started
        sight = Sight(view, place, fresh=view.started is not began)
        met = self.step.goal(sight)
        failed = not met and self.step.failed(sight)
        if (met, failed, began) == (self.met, self.failed, self.began):
            return self
        return replace(self, met=met, failed=failed, began=began)

    def chosen(self, name: str) -> Attempt:
        """Take an answer: the right one meets the goal, a wrong one is counted."""
        if self.over or self.met:
            return self
        if name == self.step.answer:
            return replace(self, met=True)
        return replace(self, wrong=(*self.wrong, name))

    def onward(self, view: RunView) -> Attempt:
        """On to the next step, if this one's goal is met."""
        if self.over or not self.met:
            return self
        return replace(self, at=self.at + 1, met=False, failed=False, began=view.started)

    def again(self, view: RunView) -> Attempt:
        """From the beginning, with the run that comes after this one."""
        return Attempt(self.lesson, self.language, stale=view.started)
