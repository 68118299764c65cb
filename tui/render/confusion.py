"""The confusion matrix: rows are what the digits are, columns what they were taken for.

The diagonal holds the right answers and stays calm; everywhere else a stronger shade is a more
frequent mistake. Below it, sentences say what one cell means and what is confused most.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len

from tui.render import numbers
from tui.render.cells import Cell, text
from tui.render.digits import a, name
from tui.say import say

if TYPE_CHECKING:  # it needs NumPy, which the first frame does not wait for
    from engine.answers import Mistakes
    from engine.mistakes import Confusion

CLASSES = 10
GUTTER, HEADER = 4, 2  # columns for the truth, lines for the answers
SHADES = 5
FAINTEST = 10  # of one mistake have the full shade at the least: a single one is no alarm
TALLEST, WIDEST = 2, 7  # lines and columns of a cell


@dataclass(frozen=True, slots=True)
class Layout:
    """The size of a cell that fits into a pane, and which cell lies where."""

    width: int
    height: int

    @classmethod
    def within(cls, width: int, height: int, below: int) -> Layout:
        """The largest that leaves `below` lines for the sentences."""
        tall = TALLEST if height - HEADER - below >= TALLEST * CLASSES else 1
        return cls(min(max((width - GUTTER) // CLASSES, 3), WIDEST), tall)

    def cell_at(self, x: int, y: int) -> tuple[int, int] | None:
        """The cell (true, guess) at a place in the pane."""
        true, guess = (y - HEADER) // self.height, (x - GUTTER) // self.width
        inside = 0 <= true < CLASSES and 0 <= guess < CLASSES
        return (true, guess) if inside else None


def shade(count: int, most: int) -> int:
    """How strong the shade of a mistake is, from 0 (never made) to `SHADES`."""
    if not count:
        return 0
    return min(max(math.ceil(SHADES * count / max(most, FAINTEST)), 1), SHADES)


def matrix(
    confusion: Confusion, cursor: tuple[int, int], layout: Layout, *, focused: bool
) -> list[list[Cell]]:
    """The matrix with its headings; the cursor's row and column are marked there as well."""
    most = confusion.worst[0][2] if confusion.worst else 0
    bottom = layout.height - 1
    lines = [text(f" {say('truth ↓  answer →')}", "label"), heading(cursor[1], layout)]
    for true, row in enumerate(confusion.counts):
        here = true == cursor[0]
        for line in range(layout.height):
            words = f" {'▸' if here else ' '}{true} " if line == bottom else " " * GUTTER
            cells = text(words, "chosen" if here else "label")
            for guess, count in enumerate(row):
                style = cell_style(true, guess, shade(count, most))
                if (true, guess) == cursor:
                    style = "cursor" if focused else "still"
                shown = (str(count) if count else "·") if line == bottom else ""
                cells += text(centred(shown, layout.width), style)
            lines.append(cells)
    return lines


def heading(chosen: int, layout: Layout) -> list[Cell]:
    """The answers above their columns."""
    cells = text(" " * GUTTER)
    for guess in range(CLASSES):
        here = guess == chosen
        words = f"{'▾' if here else ' '}{guess}"
        cells += text(centred(words, layout.width), "chosen" if here else "label")
    return cells


def centred(words: str, width: int) -> str:
    """Centred, so that ones stand below ones in a column of numbers of up to three digits."""
    right = (width - 2) // 2
    return f"{words}{' ' * min(right, max(width - len(words), 0))}".rjust(width)


def cell_style(true: int, guess: int, level: int) -> str:
    """The name of a cell's style."""
    if true == guess:
        return "right"
    return f"shade-{level}" if level else "none"


# Sentences ------------------------------------------------------------------------------------


def about_cell(confusion: Confusion, true: int, guess: int) -> str:
    """Say what a cell means: `27 nines were taken for fours, 5.4% of all nines`."""
    count, known = confusion.counts[true][guess], confusion.classes[true]
    if true == guess:
        low, high = known.interval.low, known.interval.high
        return say(
            "{right:,} of {total:,} {digits} are read right, {share} (95% interval {low:.1f} to "
            "{high:.1f}%).",
            right=known.right,
            total=known.total,
            digits=name(true),
            share=numbers.percent(known.accuracy, 1),
            low=low * 100,
            high=high * 100,
        )
    one, taken = name(true, 1), a(guess, name(guess, 1))
    if not count:
        return say("No {digit} was taken for {taken}.", digit=one, taken=taken)
    part = numbers.percent(count / known.total, 1)
    share = say("{share} of all {digits}", share=part, digits=name(true))
    if count == 1:
        return say("1 {digit} was taken for {taken}, {share}.",
                   digit=one, taken=taken, share=share)  # fmt: skip
    return say("{count:,} {digits} were taken for {taken}, {share}.",
               count=count, digits=name(true), taken=name(guess), share=share)  # fmt: skip


def most_frequent(confusion: Confusion, width: int) -> str:
    """The most frequent mistakes, as many as fit: `Most often 4→9 27×, 7→9 18×`."""
    if not confusion.worst:
        return say("Not one digit is read wrong.")
    words = say("Most often")
    for at, (true, guess, count) in enumerate(confusion.worst):
        more = f"{',' if at else ''} {true}→{guess} {count:,}×"
        if cell_len(words) + cell_len(more) > width:
            break
        words += more
    return words


def changes(mistakes: Mistakes) -> str:
    """How many answers changed since the last epoch, and how many labels are in doubt."""
    if mistakes.since is None:
        return say("After the next epoch: what it learned, what it forgot.")
    lost, won = len(mistakes.changed.lost), len(mistakes.changed.won)
    return say(
        "Since epoch {epoch}: {won:,} learned, {lost:,} forgotten; {doubtful:,} doubtful labels.",
        epoch=mistakes.since,
        won=won,
        lost=lost,
        doubtful=len(mistakes.suspects),
    )
