"""Whether there is a terminal that the app can be drawn on."""

from __future__ import annotations

import os
import sys


def unusable() -> str | None:
    """Return what is wrong with the terminal, or None if the app can use it."""
    for name, stream in (("input", sys.__stdin__), ("screen", sys.__stderr__)):
        if stream is None or not stream.isatty():
            return f"the {name} is not a terminal"
    if sys.platform != "win32" and os.environ.get("TERM", "") in ("", "dumb", "unknown"):
        return f"TERM is {os.environ.get('TERM', '')!r}, a terminal that cannot place a cursor"
    encoding = (sys.__stderr__.encoding or "").lower() if sys.__stderr__ else ""
    if "utf" not in encoding:
        return f"the encoding is {encoding or 'unknown'}, not UTF-8 (try LANG=C.UTF-8)"
    return None
