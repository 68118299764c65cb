"""The past as the screen sees it, against the engine that makes it."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from conftest import small_dataset
from hypothesis import given, settings
from hypothesis import strategies as st

import engine.past
from engine.commands import (
    Bookmark,
    Command,
    GoTo,
    Inbox,
    KeepTwin,
    SetHyper,
    StartTwin,
    StepOnce,
    Travel,
    Watch,
)
from engine.events import (
    BatchDone,
    Branch,
    Branched,
    Change,
    EpochDone,
    Event,
    Finished,
    HyperApplied,
    Kept,
    Moment,
    Moved,
    Notice,
    Paused,
    Recalled,
    Recording,
    Resumed,
    Started,
    TwinEnded,
    TwinStarted,
    TwinStep,
    Watched,
)
from engine.hyper import FIELDS, Hyper
from engine.trainer import Trainer
from tui.changes import dated_text, joined
from tui.fold import fold
from tui.view import RunView

SMALL = Hyper(hidden=(4,), epochs=4, batch_size=60)
SETS = small_dataset(300, 20).split(0, 60)


class Told:
    """A real run and the view of it, told of every event; what was shown is remembered."""

    def __init__(self) -> None:
        self.inbox = Inbox()
        self.trainer = Trainer(lambda hyper: SETS, SMALL)
        self.events = self.trainer.run(self.inbox, paused=True, linger=True)
        self.view, self.shown = RunView(), {}
        self.ask()

    def ask(self, *commands: Command) -> list[Event]:
        found = []
        for command in (*commands, Watch(count=1)):
            self.inbox.send(command)
        for event in self.events:
            self.view = fold(self.view, [event])
            found.append(event)
            if isinstance(event, Kept):
                self.shown[event.moment.number] = self.picture
            if isinstance(event, Moved):
                assert self.picture == self.shown[event.moment.number]
                assert self.view.history.steps == event.moment.step
                assert self.view.hyper == event.hyper
                self.marks_tell_the_truth()
                assert self.view.progress.seen == event.seen
            if isinstance(event, Watched):
                return found
        raise AssertionError("the run ended")

    @property
    def picture(self) -> tuple[object, ...]:
        view = self.view
        return view.history, view.progress, view.epochs

    def marks_tell_the_truth(self) -> None:
        """What was changed last is what holds."""
        last = {}
        for mark in self.view.marks:
            label = mark.text.rpartition(" → ")[0].rpartition(" ")[0]
            last[label] = mark.text.rpartition(" → ")[2]
        for field in FIELDS:
            if field.label in last:
                assert last[field.label] == field.format(self.view.hyper.value(field.name))

    def agree(self) -> None:
        """The screen knows the same path as the engine, and is where the engine is."""
        past, timeline, view = self.trainer.past, self.trainer.past.timeline, self.view
        assert view.past.branch == timeline.branch
        assert set(view.past.branches) == set(timeline.branches)
        assert [s.moment.number for s in view.past.path()] == [
            entry.moment.number for entry in timeline.path()
        ]
        assert view.progress.step == view.history.steps == past.learner.steps
        assert view.hyper == past.learner.hyper
        assert (view.twin is None) == (self.trainer.comparison.twin is None)
        ghost = view.past.ghost
        assert (
            ghost is None
            or ghost.branch != timeline.branch
            or ghost.history.steps > view.progress.step
        )


journeys = st.lists(
    st.one_of(
        st.integers(1, 5).map(lambda count: (StepOnce(),) * count),
        st.builds(Travel, st.integers(-3, 3), st.booleans()).map(lambda travel: (travel,)),
        st.integers(0, 12).map(lambda number: (GoTo(number),)),
        st.just((Bookmark(),)),
        st.sampled_from((0.05, 0.2)).map(lambda rate: (SetHyper((("learning_rate", rate),)),)),
        st.just((StartTwin("weight_decay", 0.01), StepOnce(), StepOnce())),
        st.booleans().map(lambda twin: (KeepTwin(twin),)),
    ),
    max_size=25,
)


@given(journeys)
@settings(max_examples=150)
def test_whatever_is_done_the_screen_shows_what_it_showed_then(
    journey: list[tuple[Command, ...]],
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine.past, "KEEP_EVERY", 3)
        told = Told()
        for commands in journey:
            told.ask(*commands)
            told.agree()


# By hand ------------------------------------------------------------------------------------


def batches(first: int, last: int, loss: Callable[[int], float] = lambda at: 1 / at) -> list[Event]:
    return [
        BatchDone(at, 1, at * 10, 10, loss(at), 5, 0.1, at / 100) for at in range(first, last + 1)
    ]


def kept(
    number: int, step: int, *kinds: str, branch: int = 0, dropped: tuple[int, ...] = ()
) -> Kept:
    return Kept(Moment(number, step, 1 if step else 0, branch, kinds), dropped, number + 1, 256)


def moved(event: Kept, hyper: Hyper = SMALL) -> Moved:
    return Moved(event.moment, hyper, event.moment.step * 10, event.moment.step / 100)


START, FOUR, EIGHT, TIP = kept(0, 0, "start"), kept(1, 4), kept(2, 8), kept(3, 10, "tip")
CHANGE = Change("learning_rate", 0.1, 0.3)
FASTER = HyperApplied(4, (CHANGE,), SMALL.changed(learning_rate=0.3))


@pytest.fixture
def trained() -> RunView:
    began = Started(SMALL, ("Affine",), 100, 300, 60, 20)
    events = [
        began,
        START,
        Resumed(0),
        *batches(1, 4),
        FOUR,
        *batches(5, 8),
        EIGHT,
        *batches(9, 10),
    ]
    return fold(RunView(), [*events, TIP])


def test_going_back_turns_the_future_grey_and_forward_gives_it_back(trained: RunView) -> None:
    view = fold(trained, [moved(EIGHT)])
    assert (view.state, view.past.at, view.progress.step) == ("paused", EIGHT.moment, 8)
    assert (view.past.ghost.history, view.past.ghost.since) == (trained.history, 8)
    assert "At 8 of 10. space trains on from here as a new branch, ] goes forward." in view.notice
    view = fold(view, [moved(FOUR)])
    assert view.past.ghost.history == trained.history
    view = fold(view, [moved(EIGHT), moved(TIP)])
    assert view.past.ghost is None
    assert view.history == trained.history
    assert "At step 10, the end of main: space trains on, [ goes back." in view.notice


def test_a_branch_is_what_was_changed_where_it_began(trained: RunView) -> None:
    view = fold(trained, [moved(FOUR), FASTER])
    assert view.past.branches[0].changes == ()
    branch = Branched(Branch(1, 0, 4))
    view = fold(view, [branch, Resumed(4), *batches(5, 6)])
    assert view.notice == "Here branch 1 begins; main stays in grey, and B returns to it."
    assert fold(view, [Paused(6), Resumed(6)]).notice == ""
    assert view.past.at is None
    assert view.past.here.name == "branch 1"
    assert dated_text(view.past.here.changes) == "learning rate 0.1 → 0.3 at step 4"
    assert view.past.ghost.history == trained.history
    assert (view.past.ghost.since, view.past.ghost.branch) == (4, 0)
    ended = kept(4, 6, "tip", branch=1)
    back = fold(view, [ended, moved(TIP)])
    assert (back.past.branch, back.history, back.marks) == (0, trained.history, ())
    assert (back.past.ghost.branch, back.past.ghost.since) == (1, 4)
    assert back.past.ghost.history == view.history
    assert fold(back, [moved(ended)]).marks == view.marks


def test_changes_at_the_end_belong_to_the_branch_that_goes_on(trained: RunView) -> None:
    view = fold(trained, [moved(TIP), FASTER, Resumed(10)])
    assert [each.new for _, each in view.past.branches[0].changes] == [0.3]
    assert view.past.at is None


def test_a_branch_that_is_forgotten_takes_its_moments_along(trained: RunView) -> None:
    events = [moved(FOUR), Branched(Branch(1, 0, 4)), *batches(5, 6), kept(4, 6, branch=1)]
    view = fold(trained, [*events, moved(FOUR), Branched(Branch(2, 0, 4), forgotten=(1,))])
    assert set(view.past.branches) == {0, 2}
    assert set(view.past.kept) == {0, 1, 2, 3}


def test_moments_given_up_are_gone_and_the_best_is_one(trained: RunView) -> None:
    view = fold(trained, [kept(4, 10, "best", dropped=(1,))])
    assert set(view.past.kept) == {0, 2, 3, 4}
    assert view.past.memory == (5, 256)
    view = fold(view, [kept(5, 10, "epoch", "best")])
    assert [n for n, s in view.past.kept.items() if "best" in s.moment.kinds] == [5]


def test_after_a_divergence_what_was_kept_stays_as_it_was(trained: RunView) -> None:
    view = fold(trained, [kept(2, 8, "tip")])  # the engine is at step 8 again, the screen at 10
    assert view.past.kept[2].history.steps == 8
    assert view.past.kept[2].moment.kinds == ("tip",)


def test_a_bookmark_says_so_once(trained: RunView) -> None:
    marked = kept(3, 10, "tip", "bookmark")
    view = fold(trained, [marked])
    assert view.notice.startswith("Step 10 is bookmarked")
    assert fold(fold(view, [Notice("Full.")]), [marked]).notice == "Full."


def test_the_twin_is_compared_and_kept(trained: RunView) -> None:
    view = fold(trained, [TwinStarted(10, CHANGE), Resumed(10)])
    both: list[Event] = []
    for batch in batches(11, 400):
        both += [batch, TwinStep(batch.step, batch.loss, batch.loss - 0.01)]
    view = fold(view, both)
    assert view.twin.paired.count == 390
    assert view.twin.verdict == "the twin is better"
    assert view.twin.history.steps == view.history.steps == 400
    stays = fold(view, [TwinEnded(400, CHANGE, kept=False, reason="the run diverged")])
    assert (stays.twin, stays.history) == (None, view.history)
    assert "the run diverged" in stays.notice
    faster = HyperApplied(400, (CHANGE,), SMALL.changed(learning_rate=0.3))
    goes = fold(
        view,
        [TwinEnded(400, CHANGE, kept=True), Branched(Branch(1, 0, 10)), kept(4, 400), faster],
    )
    assert goes.history == view.twin.history
    assert (goes.past.ghost.history, goes.past.ghost.since) == (view.history, 10)
    assert [(mark.step, mark.text) for mark in goes.marks] == [(10, "learning rate 0.1 → 0.3")]
    assert dated_text(goes.past.here.changes) == "learning rate 0.1 → 0.3 at step 10"
    assert goes.hyper.learning_rate == 0.3


def test_a_run_from_disk_shows_what_is_known_of_it() -> None:
    row = EpochDone(1, 300, 0.5, 0.8, 0.4, 0.91, 0.1, 1.0, 100.0)
    curve = tuple((10, 1 / (at + 1), 2.0) for at in range(35))
    began = Started(SMALL, ("Affine",), 100, 300, 60, 20)
    recalled = Recalled(350, 2, 50, 3.5, curve, ((300, 0.4),), (row,), looks=3)
    view = fold(RunView(), [began, Recording("runs/1"), kept(0, 350, "start"), recalled])
    assert (view.history.steps, view.history.width) == (350, 10)
    assert (view.progress.step, view.progress.epoch) == (350, 2)
    assert (view.epochs, view.history.validation, view.folder) == ((row,), ((300, 0.4),), "runs/1")
    assert (view.past.branches[0].best, view.looks) == (0.91, 3)
    assert view.notice == "Resumed at step 350, where it was saved last: space goes on."
    ended = replace(recalled, epoch=SMALL.epochs, seen=300)
    assert fold(RunView(), [began, ended, Finished(350, SMALL.epochs)]).notice.startswith("Best")
    later = fold(view, [Resumed(350), *batches(351, 360), moved(kept(0, 350, "start"))])
    assert later.history == view.history


def test_changes_in_a_row_are_one() -> None:
    def step(at: int, old: float, new: float) -> tuple[int, Change]:
        return at, Change("learning_rate", old, new)

    three = joined((step(4, 0.1, 0.12), step(4, 0.12, 0.15)), (step(9, 0.15, 0.2),))
    assert three == (step(4, 0.1, 0.2),)
    assert joined((step(4, 0.1, 0.12),), (step(5, 0.12, 0.1),)) == ()
    assert len(joined((step(4, 0.1, 0.12),), (step(500, 0.12, 0.1),))) == 2
