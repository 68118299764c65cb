"""Several curves in one chart, each drawn with a mark of its own, over a common scale."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, takewhile

from rich.text import Text

from tui.render import numbers
from tui.render.bars import Scale
from tui.say import say

HEIGHT, WIDEST, LABEL = 10, 100, 9
# Marks tell the runs apart without colour as well.
MARKS = (("●", "blue"), ("○", "yellow"), ("▲", "magenta"), ("△", "green"),
         ("■", "cyan"), ("□", "red"), ("◆", "white"), ("◇", "bright_black"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """One curve of (step, loss) points."""

    name: str
    points: Sequence[tuple[int, float]]


def last_step(lines: Sequence[Line]) -> int:
    """How far the longest line goes."""
    return max((line.points[-1][0] for line in lines if line.points), default=1)


def chart(
    lines: Sequence[Line], title: str, width: int, *, last: int | None = None, legend: bool = True
) -> Text:
    """Draw the lines over the steps to the `last`, the loss by its logarithm; a legend below."""
    columns = max(min(width - LABEL, WIDEST), 10)
    values = [loss for line in lines for _, loss in line.points if loss > 0]
    low, high = min(values, default=0.1) / 1.1, max(values, default=1.0) * 1.1
    last = last or last_step(lines)
    scale = Scale(low, high, log=True)
    meetings: dict[tuple[int, int], list[int]] = {}  # by column and row: which lines meet there
    for number, line in enumerate(lines):
        for step, loss in line.points:
            column = min((step - 1) * columns // last, columns - 1) if step else 0
            row = HEIGHT - 1 - min(int(scale.height(loss) * HEIGHT), HEIGHT - 1)
            meeting = meetings.setdefault((column, row), [])
            if number not in meeting:
                meeting.append(number)
    grid = [[(" ", "")] * columns for _ in range(HEIGHT)]
    for (column, row), number in apart(meetings, columns).items():
        grid[row][column] = MARKS[number]
    text = Text(f"{title} ", "bold", no_wrap=True, end="")
    text.append(f"· {say('log scale')}\n", "not bold dim")
    for number, row_cells in enumerate(grid):
        label = {0: numbers.loss(high), HEIGHT - 1: numbers.loss(low)}.get(number, "")
        text.append(f"{label:>{LABEL - 1}} ", "dim")
        for letter, style in row_cells:
            text.append(letter, style or "none")
        text.append("\n")
    steps = say("{steps:,} steps", steps=last)
    text.append(f"{'':{LABEL}}0{steps:>{columns - 1}}\n", "dim")
    for line, (letter, style) in zip(lines, MARKS, strict=False) if legend else ():
        text.append(f"{'':{LABEL}}{letter} {line.name}\n", style)
    return text


def apart(
    meetings: Mapping[tuple[int, int], list[int]], columns: int
) -> dict[tuple[int, int], int]:
    """Give each line that meets others in a cell (column, row) a cell where it can be seen.

    Those that do not fit into it stand beside it, in columns in which no line has a point. Where
    there is none, as along dense curves, they take turns: first comes who was seen longest ago.
    """
    busy = {column for column, _ in meetings}
    turns: dict[int, int] = {}  # in which column each line was drawn last where others were
    drawn: dict[tuple[int, int], int] = {}
    for (column, row), meeting in sorted(meetings.items()):
        right = takewhile(lambda at: at not in busy, range(column + 1, columns))
        left = takewhile(lambda at: at not in busy, range(column - 1, -1, -1))
        free = (at for at in (column, *right, *left) if (at, row) not in drawn)
        cells = sorted(islice(free, len(meeting)))
        for number, at in zip(sorted(meeting, key=lambda n: turns.get(n, -1)), cells, strict=False):
            drawn[at, row] = number
            if len(meeting) > 1:
                turns[number] = column
    return drawn
