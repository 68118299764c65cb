"""The loss as charts: the last steps one by one, and the whole run condensed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from tui.history import History, Span, columns
from tui.progress import Mark
from tui.render import bars
from tui.render.cells import Cell, fitted, text
from tui.render.numbers import loss as loss_text
from tui.say import say
from tui.twin_view import TwinView
from tui.wide import Wide, wrap

GUTTER = 7  # columns for the numbers of the scale
POINT, TWIN, GHOST = "•", "×", "━"  # a validation loss, the twin's loss, the course left behind
BEYOND = "↑"  # at the top edge: a loss that is higher than the chart
SPIKE = 2.0  # times as high as what is usual; a higher loss is cut off
USUAL = 0.9  # of the columns are no higher than what is usual
WIDE = 50  # columns of a chart whose axis has room for words
Lines = list[list[Cell]]


def framed(rows: Lines, scale: bars.Scale, axis: list[Cell]) -> Lines:
    """Put the numbers of the scale to the left of a chart and the axis below it."""
    gutter = [" " * GUTTER] * len(rows)
    if len(rows) > 1:
        gutter[-1] = f"{loss_text(scale.low):>{GUTTER - 1}} "
    gutter[0] = f"{loss_text(scale.high):>{GUTTER - 1}} "
    lines = [text(label, "label") + row for label, row in zip(gutter, rows, strict=True)]
    return [*lines, text(" " * GUTTER) + axis]


def axis_line(title: str, width: int, marks: list[int]) -> list[Cell]:
    """A base line that carries its title and a mark where something was changed.

    The title moves to the right end if fewer marks are in its way there; those in its way after
    all stand beside it.
    """
    left, right = Wide(f"╶ {title} "), Wide(f" {title} ╴")
    room = cell_len(left)
    shown = [at for at in marks if 0 <= at < width]
    moved = sum(at >= width - room for at in shown) < sum(at < room for at in shown)
    cells = fitted(text(f"{right:─>{width}}" if moved else f"{left:─<{width}}", "label"), width)
    first = max(width - room, 0) if moved else 1  # the blanks around the title's words
    last = first + room - 2
    for at in shown:
        inside = first < at < last
        beside = first if at - first <= last - at or last >= width else last
        cells[beside if inside else at] = ("▲", "mark")
    return cells


def promise(words: str, title: str, *, size: tuple[int, int]) -> Lines:
    """An empty chart: what will be drawn there, above the axis on which it will stand."""
    width, height = size
    lines = wrap(words, width)[: height - 1]
    blank = height - 1 - len(lines)
    lines = [""] * (blank // 2) + lines + [""] * (blank - blank // 2)
    axis = text(" " * GUTTER) + axis_line(title, width, [])
    return [*(text(" " * GUTTER + line, "label") for line in lines), axis]


def put(grid: Lines, at: int, share: float, cell: Cell) -> None:
    """Put a sign in front of the bars, at a height between 0 and 1; they show behind it."""
    height, (letter, style) = len(grid), cell
    row = height - 1 - min(int(share * height), height - 1)
    block, part = grid[row][at]
    if part in (bars.SOLID, bars.FAINT) and block == bars.EIGHTHS[8]:
        style = f"{style}-on-{part}"
    elif "-on-" in part:
        style = f"{style}-on-{part.rpartition('-on-')[2]}"
    grid[row][at] = (letter, style)


def recent_chart(
    history: History,
    marks: tuple[Mark, ...],
    twin: TwinView | None = None,
    *,
    size: tuple[int, int],
    log: bool,
) -> Lines:
    """The last steps, one column each; `size` is (width, height) with the axis."""
    width, height = size
    shown = history.recent[-width:]
    first = history.steps - len(shown)
    points = twin_points(twin, first, len(shown)) if twin else []
    scale = bars.scale_for([*shown, *(loss for _, loss in points)], log=log)
    places = [mark.step - first for mark in marks]
    title = say("last {count} steps" if shown else "each step", count=len(shown))
    grid = bars.rows([(loss, loss) for loss in shown], height - 1, scale, width)
    for at, loss in points:
        put(grid, at, scale.height(loss), (TWIN, "twin"))
    return framed(grid, scale, axis_line(title, width, places))


def twin_points(twin: TwinView, first: int, count: int) -> list[tuple[int, float]]:
    """The twin's losses since the fork as (column, loss); the first column is step `first` + 1."""
    history = twin.history
    since = history.steps - len(history.recent)
    places = ((since + at, loss) for at, loss in enumerate(history.recent))
    return [
        (at - first, loss) for at, loss in places if at >= twin.began and 0 <= at - first < count
    ]


