"""Pixels: grey images as half blocks, two pixels a cell, or as a ramp of glyphs.

A terminal cell is about twice as high as wide, so "▀" with one colour for the upper and one
for the lower half gives two square pixels. Where there are too few colours for greys, a ramp
of ever denser characters stands for the mean of the two.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from rich.color import Color
from rich.segment import Segment
from rich.style import Style

from tui.render.ramps import DARK, Ramps, mixed

MARGIN = 2  # empty pixels around an MNIST digit that a small picture can do without
RAMP = " .:-=+*#%@"
LEVELS = 17  # greys used: enough for the eye, few enough to join equal neighbours

Rows = list[list[int]]


def image_rows(pixels: bytes) -> Rows:
    """Cut a square image of 8-bit greys into its rows."""
    side = round(len(pixels) ** 0.5)
    return [list(pixels[start : start + side]) for start in range(0, side * side, side)]


def halved(rows: Rows, margin: int = MARGIN) -> Rows:
    """Drop the margin, then average blocks of 2 x 2 pixels: 28 x 28 becomes 12 x 12."""
    inner = [row[margin : len(row) - margin] for row in rows[margin : len(rows) - margin]]
    return [
        [
            (upper[x] + upper[x + 1] + lower[x] + lower[x + 1]) // 4
            for x in range(0, len(upper) - 1, 2)
        ]
        for upper, lower in zip(inner[::2], inner[1::2], strict=False)
    ]


def brightened(rows: Rows) -> Rows:
    """Stretch the greys so that the brightest is white: thin strokes fade when averaged."""
    peak = max((max(row) for row in rows), default=0)
    return [[value * 255 // peak for value in row] for row in rows] if peak else rows


def half_blocks(rows: Rows, ramps: Ramps = DARK) -> list[list[Segment]]:
    """Return one list of segments per two rows of pixels."""
    levels = [[value * (LEVELS - 1) // 255 for value in row] for row in rows]
    return [
        joined([(upper, lower) for upper, lower in zip(*pair, strict=True)], ramps)
        for pair in zip(levels[::2], levels[1::2], strict=True)
    ]


def joined(pairs: Sequence[tuple[int, int]], ramps: Ramps) -> list[Segment]:
    """Half blocks for one row of cells, equal neighbours in one segment."""
    segments: list[Segment] = []
    start = 0
    for end in range(1, len(pairs) + 1):
        if end == len(pairs) or pairs[end] != pairs[start]:
            style = half_block_style(*pairs[start], ramps)
            segments.append(Segment("▀" * (end - start), style))
            start = end
    return segments


@lru_cache(maxsize=2 * LEVELS * LEVELS)
def half_block_style(upper: int, lower: int, ramps: Ramps = DARK) -> Style:
    """The style of one half block, for two grey levels."""
    return Style(color=grey(upper, ramps), bgcolor=grey(lower, ramps))


def grey(level: int, ramps: Ramps = DARK) -> Color:
    """A grey from the paper (0) to the ink (the highest level), in even steps."""
    return Color.from_rgb(*mixed(ramps.paper, ramps.ink, level / (LEVELS - 1)))


def glyphs(rows: Rows) -> list[list[Segment]]:
    """The same picture without colours: one character for two pixels, one above the other."""
    lines = []
    for upper, lower in zip(rows[::2], rows[1::2], strict=True):
        means = [(a + b) // 2 for a, b in zip(upper, lower, strict=True)]
        words = "".join(RAMP[m * (len(RAMP) - 1) // 255] for m in means)
        lines.append([Segment(words, Style.null())])  # Textual's filter for NO_COLOR needs one
    return lines
