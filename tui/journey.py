"""The journey: how the run follows a mouse that is dragged over the timeline.

Each moment that it passes is a wish to go there. While the run is on its way to one, only the
newest wish waits: the others would be gone to, drawn and left again, long after the mouse stopped.
"""

from __future__ import annotations

from collections.abc import Callable

from engine.commands import Command, GoTo
from engine.events import Event, Moved, Rejected, Started


class Journey:
    """Sends one wish at a time to the run."""

    def __init__(self, send: Callable[[Command], None]) -> None:
        self._send = send
        self._under_way = False
        self._next: int | None = None

    def to(self, moment: int) -> None:
        """Go to the moment of this number, now or as soon as the run has got to the last one."""
        if self._under_way:
            self._next = moment
        else:
            self._under_way = True
            self._send(GoTo(moment))

    def heard(self, event: Event) -> None:
        """The run has got there, or cannot."""
        match event:
            case Started():
                self._under_way, self._next = False, None
            case Moved() | Rejected(command=GoTo()):
                self._under_way, wanted, self._next = False, self._next, None
                if wanted is not None:
                    self.to(wanted)
