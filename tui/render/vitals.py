"""The table of vitals as cells: one row a layer, each reading as a number and a sparkline."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from tui.render.cells import Cell, fitted, text
from tui.render.numbers import scientific
from tui.say import say
from tui.vitals_course import Reading

if TYPE_CHECKING:  # these need NumPy, which the first frame does not wait for
    from engine.health import Health
    from engine.vitals import LayerVitals

HEALTH, OFF = 12, 10  # columns
NUMBER = 6
READINGS: tuple[tuple[Reading, str, str], ...] = (
    ("activation", "activation", "output"),
    ("gradient", "gradient", "grad"),
    ("weight", "weight", "weight"),
    ("update", "step |ΔW|/|W|", "|ΔW|/|W|"),
)
FINE, ILL = "✓", "✗"


def number(value: float | None) -> str:
    """A size with two digits that matter, in at most six characters; a dash for none."""
    if value is None:
        return "–"
    if not math.isfinite(value):
        return "NaN" if math.isnan(value) else "∞"
    if value == 0:
        return "0"
    if 0.001 <= value < 9999.5:
        return f"{value:.2g}" if value < 99.5 else f"{value:.0f}"
    return scientific(value)


def share(value: float | None) -> str:
    """A relative change as a percentage, in at most six characters."""
    if value is None or not math.isfinite(value) or value == 0:
        return number(value)
    if 0.0001 <= value < 10:
        return f"{value:.2%}" if value < 1 else f"{value:.0%}"
    return scientific(value)


def off(layer: LayerVitals) -> str:
    """The share of units that are off or stuck, where there can be any."""
    if layer.dead is not None:
        return say("{share:.0%} off", share=layer.dead_share)
    if layer.saturated is not None:
        return say("{share:.0%} stuck", share=layer.saturated_share)
    return "–"


def name_width(names: Iterable[str]) -> int:
    """The columns of the layers' names, with the pointer before and a gap behind."""
    return max(map(len, names), default=0) + 2


def spark_width(width: int, named: int) -> int:
    """The columns of each sparkline in a table of this width, the names being `named` wide."""
    each = (width - named - HEALTH - OFF) // len(READINGS)
    return max(each - NUMBER - 2, 0)


def heading(width: int, named: int) -> list[Cell]:
    """What is in the columns."""
    each = NUMBER + 1 + spark_width(width, named)
    names = [long if len(long) <= each else short for _, long, short in READINGS]
    words = "".join(f" {name:>{NUMBER}}".ljust(each + 1)[: each + 1] for name in names)
    return text(f"{' layer':{named}}{say('health'):{HEALTH}}{words} {say('off/stuck')}", "heading")


def row(
    layer: LayerVitals,
    health: Health,
    spark_of: Callable[[Reading], str],
    *,
    named: int,
    chosen: bool,
) -> list[Cell]:
    """One layer: its name, its health, its readings; `spark_of` draws the course of one."""
    sound = health.word == "healthy"
    cells = text(f"{'▸' if chosen else ' '}{layer.name:{named - 1}}", "name")
    sign = FINE if sound else ILL
    style = "sound" if sound else "ill"
    cells += fitted(text(f"{sign} {say(health.word)}", style), HEALTH, style)
    for reading, _, _ in READINGS:
        value: float | None = getattr(layer, reading)
        words = share(value) if reading == "update" else number(value)
        broken = value is not None and not math.isfinite(value)
        cells += text(f" {words:>{NUMBER}} ", "ill" if broken else "number")
        cells += text(spark_of(reading), "spark")
    return cells + text(f" {off(layer):>{OFF - 1}}", "number" if off(layer) != "–" else "note")


def reason(health: Health) -> str:
    """The sentence that says why the layer has its word."""
    sign = FINE if health.word == "healthy" else ILL
    return say(
        "{sign} {layer} is {word}. {reason}",
        sign=sign,
        layer=health.layer,
        word=say(health.word),
        reason=health.reason,
    )
