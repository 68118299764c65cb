"""Intervals: how far a share of right answers may be from what it would be on all digits.

Of 5,000 images a network reads 4,900. On other 5,000 it would have been a few more or a few less,
and two networks that differ by less than that do not differ, as far as anyone can tell.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

CONFIDENCE_95 = 1.959964  # standard deviations of a normal distribution that hold 95% of it


@dataclass(frozen=True, slots=True)
class Interval:
    """Where the true share lies, in 95 of 100 such cases; both ends from 0 to 1."""

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


def distinguishable(right: int, other: int, total: int, z: float = CONFIDENCE_95) -> bool:
    """Whether two counts out of `total` images differ by more than chance would have it.

    By the standard error of a difference of two shares that do not depend on each other. Two
    networks judged by the same images err on many of the same ones, so for them it is careful:
    it may say no to a difference that is real, seldom yes to one that is not.
    """
    p, q = right / total, other / total
    error = math.sqrt((p * (1 - p) + q * (1 - q)) / total)  #  s = √((p(1-p) + q(1-q)) / n)
    return abs(p - q) > z * error
