"""The easel: a sheet on which a digit is drawn with the mouse or with keys."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.events import MouseDown, MouseMove, MouseUp
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from tui.appearance import has_greys, ramps_of
from tui.keys import DRAWING, bindings
from tui.render import tint
from tui.render.pixels import image_rows
from tui.sketch import SIDE, Sketch

RIGHT_BUTTON = 3


class Easel(Widget, can_focus=True):
    """Keeps the sketch; `meant` is the digit that its author says it is."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(DRAWING),
        *(Binding(f"{digit}", f"mean({digit})", show=False) for digit in range(10)),
    ]

    class Changed(Message):
        """There is other ink, or another meaning."""

    cursor: reactive[tuple[int, int]] = reactive((SIDE // 2, SIDE // 2))
    is_down: reactive[bool] = reactive(default=False)
    wipes: reactive[bool] = reactive(default=False)
    is_asking: reactive[bool] = reactive(default=False)
    meant: reactive[int | None] = reactive(None)

    def __init__(self, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.sketch = Sketch()
        self._lines: list[list[Segment]] | None = None
        self._last: tuple[float, float] | None = None  # where the mouse was, while it draws
        self._rubs = False

    # Keys ---------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Digits go elsewhere unless one was asked for."""
        return self.is_asking if action == "mean" else True

    def action_move(self, right: int, down: int) -> None:
        """Move the cursor; a pen that is down draws."""
        x, y = self.cursor
        self.cursor = (min(max(x + right, 0), SIDE - 1), min(max(y + down, 0), SIDE - 1))
        if self.is_down:
            self.sketch.line((x, y), self.cursor, erase=self.wipes)
            self._changed()

    def action_ink(self) -> None:
        """Ink below the cursor, or none if the rubber is at hand."""
        self._dot(erase=self.wipes)

    def action_wipe(self) -> None:
        """No ink below the cursor."""
        self._dot(erase=True)

    def _dot(self, *, erase: bool) -> None:
        self.sketch.dot(*self.cursor, erase=erase)
        self._changed()

    def action_pen(self) -> None:
        """Pen down, so that moving draws, or up."""
        self.is_down = not self.is_down
        if self.is_down:
            self.action_ink()
        self._changed()

    def action_rubber(self) -> None:
        """Rubber or pen."""
        self.wipes = not self.wipes
        self._changed()

    def action_clear(self) -> None:
        """A new sheet."""
        self.sketch.clear()
        self.is_down, self.wipes, self.meant = False, False, None
        self._changed()

    def action_ask(self) -> None:
        """The next digit says what is meant; the same key once more, nothing."""
        if self.is_asking:
            self.meant = None
        self.is_asking = not self.is_asking
        self._changed()

    def action_mean(self, digit: int) -> None:
        """That is what it is."""
        self.is_asking, self.meant = False, digit
        self._changed()

    # Mouse --------------------------------------------------------------------------------

    @property
    def is_large(self) -> bool:
        """Whether a pixel is two cells wide; if not, a cell is two pixels high."""
        return self.size.width >= 2 * SIDE and self.size.height >= SIDE

    def point(self, x: int, y: int) -> tuple[float, float]:
        """The pixel below a cell, or the middle of the two."""
        return (x // 2, y) if self.is_large else (x, 2 * y + 0.5)

    def on_mouse_down(self, event: MouseDown) -> None:
        """Begin a stroke."""
        self.capture_mouse()
        self._rubs = self.wipes or event.button == RIGHT_BUTTON
        self._stroke(*self.point(event.x, event.y))

    def on_mouse_move(self, event: MouseMove) -> None:
        """Go on with it."""
        if self._last is not None:
            self._stroke(*self.point(event.x, event.y))

    def on_mouse_up(self, event: MouseUp) -> None:
        """End it."""
        self.release_mouse()
        self._last = None

    def _stroke(self, x: float, y: float) -> None:
        here = (min(max(x, 0), SIDE - 1), min(max(y, 0), SIDE - 1))
        self.sketch.line(self._last or here, here, erase=self._rubs)
        self._last, self.cursor = here, (int(here[0]), int(here[1]))
        self._changed()

    # Drawing ------------------------------------------------------------------------------

    def _changed(self) -> None:
        self.redraw()
        self.post_message(self.Changed())

    def redraw(self) -> None:
        """Draw anew, in the next frame."""
        self._lines = None
        self.refresh()

    def watch_cursor(self) -> None:
        """Show where the pen is."""
        self.redraw()

    def notify_style_update(self) -> None:
        """The colours have changed."""
        self._lines = None
        super().notify_style_update()

    def on_resize(self) -> None:
        self._lines = None
        self.refresh()

    def on_focus(self) -> None:
        self.redraw()

    def on_blur(self) -> None:
        self.is_asking = False
        self.redraw()

    def _draw(self) -> list[list[Segment]]:
        image = tint.tinted(image_rows(bytes(self.sketch.pixels)))
        if self.has_focus:
            x, y = self.cursor
            image[y][x] = (image[y][x][0], tint.CURSOR)
        if not has_greys(self):
            return tint.plain(image, wide=self.is_large)
        return (tint.large if self.is_large else tint.small)(image, ramps_of(self))

    def render_line(self, y: int) -> Strip:
        """One line of the sheet."""
        if self._lines is None:
            self._lines = self._draw()
        segments = self._lines[y] if y < len(self._lines) else []
        return Strip(segments).adjust_cell_length(self.size.width, self.rich_style)
