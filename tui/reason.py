"""The reason: what an error that nobody caught is called on the screen."""

from __future__ import annotations


def reason(error: BaseException | None) -> str:
    """Its words; those of an error that was not made for users begin with its kind."""
    kind = "" if isinstance(error, ValueError | OSError) else f"{type(error).__name__}: "
    return f"{kind}{error}"
