import errno
import json
import math
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import datetime
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import safetensors.numpy

from engine import commands, events
from engine.commands import Inbox
from engine.events import EpochDone, Event
from engine.hyper import Hyper
from engine.snapshot import Arithmetic
from engine.trainer import Trainer
from tui import cli
from tui.runs import files, folder, metrics
from tui.runs.course import Course, Courses, course_from
from tui.runs.files import RunError
from tui.runs.folder import RunFolder, all_runs, create, find
from tui.runs.lock import Lock, holder, is_held
from tui.runs.manifest import Manifest, read_manifest
from tui.runs.recorder import Recorder
from tui.runs.resume import load, newest, take_up
from tui.runs.writer import Pace, Whole, Writer

SMALL = Hyper(hidden=(6,), batch_size=50, epochs=3, optimizer="momentum", learning_rate=0.05)
OFTEN = Pace(autosave=0.0, apart=0.0, lines=0.0, share=0.0)
SELDOM = Pace(autosave=1000.0, apart=0.0, lines=0.0, share=0.0)


class Sitting:
    """A trainer with a recorder; `go` trains so many events on, `say` sends commands."""

    def __init__(self, root: Path, sets_for, hyper=SMALL, pace=SELDOM, resumed=None) -> None:
        self.inbox = Inbox()
        snapshot = resumed.found.snapshot if resumed else None
        self.trainer = Trainer(sets_for, snapshot.hyper if snapshot else hyper, resumed=snapshot)
        self.recorder = Recorder(root, "classic", ("mnist", "abc"), None, resumed, pace)
        run = self.trainer.run(self.inbox, paused=True, linger=True)
        self.events = self.recorder.record(self.trainer, run)
        self.seen: list[Event] = []

    def until(self, kind: type, count: int = 1) -> Event:
        for event in self.events:
            self.seen.append(event)
            count -= isinstance(event, kind)
            if not count:
                return event
        raise AssertionError(f"no {kind.__name__} came: {self.seen[-5:]}")

    def say(self, *sent) -> None:
        for command in sent:
            self.inbox.send(command)

    def end(self) -> RunFolder:
        self.say(commands.Stop())
        self.seen += list(self.events)
        return self.recorder.folder

    def notices(self) -> list[str]:
        return [event.text for event in self.seen if isinstance(event, events.Notice)]

    @property
    def params(self) -> bytes:
        return self.trainer.learner.network.params.tobytes()


@pytest.fixture
def sit(tmp_path, sets_for):
    return lambda **more: Sitting(tmp_path, sets_for, **more)


def until(holds, seconds: float = 10.0) -> None:
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, "it never came true"
        time.sleep(0.001)


def whole_run(sit, **more) -> tuple[Sitting, RunFolder]:
    sitting = sit(**more)
    sitting.say(commands.Resume())
    sitting.until(events.Finished)
    return sitting, sitting.end()


# The folder -------------------------------------------------------------------------------


def test_a_look_around_leaves_nothing(sit, tmp_path) -> None:
    sitting = sit()
    sitting.until(events.Started)
    sitting.say(commands.Watch(), commands.LookAtTest(), commands.SetHyper((("momentum", 0.5),)))
    sitting.until(events.HyperApplied)
    assert sitting.end() is None
    assert list(tmp_path.iterdir()) == []
    assert sitting.recorder.farewell is None


def test_a_run_leaves_everything(sit) -> None:
    sitting, kept = whole_run(sit)
    names = {path.name for path in kept.path.iterdir()}
    assert names - {"previous.safetensors"} == {
        "run.json", "metrics.csv", "events.jsonl", "lock", "last.safetensors", "best.safetensors"
    }  # fmt: skip
    assert not is_held(kept.path)
    manifest = read_manifest(kept.manifest)
    assert (manifest.preset, manifest.data_sha256) == ("classic", "abc")
    assert manifest.hyper == manifest.first == SMALL
    snapshot, past = load(kept, "last")
    assert snapshot.params.tobytes() == sitting.params
    assert len(past.course.epochs) == 3
    assert past.course.history.steps == 30
    accuracies = [e.validation_accuracy for e in sitting.seen if isinstance(e, EpochDone)]
    best, _ = load(kept, "best")
    assert best.counters.epoch == 1 + accuracies.index(max(accuracies))
    assert sitting.recorder.farewell == f"saved in {kept.path}: chainrule resume {kept.path}"


