"""The lookout: when it is time to look at the digits again.

A look costs a pass over all validation images, so while the network trains it may take only a
small share of the time. When other digits are wanted, or nothing trains, it is time at once.
"""

from __future__ import annotations

import time

from engine.commands import Watch

EVERY = 0.5  # seconds between two looks, at the least
SHARE = 100  # a look may cost a hundredth of the training time
PATIENCE = 5.0  # seconds to wait for an answer before asking again


class Lookout:
    """Remembers what was asked last and when the next look is due."""

    def __init__(self) -> None:
        self.watch = Watch()
        self._asked: tuple[Watch, int] | None = None
        self._due = 0.0

    def wants(self, step: int, *, training: bool) -> bool:
        """Whether to ask for the digits at this step; counts them as asked for if so."""
        wanted = (self.watch, step)
        if wanted == self._asked:
            return False
        changed = self._asked is None or self._asked[0] != self.watch
        if not changed and training and time.monotonic() < self._due:
            return False
        self._asked, self._due = wanted, time.monotonic() + PATIENCE
        return True

    def answered(self, seconds: float) -> None:
        """The look took so long; the next one waits accordingly."""
        self._due = time.monotonic() + max(EVERY, SHARE * seconds)

    def forget(self) -> None:
        """A new run began: whatever was seen is out of date."""
        self._asked = None
