"""Rivals: the branches of a run, each by the validation images that it reads right at its best.

Whoever goes back and tries another value compares in the end: which branch is better? Both are
judged by the same images, so only those count that one of them reads right and the other does not.
"""

from __future__ import annotations

from collections.abc import Container

import numpy as np
from numpy.typing import NDArray

from engine.arrays import Labels
from engine.evaluation import Evaluation
from engine.events import branch_name
from engine.hints import Claim, Side


class Rivals:
    """Remembers the best epoch of every branch: one truth value an image, five kilobytes."""

    def __init__(self) -> None:
        self._best: dict[int, NDArray[np.bool_]] = {}

    def after_epoch(self, branch: int, evaluation: Evaluation, labels: Labels) -> None:
        """Note the epoch if none before on its branch was better."""
        right = evaluation.probabilities.argmax(axis=1) == labels
        best = self._best.get(branch)
        if best is None or right.sum() > best.sum():
            self._best[branch] = right

    def claim(self, branches: Container[int]) -> Claim | None:
        """What the list of branches claims: that the best is better than the second best.

        None with fewer than two branches, of those that are still kept.
        """
        known = [(int(r.sum()), number) for number, r in self._best.items() if number in branches]
        if len(known) < 2:
            return None
        (count, first), (other, second) = sorted(known, reverse=True)[:2]
        apart = int((self._best[first] != self._best[second]).sum())
        return Claim(Side(branch_name(first), count), Side(branch_name(second), other), apart)
