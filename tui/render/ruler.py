"""The ruler as a chart: what the next step would do to the loss, were it shorter or longer.

A line stands for the loss before the step. From it bars hang down where the step lowers the loss
of its own mini-batch, and stand up where it raises it; beside each a mark does the same for images
held out. The factors, the learning rates and the losses themselves are written below.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len

from engine.scales import times
from tui.render import bars, numbers
from tui.render.cells import Cell, fitted, text
from tui.say import say
from tui.wide import Wide

if TYPE_CHECKING:
    from engine.ruler import Ruler

Lines = list[list[Cell]]
LABEL, BEFORE = 11, 7  # columns for the names of the rows, and for the losses before the step
GUTTER = LABEL + BEFORE
WIDEST = 14  # columns of one factor
HELD, CUT = "●", "▲"  # a loss of images held out; one too high for the chart
REACH = 2.0  # the chart shows harm up to so many times the largest gain
TABLE = 4  # lines below the chart


@dataclass(frozen=True, slots=True)
class Heights:
    """How many rows there are above and below the line, and the nats of one row.

    Where nothing changes a row stands for no size: `unit` is infinite.
    """

    above: int
    below: int
    unit: float

    def eighths(self, change: float) -> int:
        """A change of the loss in eighths of a row; one that is no number is the worst."""
        highest = self.above * 8 + 1
        if not math.isfinite(change):
            return highest
        return min(round(change / self.unit * 8), highest)

    def row(self, change: float) -> int:
        """The row in which a mark belongs, counted from the top."""
        rows = round(self.eighths(change) / 8)
        return min(max(self.above - rows, 0), self.above + self.below)

    def beyond(self, change: float) -> bool:
        """Whether a change is too large for the chart."""
        return self.eighths(change) > self.above * 8


def heights(changes: list[float], rows: int) -> Heights:
    """Divide `rows`, less the one of the line, between gain and harm by their sizes."""
    finite = [change for change in changes if math.isfinite(change)]
    gain = max([0.0, *(-change for change in finite)])
    harm = max([0.0, *finite])
    if len(finite) < len(changes):
        harm = max(harm, gain, 1e-6)
    if gain:
        harm = min(harm, REACH * gain)
    if not gain + harm:
        return Heights(0, rows - 1, math.inf)
    above = round((rows - 1) * harm / (gain + harm))
    above = min(max(above, bool(harm)), rows - 1 - bool(gain))
    below = rows - 1 - above
    unit = max(harm / above if above else 0.0, gain / below if below else 0.0)
    return Heights(above, below, unit)


def column_width(width: int, factors: int) -> int:
    """Columns of each factor."""
    return min(max((width - GUTTER) // factors, 3), WIDEST)


def chart(ruler: Ruler, width: int, height: int) -> Lines:
    """A line that names the edge, the bars and marks, and the table; `height` lines in all.

    Where there is little room, the table alone.
    """
    each = column_width(width, len(ruler.marks))
    rows = height - TABLE - 1
    if rows < 3:
        return table(ruler, each)[: max(height, 0)]
    start = ruler.start
    changes = [(at.batch - start.batch, at.held_out - start.held_out) for at in ruler.marks]
    if ruler.is_still:
        changes = [(0.0, 0.0)] * len(changes)
    scale = heights([change for pair in changes for change in pair], rows)
    grid = empty_grid(scale, each * len(changes))
    for place, (batch, held_out) in enumerate(changes):
        wide = max(each - 4, 1)
        left = GUTTER + place * each + (each - wide - 2) // 2
        draw_bar(grid, scale, batch, range(left, left + wide))
        sign = CUT if scale.beyond(held_out) else HELD
        grid[scale.row(held_out)][left + wide + 1] = (sign, "held")
    at = edge_column(ruler, each)
    if at is not None:
        for row in grid:
            letter, style = row[at]
            if letter in " ─":
                row[at] = ("┊" if letter == " " else "┼", "edge")
            else:
                row[at] = (letter, style)
    return [edge_line(ruler, at, GUTTER + each * len(changes)), *grid, *table(ruler, each)]


def empty_grid(scale: Heights, width: int) -> Lines:
    """The line and blanks around it, with the numbers of the scale at the left."""
    grid = [text(" " * (GUTTER + width)) for _ in range(scale.above + scale.below + 1)]
    labels = {scale.above: say("before the step")}
    if scale.above and scale.unit < math.inf:
        labels[0] = change_text(scale.above * scale.unit)
    if scale.below and scale.unit < math.inf:
        labels[len(grid) - 1] = change_text(-scale.below * scale.unit)
    for row, words in labels.items():
        grid[row][:GUTTER] = text(f"{Wide(words):>{GUTTER - 1}} ", "label")
    grid[scale.above][GUTTER:] = text("─" * width, "line")
    return grid


def draw_bar(grid: Lines, scale: Heights, change: float, columns: range) -> None:
    """Hang a bar from the line, or stand it on it."""
    size = scale.eighths(change)
    for at in range(scale.above if size > 0 else scale.below):
        left = min(max(abs(size) - at * 8, 0), 8)
        if not left:
            break
        row = scale.above - 1 - at if size > 0 else scale.above + 1 + at
        cell = (bars.EIGHTHS[left], "batch")
        if size < 0 and left < 8:  # there are no blocks that hang: swap the colours of the rest
            cell = (bars.EIGHTHS[8 - left], "hang")
        if scale.beyond(change) and at == scale.above - 1:
            cell = (CUT, "batch")
        for column in columns:
            grid[row][column] = cell


def edge_column(ruler: Ruler, each: int) -> int | None:
    """Where the edge lies, among the factors; None if it is further than they reach."""
    if not math.isfinite(ruler.edge):
        return None
    first = ruler.marks[0].factor
    place = math.log2(max(ruler.edge, first / 2) / first)
    return max(GUTTER + round((place + 0.5) * each - 0.5), GUTTER)


def edge_line(ruler: Ruler, at: int | None, width: int) -> list[Cell]:
    """Where the edge is, in words over its line."""
    if at is None:
        words = say("the edge lies beyond {factor:g}× →", factor=ruler.marks[-1].factor)
        return text(f"{words:>{width}}", "label")
    words = say(
        "edge at {edge:.2g}×" if ruler.edge else "the edge is at no step at all", edge=ruler.edge
    )
    if at + cell_len(words) + 2 <= width:
        return text(f"{' ' * at}┊ {words}", "edge")
    return text(f"{Wide(f'{words} ┊'):>{at + 1}}", "edge")


def table(ruler: Ruler, each: int) -> Lines:
    """Factors, learning rates, and the two losses; the step as it is stands out."""
    lines = [text(f"{'step':<{LABEL}}{say('before'):>{BEFORE - 1}} ", "label")]
    lines.append(text(f"{'rate':<{GUTTER}}", "label"))
    for sign, name, style, before in (
        ("█", "batch", "batch", ruler.start.batch),
        (HELD, say("held out"), "held", ruler.start.held_out),
    ):
        cells = text(sign, style) + text(f" {name:<{LABEL - 2}}", "label")
        lines.append(cells + text(f"{loss_text(before):>{BEFORE - 1}} ", "label"))
    for mark in ruler.marks:
        here = mark.factor == 1
        column = (
            say("▲ now") if here else f"{times(mark.factor)}×",
            rate_text(ruler.rate * mark.factor),
            loss_text(mark.batch),
            loss_text(mark.held_out),
        )
        for line, words in zip(lines, column, strict=True):
            style = "here" if here else "label" if line is lines[0] else "value"
            line += fitted(text(f"{words:^{each}}", style), each)
    return lines


def sentences(ruler: Ruler) -> str:
    """The reading, and what the step as it is does, if it does anything."""
    if ruler.is_still:
        return say(ruler.reading)
    own, others = ruler.gain, -ruler.harm
    outcome = OUTCOMES[own >= 0, others >= 0]
    return say(outcome, reading=ruler.reading, own=amount(own), others=amount(others))


OUTCOMES = {  # whether the losses of its own mini-batch and of images held out become lower
    (True, True): "{reading} As it is, it lowers the loss of its own mini-batch {own} and that of "
    "images held out {others}.",
    (True, False): "{reading} As it is, it lowers the loss of its own mini-batch {own} and raises "
    "the loss of images held out {others}.",
    (False, True): "{reading} As it is, it raises the loss of its own mini-batch {own} and lowers "
    "the loss of images held out {others}.",
    (False, False): "{reading} As it is, it raises the loss of its own mini-batch {own} and that "
    "of images held out {others}.",
}


def amount(gain: float) -> str:
    """`by 2.1%`."""
    size = abs(gain)
    if not math.isfinite(size):
        return say("beyond all bounds")
    decimals = 0 if size >= 0.1 else 1 if size >= 0.01 else 2
    return say("by {share}", share=f"{size:.{decimals}%}")


def rate_text(rate: float) -> str:
    """A learning rate in six characters at most."""
    for digits in (3, 2):
        if len(words := f"{rate:.{digits}g}") <= 6 and "e" not in words:
            return words
    return numbers.unpadded(f"{rate:.1e}")


def loss_text(loss: float) -> str:
    """A loss, or that it is none."""
    return numbers.loss(loss) if math.isfinite(loss) else "∞"


def change_text(change: float) -> str:
    """A change of the loss with its sign."""
    return f"{change:+.2g}".replace("-", "−")
