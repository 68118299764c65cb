"""Thumbnails: an image at half its size, six lines of twelve cells."""

from __future__ import annotations

from functools import lru_cache

from rich.segment import Segment

from tui.render import pixels
from tui.render.ramps import DARK, Ramps

WIDTH, HEIGHT = 12, 6


@lru_cache(maxsize=256)
def thumbnail(raw: bytes, *, colours: bool, ramps: Ramps = DARK) -> list[list[Segment]]:
    """The small picture of a digit; drawn once for each image."""
    rows = pixels.brightened(pixels.halved(pixels.image_rows(raw)))
    return pixels.half_blocks(rows, ramps) if colours else pixels.glyphs(rows)
