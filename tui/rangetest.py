"""`chainrule lrfind`: the learning-rate range test as a chart and a suggestion."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from rich.console import Console

from engine.range_test import Point, RangeTestError, suggest
from tui.render.rates import chart


def show(sweep: Iterable[Point]) -> int:
    """Run the test, print it, and return the exit code."""
    points = list(sweep)
    pairs = [(point.rate, point.loss) for point in points]
    console = Console(highlight=False)
    try:
        found = suggest(points)
    except RangeTestError as error:
        if pairs:
            console.print(chart(pairs, None))
        print(f"chainrule lrfind: {error}", file=sys.stderr)  # noqa: T201
        return 1
    console.print(chart(pairs, found.rate))
    console.print(f"Try [bold]--lr {found.rate:g}[/]: {found.reason}.")
    return 0
