"""A canvas: a widget that draws all of its lines at once, and again those that have changed.

Asking Textual for a style costs more than drawing with it, so a canvas looks its styles up
once, by the names in `COMPONENT_CLASSES`, and again only when the colours change.
"""

from __future__ import annotations

from rich.style import Style
from textual.geometry import Region
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

    _painted: list[list[Cell]] | None = None  # what is on the screen; None while all is due
    _strips: list[Strip]  # the same, as strips
    _palette: Palette | None = None
    _base: Style = Style.null()

    def lines(self) -> list[list[Cell]]:
        """Return the lines to draw, as many as there is room for."""
        raise NotImplementedError

    def mixed(self, palette: Palette) -> Palette:
        """Styles made of several components, if there are any."""
        return palette

    def redraw(self) -> None:
        """Draw anew, in the next frame: the lines that have changed, for painting is what costs."""
        if self._painted is None or self._palette is None:  # the next frame draws all of it
            self.refresh()
            return
        before, self._painted = self._painted, self._fitted()
        changed = [y for y, line in enumerate(self._painted) if before[y : y + 1] != [line]]
        for y in changed:
            self._strips[y : y + 1] = [to_strip(self._painted[y], self._palette, self._base)]
        del self._strips[len(self._painted) :]
        changed += range(len(self._painted), len(before))
        if changed:
            self.refresh(*(Region(0, y, self.size.width, 1) for y in changed))

    def _fitted(self) -> list[list[Cell]]:
        """The lines, as wide as the widget and no more than it is high."""
        return [fitted(line, self.size.width) for line in self.lines()[: self.size.height]]

    def on_resize(self) -> None:
        self._painted = None
        self.redraw()  # a frame may have been drawn between the new size and this event

    def notify_style_update(self) -> None:
        """The colours have changed."""
        self._painted = self._palette = None
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        """Return one line of those kept."""
        if self._palette is None:
            self._base = self.rich_style
            self._palette = self.mixed(palette(self))
        if self._painted is None:
            self._painted = self._fitted()
            self._strips = [to_strip(line, self._palette, self._base) for line in self._painted]
        if y < len(self._strips):
            return self._strips[y]
        return Strip.blank(self.size.width, self._base)
