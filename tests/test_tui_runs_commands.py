"""The commands runs, resume, replay, compare and export."""

import json
import math
import os
import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
import safetensors.numpy
from commanded import PROGRAM, answered, chainrule
from sitting import SMALL, damaged

from engine import commands, events
from engine.commands import Inbox
from engine.snapshot import Arithmetic
from tui import cli
from tui.runs.folder import RunFolder, all_runs, find
from tui.runs.listing import net
from tui.runs.lock import Lock
from tui.runs.resume import newest


@pytest.fixture(scope="module")
def trained(tmp_path_factory) -> Path:
    """Two short runs on MNIST."""
    root = tmp_path_factory.mktemp("runs")
    small = ("--hidden", "8", "--batch", "500", "--runs", root)
    for more in ((), ("--lr", "0.5", "--preset", "post")):
        done = answered("train", "--epochs", "2", *small, *more)
        assert done.returncode == 0, done.stderr
        assert done.stdout.splitlines()[-1].startswith(f"saved in {root}")
    return root


def names(root: Path) -> list[str]:
    return [run.name for run in all_runs(root)]


def test_runs_are_listed(trained) -> None:
    listed = chainrule("runs", "--runs", trained).stdout
    for words in (*names(trained), "finished", "784-8-10", "2/2"):
        assert words in listed
    done = answered("runs", "--json", "--runs", trained)
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert [each["run"] for each in found] == names(trained)
    assert found[0]["step"] == 220
    assert 0.5 < found[1]["best_validation_accuracy"] < 1
    assert "No run is kept in" in answered("runs", "--runs", trained / "none").stdout


def test_equal_layers_in_a_row_are_counted() -> None:
    assert net((784, 30, 30, 30, 30, 10)) == "784-30×4-10"
    assert net((784, 200, 100, 100, 10)) == "784-200-100-100-10"


def test_a_damaged_run_is_listed_as_such(trained, tmp_path) -> None:
    root = tmp_path / "runs"
    shutil.copytree(trained, root)
    for run in all_runs(root):
        run.manifest.write_bytes(b"\xff{")
        run.metrics.unlink()
    done = answered("runs", "--runs", root)
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
    refused = answered("compare", names(trained)[0], "nobody", "--runs", trained)
    assert refused.returncode == 2
    assert "no run in" in refused.stderr


def test_export_writes_what_others_read(trained, tmp_path) -> None:
    path = tmp_path / "w.safetensors"
    done = chainrule("export", names(trained)[0], "-o", path, "--runs", trained)
    assert done.returncode == 0, done.stderr
    assert safetensors.numpy.load_file(path)["W1"].shape == (784, 8)
    refused = answered("export", "-o", tmp_path / "no" / "w", "--runs", trained)
    assert refused.returncode == 2
    assert "cannot be written: No such file" in refused.stderr
    missing = answered("export", "--checkpoint", "x", "--runs", trained)
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
    with_json = answered("resume", name, "--json", "--runs", root)
    found = [json.loads(line)["event"] for line in with_json.stdout.splitlines()]
    assert found == ["Started", "Recalled", "Finished", "TestLooked", "Recording"]
    lock = Lock(root / name)
    refused = chainrule("resume", name, "--plain", "--runs", root)
    assert (refused.returncode, str(os.getpid()) in refused.stderr) == (2, True)
    lock.release()
    for each in ("last", "previous", "best"):
        damaged(RunFolder(root / name).checkpoint(each))
    refused = answered("resume", name, "--plain", "--runs", root)
    assert refused.returncode == 2
    assert "it is damaged" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_no_save_keeps_nothing(tmp_path) -> None:
    root = tmp_path / "none"
    done = answered("train", "--no-save", "--hidden", "4", "--epochs", "1", "--batch", "1000",
                     "--runs", root)  # fmt: skip
    assert done.returncode == 0
    assert "saved" not in done.stdout
    assert not root.exists()


def test_a_reader_that_goes_away_does_not_matter(tmp_path) -> None:
    run = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, "train", "--json", "--epochs", "900", "--hidden", "8",
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
