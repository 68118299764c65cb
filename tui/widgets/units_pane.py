"""The units pane: what the units of a layer look for, as pictures where they see the image."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.events import Click, MouseScrollDown, MouseScrollUp
from textual.reactive import reactive, var

from tui.appearance import has_hues, ramps_of
from tui.canvas import Canvas, Palette
from tui.keys import UNITS, bindings
from tui.layer_choice import ailing_units, has_pictures, units_of
from tui.messages import UnitWanted
from tui.render import tiles
from tui.render.cells import Cell, fitted, text
from tui.view import RunView

GAP = 1
BELOW = 2  # lines for the legend


class UnitsPane(Canvas, can_focus=True):
    """A page of units, with `unit` selected."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(UNITS)]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"units--{name}" for name in ("unit", "ill", "here", "chosen", "legend", "note")
    }

    view: var[RunView] = var(RunView)
    layer_at: reactive[int] = reactive(0)
    unit: reactive[int] = reactive(0)

    def on_mount(self) -> None:
        self._entitle()

    def watch_view(self, old: RunView, new: RunView) -> None:
        """Draw when there are other weights."""
        if old.layers is not new.layers:
            self._entitle()
            self.redraw()

    def watch_layer_at(self) -> None:
        """Another layer's units."""
        self._entitle()
        self.redraw()

    def watch_unit(self) -> None:
        """Another unit is selected."""
        self._entitle()
        self.redraw()

    def on_resize(self) -> None:
        self._entitle()

    def _entitle(self) -> None:
        """Which layer's units, and how many of them."""
        answer, count = self.view.layers, self._count
        if answer is None or not count:
            self.border_title = "Units"
            return
        name = answer.now.layers[self.layer_at].name
        what = "weights as pictures" if self._pictured else "by number"
        self.border_title = f"Units of {name}: {what}"
        first, size = self._page_first, self._page_size
        last = min(first + size, count)
        self.border_subtitle = f"units {first}–{last - 1} of {count:,}"

    # Which units ---------------------------------------------------------------------------

    @property
    def _count(self) -> int:
        return units_of(self.view, self.layer_at)

    @property
    def _pictured(self) -> bool:
        return has_pictures(self.view, self.layer_at)

    @property
    def _tile(self) -> int:
        """The lines of a tile: its picture and its caption."""
        return tiles.HEIGHT + 1 if self._pictured else 1

    @property
    def _grid(self) -> tuple[int, int]:
        """How many units fit: columns and rows."""
        across = (self.size.width + GAP) // (tiles.WIDTH + GAP)
        return max(across, 1), max((self.size.height - BELOW) // self._tile, 1)

    @property
    def _page_size(self) -> int:
        return self._grid[0] * self._grid[1]

    @property
    def _page_first(self) -> int:
        return self.unit // self._page_size * self._page_size

    # Drawing -------------------------------------------------------------------------------

    @property
    def _colours(self) -> bool:
        return has_hues(self)

    def lines(self) -> list[list[Cell]]:
        """The page, and the legend of the selected unit's picture."""
        if not self._count:
            return [text(" What each unit looks for.", "note")]
        across, _ = self._grid
        first, last = self._page_first, min(self._page_first + self._page_size, self._count)
        page = [
            self._rows_of(range(start, min(start + across, last)))
            for start in range(first, last, across)
        ]
        return [line for rows in page for line in rows] + self._legend()

    def _rows_of(self, units: range) -> list[list[Cell]]:
        """The lines of the tiles side by side."""
        answer = self.view.layers
        assert answer is not None
        ailing = ailing_units(answer.now, self.layer_at)
        lines: list[list[Cell]] = [[] for _ in range(self._tile)]
        gap: list[Cell] = text(" " * GAP)
        for unit in units:
            note = ailing.get(unit, "")
            words = f"{unit} ✗ {note}" if note else f"{unit}"
            if self._pictured and unit < len(answer.pictures):
                drawn, share = tiles.weight_lines(
                    answer.pictures[unit].pixels, colours=self._colours
                )
                for line, cells in zip(lines, drawn, strict=False):
                    line += [*cells, *gap]
                size = answer.pictures[unit].largest * share
                words += "" if note else f" ±{size:.2g}"
            elif self._pictured:
                for line in lines[:-1]:
                    line += text(" " * (tiles.WIDTH + GAP))
            lines[-1] += self._caption(unit, words, ill=bool(note)) + gap
        return lines

    def _caption(self, unit: int, words: str, *, ill: bool) -> list[Cell]:
        here = unit == self.unit
        style = "ill" if ill else "unit"
        if here:
            style = "chosen" if self.has_focus else "here"
        return fitted(text(f"{'▸' if here else ' '}{words}", style), tiles.WIDTH, style)

    def _legend(self) -> list[list[Cell]]:
        """What the colours mean for the selected unit."""
        answer = self.view.layers
        if not self._pictured or answer is None or self.unit >= len(answer.pictures):
            return []
        picture = answer.pictures[self.unit]
        _, share = tiles.weight_lines(picture.pixels, colours=self._colours)
        ramp = tiles.legend(picture.largest * share, colours=self._colours)
        colour = ("orange", "blue") if self._colours else ("+", "−")
        return [
            [*ramp, *text(f"  weights of unit {self.unit}, each the mean of 2×2", "legend")],
            text(f" Ink on {colour[0]} excites it, ink on {colour[1]} silences it.", "legend"),
        ]

    def mixed(self, palette: Palette) -> Palette:
        """The two arms of the ramp."""
        return palette | dict(tiles.weight_styles(ramps_of(self)))

    # Choosing ------------------------------------------------------------------------------

    def _want(self, unit: int, *, opened: bool = False) -> None:
        if 0 <= unit < self._count:
            self.post_message(UnitWanted(unit, opened=opened))

    def action_go(self, right: int, down: int) -> None:
        """To another unit; beyond the page lies the next one."""
        self._want(self.unit + right + down * self._grid[0])

    def action_page(self, by: int) -> None:
        """To the units further on, or to those before."""
        wanted = self._page_first + by * self._page_size
        if wanted < self._count:
            self._want(max(wanted, 0))

    def action_open(self) -> None:
        """Show what the unit answers to."""
        self._want(self.unit, opened=True)

    def on_click(self, event: Click) -> None:
        """Select the unit under the mouse; a double click opens it."""
        across, down = self._grid
        at = event.get_content_offset_capture(self)
        row, column = at.y // self._tile, at.x // (tiles.WIDTH + GAP)
        if 0 <= row < down and 0 <= column < across:
            unit = self._page_first + row * across + column
            self._want(unit, opened=event.chain == 2)

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        """Units further on."""
        event.stop()
        self.action_page(1)

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        """The units before."""
        event.stop()
        self.action_page(-1)

    def on_focus(self) -> None:
        self.redraw()

    def on_blur(self) -> None:
        self.redraw()
