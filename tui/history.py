"""The loss so far, in bounded room: recent steps one by one, the whole run condensed.

A run may have millions of steps; the screen has a hundred columns. Old losses are therefore
kept as bins, each the mean and the largest of so many steps. When there are too many bins,
neighbours are merged in pairs and every bin stands for twice as many steps.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

RECENT = 512  # steps kept one by one: as many as the widest terminal shows
BINS = 512  # bins of the whole run, at the most
POINTS = 256  # validation losses, at the most
SMOOTHING = 0.98  # of the running mean: about the last fifty steps


@dataclass(frozen=True, slots=True)
class Bin:
    """The losses of some consecutive steps."""

    steps: int
    mean: float
    largest: float

    def merged(self, other: Bin) -> Bin:
        """The two as one."""
        steps = self.steps + other.steps
        mean = (self.mean * self.steps + other.mean * other.steps) / steps
        return Bin(steps, mean, max(self.largest, other.largest))


@dataclass(frozen=True, slots=True)
class History:
    """An immutable record of the training loss; `extended` returns a longer one.

    Every bin holds `width` steps, the last one perhaps fewer. `recent` is an array and not a tuple
    because hundreds of moments remember one each: eight bytes a step instead of thirty-two.
    """

    recent: Sequence[float] = field(default_factory=lambda: array("d"))
    bins: tuple[Bin, ...] = ()
    width: int = 1
    steps: int = 0
    first: float | None = None
    now: float | None = None
    best: float | None = None
    smoothed: float | None = None
    validation: tuple[tuple[int, float], ...] = ()

    def extended(self, losses: Sequence[float]) -> History:
        """Add the losses of the next steps, all finite."""
        if not losses:
            return self
        smoothed = losses[0] if self.smoothed is None else self.smoothed
        for loss in losses:
            smoothed = SMOOTHING * smoothed + (1 - SMOOTHING) * loss
        lowest = min(losses)
        bins, width = condensed(self.bins, self.width, losses)
        return replace(
            self,
            recent=array("d", (*self.recent, *losses)[-RECENT:]),
            bins=bins,
            width=width,
            steps=self.steps + len(losses),
            first=losses[0] if self.first is None else self.first,
            now=losses[-1],
            best=lowest if self.best is None else min(lowest, self.best),
            smoothed=smoothed,
        )

    def validated(self, step: int, loss: float) -> History:
        """Add a validation loss; a second one at the same step replaces the first."""
        before = self.validation
        if before and before[-1][0] == step:
            before = before[:-1]
        points = (*before, (step, loss))
        if len(points) > POINTS:
            points = points[:-1:2] + points[-1:]
        return replace(self, validation=points)


def condensed(
    bins: tuple[Bin, ...], width: int, losses: Sequence[float]
) -> tuple[tuple[Bin, ...], int]:
    """Add losses to the bins, merging pairs of bins whenever there are more than `BINS`."""
    grown, at = list(bins), 0
    while at < len(losses):
        if not grown or grown[-1].steps == width:
            if len(grown) == BINS:
                grown = [a.merged(b) for a, b in zip(grown[::2], grown[1::2], strict=True)]
                width *= 2
                continue
            room, begun = width, None
        else:
            begun = grown.pop()
            room = width - begun.steps
        part = losses[at : at + room]
        at += len(part)
        new = Bin(len(part), sum(part) / len(part), max(part))
        grown.append(begun.merged(new) if begun else new)
    return tuple(grown), width


def recalled(
    curve: Sequence[tuple[int, float, float]], validation: tuple[tuple[int, float], ...]
) -> History:
    """A history of which only stretches of (steps, mean, largest) are known."""
    bins = tuple(Bin(*stretch) for stretch in curve)
    while len(bins) > BINS:
        odd = (bins[-1],) if len(bins) % 2 else ()
        bins = (*(a.merged(b) for a, b in zip(bins[::2], bins[1::2], strict=False)), *odd)
    if not bins:
        return History(validation=validation[-POINTS:])
    last = bins[-1].mean
    return History(
        bins=bins,
        width=bins[0].steps,
        steps=sum(each.steps for each in bins),
        first=bins[0].largest,  # which of them it was is not known; it was no higher
        now=last,
        best=min(each.mean for each in bins),
        smoothed=last,
        validation=validation[-POINTS:],
    )


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the condensed chart: the mean and the largest loss of its steps."""

    mean: float
    largest: float


@dataclass(frozen=True, slots=True)
class Span:
    """How steps are laid out in columns: `steps` of them, a bin `width` steps, in `count` columns.

    Histories laid out by the same span can be compared column by column.
    """

    steps: int
    width: int
    count: int

    def column(self, step: int) -> int:
        """The column in which a step (from 1) lies; that of its bin."""
        begins = (max(step, 1) - 1) // self.width * self.width
        return min(begins * self.count // self.steps, self.count - 1) if self.steps else 0


def span_of(histories: Iterable[History], room: int) -> Span:
    """Lay the longest of some histories out in at most `room` columns, none of them empty."""
    longest = max(histories, key=lambda history: history.steps)
    steps, width = longest.steps, longest.width
    bins = max(steps // width, min(steps, 1))
    return Span(steps, width, max(min(room, bins), 0))


def columns(history: History, span: Span) -> tuple[Column, ...]:
    """Condense a history into the columns that a span has for it."""
    if not history.bins or span.count <= 0:
        return ()
    count = span.column(history.steps) + 1
    steps, sums, largest = [0] * count, [0.0] * count, [0.0] * count
    step = 1
    for each in history.bins:
        at = span.column(step)
        steps[at] += each.steps
        sums[at] += each.mean * each.steps
        largest[at] = max(largest[at], each.largest)
        step += each.steps
    result: list[Column] = []
    for at in range(count):
        if steps[at]:
            result.append(Column(sums[at] / steps[at], largest[at]))
        else:  # its bins are wider than the span's: the one before reaches as far as this
            result.append(result[-1])
    return tuple(result)
