"""Going back, branching and comparing: bit for bit what never having stopped would have given."""

from itertools import pairwise

import numpy as np
import pytest
from driven import SMALL, Driven
from hypothesis import given
from hypothesis import strategies as st

from engine.commands import (
    Bookmark,
    GoTo,
    KeepTwin,
    Recover,
    Reset,
    Resume,
    RunEpoch,
    SetHyper,
    StartTwin,
    StepOnce,
    Travel,
)
from engine.events import (
    BatchDone,
    Branched,
    Diverged,
    Finished,
    HyperApplied,
    Kept,
    Moved,
    Paused,
    Rejected,
    Resumed,
    Started,
    TwinEnded,
    TwinStarted,
    TwinStep,
)
from engine.hyper import Hyper
from engine.learner import Learner
from engine.optimizers import OPTIMIZERS
from engine.snapshot import Snapshot, copy_of, restore, take
from engine.timeline import BRANCHES, MOST, Timeline
from engine.trainer import Trainer

RICH = SMALL.changed(dropout=0.3, batch_norm="on", epochs=40, schedule="cosine", weight_decay=1e-3)


def everything(learner: Learner) -> list[np.ndarray]:
    """All numbers that the next step depends on."""
    return [learner.network.params, *learner.optimizer.slots.values(), learner.batches.order]


def same(a: Learner, b: Learner) -> bool:
    return all(np.array_equal(x, y) for x, y in zip(everything(a), everything(b), strict=True))


def stepped(learner: Learner, count: int) -> list[float]:
    return [learner.step().loss for _ in range(count)]


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
@pytest.mark.parametrize("at", [0, 1, 4, 9, 13])  # nine steps an epoch: its middle and its edge
def test_a_restored_run_goes_on_as_if_it_had_never_stopped(sets_for, optimizer: str, at) -> None:
    hyper = RICH.changed(optimizer=optimizer, learning_rate=0.01)
    never = Learner(sets_for(hyper), hyper, 10)
    stepped(never, at)
    snapshot = take(never, hyper)
    losses = stepped(never, 12)
    for other in (never, Learner(sets_for(hyper), hyper, 10)):  # itself, twice, and a new one
        for _ in range(2):
            restore(snapshot, other)
            assert stepped(other, 12) == losses
    stepped(never, 1)
    stepped(other, 1)
    assert same(never, other)
    assert never.tally == other.tally
    assert never.rate == other.rate


def test_a_snapshot_is_not_touched_by_what_comes_after(sets_for) -> None:
    learner = Learner(sets_for(RICH), RICH, 10)
    stepped(learner, 3)
    snapshot = take(learner, RICH)
    before = snapshot.params.copy()
    stepped(learner, 5)
    assert np.array_equal(snapshot.params, before)
    with pytest.raises(ValueError, match="read-only"):
        snapshot.params[0] = 1
    assert snapshot.nbytes == snapshot.params.nbytes  # sgd remembers nothing


def test_a_snapshot_of_another_network_is_refused(sets_for) -> None:
    snapshot = take(Learner(sets_for(SMALL), SMALL, 10), SMALL)
    other = SMALL.changed(hidden=(8,))
    with pytest.raises(ValueError, match=r"has 12,\d+ numbers, the network 6,\d+"):
        restore(snapshot, Learner(sets_for(other), other, 10))


def test_a_copy_goes_its_own_way(sets_for) -> None:
    learner = Learner(sets_for(RICH), RICH, 10)
    stepped(learner, 4)
    copy = copy_of(learner, RICH.changed(learning_rate=0.2))
    before = learner.network.params.copy()
    stepped(copy, 5)
    assert np.array_equal(learner.network.params, before)
    assert copy.hyper.learning_rate == 0.2


# Travelling -----------------------------------------------------------------------------------


def moments(driven: Driven) -> list[int]:
    return [entry.moment.step for entry in driven.trainer.past.timeline.path()]


def with_epochs(sets_for, count: int, hyper: Hyper = RICH) -> Driven:
    driven = Driven(sets_for, hyper)
    for _ in range(count):
        driven.until(Paused, RunEpoch())
    return driven


