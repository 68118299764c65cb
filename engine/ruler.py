"""The ruler: what the next step would do if it were shorter or longer.

The learning rate says how far to go along a direction that is right only for a little way. The
ruler takes the next update, on a copy, at an eighth of its length, a quarter, and so on to eight
times, and reads the loss of the very mini-batch that it was made for, and of images held out. If
already the step as it is makes its own mini-batch worse, the rate is too high; if eight times
of it would still do better, a higher one is worth trying.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from engine.arrays import SCALE, Floats, Labels
from engine.batches import Examples
from engine.learner import Learner, NotFinite
from engine.said import Said, said
from engine.scales import times
from engine.snapshot import copy_of, dropout_generator

FACTORS = (0.125, 0.25, 0.5, 1.0, 2.0, 4.0, 8.0)
HELD_OUT = 500  # images
STILL = 1e-7  # a change of the loss by such a share is none: float32 does not resolve it


@dataclass(frozen=True, slots=True)
class Mark:
    """The losses, in nats, after `factor` times the update.

    `batch` is the loss of the mini-batch that the update was made for, `held_out` that of images
    it has not seen.
    """

    factor: float
    batch: float
    held_out: float


@dataclass(frozen=True, slots=True)
class Ruler:
    """Losses along one update, from `start`, no step at all, on.

    `best` is the factor with the lowest loss of the mini-batch. At `edge` times the step that loss
    is what it was before the step, and beyond it is higher; infinite if it lies further than the
    ruler reaches, 0 if even the shortest step makes it worse.
    """

    step: int
    rate: float
    start: Mark
    marks: tuple[Mark, ...]
    best: float
    edge: float

    @property
    def gain(self) -> float:
        """How much the step lowers its own mini-batch's loss, as a share of it."""
        return 1 - self.whole.batch / self.start.batch if self.start.batch else 0.0

    @property
    def harm(self) -> float:
        """How much the step raises the loss of images held out, as a share of it."""
        return self.whole.held_out / self.start.held_out - 1 if self.start.held_out else 0.0

    @property
    def whole(self) -> Mark:
        """The step as it is."""
        return self.marks[FACTORS.index(1)]

    @property
    def is_still(self) -> bool:
        """Whether the mini-batch's loss is the same at every factor: the update changes nothing."""
        start = self.start.batch
        return all(math.isclose(mark.batch, start, rel_tol=STILL) for mark in self.marks)

    @property
    def reading(self) -> Said:
        """The whole in one sentence."""
        longest = self.marks[-1].factor
        if self.is_still:
            return said(
                "The step changes nothing: even at {longest:g} times its length the loss is the "
                "same. No weight moves, or only by less than can be measured.",
                longest=longest,
            )
        if self.edge == 0:
            return said("Even the shortest step makes the mini-batch's loss higher.")
        if self.edge < 1:
            return said(
                "The step is too long: from {edge:.2g} times its length on it does harm.",
                edge=self.edge,
            )
        if self.edge < math.inf:
            return said(
                "The mini-batch's loss is lowest at {best} times this step, and harm begins at "
                "{edge:.2g} times.",
                best=times(self.best),
                edge=self.edge,
            )
        if self.best < longest:
            return said(
                "The loss is lowest at {best} times this step; the edge is far away.",
                best=times(self.best),
            )
        return said("The loss still falls at {longest:g} times this step.", longest=longest)


def measure(learner: Learner) -> Ruler | None:
    """Lay the ruler along the next step; None if its loss is no finite number.

    The whole update is stretched, with the part of it that momentum brings, as a steady run at
    that rate would. Losses are those of training: label smoothing counts, and dropout leaves out
    the same units each time.
    """
    copy = copy_of(learner)
    network, masks = copy.network, dropout_generator(copy)
    drawn_from = {} if masks is None else masks.bit_generator.state
    before = network.params.copy()
    done = copy.step()
    if isinstance(done, NotFinite):
        return None
    update = network.params - before
    batches = copy.batches
    chosen = batches.order[batches.position - done.size : batches.position]
    seen, fresh = pixels(batches.examples, chosen), held_out(learner)

    def mark(factor: float) -> Mark:
        losses = []
        for x, t in (seen, fresh):
            np.add(before, factor * update, out=network.params)  #          θ + k Δθ
            if masks is not None:
                masks.bit_generator.state = drawn_from
            losses.append(network.loss(x, t, copy.hyper.label_smoothing, training=True))
        return Mark(factor, *losses)

    with np.errstate(all="ignore"):
        return along(learner.steps, done.learning_rate, mark)


def along(step: int, rate: float, mark: Callable[[float], Mark]) -> Ruler:
    """Read the loss at each factor, and where it is lowest and where harm begins."""
    start, marks = mark(0.0), tuple(mark(factor) for factor in FACTORS)
    best = min(marks, key=lambda at: at.batch if math.isfinite(at.batch) else math.inf)
    return Ruler(step, rate, start, marks, best.factor, edge(start, marks))


def edge(start: Mark, marks: tuple[Mark, ...]) -> float:
    """Return the factor at which the batch's loss comes back to what it was before the step.

    Between two marks it is taken to be a straight line; see `Ruler` for the ends.
    """
    below = start
    for mark in marks:
        if not mark.batch <= start.batch:
            if below is start:
                return 0.0
            if not math.isfinite(mark.batch):
                return below.factor
            rise = (start.batch - below.batch) / (mark.batch - below.batch)
            return below.factor + rise * (mark.factor - below.factor)
        below = mark
    return math.inf


def held_out(learner: Learner) -> tuple[Floats, Labels]:
    """The first validation images, as many as fit into the network's buffers."""
    count = min(HELD_OUT, learner.network.capacity, len(learner.sets.validation.labels))
    return pixels(learner.sets.validation, np.arange(count))


def pixels(examples: Examples, places: Labels) -> tuple[Floats, Labels]:
    """Images at these places as the batches give them, and their labels."""
    return examples.images[places] * np.float32(SCALE), examples.labels[places]
