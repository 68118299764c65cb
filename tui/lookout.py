"""The lookout: when it is time to ask the run again what the screen shows of it.

A look costs a pass over all validation images, or more, so while the network trains it may take
only a small share of the time. When something else is wanted, or nothing trains, it is time at
once.
"""

from __future__ import annotations

import math
import time

from engine.commands import Watch
from engine.questions import Question

EVERY = 0.5  # seconds between two looks, at the least
SHARE = 100  # a look may cost a hundredth of the training time
PATIENCE = 5.0  # seconds to wait for an answer before asking again

Wanted = Watch | Question


class Lookout:
    """Remembers what was asked last and when the next look is due.

    A look may cost one part in `share` of the training time, and two are `every` seconds apart;
    but no answer need be older than `longest` seconds.
    Nothing is wanted while `wanted` is None.
    """

    def __init__(
        self,
        wanted: Wanted | None = None,
        share: float = SHARE,
        every: float = EVERY,
        longest: float = math.inf,
    ) -> None:
        self.wanted, self.share, self._every, self._longest = wanted, share, every, longest
        self._asked: tuple[Wanted, int] | None = None
        self._due = 0.0

    def wants(self, step: int, *, training: bool) -> bool:
        """Whether to ask at this step; counts it as asked if so."""
        if self.wanted is None or (asked := (self.wanted, step)) == self._asked:
            return False
        changed = self._asked is None or self._asked[0] != self.wanted
        if not changed and training and time.monotonic() < self._due:
            return False
        self._asked, self._due = asked, time.monotonic() + PATIENCE
        return True

    def answered(self, seconds: float) -> None:
        """The look took so long; the next one waits accordingly."""
        self._due = time.monotonic() + min(max(self._every, self.share * seconds), self._longest)

    def forget(self) -> None:
        """A new run began: whatever was seen is out of date."""
        self._asked = None
