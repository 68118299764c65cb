"""The trainer: one step after another, as a generator of events that obeys commands.

`run` repeats the learner's step and tells what happened; the screen and the command line are
two `for` loops over it. Commands are obeyed between two batches and nowhere else.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from enum import Enum, auto

import numpy as np

from engine.batches import Examples, Sets
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
    TryRates,
    Watch,
)
from engine.evaluation import Evaluation, evaluate, watched
from engine.events import (
    Diverged,
    EpochDone,
    Event,
    Finished,
    Paused,
    RatesTested,
    Rejected,
    Resumed,
    Started,
    Stopped,
    TestLooked,
)
from engine.hyper import FIELD_BY_NAME, Hyper, HyperError
from engine.learner import Learner
from engine.range_test import RangeTestError, copy_of, suggest, sweep

Advance = Resume | StepOnce | RunEpoch


class Mode(Enum):
    """What the trainer does when nobody asks for anything."""

    PAUSED = auto()
    TRAINING = auto()
    FINISHED = auto()
    DIVERGED = auto()


class Trainer:
    """Drives one learner, and a new one after each reset.

    `sets_for` gives the three sets of examples for some hyperparameters (their seed and split).
    """

    def __init__(self, sets_for: Callable[[Hyper], Sets], hyper: Hyper, classes: int = 10) -> None:
        self._sets_for, self._classes = sets_for, classes
        self._inbox = Inbox()
        self._begin(hyper)

    def _begin(self, hyper: Hyper) -> None:
        self.learner = Learner(self._sets_for(hyper), hyper, self._classes)
        self.mode, self.looks = Mode.PAUSED, 0
        self._until: Advance = Resume()  # what training goes on for

    def run(
        self, inbox: Inbox | None = None, *, paused: bool = False, linger: bool = False
    ) -> Iterator[Event]:
        """Train to the last epoch, telling everything that happens.

        With `paused` it waits for a command first. With `linger` it waits for commands after
        the run has finished or diverged, until `Stop`; otherwise it ends there, once it has
        obeyed what was sent by then.
        """
        self._inbox = inbox or self._inbox
        yield self._started()
        if not paused:
            yield from self._resume(Resume())
        while linger or self.mode in (Mode.PAUSED, Mode.TRAINING) or not self._inbox.empty():
            if self.mode is Mode.TRAINING and self._inbox.empty():
                yield from self._advance()
                continue
            command = self._inbox.take()
            if isinstance(command, Stop):
                yield Stopped(self.learner.steps)
                return
            yield from self._obey(command)

    def _started(self) -> Started:
        sets, network = self.learner.sets, self.learner.network
        return Started(
            hyper=self.learner.hyper,
            layers=tuple(layer.name for layer in network.layers),
            parameters=network.size,
            train_images=len(sets.train.labels),
            validation_images=len(sets.validation.labels),
            test_images=len(sets.test.labels),
        )

    def _advance(self) -> Iterator[Event]:
        """One step, and what the end of an epoch brings with it."""
        done = self.learner.step()
        yield done
        if isinstance(done, Diverged):
            self._halt(Mode.DIVERGED)
            return
        over = self.learner.batches.epoch_is_over
        if over:
            yield from self._end_epoch()
        enough = isinstance(self._until, StepOnce) or (isinstance(self._until, RunEpoch) and over)
        if enough:
            yield from self._pause()

    def _end_epoch(self) -> Iterator[Event]:
        learner, seconds = self.learner, self.learner.epoch_seconds
        result = self._evaluate(learner.sets.validation)
        if result is None:
            return
        if not math.isfinite(result.loss):
            self._halt(Mode.DIVERGED)
            yield learner.diverge(result.loss)
            return
        yield EpochDone(
            epoch=learner.batches.epoch,
            step=learner.steps,
            train_loss=learner.tally.loss,
            train_accuracy=learner.tally.accuracy,
            validation_loss=result.loss,
            validation_accuracy=result.accuracy,
            learning_rate=learner.rate,
            seconds=seconds,
            images_per_second=learner.tally.images / seconds if seconds > 0 else 0.0,
        )
        if learner.hyper.split == "post":
            yield from self._look_at_test()
        if learner.batches.epoch >= learner.hyper.epochs:
            self._halt(Mode.FINISHED)
            yield Finished(learner.steps, learner.batches.epoch)

    def _halt(self, mode: Mode) -> None:
        self.mode = mode
        self.learner.clock.stop()

    # Commands -----------------------------------------------------------------------------

    def _obey(self, command: Command) -> Iterator[Event]:
        match command:
            case Pause():
                yield from self._pause()
            case Resume() | RunEpoch():
                yield from self._resume(command)
            case StepOnce():  # at once, so that three of them are three steps
                yield from self._resume(command)
                if self.mode is Mode.TRAINING:
                    yield from self._advance()
            case SetHyper():
                yield from self._set(command)
            case Reset(hyper):
                self._begin(hyper)
                yield self._started()
            case LookAtTest():
                yield from self._look_at_test()
            case TryRates():
                yield from self._test_rates()
            case Watch():
                yield from self._watch(command)
            case Stop():  # `run` has taken it
                raise AssertionError("Stop ends the run before it is obeyed")

    def _pause(self) -> Iterator[Event]:
        if self.mode is Mode.TRAINING:
            self._halt(Mode.PAUSED)
            yield Paused(self.learner.steps)

    def _resume(self, command: Advance) -> Iterator[Event]:
        if self.mode is Mode.FINISHED:
            yield Rejected(command, "All epochs are done: raise epochs to train on, or restart.")
        elif self.mode is Mode.DIVERGED:
            yield Rejected(command, "The run has diverged: lower the learning rate and restart.")
        else:
            self._until = command
            if self.mode is Mode.PAUSED:
                self.mode = Mode.TRAINING
                self.learner.clock.start()
                yield Resumed(self.learner.steps)

    def _set(self, command: SetHyper) -> Iterator[Event]:
        old = self.learner.hyper
        try:
            hyper = old.changed(**dict(command.changes))
        except HyperError as error:
            yield Rejected(command, str(error))
            return
        fields = [FIELD_BY_NAME[name] for name in old.differences(hyper)]
        if frozen := ", ".join(field.label for field in fields if not field.live):
            yield Rejected(command, f"{frozen} cannot change during a run: restart.")
            return
        yield self.learner.change(hyper)
        if self.mode is Mode.FINISHED and self.learner.batches.epoch < hyper.epochs:
            self.mode = Mode.PAUSED
            yield Paused(self.learner.steps)

    def _look_at_test(self) -> Iterator[Event]:
        result = self._evaluate(self.learner.sets.test)
        if result is not None:
            self.looks += 1
            yield TestLooked(self.learner.steps, self.looks, result.loss, result.accuracy)

    def _test_rates(self) -> Iterator[Event]:
        """Try all learning rates on a copy; the run's clock stands still meanwhile."""
        clock, points = self.learner.clock, []
        clock.stop()
        for point in sweep(copy_of(self.learner)):
            if self._inbox.stopping():
                return
            points.append(point)
        suggestion, pairs = None, tuple((point.rate, point.loss) for point in points)
        try:
            found = suggest(points)
            suggestion, reason = found.rate, found.reason
        except RangeTestError as error:
            reason = str(error)
        if self.mode is Mode.TRAINING:
            clock.start()
        yield RatesTested(self.learner.steps, pairs, suggestion, reason)

    def _watch(self, command: Watch) -> Iterator[Event]:
        learner, give_up = self.learner, self._inbox.stopping
        with np.errstate(all="ignore"):
            answer = watched(
                learner.network, learner.sets.validation, command, learner.steps, give_up
            )
        if answer is not None:
            yield answer

    def _evaluate(self, examples: Examples) -> Evaluation | None:
        """Evaluate, or give up with None when the run is asked to stop."""
        with np.errstate(all="ignore"):
            return evaluate(self.learner.network, examples, self._inbox.stopping)
