"""What all screens of panes share: one of them can have the whole screen."""

from __future__ import annotations

from textual.events import DescendantFocus
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Tooltip

from tui.taking.taken import pane_of
from tui.tips import move_aside


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

    def _handle_tooltip_timer(self, widget: Widget) -> None:
        """Textual shows a tip below the mouse; a pane's shall not lie on the pane."""
        super()._handle_tooltip_timer(widget)
        pane = pane_of(widget)
        if pane is not None and isinstance(pane.tooltip, str):
            move_aside(self.get_child_by_type(Tooltip), pane, pane.tooltip)