def test_what_is_kept(sets_for) -> None:
    driven = with_epochs(sets_for, 12)
    assert moments(driven) == sorted({0, *range(9, 109, 9), 50, 100})
    kinds = {e.moment.step: e.moment.kinds for e in driven.trainer.past.timeline.path()}
    assert kinds[0] == ("start",)
    assert kinds[50] == ()
    assert kinds[9][0] == "epoch"
    assert sum("best" in each for each in kinds.values()) == 1
    kept = driven.until(Kept, Bookmark())[-1]
    assert kept.moment.kinds == ("epoch", "best", "bookmark") or "bookmark" in kept.moment.kinds
    assert kept.used == sum(
        e.snapshot.nbytes for e in driven.trainer.past.timeline.entries.values()
    )


def test_back_and_forward_again_is_where_it_was(sets_for) -> None:
    driven = with_epochs(sets_for, 3)
    driven.until(Paused, StepOnce())  # a step that nothing keeps
    here = [array.copy() for array in everything(driven.trainer.learner)]
    moved = driven.until(Moved, Travel(-1))[-1]
    assert (moved.moment.step, moved.moment.epoch, moved.seen) == (27, 3, 500)
    moved = driven.until(Moved, Travel(-2))[-1]
    assert moved.moment.step == 9
    assert "Nothing earlier" in driven.until(Rejected, Travel(-9), Travel(-1))[-1].reason
    assert driven.until(Moved, Travel(9))[-1].moment.step == 28
    now = everything(driven.trainer.learner)
    assert all(np.array_equal(a, b) for a, b in zip(here, now, strict=True))
    assert "Nothing later" in driven.until(Rejected, Travel(1))[-1].reason


def test_from_one_epochs_end_to_another(sets_for) -> None:
    driven = with_epochs(sets_for, 6)  # the end of an epoch is kept every nine steps, and step 50
    driven.until(Paused, StepOnce())
    back, forward = Travel(-1, epochs=True), Travel(1, epochs=True)

    def gone(*commands: Travel) -> int:
        return driven.until(Moved, *commands)[-1].moment.step

    assert gone(back) == 54
    assert gone(back) == 45  # 50 is kept, but it is no epoch's end
    assert gone(Travel(1)) == 50
    assert gone(back) == 45
    assert gone(Travel(1), Travel(1)) == 50
    assert gone(forward) == 54
    assert gone(forward) == 55  # the end of the branch
    assert "Nothing later" in driven.until(Rejected, forward)[-1].reason
    assert gone(Travel(-5, epochs=True)) == 18
    assert gone(Travel(-9, epochs=True)) == 0  # the start
    assert "Nothing earlier" in driven.until(Rejected, back)[-1].reason


def test_rewind_and_continue_is_never_having_stopped(sets_for) -> None:
    never = with_epochs(sets_for, 6)
    driven = with_epochs(sets_for, 4)
    driven.until(Paused, StepOnce())
    driven.until(Moved, Travel(-3))
    assert driven.trainer.learner.steps == 18
    events = driven.until(Paused, RunEpoch())
    assert next(e for e in events if isinstance(e, Branched)).branch.step == 18
    for _ in range(3):
        driven.until(Paused, RunEpoch())
    assert same(never.trainer.learner, driven.trainer.learner)


def test_another_value_makes_another_branch_and_the_old_one_can_be_returned_to(sets_for) -> None:
    driven = with_epochs(sets_for, 4)
    tip = [array.copy() for array in everything(driven.trainer.learner)]
    driven.until(Moved, Travel(-2))
    driven.until(HyperApplied, SetHyper((("learning_rate", 0.3),)))
    branched = next(e for e in driven.until(Paused, RunEpoch()) if isinstance(e, Branched))
    assert (branched.branch.parent, branched.branch.step) == (0, 18)
    assert driven.trainer.past.log[-1].step == 18
    assert moments(driven) == [0, 9, 18, 27]
    (old,) = [
        e.moment.number
        for e in driven.trainer.past.timeline.entries.values()
        if e.moment.branch == 0 and "tip" in e.moment.kinds
    ]
    moved = driven.until(Moved, GoTo(old))[-1]
    assert moved.hyper == RICH
    now = everything(driven.trainer.learner)
    assert all(np.array_equal(a, b) for a, b in zip(tip, now, strict=True))
    assert driven.trainer.past.log == ()
    events = driven.until(Paused, RunEpoch())  # from a tip the branch itself goes on
    assert not any(isinstance(e, Branched) for e in events)


