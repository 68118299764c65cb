"""The ruler pane: how far the next step could go before it does harm, and how that has moved."""

from __future__ import annotations

import math
from typing import ClassVar

from rich.style import Style
from textual.reactive import var

from tui.canvas import Canvas, Palette
from tui.render import edges
from tui.render import ruler as drawn
from tui.render.cells import Cell, text
from tui.render.ruler import Lines
from tui.say import say
from tui.taking.cockpit_tables import ruler_table
from tui.taking.table import Table
from tui.view import RunView
from tui.wide import wrap

REMEMBERED = 500  # answers
TALL = 24  # lines from which the edge's course has three of them
LOW = 9  # lines below which there is room for the table alone


class RulerPane(Canvas, can_focus=True):
    """Draws the newest answer, and remembers where the edge was in those before."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"ruler--{name}"
        for name in (
            "reading", "warned", "batch", "held", "line", "edge", "here", "label", "value",
            "near", "far", "empty",
        )
    }  # fmt: skip

    view: var[RunView] = var(RunView)

    def __init__(self, id: str, classes: str) -> None:  # noqa: A002 - Textual's name for it
        super().__init__(id=id, classes=classes)
        self._edges: list[tuple[int, float]] = []

    def on_mount(self) -> None:
        self._entitle()

    def watch_view(self, old: RunView, new: RunView) -> None:
        """Draw when an answer arrives or the rate is another one."""
        if old.started is not new.started:
            self._edges = []
        if old.rates is not new.rates:
            self._remember()
        if old.rates is not new.rates or old.state != new.state:
            self.redraw()
        if old.rates is not new.rates or old.hyper is not new.hyper:
            self._entitle()

    def _remember(self) -> None:
        """Add the newest edge; what was later than it was another course."""
        ruler = self.view.rates.ruler if self.view.rates else None
        if ruler is not None:
            kept = [(step, edge) for step, edge in self._edges if step < ruler.step]
            self._edges = [*kept, (ruler.step, ruler.edge)][-REMEMBERED:]

    def _entitle(self) -> None:
        hyper = self.view.hyper
        self.border_title = say("Ruler: learning rate {rate:g}", rate=hyper.learning_rate)
        ruler = self.view.rates.ruler if self.view.rates else None
        scheduled = ruler is not None and not math.isclose(ruler.rate, hyper.learning_rate)
        words = [f"step {ruler.step:,}"] if ruler else []
        if ruler and scheduled:
            now = say("{schedule} makes it {rate:.3g}", schedule=hyper.schedule, rate=ruler.rate)
            words.insert(0, now)
        self.border_subtitle = " · ".join(words)

    def lines(self) -> Lines:
        """The reading, the chart with its table, and the edge so far."""
        width, height = self.size
        rates = self.view.rates
        if rates is None or rates.ruler is None:
            return [text(f" {line}", "empty") for line in wrap(self._nothing(), width - 2)]
        ruler = rates.ruler
        near = ruler.edge < edges.NEAR
        said = drawn.sentences(ruler) if height >= LOW else say(ruler.reading)
        words = wrap(("! " if near else "") + said, max(width - 2, 20))
        lines: list[list[Cell]] = [text(f" {w}", "warned" if near else "reading") for w in words]
        strip = edges.strip(self._edges, width - 1, 3 if height >= TALL else 1)
        if height < LOW:
            strip = []
        if height >= TALL:
            lines, strip = [*lines, []], [[], *strip]
        room = height - len(lines) - len(strip)
        return [*lines, *drawn.chart(ruler, width - 1, room), *strip]

    def as_table(self) -> Table | None:
        """The losses along the step."""
        rates = self.view.rates
        return ruler_table(rates.ruler) if rates and rates.ruler else None

    def _nothing(self) -> str:
        """Why there is no ruler, and when there will be one."""
        if self.view.rates is not None:
            return say(
                "The loss is no finite number, so there is nothing to measure along. "
                "Press {key_recover} to go back to the last good step, or {key_restart} to restart."
            )
        if self.view.state in ("failed", "stopped"):
            return say("There is no run to measure.")
        return say(
            "The ruler appears here in a moment: the loss along the next update, from an eighth "
            "of the learning rate to eight times. Press {key_toggle} to train and watch it move."
        )

    def mixed(self, palette: Palette) -> Palette:
        """Bars that hang are drawn by what they leave blank."""
        return palette | {"hang": palette["batch"] + Style(reverse=True)}

    def on_focus(self) -> None:
        self.redraw()
