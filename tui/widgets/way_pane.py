"""The way through the network: every layer's outputs, the logits and the ten probabilities."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.reactive import reactive

from tui.canvas import Canvas
from tui.keys import WAY, bindings
from tui.render import activations, probabilities
from tui.render.cells import Cell, text
from tui.say import say
from tui.shown import Shown
from tui.taking.cockpit_tables import way_table
from tui.taking.table import Table
from tui.wheel import Wheel

CLASSES = 10
TALLEST = 4  # lines of one layer
EMPTY = "Every layer's outputs and the\nten probabilities appear here\nas soon as there is a digit."

Lines = list[list[Cell]]


def heading(name: str, width: int) -> list[Cell]:
    """Above the probabilities: what the bars and the numbers are."""
    left, right = f"{name}", "p   logit      "
    return text(left, "name") + text(f"{right:>{max(width - len(left), 0)}}", "label")


def layer_lines(shown: Shown, width: int, room: int, first: int) -> Lines:
    """The hidden layers in so many lines: tall, low, or one line each from the `first` on."""
    hidden = shown.found.layers[:-1]
    inked = sum(map(bool, shown.digit.pixels))
    words = say("{inked} of {pixels} inked", inked=inked, pixels=len(shown.digit.pixels))
    lines = [text(f"{say('input')}  ", "name") + text(words, "label")]
    height = min((room - 1) // max(len(hidden), 1) - 1, TALLEST)
    if height >= 1:
        blocks = [activations.block(each.name, each.values, width, height) for each in hidden]
        spare = room - 1 - sum(map(len, blocks)) > len(blocks)
        for block in blocks:
            lines += [[], *block] if spare else block
        return [*lines, []] if spare else lines
    first = min(first, max(len(hidden) - room + 1, 0))
    each = [activations.line(layer.name, layer.values, width) for layer in hidden]
    return lines + each[first : first + max(room - 1, 0)]


class WayPane(Wheel, Canvas, can_focus=True):
    """From the input at the top to the probabilities at the bottom."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(WAY)]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"way--{name}"
        for name in ("name", "label", "above", "below", "bar", "right", "wrong", "faint")
    }

    shown: reactive[Shown | None] = reactive(None)
    first: reactive[int] = reactive(0)

    def on_mount(self) -> None:
        self.border_title = say("Through the network")

    def watch_shown(self, old: Shown | None, new: Shown | None) -> None:
        """Draw anew."""
        self.border_subtitle = say("after step {step:,}", step=new.step) if new else ""
        self.redraw()

    def validate_first(self, first: int) -> int:
        """Stay among the layers."""
        last = len(self.shown.found.layers) - 2 if self.shown else 0
        return min(max(first, 0), max(last, 0))

    def watch_first(self) -> None:
        """Draw anew."""
        self.redraw()

    def lines(self) -> Lines:
        """Layers above, probabilities below."""
        shown, (width, height) = self.shown, self.size
        if shown is None:
            return [text(line, "label") for line in say(EMPTY).splitlines()]
        if width < 1:  # while the terminal changes its size
            return []
        found = shown.found
        above = layer_lines(shown, width, height - CLASSES - 1, self.first)
        return [
            *above,
            heading(found.layers[-1].name, width),
            *probabilities.lines(
                found.probabilities, found.logits, shown.truth, found.guess, width
            ),
        ]

    def as_table(self) -> Table | None:
        """All outputs of all layers."""
        return way_table(self.shown) if self.shown else None

    def action_scroll(self, by: int) -> None:
        """To other layers, where not all fit."""
        self.first += by

    def turn(self, by: int) -> None:
        """Later layers, or earlier ones."""
        self.first += by
