"""Looks: what can be asked of a run without changing it.

How it does on the test set, what it makes of some digits, which learning rate would suit it. Each
is an answer between two mini-batches; the run's next step is the same whether it was asked or not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np

from engine.batches import Examples
from engine.commands import Watch
from engine.evaluation import Evaluation, evaluate, watched
from engine.events import Event, RatesTested, TestLooked
from engine.learner import Learner
from engine.past import Past
from engine.range_test import RangeTestError, suggest, sweep
from engine.said import words_of
from engine.snapshot import copy_of


class Looks:
    """Looks at the run of one past; long ones give up when `stopping` says so."""

    def __init__(self, past: Past, stopping: Callable[[], bool]) -> None:
        self.past, self._stopping = past, stopping

    @property
    def learner(self) -> Learner:
        """Whose network is looked at."""
        return self.past.learner

    def at_test(self) -> Iterator[Event]:
        """Evaluate on the test set, and count that."""
        result = self.evaluated(self.learner.sets.test)
        if result is not None:
            self.past.looks += 1
            looks = self.past.looks
            yield TestLooked(self.learner.steps, looks, result.loss, result.accuracy)

    def at_digits(self, command: Watch) -> Iterator[Event]:
        """Show some digits of the validation set."""
        learner = self.learner
        with np.errstate(all="ignore"):
            answer = watched(
                learner.network, learner.sets.validation, command, learner.steps, self._stopping
            )
        if answer is not None:
            yield answer

    def at_rates(self, *, training: bool) -> Iterator[Event]:
        """Try all learning rates on a copy; the run's clock stands still meanwhile."""
        clock, points = self.learner.clock, []
        clock.stop()
        constant = self.learner.hyper.changed(schedule="constant")
        for point in sweep(copy_of(self.learner, constant)):
            if self._stopping():
                return
            points.append(point)
        suggestion, pairs = None, tuple((point.rate, point.loss) for point in points)
        try:
            found = suggest(points)
            suggestion, reason = found.rate, found.reason
        except RangeTestError as error:
            reason = words_of(error)
        if training:
            clock.start()
        yield RatesTested(self.learner.steps, pairs, suggestion, reason)

    def evaluated(self, examples: Examples) -> Evaluation | None:
        """Evaluate on some examples; None if it gave up."""
        with np.errstate(all="ignore"):
            return evaluate(self.learner.network, examples, self._stopping)
