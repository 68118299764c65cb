"""Tiles: small pictures of six lines by twelve cells, of ink in greys, of weights in two colours.

A weight can be negative, so its ramp has two arms: from dark at 0 ever lighter into blue below
and into orange above; on a light background from light to dark. Each arm changes in lightness
alone, so that it can be read without colours, and the arms differ in hue. Where there are too few
colours, the signs + and - tell them apart.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from rich.color import Color
from rich.style import Style

from tui.render import pixels
from tui.render.cells import Cell, text
from tui.render.ramps import DARK, Ramps, mixed

WIDTH, HEIGHT = 12, 6  # cells
ARM = 6  # levels of each arm: enough for the eye, few enough to join equal neighbours
FULL = 127  # the signed byte that stands for the largest weight
SIGNS = "=- +#"  # from far below 0 to far above


def signed_rows(raw: bytes) -> pixels.Rows:
    """Cut a square image of signed bytes into its rows."""
    values, side = memoryview(raw).cast("b").tolist(), round(len(raw) ** 0.5)
    return [values[start : start + side] for start in range(0, side * side, side)]


def weights(raw: bytes) -> tuple[pixels.Rows, float]:
    """Return a unit's small picture as levels from -ARM to ARM, and what its end stands for.

    Each pixel is the mean of 2 x 2 weights; the largest mean gets the end of the ramp, and the
    second value is that mean as a share of the unit's largest weight.
    """
    means = pixels.halved(signed_rows(raw))
    peak = max((abs(mean) for row in means for mean in row), default=0)
    if not peak:
        return [[0] * len(row) for row in means], 0.0
    return [[round(mean * ARM / peak) for mean in row] for row in means], peak / FULL


@lru_cache(maxsize=256)
def weight_lines(raw: bytes, *, colours: bool) -> tuple[tuple[tuple[Cell, ...], ...], float]:
    """Return the cells of a unit's small picture, line by line, and the share at its ends."""
    levels, share = weights(raw)
    pairs = [zip(*two, strict=True) for two in zip(levels[::2], levels[1::2], strict=False)]
    drawn = weight_cell if colours else weight_sign
    return tuple(tuple(drawn(*pair) for pair in line) for line in pairs), share


def weight_cell(upper: int, lower: int) -> Cell:
    """Two pixels of weights in one cell."""
    return "▀", f"w{upper}/{lower}"


def weight_sign(upper: int, lower: int) -> Cell:
    """The mean of two pixels as a sign."""
    share = (upper + lower) / (2 * ARM)
    return SIGNS[2 + round(share * 2)], ""


def legend(largest: float, *, colours: bool) -> list[Cell]:
    """The ramp with its two ends in numbers."""
    ends = f" −{largest:.2g} ", f" +{largest:.2g}"
    if not colours:
        return text(f"{ends[0]}{SIGNS[:2]} 0 {SIGNS[3:]}{ends[1]}", "legend")
    arms = [weight_cell(level, level) for level in range(-ARM, ARM + 1)]
    return [*text(ends[0], "legend"), *arms, *text(ends[1], "legend")]


def digit_lines(raw: bytes, *, colours: bool) -> tuple[tuple[Cell, ...], ...]:
    """Return the cells of a digit's small picture, line by line."""
    rows = pixels.brightened(pixels.halved(pixels.image_rows(raw)))
    if not colours:
        return tuple(
            tuple(text("".join(segment.text for segment in line))) for line in pixels.glyphs(rows)
        )
    top = pixels.LEVELS - 1
    levels = [[value * top // 255 for value in row] for row in rows]
    pairs = [zip(*two, strict=True) for two in zip(levels[::2], levels[1::2], strict=False)]
    return tuple(tuple(("▀", f"g{upper}/{lower}") for upper, lower in line) for line in pairs)


@lru_cache(maxsize=4)
def weight_styles(ramps: Ramps = DARK) -> Mapping[str, Style]:
    """The styles of `weight_cell` by their names."""
    arms = range(-ARM, ARM + 1)
    return {
        f"w{upper}/{lower}": Style(
            color=weight_colour(upper, ramps), bgcolor=weight_colour(lower, ramps)
        )
        for upper in arms
        for lower in arms
    }


@lru_cache(maxsize=4)
def grey_styles(ramps: Ramps = DARK) -> Mapping[str, Style]:
    """The styles of `digit_lines` by their names."""
    greys = range(pixels.LEVELS)
    return {f"g{a}/{b}": pixels.half_block_style(a, b, ramps) for a in greys for b in greys}


def weight_colour(level: int, ramps: Ramps = DARK) -> Color:
    """The colour of a level from -ARM to ARM."""
    half, end = ramps.above if level > 0 else ramps.below
    share = 2 * abs(level) / ARM
    first, second, part = (ramps.zero, half, share) if share <= 1 else (half, end, share - 1)
    return Color.from_rgb(*mixed(first, second, part))
