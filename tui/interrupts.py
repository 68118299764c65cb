"""Signals without a screen: told to end, a run stops between two steps and is saved.

Python's own way, an exception wherever the program happens to be, could fall into the middle of a
step and leave half-changed weights.
"""

from __future__ import annotations

import contextlib
import signal
from collections.abc import Callable, Iterator
from types import FrameType

NAMES = ("SIGINT", "SIGTERM", "SIGHUP")  # ctrl+C, kill, the terminal was closed


@contextlib.contextmanager
def stopping(stop: Callable[[], object]) -> Iterator[list[int]]:
    """Call `stop` when a signal comes, and note its number; a second one ends the process."""
    caught: list[int] = []
    before: dict[int, object] = {}

    def restore() -> None:
        for number, handler in before.items():
            signal.signal(number, handler)  # type: ignore[arg-type]
        before.clear()

    def note(number: int, _: FrameType | None) -> None:
        caught.append(number)
        restore()
        stop()

    for number in (getattr(signal, name, None) for name in NAMES):
        # What is ignored stays so (nohup); outside the main thread nothing can be caught.
        if number is not None and signal.getsignal(number) not in (signal.SIG_IGN, None):
            with contextlib.suppress(ValueError):
                before[number] = signal.signal(number, note)
    try:
        yield caught
    finally:
        restore()
