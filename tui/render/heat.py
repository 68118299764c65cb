"""Heat maps: an array's averages as half blocks, two numbers a cell, from below zero to above.

Dark blue is far below zero, grey is zero, light orange far above: the colours also grow lighter
from end to end, so that they tell the same in grey. Without colours, glyphs stand in for them.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from rich.style import Style

from tui.render.cells import Cell, text
from tui.render.ramps import DARK, Ramps, mixed
from tui.say import say

LEVELS = 15  # an odd number: the one in the middle is zero
MIDDLE = LEVELS // 2
NONE = -1  # the level of no cell at all
BAD = LEVELS  # the level of what is no finite number
GLYPHS = "≡=- .+#"  # without colours: from far below zero to far above
Grid = Sequence[Sequence[float]]


def reach(cells: Grid) -> float:
    """The largest distance from zero, which gets the strongest colour."""
    finite = [abs(value) for row in cells for value in row if math.isfinite(value)]
    return max(finite, default=0.0)


def level(value: float, most: float) -> int:
    """The level of a number, from 0 for -most to `LEVELS` - 1 for most."""
    if not math.isfinite(value):
        return BAD
    share = value / most if most else 0.0
    return MIDDLE + round(min(max(share, -1.0), 1.0) * MIDDLE)


def heat_map(cells: Grid, *, colours: bool = True, scale: int = 1) -> list[list[Cell]]:
    """Draw rows of numbers, each `scale` columns wide and half as many lines high."""
    most = reach(cells)
    levels = [[level(value, most) for value in row for _ in range(scale)] for row in cells]
    rows = [row for row in levels for _ in range(scale)]
    if len(rows) % 2:
        rows.append([NONE] * len(rows[0]))
    pairs = zip(rows[::2], rows[1::2], strict=True)
    return [
        [cell(above, below, colours=colours) for above, below in zip(*pair, strict=True)]
        for pair in pairs
    ]


def cell(above: int, below: int, *, colours: bool) -> Cell:
    """One cell for two levels; what is no number is marked, whatever its neighbour is."""
    if BAD in (above, below):
        return "!", "bad"
    if colours:
        return "▀", f"{above}:{below}"
    mean = above if below == NONE else (above + below) / 2
    return GLYPHS[round(mean * (len(GLYPHS) - 1) / (LEVELS - 1))], ""


def styles(base: Style, ramps: Ramps = DARK) -> dict[str, Style]:
    """The style of every pair of levels, by the names that `cell` gives them."""
    inks = {at: colour(at, ramps) for at in range(LEVELS)}
    every = {
        f"{above}:{below}": base + Style.parse(f"{ink} on {other}")
        for above, ink in inks.items()
        for below, other in inks.items()
    }
    alone = {f"{at}:{NONE}": base + Style.parse(ink) for at, ink in inks.items()}
    return every | alone


def colour(at: int, ramps: Ramps = DARK) -> str:
    """The colour of a level, as #rrggbb."""
    low, middle, high = ramps.heat
    here, there = (low, middle) if at < MIDDLE else (middle, high)
    share = (at if at < MIDDLE else at - MIDDLE) / MIDDLE
    return "#{:02x}{:02x}{:02x}".format(*mixed(here, there, share))


def legend(*, colours: bool) -> list[Cell]:
    """What the colours mean."""
    if not colours:
        return text(f"{say('≡=- below 0, blank 0, .+# above')}; ", "faint")
    words: list[Cell] = []
    for at, meaning in ((0, say("below 0")), (MIDDLE, "0"), (LEVELS - 1, say("above 0"))):
        words += [("▀", f"{at}:{at}"), *text(f" {meaning}  ", "faint")]
    return words
