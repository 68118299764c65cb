import math
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from engine.commands import Resume, Watch
from engine.events import (
    BatchDone,
    Change,
    Diverged,
    EpochDone,
    Finished,
    HyperApplied,
    Notice,
    Paused,
    Rejected,
    Resumed,
    Started,
    TestLooked,
    Watched,
)
from engine.hyper import Hyper
from tui.draft import Draft
from tui.fold import fold
from tui.history import BINS, RECENT, History, columns, span_of
from tui.view import RunView

HYPER = Hyper(epochs=2, batch_size=10)
STARTED = Started(HYPER, ("Affine 784→100",), 79510, 100, 20, 30)


def batch(step: int, loss: float = 1.0, elapsed: float | None = None) -> BatchDone:
    seen = (step - 1) % 10 * 10 + 10
    return BatchDone(step, 1 + (step - 1) // 10, seen, 10, loss, 5, 0.1, elapsed or step * 0.01)


def row(epoch: int, accuracy: float) -> EpochDone:
    return EpochDone(epoch, epoch * 10, 0.5, 0.8, 0.4, accuracy, 0.1, 1.0, 100.0)


def test_a_run_as_the_screen_sees_it() -> None:
    view = fold(RunView(), [STARTED])
    assert (view.state, view.eta) == ("ready", None)
    view = fold(view, [Resumed(0), *(batch(i, 2 / i) for i in range(1, 6))])
    assert view.state == "training"
    assert view.progress.step == 5
    assert tuple(view.history.recent) == tuple(2 / i for i in range(1, 6))
    assert view.history.best == view.history.now == 0.4
    assert round(view.progress.images_per_second) == 1000
    assert round(view.eta, 3) == 0.15
    view = fold(view, [Paused(5)])
    assert view.state == "paused"
    view = fold(view, [Resumed(5), *(batch(i) for i in range(6, 21)), row(1, 0.9), row(2, 0.8)])
    assert view.best_epoch.epoch == 1
    assert view.history.validation == ((10, 0.4), (20, 0.4))
    view = fold(view, [Finished(20, 2)])
    assert view.state == "finished"
    assert "90.00% in epoch 1" in view.notice
    again = fold(view, [STARTED])
    assert again.notice == "A new run stands ready. The one before was kept in no file."
    assert replace(again, notice="") == fold(RunView(), [STARTED])


def test_folding_in_pieces_is_folding_at_once() -> None:
    events = [STARTED, Resumed(0), *(batch(i, 1 / i) for i in range(1, 300)), row(1, 0.5)]
    view = RunView()
    for start in range(0, len(events), 7):
        view = fold(view, events[start : start + 7])
    whole = fold(RunView(), events)
    assert view.progress.step == whole.progress.step
    assert view.history.recent == whole.history.recent
    assert math.isclose(view.history.smoothed, whole.history.smoothed)
    assert [b.steps for b in view.history.bins] == [b.steps for b in whole.history.bins]


def test_notices() -> None:
    view = fold(RunView(), [STARTED])
    assert fold(view, [Rejected(Resume(), "No.")]).notice == "No."
    diverged = fold(view, [Diverged(7, math.nan, 3.0, 5, "Try a smaller one.")])
    assert diverged.state == "diverged"
    assert diverged.notice == (
        "The loss became nan at step 7 with learning rate 3; the weights are those of step 5 "
        "again. Press z to go back there with a smaller learning rate."
    )
    looked = fold(view, [TestLooked(3, 2, 0.1, 0.9712)])
    assert "97.12%" in looked.notice
    assert "2 times" in looked.notice


def test_a_change_leaves_a_mark() -> None:
    changed = HyperApplied(4, (Change("learning_rate", 0.1, 0.3),), HYPER, "Slots cleared.")
    view = fold(RunView(), [STARTED, changed])
    assert [(m.step, m.text) for m in view.marks] == [(4, "learning rate 0.1 → 0.3")]
    assert view.notice == "Slots cleared."
    assert fold(view, [HyperApplied(5, (), HYPER)]).marks == view.marks


def test_watched_gives_a_validation_loss() -> None:
    view = fold(RunView(), [STARTED, Watched(Watch(), 0, 20, (), 2.3, 0.1, 0.01)])
    assert view.history.validation == ()
    view = fold(view, [Watched(Watch(), 8, 20, (), 1.5, 0.5, 0.01)])
    view = fold(view, [Watched(Watch(), 9, 20, (), math.nan, 0.5, 0.01)])
    assert view.history.validation == ((8, 1.5),)


@given(st.lists(st.lists(st.floats(0.001, 10), max_size=900), max_size=8))
def test_history_is_bounded_and_loses_nothing(parts: list[list[float]]) -> None:
    history, every = History(), [loss for part in parts for loss in part]
    for part in parts:
        history = history.extended(part)
    assert history.steps == sum(b.steps for b in history.bins) == len(every)
    assert len(history.bins) <= BINS
    assert len(history.recent) <= RECENT
    if every:
        mean = sum(b.mean * b.steps for b in history.bins) / len(every)
        assert math.isclose(mean, sum(every) / len(every), rel_tol=1e-9)
        assert max(b.largest for b in history.bins) == max(every)
        assert history.best == min(every)
        for count in (1, 7, 60):
            span = span_of([history], count)
            condensed = columns(history, span)
            assert len(condensed) == span.count
            assert max(c.largest for c in condensed) == max(every)
            assert span.column(1) == 0
            assert span.column(len(every)) == len(condensed) - 1


def test_validation_points_are_thinned_but_end_with_the_newest() -> None:
    history = History()
    for step in range(1, 2000):
        history = history.validated(step, 1 / step)
    assert len(history.validation) <= 256
    assert history.validation[0] == (1, 1.0)
    assert history.validation[-1][0] == 1999


def test_draft_pending_staged_and_undo() -> None:
    draft = Draft(HYPER, HYPER).with_value("learning_rate", 0.5)
    assert draft.status("learning_rate") == "pending"
    draft = draft.after_acknowledgement(HYPER.changed(learning_rate=0.5))
    assert draft.status("learning_rate") == "as is"
    draft = draft.with_value("activation", "tanh")
    assert draft.staged == ("activation",)
    draft, name = draft.undone()
    assert (name, draft.staged) == ("activation", ())
    draft, name = draft.undone()
    assert (name, draft.wanted.learning_rate) == ("learning_rate", 0.1)
    assert draft.status("learning_rate") == "pending"
    assert draft.undone() == (draft, None)


def test_a_refused_live_change_goes_back_but_staged_ones_stay() -> None:
    draft = Draft(HYPER, HYPER).with_value("momentum", 0.5).with_value("hidden", (5,))
    draft = draft.after_answer()
    assert draft.wanted == HYPER.changed(hidden=(5,))


def test_what_holds_is_shown_only_when_every_answer_is_there() -> None:
    draft = Draft(HYPER, HYPER)
    for value in (0.2, 0.3, 0.4):
        draft = draft.with_value("learning_rate", value)
    draft = draft.after_acknowledgement(HYPER.changed(learning_rate=0.2))
    assert draft.status("learning_rate") == "pending"
    draft = draft.after_answer()  # 0.3 is refused
    assert draft.wanted.learning_rate == 0.4
    draft = draft.after_answer()  # and so is 0.4
    assert draft.wanted.learning_rate == 0.2
    assert draft.status("learning_rate") == "as is"


def test_a_new_run_holds_what_was_wanted() -> None:
    draft = Draft(HYPER, HYPER).with_value("hidden", (5,))
    assert draft.after_start(draft.wanted).staged == ()


def test_what_was_told_during_a_single_step_is_still_told_when_it_is_over() -> None:
    view = fold(RunView(), [Resumed(0), Notice("It cannot be saved."), Paused(1)])
    assert (view.state, view.notice) == ("paused", "It cannot be saved.")
    assert fold(view, [Resumed(1)]).notice == ""
