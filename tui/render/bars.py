"""Bars: a chart of columns in eighths of a cell, several rows high.

Each column has a solid part up to `value` and a faint one from there up to `top`, so that one
column of a condensed run shows the mean of its steps and also their largest loss.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from tui.render.cells import Cell

EIGHTHS = " ▁▂▃▄▅▆▇█"
SOLID, FAINT, BOTH = "solid", "faint", "solid-on-faint"
BLANK: Cell = (" ", SOLID)  # a blank has no colour; sharing one makes one segment of a whole row


@dataclass(frozen=True, slots=True)
class Scale:
    """Maps a loss to a height between 0 and 1, linearly from 0 or by its logarithm."""

    low: float
    high: float
    log: bool = False

    def height(self, value: float) -> float:
        """The height of a value; beyond the ends it is cut off."""
        low, high = self._mapped(self.low), self._mapped(self.high)
        if high <= low:
            return 0.5
        return min(max((self._mapped(value) - low) / (high - low), 0.0), 1.0)

    def _mapped(self, value: float) -> float:
        return math.log10(max(value, 1e-12)) if self.log else value


def scale_for(values: Sequence[float], *, log: bool) -> Scale:
    """Return a scale that holds all values: from 0, or by logarithm from the smallest."""
    high = max(values, default=1.0) or 1.0
    if not log:
        return Scale(0.0, high)
    positive = [value for value in values if value > 0]
    return Scale(min(positive, default=1e-3) / 1.2, high * 1.02, log=True)


def rows(
    columns: Sequence[tuple[float, float]], height: int, scale: Scale, width: int
) -> list[list[Cell]]:
    """Draw (value, top) columns from the left; returns `height` rows of `width` cells."""
    steps = []
    for value, top in columns[:width]:
        solid = max(round(scale.height(value) * height * 8), 1)
        steps.append((solid, max(round(scale.height(top) * height * 8), solid)))
    grid = []
    for row in range(height):
        floor = (height - 1 - row) * 8
        cells = [cell(solid - floor, top - floor) for solid, top in steps]
        grid.append(cells + [BLANK] * (width - len(cells)))
    return grid


def cell(solid: int, top: int) -> Cell:
    """One cell of a column, given how many eighths above its floor the two parts end."""
    if solid >= 8:
        return EIGHTHS[8], SOLID
    if solid > 0:
        return EIGHTHS[solid], BOTH if top >= 8 else SOLID
    if top > 0:
        return EIGHTHS[min(top, 8)], FAINT
    return BLANK


def meter(share: float, width: int) -> tuple[str, str]:
    """Return a horizontal bar as its full part, in half cells, and its empty one.

    Together they are `width` cells; a cell that is half full belongs to the full part.
    """
    full, half = divmod(round(min(max(share, 0.0), 1.0) * width * 2), 2)
    return "━" * full + "╾" * half, "─" * (width - full - half)
