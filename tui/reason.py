"""The reason: what an error that nobody caught is called on the screen."""

from __future__ import annotations

from engine.said import Said, words_of
from tui.say import say


def reason(error: BaseException | None) -> str:
    """Its words; those of an error that was not made for users begin with its kind."""
    if error is None:
        return str(None)
    kind = "" if isinstance(error, ValueError | OSError) else f"{type(error).__name__}: "
    return f"{kind}{say(sentence(error))}"


def sentence(error: BaseException) -> str:
    """What it says, with its template; errors of `data` have one without knowing of `Said`."""
    template, values = getattr(error, "template", None), getattr(error, "values", {})
    if not isinstance(template, str):
        return words_of(error)
    if "reason" in values:  # what the system said is a sentence in the sentence
        values = {**values, "reason": Said(values["reason"], {})}
    return Said(template, values)
