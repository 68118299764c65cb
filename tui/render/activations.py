"""Activations: what a layer makes of one image, a cell for each unit or for a few of them.

Numbers above 0 are columns that rise, numbers below 0 are shades, both by their size beside the
layer's largest.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from tui.render.bars import EIGHTHS
from tui.render.cells import Cell, text
from tui.say import say

SHADES = " ·░▒▓"
HALFWAY = 0.5  # where a sigmoid is neither on nor off


def active(name: str, values: Sequence[float]) -> str:
    """How many units are on; a sigmoid is on above one half."""
    sigmoid = name.startswith("Sigmoid")
    count = sum(value > (HALFWAY if sigmoid else 0) for value in values)
    bound = "½" if sigmoid else "0"
    return say("{count} of {units} above {bound}", count=count, units=len(values), bound=bound)


def grouped(values: Sequence[float], most: int) -> list[float]:
    """At most so many numbers: each the mean of as many units as need be."""
    size = max(math.ceil(len(values) / max(most, 1)), 1)
    parts = (values[at : at + size] for at in range(0, len(values), size))
    return [sum(part) / len(part) for part in parts]


def strip(values: Sequence[float], most: int) -> list[Cell]:
    """The units from first to last in at most so many cells."""
    shown = [value if math.isfinite(value) else 0.0 for value in grouped(values, most)]
    largest = max(map(abs, shown), default=0.0) or 1.0
    return [cell(value / largest) for value in shown]


def cell(share: float) -> Cell:
    """One unit, from -1 to 1."""
    if share >= 0:
        return EIGHTHS[math.ceil(share * 8 - 1e-9)], "above"
    return SHADES[math.ceil(-share * 4 - 1e-9)], "below"


def block(name: str, values: Sequence[float], width: int, height: int) -> list[list[Cell]]:
    """A layer's name and its units on the lines below, as many as they need."""
    cells = strip(values, width * height)
    lines = [cells[at : at + width] for at in range(0, len(cells), width)]
    return [heading(name, values), *lines]


def heading(name: str, values: Sequence[float]) -> list[Cell]:
    """The layer's name and its active units."""
    return text(f"{name}  ", "name") + text(active(name, values), "label")


def line(name: str, values: Sequence[float], width: int) -> list[Cell]:
    """A layer in one line, where there are many."""
    first = text(f"{name:<12}", "name")
    return first + strip(values, max(width - len(first), 1))
