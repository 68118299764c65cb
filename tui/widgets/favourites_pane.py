"""The favourites pane: the digits to which one unit answers most."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.events import Click
from textual.reactive import reactive, var

from engine.questions import AskLayers
from tui.appearance import has_greys, ramps_of
from tui.canvas import Canvas, Palette
from tui.keys import FAVOURITES, bindings
from tui.layer_choice import units_of
from tui.messages import InspectWanted, UnitWanted
from tui.render import tiles
from tui.render.cells import Cell, fitted, text
from tui.render.vitals import ILL
from tui.taking.cockpit_tables import favourites_table
from tui.taking.table import Table
from tui.view import RunView

if TYPE_CHECKING:  # these need NumPy, which the first frame does not wait for
    from engine.events import Digit
    from engine.units import Favourite

    Liked = tuple[tuple[Favourite, Digit], ...]

GAP = 1


def caption(favourite: Favourite, digit: Digit) -> str:
    """The label and the unit's output; ✗ with both answers for a wrong one."""
    wrong = digit.guess != digit.label
    label = f"{ILL}{digit.label}→{digit.guess}" if wrong else f"{digit.label}"
    return f"{label:<5}{favourite.activation:>6.2g}"


def summary(liked: Liked) -> str:
    """What they have in common, if it is their label."""
    if len({favourite.activation for favourite, _ in liked}) == 1:
        return "It gives every one of these the same, so it likes none."
    label, count = Counter(favourite.label for favourite, _ in liked).most_common(1)[0]
    return f"{count} of its {len(liked)} favourites are {label}s"


class FavouritesPane(Canvas, can_focus=True):
    """A row of digits or more, with one selected."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(FAVOURITES)]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"favourites--{name}" for name in ("right", "wrong", "chosen", "note")
    }

    view: var[RunView] = var(RunView)
    layer_at: reactive[int] = reactive(0)
    unit: reactive[int] = reactive(0)
    selected: reactive[int] = reactive(0)

    def on_mount(self) -> None:
        self._entitle()

    def watch_view(self, old: RunView, new: RunView) -> None:
        """Draw when there is another answer."""
        if old.layers is not new.layers:
            self._entitle()
            self.redraw()

    def watch_layer_at(self) -> None:
        """Another layer."""
        self._entitle()
        self.redraw()

    def watch_unit(self) -> None:
        """Another unit."""
        self._entitle()
        self.redraw()

    def watch_selected(self) -> None:
        """Another digit."""
        self.redraw()

    def _entitle(self) -> None:
        liked, answer = self.liked, self.view.layers
        known = answer is not None and self.layer_at < len(answer.now.layers)
        name = f" of {answer.now.layers[self.layer_at].name}" if answer and known else ""
        self.border_title = f"What unit {self.unit}{name} answers to most"
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

    def as_table(self) -> Table | None:
        """The digits, without their pixels."""
        return favourites_table(self.liked)

    @property
    def _across(self) -> int:
        return max((self.size.width + GAP) // (tiles.WIDTH + GAP), 1)

    def lines(self) -> list[list[Cell]]:
        """As many digits as there is room for."""
        liked, across = self.liked, self._across
        if not liked:
            return [text(" The unit's favourite digits are looked for …", "note")]
        lines: list[list[Cell]] = []
        colours = has_greys(self)
        for start in range(0, len(liked), across):
            if start and len(lines) + tiles.HEIGHT + 1 > self.size.height:
                break
            rows: list[list[Cell]] = [[] for _ in range(tiles.HEIGHT + 1)]
            for at, (favourite, digit) in enumerate(liked[start : start + across], start):
                drawn = tiles.digit_lines(digit.pixels, colours=colours)
                below = self._caption(at, favourite, digit)
                for row, cells in zip(rows, (*drawn, below), strict=True):
                    row += [*cells, *text(" " * GAP)]
            lines += rows
        return lines

    def _caption(self, at: int, favourite: Favourite, digit: Digit) -> list[Cell]:
        style = "right" if digit.guess == digit.label else "wrong"
        if at == self.selected and self.has_focus:
            style = "chosen"
        return fitted(text(caption(favourite, digit), style), tiles.WIDTH, style)

    def mixed(self, palette: Palette) -> Palette:
        """The greys of the digits."""
        return palette | dict(tiles.grey_styles(ramps_of(self)))

    # Choosing ------------------------------------------------------------------------------

    @property
    def _visible(self) -> int:
        rows = max(self.size.height // (tiles.HEIGHT + 1), 1)
        return min(len(self.liked), rows * self._across)

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

    def on_click(self, event: Click) -> None:
        """Select the digit under the mouse; a double click follows it."""
        at, across = event.get_content_offset_capture(self), self._across
        column = min(at.x // (tiles.WIDTH + GAP), across - 1)
        place = at.y // (tiles.HEIGHT + 1) * across + column
        if at.y >= 0 <= column and place < self._visible:
            self.selected = place
            if event.chain == 2:
                self.action_inspect()

    def on_focus(self) -> None:
        self.redraw()

    def on_blur(self) -> None:
        self.redraw()
