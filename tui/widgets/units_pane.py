"""The units pane: what the units of a layer look for, as pictures where they see the image."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from tui.appearance import has_hues, ramps_of
from tui.canvas import Palette
from tui.keys import UNITS, bindings
from tui.layer_choice import ailing_units, has_pictures, units_of
from tui.messages import UnitWanted
from tui.render import tiles
from tui.render.cells import Cell, fitted, text
from tui.say import say
from tui.tile_grid import TileGrid
from tui.wheel import Wheel

if TYPE_CHECKING:  # needs NumPy, which the first frame does not wait for
    from engine.units import UnitPicture


class UnitsPane(Wheel, TileGrid):
    """A page of units, with `unit` selected."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(UNITS)]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"units--{name}" for name in ("unit", "ill", "here", "chosen", "legend", "note")
    }

    below = 2  # the legend

    def on_resize(self) -> None:
        self.entitle()

    def entitle(self) -> None:
        """Which layer's units, and how many of them."""
        answer, count = self.view.layers, self._count
        if answer is None or not count:
            self.border_title = say("Units")
            return
        name = answer.now.layers[self.layer_at].name
        self.border_title = say(
            "Units of {layer}: weights as pictures" if self._pictured
            else "Units of {layer}: by number",
            layer=name,
        )  # fmt: skip
        first, last = self._page_first, min(self._page_first + self.page_size, count)
        self.border_subtitle = say(
            "units {first}–{last} of {count:,}", first=first, last=last - 1, count=count
        )

    # Which units ---------------------------------------------------------------------------

    @property
    def _count(self) -> int:
        return units_of(self.view, self.layer_at)

    @property
    def _pictured(self) -> bool:
        return has_pictures(self.view, self.layer_at)

    @property
    def tile_height(self) -> int:
        """A picture and its words, or the words alone."""
        return super().tile_height if self._pictured else 1

    @property
    def _page_first(self) -> int:
        return self.unit // self.page_size * self.page_size

    def _picture(self, unit: int) -> UnitPicture | None:
        """The unit's weights, if they are known and make a picture."""
        answer = self.view.layers
        known = answer is not None and self._pictured and unit < len(answer.pictures)
        return answer.pictures[unit] if answer and known else None

    # Drawing -------------------------------------------------------------------------------

    @property
    def _colours(self) -> bool:
        return has_hues(self)

    def lines(self) -> list[list[Cell]]:
        """The page, and the legend of the selected unit's picture."""
        answer = self.view.layers
        if answer is None or not self._count:
            return [text(f" {say('What each unit looks for.')}", "note")]
        ailing = ailing_units(answer.now, self.layer_at)
        first, last = self._page_first, min(self._page_first + self.page_size, self._count)
        page = self.page(self._tile(unit, ailing.get(unit, "")) for unit in range(first, last))
        return page + self._legend()

    def _tile(self, unit: int, note: str) -> list[list[Cell]]:
        """The picture of a unit, if it has one, above its number and what is wrong with it."""
        words = f"{unit} ✗ {say(note)}" if note else f"{unit}"
        lines = [text(" " * tiles.WIDTH) for _ in range(self.tile_height - 1)]
        if picture := self._picture(unit):
            drawn, share = tiles.weight_lines(picture.pixels, colours=self._colours)
            lines = [list(line) for line in drawn]
            words += "" if note else f" ±{picture.largest * share:.2g}"
        return [*lines, self._caption(unit, words, ill=bool(note))]

    def _caption(self, unit: int, words: str, *, ill: bool) -> list[Cell]:
        here = unit == self.unit
        style = "ill" if ill else "unit"
        if here:
            style = "chosen" if self.has_focus else "here"
        return fitted(text(f"{'▸' if here else ' '}{words}", style), tiles.WIDTH, style)

    def _legend(self) -> list[list[Cell]]:
        """What the colours mean for the selected unit."""
        picture = self._picture(self.unit)
        if picture is None:
            return []
        _, share = tiles.weight_lines(picture.pixels, colours=self._colours)
        ramp = tiles.legend(picture.largest * share, colours=self._colours)
        scale = say("weights of unit {unit}, each the mean of 2×2", unit=self.unit)
        meaning = say(
            "Ink on orange excites it, ink on blue silences it." if self._colours
            else "Ink on + excites it, ink on − silences it."
        )  # fmt: skip
        return [[*ramp, *text(f"  {scale}", "legend")], text(f" {meaning}", "legend")]

    def mixed(self, palette: Palette) -> Palette:
        """The two arms of the ramp."""
        return palette | dict(tiles.weight_styles(ramps_of(self)))

    # Choosing ------------------------------------------------------------------------------

    def choose(self, place: int, *, opened: bool) -> None:
        """Select a unit of the page; opening it shows its favourites."""
        self._want(self._page_first + place, opened=opened)

    def _want(self, unit: int, *, opened: bool = False) -> None:
        if 0 <= unit < self._count:
            self.post_message(UnitWanted(unit, opened=opened))

    def action_go(self, right: int, down: int) -> None:
        """To another unit; beyond the page lies the next one."""
        self._want(self.unit + right + down * self.grid[0])

    def action_page(self, by: int) -> None:
        """To the units further on, or to those before."""
        wanted = self._page_first + by * self.page_size
        if wanted < self._count:
            self._want(max(wanted, 0))

    def action_open(self) -> None:
        """Show what the unit answers to."""
        self._want(self.unit, opened=True)

    def turn(self, by: int) -> None:
        """Units further on, or those before."""
        self.action_page(by)
