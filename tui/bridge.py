"""The bridge: the one place where the screen meets the trainer.

`run` loops over a run's events in a worker thread and hands them over in bursts, for a message
at every mini-batch would cost more than it tells. Rare events go at once; the ends of epochs,
with a small network, are none. What flows waits until the screen has taken the last burst, and a
while longer if drawing it was expensive, so that a large terminal or a slow machine costs
training no more than a small one; none is ever dropped.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

from engine.commands import Command, Inbox, Stop
from engine.events import BatchDone, EpochDone, Event, Kept, TwinStep

OpenRun = Callable[[Inbox], Iterator[Event]]

BURSTS_PER_SECOND = 12.0
SCREEN_SHARE = 0.02  # of the time may go into drawing bursts
PASSING = frozenset({"epoch", "best"})  # reasons to keep a moment while training goes on
SLOWEST = 0.5  # seconds between two bursts, however expensive they are


def flows(event: Event) -> bool:
    """Whether there are several or thousands a second of it, and always more to come.

    A step, the end of an epoch, and a moment kept in passing are followed by a step, a pause or
    the end. What answers the user is not: it would be left lying.
    """
    if isinstance(event, Kept):
        return PASSING.issuperset(event.moment.kinds)
    return isinstance(event, BatchDone | EpochDone | TwinStep)


class Bridge:
    """One run from beginning to end; a restart happens inside it.

    `open_run` makes the run's events, loading data as it begins; `deliver` is called from the
    worker thread and must be safe there. There are at most `per_second` hand-overs a second of
    what flows; over a slow link fewer are better.
    """

    def __init__(
        self,
        open_run: OpenRun,
        deliver: Callable[[tuple[Event, ...]], object],
        per_second: float = BURSTS_PER_SECOND,
    ) -> None:
        self._open_run, self._deliver = open_run, deliver
        self._shortest = self._interval = 1 / per_second
        self._longest = max(SLOWEST, self._shortest)
        self._inbox = Inbox()
        self._waiting = False

    def send(self, command: Command) -> None:
        """Ask the trainer for something; called from the screen's thread, never waits."""
        self._inbox.send(command)

    def close(self) -> None:
        """End the run; the worker is gone after the present batch."""
        self.send(Stop())

    def taken(self, cost: float = 0.0) -> None:
        """The screen is ready for another burst; `cost` are its CPU seconds since the last."""
        self._interval = min(max(self._shortest, cost / SCREEN_SHARE), self._longest)
        self._waiting = False

    def run(self) -> None:
        """Hand over all events of the run; returns when it has ended."""
        gathered: list[Event] = []
        due = 0.0
        for event in self._open_run(self._inbox):
            gathered.append(event)
            if not flows(event) or (not self._waiting and time.monotonic() >= due):
                self._waiting = True
                self._deliver(tuple(gathered))
                gathered.clear()
                due = time.monotonic() + self._interval
        if gathered:
            self._deliver(tuple(gathered))
