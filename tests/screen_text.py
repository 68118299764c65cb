"""Reading the screen of an app as plain text."""

from textual.app import App


def grid(app: App) -> str:
    """The screen as lines of characters, as wide as the terminal."""
    width, height = app.size
    lines = app.screen._compositor.render_strips()
    return "\n".join(strip.text.ljust(width)[:width] for strip in lines[:height])
