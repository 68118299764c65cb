"""What a run leaves in its folder, and how runs are found."""

import json
import os
import subprocess
import sys
from dataclasses import fields, is_dataclass
from datetime import datetime
from io import StringIO
from itertools import pairwise
from pathlib import Path
from types import UnionType
from typing import Literal, Union, get_args, get_origin, get_type_hints

import numpy as np
import pytest
from rich.console import Console
from sitting import OFTEN, SMALL, until, whole_run

from engine import commands, events
from engine.commands import Ask, Inbox
from engine.events import EpochDone, Event
from engine.questions import AskAdvice, AskDigit, AskLayers, AskSteps
from engine.trainer import Trainer
from tui.runs import folder, metrics
from tui.runs.compare import compared, comparison
from tui.runs.files import RunError
from tui.runs.folder import create, find
from tui.runs.listing import as_record, summary, words
from tui.runs.lock import Lock, holder, is_held
from tui.runs.manifest import read_manifest
from tui.runs.resume import load
from tui.runs.scribe import COMMON


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
    (tmp_path / made[1] / "last.safetensors").touch()  # the others were killed before they saved
    assert find(tmp_path, None).name == made[1]
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


def test_a_value_that_no_step_was_taken_with_is_none_of_the_run(sit) -> None:
    sitting = sit()
    sitting.say(commands.SetHyper((("momentum", 0.8),)), commands.RunEpoch())
    sitting.until(events.Paused)
    sitting.say(commands.SetHyper((("learning_rate", 0.2),)), commands.Resume())
    sitting.until(events.Finished)
    sitting.say(commands.SetHyper((("learning_rate", 3.0), ("epochs", 9))))
    sitting.until(events.HyperApplied)
    kept = sitting.end()
    assert load(kept, "last")[0].hyper.learning_rate == 3.0  # it is wanted of what comes next
    manifest = read_manifest(kept.manifest)
    assert manifest.hyper == SMALL.changed(momentum=0.8, learning_rate=0.2)
    assert manifest.course("learning_rate") == [(0, 0.05), (10, 0.2)]
    assert manifest.course("momentum") == [(0, 0.8)]
    assert [manifest.at(step).learning_rate for step in (1, 10, 11)] == [0.05, 0.05, 0.2]
    assert (words(summary(kept))[4:6]) == ("0.05 → 0.2", "3/3")
    assert as_record(summary(kept))["changes"][1] == [10, {"learning_rate": 0.2}]

    _, other = whole_run(sit)
    text = StringIO()
    Console(file=text, width=160).print(comparison([kept, other]))
    found = text.getvalue().splitlines()
    at = next(at for at, line in enumerate(found) if line.startswith("learning rate"))
    best = compared(kept).best
    assert found[at].split() == ["learning", "rate", "0.05" if best.epoch == 1 else "0.2", "0.05"]
    assert "(0.05 → 0.2 at 10)" in found[at + 1]
    assert not any("epochs" in line.split()[:1] for line in found)


def test_what_happens_is_written_down_and_what_is_only_looked_at_is_not(sit) -> None:
    sitting = sit()
    wanted = commands.SetBreakpoints(frozenset({"spike", "dead"}), 20.0)
    sitting.say(wanted, commands.RunEpoch())
    sitting.until(events.Paused)
    asked = [Ask(AskLayers()), Ask(AskDigit(0)), Ask(AskSteps()), Ask(AskAdvice())]
    sitting.say(*asked, commands.Watch())
    sitting.until(events.Watched)
    sitting.say(commands.KeepTwin(twin=True))  # there is none: refused
    sitting.until(events.Rejected)
    kept = sitting.end()
    lines = [json.loads(line) for line in kept.events.read_text().splitlines()]
    names = [line["event"] for line in lines]
    assert {"Started", "BreakpointsSet", "Paused", "EpochDone", "Rejected"} <= set(names)
    assert not {"Answered", "Watched", "BatchDone"} & set(names)
    assert len(kept.events.read_text()) < 10_000
    told = lines[names.index("BreakpointsSet")]["wanted"]
    assert told == {"on": ["dead", "spike"], "longest": 20.0}


def test_every_command_and_event_that_is_written_down_is_one_that_json_knows() -> None:
    """By the types of the fields: one of a kind that JSON does not know would end the run."""
    known = {int, float, str, bool, bytes, type(None)}

    def leaves(kind: object, seen: frozenset[object] = frozenset()) -> set[object]:
        kind = getattr(kind, "__value__", kind)
        if kind in seen or get_origin(kind) is Literal:
            return set()
        if is_dataclass(kind):
            hints = get_type_hints(kind)
            parts = [hints[each.name] for each in fields(kind)]
            return set().union(*(leaves(part, seen | {kind}) for part in parts))
        if parts := [part for part in get_args(kind) if part is not Ellipsis]:
            container = get_origin(kind)
            assert container in {tuple, list, dict, frozenset, Union, UnionType}, kind
            return set().union(*(leaves(part, seen) for part in parts))
        return {kind}

    for kind in get_args(Event):
        if kind not in COMMON:
            assert {leaf for leaf in leaves(kind) if not issubclass(leaf, tuple(known))} == set()
