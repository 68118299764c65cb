"""Folding what has to do with the past: moments, journeys, branches and twins."""

from __future__ import annotations

from dataclasses import replace

from engine.events import Branched, Kept, Moment, Moved, Recalled, TwinEnded, TwinStarted
from tui.changes import change_text
from tui.history import recalled
from tui.past_view import BranchView, Ghost, Saved
from tui.progress import Mark, Progress
from tui.rows import Rows
from tui.say import say
from tui.twin_view import TwinView
from tui.view import RunView

WIDEST = 192  # columns of a chart; hundreds of moments are kept, so their size counts
MARKS = 100  # changes of hyperparameters remembered for the chart
TWIN_NOTICE = "Bars are the run, × its twin on the same batches. {key_twin} ends the comparison."
KINDS = {"bookmark": " (bookmark)", "best": " (the best)", "start": " (the start)"}


def after_travel(view: RunView, event: Kept | Moved | Branched | Recalled) -> RunView:
    """Take into account what was kept, and where the run went."""
    match event:
        case Kept():
            return after_kept(view, event)
        case Branched():
            return replace(view, past=view.past.branched(event))
        case Moved():
            return after_move(view, event)
        case Recalled():
            return after_recall(view, event)


def after_recall(view: RunView, event: Recalled) -> RunView:
    """Show what is known of a run from the disk, and where it goes on, unless it is at its end."""
    begun = say("Resumed at step {step:,}, where it was saved last: {key_toggle} goes on.",
                step=event.step)  # fmt: skip
    view = replace(
        view,
        progress=Progress(event.step, event.epoch, event.seen, event.elapsed),
        history=recalled(event.curve, event.validation),
        epochs=Rows(event.epochs),
        looks=event.looks,
        notice=begun if event.step and not all_done(view, event.epoch, event.seen) else "",
    )
    past = view.past
    for each in event.epochs:
        past = past.validated(each.validation_accuracy)
    kept = {number: saved(view, each.moment) for number, each in past.kept.items()}
    return replace(view, past=replace(past, kept=kept))


def all_done(view: RunView, epoch: int, seen: int) -> bool:
    """Whether the last epoch is through when so many of its images were seen."""
    whole = view.started.train_images if view.started else 0
    return epoch >= view.hyper.epochs and seen >= whole


def after_kept(view: RunView, event: Kept) -> RunView:
    """Keep with the moment what is shown; say so if it is a bookmark."""
    moment = event.moment
    known = view.past.kept.get(moment.number)
    new = set(moment.kinds).difference(known.moment.kinds if known else ())
    shown = saved(view, moment)
    if known is not None and view.progress.step != moment.step:  # after a divergence
        shown = replace(known, moment=moment)
    elif known is not None and "tip" not in new:  # changes since then are no part of it
        shown = replace(shown, marks=known.marks)
    view = replace(view, past=view.past.with_kept(event, shown))
    if "bookmark" in new:
        words = say(
            "Step {step:,} is bookmarked: ◆ below the loss. {key_branches} lists all bookmarks.",
            step=moment.step,
        )
        return replace(view, notice=words)
    return view


def saved(view: RunView, moment: Moment) -> Saved:
    """What is shown now, to be shown again: of the last steps as many as the widest pane shows.

    Of the pace its ends are enough to say the same images per second.
    """
    history = replace(view.history, recent=view.history.recent[-WIDEST:])
    pace = view.progress.pace
    progress = replace(view.progress, pace=(pace[0], pace[-1]) if len(pace) > 2 else pace)
    return Saved(moment, progress, history, view.marks, view.epochs)


def after_move(view: RunView, event: Moved) -> RunView:
    """Show again what was shown at this moment."""
    moment, hyper = event.moment, event.hyper
    shown = view.past.kept.get(moment.number)
    past = view.past.moved(moment, view.history)
    if shown is not None:
        view = replace(
            view,
            progress=shown.progress,
            history=shown.history,
            marks=shown.marks,
            epochs=shown.epochs,
        )
    view = replace(view, hyper=hyper, past=past)
    done = all_done(view, moment.epoch, event.seen)
    view = replace(view, state="finished" if done else "paused")
    return replace(view, notice=where_text(view))


def after_twin(view: RunView, event: TwinStarted | TwinEnded) -> RunView:
    """Two runs from here on, or one again; a twin that is kept becomes the run's story."""
    if isinstance(event, TwinStarted):
        begun = TwinView(event.change, event.step, view.history, view.marks, view.epochs)
        return replace(view, twin=begun, notice=say(TWIN_NOTICE))
    twin, words = view.twin, change_text(event.change)
    past = view.past.without_forks()
    if twin is None or not event.kept:
        alone = say("The run goes on without its twin ({change}).", change=words)
        why = say("Compared no longer: {reason}. ", reason=event.reason) if event.reason else ""
        return replace(view, twin=None, past=past, notice=f"{why}{alone}")
    past = replace(
        past,
        changed=((twin.began, event.change),),
        ghost=Ghost(view.history, twin.began, past.branch),
    )
    return replace(
        view,
        twin=None,
        past=past,
        history=twin.history,
        marks=(*twin.marks, Mark(twin.began, words))[-MARKS:],
        epochs=twin.epochs,
        notice=say(
            "The twin goes on; the old course stays in grey, and {key_branches} returns to it."
        ),
    )


def where_text(view: RunView) -> str:
    """Where in its past the run stands, and the ways on from there."""
    past, step = view.past, view.progress.step
    kinds = past.at.kinds if past.at else ()
    kind = say(next((words for kind, words in KINDS.items() if kind in kinds), ""))
    if step >= past.end:
        return say(
            "At step {step:,}{kind}, the end of {branch}: all epochs are done, {key_back} goes "
            "back."
            if view.state == "finished"
            else "At step {step:,}{kind}, the end of {branch}: {key_toggle} trains on, {key_back} "
            "goes back.",
            step=step,
            kind=kind,
            branch=past.here.name,
        )
    return say(
        "At {step:,} of {end:,}{kind}. {key_toggle} trains on from here as a new branch, "
        "{key_forward} goes forward.",
        step=step,
        end=past.end,
        kind=kind,
    )


def branch_text(view: RunView) -> str:
    """What has become of the old course, where training begins a new one."""
    here = view.past.here
    if not here.number or view.progress.step != here.step:
        return ""
    number = view.past.ghost.branch if view.past.ghost else here.parent
    left = view.past.branches.get(number, BranchView(number))
    return say(
        "Here {here} begins; {left} stays in grey, and {key_branches} returns to it.",
        here=here.name,
        left=left.name,
    )
