"""Paired differences: they tell whether a run is better than its twin, or whether it is chance.

Both runs learn from the same mini-batches, so the difference of their losses is free of what the
batches themselves vary by. Its mean is simple; how sure one may be of it is not, for neighbouring
steps resemble each other, and the usual standard error would promise too much. The method of
batch means mends that: cut the series into some twenty blocks, take the mean of each, and treat
these as independent. The interval is mean ± t · s / √n, with s the standard deviation of the n
block means and t the quantile of Student's distribution with n - 1 degrees of freedom.

The 95% hold for one look. Who watches until the interval leaves zero will see it do so by chance
more often than once in twenty times.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

FIRST_WIDTH = 10  # steps of a block in the beginning
FEWEST, MOST = 16, 32  # blocks; at `MOST` neighbours are merged in pairs
Z = 1.959964  # the 97.5% quantile of the normal distribution


@dataclass(frozen=True, slots=True)
class Paired:
    """Differences in bounded room: the sums of whole blocks of `width`, and of the one begun."""

    count: int = 0
    total: float = 0.0
    blocks: tuple[float, ...] = ()
    width: int = FIRST_WIDTH
    begun: tuple[int, float] = (0, 0.0)

    def extended(self, differences: Sequence[float]) -> Paired:
        """Add the differences of the next steps."""
        blocks, width, (size, total) = list(self.blocks), self.width, self.begun
        for difference in differences:
            size, total = size + 1, total + difference
            if size < width:
                continue
            blocks.append(total)
            size, total = 0, 0.0
            if len(blocks) == MOST:
                blocks = [a + b for a, b in zip(blocks[::2], blocks[1::2], strict=True)]
                width *= 2
        return replace(
            self,
            count=self.count + len(differences),
            total=self.total + sum(differences),
            blocks=tuple(blocks),
            width=width,
            begun=(size, total),
        )

    @property
    def interval(self) -> tuple[float, float] | None:
        """The mean difference and half the width of its 95% interval; None while it is early."""
        count = len(self.blocks)
        if count < FEWEST:
            return None
        means = [total / self.width for total in self.blocks]
        middle = sum(means) / count
        variance = sum((mean - middle) ** 2 for mean in means) / (count - 1)
        return self.total / self.count, student(count - 1) * math.sqrt(variance / count)


def student(freedom: int) -> float:
    """The 97.5% quantile of Student's t, by its expansion around the normal one.

    Right to three decimals from ten degrees of freedom on.
    """
    z, n = Z, freedom
    first = (z**3 + z) / 4
    second = (5 * z**5 + 16 * z**3 + 3 * z) / 96
    third = (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384
    return z + first / n + second / n**2 + third / n**3