def test_going_back_pauses_a_run_and_reopens_a_finished_one(sets_for) -> None:
    driven = Driven(sets_for)
    driven.until(Finished, Resume())
    driven.until(Moved, Travel(-1))
    assert driven.until(Resumed, Resume())
    driven = Driven(sets_for, RICH)
    driven.until(BatchDone, Resume())
    assert Paused in map(type, driven.until(Moved, Travel(-1)))


def test_changes_at_the_tip_are_not_lost_by_going_back(sets_for) -> None:
    driven = with_epochs(sets_for, 2)
    driven.until(HyperApplied, SetHyper((("learning_rate", 0.3),)))
    driven.until(Moved, Travel(-1))
    assert driven.until(Moved, Travel(1))[-1].hyper.learning_rate == 0.3


def test_a_bookmark_at_a_kept_step_keeps_what_was_changed_there(sets_for) -> None:
    driven = with_epochs(sets_for, 2)  # the end of an epoch is kept already
    driven.until(HyperApplied, SetHyper((("learning_rate", 0.3),)))
    kept = driven.until(Kept, Bookmark())[-1]
    entry = driven.trainer.past.timeline.entries[kept.moment.number]
    assert entry.snapshot.hyper.learning_rate == 0.3
    assert "bookmark" in entry.moment.kinds


def test_a_resumed_run_knows_how_good_it_was(sets_for) -> None:
    first = with_epochs(sets_for, 1).trainer
    resumed = Trainer(sets_for, first.learner.hyper, resumed=first.past.snapshot(), best=1.0)
    assert [kept.moment.kinds for kept in resumed.past.end_epoch(0.9)] == [("epoch",)]


def test_looks_at_the_test_set_do_not_go_back(sets_for) -> None:
    driven = with_epochs(sets_for, 2)
    driven.trainer.past.looks = 3
    driven.until(Moved, Travel(-1))
    assert driven.trainer.past.looks == 3


def test_a_moment_given_up_cannot_be_gone_to(sets_for) -> None:
    assert "kept no longer" in with_epochs(sets_for, 1).until(Rejected, GoTo(99))[-1].reason


def test_a_reset_forgets_the_past(sets_for) -> None:
    driven = with_epochs(sets_for, 2)
    driven.until(Started, Reset(SMALL))
    driven.until(Kept)
    assert moments(driven) == [0]


def test_recovery_goes_on_from_the_last_good_moment_with_a_smaller_rate(sets_for) -> None:
    driven = with_epochs(sets_for, 2, RICH.changed(schedule="constant", batch_norm="off"))
    assert "has not diverged" in driven.until(Rejected, Recover())[-1].reason
    driven.until(HyperApplied, SetHyper((("learning_rate", 100), ("weight_decay", 1))))
    diverged = driven.until(Diverged, Resume())[-1]
    assert diverged.kept_step == driven.trainer.learner.steps <= 18
    events = driven.until(Resumed, Recover())
    assert [type(e) for e in events if not isinstance(e, Kept)][:2] == [Moved, HyperApplied]
    assert driven.trainer.learner.hyper.learning_rate < 100 / 3
    assert np.isfinite(driven.until(BatchDone)[-1].loss)


# The timeline ---------------------------------------------------------------------------------


def tiny(step: int, numbers: int = 4) -> Snapshot:
    class Counters:
        steps, epoch = step, 1

    params = np.zeros(numbers, np.float32)
    return Snapshot(SMALL, SMALL, (), None, Counters, {}, params, {})


