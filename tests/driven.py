"""A trainer driven by hand: send commands, take the events they bring."""

from engine.commands import Inbox
from engine.events import BatchDone, Diverged, Event, Finished, Kept, Started
from engine.hyper import Hyper
from engine.trainer import Trainer

SMALL = Hyper(hidden=(16,), epochs=2, batch_size=60)


def kinds(events: list[Event]) -> list[type]:
    """Event types in order, runs of batches written once, kept moments left out."""
    found: list[type] = []
    for event in events:
        if not isinstance(event, Kept) and not (
            isinstance(event, BatchDone) and found and found[-1] is BatchDone
        ):
            found.append(type(event))
    return found


class Driven:
    """A run that is driven by hand: send commands, take the events they bring."""

    def __init__(self, sets_for, hyper: Hyper = SMALL, **options) -> None:
        self.inbox = Inbox()
        self.trainer = Trainer(sets_for, hyper, **options)
        self.events = self.trainer.run(self.inbox, paused=True, linger=True)
        assert isinstance(next(self.events), Started)

    def until(self, kind: type, *commands) -> list[Event]:
        for command in commands:
            self.inbox.send(command)
        found: list[Event] = []
        for event in self.events:
            found.append(event)
            if isinstance(event, kind):
                return found
            if isinstance(event, Finished | Diverged) and self.inbox.empty():
                break  # it would wait for ever
        raise AssertionError(f"{kind.__name__} never came, but {kinds(found)[:9]}")
