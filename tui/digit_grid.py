"""The digit grid: a widget full of small digits, one of them selected, page after page.

Which digits it shows, what stands below each and what opening one means is for subclasses to say.
"""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.events import Click
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from engine.events import Digit
from tui.appearance import has_greys, ramps_of
from tui.render.digits import HEIGHT, WIDTH, caption, picture
from tui.taking.table import Table
from tui.taking.tables import digits_table
from tui.wheel import Wheel
from tui.wide import wrap

GAP = 1


class DigitGrid(Wheel, Widget, can_focus=True):
    """Fills itself with digits; subclasses have `digits`, and answer `open` and `page`."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"digits--{name}" for name in ("right", "wrong", "selected", "empty")
    }

    selected: reactive[int] = reactive(0)

    @property
    def grid(self) -> tuple[int, int]:
        """How many digits fit: columns and rows."""
        across = max((self.size.width + GAP) // (WIDTH + GAP), 1)
        return across, max(self.size.height // HEIGHT, 1)

    @property
    def digits(self) -> tuple[Digit, ...]:
        """The digits on show."""
        raise NotImplementedError

    def empty_words(self) -> str:
        """What to say while there is no digit."""
        raise NotImplementedError

    def caption(self, digit: Digit) -> str:
        """What stands below a digit; at most as wide as it."""
        return caption(digit)

    def action_open(self) -> None:
        """Do with the selected digit what enter does."""
        raise NotImplementedError

    def action_page(self, by: int) -> None:
        """Show the digits further on, or those before."""
        raise NotImplementedError

    def as_table(self) -> Table | None:
        """The digits on show, without their pixels."""
        return digits_table(self.digits)

    def action_select(self, right: int, down: int) -> None:
        """Move the selection; beyond the last row lies the next page."""
        wanted = self.selected + right + down * self.grid[0]
        if 0 <= wanted < len(self.digits):
            self.selected = wanted
        elif wanted >= len(self.digits) and self.digits:
            self.action_page(1)
        elif wanted < 0:
            self.action_page(-1)

    def on_click(self, event: Click) -> None:
        """Select the digit under the mouse; a double click opens it."""
        (x, y), (across, _) = event.get_content_offset_capture(self), self.grid
        index = y // HEIGHT * across + min(x // (WIDTH + GAP), across - 1)
        if 0 <= index < len(self.digits):
            self.selected = index
            if event.chain == 2:
                self.action_open()

    def turn(self, by: int) -> None:
        """More digits, or the ones before."""
        self.action_page(by)

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw one line through a row of digits."""
        base = self.rich_style
        across, down = self.grid
        row, line = divmod(y, HEIGHT)
        shown = self.digits[row * across : (row + 1) * across] if row < down else ()
        if not shown:
            return self._empty_line(y, base)
        segments: list[Segment] = []
        greys, ramps = has_greys(self), ramps_of(self)
        for column, digit in enumerate(shown):
            if line < HEIGHT - 1:
                segments += picture(digit.pixels, colours=greys, ramps=ramps)[line]
            else:
                segments.append(self._caption_segment(digit, row * across + column, base))
            segments.append(Segment(" " * GAP, base))
        return Strip(segments).adjust_cell_length(self.size.width, base)

    def _empty_line(self, y: int, base: Style) -> Strip:
        lines: list[str] = []
        for line in () if self.digits else self.empty_words().splitlines():
            lines += wrap(line, max(self.size.width, 1)) or [""]
        style = base + self.get_component_rich_style("digits--empty", partial=True)
        words = lines[y] if y < len(lines) else ""
        return Strip([Segment(words, style)]).adjust_cell_length(self.size.width, base)

    def _caption_segment(self, digit: Digit, index: int, base: Style) -> Segment:
        right = digit.guess == digit.label
        style = base + self.get_component_rich_style(
            "digits--right" if right else "digits--wrong", partial=True
        )
        words = f"{self.caption(digit):^{WIDTH}}"
        if index == self.selected and self.has_focus:
            style += self.get_component_rich_style("digits--selected", partial=True)
        return Segment(words, style)
