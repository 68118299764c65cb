"""Curves: a schedule as a row of blocks, from the first step to the last."""

from __future__ import annotations

from engine.schedules import SCHEDULES
from tui.render.bars import EIGHTHS


def schedule_curve(name: str, width: int = 12) -> str:
    """The learning-rate factor over the run in `width` blocks: `▂▅█▇▆▅▄▃▂▁▁▁`."""
    factors = (SCHEDULES[name](at / (width - 1)) for at in range(width))
    return "".join(EIGHTHS[max(round(factor * 8), 1)] for factor in factors)
