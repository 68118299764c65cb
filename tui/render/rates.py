"""The range test as a chart: the smoothed loss over the logarithm of the learning rate."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from rich.text import Text

from tui.render import bars

WIDTH, HEIGHT = 54, 8


def plain(rate: float) -> str:
    """A rate in two digits that matter, without an exponent: 0.00001."""
    return f"{Decimal(f'{rate:.2g}'):f}"


def chart(
    points: Sequence[tuple[float, float]],
    suggestion: float | None,
    *,
    bar: str = "blue",
    mark: str = "yellow",
    size: tuple[int, int] = (WIDTH, HEIGHT),
) -> Text:
    """Columns of (rate, loss); ▲ stands under the suggested rate, the explosion is cut off.

    `size` is (width, height) of the columns alone.
    """
    width, height, start = min(size[0], len(points)), size[1], points[0][1]
    chosen = [points[at * (len(points) - 1) // max(width - 1, 1)] for at in range(width)]
    columns = [(min(loss, 1.5 * start),) * 2 for _, loss in chosen]
    scale, text = bars.Scale(0.0, 1.5 * start), Text(no_wrap=True)
    labels = {0: f"{1.5 * start:6.2f} ", height - 1: "  0.00 "}
    for number, row in enumerate(bars.rows(columns, height, scale, width)):
        text.append(f"{labels.get(number, ''):7}", "dim")
        text.append("".join(letter for letter, _ in row) + "\n", bar)
    if suggestion is not None:
        at = sum(rate < suggestion for rate, _ in chosen)
        text.append(f"{'':7}{' ' * min(at, width - 1)}▲ {suggestion:g}\n", f"bold {mark}")
    ends = plain(points[0][0]), plain(points[-1][0])
    between = max(width - len(ends[0]) - len(ends[1]), 1)
    text.append(f"{'':7}{ends[0]}{'learning rate':^{between}}{ends[1]}", "dim")
    return text