def test_the_trainers_events_pass_through(sit, sets_for) -> None:
    sitting, _ = whole_run(sit)
    own = (events.Recording, events.Notice, events.Recalled)
    kinds = [type(e) for e in sitting.seen if not isinstance(e, own)]
    inbox = Inbox()
    alone = Trainer(sets_for, SMALL).run(inbox, paused=True, linger=True)
    inbox.send(commands.Resume())
    expected = []
    for event in alone:
        expected.append(type(event))
        if isinstance(event, events.Finished):
            inbox.send(commands.Stop())
    assert kinds == expected
    assert sum(isinstance(e, events.Recording) for e in sitting.seen) == 1


def test_metrics_are_whole_lines_for_a_spreadsheet(sit) -> None:
    sitting, kept = whole_run(sit, hyper=SMALL.changed(batch_size=5))
    rows = metrics.read_metrics(kept.metrics)
    ends = [row for row in rows if row.validation_loss is not None]
    assert [row.epoch for row in ends] == [1, 2, 3]
    done = [event for event in sitting.seen if isinstance(event, EpochDone)]
    for row, event in zip(ends, done, strict=True):
        assert row.step == event.step
        assert row.validation_accuracy == pytest.approx(event.validation_accuracy, rel=1e-6)
    assert len(rows) == 60
    assert all(a.step < b.step and a.elapsed < b.elapsed for a, b in pairwise(rows))
    losses = [e.loss for e in sitting.seen if isinstance(e, events.BatchDone)]
    assert rows[0].train_loss == pytest.approx(np.mean(losses[: rows[0].step]), rel=1e-6)


def test_metrics_can_be_read_while_it_runs(sit) -> None:
    sitting = sit(hyper=SMALL.changed(batch_size=5), pace=OFTEN)
    sitting.say(commands.Resume())
    sitting.until(EpochDone)
    path = sitting.recorder.folder.metrics
    until(lambda: len(metrics.read_metrics(path)) == 19)  # the 20th follows the epoch's event
    sitting.end()


def test_events_are_json_lines_with_the_time(sit) -> None:
    sitting = sit()
    sitting.say(commands.SetHyper((("momentum", 0.5),)), commands.RunEpoch())
    sitting.until(events.Paused)
    kept = sitting.end()
    found = [json.loads(line) for line in kept.events.read_text().splitlines()]
    names = [each["event"] for each in found]
    assert names == ["Started", "HyperApplied", "Resumed", "Recording", "EpochDone", "Paused",
                     "Stopped"]  # fmt: skip
    for each in found:
        assert datetime.fromisoformat(each["time"]).tzinfo is not None


def test_names_and_finding_them(tmp_path) -> None:
    now = datetime(2026, 11, 24, 21, 4)
    made = [create(tmp_path, "classic", now).name for _ in range(3)]
    assert made == ["2026-11-24-2104-classic", "2026-11-24-2104-classic-2",
                    "2026-11-24-2104-classic-3"]  # fmt: skip
    with pytest.raises(RunError, match="no run is kept in"):
        find(tmp_path, None)  # folders without anything in them are no runs
    for at, name in enumerate(made):
        path = tmp_path / name / "run.json"
        path.write_text("{}")
        os.utime(path, (at, at))
    assert find(tmp_path, None).name == made[2]
    assert find(tmp_path, made[0]).name == made[0]  # exact, though others begin so
    assert find(tmp_path, made[0] + "-3").name == made[2]
    assert find(Path("elsewhere"), str(tmp_path / made[1])).name == made[1]
    with pytest.raises(RunError, match="could be 2026-11-24-2104-classic, 2026"):
        find(tmp_path, "2026")
    with pytest.raises(RunError, match=r"no run in .* is called 'x'; there is 2026"):
        find(tmp_path, "x")


