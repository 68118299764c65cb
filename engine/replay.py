"""Replay: going a run's whole way again, from its first hyperparameters and the log of changes.

A run is decided by its seed, its hyperparameters and the steps at which they changed, so nothing
else needs to be kept to repeat it. Whether the same weights come out, bit for bit, is the test of
that.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from engine.events import BatchDone
from engine.learner import Learner, NotFinite
from engine.said import said
from engine.snapshot import Snapshot


class ReplayError(ValueError):
    """A way that cannot be gone again; the message says where it ends."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a replay compares with the run: bit-equal or not, and the largest difference.

    `numbers` are the parameters and the optimizer's slots together, `differing` of them differ.
    """

    equal: bool
    largest: float
    numbers: int
    differing: int


def replay(snapshot: Snapshot, learner: Learner) -> Iterator[BatchDone]:
    """Take every step that led to the snapshot; `learner` is new, with its `first` hyperparameters.

    Changes are made between the same two steps as then.
    """
    log, hyper = deque(snapshot.log), snapshot.first
    while True:
        while log and log[0].step == learner.steps:
            hyper = hyper.changed(**dict(log.popleft().changes))
            learner.change(hyper)
        if learner.steps >= snapshot.counters.steps:
            return
        done = learner.step()
        if isinstance(done, NotFinite):
            raise ReplayError(
                said(
                    "the loss became {loss} after step {step:,}",
                    loss=done.loss,
                    step=learner.steps,
                )
            )
        yield done


def outcome(snapshot: Snapshot, learner: Learner) -> Outcome:
    """Compare where a replay arrived with the snapshot."""
    pairs = [(snapshot.params, learner.network.params)]
    pairs += [(snapshot.slots[name], slot) for name, slot in learner.optimizer.slots.items()]
    numbers = differing = 0
    largest = 0.0
    for then, now in pairs:
        apart = then.view(f"u{then.itemsize}") != now.view(f"u{now.itemsize}")
        numbers, differing = numbers + then.size, differing + int(apart.sum())
        with np.errstate(all="ignore"):
            differences = np.abs(then[apart].astype(float) - now[apart])
        largest = max(largest, float(np.nan_to_num(differences, nan=np.inf).max(initial=0.0)))
    return Outcome(differing == 0, largest, numbers, differing)
