"""The tile grid: a canvas of small pictures in rows, each with a line of words below it.

Which tiles there are and what choosing one means is for subclasses to say.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.events import Click
from textual.reactive import reactive, var

from tui.canvas import Canvas
from tui.render import tiles
from tui.render.cells import Cell, text
from tui.view import RunView

GAP = 1  # columns between two tiles
Lines = list[list[Cell]]
Tile = Sequence[Sequence[Cell]]


class TileGrid(Canvas, can_focus=True):
    """Tiles about one unit or all units of a layer, drawn anew with every answer on layers."""

    view: var[RunView] = var(RunView)
    layer_at: reactive[int] = reactive(0)
    unit: reactive[int] = reactive(0)
    below = 0  # lines under the tiles

    def entitle(self) -> None:
        """Write what is on show into the frame."""
        raise NotImplementedError

    def choose(self, place: int, *, opened: bool) -> None:
        """Select the tile at this place of the page, and open it if that was asked for."""
        raise NotImplementedError

    @property
    def tile_height(self) -> int:
        """The lines of a tile, its words among them."""
        return tiles.HEIGHT + 1

    @property
    def grid(self) -> tuple[int, int]:
        """How many tiles fit: columns and rows."""
        across = (self.size.width + GAP) // (tiles.WIDTH + GAP)
        return max(across, 1), max((self.size.height - self.below) // self.tile_height, 1)

    @property
    def page_size(self) -> int:
        """How many tiles fit in all."""
        across, down = self.grid
        return across * down

    def page(self, drawn: Iterable[Tile]) -> Lines:
        """Put the tiles side by side, row below row."""
        across, lines = self.grid[0], []
        for at, tile in enumerate(drawn):
            if at % across == 0:
                rows: Lines = [[] for _ in range(self.tile_height)]
                lines += rows
            for row, cells in zip(rows, tile, strict=True):
                row += [*cells, *text(" " * GAP)]
        return lines

    def renew(self) -> None:
        """Something else is on show."""
        self.entitle()
        self.redraw()

    def on_mount(self) -> None:
        self.entitle()

    def watch_view(self, old: RunView, new: RunView) -> None:
        """Draw when there is another answer."""
        if old.layers is not new.layers:
            self.renew()

    def watch_layer_at(self) -> None:
        """Another layer."""
        self.renew()

    def watch_unit(self) -> None:
        """Another unit."""
        self.renew()

    def on_click(self, event: Click) -> None:
        """Select the tile under the mouse; a double click opens it."""
        across, down = self.grid
        at = event.get_content_offset_capture(self)
        row, column = at.y // self.tile_height, at.x // (tiles.WIDTH + GAP)
        if 0 <= row < down and 0 <= column < across:
            self.choose(row * across + column, opened=event.chain == 2)

    def on_focus(self) -> None:
        self.redraw()

    def on_blur(self) -> None:
        self.redraw()
