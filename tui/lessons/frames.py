"""The words around every lesson, in each language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Frame:
    """The words around a lesson; braces are filled in by `str.format`."""

    heading: str
    over: str
    on: str
    full: str
    choose: str
    again: str
    wrong: str
    minutes: str
    how: str


FRAMES: Mapping[str, Frame] = {
    "en": Frame(
        heading="Lesson {name} · step {at} of {count}",
        over="Lesson {name} · done",
        on="{key_lesson_next} goes on",
        full="{key_lesson} shows all of it",
        choose="{key_lesson} shows the answers",
        again="{key_lesson_again} begins again",
        wrong="wrong so far: {count}",
        minutes="{count} min",
        how="Start one with its name: chainrule learn rate",
    ),
    "ko": Frame(
        heading="{name} · {count}단계 중 {at}단계",
        over="{name} · 끝",
        on="{key_lesson_next} 다음으로",
        full="{key_lesson} 전체 보기",
        choose="{key_lesson} 답 고르기",
        again="{key_lesson_again} 처음부터",
        wrong="틀린 횟수: {count}",
        minutes="{count}분",
        how="이름을 붙여 시작하세요: chainrule learn rate",
    ),
}