def test_where_runs_are_kept(monkeypatch, tmp_path) -> None:
    assert folder.root("~/runs") == Path.home() / "runs"
    monkeypatch.setenv("CHAINRULE_RUNS", str(tmp_path))
    assert folder.root() == tmp_path
    monkeypatch.delenv("CHAINRULE_RUNS")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert folder.root().parts[-2:] == ("chainrule", "runs")


def test_one_process_at_a_time(tmp_path) -> None:
    lock = Lock(tmp_path)
    assert is_held(tmp_path)
    program = (
        f"from pathlib import Path; from tui.runs.lock import Lock; Lock(Path({str(tmp_path)!r}))"
    )
    second = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert f"the process {os.getpid()} is training this run; stop it first" in second.stderr
    lock.release()
    assert not is_held(tmp_path)
    assert holder(tmp_path) == str(os.getpid())
    subprocess.run([sys.executable, "-c", program], check=True)
    assert not is_held(tmp_path)  # the system took it back


# Going on ---------------------------------------------------------------------------------


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


def test_looking_back_loses_nothing(sit) -> None:
    sitting = sit()
    sitting.say(commands.RunEpoch())
    sitting.until(events.Paused)
    sitting.say(commands.GoTo(0))
    sitting.until(events.Moved)
    assert load(sitting.end(), "last")[0].counters.steps == 10


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


# Faults -----------------------------------------------------------------------------------


@contextmanager
def failing(monkeypatch, name: str, number: int) -> Iterator[None]:
    def fail(*_, **__):
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patch:
        patch.setattr(files.os, name, fail)
        yield


@pytest.mark.parametrize("name", ["fsync", "replace"])
def test_a_full_disk_is_told_once_and_training_goes_on(sit, monkeypatch, name: str) -> None:
    sitting = sit(pace=OFTEN, hyper=SMALL.changed(epochs=100))
    sitting.say(commands.Resume())
    sitting.until(EpochDone)
    kept = sitting.recorder.folder
    until(kept.checkpoint("last").exists)
    with failing(monkeypatch, name, errno.ENOSPC):
        sitting.until(events.Notice)
        sitting.until(EpochDone, 5)
        assert len(sitting.notices()) == 1
        assert (
            "can no longer be saved (No space left on device): training goes on"
            in (sitting.notices()[0])
        )
        whole = newest(kept)  # what was there is there still
        until(lambda: not list(kept.path.glob("*.tmp")))
    sitting.until(events.Notice)
    assert sitting.notices()[1] == f"The run is saved again, in {kept.path}."
    sitting.end()
    assert len(sitting.notices()) == 2
    assert load(kept, "last")[0].counters.steps > whole.snapshot.counters.steps


def test_a_folder_that_cannot_be_made(sit, tmp_path, monkeypatch) -> None:
    def refuse(*_, **__):
        raise PermissionError(errno.EACCES, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "mkdir", refuse)
        sitting = sit(pace=OFTEN, hyper=SMALL.changed(epochs=100))
        sitting.say(commands.Resume())
        sitting.until(EpochDone, 3)
        assert sitting.notices() == [
            "The run cannot be saved (Permission denied): training goes on without."
        ]
        assert list(tmp_path.iterdir()) == []
    sitting.until(events.Recording)  # it is tried again
    assert load(sitting.end(), "last")[0].counters.steps > 20


def test_a_disk_full_from_the_beginning_leaves_no_rest(sit, tmp_path, monkeypatch) -> None:
    with failing(monkeypatch, "fsync", errno.ENOSPC):
        sitting = sit()
        sitting.say(commands.StepOnce())
        sitting.until(events.Paused)
        assert sitting.end() is None
    assert len(sitting.notices()) == 1
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_vanishes(sit) -> None:
    sitting = sit(pace=OFTEN, hyper=SMALL.changed(epochs=100))
    sitting.say(commands.Resume())
    sitting.until(EpochDone)

    def gone() -> bool:  # the writer may be making a file in it at this moment
        shutil.rmtree(path, ignore_errors=True)
        return not path.exists()

    path = sitting.recorder.folder.path
    until(gone)
    sitting.until(EpochDone, 20)
    sitting.end()
    assert sum("can no longer be saved (No such file" in text for text in sitting.notices()) == 1
    assert not path.exists()
    assert sitting.recorder.farewell is None


