"""The view: one frozen picture of the run.

Panes draw what the view says and nothing else; `tui.fold` makes it from the run's events.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from engine.events import EpochDone, Started, TestLooked, Watched
from engine.hyper import Hyper
from tui.history import History
from tui.past_view import PastView
from tui.progress import Mark, Progress
from tui.twin_view import TwinView

State = Literal[
    "loading", "ready", "training", "paused", "finished", "diverged", "failed", "stopped"
]


@dataclass(frozen=True, slots=True)
class RunView:
    """Everything the panes show of a run."""

    state: State = "loading"
    hyper: Hyper = field(default_factory=Hyper)
    started: Started | None = None
    progress: Progress = field(default_factory=Progress)
    history: History = field(default_factory=History)
    marks: tuple[Mark, ...] = ()
    epochs: tuple[EpochDone, ...] = ()
    watched: Watched | None = None
    test: TestLooked | None = None
    past: PastView = field(default_factory=PastView)
    twin: TwinView | None = None
    folder: str = ""
    notice: str = ""

    @property
    def eta(self) -> float | None:
        """Seconds of training left at the present pace; None when that cannot be told."""
        pace = self.progress.images_per_second
        if not self.started or not pace:
            return None
        whole = self.started.train_images
        done = max(self.progress.epoch - 1, 0) * whole + self.progress.seen
        return max(self.hyper.epochs * whole - done, 0) / pace

    @property
    def best_epoch(self) -> EpochDone | None:
        """The epoch with the best validation accuracy, the earliest if several have it."""
        return max(self.epochs, key=lambda e: e.validation_accuracy, default=None)
