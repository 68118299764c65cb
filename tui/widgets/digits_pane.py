"""The digits pane: real validation images, with what the network takes them for."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.binding import BindingType
from textual.events import Click
from textual.reactive import reactive, var
from textual.strip import Strip
from textual.widget import Widget

from engine.commands import Pick, Watch
from engine.events import Digit, Watched
from tui.keys import DIGITS, bindings
from tui.messages import EnlargeWanted, InspectWanted, WatchWanted
from tui.render import numbers, pixels
from tui.view import RunView

WIDTH, HEIGHT = 12, 7  # cells of one digit: six rows of picture and its caption
GAP = 1
PICKS: tuple[Pick, ...] = ("sample", "wrong", "uncertain", "class")
WRONG = "✗"


def caption(digit: Digit) -> str:
    """`4  98%` for a right answer, `✗9 not 4 61%` for a wrong one; at most 12 columns."""
    share = numbers.percent(digit.probabilities[digit.guess], 0)
    if digit.guess == digit.label:
        return f"{digit.guess}  {share}"
    return f"{WRONG}{digit.guess} not {digit.label} {share}"


def title(watch: Watch) -> str:
    """What is shown, in words."""
    return {
        "sample": "a sample",
        "wrong": "worst mistakes",
        "uncertain": "most uncertain",
        "class": f"only {watch.label}s",
    }[watch.pick]


def summary(watched: Watched) -> str:
    """Which of how many are shown, and how many are wrong."""
    first, last = watched.watch.offset + 1, watched.watch.offset + len(watched.digits)
    share = f"{numbers.percent(1 - watched.accuracy)} wrong"
    if not watched.digits:
        return f"none · {share}"
    return f"{first}–{last} of {watched.total:,} · {share}"


@lru_cache(maxsize=512)
def picture(raw: bytes, *, colours: bool) -> list[list[Segment]]:
    """The small picture of a digit, six lines of twelve cells; drawn once for each image."""
    rows = pixels.brightened(pixels.halved(pixels.image_rows(raw)))
    return pixels.half_blocks(rows) if colours else pixels.glyphs(rows)


class DigitsPane(Widget, can_focus=True):
    """A grid of digits that fills the pane, with one selected."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(DIGITS)]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"digits--{name}" for name in ("right", "wrong", "selected", "empty")
    }

    view: var[RunView] = var(RunView)
    watch_for: reactive[Watch] = reactive(Watch)
    selected: reactive[int] = reactive(0)

    @property
    def grid(self) -> tuple[int, int]:
        """How many digits fit: columns and rows."""
        across = max((self.size.width + GAP) // (WIDTH + GAP), 1)
        return across, max(self.size.height // HEIGHT, 1)

    @property
    def digits(self) -> tuple[Digit, ...]:
        """The digits on show."""
        watched = self.view.watched
        return watched.digits if watched else ()

    def on_resize(self) -> None:
        across, down = self.grid
        self._ask(count=across * down)

    def watch_view(self, old: RunView, new: RunView) -> None:
        """Draw when there are other digits or other answers."""
        if old.watched is new.watched:
            return
        if new.watched is not None:
            self.selected = min(self.selected, max(len(new.watched.digits) - 1, 0))
            self.border_subtitle = summary(new.watched)
            if new.watched.total and not new.watched.digits:
                self._ask(offset=0)  # the network has learned the page away
        else:
            self.border_subtitle = ""
        self.refresh()

    def on_mount(self) -> None:
        self._entitle()

    def _entitle(self) -> None:
        self.border_title = f"4 Digits: {title(self.watch_for)}"

    def _ask(self, **changes: object) -> None:
        """Want other digits from now on."""
        wanted = replace(self.watch_for, **changes)  # type: ignore[arg-type]
        if wanted != self.watch_for:
            self.watch_for = wanted
            self._entitle()
            self.post_message(WatchWanted(wanted))

    def action_pick(self) -> None:
        """Show the next kind of digits."""
        following = PICKS[(PICKS.index(self.watch_for.pick) + 1) % len(PICKS)]
        self._ask(pick=following, offset=0)

    def action_next_class(self) -> None:
        """Show one class, or the next one."""
        shown = self.watch_for.pick == "class"
        self._ask(pick="class", label=(self.watch_for.label + shown) % 10, offset=0)

    def action_page(self, by: int) -> None:
        """Show the digits further on, or those before."""
        watched = self.view.watched
        offset = self.watch_for.offset + by * self.watch_for.count
        if watched is not None and offset < watched.total:
            self._ask(offset=max(offset, 0))

    def action_select(self, right: int, down: int) -> None:
        """Move the selection; beyond the last row lies the next page."""
        wanted = self.selected + right + down * self.grid[0]
        if 0 <= wanted < len(self.digits):
            self.selected = wanted
        elif wanted >= len(self.digits) and self.digits:
            self.action_page(1)
        elif wanted < 0:
            self.action_page(-1)

    def action_enlarge(self) -> None:
        """Show the selected digit large."""
        if self.digits:
            self.post_message(EnlargeWanted(self.digits[self.selected].place))

    def action_inspect(self) -> None:
        """Follow the selected digit through the network."""
        if self.digits:
            self.post_message(InspectWanted(self.digits[self.selected].place))

    def on_click(self, event: Click) -> None:
        """Select the digit under the mouse; a double click enlarges it."""
        across, _ = self.grid
        index = event.y // HEIGHT * across + min(event.x // (WIDTH + GAP), across - 1)
        if index < len(self.digits):
            self.selected = index
            if event.chain == 2:
                self.action_enlarge()

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw one line through a row of digits."""
        base = self.rich_style
        across, down = self.grid
        row, line = divmod(y, HEIGHT)
        shown = self.digits[row * across : (row + 1) * across] if row < down else ()
        if not shown:
            return self._empty_line(y, base)
        segments: list[Segment] = []
        for column, digit in enumerate(shown):
            if line < HEIGHT - 1:
                segments += picture(digit.pixels, colours=self._has_colours)[line]
            else:
                segments.append(self._caption(digit, row * across + column, base))
            segments.append(Segment(" " * GAP, base))
        return Strip(segments).adjust_cell_length(self.size.width, base)

    def _empty_line(self, y: int, base: Style) -> Strip:
        words = ""
        if y == 0 and not self.digits:
            watched = self.view.watched
            nothing = "None: not one is wrong." if watched and watched.watch.pick == "wrong" else ""
            words = nothing if watched else "The digits appear when the data is loaded."
        style = base + self.get_component_rich_style("digits--empty", partial=True)
        return Strip([Segment(words, style)]).adjust_cell_length(self.size.width, base)

    def _caption(self, digit: Digit, index: int, base: Style) -> Segment:
        right = digit.guess == digit.label
        style = base + self.get_component_rich_style(
            "digits--right" if right else "digits--wrong", partial=True
        )
        words = f"{caption(digit):^{WIDTH}}"
        if index == self.selected and self.has_focus:
            style += self.get_component_rich_style("digits--selected", partial=True)
        return Segment(words, style)

    @property
    def _has_colours(self) -> bool:
        return self.app.console.color_system in ("truecolor", "256")
