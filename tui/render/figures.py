"""Figures: an operation's arrays side by side, each a heat map with its name and its numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.render.cells import Cell, fitted, text
from tui.render.heat import heat_map, reach

if TYPE_CHECKING:  # its module needs NumPy, which the first frame does not wait for
    from engine.pictures import Picture

WIDTH = 12  # columns of a figure: as many as a picture has averages
GAP = 1
ARROW = "→ "
Lines = list[list[Cell]]


def number(value: float) -> str:
    """A number in eight columns at most: 0.983, −1.2e−05."""
    digits = 3 if abs(value) >= 0.001 else 2
    return f"{value:.{digits}g}".replace("-", "−")


def caption(picture: Picture) -> str:
    """Name and shape: W 784×100."""
    return f"{picture.name} {'×'.join(map(str, picture.shape))}".rstrip()


def figure(picture: Picture, width: int, *, colours: bool, scale: int) -> Lines:
    """One array: its name, its heat map and its numbers; a single number is written out."""
    lines = [text(caption(picture), "name")]
    if not picture.shape:
        lines.append(text(number(picture.mean), "value"))
    else:
        lines += heat_map(picture.cells, colours=colours, scale=scale)
        for word, value in (("max", picture.high), ("avg", picture.mean), ("min", picture.low)):
            lines.append([*text(f"{word} ", "faint"), *text(number(value), "value")])
        lines.append(text(f"hue ±{number(reach(picture.cells))}", "faint"))
    return [fitted(line, width) for line in lines]


def figures(
    taken: Sequence[Picture], given: Sequence[Picture], width: int, *, colours: bool, roomy: bool
) -> Lines:
    """What went in, an arrow, and what came out; in as many rows as they need."""
    every = [(each, "") for each in taken] + [(each, "") for each in given]
    if taken and given:
        every[len(taken)] = (given[0], ARROW)
    large = len(every) * (2 * WIDTH + GAP) + len(ARROW)
    scale = 2 if roomy and large <= width else 1
    lines: Lines = []
    row: list[Lines] = []
    room = 0
    for picture, before in every:
        one = figure(picture, scale * WIDTH, colours=colours, scale=scale)
        if before:
            one = [text(before if not at else "  ", "arrow") + line for at, line in enumerate(one)]
        needed = len(one[0]) + GAP
        if row and room + needed - GAP > width:
            lines += [*beside(row), []]
            row, room = [], 0
        row.append(one)
        room += needed
    return [*lines, *beside(row)]


def beside(row: list[Lines]) -> Lines:
    """Figures of one row side by side."""
    lines: Lines = []
    for at in range(max(map(len, row), default=0)):
        line: list[Cell] = []
        for one in row:
            line += one[at] if at < len(one) else text(" " * len(one[0]))
            line += text(" " * GAP)
        lines.append(line)
    return lines
