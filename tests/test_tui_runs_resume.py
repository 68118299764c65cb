"""Going on with a run from its folder, and going back and forth before that."""

import json
from dataclasses import replace

import pytest
from sitting import SMALL, Sitting, whole_run

from engine import commands, events
from engine.events import EpochDone
from tui.fold import fold
from tui.runs import metrics
from tui.runs.course import Course, Courses, course_from
from tui.runs.folder import all_runs
from tui.runs.lock import is_held
from tui.runs.resume import load, take_up
from tui.session import Session
from tui.view import RunView


def test_stopped_and_resumed_is_as_never_stopped(tmp_path, sets_for) -> None:
    hyper = SMALL.changed(optimizer="adam", learning_rate=0.01, dropout=0.2, batch_norm="on")
    straight = Sitting(tmp_path / "a", sets_for, hyper)
    straight.say(commands.Resume())
    straight.until(events.Finished)
    expected = straight.end()

    sitting = Sitting(tmp_path / "b", sets_for, hyper)
    sitting.say(commands.Resume())
    sitting.until(events.BatchDone, 4)  # in the middle of an epoch
    kept = sitting.end()
    sitting = Sitting(tmp_path / "b", sets_for, resumed=take_up(kept))
    sitting.say(commands.RunEpoch())  # to an epoch's edge
    sitting.until(events.Paused)
    assert sitting.end() == kept
    sitting = Sitting(tmp_path / "b", sets_for, resumed=take_up(kept))
    recalled = sitting.until(events.Recalled)
    assert (recalled.step, recalled.epoch, len(recalled.epochs)) == (10, 1, 1)
    sitting.say(commands.Resume())
    sitting.until(events.Finished)
    sitting.end()

    assert sitting.params == straight.params
    one, other = load(expected, "last"), load(kept, "last")
    assert one[0].slots["mean"].tobytes() == other[0].slots["mean"].tobytes()
    assert one[0].generators == other[0].generators
    assert [e.validation_loss for e in one[1].course.epochs] == [
        e.validation_loss for e in other[1].course.epochs
    ]
    assert other[1].course.history.bins == pytest.approx(one[1].course.history.bins)
    pairs = [[(r.step, r.epoch, r.validation_loss) for r in metrics.read_metrics(f.metrics)
              if r.validation_loss is not None] for f in (expected, kept)]  # fmt: skip
    assert pairs[0] == pairs[1]


def test_stopped_before_the_validation_it_is_made_up_for(sit) -> None:
    sitting = sit()
    sitting.say(commands.Resume())
    for event in sitting.events:
        if isinstance(event, events.BatchDone) and event.step == 10:
            break
    sitting.say(commands.Stop())
    sitting.seen = list(sitting.events)
    assert not any(isinstance(event, EpochDone) for event in sitting.seen)
    kept = sitting.recorder.folder
    sitting = sit(resumed=take_up(kept))
    done = sitting.until(EpochDone)
    assert (done.epoch, done.step) == (1, 10)
    sitting.end()
    assert [row.step for row in metrics.read_metrics(kept.metrics) if row.validation_loss] == [10]
    again = sit(resumed=take_up(kept))
    again.until(events.Recalled)
    again.end()
    assert not any(isinstance(event, EpochDone) for event in again.seen)


def test_a_look_at_a_resumed_run_changes_nothing(sit) -> None:
    _, kept = whole_run(sit)
    before = {path: path.read_bytes() for path in kept.path.iterdir()}
    sitting = sit(resumed=take_up(kept))
    sitting.until(events.Finished)
    assert is_held(kept.path)
    sitting.end()
    assert {path: path.read_bytes() for path in kept.path.iterdir()} == before
    assert not is_held(kept.path)


def test_looks_at_the_test_set_are_counted_over_sittings(sit) -> None:
    _, kept = whole_run(sit)
    for looks in (1, 2):
        sitting = sit(resumed=take_up(kept))
        sitting.say(commands.LookAtTest())
        assert sitting.until(events.TestLooked).looks == looks
        sitting.end()


