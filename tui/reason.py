"""The reason: what an error that nobody caught is called on the screen."""

from __future__ import annotations

from engine.said import Said
from tui.say import say


def reason(error: BaseException | None) -> str:
    """Its words; those of an error that was not made for users begin with its kind."""
    kind = "" if isinstance(error, ValueError | OSError) else f"{type(error).__name__}: "
    words = error.args[0] if error and error.args else None
    return f"{kind}{say(words) if isinstance(words, Said) else error}"
