"""A few lines of words that somebody else has written."""

from __future__ import annotations

from typing import ClassVar

from textual.reactive import reactive

from tui.canvas import Canvas
from tui.render.cells import Cell


class Caption(Canvas):
    """Shows its `words`, lines of cells."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"caption--{name}" for name in ("label", "value", "right", "wrong", "for", "against")
    }

    words: reactive[list[list[Cell]]] = reactive(list)

    def watch_words(self) -> None:
        """Draw anew."""
        self.redraw()

    def lines(self) -> list[list[Cell]]:
        """As they are."""
        return self.words
