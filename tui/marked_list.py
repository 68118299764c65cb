"""A list whose chosen row bears a mark, so that it is told from the others without colours."""

from __future__ import annotations

from rich.segment import Segment
from textual.strip import Strip
from textual.widgets import OptionList

MARK = "▸"


class MarkedList(OptionList):
    """Every option has a blank at its left, where the mark stands."""

    DEFAULT_CSS = "MarkedList > .option-list--option { padding: 0 0 0 2; }"

    def render_line(self, y: int) -> Strip:
        """Draw a line; the first one of the chosen option with the mark."""
        strip, at = super().render_line(y), self.scroll_offset.y + y
        chosen = at < len(self._lines) and self._lines[at] == (self.highlighted, 0)
        if not chosen or not strip.cell_length:
            return strip
        style = next(iter(strip)).style
        return Strip.join([Strip([Segment(MARK, style)]), strip.crop(1)])
