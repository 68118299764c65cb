"""Full disks, vanishing folders and damaged files: training goes on, nothing half is read."""

import errno
import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from sitting import OFTEN, SMALL, Sitting, damaged, until, whole_run

from engine import commands, events
from engine.checkpoint import CheckpointError, encode
from engine.events import EpochDone
from engine.snapshot import Arithmetic
from tui.runs import files, metrics
from tui.runs.files import RunError
from tui.runs.folder import RunFolder
from tui.runs.lock import Lock, is_held
from tui.runs.manifest import Manifest, read_manifest
from tui.runs.resume import load, newest, take_up
from tui.runs.writer import Pace, Whole, Writer


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
            f"The run cannot be saved in {tmp_path} (Permission denied): training goes on "
            "without. To keep the next, start with another folder: --runs or CHAINRULE_RUNS."
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


def test_a_folder_that_vanishes(sit, tmp_path) -> None:
    sitting = sit(pace=OFTEN, hyper=SMALL.changed(epochs=100))
    sitting.say(commands.Resume())
    sitting.until(EpochDone)
    path = sitting.recorder.folder.path
    path.rename(tmp_path / "elsewhere")
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
        writer.put(Whole("a", lambda n=number: written.append(n) or b"%d" % n, step=number))
        until(lambda: written)
    assert written == [0]  # the newest waits
    writer.close()
    assert writer.join(10)
    assert written == [0, 4]  # and is written at the end
    assert (tmp_path / "a").read_bytes() == b"4"


def test_a_line_cut_off_by_a_kill_is_taken_off(sit) -> None:
    sitting = sit()
    sitting.say(commands.RunEpoch())
    sitting.until(events.Paused)
    kept = sitting.end()
    for path in (kept.events, kept.metrics):
        path.write_bytes(path.read_bytes() + b'{"time": "20')
    sitting = sit(resumed=take_up(kept))
    sitting.say(commands.RunEpoch())
    sitting.until(events.Paused)
    sitting.end()
    assert [json.loads(line)["event"] for line in kept.events.read_text().splitlines()].count(
        "EpochDone"
    ) == 2  # fmt: skip
    assert len(metrics.read_metrics(kept.metrics)) > 2


def test_other_data_is_told(sit) -> None:
    _, kept = whole_run(sit)
    kept.manifest.write_text(kept.manifest.read_text().replace('"abc"', '"xyz"'))
    sitting = sit(resumed=take_up(kept))
    assert "began on other data" in sitting.until(events.Notice).text
    sitting.end()


def test_what_is_kept_of_the_past_is_checked(sit) -> None:
    _, kept = whole_run(sit)
    snapshot, past = load(kept, "last")
    whole = past.to_json()
    for key in whole:
        for value in (None, -1, "x", [1], [[1, 2, 3]] * 600, 10**400):
            if (key, value) in (("best", None), ("best", -1)):
                continue
            kept.checkpoint("last").write_bytes(encode(snapshot, whole | {key: value}))
            with pytest.raises(CheckpointError, match=r"last\.safetensors: what it keeps"):
                load(kept, "last")
