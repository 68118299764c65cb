"""The terminal itself: whether the app can be drawn on it, and how it is left clean."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable

from tui.say import say

DRIVER = "tui.serve.driver:PipeDriver"  # how the server tells an app that a tab is its terminal


def served() -> bool:
    """Whether a tab in a browser is the terminal; the standard output then belongs to it."""
    return os.environ.get("TEXTUAL_DRIVER") == DRIVER


def unusable() -> str | None:
    """Return what is wrong with the terminal, or None if the app can use it."""
    if served():
        return None
    if sys.__stdin__ is None or not sys.__stdin__.isatty():
        return say("the input is not a terminal")
    if sys.__stderr__ is None or not sys.__stderr__.isatty():
        return say("the screen is not a terminal")
    if sys.platform != "win32" and os.environ.get("TERM", "") in ("", "dumb", "unknown"):
        term = os.environ.get("TERM", "")
        return say("TERM is {term!r}, a terminal that cannot place a cursor", term=term)
    return None


def speaks_unicode() -> bool:
    """Whether more than ASCII can be written on the screen."""
    return "utf" in (getattr(sys.__stderr__, "encoding", None) or "").lower()


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
