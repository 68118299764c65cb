"""The wheel: on everything that has a next and a one before, it turns to these."""

from __future__ import annotations

from textual.events import MouseScrollDown, MouseScrollUp


class Wheel:
    """Part of a widget or a screen, which says what is a turn further."""

    def turn(self, by: int) -> None:
        """Go on by one, or back by one."""
        raise NotImplementedError

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        """Further on; what lies below is not scrolled as well."""
        event.stop()
        self.turn(1)

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        """Back."""
        event.stop()
        self.turn(-1)
