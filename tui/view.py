"""The view: one frozen picture of the run, and how events turn one into the next.

Panes draw what the view says and nothing else. `fold` is a pure function, so any state of the
screen can be made in a test by folding events.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Literal

from engine.events import (
    BatchDone,
    Diverged,
    EpochDone,
    Event,
    Finished,
    HyperApplied,
    Paused,
    RatesTested,
    Rejected,
    Resumed,
    Started,
    Stopped,
    TestLooked,
    Watched,
)
from engine.hyper import FIELD_BY_NAME, Hyper
from tui.history import History

State = Literal[
    "loading", "ready", "training", "paused", "finished", "diverged", "failed", "stopped"
]

MARKS = 100  # changes of hyperparameters remembered for the chart
PACE_SECONDS = 2.0  # the span over which images per second are counted


@dataclass(frozen=True, slots=True)
class Mark:
    """A hyperparameter was changed after this step."""

    step: int
    text: str


@dataclass(frozen=True, slots=True)
class Progress:
    """Where the run is. `seen` are images of the present epoch; `pace` (elapsed, images) pairs."""

    step: int = 0
    epoch: int = 0
    seen: int = 0
    elapsed: float = 0.0
    images: int = 0
    pace: tuple[tuple[float, int], ...] = ()

    @property
    def images_per_second(self) -> float | None:
        """Over the last two seconds of training; None until there is something to count."""
        if len(self.pace) < 2:
            return None
        (since, before), (now, images) = self.pace[0], self.pace[-1]
        return (images - before) / (now - since) if now > since else None

    def advanced(self, batches: list[BatchDone]) -> Progress:
        """Take some batches into account."""
        last = batches[-1]
        images = self.images + sum(batch.size for batch in batches)
        pace = (*(self.pace or ((self.elapsed, self.images),)), (last.elapsed, images))
        recent = [p for p in pace[:-1] if last.elapsed - p[0] <= PACE_SECONDS]
        pace = (*(recent or pace[-2:-1]), pace[-1])
        return Progress(last.step, last.epoch, last.seen, last.elapsed, images, pace)


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


def fold(view: RunView, events: Iterable[Event]) -> RunView:
    """Return the view after these events."""
    for kind, group in groupby(events, key=type):
        if kind is BatchDone:
            view = after_batches(view, [e for e in group if isinstance(e, BatchDone)])
        else:
            for event in group:
                view = after(view, event)
    return view


def after_batches(view: RunView, batches: list[BatchDone]) -> RunView:
    """Take many batches in one go; there are thousands a second."""
    return replace(
        view,
        progress=view.progress.advanced(batches),
        history=view.history.extended([batch.loss for batch in batches]),
    )


def after(view: RunView, event: Event) -> RunView:
    """Take one rare event into account."""
    match event:
        case Started(hyper=hyper):
            return RunView(state="ready", hyper=hyper, started=event)
        case Resumed():
            pace = replace(view.progress, pace=())
            return replace(view, state="training", progress=pace, notice="")
        case Paused():
            return replace(view, state="paused", notice="")
        case Finished():
            return replace(view, state="finished", notice=finish_text(view))
        case Stopped():
            return replace(view, state="stopped")
        case Diverged(step, loss, rate, kept, advice):
            text = (
                f"The loss became {loss} at step {step:,} with learning rate {rate:g}; "
                f"the weights of step {kept:,} are kept. {advice}"
            )
            return replace(view, state="diverged", notice=text)
        case Rejected(reason=reason):
            return replace(view, notice=reason)
        case HyperApplied():
            return after_change(view, event)
        case EpochDone(step=step, validation_loss=loss):
            return replace(
                view, epochs=(*view.epochs, event), history=view.history.validated(step, loss)
            )
        case TestLooked(looks=looks, accuracy=accuracy, loss=loss):
            times = "once" if looks == 1 else f"{looks} times"
            text = f"Test accuracy {accuracy:.2%}, loss {loss:.4f}; looked at {times} in this run."
            return replace(view, test=event, notice=text)
        case RatesTested():
            return replace(view, notice="")
        case Watched(step=step, loss=loss):
            history = view.history
            if step and math.isfinite(loss):
                history = history.validated(step, loss)
            return replace(view, watched=event, history=history)
        case BatchDone():
            return after_batches(view, [event])
        case _:
            return view


def after_change(view: RunView, event: HyperApplied) -> RunView:
    """Show acknowledged hyperparameters, and leave a mark on the loss."""
    parts = []
    for change in event.changes:
        known = FIELD_BY_NAME[change.name]
        old, new = known.format(change.old), known.format(change.new)
        parts.append(f"{known.label} {old} → {new}")
    marks = view.marks
    if parts and event.step:
        marks = (*marks, Mark(event.step, ", ".join(parts)))[-MARKS:]
    return replace(view, hyper=event.hyper, marks=marks, notice=event.note)


def finish_text(view: RunView) -> str:
    """What to do after the last epoch."""
    best = view.best_epoch
    found = (
        f"Best validation accuracy {best.validation_accuracy:.2%} in epoch {best.epoch}. "
        if best
        else ""
    )
    return f"{found}Press t to look at the test set, or raise epochs and press space."
