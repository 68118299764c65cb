"""Ramps: the colours that stand for numbers, such as a digit's greys or the sign of a weight.

They follow the theme. Each rises or falls in lightness alone, so that it can be read without hue;
on a light background ink is dark and larger weights are darker.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

RGB = tuple[int, int, int]
WHITE: RGB = (255, 255, 255)
BLACK: RGB = (0, 0, 0)


@dataclass(frozen=True, slots=True, eq=False)
class Ramps:
    """Colours as red, green, blue; `below` and `above` are half way and at the end."""

    paper: RGB  # no ink
    ink: RGB
    zero: RGB  # a weight of 0
    below: tuple[RGB, RGB]
    above: tuple[RGB, RGB]
    heat: tuple[RGB, RGB, RGB]  # far below 0, 0, far above
    favours: RGB  # ink that speaks for the right digit
    opposes: RGB
    pen: RGB


DARK = Ramps(
    paper=(13, 17, 23),
    ink=(230, 237, 243),
    zero=(19, 24, 31),
    below=((38, 92, 160), (158, 205, 255)),
    above=((158, 82, 20), (255, 196, 122)),
    heat=((18, 62, 150), (88, 94, 104), (255, 196, 110)),
    favours=(88, 166, 255),
    opposes=(240, 136, 62),
    pen=(227, 179, 65),
)


def mixed(first: RGB, second: RGB, share: float) -> RGB:
    """So much of the second colour in the first."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(first, second, strict=True))
    return red, green, blue


def luminance(colour: RGB) -> float:
    """The relative luminance of WCAG, from 0 for black to 1 for white."""
    parts = (part / 255 for part in colour)
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: RGB, other: RGB) -> float:
    """The contrast ratio of WCAG, from 1 to 21; text wants 4.5."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def readable(on: RGB) -> RGB:
    """Black or white, whichever is read better on a colour."""
    return max((BLACK, WHITE), key=lambda ink: contrast(ink, on))


@lru_cache(maxsize=64)
def derived(background: RGB, foreground: RGB, blue: RGB, orange: RGB, pen: RGB) -> Ramps:
    """The ramps for a background: below 0 is blue, above 0 orange."""
    far = readable(background)
    zero = mixed(background, foreground, 0.05)

    def arm(colour: RGB) -> tuple[RGB, RGB]:
        return mixed(zero, colour, 0.55), mixed(colour, far, 0.45)

    low, high = mixed(blue, BLACK, 0.55), mixed(orange, WHITE, 0.45)
    level = (max(low) + max(high)) // 2 * 3 // 4
    return Ramps(
        paper=background,
        ink=mixed(foreground, far, 0.5),
        zero=zero,
        below=arm(blue),
        above=arm(orange),
        heat=(low, (level, level, level), high),
        favours=blue,
        opposes=orange,
        pen=pen,
    )
