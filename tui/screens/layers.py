"""The view of layers: the health of every layer, and what its units look for.

A table of vitals above; below it, for the layer selected there, how its numbers are spread, its
units, and the favourite digits of the one that was opened.
"""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.events import DescendantFocus, Resize
from textual.reactive import var

from engine.questions import AskLayers, Question
from tui.keys import FAVOURITES, LAYERS, UNITS, bindings
from tui.layer_choice import has_pictures, units_of
from tui.messages import LayerWanted, UnitWanted
from tui.screens.cockpit import CockpitScreen
from tui.view import RunView
from tui.widgets.favourites_pane import FavouritesPane
from tui.widgets.histograms_pane import HistogramsPane
from tui.widgets.layer_table import LayerTable
from tui.widgets.units_pane import UnitsPane

ROOMY = (110, 32)  # from this size on there is room for histograms beside units
WIDE = 170  # from this width on, a bin of a histogram is two columns
BOTH, ONLY_UNITS, ONLY_HISTOGRAMS = "both", "units", "histograms"


class LayersScreen(CockpitScreen):
    """`layer_at` and `unit` are selected; `opened` shows the unit's favourite digits."""

    PLACE = LAYERS
    CSS_PATH = "../styles/layers.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(LAYERS)]

    layer_at: var[int] = var(0)
    unit: var[int] = var(0)
    opened: var[bool] = var(default=False)
    part: var[str] = var(BOTH)

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self._table = LayerTable(id="layer-table", classes="pane")
        self._histograms = HistogramsPane(id="histograms", classes="pane")
        self._units = UnitsPane(id="units", classes="pane")
        self._side = Vertical(id="units-side")
        self._favourites = FavouritesPane(id="favourites", classes="pane")

    def body(self) -> ComposeResult:
        here = LayersScreen
        yield self._table.data_bind(CockpitScreen.view, here.layer_at)
        with Horizontal(id="layers-lower"):
            yield self._histograms.data_bind(CockpitScreen.view, here.layer_at)
            with self._side:
                yield self._units.data_bind(CockpitScreen.view, here.layer_at, here.unit)
                yield self._favourites.data_bind(CockpitScreen.view, here.layer_at, here.unit)

    @property
    def question(self) -> Question | None:
        drawn = self._units.display and has_pictures(self.view, self.layer_at)
        unit = self.unit if self.opened else None
        return AskLayers(pictures=drawn, layer=self.layer_at, unit=unit)

    # What is on show ----------------------------------------------------------------------

    @property
    def _roomy(self) -> bool:
        return self.size.width >= ROOMY[0] and self.size.height >= ROOMY[1]

    def on_resize(self, event: Resize) -> None:
        """Show side by side what there is room for."""
        self.set_class(event.size.width >= WIDE, "wide")
        self._arrange()

    def _arrange(self) -> None:
        """Show the parts that are wanted, as far as there is room."""
        roomy = self._roomy
        histograms = self.part == ONLY_HISTOGRAMS or (roomy and self.part == BOTH)
        units = self.part != ONLY_HISTOGRAMS
        self._histograms.display = histograms
        self._units.display = units and (roomy or not self.opened)
        self._favourites.display = units and self.opened
        self._side.display = units
        self.update_classes({"one": not roomy or not units, "cramped": not roomy})

    def watch_part(self) -> None:
        """Another part has the room."""
        if self.is_mounted:
            self._arrange()

    def watch_opened(self) -> None:
        """The favourites come or go."""
        if self.is_mounted:
            self._arrange()

    def watch_view(self, old: RunView, new: RunView) -> None:
        """Stay on a layer and a unit that there are."""
        super().watch_view(old, new)
        if old.started is not new.started:
            self.opened = False
        if new.layers is not None and old.layers is not new.layers:
            self.layer_at = min(self.layer_at, len(new.layers.now.layers) - 1)
            self.unit = min(self.unit, units_of(new, self.layer_at) - 1)

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Tell the keys of what has the focus."""
        places = {"units": UNITS, "favourites": FAVOURITES}
        self._keys.where = places.get(event.widget.id or "", LAYERS)

    # What is wanted -----------------------------------------------------------------------

    def on_layer_wanted(self, message: LayerWanted) -> None:
        """Look at another layer."""
        self.layer_at = message.layer
        self.unit = min(self.unit, max(units_of(self.view, self.layer_at) - 1, 0))

    def on_unit_wanted(self, message: UnitWanted) -> None:
        """Look at another unit; opening it goes to its favourites."""
        was_open, self.unit = self.opened, message.unit
        in_favourites = self.focused is self._favourites
        if message.opened or in_favourites:
            self.opened = message.opened
        if message.opened and not (was_open and in_favourites):
            self.set_focus(self._favourites)
        elif in_favourites and not message.opened:
            self.set_focus(self._units)

    def action_layer(self, by: int) -> None:
        """To the layer above or below."""
        if units_of(self.view, self.layer_at + by) > 0:
            self.post_message(LayerWanted(self.layer_at + by))

    def action_units(self) -> None:
        """To the units of the layer."""
        if self.part == ONLY_HISTOGRAMS:
            self.part = BOTH
        self.set_focus(self._units if self._units.display else self._favourites)

    def action_part(self) -> None:
        """Another part gets the room."""
        if self._roomy:
            order = (BOTH, ONLY_UNITS, ONLY_HISTOGRAMS)
            self.part = order[(order.index(self.part) + 1) % len(order)]
        else:
            self.part = BOTH if self.part == ONLY_HISTOGRAMS else ONLY_HISTOGRAMS
        hidden = self.focused is None or not self.focused.display
        if hidden or not self._side.display:
            self.set_focus(self._table)
