"""Korean as a test hears it: there is Hangul in it, and no piece of an English sentence."""

from __future__ import annotations

import re

from tui.reason import reason
from tui.say import say, speak

HANGUL = re.compile("[가-힣]")
IN_A_ROW = re.compile(r"[A-Za-z][A-Za-z'-]*(?: [A-Za-z][A-Za-z'-]*){2,}")
TERMS = frozenset({
    "accuracy", "affine", "batch", "best", "bias", "chainrule", "class", "epoch", "gradient",
    "header", "hidden", "init", "label", "layer", "leaky-relu", "learning", "logit", "loop",
    "loss", "mean", "mini-batch", "momentum", "nesterov", "none", "normal", "one-cycle",
    "optimizer", "parameter", "range", "rate", "schedule", "set", "size", "smoothing", "std",
    "step", "test", "train", "training", "unit", "val", "validation", "weight",
})  # fmt: skip
NAMES = frozenset({"overfitting", "main"})  # called the same in Korean


def in_korean(words: str | BaseException) -> str:
    """What a user who reads Korean is told."""
    speak("ko")
    try:
        return reason(words) if isinstance(words, BaseException) else say(words)
    finally:
        speak("en")


def english_in(text: str) -> list[str]:
    """Three or more Latin words in a row that are not all terms of the field."""
    return [row for row in IN_A_ROW.findall(text) if not TERMS.issuperset(row.lower().split())]


def assert_korean(*texts: str | BaseException) -> None:
    """Each is Korean from end to end, or a name."""
    for text in texts:
        korean = in_korean(text)
        assert HANGUL.search(korean) or korean in NAMES, korean
        assert not english_in(korean), korean