def test_memory_is_bounded_and_the_recent_past_is_denser() -> None:
    timeline = Timeline(budget=100 * 16)
    timeline.keep(tiny(0), "start")
    for step in range(50, 50_000, 50):
        timeline.keep(tiny(step), *(["epoch"] if step % 5000 == 0 else []))
    steps = [entry.moment.step for entry in timeline.path()]
    assert timeline.used == 100 * 16
    assert len(steps) == 100
    assert {0, *range(5000, 50_000, 5000)} <= {*steps}
    assert steps[-20:] == [*range(49_000, 50_000, 50)]
    gaps = [b - a for a, b in pairwise(steps)]
    assert np.mean(gaps[:30]) > 5 * np.mean(gaps[-30:])


def test_epochs_give_way_when_they_alone_are_too_many_but_bookmarks_do_not() -> None:
    timeline = Timeline(budget=50 * 16)
    timeline.keep(tiny(0), "start")
    for step in range(1, 300):
        timeline.keep(tiny(step), "epoch", *(["bookmark"] if step % 30 == 0 else []))
    steps = [entry.moment.step for entry in timeline.path()]
    assert timeline.used <= 50 * 16
    assert {0, 298, 299, *range(30, 300, 30)} <= {*steps}


def test_there_are_never_more_than_so_many() -> None:
    timeline = Timeline()
    for step in range(2 * MOST):
        timeline.keep(tiny(step))
    assert len(timeline.entries) == MOST


def test_a_budget_of_nothing_keeps_what_must_be_kept() -> None:
    timeline = Timeline(budget=0)
    timeline.keep(tiny(0), "start")
    for step in range(1, 30):
        timeline.keep(tiny(step))
    assert [entry.moment.step for entry in timeline.path()] == [0, 29]


def test_old_branches_are_forgotten() -> None:
    timeline = Timeline()
    timeline.keep(tiny(0), "start")
    forgotten = []
    for step in range(1, 2 * BRANCHES):
        _, gone = timeline.branch_off(0, 0)
        timeline.keep(tiny(step), "tip")
        forgotten += gone
    assert len(timeline.branches) == BRANCHES
    assert forgotten == [*range(1, BRANCHES + 1)]
    assert {e.moment.branch for e in timeline.entries.values()} == {*timeline.branches}


@given(st.lists(st.integers(0, 20), min_size=1, max_size=12))
def test_a_path_never_holds_what_its_branch_did_not_see(forks) -> None:
    timeline = Timeline()
    timeline.keep(tiny(0), "start")
    for fork in forks:
        for step in range(5, 30, 5):
            timeline.keep(tiny(step + fork))
        path = timeline.path()
        at = path[fork % len(path)].moment
        timeline.branch_off(at.branch, at.step)
        steps = [e.moment.step for e in timeline.path()]
        assert steps == sorted(set(steps))
        assert steps[-1] == at.step


# Twins ----------------------------------------------------------------------------------------


def test_a_twin_gets_the_same_batches_and_leaves_the_run_alone(sets_for) -> None:
    alone = with_epochs(sets_for, 3)
    driven = with_epochs(sets_for, 1)
    started = driven.until(TwinStarted, StartTwin("learning_rate", 0.3))[-1]
    assert (started.step, started.change.old, started.change.new) == (9, 0.1, 0.3)
    events = driven.until(Paused, RunEpoch()) + driven.until(Paused, RunEpoch())
    pairs = [e for e in events if isinstance(e, TwinStep)]
    assert [pair.step for pair in pairs] == [*range(10, 28)]
    assert pairs[0].loss == pairs[0].twin_loss
    assert pairs[5].loss != pairs[5].twin_loss
    batches = [e.loss for e in events if isinstance(e, BatchDone)]
    assert [pair.loss for pair in pairs] == batches
    assert same(alone.trainer.learner, driven.trainer.learner)
    ended = driven.until(TwinEnded, KeepTwin(twin=False))[-1]
    assert not ended.kept
    assert same(alone.trainer.learner, driven.trainer.learner)


def test_the_twin_that_is_kept_is_the_run_that_would_have_been(sets_for) -> None:
    other = with_epochs(sets_for, 1)
    other.until(HyperApplied, SetHyper((("learning_rate", 0.3),)))
    other.until(Paused, RunEpoch())
    driven = with_epochs(sets_for, 1)
    driven.until(TwinStarted, StartTwin("learning_rate", 0.3))
    driven.until(Paused, RunEpoch())
    events = driven.until(HyperApplied, KeepTwin(twin=True))
    assert [type(e) for e in events if not isinstance(e, Kept)] == [
        TwinEnded,
        Branched,
        HyperApplied,
    ]
    assert driven.trainer.past.log == other.trainer.past.log
    other.until(Paused, RunEpoch())
    driven.until(Paused, RunEpoch())
    assert same(other.trainer.learner, driven.trainer.learner)
    assert driven.until(Moved, Travel(-2))[-1].moment.branch in (0, 1)


