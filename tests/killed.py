"""Trains, is killed at a random moment, goes on, is killed again; prints what was found each time.

One process loads NumPy and the data once and forks, so that fifty rounds take seconds.
"""

import contextlib
import io
import json
import os
import random
import signal
import sys
import time
from dataclasses import replace
from pathlib import Path

from data import catalog
from engine.learner import Learner
from engine.snapshot import restore
from tui import cli
from tui.runs.folder import all_runs, find
from tui.runs.resume import newest
from tui.session import sets_for


def written(root: Path) -> set[tuple[str, int]]:
    """What tells that a process has begun to write."""
    return {(str(path), path.stat().st_mtime_ns) for path in root.glob("*/run.json")} | {
        (str(path), path.stat().st_size) for path in root.glob("*/metrics.csv")
    }


def killed(root: Path, arguments: list[str], seconds: float, *, early: bool) -> bool:
    """Whether a process lived until it was killed, so long after it began (to write)."""
    before, deadline = written(root), time.monotonic() + 10
    child = os.fork()
    if child == 0:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        os._exit(cli.main(arguments))
    while not early and written(root) == before and time.monotonic() < deadline:
        time.sleep(0.002)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def warm_up(new: list[str], root: str) -> None:
    """Train for a moment, so that all that a run imports is there before the first fork."""
    with contextlib.redirect_stdout(io.StringIO()):
        cli.main([*new, "--epochs", "1", "--runs", f"{root}-warm"])


def main(root: str, rounds: int, seed: int) -> None:
    rng, dataset = random.Random(seed), catalog.load()
    dataset = replace(dataset, train=dataset.train.first(8_000), test=dataset.test.first(500))
    catalog.load = lambda name="mnist": dataset  # loaded once, for all rounds
    new = ["train", "--hidden", "8", "--epochs", "1000", "--plain", "--optimizer", "adam",
           "--lr", "0.001", "--runs", root]  # fmt: skip
    warm_up(new, root)
    for at in range(rounds):
        kept = any(run.checkpoints() for run in all_runs(Path(root)))
        resuming = kept and at % 10 != 0
        arguments = ["resume", "--plain", "--runs", root] if resuming else new
        lived = killed(Path(root), arguments, rng.uniform(0.0, 0.15), early=at % 5 == 1)
        answer = {"lived": lived, "steps": None, "run": None, "problems": []}
        if any(run.checkpoints() for run in all_runs(Path(root))):
            found = newest(find(Path(root), None))
            snapshot = found.snapshot
            restore(snapshot, Learner(sets_for(dataset, snapshot.hyper), snapshot.hyper, 10))
            answer |= {"steps": snapshot.counters.steps, "run": found.folder.name,
                       "problems": found.problems}  # fmt: skip
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
