"""The training images that look most like a digit: what it could have been learned from."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.reactive import reactive
from textual.strip import Strip

from tui.appearance import has_greys, ramps_of
from tui.canvas import Canvas
from tui.render.cells import Cell, text
from tui.render.thumbnail import HEIGHT, WIDTH, thumbnail
from tui.say import say
from tui.shown import Shown
from tui.taking.cockpit_tables import nearest_table
from tui.taking.table import Table

if TYPE_CHECKING:
    from engine.neighbours import Neighbour

CAPTIONED = HEIGHT + 1
GAP = 1
OTHER = "≠"  # not a mistake of the network: the image is one of another digit


def caption(near: Neighbour, truth: int | None) -> str:
    """`4   6.213`: label and distance, and a mark where the label is another one."""
    mark = "" if truth in (None, near.label) else OTHER
    return f"{mark}{near.label}  {near.distance:.3f}"


def drawn_from(shown: Shown | None) -> object:
    """What the pane depends on."""
    return shown and (shown.digit.neighbours, shown.truth)


class NearestPane(Canvas, can_focus=True):
    """Pictures as long as there is room, then words."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"nearest--{name}" for name in ("label", "same", "other")
    }

    shown: reactive[Shown | None] = reactive(None)

    def watch_shown(self, old: Shown | None, new: Shown | None) -> None:
        """Draw only if there are others: training does not change them."""
        if drawn_from(old) != drawn_from(new):
            self.redraw()

    @property
    def grid(self) -> tuple[int, int]:
        """How many pictures fit: columns and rows."""
        across = max((self.size.width + GAP) // (WIDTH + GAP), 1)
        return across, self.size.height // CAPTIONED

    def lines(self) -> list[list[Cell]]:
        """The captions below each row of pictures, and the rest in words."""
        if self.shown is None:
            words = say("Training\ndigits that\nlook alike.")
            return [text(line, "label") for line in words.splitlines()]
        across, down = self.grid
        near, truth = [each for each, _ in self.shown.digit.neighbours], self.shown.truth
        lines: list[list[Cell]] = []
        for start in range(0, min(across * down, len(near)), across):
            row: list[Cell] = []
            for each in near[start : start + across]:
                row += self._caption(each, truth, WIDTH) + text(" " * GAP)
            lines += [[] for _ in range(HEIGHT)] + [row]
        return lines + [self._caption(each, truth, 0) for each in near[across * down :]]

    def as_table(self) -> Table | None:
        """The images, without their pixels."""
        return nearest_table(self.shown) if self.shown else None

    def _caption(self, near: Neighbour, truth: int | None, width: int) -> list[Cell]:
        style = "same" if truth in (None, near.label) else "other"
        return text(f"{caption(near, truth):^{width}}" if width else caption(near, truth), style)

    def render_line(self, y: int) -> Strip:
        """A line through the pictures, or through the words."""
        across, down = self.grid
        row, line = divmod(y, CAPTIONED)
        if self.shown is None or row >= down or line == HEIGHT:
            return super().render_line(y)
        chosen = self.shown.digit.neighbours[row * across : (row + 1) * across]
        if not chosen:
            return super().render_line(y)
        segments: list[Segment] = []
        greys, ramps = has_greys(self), ramps_of(self)
        for _, raw in chosen:
            segments += thumbnail(raw, colours=greys, ramps=ramps)[line]
            segments.append(Segment(" " * GAP, self.rich_style))
        return Strip(segments).adjust_cell_length(self.size.width, self.rich_style)
