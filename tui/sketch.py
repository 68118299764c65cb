"""The sketch: a digit as somebody draws it, 28 by 28 pixels of ink on paper.

The pen is about two pixels wide and its edges are soft, as those of a scanned digit are. Nothing
is centred or scaled here: the engine does that before the network looks.
"""

from __future__ import annotations

import math

SIDE = 28
INK = 255
CORE, EDGE = 0.5, 1.6  # pixels from the middle of the pen: full ink to here, none from there on
RUBBER = 1.5  # pixels from the middle of the rubber that are wiped clean


class Sketch:
    """A sheet of paper; `pixels` are its greys row by row, 0 for paper."""

    def __init__(self) -> None:
        self.pixels = bytearray(SIDE * SIDE)

    def __bool__(self) -> bool:
        """Whether there is any ink."""
        return any(self.pixels)

    def clear(self) -> None:
        """A new sheet."""
        self.pixels = bytearray(SIDE * SIDE)

    def dot(self, x: float, y: float, *, erase: bool = False) -> None:
        """Set the pen, or the rubber, down once; pixel (0, 0) has its middle there."""
        for row in range(max(math.floor(y - 2), 0), min(math.ceil(y + 2), SIDE - 1) + 1):
            for column in range(max(math.floor(x - 2), 0), min(math.ceil(x + 2), SIDE - 1) + 1):
                distance, at = math.hypot(column - x, row - y), row * SIDE + column
                if not erase:
                    self.pixels[at] = max(self.pixels[at], ink(distance))
                elif distance < RUBBER:
                    self.pixels[at] = 0

    def line(
        self, start: tuple[float, float], end: tuple[float, float], *, erase: bool = False
    ) -> None:
        """Draw, or wipe, from one point to another, both included."""
        (x, y), (right, down) = start, (end[0] - start[0], end[1] - start[1])
        steps = max(math.ceil(2 * math.hypot(right, down)), 1)
        for step in range(steps + 1):
            self.dot(x + right * step / steps, y + down * step / steps, erase=erase)


def ink(distance: float) -> int:
    """How dark the pen makes a pixel this far from its middle."""
    return round(INK * min(max((EDGE - distance) / (EDGE - CORE), 0.0), 1.0))
