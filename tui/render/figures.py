"""Figures: an operation's arrays side by side, each a heat map with its name and its numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.render.cells import Cell, fitted, text
from tui.render.heat import heat_map, reach
from tui.say import say

if TYPE_CHECKING:  # its module needs NumPy, which the first frame does not wait for
    from engine.pictures import Picture

WIDTH = 12  # columns of a figure: as many as a picture has averages
GAP = " "
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
        most = number(reach(picture.cells))
        lines.append(text(say("hue ±{most}", most=most), "faint"))
    return [fitted(line, width) for line in lines]


def figures(
    taken: Sequence[Picture], given: Sequence[Picture], width: int, *, colours: bool, roomy: bool
) -> Lines:
    """What went in, an arrow, and what came out; in as many rows as they need."""
    large = (len(taken) + len(given)) * (2 * WIDTH + len(ARROW))
    scale = 2 if roomy and large <= width else 1
    lines: Lines = []
    row: list[Lines] = []
    for at, picture in enumerate((*taken, *given)):
        before = ARROW if taken and at == len(taken) else GAP if row else ""
        one = figure(picture, scale * WIDTH, colours=colours, scale=scale)
        if row and sum(len(each[0]) for each in row) + len(before) + len(one[0]) > width:
            lines += [*beside(row), []]
            row, before = [], before.removeprefix(GAP)
        row.append(after(before, one))
    return [*lines, *beside(row)]


def after(before: str, one: Lines) -> Lines:
    """A figure with a gap or an arrow before it."""
    rest = text(" " * len(before))
    return [[*(rest if at else text(before, "arrow")), *line] for at, line in enumerate(one)]


def beside(row: list[Lines]) -> Lines:
    """Figures of one row side by side."""
    lines: Lines = []
    for at in range(max(map(len, row), default=0)):
        line: list[Cell] = []
        for one in row:
            line += one[at] if at < len(one) else text(" " * len(one[0]))
        lines.append(line)
    return lines
