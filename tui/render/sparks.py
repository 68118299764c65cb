"""Sparklines: a reading's course in one line of bars, whatever numbers it is made of."""

from __future__ import annotations

import math
from collections.abc import Sequence

from tui.render.bars import EIGHTHS, scale_for

BROKEN = "✗"  # a number that is none, or infinite
WIDE = 10.0  # from this ratio on, the scale goes by the logarithm


def spark(values: Sequence[float | None], width: int) -> str:
    """Return the last `width` values as bars, the newest last; a blank where is none.

    The bars rise from 0, or by the logarithm where the largest value is many times the smallest.
    """
    shown = values[-width:] if width > 0 else ()
    known = [value for value in shown if value is not None and math.isfinite(value)]
    positive = [value for value in known if value > 0]
    log = bool(positive) and max(positive) / min(positive) > WIDE
    scale = scale_for(known, log=log)

    def bar(value: float | None) -> str:
        if value is None:
            return " "
        if not math.isfinite(value):
            return BROKEN
        return EIGHTHS[max(round(scale.height(value) * 8), 1)] if value else EIGHTHS[1]

    return "".join(map(bar, shown)).ljust(max(width, 0))
