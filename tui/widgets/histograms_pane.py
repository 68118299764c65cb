"""The histograms pane: how a layer's outputs and weights are spread, now and at the start."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.style import Style
from textual.reactive import reactive, var

from tui.canvas import Canvas, Palette
from tui.render import bars
from tui.render.cells import Cell, text
from tui.render.histograms import DOT, chart
from tui.say import say
from tui.taking.cockpit_tables import histograms_table
from tui.taking.table import Table
from tui.view import RunView

if TYPE_CHECKING:  # needs NumPy, which the first frame does not wait for
    from engine.vitals import Histogram

AROUND = 2  # lines of a chart that are no bars: its title and its axis
OUTPUTS, WEIGHTS = "outputs", "weights"  # said where they are shown
TALLEST = 20  # lines of bars; more show no more


class HistogramsPane(Canvas, can_focus=True):
    """Two charts, one above the other."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"histograms--{name}" for name in ("now", "start", "name", "note")
    }

    view: var[RunView] = var(RunView)
    layer_at: reactive[int] = reactive(0)

    def on_mount(self) -> None:
        self.border_subtitle = say("█ now  {dot} at the start", dot=DOT)
        self._entitle()

    def watch_view(self, old: RunView, new: RunView) -> None:
        """Draw when there are other readings."""
        if old.layers is not new.layers:
            self._entitle()
            self.redraw()

    def watch_layer_at(self) -> None:
        """Another layer."""
        self._entitle()
        self.redraw()

    def _entitle(self) -> None:
        answer = self.view.layers
        known = answer is not None and self.layer_at < len(answer.now.layers)
        name = answer.now.layers[self.layer_at].name if answer and known else ""
        self.border_title = say("Histograms of {layer}" if name else "Histograms", layer=name)

    def _histograms(self) -> list[tuple[str, Histogram | None, Histogram | None]]:
        """What there is to draw: the name, now and at the start."""
        answer = self.view.layers
        if answer is None or self.layer_at >= len(answer.now.layers):
            return []
        now = answer.now.layers[self.layer_at]
        start = (
            answer.start.layers[self.layer_at] if self.layer_at < len(answer.start.layers) else now
        )
        return [
            (OUTPUTS, now.activations, start.activations),
            (WEIGHTS, now.weights, start.weights),
        ]

    def as_table(self) -> Table | None:
        """Both of them, bin by bin."""
        return histograms_table(self._histograms())

    def lines(self) -> list[list[Cell]]:
        """The charts, or what will appear here."""
        found = self._histograms()
        if not found:
            return [text(f" {say('How outputs and weights are spread.')}", "note")]
        alone = found[1][1] is None
        room = self.size.height - 2 if alone else (self.size.height - 1) // 2
        width, height = self.size.width - 2, min(max(room - AROUND, 1), TALLEST)
        lines: list[list[Cell]] = []
        for name, now, start in found:
            if now is None:
                return [*lines, [], text(f" {say('It has no weights.')}", "note")]
            chosen = chart(now, start or now, say(name), width=width, height=height)
            gap: list[list[Cell]] = [[]] if lines and height > 3 else []
            lines += gap + [text(" ") + line for line in chosen]
        return lines

    def mixed(self, palette: Palette) -> Palette:
        """Dots in front of bars."""
        now = palette["now"]
        over = palette["start"] + Style(bgcolor=now.color)
        return palette | {bars.SOLID: now, "start-on-now": over}

    def on_focus(self) -> None:
        self.redraw()

    def on_blur(self) -> None:
        self.redraw()
