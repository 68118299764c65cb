"""Scales: the marks that a value moves through when it takes a step up or down, in words too."""

from __future__ import annotations

import math

# One decade in ten nearly equal steps, rounded to what people write (ISO 3, series R"10).
DECADE = (1.0, 1.2, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0)


def next_multiple(value: float, step: float, direction: int) -> float:
    """Return the nearest multiple of `step` strictly above or below `value`."""
    at = value / step
    index = math.floor(at + 1e-9) + 1 if direction > 0 else math.ceil(at - 1e-9) - 1
    return round(index * step, 10)


def next_power_of_two(value: float, direction: int) -> float:
    """Return the nearest power of two strictly above or below `value` (> 0)."""
    at = math.log2(value)
    return 2.0 ** (math.floor(at + 1e-9) + 1 if direction > 0 else math.ceil(at - 1e-9) - 1)


def next_in_decade(value: float, direction: int) -> float:
    """Return the nearest mark of `DECADE`, at any power of ten, strictly above or below."""
    exponent = math.floor(math.log10(value))
    marks = [float(f"{m}e{e}") for e in range(exponent - 1, exponent + 2) for m in DECADE]
    if direction > 0:
        return min(mark for mark in marks if mark > value * (1 + 1e-9))
    return max(mark for mark in marks if mark < value * (1 - 1e-9))


def times(factor: float) -> str:
    """A factor as one reads it: `1/8` or `4`."""
    return f"1/{1 / factor:g}" if factor < 1 else f"{factor:g}"
