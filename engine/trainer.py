"""The trainer: one step after another, as a generator of events that obeys commands.

`run` repeats the learner's step and tells what happened; the screen and the command line are
two `for` loops over it. Commands are obeyed between two batches and nowhere else.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from enum import Enum, auto

from engine import commands, events
from engine.answerer import Answerer
from engine.batches import Sets
from engine.changes import allowed, smaller
from engine.commands import Command, Inbox
from engine.events import Event
from engine.guard import Guard
from engine.hyper import Hyper, HyperError
from engine.learner import Learner, NotFinite
from engine.looks import Looks
from engine.mistakes import class_accuracies
from engine.past import Past
from engine.said import said, words_of
from engine.snapshot import Arithmetic, Snapshot, restore
from engine.timeline import BUDGET
from engine.twin import Comparison

Advance = commands.Resume | commands.StepOnce | commands.RunEpoch
LEAVING = (commands.Travel, commands.GoTo, commands.Recover, commands.StartTwin)


class Mode(Enum):
    """What the trainer does when nobody asks for anything."""

    PAUSED = auto()
    TRAINING = auto()
    FINISHED = auto()
    DIVERGED = auto()


class Trainer:
    """Drives one learner, and a new one after each reset.

    `sets_for` gives the three sets of examples for some hyperparameters (their seed and split).
    With `resumed` the first run goes on from that snapshot, which raises ValueError if it does not
    fit; `best` is the best validation accuracy it had reached. `budget` bytes may be taken by
    moments of the past. `kind` is the class of its learners; a riddle has another.
    """

    def __init__(
        self,
        sets_for: Callable[[Hyper], Sets],
        hyper: Hyper,
        classes: int = 10,
        *,
        resumed: Snapshot | None = None,
        arithmetic: Arithmetic | None = None,
        budget: int = BUDGET,
        best: float | None = None,
        kind: type[Learner] = Learner,
    ) -> None:
        self._sets_for, self._classes, self._kind = sets_for, classes, kind
        self._arithmetic, self._budget = arithmetic, budget
        self._inbox, self.guard = Inbox(), Guard()
        self._begin(hyper, resumed, best)

    def _begin(
        self, hyper: Hyper, resumed: Snapshot | None = None, best: float | None = None
    ) -> None:
        hyper = resumed.hyper if resumed else hyper
        self.learner = self._kind(self._sets_for(hyper), hyper, self._classes)
        self.mode = Mode.PAUSED
        self._until: Advance = commands.Resume()  # what training goes on for
        if resumed is not None:
            restore(resumed, self.learner)
            self.mode = Mode.FINISHED if self._all_done() else Mode.PAUSED
        self.past = Past(
            self.learner,
            resumed=resumed,
            arithmetic=self._arithmetic,
            budget=self._budget,
            best=best,
        )
        self.comparison = Comparison(self.past)
        self.looks = Looks(self.past, lambda: self._inbox.stopping())
        self.answers = Answerer(self.past, self.looks)
        self.guard.forget()

    def run(
        self, inbox: Inbox | None = None, *, paused: bool = False, linger: bool = False
    ) -> Iterator[Event]:
        """Train to the last epoch, telling everything that happens.

        With `paused` it waits for a command first. With `linger` it waits for commands after
        the run has finished or diverged, until `Stop`; otherwise it ends there, once it has
        obeyed what was sent by then.
        """
        self._inbox = inbox or self._inbox
        yield from self._started()
        if not paused and self.mode is Mode.PAUSED:
            yield from self._resume(commands.Resume())
        while linger or self.mode in (Mode.PAUSED, Mode.TRAINING) or not self._inbox.empty():
            if self.mode is Mode.TRAINING and self._inbox.empty():
                yield from self._advance()
                continue
            command = self._inbox.take()
            if isinstance(command, commands.Stop):
                yield events.Stopped(self.learner.steps)
                return
            yield from self._obey(command)

    def snapshot(self) -> Snapshot:
        """All of the run as it is now; to be called between two events."""
        return self.past.snapshot()

    def _started(self) -> Iterator[Event]:
        learner = self.learner
        yield events.Started(
            hyper=learner.hyper,
            layers=tuple(layer.name for layer in learner.network.layers),
            parameters=learner.network.size,
            train_images=len(learner.sets.train.labels),
            validation_images=len(learner.sets.validation.labels),
            test_images=len(learner.sets.test.labels),
        )
        yield self.past.keep("start")
        if self.mode is Mode.FINISHED:
            yield events.Finished(learner.steps, learner.batches.epoch)

    def _advance(self) -> Iterator[Event]:
        """One step, and what the end of an epoch brings with it."""
        done = self.learner.step()
        if isinstance(done, NotFinite):
            yield from self._diverge(done.loss)
            return
        yield done
        self.answers.after_step(done.loss)
        hit = self.guard.after_step(self.learner, done)
        yield from self.past.after_step(done.loss)
        yield from self.comparison.step(done.loss)
        over = self.learner.batches.epoch_is_over
        if over:
            yield from self._end_epoch()
        until = self._until
        if isinstance(until, commands.StepOnce) or (over and isinstance(until, commands.RunEpoch)):
            yield from self._pause()
        if hit is not None and self.mode is not Mode.DIVERGED:
            yield from self._pause()
            yield events.BreakpointMet(hit.step, hit.reason)

    def _end_epoch(self) -> Iterator[Event]:
        learner, seconds = self.learner, self.learner.epoch_seconds
        result = self.looks.evaluated(learner.sets.validation)
        if result is None:
            return
        if not math.isfinite(result.loss):
            yield from self._diverge(result.loss)
            return
        row = events.EpochDone(
            epoch=learner.batches.epoch,
            step=learner.steps,
            train_loss=learner.tally.loss,
            train_accuracy=learner.tally.accuracy,
            validation_loss=result.loss,
            validation_accuracy=result.accuracy,
            learning_rate=learner.rate,
            seconds=seconds,
            images_per_second=learner.tally.images / seconds if seconds > 0 else 0.0,
            class_accuracies=class_accuracies(result.probabilities, learner.sets.validation.labels),
        )
        self.answers.after_epoch(row, result)
        yield row
        yield from self.past.end_epoch(result.accuracy)
        if learner.hyper.split == "post":
            yield from self.looks.at_test()
        if self._all_done():
            self._halt(Mode.FINISHED)
            yield events.Finished(learner.steps, learner.batches.epoch)

    def _all_done(self) -> bool:
        batches = self.learner.batches
        return batches.epoch_is_over and batches.epoch >= self.learner.hyper.epochs

    def _diverge(self, loss: float) -> Iterator[Event]:
        """Go back to the last good moment and say what to do."""
        step, rate = self.learner.steps + 1, self.learner.hyper.learning_rate
        self._halt(Mode.DIVERGED)
        yield from self.comparison.end(said("the run diverged"))
        good = self.past.last_good()
        self.past.move(good)
        self.answers.diverged = True
        advice = said("Try a smaller learning rate, such as {rate:g}.", rate=smaller(rate))
        yield events.Diverged(step, loss, rate, good.moment.step, advice)

    def _halt(self, mode: Mode) -> None:
        self.mode = mode
        self.learner.clock.stop()

    # Commands -----------------------------------------------------------------------------

    def _obey(self, command: Command) -> Iterator[Event]:
        if self.comparison.twin is not None and isinstance(command, LEAVING):
            reason = said("Two runs are being compared: keep one of them first.")
            yield events.Rejected(command, reason)
            return
        match command:
            case commands.Pause():
                yield from self._pause()
            case commands.Resume() | commands.RunEpoch():
                yield from self._resume(command)
            case commands.StepOnce():  # at once, so that three of them are three steps
                yield from self._resume(command)
                if self.mode is Mode.TRAINING:
                    yield from self._advance()
            case commands.SetHyper():
                yield from self._set(command)
            case commands.Reset(hyper):
                yield from self.comparison.end(said("a new run began"))
                self._begin(hyper)
                yield from self._started()
            case commands.LookAtTest():
                yield from self.looks.at_test()
            case commands.TryRates():
                yield from self.looks.at_rates(training=self.mode is Mode.TRAINING)
            case commands.Travel():
                yield from self._go_back(self.past.travel(command))
            case commands.GoTo():
                yield from self._go_back(self.past.go_to(command))
            case commands.Bookmark():
                yield self.past.keep_as_it_is("bookmark")
            case commands.Recover():
                yield from self._recover(command)
            case commands.StartTwin():
                yield from self.comparison.start(command)
            case commands.KeepTwin():
                yield from self.comparison.keep(command)
                self._settle()
            case commands.Watch():
                yield from self.looks.at_digits(command)
            case commands.Ask(question):
                yield from self.answers.to(question)
            case commands.SetBreakpoints():
                self.guard.set(command)
                yield events.BreakpointsSet(command)
            case commands.Stop():  # `run` has taken it
                raise AssertionError("Stop ends the run before it is obeyed")

    def _pause(self) -> Iterator[Event]:
        if self.mode is Mode.TRAINING:
            self._halt(Mode.PAUSED)
            yield events.Paused(self.learner.steps)

    def _resume(self, command: Advance) -> Iterator[Event]:
        if self.mode is Mode.FINISHED:
            yield events.Rejected(command, commands.ALL_DONE)
        elif self.mode is Mode.DIVERGED:
            yield events.Rejected(command, commands.HAS_DIVERGED)
        else:
            self._until = command
            if self.mode is Mode.PAUSED:
                yield from self.past.go_on()
                self.mode = Mode.TRAINING
                self.learner.clock.start()
                yield events.Resumed(self.learner.steps)

    def _go_back(self, journey: Iterator[Event]) -> Iterator[Event]:
        """Pause, go, and be ready to train on from there."""
        yield from self._pause()
        yield from journey
        self.answers.forget()
        self.guard.forget()
        self._settle()

    def _settle(self) -> None:
        """A run that stands still is done or paused, by where it stands."""
        if self.mode is not Mode.TRAINING:
            self.mode = Mode.FINISHED if self._all_done() else Mode.PAUSED

    def _recover(self, command: commands.Recover) -> Iterator[Event]:
        """Train on from the last good moment with a smaller learning rate."""
        if self.mode is not Mode.DIVERGED:
            yield events.Rejected(command, said("The run has not diverged."))
            return
        yield self.past.move(self.past.last_good())
        self.answers.forget()
        self.guard.forget()
        self.mode = Mode.PAUSED
        rate = smaller(self.learner.hyper.learning_rate)
        yield from self._set(commands.SetHyper((("learning_rate", rate),)))
        yield from self._resume(commands.Resume())

    def _set(self, command: commands.SetHyper) -> Iterator[Event]:
        twin = self.comparison.twin
        try:
            hyper = allowed(self.learner.hyper, command, twin.change.name if twin else None)
        except HyperError as error:
            yield events.Rejected(command, words_of(error))
            return
        names = self.learner.hyper.differences(hyper)
        applied = self.learner.change(hyper)
        if changes := tuple((name, hyper.value(name)) for name in names):
            self.past.logged(changes)
            if twin is not None:
                twin.follow(changes)
        yield applied
        if self.mode is Mode.FINISHED and self.learner.batches.epoch < hyper.epochs:
            self.mode = Mode.PAUSED
            yield events.Paused(self.learner.steps)
