"""A digit as a picture: large, in half blocks or small, by the room there is, with a tint."""

from __future__ import annotations

from rich.segment import Segment
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from tui.appearance import has_greys, has_hues, ramps_of
from tui.render import tint as tints
from tui.render.pixels import image_rows
from tui.render.thumbnail import thumbnail
from tui.shown import Shown, Tint
from tui.sketch import SIDE
from tui.taking.cockpit_tables import image_table
from tui.taking.table import Table


class DigitPicture(Widget, can_focus=True):
    """Draws what is shown; a thumbnail has no tint."""

    shown: reactive[Shown | None] = reactive(None)
    tint: reactive[Tint] = reactive("loss")
    _lines: list[list[Segment]] | None = None

    def watch_shown(self, old: Shown | None, new: Shown | None) -> None:
        """Draw anew."""
        self._lines = None

    def watch_tint(self) -> None:
        """Draw anew."""
        self._lines = None

    def notify_style_update(self) -> None:
        """The colours have changed."""
        self._lines = None
        super().notify_style_update()

    def on_resize(self) -> None:
        self._lines = None
        self.refresh()

    @property
    def is_large(self) -> bool:
        """Whether a pixel is two cells wide."""
        return self.size.width >= 2 * SIDE and self.size.height >= SIDE

    @property
    def has_signs(self) -> bool:
        """Whether the tint bears signs."""
        return self.is_large or not has_hues(self)

    def as_table(self) -> Table | None:
        """The pixels and their tints."""
        return image_table(self.shown) if self.shown else None

    def _draw(self) -> list[list[Segment]]:
        if self.shown is None:
            return []
        raw, ramps = self.shown.digit.pixels, ramps_of(self)
        if self.size.width < SIDE:
            return thumbnail(raw, colours=has_greys(self), ramps=ramps)
        image = tints.tinted(image_rows(raw), self.shown.gradient(self.tint))
        if not has_hues(self):
            return tints.plain(image, wide=self.is_large)
        return (tints.large if self.is_large else tints.small)(image, ramps)

    def render_line(self, y: int) -> Strip:
        """One line of the picture."""
        if self._lines is None:
            self._lines = self._draw()
        segments = self._lines[y] if y < len(self._lines) else []
        return Strip(segments).adjust_cell_length(self.size.width, self.rich_style)
