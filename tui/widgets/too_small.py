"""The notice that stands in for the screen when the terminal is too small for it."""

from __future__ import annotations

from textual.widgets import Static

LEAST = (80, 24)


class TooSmall(Static):
    """Says how large the terminal is and how large it must be."""

    def show_for(self, width: int, height: int) -> bool:
        """Appear if the terminal is too small, otherwise go; return whether it is."""
        small = width < LEAST[0] or height < LEAST[1]
        self.display = small
        if small:
            self.update(
                f"chainrule needs a terminal of {LEAST[0]}×{LEAST[1]};\n"
                f"this one has {width}×{height}.\n\n"
                "Make it larger, or press q and run\n'chainrule train' instead."
            )
        return small
