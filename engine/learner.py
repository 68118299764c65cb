"""The learner: a network, its optimizer and its batches, and the one step they make together.

`step` is the whole of training: take a batch, go forward, go backward, move the parameters.
Whoever repeats it has a trainer.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from engine.batches import Batches, Sets
from engine.evaluation import CHUNK
from engine.events import BatchDone, Change, HyperApplied
from engine.hyper import Hyper
from engine.metrics import Clock, Tally
from engine.network import build
from engine.optimizers import OPTIMIZERS
from engine.said import said
from engine.schedules import SCHEDULES
from engine.streams import stream

BUFFER = 1024  # numbers in NumPy's working buffer for broadcasts: 4 kB stay in the fastest cache


@dataclass(frozen=True, slots=True)
class NotFinite:
    """The loss of a mini-batch that cannot be learned from."""

    loss: float


class Learner:
    """The state of one run, from its first weights on; the seed decides all that is random.

    `steps` counts the mini-batches learned from, `tally` what happened in the present epoch,
    `rate` is the learning rate of the last step and `first_loss` the loss of the first.
    """

    def __init__(self, sets: Sets, hyper: Hyper, classes: int) -> None:
        self.hyper, self.sets = hyper, sets
        capacity = max(hyper.batch_size, CHUNK)
        pixels = sets.train.images.shape[1]
        init = stream(hyper.seed, "init")
        self.network = build(hyper, pixels, classes, init, capacity=capacity)
        self.batches = Batches(sets.train, stream(hyper.seed, "shuffle"), hyper.batch_size)
        self.optimizer = OPTIMIZERS[hyper.optimizer](self.network.params)
        self.optimizer_steps = self.steps = 0
        self.rate = hyper.learning_rate
        self.first_loss: float | None = None
        self.clock, self.tally, self.epoch_began = Clock(), Tally(), 0.0

    def step(self) -> BatchDone | NotFinite:
        """Learn from the next mini-batch; nothing changes if its loss is no finite number."""
        if self.batches.epoch_is_over:
            self.tally, self.epoch_began = Tally(), self.clock.seconds
        network = self.network
        with np.errstate(all="ignore"):  # a non-finite loss is reported, not warned about
            np.setbufsize(BUFFER)  # until errstate puts the old one back
            x, t = self.batches.next(self.hyper.batch_size)
            loss = network.loss(x, t, self.hyper.label_smoothing, training=True)
            if not math.isfinite(loss):
                return NotFinite(loss)
            if self.first_loss is None:
                self.first_loss = loss
            correct = network.loss_layer.correct()
            network.backward()
            if self.hyper.clip_norm:
                network.clip_gradient(self.hyper.clip_norm)
            self.optimizer_steps += 1
            rate = self.rate = self._scheduled_rate(len(t))
            self._decay(rate)
            self.optimizer.step(
                network.params, network.grads, rate, self.hyper, self.optimizer_steps
            )
        self.steps += 1
        self.tally.add(loss, correct, len(t))
        seen, epoch = self.batches.position, self.batches.epoch
        return BatchDone(self.steps, epoch, seen, len(t), loss, correct, rate, self.clock.seconds)

    def _decay(self, rate: float) -> None:
        """Weight decay: a part of the gradient, or by itself where the optimizer wants it so."""
        strength = self.hyper.weight_decay
        if strength and self.optimizer.decoupled_decay:
            self.network.shrink_weights(rate * strength)
        elif strength:
            self.network.add_weight_decay(strength)

    def _scheduled_rate(self, taken: int) -> float:
        """The learning rate times the schedule's factor at this point of the run."""
        whole = len(self.sets.train.labels)
        done = (self.batches.epoch - 1) + (self.batches.position - taken) / whole
        progress = min(done / self.hyper.epochs, 1.0)
        return self.hyper.learning_rate * SCHEDULES[self.hyper.schedule](progress)

    @property
    def epoch_seconds(self) -> float:
        """Training time since the present epoch began."""
        return self.clock.seconds - self.epoch_began

    def change(self, hyper: Hyper) -> HyperApplied:
        """Take over other live hyperparameters; buffers and slots are made to fit."""
        names = self.hyper.differences(hyper)
        changes = tuple(Change(n, self.hyper.value(n), hyper.value(n)) for n in names)
        before, self.hyper = self.hyper, hyper
        note: str = ""
        if "batch_size" in names:
            self.batches.reserve(hyper.batch_size)
            if hyper.batch_size > self.network.capacity:
                self.network.reserve(hyper.batch_size)
        if "optimizer" in names:
            if slots := ", ".join(self.optimizer.slots):
                note = said("The new optimizer begins afresh: {slots} cleared.", slots=slots)
            self.optimizer = OPTIMIZERS[hyper.optimizer](self.network.params)
            self.optimizer_steps = 0
        else:
            self.optimizer.retune(before, hyper)
        return HyperApplied(self.steps, changes, hyper, note)
