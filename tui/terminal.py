"""The terminal itself: whether the app can be drawn on it, and how it is left clean."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable

DRIVER = "tui.serve.driver:PipeDriver"  # how the server tells an app that a tab is its terminal


def served() -> bool:
    """Whether a tab in a browser is the terminal; the standard output then belongs to it."""
    return os.environ.get("TEXTUAL_DRIVER") == DRIVER


def unusable() -> str | None:
    """Return what is wrong with the terminal, or None if the app can use it."""
    if served():
        return None
    for name, stream in (("input", sys.__stdin__), ("screen", sys.__stderr__)):
        if stream is None or not stream.isatty():
            return f"the {name} is not a terminal"
    if sys.platform != "win32" and os.environ.get("TERM", "") in ("", "dumb", "unknown"):
        return f"TERM is {os.environ.get('TERM', '')!r}, a terminal that cannot place a cursor"
    encoding = (sys.__stderr__.encoding or "").lower() if sys.__stderr__ else ""
    if "utf" not in encoding:
        return f"the encoding is {encoding or 'unknown'}, not UTF-8 (try LANG=C.UTF-8)"
    return None


def on_termination(end: Callable[[int], object]) -> None:
    """Call `end` with the signal's number when told to end from outside, in the event loop.

    Without it the process would die at once and leave the terminal as the app had set it up.
    """
    import asyncio

    for number in (signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM)):
        try:
            asyncio.get_running_loop().add_signal_handler(number, end, number)
        except (NotImplementedError, RuntimeError, ValueError):
            return  # not the main thread, or a system without signals
