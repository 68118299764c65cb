"""Drawings: what MNIST did to its digits, done to a digit that somebody draws.

The makers of MNIST scaled each digit to fit a box of 20 by 20 pixels, its shape kept and its edges
grey, and laid it into 28 by 28 so that its centre of mass is in the middle (LeCun et al. 1998). A
network that learned from those reads a drawing only if it is treated alike.
"""

from __future__ import annotations

import math

import numpy as np

from engine.arrays import Floats, Images

SIDE, BOX = 28, 20  # pixels


def prepared(canvas: Images) -> Images:
    """A drawing, (height, width) of 8-bit greys with 0 for paper -> an image (784,) as MNIST's.

    A canvas without ink gives an empty image. Raises `ValueError` if it is no matrix.
    """
    if canvas.ndim != 2:
        raise ValueError(f"a drawing has rows and columns, and this has the shape {canvas.shape}")
    image = np.zeros((SIDE, SIDE), np.uint8)
    if canvas.any():
        digit = fitted(cropped(canvas).astype(np.float64))
        top, left = corner(digit.sum(axis=1)), corner(digit.sum(axis=0))
        height, width = digit.shape
        image[top : top + height, left : left + width] = np.rint(digit)
    return image.reshape(-1)


def from_bytes(pixels: bytes) -> Images | None:
    """A square canvas of any side as bytes, prepared; None if it is not square."""
    side = math.isqrt(len(pixels))
    if side * side != len(pixels):
        return None
    return prepared(np.frombuffer(pixels, np.uint8).reshape(side, side))


def cropped(canvas: Images) -> Images:
    """Cut off the rows and columns around the ink."""
    rows, columns = np.flatnonzero(canvas.any(axis=1)), np.flatnonzero(canvas.any(axis=0))
    return canvas[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]


def fitted(ink: Floats) -> Floats:
    """Scale it so that its longer side is 20 pixels, by averaging over areas."""
    longer = max(ink.shape)
    height, width = (max(round(side * BOX / longer), 1) for side in ink.shape)
    return shares(height, ink.shape[0]) @ ink @ shares(width, ink.shape[1]).T  #   A x Bᵀ


def shares(new: int, old: int) -> Floats:
    """Return the matrix (new, old) that averages `old` pixels in a row into `new` ones.

    Row i holds how much of the new pixel i each old one covers, so every row sums to 1.
    """
    edges = np.arange(new + 1) * (old / new)
    starts, ends = edges[:-1, None], edges[1:, None]
    pixel = np.arange(old)
    overlap = np.minimum(ends, pixel + 1) - np.maximum(starts, pixel)
    weights: Floats = np.maximum(overlap, 0) * (new / old)
    return weights


def corner(profile: Floats) -> int:
    """Where a digit with this much ink a row begins, so that its centre of mass is in the middle.

    The middle is the pixel 14, where MNIST has it. A digit that would reach over the edge is moved
    back into the image.
    """
    mass = float((profile * np.arange(len(profile))).sum() / profile.sum())  #  c = Σ i mᵢ / Σ mᵢ
    return min(max(round(SIDE / 2 - mass), 0), SIDE - len(profile))
