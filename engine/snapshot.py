"""Snapshots: all state of a run between two steps, as one value.

Whoever restores one and trains on gets what training on would have given, bit for bit: the
parameters, what the optimizer remembers, every counter, the place in the epoch's order, and the
state of every random generator are in it. Floating-point sums depend on how they are done, so a
snapshot also says what did them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from engine.arrays import Floats
from engine.hyper import Hyper, Value
from engine.learner import Learner
from engine.metrics import Tally
from engine.said import said
from engine.training_layers import Dropout

GeneratorState = Mapping[str, Any]  # as NumPy's bit generators give it: names, whole numbers


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """What the last bits of a result depend on, besides the program."""

    numpy: str = np.__version__
    blas: str = "unknown"
    kernel: str = "unknown"
    threads: int = 1


@dataclass(frozen=True, slots=True)
class Logged:
    """Live hyperparameters that were changed after `step`."""

    step: int
    changes: tuple[tuple[str, Value], ...]


@dataclass(frozen=True, slots=True)
class Counters:
    """Where a run is; the names are those of the learner, its batches and its tally."""

    steps: int
    optimizer_steps: int
    epoch: int
    position: int
    images: int
    correct: int
    loss_sum: float
    rate: float
    elapsed: float
    epoch_began: float
    first_loss: float | None
    looks: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Snapshot:
    """A run between two steps; the arrays are copies that nobody can write to.

    `first` are the hyperparameters that the run began with and `log` the changes on its way from
    there, so that the whole way can be gone again. `generators` holds "shuffle", as it was before
    it drew the present epoch's order, and "dropout" where the network has any.
    """

    hyper: Hyper
    first: Hyper
    log: tuple[Logged, ...]
    arithmetic: Arithmetic
    counters: Counters
    generators: Mapping[str, GeneratorState]
    params: Floats
    slots: Mapping[str, Floats]

    @property
    def nbytes(self) -> int:
        """The memory its arrays take."""
        return self.params.nbytes + sum(slot.nbytes for slot in self.slots.values())


def take(
    learner: Learner,
    first: Hyper,
    log: tuple[Logged, ...] = (),
    arithmetic: Arithmetic | None = None,
    looks: int = 0,
) -> Snapshot:
    """Copy everything that the learner's next steps depend on."""
    batches, tally = learner.batches, learner.tally
    counters = Counters(
        steps=learner.steps,
        optimizer_steps=learner.optimizer_steps,
        epoch=batches.epoch,
        position=batches.position,
        images=tally.images,
        correct=tally.correct,
        loss_sum=tally.loss_sum,
        rate=learner.rate,
        elapsed=learner.clock.seconds,
        epoch_began=learner.epoch_began,
        first_loss=learner.first_loss,
        looks=looks,
    )
    generators = {"shuffle": batches.order_drawn_from}
    if (masks := dropout_generator(learner)) is not None:
        generators["dropout"] = masks.bit_generator.state
    return Snapshot(
        hyper=learner.hyper,
        first=first,
        log=log,
        arithmetic=arithmetic or Arithmetic(),
        counters=counters,
        generators=generators,
        params=frozen(learner.network.params),
        slots={name: frozen(slot) for name, slot in learner.optimizer.slots.items()},
    )


def restore(snapshot: Snapshot, learner: Learner) -> None:
    """Put a learner of the same network and data back to where the snapshot was taken.

    Raises ValueError if the arrays or generators do not fit; the learner is then of no use.
    """
    counters = snapshot.counters
    learner.change(snapshot.hyper)
    if snapshot.params.shape != learner.network.params.shape:
        raise ValueError(
            said(
                "the snapshot has {size:,} numbers, the network {needed:,}",
                size=snapshot.params.size,
                needed=learner.network.params.size,
            )
        )
    np.copyto(learner.network.params, snapshot.params)
    if snapshot.slots.keys() != learner.optimizer.slots.keys():
        name = snapshot.hyper.optimizer
        raise ValueError(said("the snapshot's slots are not those of {name}", name=name))
    for name, slot in learner.optimizer.slots.items():
        np.copyto(slot, snapshot.slots[name])
    learner.steps, learner.optimizer_steps = counters.steps, counters.optimizer_steps
    learner.rate, learner.epoch_began = counters.rate, counters.epoch_began
    learner.first_loss = counters.first_loss
    learner.tally = Tally(counters.images, counters.correct, counters.loss_sum)
    learner.clock.set(counters.elapsed)
    learner.batches.restore(counters.epoch, counters.position, snapshot.generators["shuffle"])
    if (masks := dropout_generator(learner)) is not None:
        masks.bit_generator.state = snapshot.generators["dropout"]


def copy_of(learner: Learner, hyper: Hyper | None = None) -> Learner:
    """Return a learner that stands where this one does, with its own arrays and generators.

    With `hyper` it goes on with others, of the same network and data.
    """
    copy = type(learner)(learner.sets, learner.hyper, learner.network.n_out)
    restore(take(learner, learner.hyper), copy)
    if hyper is not None:
        copy.change(hyper)
    return copy


def dropout_generator(learner: Learner) -> np.random.Generator | None:
    """The generator that all dropout layers share, if there are any."""
    layers = learner.network.layers
    return next((layer.rng for layer in layers if isinstance(layer, Dropout)), None)


def frozen(array: Floats) -> Floats:
    """Return a copy that cannot be written to."""
    copy = array.copy()
    copy.flags.writeable = False
    return copy
