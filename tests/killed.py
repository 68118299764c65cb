"""Trains, is killed at a random moment, goes on, is killed again; prints what was found each time.

One process loads NumPy and the data once and forks, so that fifty rounds take seconds.
"""

import json
import os
import random
import signal
import sys
import time
from pathlib import Path

from data import catalog
from engine.learner import Learner
from engine.snapshot import restore
from tui import cli
from tui.runs.folder import all_runs
from tui.runs.resume import newest
from tui.session import sets_for


def killed_after(seconds: float, arguments: list[str]) -> bool:
    """Whether a process with these arguments lived until it was killed."""
    child = os.fork()
    if child == 0:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        os._exit(cli.main(arguments))
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def main(root: str, rounds: int, seed: int) -> None:
    rng, dataset = random.Random(seed), catalog.load()
    catalog.load = lambda name="mnist": dataset  # loaded once, for all rounds
    new = ["train", "--hidden", "8", "--epochs", "1000", "--plain", "--optimizer", "adam",
           "--lr", "0.001", "--runs", root]  # fmt: skip
    for at in range(rounds):
        kept = all_runs(Path(root))
        resuming = bool(kept) and at % 10 != 0
        arguments = ["resume", "--plain", "--runs", root] if resuming else new
        lived = killed_after(rng.uniform(0.1, 0.35), arguments)
        answer = {"lived": lived, "steps": None, "run": None, "problems": []}
        if any(run.checkpoints() for run in all_runs(Path(root))):
            found = newest(all_runs(Path(root))[-1])
            snapshot = found.snapshot
            restore(snapshot, Learner(sets_for(dataset, snapshot.hyper), snapshot.hyper, 10))
            answer |= {"steps": snapshot.counters.steps, "run": found.folder.name,
                       "problems": found.problems}  # fmt: skip
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
