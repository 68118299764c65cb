"""Keys take turns: the next one is handed on when all has been done that the one before asked for.

Textual hands a key to what has the focus at that moment, and what follows from it happens a little
later. Fast hands, a slow line and a paste send several keys at once: of `enter 2 . 5` the digits
belong to the line that enter opens, and not to the pane, where they are keys of other actions.
"""

from __future__ import annotations

from collections import deque
from time import monotonic

from textual.app import App
from textual.events import Event, Key, Paste
from textual.message_pump import MessagePump

ROUNDS = 2  # the key itself travels in the first, what it asked a pane for in the second
PATIENCE = 1.0  # seconds after which a turn is over, whatever hangs: no key is ever the last one


class Turns(App[None]):
    """Takes what is typed one by one."""

    def __init__(self) -> None:
        super().__init__()
        self._typed: deque[Key | Paste] = deque()  # not yet handed on
        self._turn, self._ends = 0, 0.0  # its number, and when it is over at the latest

    async def on_event(self, event: Event) -> None:
        """Hand on what is not typed at once, and what is typed in its turn."""
        if not isinstance(event, Key | Paste) or event.is_forwarded:
            await super().on_event(event)
            return
        self._typed.append(event)
        if monotonic() >= self._ends:
            while len(self._typed) > 1:  # behind a turn that hung
                await self.hand_on(self._typed.popleft())
            await self._next_turn()

    async def hand_on(self, event: Key | Paste) -> None:
        """Give it to what has the focus."""
        await super().on_event(event)

    async def _next_turn(self) -> None:
        self._turn, self._ends = self._turn + 1, monotonic() + PATIENCE
        path = self._path()
        await self.hand_on(self._typed.popleft())
        await self._follow(self._turn, path, ROUNDS)

    def _path(self) -> deque[MessagePump]:
        """The queues that a key goes through, and what comes of it: from the focus to the app."""
        if not self.screen_stack:
            return deque()  # the app ends
        return deque((self.focused or self.screen).ancestors_with_self)

    async def _follow(self, turn: int, path: deque[MessagePump], rounds: int) -> None:
        """Come back when the next queue is through with what it holds; at the end, end the turn."""
        if turn != self._turn:
            return
        while path:
            if path.popleft().call_later(self._follow, turn, path, rounds):
                return  # a queue that is closed is passed over
        if rounds > 1:
            await self._follow(turn, self._path(), rounds - 1)
        elif self._typed:
            await self._next_turn()
        else:
            self._ends = 0.0
