"""The trainer: one step after another, as a generator of events that obeys commands.

`step` is the whole of training: take a batch, go forward, go backward, move the parameters.
`run` repeats it and tells what happened; the screen and the command line are two `for` loops
over it. Commands are obeyed between two batches and nowhere else.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from enum import Enum, auto

import numpy as np

from engine.batches import Batches, Sets
from engine.commands import (
    Command,
    Inbox,
    LookAtTest,
    Pause,
    Reset,
    Resume,
    RunEpoch,
    SetHyper,
    StepOnce,
    Stop,
    Watch,
)
from engine.evaluation import CHUNK, evaluate, watched
from engine.events import (
    BatchDone,
    Change,
    Diverged,
    EpochDone,
    Event,
    Finished,
    HyperApplied,
    Paused,
    Rejected,
    Resumed,
    Started,
    Stopped,
    TestLooked,
)
from engine.hyper import FIELD_BY_NAME, Hyper, HyperError
from engine.metrics import Clock, Tally
from engine.network import build
from engine.optimizers import OPTIMIZERS
from engine.schedules import SCHEDULES
from engine.streams import stream

KEEP_EVERY = 50  # steps between two copies of good parameters: under 1% of the time


class Mode(Enum):
    """What the trainer does when nobody asks for anything."""

    PAUSED = auto()
    TRAINING = auto()
    FINISHED = auto()
    DIVERGED = auto()


class Trainer:
    """One run: a network, an optimizer, the batches, and where they are.

    `sets_for` gives the three sets of examples for some hyperparameters (their seed and split).
    """

    def __init__(self, sets_for: Callable[[Hyper], Sets], hyper: Hyper, classes: int = 10) -> None:
        self._sets_for, self._classes = sets_for, classes
        self._begin(hyper)

    def _begin(self, hyper: Hyper) -> None:
        """Set everything to the start of a run; the seed decides all that is random."""
        self.hyper, self.sets = hyper, self._sets_for(hyper)
        capacity = max(hyper.batch_size, CHUNK)
        pixels = self.sets.train.images.shape[1]
        init = stream(hyper.seed, "init")
        self.network = build(hyper, pixels, self._classes, init, capacity=capacity)
        shuffle = stream(hyper.seed, "shuffle")
        self.batches = Batches(self.sets.train, shuffle, hyper.batch_size)
        self.optimizer = OPTIMIZERS[hyper.optimizer](self.network.params)
        self.mode, self.steps, self.looks = Mode.PAUSED, 0, 0
        self._once: type[StepOnce] | type[RunEpoch] | None = None
        self._optimizer_steps, self.rate = 0, hyper.learning_rate
        self._clock, self._tally, self._epoch_began = Clock(), Tally(), 0.0
        self._kept, self._kept_step = self.network.params.copy(), 0
        self._first_loss = math.inf

    # One step -----------------------------------------------------------------------------

    def step(self) -> BatchDone | Diverged:
        """Learn from the next mini-batch."""
        with np.errstate(all="ignore"):  # a non-finite loss is reported, not warned about
            if self.batches.epoch_is_over:
                self._tally, self._epoch_began = Tally(), self._clock.seconds
            x, t = self.batches.next(self.hyper.batch_size)
            loss = self.network.loss(x, t)
            if not math.isfinite(loss):
                return self._diverge(loss)
            self._keep(loss)
            correct = self.network.loss_layer.correct()
            self.network.backward()
            if self.hyper.weight_decay:
                self.network.add_weight_decay(self.hyper.weight_decay)
            self._optimizer_steps += 1
            rate, network = self._rate(len(t)), self.network
            self.optimizer.step(
                network.params, network.grads, rate, self.hyper, self._optimizer_steps
            )
        self.steps += 1
        self._tally.add(loss, correct, len(t))
        seen, epoch = self.batches.position, self.batches.epoch
        return BatchDone(self.steps, epoch, seen, len(t), loss, correct, rate, self._clock.seconds)

    def _rate(self, taken: int) -> float:
        """The learning rate of this step: the schedule's factor at this point of the run."""
        whole = len(self.sets.train.labels)
        done = (self.batches.epoch - 1) + (self.batches.position - taken) / whole
        progress = min(done / self.hyper.epochs, 1.0)
        self.rate = self.hyper.learning_rate * SCHEDULES[self.hyper.schedule](progress)
        return self.rate

    def _keep(self, loss: float) -> None:
        """Copy the parameters now and then, while the loss is no worse than at the start."""
        if self.steps == 0:
            self._first_loss = loss
        if self.steps % KEEP_EVERY == 0 and loss <= self._first_loss:
            np.copyto(self._kept, self.network.params)
            self._kept_step = self.steps

    def _diverge(self, loss: float) -> Diverged:
        """Go back to the last good parameters and say what to do."""
        np.copyto(self.network.params, self._kept)
        self.mode = Mode.DIVERGED
        rate = FIELD_BY_NAME["learning_rate"]
        smaller = rate.format(rate.stepped(self.hyper.learning_rate / 3, -1))
        advice = f"Try a smaller learning rate, such as {smaller}, and restart."
        return Diverged(
            self.steps + 1, loss, self.hyper.learning_rate, self._kept_step, advice
        )

    # The run ------------------------------------------------------------------------------

    def run(
        self, inbox: Inbox | None = None, *, paused: bool = False, linger: bool = False
    ) -> Iterator[Event]:
        """Train to the last epoch, telling everything that happens.

        With `paused` it waits for a command first. With `linger` it waits for commands after
        the run has finished or diverged, until `Stop`; otherwise it ends there, once it has
        obeyed what was sent by then.
        """
        self._inbox = inbox or Inbox()
        yield self._started()
        if not paused:
            yield from self._resume()
        while linger or self.mode in (Mode.PAUSED, Mode.TRAINING) or not self._inbox.empty():
            if self.mode is Mode.TRAINING and self._inbox.empty():
                yield from self._advance()
                continue
            command = self._inbox.take()
            if isinstance(command, Stop):
                yield Stopped(self.steps)
                return
            yield from self._obey(command)

    def _started(self) -> Started:
        sets, network = self.sets, self.network
        layers = [f"{layer.name} {layer.n_in}→{layer.n_out}" if hasattr(layer, "n_out")
                  else layer.name for layer in network.layers]
        return Started(
            hyper=self.hyper,
            layers=tuple(layers),
            parameters=network.size,
            train_images=len(sets.train.labels),
            validation_images=len(sets.validation.labels),
            test_images=len(sets.test.labels),
        )

    def _advance(self) -> Iterator[Event]:
        """One step, and what the end of an epoch brings with it."""
        done = self.step()
        yield done
        if isinstance(done, Diverged):
            self._clock.stop()
            return
        if self.batches.epoch_is_over:
            yield from self._end_epoch()
        over = self.batches.epoch_is_over
        if self.mode is Mode.TRAINING and (
            self._once is StepOnce or (self._once is RunEpoch and over)
        ):
            yield from self._pause()

    def _end_epoch(self) -> Iterator[Event]:
        seconds = self._clock.seconds - self._epoch_began
        with np.errstate(all="ignore"):
            result = evaluate(self.network, self.sets.validation, self._inbox.stopping)
        if result is None:
            return
        if not math.isfinite(result.loss):
            yield self._diverge(result.loss)
            self._clock.stop()
            return
        yield EpochDone(
            epoch=self.batches.epoch,
            step=self.steps,
            train_loss=self._tally.loss,
            train_accuracy=self._tally.accuracy,
            validation_loss=result.loss,
            validation_accuracy=result.accuracy,
            learning_rate=self.rate,
            seconds=seconds,
            images_per_second=self._tally.images / seconds if seconds > 0 else 0.0,
        )
        if self.hyper.split == "post":
            yield from self._look_at_test()
        if self.batches.epoch >= self.hyper.epochs:
            self.mode = Mode.FINISHED
            self._clock.stop()
            yield Finished(self.steps, self.batches.epoch)

    # Commands -----------------------------------------------------------------------------

    def _obey(self, command: Command) -> Iterator[Event]:
        match command:
            case Pause():
                yield from self._pause()
            case Resume():
                yield from self._resume()
            case StepOnce():  # at once, so that three of them are three steps
                yield from self._resume(once=StepOnce)
                if self.mode is Mode.TRAINING:
                    yield from self._advance()
            case RunEpoch():
                yield from self._resume(once=RunEpoch)
            case SetHyper(changes):
                yield from self._set(dict(changes))
            case Reset(hyper):
                self._begin(hyper)
                yield self._started()
            case LookAtTest():
                yield from self._look_at_test()
            case Watch():
                give_up = self._inbox.stopping
                with np.errstate(all="ignore"):
                    answer = watched(
                        self.network, self.sets.validation, command, self.steps, give_up
                    )
                if answer is not None:
                    yield answer
            case Stop():  # `run` has taken it
                raise AssertionError("Stop ends the run before it is obeyed")

    def _pause(self) -> Iterator[Event]:
        self._once = None
        if self.mode is Mode.TRAINING:
            self.mode = Mode.PAUSED
            self._clock.stop()
            yield Paused(self.steps)

    def _resume(self, once: type[StepOnce] | type[RunEpoch] | None = None) -> Iterator[Event]:
        if self.mode is Mode.FINISHED:
            yield Rejected("All epochs are done: raise epochs to train on, or restart.")
        elif self.mode is Mode.DIVERGED:
            yield Rejected("The run has diverged: lower the learning rate and restart.")
        else:
            self._once = once
            if self.mode is Mode.PAUSED:
                self.mode = Mode.TRAINING
                self._clock.start()
                yield Resumed(self.steps)

    def _set(self, wanted: dict[str, object]) -> Iterator[Event]:
        try:
            hyper = self.hyper.changed(**wanted)  # type: ignore[arg-type]
        except HyperError as error:
            yield Rejected(str(error))
            return
        names = self.hyper.differences(hyper)
        frozen = [FIELD_BY_NAME[name].label for name in names if not FIELD_BY_NAME[name].live]
        if frozen:
            yield Rejected(f"{', '.join(frozen)} cannot change during a run: restart.")
            return
        old, self.hyper = self.hyper, hyper
        changes = tuple(Change(n, old.value(n), hyper.value(n)) for n in names)
        yield HyperApplied(self.steps, changes, hyper, self._adapt(names))
        if self.mode is Mode.FINISHED and self.batches.epoch < hyper.epochs:
            self.mode = Mode.PAUSED
            yield Paused(self.steps)

    def _adapt(self, names: tuple[str, ...]) -> str:
        """Fit buffers and slots to changed hyperparameters; return a note for the user."""
        if "batch_size" in names:
            self.batches.reserve(self.hyper.batch_size)
            if self.hyper.batch_size > self.network.capacity:
                self.network.reserve(self.hyper.batch_size)
        if "optimizer" not in names:
            return ""
        slots = ", ".join(self.optimizer.slots)
        self.optimizer = OPTIMIZERS[self.hyper.optimizer](self.network.params)
        self._optimizer_steps = 0
        return f"The old optimizer's {slots} was forgotten." if slots else ""

    def _look_at_test(self) -> Iterator[Event]:
        result = evaluate(self.network, self.sets.test, self._inbox.stopping)
        if result is not None:
            self.looks += 1
            yield TestLooked(self.steps, self.looks, result.loss, result.accuracy)