def test_the_best_stays_the_best_after_resuming(sit) -> None:
    _, kept = whole_run(sit)
    best = kept.checkpoint("best").read_bytes()
    sitting = sit(resumed=take_up(kept))
    sitting.say(commands.SetHyper((("learning_rate", 3.0), ("epochs", 4))), commands.Resume())
    sitting.until(EpochDone)
    sitting.end()
    assert kept.checkpoint("best").read_bytes() == best


def test_going_back_and_branching(sit) -> None:
    sitting = sit(hyper=SMALL.changed(batch_size=10))
    sitting.say(commands.RunEpoch())
    sitting.until(events.Paused)
    sitting.say(commands.Bookmark(), commands.RunEpoch())
    sitting.until(events.Paused)
    sitting.say(commands.GoTo(0), commands.SetHyper((("learning_rate", 0.1),)))
    sitting.until(events.HyperApplied)
    sitting.say(commands.RunEpoch())
    sitting.until(events.Paused)
    kept = sitting.end()
    assert load(kept, "bookmark-50")[0].counters.steps == 50
    snapshot, past = load(kept, "last")
    assert snapshot.counters.steps == 50
    assert snapshot.log[-1].changes == (("learning_rate", 0.1),)
    assert (past.branch, past.course.history.steps, len(past.course.epochs)) == (1, 50, 1)
    rows = metrics.read_metrics(kept.metrics)
    assert [(r.step, r.branch) for r in rows if r.validation_loss] == [(50, 0), (100, 0), (50, 1)]
    again = sit(resumed=take_up(kept))  # and on the branch it goes on
    again.say(commands.StepOnce())
    again.until(events.Paused)
    again.end()
    assert load(kept, "last")[1].branch == 1


def test_looking_back_loses_nothing_and_the_place_is_kept(sit) -> None:
    sitting = sit()
    sitting.say(commands.RunEpoch())
    sitting.until(events.Paused)
    end = sitting.params
    sitting.say(commands.GoTo(0))
    sitting.until(events.Moved)
    kept = sitting.end()
    for name, step, params in (("last", 0, sitting.params), ("end", 10, end)):
        snapshot, more = load(kept, name)
        assert snapshot.counters.steps == more.course.history.steps == step
        assert snapshot.params.tobytes() == params
    assert "step 0 of main" in sitting.recorder.farewell
    assert "(the end, step 10: --checkpoint end)" in sitting.recorder.farewell

    again = sit(resumed=take_up(kept))
    again.say(commands.StepOnce())
    again.until(events.Paused)
    again.end()
    assert "Resumed at step 0 of main; other branches and kept steps were" in again.notices()[0]
    assert "The end, step 10: resume with --checkpoint end." in again.notices()[0]
    snapshot, more = load(kept, "last")
    assert (snapshot.counters.steps, more.branch, more.ahead) == (1, 1, 0)  # another way


def test_back_at_the_end_is_the_end(sit) -> None:
    sitting = sit()
    sitting.say(commands.RunEpoch())
    sitting.until(events.Paused)
    sitting.say(commands.Travel(-1), commands.Travel(1))
    sitting.until(events.Moved, 2)
    kept = sitting.end()
    assert load(kept, "last")[0].counters.steps == 10
    assert not kept.checkpoint("end").exists()
    assert "step" not in sitting.recorder.farewell.replace(str(kept.path), "")


