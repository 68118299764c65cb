"""Neighbours: the training digits that look most like a given one, pixel by pixel.

The oldest way to read a digit is to ask the nearest known ones (Cover and Hart 1967). Where the
network errs, they often show why: the digit looks like another class, or like nothing known.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.arrays import SCALE, Floats, Images
from engine.batches import Examples

CHUNK = 512  # images turned into floats at a time: they stay in the cache


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A known image, by its place, and its distance: 0 for the same image.

    The distance is Euclid's between the pixels, from 0 to 1 each; for 784 pixels at most 28.
    """

    place: int
    label: int
    distance: float


class Neighbours:
    """Finds the nearest of some examples; their squared lengths are worked out once."""

    def __init__(self, examples: Examples) -> None:
        self.examples = examples
        images = examples.images
        self._squares = np.empty(len(images), np.float32)
        for start in range(0, len(images), CHUNK):
            part = slice(start, start + CHUNK)
            x = images[part].astype(np.float32)
            self._squares[part] = np.einsum("ij,ij->i", x, x)  #             |x|², in greys

    def nearest(self, image: Images, count: int = 5) -> tuple[Neighbour, ...]:
        """Return the nearest to an image, (pixels,) of 8-bit greys, the nearest first."""
        count = min(count, len(self._squares))
        if not count:
            return ()
        places = np.argpartition(self._nearly_squared(image), count - 1)[:count]
        difference = self.examples.images[places].astype(np.int64) - image
        squared = (difference * difference).sum(axis=1)  #                   |x - a|², exactly
        return tuple(
            Neighbour(int(places[at]), int(self.examples.labels[places[at]]), distance)
            for at, distance in sorted(
                enumerate((np.sqrt(squared) * SCALE).tolist()), key=lambda pair: pair[1]
            )
        )

    def _nearly_squared(self, image: Images) -> Floats:
        """|x|² - 2 x·a for all x, which is |x - a|² but for |a|², the same for all.

        For x·a only the pixels count where a has ink. A float32 rounds it by a few parts in ten
        million.
        """
        inked = np.flatnonzero(image)
        a = image[inked].astype(np.float32)
        dot = np.empty_like(self._squares)
        for start in range(0, len(dot), CHUNK):
            part = slice(start, start + CHUNK)
            x = np.take(self.examples.images[part], inked, axis=1)
            np.matmul(x.astype(np.float32), a, out=dot[part])
        dot *= -2
        return np.add(dot, self._squares, out=dot)
