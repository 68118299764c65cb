"""Cells: characters with the name of a style each, and how they become a line of the screen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from rich.cells import cell_len, get_character_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

Cell = tuple[str, str]  # one character, and the name of its style
REST = ""  # what a cell holds whose column belongs to the wide letter before it


def text(words: str, style: str = "") -> list[Cell]:
    """Cells of one style, one for each column: a wide letter and its rest are two."""
    if words.isascii() or cell_len(words) == len(words):
        return [(letter, style) for letter in words]
    return [
        (part, style)
        for letter in words
        for part in ((letter, REST) if get_character_cell_size(letter) == 2 else (letter,))
    ]


def fitted(cells: Sequence[Cell], width: int, style: str = "") -> list[Cell]:
    """Cut or fill up with blanks to exactly `width` cells; no wide letter is cut in two."""
    kept = [*cells[:width], *text(" " * (width - len(cells)), style)]
    if 0 < width < len(cells) and cells[width][0] == REST:
        kept[-1] = " ", kept[-1][1]
    return kept


def to_strip(cells: Iterable[Cell], styles: Mapping[str, Style], base: Style) -> Strip:
    """Join runs of one style into segments; painting costs by the segment, not by the cell."""
    segments: list[Segment] = []
    run: list[str] = []
    style: str | None = None
    for letter, name in cells:
        if name != style:
            if run:
                segments.append(Segment("".join(run), styles.get(style or "", base)))
                run.clear()
            style = name
        run.append(letter)
    if run:
        segments.append(Segment("".join(run), styles.get(style or "", base)))
    return Strip(segments)