@pytest.fixture
def tiny_disk(tmp_path) -> Iterator[Path]:
    path = tmp_path / "tiny"
    path.mkdir()
    try:
        done = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", str(path)],
                              capture_output=True, check=False)  # fmt: skip
    except OSError:
        pytest.skip("no mount")
    if done.returncode:
        pytest.skip("mounting is not permitted")
    yield path
    subprocess.run(["umount", str(path)], check=True)


def test_a_disk_that_is_really_full(tiny_disk, sets_for) -> None:
    hyper = SMALL.changed(hidden=(30,), epochs=100)  # 200 kB a checkpoint
    sitting = Sitting(tiny_disk, sets_for, hyper, OFTEN)
    sitting.say(commands.Resume())
    sitting.until(EpochDone, 10)
    kept = sitting.end()
    assert sum("No space left on device" in text for text in sitting.notices()) == 1
    assert newest(kept).snapshot.counters.steps > 0
    assert not list(kept.path.glob("*.tmp"))


def damaged(path: Path) -> None:
    raw = bytearray(path.read_bytes())
    raw[len(raw) // 2] ^= 1
    path.write_bytes(raw)


def test_the_checkpoint_before_is_taken_and_kept(sit) -> None:
    _, kept = whole_run(sit)
    shutil.copy(kept.checkpoint("last"), kept.checkpoint("previous"))
    damaged(kept.checkpoint("last"))
    sitting = sit(resumed=take_up(kept))
    notice = sitting.until(events.Notice)
    assert "last.safetensors: it is damaged" in notice.text
    assert "Going on from previous at step" in notice.text
    sitting.say(commands.SetHyper((("epochs", 9),)), commands.StepOnce())
    sitting.until(events.BatchDone)
    sitting.end()
    load(kept, "last")
    load(kept, "previous")  # the damaged one has not taken its place


def test_nothing_whole_is_left(sit) -> None:
    _, kept = whole_run(sit)
    damaged(kept.checkpoint("last"))
    kept.checkpoint("previous").unlink(missing_ok=True)
    with pytest.raises(RunError, match=r"damaged.*previous.*missing\. Try --checkpoint best"):
        take_up(kept)
    assert not is_held(kept.path)
    resumed = take_up(kept, "best")
    assert not resumed.trusted
    resumed.lock.release()


def test_leftovers_of_a_killed_process_are_cleared(sit) -> None:
    _, kept = whole_run(sit)
    (kept.path / "last.safetensors.tmp").write_bytes(b"half")
    take_up(kept).lock.release()
    assert not list(kept.path.glob("*.tmp"))


def small_manifest(path: Path) -> None:
    path.write_bytes(Manifest("p", "mnist", "0", "now", Arithmetic(), SMALL, SMALL).to_json())


@pytest.mark.parametrize("reader", [read_manifest, metrics.read_metrics])
def test_damaged_texts_give_an_error_or_nothing(reader, tmp_path) -> None:
    path = tmp_path / "file"
    small_manifest(path)
    if reader is metrics.read_metrics:
        row = metrics.Row(1, 1, 5, 0.5, 0.1, 2.0, 0.25, None, None, 0)
        path.write_text(metrics.HEADER + row.line() + replace(row, validation_loss=1.0).line())
    raw = path.read_bytes()
    versions = [raw[:length] for length in range(len(raw))]
    versions += [raw[:at] + bytes([raw[at] ^ mask]) + raw[at + 1 :]
                 for at in range(len(raw)) for mask in (0x01, 0x80, 0xFF)]  # fmt: skip
    versions += [
        b"\x80\x04.",
        b"PK\x03\x04",
        b"[" * 100_000,
        b"null",
        b'{"schema": []}',
        b"\0" * 99,
    ]
    for version in versions:
        path.write_bytes(version)
        try:
            reader(path)
        except RunError as error:
            assert str(error).startswith(str(path))
    path.unlink()
    with pytest.raises(RunError, match="is missing"):
        reader(path)


def test_a_newer_manifest_is_named_so(tmp_path) -> None:
    path = tmp_path / "run.json"
    small_manifest(path)
    path.write_text(path.read_text().replace('"schema": 1', '"schema": 2'))
    with pytest.raises(RunError, match=r"newer chainrule \(schema 2, this one reads 1\): upgrade"):
        read_manifest(path)


def test_the_writer_keeps_to_its_pace(tmp_path) -> None:
    writer = Writer(RunFolder(tmp_path), Lock(tmp_path), Pace(apart=1000.0))
    written = []
    for number in range(5):
        writer.put(Whole("a", lambda n=number: written.append(n) or b"%d" % n))
        until(lambda: written)
    assert written == [0]  # the newest waits
    writer.close()
    assert writer.join(10)
    assert written == [0, 4]  # and is written at the end
    assert (tmp_path / "a").read_bytes() == b"4"


# The commands -----------------------------------------------------------------------------


def chainrule(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", "from tui.cli import main; raise SystemExit(main())",
         *map(str, arguments)],
        capture_output=True, text=True, stdin=subprocess.DEVNULL,
        env=os.environ | {"COLUMNS": "100"} | environment,
    )  # fmt: skip


