"""An event as JSON holds it: its name and its fields, for scripts and other programs to read."""

from __future__ import annotations

import math
from dataclasses import asdict
from typing import Any

from engine.events import Event


def record(event: Event) -> dict[str, Any]:
    """The event's name and fields; numbers that JSON does not know become null."""
    return {"event": type(event).__name__, **{k: plain(v) for k, v in asdict(event).items()}}


def plain(value: Any) -> Any:
    """A value that JSON knows."""
    match value:
        case float():
            return value if math.isfinite(value) else None
        case dict():
            return {key: plain(each) for key, each in value.items()}
        case list() | tuple():
            return [plain(each) for each in value]
        case set() | frozenset():
            return sorted(map(plain, value))
        case bytes():
            return value.hex()
        case _:
            return value
