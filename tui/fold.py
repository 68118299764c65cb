"""Folding: how the run's events turn one view into the next.

`fold` is a pure function, so any state of the screen can be made in a test by folding events.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby
from pathlib import PurePath

from engine.commands import GoTo, Resume, RunEpoch, SetHyper, StepOnce, Travel
from engine.events import (
    Answered,
    BatchDone,
    Branched,
    BreakpointMet,
    BreakpointsSet,
    Diverged,
    EpochDone,
    Event,
    Finished,
    HyperApplied,
    Kept,
    Moved,
    Notice,
    Paused,
    RatesTested,
    Recalled,
    Recording,
    Rejected,
    Resumed,
    Started,
    Stopped,
    TestLooked,
    TwinEnded,
    TwinStarted,
    TwinStep,
    Watched,
)
from engine.hyper import FIELD_BY_NAME, Hyper
from tui.changes import change_text
from tui.fold_past import MARKS, after_travel, after_twin, branch_text, where_text
from tui.progress import Mark
from tui.say import say
from tui.view import RunView


def fold(view: RunView, events: Iterable[Event]) -> RunView:
    """Return the view after these events."""
    for flowing, group in groupby(
        events, key=lambda event: isinstance(event, BatchDone | TwinStep)
    ):
        if flowing:
            view = after_batches(view, list(group))
        else:
            for event in group:
                view = after(view, event)
    return view


def after_batches(view: RunView, steps: list[Event]) -> RunView:
    """Take many steps, of the run and of its twin, in one go; there are thousands a second."""
    batches = [step for step in steps if isinstance(step, BatchDone)]
    pairs = [step for step in steps if isinstance(step, TwinStep)]
    if batches:
        view = replace(
            view,
            progress=view.progress.advanced(batches),
            history=view.history.extended([batch.loss for batch in batches]),
        )
    if pairs and view.twin is not None:
        view = replace(view, twin=view.twin.extended(pairs))
    return view


def after(view: RunView, event: Event) -> RunView:
    """Take one rare event into account."""
    match event:
        case Started(hyper=hyper):
            return RunView(
                state="ready",
                hyper=hyper,
                started=event,
                breakpoints=view.breakpoints,
                dismissed=view.dismissed,
                notice=start_text(view, hyper),
            )
        case Resumed():
            progress = replace(view.progress, pace=())
            view = replace(view, state="training", progress=progress, past=view.past.trained_on())
            return replace(view, notice=branch_text(view))
        case Paused():
            return replace(view, state="paused")
        case Finished():
            told = view.notice if view.state == "ready" else ""  # of a run resumed at its end
            words = told or finish_text(view, len(view.hints))
            return replace(view, state="finished", notice=words)
        case Stopped():
            return replace(view, state="stopped")
        case Diverged():
            return replace(view, state="diverged", notice=divergence_text(event))
        case BreakpointsSet() | BreakpointMet():
            return after_breakpoint(view, event)
        case Rejected():
            return replace(view, notice=refusal_text(view, event))
        case HyperApplied():
            return after_change(view, event)
        case EpochDone(step=step, validation_loss=loss):
            return replace(
                view,
                epochs=view.epochs.followed_by(event),
                history=view.history.validated(step, loss),
                past=view.past.validated(event.validation_accuracy),
            )
        case TestLooked(looks=looks, accuracy=accuracy, loss=loss):
            text = say(
                "Test accuracy {accuracy:.2%}, loss {loss:.4f}; looked at once in this run."
                if looks == 1
                else "Test accuracy {accuracy:.2%}, loss {loss:.4f}; looked at {looks} times in "
                "this run.",
                accuracy=accuracy,
                loss=loss,
                looks=looks,
            )
            return replace(view, looks=looks, notice=text)
        case RatesTested():
            return replace(view, tested=event, notice="")
        case Answered(question=question):
            return replace(view, answers={**view.answers, type(question): event})
        case Watched(step=step, loss=loss):
            history = view.history
            if step and math.isfinite(loss):
                history = history.validated(step, loss)
            return replace(view, watched=event, history=history)
        case Recording(folder=folder):
            return replace(view, folder=folder)
        case Notice(text=text):
            return replace(view, notice=say(text))
        case Kept() | Moved() | Branched() | Recalled():
            return after_travel(view, event)
        case TwinStarted() | TwinEnded():
            return after_twin(view, event)
        case _:
            return view


def after_change(view: RunView, event: HyperApplied) -> RunView:
    """Show acknowledged hyperparameters, and leave a mark on the loss."""
    text = ", ".join(change_text(change) for change in event.changes)
    marks, past = view.marks, view.past
    if text and marks and marks[-1].text == text:  # a twin that was kept: it is marked already
        return replace(view, hyper=event.hyper)
    begun = event.step or past.at is not None  # before the first step nothing is a change
    if text and begun:
        marks = (*marks, Mark(event.step, text))[-MARKS:]
        past = past.changed_by(tuple((event.step, change) for change in event.changes))
    notice = say(event.note) or (where_text(view) if past.at is not None else "")
    return replace(view, hyper=event.hyper, marks=marks, past=past, notice=notice)


def start_text(view: RunView, hyper: Hyper) -> str:
    """In what a new run differs from how the one before it began, and where that one is.

    Nothing of the first run, nor of one that is like the one before, which took no step.
    """
    if view.started is None:
        return ""
    changed = [FIELD_BY_NAME[name] for name in hyper.differences(view.started.hyper)]
    new = ", ".join(f"{field.label} {field.format(hyper.value(field.name))}" for field in changed)
    ready = say("A new run with {changes}: press {key_toggle}.", changes=new) if new else ""
    if not view.progress.step:
        return ready
    ready = ready or say("A new run stands ready.")
    return f"{ready} {where_kept(view.folder)}"


def where_kept(folder: str) -> str:
    """Where the run is that was given up for a new one."""
    if not folder:
        return say("The one before was kept in no file.")
    return say("{run} is kept: {key_compare} compares it.", run=PurePath(folder).name)


def after_breakpoint(view: RunView, event: BreakpointsSet | BreakpointMet) -> RunView:
    """Remember which are on, or say which was met and why; the run has paused by then."""
    if isinstance(event, BreakpointsSet):
        return replace(view, breakpoints=event.wanted)
    notice = say("Breakpoint met at step {step:,}: {reason}.", step=event.step, reason=event.reason)
    return replace(view, notice=notice)


def divergence_text(event: Diverged) -> str:
    """What happened, and the key that mends it."""
    return say(
        "The loss became {loss} at step {step:,} with learning rate {rate:g}; the weights are "
        "those of step {kept_step:,} again. Press {key_recover} to go back there with a smaller "
        "learning rate.",
        loss=event.loss,
        step=event.step,
        rate=event.learning_rate,
        kept_step=event.kept_step,
    )


def refusal_text(view: RunView, event: Rejected) -> str:
    """Why not, and the key that helps."""
    if view.state == "diverged" and isinstance(event.command, Resume | StepOnce | RunEpoch):
        return say(
            "The run has diverged: press {key_recover} to recover with a smaller learning rate, "
            "{key_restart} to restart."
        )
    if view.twin is not None and isinstance(event.command, Travel | GoTo | SetHyper):
        return say("{reason} {key_twin} ends the comparison.", reason=event.reason)
    return say(event.reason)


def finish_text(view: RunView, hints: int = 0, *, seen: bool = False) -> str:
    """How good it became and what to do now: mend what the guide has hints on, before judging.

    Whoever has `seen` them is in the guide.
    """
    if hints and seen:
        on = say("Try the hint first." if hints == 1 else "Try the hints first.")
    elif not hints:
        on = say("Press {key_test} to look at the test set, or raise epochs to train on.")
    elif hints == 1:
        on = say("The guide has a hint: press {key_view_0}.")
    else:
        on = say("The guide has {count} hints: press {key_view_0}.", count=hints)
    return f"{best_text(view)}{on}"


def best_text(view: RunView) -> str:
    """The best epoch, by which the text at the end is known; nothing if there is none."""
    if (best := view.best_epoch) is None:
        return ""
    return say(
        "Best validation accuracy {accuracy:.2%} in epoch {epoch}. ",
        accuracy=best.validation_accuracy,
        epoch=best.epoch,
    )
