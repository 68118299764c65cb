"""Cells: characters with the name of a style each, and how they become a line of the screen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

Cell = tuple[str, str]  # one character, and the name of its style


def text(words: str, style: str = "") -> list[Cell]:
    """Cells of one style; every character must be one column wide."""
    return [(letter, style) for letter in words]


def fitted(cells: Sequence[Cell], width: int, style: str = "") -> list[Cell]:
    """Cut or fill up with blanks to exactly `width` cells."""
    return [*cells[:width], *text(" " * (width - len(cells)), style)]


def to_strip(cells: Iterable[Cell], styles: Mapping[str, Style], base: Style) -> Strip:
    """Join runs of one style into segments; painting costs by the segment, not by the cell."""
    segments = [
        Segment("".join(letter for letter, _ in run), styles.get(name, base))
        for name, run in groupby(cells, key=lambda cell: cell[1])
    ]
    return Strip(segments)
