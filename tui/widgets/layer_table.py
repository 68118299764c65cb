"""The layer table: the vitals of every layer in a row, and why the selected one is as it is."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual.events import Click
from textual.geometry import Size
from textual.reactive import reactive, var

from tui.canvas import Canvas
from tui.messages import LayerWanted
from tui.render import vitals
from tui.render.cells import Cell, fitted, text
from tui.render.sparks import spark
from tui.say import say
from tui.taking.cockpit_tables import layers_table
from tui.taking.table import Table
from tui.view import RunView
from tui.vitals_course import Course, Reading
from tui.wheel import Wheel
from tui.wide import wrap

REASON = 2  # lines for the sentence below the rows
EMPTY = (
    "The readings of every layer appear here when the data is loaded.\n"
    "They follow the network while it trains: {key_toggle} starts it."
)


class LayerTable(Wheel, Canvas, can_focus=True):
    """The rows, with `layer_at` selected; as high as its rows, if there is so much room."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"layers--{name}"
        for name in ("heading", "name", "sound", "ill", "number", "spark", "note", "chosen")
    }

    view: var[RunView] = var(RunView)
    layer_at: reactive[int] = reactive(0)
    _course = Course()
    _first = 0

    def on_mount(self) -> None:
        self.border_title = say("Layers, from input to output")

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """A heading, the rows, the reason."""
        return 1 + max(self._count, 1) + REASON

    @property
    def _count(self) -> int:
        return len(self.view.layers.now.layers) if self.view.layers else 0

    def watch_view(self, old: RunView, new: RunView) -> None:
        """Take an answer into the course; another run or branch begins another course."""
        if old.started is not new.started or old.past.branch != new.past.branch:
            self._course = Course()
        if old.layers is new.layers:
            return
        if new.layers is not None:
            now = new.layers.now
            self._course = self._course.after(now)
            self.border_subtitle = say(
                "read from {images:,} validation images at step {step:,}",
                images=now.images,
                step=now.step,
            )
        rows = [len(view.layers.now.layers) if view.layers else 0 for view in (old, new)]
        if rows[0] != rows[1]:
            self.refresh(layout=True)
        self.redraw()

    def watch_layer_at(self) -> None:
        """Another one is selected."""
        self.redraw()

    def lines(self) -> list[list[Cell]]:
        """Heading, rows, and the reason of the selected one."""
        answer, width = self.view.layers, self.size.width
        if answer is None:
            return [text(f" {words}", "note") for words in say(EMPTY).splitlines()]
        first, last = self._shown()
        named = vitals.name_width(layer.name for layer in answer.now.layers)
        room = vitals.spark_width(width, named)
        lines = [vitals.heading(width, named)]
        for at in range(first, last):
            chosen = at == self.layer_at
            layer, health = answer.now.layers[at], answer.health[at]
            sparks = partial(self._spark, at, room)
            cells = vitals.row(layer, health, sparks, named=named, chosen=chosen)
            if chosen and self.has_focus:
                cells = [(letter, "chosen") for letter, _ in fitted(cells, width)]
            lines.append(cells)
        health = answer.health[min(self.layer_at, len(answer.health) - 1)]
        style = "sound" if health.word == "healthy" else "ill"
        words = wrap(vitals.reason(health), max(width - 2, 20))[:REASON]
        return [*lines, *(text(f" {line}", style) for line in words)]

    def as_table(self) -> Table | None:
        """The readings of every layer."""
        answer = self.view.layers
        return layers_table(answer) if answer else None

    def _spark(self, layer: int, room: int, reading: Reading) -> str:
        """The course of a reading, in so many columns."""
        return spark(self._course.of(layer, reading), room)

    def _shown(self) -> tuple[int, int]:
        """The range of rows on show, the selected one among them."""
        room = max(self.size.height - 1 - REASON, 1)
        first = min(max(self._first, self.layer_at - room + 1), self.layer_at)
        self._first = max(min(first, self._count - room), 0)
        return self._first, min(self._first + room, self._count)

    def _want(self, layer: int) -> None:
        if 0 <= layer < self._count:
            self.post_message(LayerWanted(layer))

    async def on_click(self, event: Click) -> None:
        """Select the row under the mouse; a double click goes to its units."""
        first, last = self._shown()
        at = first + event.get_content_offset_capture(self).y - 1
        if first <= at < last:
            self._want(at)
            if event.chain == 2:
                await self.run_action("screen.units")

    def turn(self, by: int) -> None:
        """Another layer."""
        self._want(self.layer_at + by)

    def on_focus(self) -> None:
        self.redraw()

    def on_blur(self) -> None:
        self.redraw()
