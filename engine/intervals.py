"""Intervals: how far a share of right answers may be from what it would be on all digits.

Of 5,000 images a network reads 4,900. On other 5,000 it would have been a few more or a few less,
and two networks that differ by less than chance makes do not differ, as far as anyone can tell.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

CONFIDENCE_95 = 1.959964  # standard deviations of a normal distribution that hold 95% of it


@dataclass(frozen=True, slots=True)
class Interval:
    """Where the true share, or difference of two, lies in 95 of 100 such cases."""

    low: float
    high: float

    @property
    def half(self) -> float:
        """Half its width: the share is known to about ± this."""
        return (self.high - self.low) / 2


def wilson(right: int, total: int, z: float = CONFIDENCE_95) -> Interval:
    """Return the interval of Wilson (1927) for `right` successes out of `total`.

    It stays within 0 and 1 and is sound for few images and for shares near the ends, where
    p ± z √(p (1 - p) / n) is not. With no images it is 0 to 1. Raises `ValueError` for counts
    that cannot be.
    """
    if not 0 <= right <= total:
        raise ValueError(f"{right} of {total} is no share")
    if total == 0:
        return Interval(0.0, 1.0)
    p, n = right / total, total
    shrink = 1 / (1 + z * z / n)
    middle = shrink * (p + z * z / (2 * n))  #          m = (p + z²/2n) / (1 + z²/n)
    spread = p * (1 - p) / n + z * z / (4 * n * n)
    half = shrink * z * math.sqrt(spread)  #            h = z √(p(1-p)/n + z²/4n²) / (1 + z²/n)
    low = 0.0 if right == 0 else max(middle - half, 0.0)
    return Interval(low, 1.0 if right == total else min(middle + half, 1.0))


def difference(only_one: int, only_other: int, total: int, z: float = CONFIDENCE_95) -> Interval:
    """Return the interval of the difference of two shares, taken of the same `total` images.

    `only_one` and `only_other` are the images that one of two networks reads right and the other
    does not; those on which they agree say nothing about the difference. By Agresti and Min
    (2005), who add half an image to each of the four counts: few images then promise less.
    Raises `ValueError` for counts that cannot be.
    """
    if min(only_one, only_other) < 0 or only_one + only_other > total:
        raise ValueError(f"{only_one} and {only_other} of {total} are no shares")
    b, c, n = only_one + 0.5, only_other + 0.5, total + 2
    middle = (b - c) / n  #                               d = (b - c) / n
    error = math.sqrt(b + c - (b - c) ** 2 / n) / n  #    s = √(b + c - (b - c)² / n) / n
    return Interval(middle - z * error, middle + z * error)
