"""The operations pane: the way through the network and back, one row an operation."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar

from textual.events import Click
from textual.message import Message
from textual.reactive import reactive, var

from tui.canvas import Canvas
from tui.render.cells import Cell, fitted, text
from tui.render.figures import number
from tui.render.operation_words import short
from tui.say import say
from tui.wheel import Wheel
from tui.wide import Wide, cut

if TYPE_CHECKING:  # its module needs NumPy, which the first frame does not wait for
    from engine.answers import Steps
    from engine.operations import Operation

HEADINGS = {"forward": "Forward ↓", "backward": "Backward ↑", "update": "Update"}
PROLOGUE = "The chain rule"
HERE = "▸"


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the list: a heading (no page), or a page of the blackboard by its number."""

    words: str
    told: str = ""
    page: int | None = None


def result(operation: Operation) -> str:
    """What comes out, in a few characters: its shape, or a single number itself."""
    if operation.phase == "update" or not operation.given:
        return ""
    last = operation.given[-1]
    if operation.phase == "backward" and len(last.shape) < 2:  # the first layer gives no dx
        last = operation.given[0]
    return "×".join(map(str, last.shape)) if last.shape else number(last.mean)


def all_rows(steps: Steps) -> list[Row]:
    """Headings and pages in order: the post's graphs, each forward and backward, then the step."""
    rows = [Row(say(PROLOGUE))]
    pages = [(say(example.name), way) for example in steps.examples for way in "↓↑"]
    rows += [Row(name, way, page) for page, (name, way) in enumerate(pages)]
    phase = ""
    for page, operation in enumerate(steps.trace.operations, len(pages)):
        if operation.phase != phase:
            phase = operation.phase
            rows.append(Row(say(HEADINGS[phase])))
        rows.append(Row(short(operation.name), result(operation), page))
    return rows


class OperationsPane(Wheel, Canvas, can_focus=True):
    """The list; the marked row is on the blackboard."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"operations--{name}" for name in ("heading", "name", "told", "here", "cursor", "empty")
    }

    steps: var[Steps | None] = var(None)
    page: reactive[int] = reactive(0)
    _first = 0

    class Turned(Message):
        """Another page is marked."""

    def on_mount(self) -> None:
        self.border_title = say("Operations")

    @property
    def pages(self) -> int:
        """How many pages there are."""
        if self.steps is None:
            return 0
        return 2 * len(self.steps.examples) + len(self.steps.trace.operations)

    def validate_page(self, page: int) -> int:
        """Stay on the list; while there is none, keep the place."""
        return min(max(page, 0), self.pages - 1) if self.pages else page

    def watch_steps(self) -> None:
        """Another step, or the first one."""
        self.page = self.validate_page(self.page)
        self._entitle()

    def watch_page(self) -> None:
        """Another row is marked."""
        self._entitle()
        self.post_message(self.Turned())

    def _entitle(self) -> None:
        place = say("{page} of {pages}", page=self.page + 1, pages=self.pages)
        self.border_subtitle = place if self.pages else ""
        self.redraw()

    def lines(self) -> list[list[Cell]]:
        """As many rows as there is room for, around the marked one."""
        if self.steps is None:
            empty = say("The way through the\nnetwork and back.").splitlines()
            return [text(f" {line}", "empty") for line in empty]
        rows, (first, last) = all_rows(self.steps), self._shown()
        return [self._line(row) for row in rows[first:last]]

    def _line(self, row: Row) -> list[Cell]:
        width = self.size.width
        if row.page is None:
            return text(f" {row.words}", "heading")
        here = row.page == self.page
        space = max(width - len(row.told) - 3, 2)
        words = f" {HERE if here else ' '} {Wide(cut(row.words, space - 1)):<{space}}"
        cells = text(words, "name") + text(row.told, "told")
        if here:
            style = "cursor" if self.has_focus else "here"
            return [(letter, style) for letter, _ in fitted(cells, width)]
        return cells

    def _shown(self) -> tuple[int, int]:
        """The range of rows on show, with the heading above the first page."""
        assert self.steps is not None
        rows, room = all_rows(self.steps), max(self.size.height, 1)
        at = next((i for i, row in enumerate(rows) if row.page == self.page), 0)
        low = at - 1 if at and rows[at - 1].page is None else at
        first = min(max(self._first, at - room + 1), low, max(len(rows) - room, 0))
        self._first = first
        return first, min(first + room, len(rows))

    def jump(self, last: int) -> None:
        """To the first page, or to the last."""
        self.page = self.pages - 1 if last else 0

    def next_section(self) -> None:
        """To the first page below the next heading, going round."""
        if self.steps is None:
            return
        rows = all_rows(self.steps)
        starts = [
            after.page
            for row, after in pairwise(rows)
            if row.page is None and after.page is not None
        ]
        self.page = next((start for start in starts if start > self.page), 0)

    def on_click(self, event: Click) -> None:
        """Mark the row under the mouse."""
        at = event.get_content_offset(self)  # the border is no row
        if self.steps is None or at is None:
            return
        first, last = self._shown()
        rows = all_rows(self.steps)[first:last]
        if at.y < len(rows) and (page := rows[at.y].page) is not None:
            self.page = page

    def turn(self, by: int) -> None:
        """Another operation."""
        self.page += by

    def on_focus(self) -> None:
        self.redraw()

    def on_blur(self) -> None:
        self.redraw()
