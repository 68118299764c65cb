"""Reading the screen of an app as plain text."""

from rich.cells import set_cell_size
from textual.app import App


def grid(app: App) -> str:
    """The screen as lines of characters, each as many columns as the terminal has."""
    width, height = app.size
    lines = app.screen._compositor.render_strips()
    return "\n".join(set_cell_size(strip.text, width) for strip in lines[:height])
