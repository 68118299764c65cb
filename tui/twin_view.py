"""The twin as the screen sees it: its losses beside those of the run, and how they differ."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from engine.events import Change, EpochDone, TwinStep
from tui.history import History
from tui.paired import Paired
from tui.progress import Mark
from tui.rows import Rows
from tui.say import say


@dataclass(frozen=True, slots=True)
class TwinView:
    """A twin that forked from the run after step `began`.

    `history` is the course as it would be had the run been the twin from there on; `marks` and
    `epochs` are those of the fork.
    """

    change: Change
    began: int
    history: History
    marks: tuple[Mark, ...] = ()
    epochs: Rows[EpochDone] = field(default_factory=Rows)
    paired: Paired = field(default_factory=Paired)

    def extended(self, steps: Sequence[TwinStep]) -> TwinView:
        """Take some steps of both into account."""
        return replace(
            self,
            history=self.history.extended([step.twin_loss for step in steps]),
            paired=self.paired.extended([step.twin_loss - step.loss for step in steps]),
        )

    @property
    def verdict(self) -> str:
        """What the interval says, in words."""
        interval = self.paired.interval
        if interval is None:
            return say("too early to tell")
        mean, half = interval
        if not math.isfinite(half) or abs(mean) <= half:
            return say("no difference yet")
        return say("the twin is better" if mean < 0 else "the run is better")
