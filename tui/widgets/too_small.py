"""The notice that stands in for the screen when the terminal is too small for it."""

from __future__ import annotations

from textual.widgets import Static

from tui.say import say

LEAST = (80, 24)


class TooSmall(Static):
    """Says how large the terminal is and how large it must be."""

    def show_for(self, width: int, height: int) -> bool:
        """Appear if the terminal is too small, otherwise go; return whether it is."""
        small = width < LEAST[0] or height < LEAST[1]
        self.display = small
        self.set_class(small, "shown")
        if small:
            self.update(
                say(
                    "chainrule needs a terminal of {least};\nthis one has {present}.\n\n"
                    "Make it larger, or press {key_quit} and run\n'chainrule train' instead.",
                    least=f"{LEAST[0]}×{LEAST[1]}",
                    present=f"{width}×{height}",
                )
            )
        return small
