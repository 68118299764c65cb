"""A canvas: a widget that draws all of its lines at once and keeps them until told otherwise.

Asking Textual for a style costs more than drawing with it, so a canvas looks its styles up
once, by the names in `COMPONENT_CLASSES`, and again only when the colours change.
"""

from __future__ import annotations

from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from tui.render.cells import Cell, fitted, to_strip

Palette = dict[str, Style]


def palette(widget: Widget) -> Palette:
    """Return the widget's component styles on its background, by the part after `--`."""
    base = widget.rich_style
    return {
        name.rpartition("--")[2]: base + widget.get_component_rich_style(name, partial=True)
        for name in widget.COMPONENT_CLASSES
    }


class Canvas(Widget):
    """Subclasses return their lines as cells; a style's name is that of its component class."""

    _strips: list[Strip] | None = None
    _palette: Palette | None = None
    _base: Style = Style.null()

    def lines(self) -> list[list[Cell]]:
        """Return the lines to draw, as many as there is room for."""
        raise NotImplementedError

    def mixed(self, palette: Palette) -> Palette:
        """Styles made of several components, if there are any."""
        return palette

    def redraw(self) -> None:
        """Draw anew, in the next frame."""
        self._strips = None
        self.refresh()

    def on_resize(self) -> None:
        self.redraw()  # a frame may have been drawn between the new size and this event

    def notify_style_update(self) -> None:
        """The colours have changed."""
        self._strips = self._palette = None
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        """Return one line of those kept."""
        if self._palette is None:
            self._base = self.rich_style
            self._palette = self.mixed(palette(self))
        if self._strips is None:
            width, styles = self.size.width, self._palette
            lines = [fitted(line, width) for line in self.lines()[: self.size.height]]
            self._strips = [to_strip(line, styles, self._base) for line in lines]
        if y < len(self._strips):
            return self._strips[y]
        return Strip.blank(self.size.width, self._base)
