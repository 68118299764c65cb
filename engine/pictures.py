"""Pictures of arrays: any array averaged down to a few cells, with its extremes and its mean.

A matrix of 784 by 100 weights has no place on a screen, and no eye reads 78,400 numbers. Twelve by
twelve averages show its pattern; least, mean and greatest say what the averages hide.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.arrays import Floats

MOST = 12  # cells along either side


@dataclass(frozen=True, slots=True)
class Picture:
    """An array by its name off the blackboard; `cells` are rows of averages, `MOST` at most.

    A vector is one row and a single number one cell.
    """

    name: str
    shape: tuple[int, ...]
    cells: tuple[tuple[float, ...], ...]
    low: float
    mean: float
    high: float


def picture(name: str, array: Floats | float) -> Picture:
    """Take the picture of a number, a vector or a matrix."""
    given = np.asarray(array)
    matrix = np.atleast_2d(given)
    cells = averaged(averaged(matrix, axis=0), axis=1)
    return Picture(
        name=name,
        shape=given.shape,
        cells=tuple(map(tuple, cells.tolist())),
        low=float(matrix.min()),
        mean=float(matrix.mean(dtype=np.float64)),
        high=float(matrix.max()),
    )


def averaged(matrix: Floats, axis: int) -> Floats:
    """Average neighbouring rows (axis 0) or columns (axis 1) into at most `MOST` groups."""
    size = matrix.shape[axis]
    if size <= MOST:
        return matrix
    edges = np.arange(MOST + 1) * size // MOST
    sums: Floats = np.add.reduceat(matrix, edges[:-1], axis=axis, dtype=np.float64)
    widths = np.diff(edges)
    sums /= widths[:, None] if axis == 0 else widths
    return sums
