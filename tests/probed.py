"""What the tests of the engine's probes share: short runs, and what a probe must leave alone."""

import copy
from collections.abc import Callable

import numpy as np

from engine.hyper import Hyper
from engine.learner import Learner
from engine.snapshot import dropout_generator


def run(sets_for: Callable, steps: int, **changes) -> Learner:
    """A small learner after some steps."""
    hyper = Hyper(**({"hidden": (16,)} | changes))
    learner = Learner(sets_for(hyper), hyper, 10)
    for _ in range(steps):
        learner.step()
    return learner


def state(learner: Learner) -> dict[str, object]:
    """Everything that the learner's next steps depend on, in values that can be compared."""
    masks, batches = dropout_generator(learner), learner.batches
    return copy.deepcopy(
        {
            "params": learner.network.params.tobytes(),
            "slots": {name: slot.tobytes() for name, slot in learner.optimizer.slots.items()},
            "steps": (learner.steps, learner.optimizer_steps, learner.rate, learner.first_loss),
            "batches": (batches.epoch, batches.position, batches.order.tobytes()),
            "shuffle": batches._rng.bit_generator.state,
            "dropout": masks and masks.bit_generator.state,
            "tally": (learner.tally.images, learner.tally.correct, learner.tally.loss_sum),
        }
    )


def untouched(learner: Learner, probe: Callable[[], object]) -> None:
    """Assert that a probe leaves the run as it was."""
    before, buffer = state(learner), np.getbufsize()
    probe()
    assert state(learner) == before
    assert np.getbufsize() == buffer


EVERYTHING = {
    "hidden": (70, 12),
    "optimizer": "adamw",
    "learning_rate": 0.002,
    "dropout": 0.2,
    "batch_norm": "on",
    "weight_decay": 0.01,
    "clip_norm": 1.0,
    "label_smoothing": 0.1,
    "schedule": "one-cycle",
}
