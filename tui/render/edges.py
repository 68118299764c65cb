"""The edge so far: how far off harm was at the last measurements, a column for each."""

from __future__ import annotations

import math

from rich.cells import cell_len

from tui.render import bars
from tui.render.cells import Cell, fitted, text
from tui.render.ruler import GUTTER
from tui.say import say

NEAR = 1.5  # times the step: an edge nearer than that is marked


def strip(edges: list[tuple[int, float]], width: int, rows: int) -> list[list[Cell]]:
    """How the edge moved over the last answers: (step, edge) pairs, the newest at the right."""
    if not edges:
        return []
    step, newest = edges[-1]
    words = f" {say('{edge} at step {step:,}', edge=edge_text(newest), step=step)}"
    room = max(width - GUTTER - cell_len(words), 1)
    shown = [edge for _, edge in edges[-room:]]
    scale = bars.Scale(0.1, 8.0, log=True)
    grid = bars.rows([(min(edge, 8.0),) * 2 for edge in shown], rows, scale, len(shown))
    lines = []
    for number, row in enumerate(grid):
        label = say("edge so far") if number == rows - 1 else ""
        cells = text(f"{label:<{GUTTER}}", "label")
        for (letter, _), edge in zip(row, shown, strict=True):
            far = number == 0 and edge == math.inf
            cells.append(("↑" if far else letter, "near" if edge < NEAR else "far"))
        lines.append(cells)
    lines[-1] = fitted(lines[-1], GUTTER + len(shown)) + text(words, "label")
    return lines


def edge_text(edge: float) -> str:
    """`2.4×`, or that it is beyond the ruler's reach."""
    return f"{edge:.2g}×" if math.isfinite(edge) else say("beyond 8×")
