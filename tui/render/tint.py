"""Tint: a digit whose pixels are coloured by what more ink there would do.

Grey is the ink, orange and blue lie over it as strongly as the gradient is large. Where pixels are
two cells wide there is room for a sign as well, so that no one has to tell the colours apart.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache

from rich.color import Color
from rich.segment import Segment
from rich.style import Style

from tui.render.pixels import LEVELS, Rows, grey
from tui.render.ramps import DARK, Ramps, mixed

Pixel = tuple[int, int]  # a level of grey, and one of tint: below 0 it favours, above 0 it opposes
SHADES = 5  # levels of tint on either side
STRONGEST = 0.75  # how much of the grey the strongest tint covers
SIGNED = 2  # from this level on a pixel bears a sign
FOR, AGAINST = "+", "-"
INK = ".:*&%@"  # shades of ink beside the signs: no letter of theirs, of the legend or the pen
CURSOR = 99  # a tint of its own, for the pixel under the pen


def levels(gradient: Sequence[float]) -> list[int]:
    """Levels of tint for numbers that count from their largest; none where one is not finite."""
    largest = max(map(abs, gradient), default=0.0)
    if not largest or not all(map(math.isfinite, gradient)):
        return [0] * len(gradient)
    return [round(value / largest * SHADES) for value in gradient]


def tinted(rows: Rows, gradient: Sequence[float] = ()) -> list[list[Pixel]]:
    """The rows of an image as pixels of grey and tint; without a gradient they are grey."""
    side = len(rows)
    tints = levels(gradient) if gradient else [0] * (side * side)
    return [
        [(value * (LEVELS - 1) // 255, tints[y * side + x]) for x, value in enumerate(row)]
        for y, row in enumerate(rows)
    ]


def small(image: list[list[Pixel]], ramps: Ramps = DARK) -> list[list[Segment]]:
    """Two pixels a cell, one above the other."""
    lines = []
    for upper, lower in zip(image[::2], image[1::2], strict=True):
        pairs = list(zip(upper, lower, strict=True))
        lines.append(merged([("▀", half(*pair, ramps)) for pair in pairs]))
    return lines


def large(image: list[list[Pixel]], ramps: Ramps = DARK) -> list[list[Segment]]:
    """A pixel is two cells wide, and bears a sign where the tint is strong."""
    return [merged([(signs(pixel), whole(pixel, ramps)) for pixel in row]) for row in image]


def plain(image: list[list[Pixel]], *, wide: bool) -> list[list[Segment]]:
    """Without colours: characters for the ink, and signs on the paper where the tint is strong."""
    style = Style.null()  # Textual's filter for NO_COLOR needs one
    if wide:
        return [[Segment("".join(wide_letters(each) for each in row), style)] for row in image]
    return [
        [Segment("".join(map(letter, zip(upper, lower, strict=True))), style)]
        for upper, lower in zip(image[::2], image[1::2], strict=True)
    ]


def letter(pixels: tuple[Pixel, ...]) -> str:
    """One character for one pixel or two."""
    ink = sum(level for level, _ in pixels) // len(pixels)
    strongest = max(pixels, key=lambda pixel: abs(pixel[1]))
    if not ink or strongest[1] == CURSOR:
        return sign(strongest)
    return INK[(ink - 1) * len(INK) // (LEVELS - 1)]


def wide_letters(pixel: Pixel) -> str:
    """Two characters for one pixel."""
    return signs(pixel) if pixel[1] == CURSOR else 2 * letter((pixel,))


def signs(pixel: Pixel) -> str:
    """The sign of a pixel that is two cells wide."""
    return "[]" if pixel[1] == CURSOR else 2 * sign(pixel)


def sign(pixel: Pixel) -> str:
    """What more ink would do here, if much; or that the pen is here."""
    if pixel[1] == CURSOR:
        return "x"
    if abs(pixel[1]) < SIGNED:
        return " "
    return AGAINST if pixel[1] > 0 else FOR


def merged(cells: Sequence[tuple[str, Style]]) -> list[Segment]:
    """Neighbours of one style in one segment."""
    segments: list[Segment] = []
    for words, style in cells:
        if segments and segments[-1].style is style:
            segments[-1] = Segment(segments[-1].text + words, style)
        else:
            segments.append(Segment(words, style))
    return segments


@lru_cache(maxsize=1024)
def colour(pixel: Pixel, ramps: Ramps = DARK) -> Color:
    """The grey of a pixel with its tint over it."""
    level, tint = pixel
    ink = grey(level, ramps)
    if not tint:
        return ink
    if tint == CURSOR:
        return Color.from_rgb(*ramps.pen)
    share = STRONGEST * abs(tint) / SHADES
    over = ramps.opposes if tint > 0 else ramps.favours
    return Color.from_rgb(*mixed(ink.get_truecolor(), over, share))


@lru_cache(maxsize=4096)
def half(upper: Pixel, lower: Pixel, ramps: Ramps) -> Style:
    """The style of a half block."""
    return Style(color=colour(upper, ramps), bgcolor=colour(lower, ramps))


@lru_cache(maxsize=1024)
def whole(pixel: Pixel, ramps: Ramps) -> Style:
    """The style of a whole pixel, with a sign that can be read on it."""
    level, _ = pixel
    readable = grey(0 if level > LEVELS // 2 else LEVELS - 1, ramps)
    return Style(color=readable, bgcolor=colour(pixel, ramps))
