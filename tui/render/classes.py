"""The classes: how well each digit is read, how sure that is, and their race over the epochs.

One row a class: its share of right answers, its place among the ten, the 95% interval of the
share as a line, and the share at the end of each epoch as columns.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.render import bars, numbers
from tui.render.cells import Cell, fitted, text
from tui.render.digits import name
from tui.say import say

if TYPE_CHECKING:  # it needs NumPy, which the first frame does not wait for
    from engine.mistakes import ClassAccuracy

LABEL, SHARE, PLACE, GAP = 3, 7, 5, 2  # columns; what they leave goes to the interval and the race
INTERVAL = 0.55  # of what is left
BROADEST = 3  # columns of an epoch
GRAIN = 20  # the scale begins at a multiple of a twentieth
Epochs = Sequence[tuple[int, tuple[float, ...]]]  # (epoch, share of each class)


@dataclass(frozen=True, slots=True)
class Columns:
    """The widths of the interval and of the race."""

    interval: int
    race: int

    @classmethod
    def within(cls, width: int) -> Columns:
        """Share out what the other columns leave."""
        left = max(width - LABEL - SHARE - PLACE - GAP, 12)
        interval = round(left * INTERVAL)
        return cls(interval, left - interval)


def places(shares: Sequence[float]) -> list[int]:
    """The place of each class, 1 for the best; equals share one."""
    return [1 + sum(other > share for other in shares) for share in shares]


def moves(now: Sequence[float], before: Sequence[float] | None) -> list[str]:
    """▲ for a class that gained places since, ▼ for one that lost some."""
    if not before:
        return [" "] * len(now)
    pairs = zip(places(now), places(before), strict=True)
    return ["▲" if new < old else "▼" if new > old else " " for new, old in pairs]


def floor_of(shares: Sequence[float]) -> float:
    """Where a scale up to 100% begins that holds all shares."""
    lowest = min(shares, default=0.0)
    return min(math.floor(lowest * GRAIN) / GRAIN, 1 - 1 / GRAIN)


def interval_cells(known: ClassAccuracy, low: float, width: int) -> list[Cell]:
    """The interval as a line from end to end, with a point for the share itself."""

    def column(share: float) -> int:
        return min(max(round((share - low) / (1 - low) * (width - 1)), 0), width - 1)

    cells = text(" " * width)
    first, last = column(known.interval.low), column(known.interval.high)
    cells[first : last + 1] = text("─" * (last + 1 - first), "interval")
    cells[column(known.accuracy)] = ("●", "point")
    return cells


def race(epochs: Epochs, label: int, size: tuple[int, int]) -> list[list[Cell]]:
    """One class's share at the end of each epoch, on the scale that all classes share."""
    width, height = size
    shown = shown_epochs(epochs, width)
    scale = bars.Scale(floor_of([share for _, each in shown for share in each]), 1.0)
    broad = min(max(width // max(len(shown), 1), 1), BROADEST)
    columns = [(each[label], each[label]) for _, each in shown for _ in range(broad)]
    rows = bars.rows(columns, height, scale, width)
    return [[(letter, "race" if letter != " " else "") for letter, _ in row] for row in rows]


def shown_epochs(epochs: Epochs, width: int) -> Epochs:
    """The last ones, as many as there are columns."""
    return epochs[-width:]


def heading(low: float, epochs: Epochs, columns: Columns) -> list[Cell]:
    """The words and the ends of the scale above the columns."""
    ends = f"{low:.0%}{'100%':>{columns.interval - len(f'{low:.0%}')}}"
    shown = shown_epochs(epochs, columns.race)
    course = f"ep {shown[0][0]}–{shown[-1][0]}" if shown else say("race")
    if len(shown) == 1:
        course = f"ep {shown[0][0]}"
    words = f"{'':{LABEL}}{say('right'):<{SHARE}}{say('rank'):<{PLACE}}{ends}{'':{GAP}}{course}"
    return text(words, "label")


def table(
    classes: Sequence[ClassAccuracy],
    epochs: Epochs,
    before: Sequence[float] | None,
    chosen: int,
    *,
    size: tuple[int, int],
) -> list[list[Cell]]:
    """All rows, each `size[1]` lines high; `before` are the shares to compare the places with."""
    width, height = size
    columns = Columns.within(width)
    low = floor_of([known.interval.low for known in classes])
    shares = [known.accuracy for known in classes]
    ranks, signs = places(shares), moves(shares, before)
    lines = [heading(low, epochs, columns)]
    for label, known in enumerate(classes):
        here = label == chosen
        share = numbers.percent(known.accuracy, 1)
        cells = text(f"{'▸' if here else ' '}{label} ", "chosen" if here else "label")
        cells += text(f"{share:<{SHARE}}", "chosen" if here else "")
        cells += text(f"{ranks[label]:>2} ") + text(f"{signs[label]} ", sign_style(signs[label]))
        cells += interval_cells(known, low, columns.interval) + text(" " * GAP)
        course = race(epochs, label, (columns.race, height)) if epochs else [[]] * height
        lines += [fitted([], len(cells)) + each for each in course[:-1]]
        lines.append(cells + course[-1])
    return lines


def sign_style(sign: str) -> str:
    """Gained is blue, lost is orange; the arrows say the same."""
    return {"▲": "gained", "▼": "lost"}.get(sign, "")


def summary(classes: Sequence[ClassAccuracy]) -> str:
    """The best and the hardest class, and whether the difference means anything."""
    known = [each for each in classes if each.total]
    if not known:
        return ""
    best = max(known, key=lambda each: each.accuracy)
    hardest = min(known, key=lambda each: each.accuracy)
    return say(
        "Easiest are the {easiest}, {best}; hardest the {hardest}, {least}. Their intervals "
        "overlap: it may be chance."
        if hardest.interval.high >= best.interval.low
        else "Easiest are the {easiest}, {best}; hardest the {hardest}, {least}: more than chance.",
        easiest=name(best.label),
        best=numbers.percent(best.accuracy, 1),
        hardest=name(hardest.label),
        least=numbers.percent(hardest.accuracy, 1),
    )
