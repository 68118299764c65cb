"""`chainrule learn` without a name: the lessons, what each teaches, and how long it takes."""

from __future__ import annotations

from rich.table import Table
from rich.text import Text

from tui.lessons.catalog import LESSONS
from tui.lessons.frames import FRAMES


def listing(language: str) -> Table:
    """All lessons in this language, in the order in which they are best taken."""
    frame = FRAMES[language]
    table = Table(box=None, pad_edge=False, show_header=False, caption=frame.how)
    table.caption_justify = "left"
    table.add_column()
    table.add_column(overflow="fold")  # a line of Korean is not cut for the blank at its end
    for lesson in LESSONS.values():
        minutes = frame.minutes.format(count=lesson.minutes)
        teaches = lesson.words[language].teaches
        table.add_row(Text(lesson.name, "bold"), teaches, Text(minutes, "dim"))
    return table
