"""What all screens of panes share: one of them can have the whole screen."""

from __future__ import annotations

from textual.events import DescendantFocus
from textual.screen import Screen

from tui.taking.taken import pane_of


class PanesScreen(Screen[None]):
    """A screen whose panes are widgets of the class `pane`."""

    ALLOW_IN_MAXIMIZED_VIEW = "#notice, #status, #keys, #lesson, #too-small"

    def toggle_maximised(self) -> None:
        """Give the focused pane the whole screen, or give it back."""
        if self.maximized is not None:
            self.minimize()
        else:
            self.maximized = pane_of(self.focused)

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """A maximised pane gives way when another one gets the focus."""
        if self.maximized not in (None, pane_of(event.widget)):
            self.minimize()
