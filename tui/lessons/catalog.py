"""The catalogue: all lessons by name, in the order in which they are best taken."""

from __future__ import annotations

from collections.abc import Mapping

from tui.lessons.depth import DEPTH
from tui.lessons.init import INIT
from tui.lessons.lesson import Lesson
from tui.lessons.overfit import OVERFIT
from tui.lessons.rate import RATE
from tui.lessons.riddle import RIDDLE

LESSONS: Mapping[str, Lesson] = {
    lesson.name: lesson for lesson in (RATE, INIT, DEPTH, OVERFIT, RIDDLE)
}