@pytest.fixture(scope="module")
def trained(tmp_path_factory) -> Path:
    """Two short runs on MNIST."""
    root = tmp_path_factory.mktemp("runs")
    small = ("--hidden", "8", "--batch", "500", "--runs", root)
    for more in ((), ("--lr", "0.5", "--preset", "post")):
        done = chainrule("train", "--epochs", "2", *small, *more)
        assert done.returncode == 0, done.stderr
        assert done.stdout.splitlines()[-1].startswith(f"saved in {root}")
    return root


def names(root: Path) -> list[str]:
    return [run.name for run in all_runs(root)]


def test_runs_are_listed(trained) -> None:
    listed = chainrule("runs", "--runs", trained).stdout
    for words in (*names(trained), "finished", "784-8-10", "2/2"):
        assert words in listed
    done = chainrule("runs", "--json", "--runs", trained)
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert [each["run"] for each in found] == names(trained)
    assert found[0]["step"] == 220
    assert 0.5 < found[1]["best_validation_accuracy"] < 1
    assert "No run is kept in" in chainrule("runs", "--runs", trained / "none").stdout


def test_a_damaged_run_is_listed_as_such(trained, tmp_path) -> None:
    root = tmp_path / "runs"
    shutil.copytree(trained, root)
    for run in all_runs(root):
        run.manifest.write_bytes(b"\xff{")
        run.metrics.unlink()
    done = chainrule("runs", "--runs", root)
    assert done.returncode == 0
    assert "run.json: is damaged; its checkpoints do not need it" in done.stdout


def test_replay_is_bit_equal(trained) -> None:
    done = chainrule("replay", names(trained)[0], "--runs", trained)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "bit-equal: all " in done.stdout


def test_replay_follows_the_changes_and_tells_of_differences(tmp_path, monkeypatch, capsys) -> None:
    from tui.session import Session

    session = Session(SMALL.changed(batch_size=1000, epochs=2), "classic", tmp_path)
    inbox = Inbox()
    with closing(session.open_run(inbox)) as run:
        for event in run:
            if isinstance(event, events.BatchDone) and event.step == 60:
                inbox.send(commands.SetHyper((("momentum", 0.5), ("batch_size", 700))))
                inbox.send(commands.SetHyper((("optimizer", "adam"), ("learning_rate", 0.003))))
    capsys.readouterr()
    assert cli.main(["replay", "--runs", str(tmp_path)]) == 0
    out = capsys.readouterr().out
    assert "with 2 changes of hyperparameters" in out
    assert "bit-equal" in out
    from engine import learner

    slightly = learner.SCHEDULES["constant"]
    monkeypatch.setitem(learner.SCHEDULES, "constant", lambda p: slightly(p) * (1 + 1e-6))
    assert cli.main(["replay", "--runs", str(tmp_path)]) == 1
    assert "not equal" in capsys.readouterr().out
    other = Arithmetic(kernel="Abacus")
    monkeypatch.setattr("tui.session.arithmetic", lambda: other)
    assert cli.main(["replay", "--runs", str(tmp_path)]) == 0
    out = " ".join(capsys.readouterr().out.split())
    assert "close, not bit-equal" in out
    assert "now Abacus" in out


