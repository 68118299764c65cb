"""Overlays: tips and toasts whose wide letters stay whole over the borders of what lies below.

Textual cuts every line of the screen wherever any widget ends, even one that is covered. A letter
of two columns that lies across such a cut becomes two blanks. What lies over everything else need
not be cut.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Tooltip
from textual.widgets._toast import Toast


class Whole(Strip):
    """A line of which the first piece is all of it, however it is cut."""

    def divide(self, cuts: Iterable[int]) -> Sequence[Strip]:
        """As many pieces as there are cuts."""
        return [self, *(Strip([], 0) for _ in tuple(cuts)[1:])]


def lines(self: Widget, crop: Region) -> list[Strip]:
    """Draw a tip or a toast; only a toast may be covered, by a tip."""
    strips = Widget.render_lines(self, crop)
    if isinstance(self, Toast) and any(tip.display for tip in self.screen.query(Tooltip)):
        return strips
    return [Whole(strip, strip.cell_length) for strip in strips]


def keep_letters_whole() -> None:
    """Textual makes these widgets by itself; it has no other place to say so."""
    for kind in (Tooltip, Toast):
        kind.render_lines = lines  # type: ignore[method-assign]
