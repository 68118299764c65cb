"""Numbers as people read them, each within a known width."""

from __future__ import annotations

import math
import re

from tui.say import say


def loss(value: float | None) -> str:
    """A loss with four digits that matter, at most seven characters; a dash for none."""
    if value is None:
        return "–"
    if value < 9.99995:
        return f"{value:.4f}"
    if value < 1000:
        return f"{value:.4g}"
    return f"{value:.0f}" if value < 1e5 else f"{value:.1e}"


def short_loss(value: float | None) -> str:
    """A loss in four characters, `.059`, `2e-4` or `2.30`, for narrow panes."""
    if value is None:
        return "–"
    if 999.5 <= value < math.inf or 1e-9 < value < 0.00095:
        return scientific(value)
    return f"{value:.3f}"[1:] if value < 0.9995 else f"{value:.3f}"[:4].rstrip(".")


def scientific(value: float) -> str:
    """`3e-7`, without the zeros that Python puts into the exponent."""
    return unpadded(f"{value:.0e}")


def unpadded(words: str) -> str:
    """A number as Python writes it, with `e-7` for `e-07` and `e5` for `e+05`."""
    return re.sub(r"e\+?(-?)0*(?=\d)", r"e\1", words)


def duration(seconds: float | None) -> str:
    """`0:07`, `12:30` or `1:02:05`; a dash for none."""
    if seconds is None:
        return "–"
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def rate(value: float | None) -> str:
    """A number of things per second: `940`, `8.4k`, `56k`, `1.2M`; a dash for none."""
    if value is None:
        return "–"
    for size, letter in ((1e6, "M"), (1e3, "k")):
        if value >= size:
            scaled = value / size
            return f"{scaled:.1f}{letter}" if scaled < 10 else f"{scaled:.0f}{letter}"
    return f"{value:.0f}"


def percent(share: float, decimals: int = 2) -> str:
    """A share from 0 to 1 as `97.31%`, never rounded up to 100%."""
    step = 10.0 ** (decimals + 2)
    shown = min(share, 1 - 1 / step) if share < 1 else share
    return f"{shown * 100:.{decimals}f}%"


def difference(value: float, half: float) -> str:
    """A difference and half its interval, `−0.0123 ± 0.0041`, the latter with two digits."""
    size = math.floor(math.log10(half)) if half > 0 and math.isfinite(half) else -3
    decimals = min(max(1 - size, 2), 6)
    return f"{value:+.{decimals}f} ± {half:.{decimals}f}".replace("-", "−")


def memory(used: int, budget: int) -> str:
    """`kept 38 of 256 MB`."""
    return say("kept {used:.0f} of {budget:.0f} MB", used=used / 2**20, budget=budget / 2**20)