def test_compare_draws_both_and_lists_the_differences(trained) -> None:
    done = chainrule("compare", *names(trained), "--runs", trained)
    assert done.returncode == 0, done.stderr
    for words in ("training loss", "validation loss", "● ", "○ ", "learning rate", "weight init",
                  "best validation", *names(trained)):  # fmt: skip
        assert words in done.stdout
    refused = chainrule("compare", names(trained)[0], "nobody", "--runs", trained)
    assert refused.returncode == 2
    assert "no run in" in refused.stderr


def test_export_writes_what_others_read(trained, tmp_path) -> None:
    path = tmp_path / "w.safetensors"
    done = chainrule("export", names(trained)[0], "-o", path, "--runs", trained)
    assert done.returncode == 0, done.stderr
    assert safetensors.numpy.load_file(path)["W1"].shape == (784, 8)
    refused = chainrule("export", "-o", tmp_path / "no" / "w", "--runs", trained)
    assert refused.returncode == 2
    assert "cannot be written: No such file" in refused.stderr
    missing = chainrule("export", "--checkpoint", "x", "--runs", trained)
    assert "x.safetensors: is missing. Try --checkpoint best" in missing.stderr


def test_resume_without_the_screen(trained, tmp_path) -> None:
    root = tmp_path / "runs"
    shutil.copytree(trained, root)
    name = names(root)[0]
    done = chainrule("resume", name, "--plain", "--runs", root)
    assert done.returncode == 0, done.stderr
    assert "going on from step 220 in epoch 2" in done.stdout
    assert "(look 2 in this run)" in done.stdout
    assert f"chainrule resume {root / name}" in done.stdout.splitlines()[-1]
    with_json = chainrule("resume", name, "--json", "--runs", root)
    found = [json.loads(line)["event"] for line in with_json.stdout.splitlines()]
    assert found == ["Started", "Recalled", "Finished", "TestLooked", "Recording"]
    lock = Lock(root / name)
    refused = chainrule("resume", name, "--plain", "--runs", root)
    assert (refused.returncode, str(os.getpid()) in refused.stderr) == (2, True)
    lock.release()
    for each in ("last", "previous", "best"):
        damaged(RunFolder(root / name).checkpoint(each))
    refused = chainrule("resume", name, "--plain", "--runs", root)
    assert refused.returncode == 2
    assert "it is damaged" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_no_save_keeps_nothing(tmp_path) -> None:
    root = tmp_path / "none"
    done = chainrule("train", "--no-save", "--hidden", "4", "--epochs", "1", "--batch", "1000",
                     "--runs", root)  # fmt: skip
    assert done.returncode == 0
    assert "saved" not in done.stdout
    assert not root.exists()


def test_a_reader_that_goes_away_does_not_matter(tmp_path) -> None:
    program = "from tui.cli import main; raise SystemExit(main())"
    run = subprocess.Popen(
        [sys.executable, "-c", program, "train", "--json", "--epochs", "900", "--hidden", "8",
         "--runs", str(tmp_path)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    for line in run.stdout:
        if '"EpochDone"' in line:
            break
    run.stdout.close()
    assert run.wait(20) == 141
    assert run.stderr.read() == ""
    run.stderr.close()
    assert newest(find(tmp_path, None)).snapshot.counters.epoch >= 1
    assert math.isfinite(newest(find(tmp_path, None)).kept.best)