def test_the_epochs_after_a_twin_that_is_kept_take_their_own_time(sets_for) -> None:
    driven = with_epochs(sets_for, 1)
    driven.until(TwinStarted, StartTwin("learning_rate", 0.3))
    driven.until(Paused, RunEpoch())
    driven.until(Paused, RunEpoch())
    began = driven.trainer.learner.epoch_began
    forked = driven.trainer.comparison.twin.learner.epoch_began
    driven.until(HyperApplied, KeepTwin(twin=True))
    assert driven.trainer.learner.epoch_began == began > forked


def test_a_twin_follows_what_is_changed_for_both(sets_for) -> None:
    driven = with_epochs(sets_for, 1)
    driven.until(TwinStarted, StartTwin("momentum", 0.5))
    driven.until(HyperApplied, SetHyper((("learning_rate", 0.05),)))
    twin = driven.trainer.comparison.twin
    assert (twin.learner.hyper.learning_rate, twin.learner.hyper.momentum) == (0.05, 0.5)
    assert "keep one first" in driven.until(Rejected, SetHyper((("momentum", 0.7),)))[-1].reason
    for command in (Travel(-1), GoTo(0), Recover(), StartTwin("learning_rate", 1.0)):
        assert "being compared" in driven.until(Rejected, command)[-1].reason


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("batch_size", 10, "same batches"),
        ("hidden", (5,), "cannot change live"),
        ("learning_rate", 0.1, "0.1 already"),
        ("learning_rate", -1, "learning rate: -1"),
    ],
)
def test_twins_that_cannot_be_compared(sets_for, name, value, words) -> None:
    driven = with_epochs(sets_for, 1)
    assert words in driven.until(Rejected, StartTwin(name, value))[-1].reason
    assert "no twin" in driven.until(Rejected, KeepTwin(twin=True))[-1].reason


def test_a_twin_that_diverges_ends_by_itself(sets_for) -> None:
    driven = with_epochs(sets_for, 1, RICH.changed(batch_norm="off", weight_decay=1))
    driven.until(TwinStarted, StartTwin("learning_rate", 100))
    ended = driven.until(TwinEnded, Resume())[-1]
    assert "the twin's loss became" in ended.reason
    assert driven.until(BatchDone)


# Resuming -------------------------------------------------------------------------------------


@pytest.mark.parametrize("at", [5, 9, 14])
def test_a_run_resumed_from_a_snapshot_is_the_run_never_stopped(sets_for, at: int) -> None:
    never = with_epochs(sets_for, 1)
    never.until(HyperApplied, SetHyper((("learning_rate", 0.05), ("batch_size", 30))))
    never.until(Paused, RunEpoch())
    first = Driven(sets_for, RICH)
    for _ in range(min(at, 9)):
        first.until(Paused, StepOnce())
    change = SetHyper((("learning_rate", 0.05), ("batch_size", 30)))
    if at >= 9:
        first.until(HyperApplied, change)
    for _ in range(at - 9):
        first.until(Paused, StepOnce())
    second = Driven(sets_for, RICH, resumed=first.trainer.snapshot())
    second.until(Paused, RunEpoch())
    if at < 9:
        second.until(HyperApplied, change)
        second.until(Paused, RunEpoch())
    assert same(never.trainer.learner, second.trainer.learner)
    assert second.trainer.snapshot().first == RICH
    assert second.trainer.past.log == never.trainer.past.log


def test_a_finished_run_resumes_finished(sets_for) -> None:
    driven = Driven(sets_for)
    driven.until(Finished, Resume())
    again = Trainer(sets_for, SMALL, resumed=driven.trainer.snapshot())
    assert isinstance(list(again.run())[-1], Finished)
