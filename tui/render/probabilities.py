"""Ten probabilities as rows: the class, a bar, the number, the logit, and what it is.

The truth and a wrong answer are marked in words. The enlarged digit and the view of a digit draw
the same rows.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from tui.render import numbers
from tui.render.bars import meter
from tui.render.cells import Cell, text
from tui.say import say

TRUTH, ANSWER = "truth", "answer"
WIDE = 44  # from this width on a wrong answer is called so; the sign is always there


@dataclass(frozen=True, slots=True)
class Row:
    """One class; `mark` is TRUTH, ANSWER for a wrong one, or nothing."""

    label: int
    full: str
    empty: str
    percent: str
    mark: str


def rows(probabilities: Sequence[float], label: int | None, guess: int, width: int) -> list[Row]:
    """All classes with bars of `width` columns; without a label the guess is just an answer."""
    found = []
    for at, p in enumerate(probabilities):
        full, empty = meter(p if math.isfinite(p) else 0.0, width)
        mark = TRUTH if at == label else ANSWER if at == guess else ""
        found.append(Row(at, full, empty, numbers.percent(p), mark))
    return found


def lines(
    probabilities: Sequence[float],
    logits: Sequence[float],
    label: int | None,
    guess: int,
    width: int,
) -> list[list[Cell]]:
    """One line for each class, to fit `width` columns."""
    long = width >= WIDE
    room = max(width - 2 - 8 - 7 - (9 if long else 6), 3)
    drawn = []
    for row, logit in zip(rows(probabilities, label, guess, room), logits, strict=True):
        style, word = {TRUTH: ("right", say(TRUTH)), ANSWER: ("wrong", "✗")}.get(row.mark, ("", ""))
        if row.mark == ANSWER and label is None:
            style, word = "right", say("guess")
        elif row.mark == ANSWER and long:
            word = f"✗ {say(ANSWER)}"
        cells = text(f"{row.label} ", style or "label")
        cells += text(row.full, style or "bar") + text(row.empty, "faint")
        cells += text(f"{row.percent:>8}", style) + text(signed(logit), "label")
        drawn.append(cells + text(f" {word}", style))
    return drawn


def signed(logit: float) -> str:
    """A logit in seven columns, with two decimals if they fit."""
    decimals = 2 if abs(logit) < 99.995 else 0
    words = f"{logit:+7.{decimals}f}" if abs(logit) < 1e5 else f"{logit:+7.0e}"
    return words.replace("-", "−", 1)
