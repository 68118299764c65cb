"""Arrays as the engine uses them: floats of one precision, in memory that BLAS likes."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.floating[Any]]
Labels = npt.NDArray[np.int64]
Images = npt.NDArray[np.uint8]
FloatType = type[np.float32] | type[np.float64]

ALIGNMENT = 64  # bytes: one cache line, and the widest vector register
SCALE = 1 / 255  # an 8-bit grey value becomes a number from 0 to 1


def aligned_zeros(size: int, dtype: FloatType) -> Floats:
    """Return a zeroed vector of `size` numbers that starts on a cache line."""
    raw = np.zeros(size * np.dtype(dtype).itemsize + ALIGNMENT, dtype=np.uint8)
    start = -raw.ctypes.data % ALIGNMENT
    flat: Floats = raw[start : start + size * np.dtype(dtype).itemsize].view(dtype)
    return flat


def padded_size(shape: tuple[int, ...], dtype: FloatType) -> int:
    """Return how many numbers `shape` takes, rounded up to whole cache lines."""
    line = ALIGNMENT // np.dtype(dtype).itemsize
    return math.ceil(math.prod(shape) / line) * line