def test_left_in_the_past_of_another_branch(sit) -> None:
    sitting = sit(hyper=SMALL.changed(batch_size=10))
    for command in (
        commands.RunEpoch(),
        commands.GoTo(0),
        commands.RunEpoch(),
        commands.RunEpoch(),
    ):
        sitting.say(command)
        sitting.until(events.Moved if isinstance(command, commands.GoTo) else events.Paused)
    main = max(e.moment.number for e in sitting.seen if isinstance(e, events.Kept)
               and (e.moment.branch, e.moment.step) == (0, 50))  # fmt: skip
    sitting.say(commands.GoTo(main), commands.SetHyper((("learning_rate", 0.2),)))
    sitting.until(events.HyperApplied)
    kept = sitting.end()
    snapshot, more = load(kept, "last")
    assert (snapshot.counters.steps, more.branch, more.ahead) == (50, 0, 100)
    assert snapshot.hyper.learning_rate == 0.2
    assert snapshot.params.tobytes() == sitting.params
    assert (load(kept, "end")[0].counters.steps, load(kept, "end")[1].branch) == (100, 1)
    again = sit(resumed=take_up(kept, "end"))
    again.until(events.Notice)
    again.end()
    words = "Resumed at step 100 of branch 1, which is main from now"
    assert again.notices()[0].startswith(words)
    shown = fold(RunView(), [*again.seen[:-1], events.Finished(100, 2)])
    assert shown.notice.startswith(words)  # at the end of all epochs, too


def test_a_reset_begins_another_run(sit, tmp_path) -> None:
    sitting = sit()
    sitting.say(commands.Resume())
    sitting.until(events.BatchDone, 3)
    first = sitting.recorder.folder
    sitting.say(commands.Reset(SMALL.changed(seed=5)))
    sitting.until(events.Started)
    sitting.say(commands.StepOnce())
    sitting.until(events.Paused)
    second = sitting.end()
    assert first != second
    assert load(first, "last")[0].counters.steps == 3  # as it was when the new one began
    assert load(second, "last")[0].hyper.seed == 5
    assert not is_held(first.path)
    assert len(all_runs(tmp_path)) == 2


def test_a_diverged_run_is_kept_where_it_was_good(sit) -> None:
    sitting = sit(hyper=SMALL.changed(learning_rate=100.0, weight_decay=1.0, epochs=100))
    sitting.say(commands.Resume())
    diverged = sitting.until(events.Diverged)
    kept = sitting.end()
    snapshot, past = load(kept, "last")
    assert snapshot.counters.steps == past.course.history.steps == diverged.kept_step


def test_the_twin_that_is_kept_brings_its_losses(sit) -> None:
    sitting = sit()
    sitting.say(commands.StepOnce())
    sitting.until(events.Paused)
    sitting.say(commands.StartTwin("learning_rate", 0.2), commands.StepOnce(), commands.StepOnce())
    sitting.until(events.Paused, 2)
    sitting.say(commands.KeepTwin(twin=True))
    sitting.until(events.Branched)
    kept = sitting.end()
    twin = [event.twin_loss for event in sitting.seen if isinstance(event, events.TwinStep)]
    history = load(kept, "last")[1].course.history
    assert [each.mean for each in history.bins[1:]] == twin


def test_courses_are_cut_and_come_back() -> None:
    course = Course().extended([float(at) for at in range(1000)])
    assert course.until(300).history.steps == 300
    assert course.until(2000) is course
    assert course_from(json.loads(json.dumps(course.to_json()))) == replace(
        course, history=replace(course.until(999).history, bins=course.history.bins, steps=1000)
    )
    courses = Courses()
    for at in range(6):
        courses.batch(float(at))
    courses.go_to(2, 0)
    assert courses.now.history.steps == 2
    courses.go_to(5, 0)
    assert courses.now.history.steps == 5
    courses.branch_off(events.Branch(1, 0, 5))
    courses.batch(9.0)
    courses.go_to(6, 0)
    assert courses.now.history.bins[-1].mean == 5.0
    courses.go_to(6, 1)
    assert courses.now.history.bins[-1].mean == 9.0


def test_the_screen_is_told_at_once_where_a_resumed_run_is_kept(tmp_path) -> None:
    hyper = SMALL.changed(hidden=(4,), epochs=1)
    session = Session(hyper, "classic", tmp_path, images=100)
    for _ in session.open_run(commands.Inbox()):
        pass
    kept = all_runs(tmp_path)[0]
    for root, told in ((tmp_path, 1), (None, 0)):
        inbox = commands.Inbox()
        inbox.send(commands.Stop())
        again = Session(hyper, "classic", root, images=100, resumed=take_up(kept))
        found = list(again.open_run(inbox, screen=True))
        assert found.count(events.Recording(str(kept.path))) == told
