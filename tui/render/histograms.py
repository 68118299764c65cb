"""Histograms as cells: bars for how values are spread now, dots for how they were at the start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.render import bars
from tui.render.cells import Cell, text
from tui.say import say

if TYPE_CHECKING:  # needs NumPy, which the first frame does not wait for
    from engine.vitals import Histogram

DOT = "•"
CUT = 3.0  # times the second highest bin; a higher one is cut off there


def shares(histogram: Histogram) -> list[float]:
    """Each bin's share of all values."""
    total = sum(histogram.counts) or 1
    return [count / total for count in histogram.counts]


def top_of(now: list[float], start: list[float]) -> float:
    """The share at the top of the chart: the highest, unless one bin dwarfs all the others."""
    highest = max(*now, *start)
    second = max(sorted(values)[-2] for values in (now, start))
    return min(highest, CUT * second) if second else highest or 1.0


def chart(
    now: Histogram, start: Histogram, name: str, *, width: int, height: int
) -> list[list[Cell]]:
    """A title, bars `height` lines high, and an axis; a bin is one column or several wide."""
    wide = max(width // len(now.counts), 1)
    ours, theirs = shares(now), shares(start)
    top = top_of(ours, theirs)
    title = text(name, "name")
    if max(ours) > top:
        cut = say("highest bar, cut off: {share:.0%}", share=max(ours))
        title += text(f"  {cut}", "note")
    grid = [line_of(ours, row, height, top, wide) for row in range(height)]
    for at, share in enumerate(theirs):
        if share > 0:
            put_dot(grid, at * wide + wide // 2, min(share / top, 1.0), height)
    return [title, *grid, text(axis(now, wide * len(now.counts)), "note")]


def line_of(values: list[float], row: int, height: int, top: float, wide: int) -> list[Cell]:
    """One line of the bars, from the top; a bin that holds anything is at least an eighth high."""
    floor = (height - 1 - row) * 8
    cells: list[Cell] = []
    for share in values:
        eighths = max(round(min(share / top, 1.0) * height * 8), 1) if share else 0
        cells += [bars.cell(eighths - floor, 0)] * wide
    return cells


def put_dot(grid: list[list[Cell]], column: int, share: float, height: int) -> None:
    """Put a dot where a bar of this height would end."""
    row = height - 1 - min(int(share * height), height - 1)
    block, _ = grid[row][column]
    grid[row][column] = (DOT, "start-on-now" if block == bars.EIGHTHS[8] else "start")


def axis(histogram: Histogram, width: int) -> str:
    """The values at both ends, whose bins hold what lies beyond as well, and where 0 is."""
    low, high = histogram.low, histogram.high
    left, right = f"≤{low:.2g}".replace("-", "−"), f"≥{high:.2g}"
    line = list(f"{left}{right:>{width - len(left)}}")
    zero = min(round(-low / (high - low) * width), width - 1)
    if len(left) < zero < width - len(right) - 1:
        line[zero] = "0"
    return "".join(line)
