"""`chainrule lrfind`: the learning-rate range test as a chart and a suggestion."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

from engine.range_test import Point, RangeTestError, suggest
from tui.render import bars

WIDTH, HEIGHT = 56, 8


def chart(points: list[Point]) -> Text:
    """The smoothed loss over the logarithm of the rate; the last column is the explosion."""
    width = min(WIDTH, len(points))
    shown = [points[at * (len(points) - 1) // max(width - 1, 1)].loss for at in range(width)]
    start = points[0].loss
    clipped = [min(loss, 1.5 * start) for loss in shown]
    scale = bars.Scale(0.0, 1.5 * start)
    text = Text()
    for number, row in enumerate(
        bars.rows([(loss, loss) for loss in clipped], HEIGHT, scale, width)
    ):
        label = f"{1.5 * start:6.2f} " if number == 0 else "  0.00 " if number == HEIGHT - 1 else ""
        text.append(f"{label:7}", "dim")
        text.append("".join(letter for letter, _ in row) + "\n", "blue")
    ends = f"{points[0].rate:.2g}", f"{points[-1].rate:.2g}"
    text.append(f"{'':7}{ends[0]}{ends[1]:>{max(width - len(ends[0]), 1)}}  learning rate\n", "dim")
    return text


def show(sweep: Iterable[Point]) -> int:
    """Run the test, print it, and return the exit code."""
    points = list(sweep)
    console = Console(highlight=False)
    try:
        found = suggest(points)
    except RangeTestError as error:
        if points:
            console.print(chart(points))
        print(f"chainrule lrfind: {error}", file=sys.stderr)  # noqa: T201
        return 1
    console.print(chart(points))
    console.print(f"Try [bold]--lr {found.rate:g}[/]: {found.reason}.")
    return 0
