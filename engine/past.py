"""The past of a run: what is kept of it on the way, and how it goes back and branches.

The trainer tells it of every step; it keeps a moment now and then. To go back is to restore a
moment's snapshot. Whoever trains on from there begins a new branch; the old one stays.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.commands import GoTo, Travel
from engine.events import Branched, Event, Kept, Moved, Rejected
from engine.hyper import Hyper, Value
from engine.learner import Learner
from engine.said import said
from engine.snapshot import Arithmetic, Logged, Snapshot, restore, take
from engine.timeline import BUDGET, Entry, Timeline

KEEP_EVERY = 50  # steps between two moments: copying takes a hundredth of the time or two


class Past:
    """The kept moments of the run of one learner.

    `first` are the hyperparameters at step 0, `log` the changes since then on the present path,
    `best` the best validation accuracy of a resumed run's earlier sittings.
    """

    def __init__(
        self,
        learner: Learner,
        *,
        resumed: Snapshot | None = None,
        arithmetic: Arithmetic | None = None,
        budget: int = BUDGET,
        best: float | None = None,
    ) -> None:
        self.learner, self.arithmetic = learner, arithmetic or Arithmetic()
        self.first: Hyper = resumed.first if resumed else learner.hyper
        self.log: tuple[Logged, ...] = resumed.log if resumed else ()
        self.looks = resumed.counters.looks if resumed else 0
        self.timeline = Timeline(budget)
        self._best = -1.0 if best is None else best
        self._newest: Entry | None = None

    def snapshot(self) -> Snapshot:
        """All of the run as it is now."""
        return take(self.learner, self.first, self.log, self.arithmetic, self.looks)

    # Keeping ------------------------------------------------------------------------------

    def keep(self, *kinds: str) -> Kept:
        """Keep the present step."""
        timeline = self.timeline
        moment, dropped = timeline.keep(self.snapshot(), *kinds)
        self._newest = timeline.entries[moment.number]
        return Kept(moment, dropped, timeline.used, timeline.budget)

    def keep_as_it_is(self, kind: str) -> Kept:
        """Keep the present step; if it is kept already, hyperparameters may have changed since."""
        here = self.timeline.at_step(self.learner.steps)
        if here is not None and self._at_the_end():
            self.timeline.replace(here, self.snapshot())
        return self.keep(kind)

    def after_step(self, loss: float) -> Iterator[Event]:
        """Note the loss that the step before led to, and keep every so many steps."""
        steps = self.learner.steps
        if self._newest is not None and self._newest.moment.step == steps - 1:
            self._newest.loss_after = loss
        if steps % KEEP_EVERY == 0:
            yield self.keep()

    def end_epoch(self, accuracy: float) -> Iterator[Event]:
        """Keep an epoch's end; it is also the best if no validation was better before."""
        if accuracy > self._best:
            self._best = accuracy
            self.timeline.without_kind("best")
            yield self.keep("epoch", "best")
        else:
            yield self.keep("epoch")

    def logged(self, changes: tuple[tuple[str, Value], ...]) -> None:
        """Remember a change of hyperparameters at the present step."""
        self.log = (*self.log, Logged(self.learner.steps, changes))

    # Going back ---------------------------------------------------------------------------

    def travel(self, command: Travel) -> Iterator[Event]:
        """Go along the present path."""
        yield from self.leave()
        path, steps, back = self.timeline.path(), self.learner.steps, command.by < 0
        if command.epochs:
            path = [path[0], *(e for e in path[1:-1] if "epoch" in e.moment.kinds), path[-1]]
        beyond = [e for e in path if (e.moment.step < steps if back else e.moment.step > steps)]
        if not beyond or not command.by:
            reason = said("Nothing earlier is kept." if back else "Nothing later is kept.")
            yield Rejected(command, reason)
        elif back:
            yield self.move(beyond[max(command.by, -len(beyond))])
        else:
            yield self.move(beyond[min(command.by, len(beyond)) - 1])

    def go_to(self, command: GoTo) -> Iterator[Event]:
        """Go to any kept moment."""
        yield from self.leave()
        entry = self.timeline.entries.get(command.moment)
        if entry is None:
            yield Rejected(command, said("That moment is kept no longer."))
        else:
            yield self.move(entry)

    def leave(self) -> Iterator[Event]:
        """Before going elsewhere: keep the end of the present branch, to be returned to."""
        if self._at_the_end():
            yield self.keep_as_it_is("tip")

    def move(self, entry: Entry) -> Moved:
        """Put the run back to a moment."""
        timeline, moment = self.timeline, entry.moment
        if entry not in timeline.path():
            timeline.branch = moment.branch
        restore(entry.snapshot, self.learner)
        self.log, self._newest = entry.snapshot.log, entry
        counters = entry.snapshot.counters
        return Moved(moment, self.learner.hyper, counters.position, counters.elapsed)

    def go_on(self) -> Iterator[Event]:
        """Before training: from a moment of the past a new branch begins."""
        if self._at_the_end():
            self.timeline.without_kind("tip", self.timeline.branch)
        else:
            here = self.timeline.at_step(self.learner.steps)
            assert here is not None, "the past has only kept moments"
            yield self.branch_off(here.moment.branch, self.learner.steps)

    def branch_off(self, parent: int, step: int) -> Branched:
        """Begin a new branch, on which the run is from now on."""
        return Branched(*self.timeline.branch_off(parent, step))

    def _at_the_end(self) -> bool:
        return self.learner.steps >= self.timeline.path()[-1].moment.step

    def last_good(self) -> Entry:
        """The newest moment that training went on from without the loss being above the first."""
        first = self.learner.first_loss
        return self.timeline.last_good(float("inf") if first is None else first)
