"""The favourites pane: the digits to which one unit answers most."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.reactive import reactive

from engine.questions import AskLayers
from tui.appearance import has_greys, ramps_of
from tui.canvas import Palette
from tui.keys import FAVOURITES, bindings
from tui.layer_choice import units_of
from tui.messages import InspectWanted, UnitWanted
from tui.render import tiles
from tui.render.cells import Cell, fitted, text
from tui.render.vitals import ILL
from tui.say import say
from tui.taking.cockpit_tables import favourites_table
from tui.taking.table import Table
from tui.tile_grid import TileGrid

if TYPE_CHECKING:  # these need NumPy, which the first frame does not wait for
    from engine.events import Digit
    from engine.units import Favourite

    Liked = tuple[tuple[Favourite, Digit], ...]

LOOKED_FOR = "The unit's favourite digits are looked for …"


def caption(favourite: Favourite, digit: Digit) -> str:
    """The label and the unit's output; ✗ with both answers for a wrong one."""
    wrong = digit.guess != digit.label
    label = f"{ILL}{digit.label}→{digit.guess}" if wrong else f"{digit.label}"
    return f"{label:<5}{favourite.activation:>6.2g}"


def summary(liked: Liked) -> str:
    """What they have in common, if it is their label."""
    if len({favourite.activation for favourite, _ in liked}) == 1:
        return say("It gives every one of these the same, so it likes none.")
    label, count = Counter(favourite.label for favourite, _ in liked).most_common(1)[0]
    return say(
        "{count} of its {total} favourites are {label}s",
        count=count, total=len(liked), label=label,
    )  # fmt: skip


class FavouritesPane(TileGrid):
    """A row of digits or more, with one selected."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(FAVOURITES)]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"favourites--{name}" for name in ("right", "wrong", "chosen", "note")
    }

    selected: reactive[int] = reactive(0)

    def watch_selected(self) -> None:
        """Another digit."""
        self.redraw()

    def entitle(self) -> None:
        """Whose favourites they are, and what they have in common."""
        liked, answer = self.liked, self.view.layers
        known = answer is not None and self.layer_at < len(answer.now.layers)
        name = answer.now.layers[self.layer_at].name if answer and known else ""
        self.border_title = say(
            "What unit {unit} of {layer} answers to most"
            if name
            else "What unit {unit} answers to most",
            unit=self.unit,
            layer=name,
        )
        self.border_subtitle = summary(liked) if liked else ""

    @property
    def liked(self) -> Liked:
        """The unit's favourites, none while the answer is about another one."""
        answered = self.view.answers.get(AskLayers)
        if answered is None or self.view.layers is None:
            return ()
        question = answered.question
        assert isinstance(question, AskLayers)
        ours = (question.layer, question.unit) == (self.layer_at, self.unit)
        return self.view.layers.favourites if ours else ()

    @property
    def _visible(self) -> int:
        return min(len(self.liked), self.page_size)

    def as_table(self) -> Table | None:
        """The digits, without their pixels."""
        return favourites_table(self.liked)

    # Drawing -------------------------------------------------------------------------------

    def lines(self) -> list[list[Cell]]:
        """As many digits as there is room for."""
        if not self.liked:
            return [text(f" {say(LOOKED_FOR)}", "note")]
        shown, colours = self.liked[: self._visible], has_greys(self)
        return self.page(
            [*tiles.digit_lines(digit.pixels, colours=colours), self._caption(at, favourite, digit)]
            for at, (favourite, digit) in enumerate(shown)
        )

    def _caption(self, at: int, favourite: Favourite, digit: Digit) -> list[Cell]:
        style = "right" if digit.guess == digit.label else "wrong"
        if at == self.selected and self.has_focus:
            style = "chosen"
        return fitted(text(caption(favourite, digit), style), tiles.WIDTH, style)

    def mixed(self, palette: Palette) -> Palette:
        """The greys of the digits."""
        return palette | dict(tiles.grey_styles(ramps_of(self)))

    # Choosing ------------------------------------------------------------------------------

    def choose(self, place: int, *, opened: bool) -> None:
        """Select a digit; opening it follows it through the network."""
        if place < self._visible:
            self.selected = place
            if opened:
                self.action_inspect()

    def action_go(self, by: int) -> None:
        """To another digit."""
        self.selected = min(max(self.selected + by, 0), max(self._visible - 1, 0))

    def action_unit(self, by: int) -> None:
        """To the favourites of another unit."""
        if 0 <= self.unit + by < units_of(self.view, self.layer_at):
            self.post_message(UnitWanted(self.unit + by, opened=True))

    def action_inspect(self) -> None:
        """Follow the digit through the network."""
        if self.selected < self._visible:
            self.post_message(InspectWanted(self.liked[self.selected][0].place))

    def action_close(self) -> None:
        """Back to the units."""
        self.post_message(UnitWanted(self.unit, opened=False))
