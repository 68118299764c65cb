"""Telling: what the strip and the lesson's page say of an attempt, as lines with a style each.

A lesson has its words in each language; here they pass through `say` for the keys that they name.
"""

from __future__ import annotations

from rich.cells import cell_len, set_cell_size

from tui.lessons.attempt import Attempt
from tui.lessons.frames import FRAMES
from tui.say import say

Said = tuple[str, str]  # words, and what they are: "heading", "keys", "task", "met", "failed", …

MET, FAILED, OPEN, LATER = "✓", "✗", "▸", "·"
BY_KEY = "{key_lesson}"  # alone, it is the same in every language


def heading(attempt: Attempt) -> str:
    """The lesson's name and the step."""
    frame, lesson = FRAMES[attempt.language], attempt.lesson
    if attempt.over:
        return frame.over.format(name=lesson.name)
    return frame.heading.format(name=lesson.name, at=attempt.at + 1, count=len(lesson.steps))


def keys(attempt: Attempt) -> str:
    """The keys that serve now."""
    frame = FRAMES[attempt.language]
    on, full, choose, again = map(say, (frame.on, frame.full, frame.choose, frame.again))
    if attempt.over:
        return f"{full}  {again}"
    if attempt.met:
        return on
    words = choose if attempt.step_words.choices else f"{full}  {again}"
    if attempt.wrong:
        words = f"{frame.wrong.format(count=len(attempt.wrong))}  {words}"
    return words


def body(attempt: Attempt) -> Said:
    """What the present step has to say: its task, how it failed, or what it has shown."""
    if attempt.over:
        return say(attempt.words.summary), "met"
    words = attempt.step_words
    if attempt.met:
        return f"{MET} {say(words.done)}", "met"
    if attempt.reply is not None:
        return f"{FAILED} {attempt.reply.label} {say(attempt.reply.reply)}", "failed"
    if attempt.failed:
        return f"{FAILED} {say(words.failed)}", "failed"
    return f"{OPEN} {say(words.task)}", "task"


def strip(attempt: Attempt) -> list[Said]:
    """The strip above the panes: a heading with the keys, and what there is to say."""
    return [(heading(attempt), "heading"), (keys(attempt), "keys"), body(attempt)]


def one_line(attempt: Attempt, width: int) -> list[Said]:
    """The strip where there is room for one line only; its last words are cut off.

    The key that shows all of it stands there unless all of it does.
    """
    count = len(attempt.lesson.steps)
    at = f"{min(attempt.at + 1, count)}/{count}"
    words, style = body(attempt)
    goes_on = attempt.met and not attempt.over
    hint = say(FRAMES[attempt.language].on if goes_on else BY_KEY)
    room = width - cell_len(at) - cell_len(hint) - 4
    if cell_len(words) > room and goes_on:
        hint = f"{say(BY_KEY)}  {hint}"
        room = width - cell_len(at) - cell_len(hint) - 4
    if cell_len(words) > room:
        words = f"{set_cell_size(words, room - 1).rstrip()}…"
    return [(at, "heading"), (set_cell_size(words, room), style), (hint, "keys")]


def page(attempt: Attempt) -> list[tuple[str, str, str]]:
    """All of the lesson so far: the intro, what was done, and what is to be done.

    Each paragraph is a mark for the margin, its words and what they are.
    """
    words, told = attempt.words, [("", say(attempt.words.intro), "intro")]
    for at, step in enumerate(words.steps[: attempt.at]):
        told += [(f"{at + 1} {MET}", say(step.task), "past"), ("", say(step.done), "past")]
    if attempt.over:
        return [*told, ("", say(words.summary), "summary")]
    sign = MET if attempt.met else OPEN
    told.append((f"{attempt.at + 1} {sign}", say(attempt.step_words.task), "task"))
    outcome, style = body(attempt)
    if style != "task":
        sign, _, outcome = outcome.partition(" ")
        told.append(("" if attempt.met else f"  {sign}", outcome, style))
    return told