@dataclass(frozen=True, slots=True)
class Other:
    """Another course to compare the run with, from step `since` on: a twin, or one left behind."""

    history: History
    since: int
    name: str
    twin: bool = False

    def columns(self, span: Span) -> list[tuple[int, float]]:
        """Its columns and their mean losses."""
        means = [column.mean for column in columns(self.history, span)]
        return list(enumerate(means))[span.column(self.since + 1) :]


def whole_chart(
    history: History,
    marks: tuple[Mark, ...],
    span: Span,
    other: Other | None = None,
    *,
    size: tuple[int, int],
    log: bool,
) -> Lines:
    """The whole run, each column the mean of its steps (faint: their largest).

    On the linear scale a spike is cut off, for it would flatten all the rest; the axis tells its
    height.
    """
    width, height = size
    pairs = [(column.mean, column.largest) for column in columns(history, span)]
    others = other.columns(span) if other else []
    points = [(span.column(step), loss) for step, loss in history.validation]
    first = others[0][0] if others else 0  # what is compared fills the chart; before may be cut off
    tops = [*((at, largest) for at, (_, largest) in enumerate(pairs)), *others, *points]
    compared = [(at, loss) for at, loss in tops if at >= first]
    losses = [loss for _, loss in compared]
    lows = [mean for mean, _ in pairs[first:]]
    scale = bars.scale_for([*lows, *losses] if log else usual(losses, history.first), log=log)
    grid = whole_bars(pairs, others, scale, (width, height - 1))
    sign = (TWIN, "twin") if other and other.twin else (GHOST, "ghost")
    signs = [(at, loss, sign) for at, loss in others]
    for at, loss, cell in [*signs, *((at, loss, (POINT, "validation")) for at, loss in points)]:
        if at < len(pairs):
            put(grid, at, scale.height(loss), cell)
    for at in {at for at, loss in compared if loss > scale.high}:
        put(grid, at, 1.0, (BEYOND, "mark"))
    places = [span.column(mark.step + 1) for mark in marks if pairs]
    title = whole_title(span.steps, max(losses, default=0.0), scale, wide=width >= WIDE)
    title += f" · {other.name}" if other and others else ""
    return framed(grid, scale, axis_line(title, width, places))


def usual(losses: Sequence[float], first: float | None) -> list[float]:
    """Those that are no spikes: at most twice the run's first loss, or twice what is common."""
    ranked = sorted(losses)
    common = ranked[int(USUAL * (len(ranked) - 1))] if ranked else 0.0
    bound = SPIKE * max(first or 0.0, common)
    return [loss for loss in ranked if loss <= bound]


def whole_bars(
    pairs: Sequence[tuple[float, float]],
    others: Sequence[tuple[int, float]],
    scale: bars.Scale,
    size: tuple[int, int],
) -> Lines:
    """The run's columns, and where another course is longer, that one's in its own colour."""
    width, height = size
    beyond = [(loss, loss) for at, loss in others if at >= len(pairs)]
    grid = bars.rows([*pairs, *beyond], height, scale, width)
    for row in grid:
        row[len(pairs) :] = [(c, "beyond" if c != " " else part) for c, part in row[len(pairs) :]]
    return grid


def whole_title(steps: int, highest: float, scale: bars.Scale, *, wide: bool) -> str:
    """What the axis says; first of all how high what was cut off is."""
    words = say("all {steps:,} steps" if steps else "the whole run", steps=steps)
    if highest <= scale.high:
        return words
    peak = loss_text(highest)
    return f"{say('↑ up to {peak}', peak=peak) if wide else f'{BEYOND} {peak}'} · {words}"
