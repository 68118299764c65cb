"""`chainrule lrfind`: the learning-rate range test as a chart and a suggestion."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from rich.console import Console

from engine.range_test import Point, RangeTestError, suggest
from tui.reason import reason
from tui.render.rates import chart
from tui.say import say


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
        print(f"chainrule lrfind: {reason(error)}", file=sys.stderr)  # noqa: T201
        return 1
    console.print(chart(pairs, found.rate))
    console.print(
        say("Try [bold]--lr {rate:g}[/]: {reason}.", rate=found.rate, reason=say(found.reason))
    )
    return 0
