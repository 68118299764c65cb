"""The learner: a network, its optimizer and its batches, and the one step they make together.

`step` is the whole of training: take a batch, go forward, go backward, move the parameters.
Whoever repeats it has a trainer.
"""

from __future__ import annotations

import math

import numpy as np

from engine.batches import Batches, Sets
from engine.evaluation import CHUNK
from engine.events import BatchDone, Change, Diverged, HyperApplied
from engine.hyper import FIELD_BY_NAME, Hyper
from engine.metrics import Clock, Tally
from engine.network import build
from engine.optimizers import OPTIMIZERS
from engine.schedules import SCHEDULES
from engine.streams import stream

BUFFER = 1024  # numbers in NumPy's working buffer for broadcasts: 4 kB stay in the fastest cache
KEEP_EVERY = 50  # steps between two copies of good parameters: under 1% of the time


class Learner:
    """The state of one run, from its first weights on; the seed decides all that is random.

    `steps` counts the mini-batches learned from, `tally` what happened in the present epoch,
    and `rate` is the learning rate of the last step.
    """

    def __init__(self, sets: Sets, hyper: Hyper, classes: int) -> None:
        self.hyper, self.sets = hyper, sets
        capacity = max(hyper.batch_size, CHUNK)
        pixels = sets.train.images.shape[1]
        init = stream(hyper.seed, "init")
        self.network = build(hyper, pixels, classes, init, capacity=capacity)
        self.batches = Batches(sets.train, stream(hyper.seed, "shuffle"), hyper.batch_size)
        self.optimizer = OPTIMIZERS[hyper.optimizer](self.network.params)
        self.optimizer_steps = self.steps = self.kept_step = 0
        self.rate = hyper.learning_rate
        self.clock, self.tally, self._epoch_began = Clock(), Tally(), 0.0
        self._kept, self._first_loss = self.network.params.copy(), math.inf

    def step(self) -> BatchDone | Diverged:
        """Learn from the next mini-batch."""
        if self.batches.epoch_is_over:
            self.tally, self._epoch_began = Tally(), self.clock.seconds
        network = self.network
        with np.errstate(all="ignore"):  # a non-finite loss is reported, not warned about
            np.setbufsize(BUFFER)  # until errstate puts the old one back
            x, t = self.batches.next(self.hyper.batch_size)
            loss = network.loss(x, t, self.hyper.label_smoothing, training=True)
            if not math.isfinite(loss):
                return self.diverge(loss)
            self._keep(loss)
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
        return self.clock.seconds - self._epoch_began

    def _keep(self, loss: float) -> None:
        """Copy the parameters now and then, while the loss is no worse than at the start."""
        if self.steps == 0:
            self._first_loss = loss
        if self.steps % KEEP_EVERY == 0 and loss <= self._first_loss:
            np.copyto(self._kept, self.network.params)
            self.kept_step = self.steps

    def diverge(self, loss: float) -> Diverged:
        """Go back to the last good parameters and say what to do."""
        np.copyto(self.network.params, self._kept)
        rate = FIELD_BY_NAME["learning_rate"]
        smaller = rate.format(rate.stepped(self.hyper.learning_rate / 3, -1))
        advice = f"Try a smaller learning rate, such as {smaller}, and restart."
        return Diverged(self.steps + 1, loss, self.hyper.learning_rate, self.kept_step, advice)

    def change(self, hyper: Hyper) -> HyperApplied:
        """Take over other live hyperparameters; buffers and slots are made to fit."""
        names = self.hyper.differences(hyper)
        changes = tuple(Change(n, self.hyper.value(n), hyper.value(n)) for n in names)
        before, self.hyper, note = self.hyper, hyper, ""
        if "batch_size" in names:
            self.batches.reserve(hyper.batch_size)
            if hyper.batch_size > self.network.capacity:
                self.network.reserve(hyper.batch_size)
        if "optimizer" in names:
            if slots := ", ".join(self.optimizer.slots):
                note = f"The new optimizer begins afresh: {slots} cleared."
            self.optimizer = OPTIMIZERS[hyper.optimizer](self.network.params)
            self.optimizer_steps = 0
        else:
            self.optimizer.retune(before, hyper)
        return HyperApplied(self.steps, changes, hyper, note)
