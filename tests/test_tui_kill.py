"""Processes that are ended from outside, politely or not."""

import json
import os
import re
import signal
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from commanded import PROGRAM

from tui.runs.folder import RunFolder
from tui.runs.lock import is_held
from tui.runs.resume import newest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and fork of POSIX")
KILLS = 50


def test_killed_at_any_moment_it_goes_on_from_something_whole(tmp_path) -> None:
    """Two lines of 25 kills each; what a process had saved, the next one finds and goes on from."""
    here = Path(__file__).with_name("killed.py")
    lines = [
        subprocess.Popen(
            [sys.executable, str(here), str(tmp_path / str(seed)), str(KILLS // 2), str(seed)],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            env=os.environ | {"CHAINRULE_AUTOSAVE": "0.001"},
        )
        for seed in range(2)
    ]  # fmt: skip
    for line in lines:
        out, err = line.communicate(timeout=120)
        assert line.returncode == 0, err
        found = [json.loads(each) for each in out.splitlines()]
        assert len(found) == KILLS // 2
        assert all(each["lived"] and not each["problems"] for each in found), found
        assert max(each["steps"] or 0 for each in found) > 50
        for before, after in pairwise(found):
            if before["run"] == after["run"] and before["steps"] is not None:
                assert after["steps"] >= before["steps"], found


def test_signals_save_the_run(tmp_path) -> None:
    numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    started = [
        subprocess.Popen(
            [sys.executable, "-c", PROGRAM, "train", "--epochs", "1000", "--hidden", "8",
             "--batch", "500", "--runs", str(tmp_path / number.name)],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )
        for number in numbers
    ]  # fmt: skip
    for number, run in zip(numbers, started, strict=True):
        told = [run.stdout.readline() for _ in range(4)]  # the net, headings, two epochs
        assert told[-1].split()[0] == "2"
        run.send_signal(number)
        out, err = run.communicate(timeout=20)
        assert (run.returncode, err) == (128 + number, "")
        last = out.splitlines()[-1]
        folder = RunFolder(Path(re.match(r"saved in (\S+): chainrule resume \S+$", last).group(1)))
        found = newest(folder)
        epochs = max([2, *(int(line.split()[0]) for line in out.splitlines()[:-1])])
        assert found.snapshot.counters.epoch >= epochs
        assert found.snapshot.counters.steps >= 110 * epochs
        assert not is_held(folder.path)
        assert json.loads(folder.events.read_text().splitlines()[-1])["event"] == "Stopped"
