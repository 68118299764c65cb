"""The loss pane: the last steps one by one, the whole run condensed, and the timeline below."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len
from rich.style import Style
from textual.binding import BindingType
from textual.events import MouseDown, MouseMove, MouseUp
from textual.reactive import reactive, var

from tui.canvas import Canvas, Palette
from tui.history import Span, span_of
from tui.keys import LOSS, bindings
from tui.messages import MomentWanted
from tui.past_view import BranchView
from tui.render import bars, numbers
from tui.render.cells import Cell, text
from tui.render.losses import GUTTER, Lines, Other, promise, recent_chart, whole_chart
from tui.render.timeline import nearest, timeline_row
from tui.render.twin import twin_line
from tui.say import say
from tui.taking.table import Table
from tui.taking.tables import loss_table
from tui.view import RunView


def numbers_line(view: RunView, width: int) -> list[Cell]:
    """Current, smoothed, best and validation loss; shorter words where there is little room."""
    wide = width >= 60
    history = view.history
    validation = history.validation[-1][1] if history.validation else None
    cells: list[Cell] = []
    written = numbers.loss if wide else numbers.short_loss
    for label, value, style in (
        ("loss" if wide else say("now"), history.now, "train"),
        (say("smoothed" if wide else "avg"), history.smoothed, "train"),
        (say("best"), history.best, "train"),
        ("validation" if wide else "val", validation, "validation"),
    ):
        cells += text(f"{label} ", "label") + text(
            f"{written(value)}{'  ' if wide else ' '}", style
        )
    return cells


def other_course(view: RunView) -> Other | None:
    """What the run is compared with: its twin, or else the course that it left."""
    twin, past, ghost = view.twin, view.past, view.past.ghost
    if twin is not None:
        return Other(twin.history, twin.began, f"× {say('twin')}", twin=True)
    if ghost is None:
        return None
    later = ghost.branch == past.branch
    name = past.branches.get(ghost.branch, BranchView(ghost.branch)).name
    course = say("later") if later else name
    return Other(ghost.history, ghost.since, say("grey: {course}", course=course))


def is_untrained(view: RunView) -> bool:
    """Whether there is nothing to draw before the start."""
    waits = view.state in ("loading", "ready", "paused")
    return waits and not view.history.steps and other_course(view) is None


class LossPane(Canvas, can_focus=True):
    """Two charts, numbers and the timeline, drawn anew whenever the loss or the past changes."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(LOSS)]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"loss--{name}"
        for name in (
            "train", "spread", "validation", "mark", "label", "ghost", "beyond", "twin", "kept",
            "here",
        )
    }  # fmt: skip

    view: var[RunView] = var(RunView)
    log_scale: reactive[bool] = reactive(default=False)
    _titles = ("", "")
    _dragged: int | None = None  # the moment that was asked for last

    def watch_log_scale(self) -> None:
        """Draw by the other scale."""
        self._entitle()
        self.redraw()

    def on_mount(self) -> None:
        self._entitle()

    def on_resize(self) -> None:
        self._entitle()

    def _entitle(self) -> None:
        """Say on the frame which branch it is, and what else there is room for."""
        past, marks = self.view.past, self.view.marks
        branch = f" · {past.here.name}" if len(past.branches) > 1 else ""
        words = [f"▲ {marks[-1].text}"] if marks else []
        words += [say("log scale")] if self.log_scale else []
        words += [numbers.memory(*past.memory)] if past.memory[1] else []
        while cell_len(" · ".join(words)) > self.size.width - 2 and len(words) > 1:
            words.pop()
        titles = say("{key_pane_2} Loss") + branch, " · ".join(words)
        if titles != self._titles:  # the past changes many times a second, its words seldom
            self._titles = self.border_title, self.border_subtitle = titles

    def action_log_scale(self) -> None:
        """Change between the two scales."""
        self.log_scale = not self.log_scale

    def watch_view(self, old: RunView, new: RunView) -> None:
        """Draw only what has changed."""
        if (
            old.history is not new.history
            or old.marks is not new.marks
            or old.past is not new.past
            or old.twin is not new.twin
            or is_untrained(old) is not is_untrained(new)
        ):
            self.redraw()
        if old.marks != new.marks or old.past is not new.past:
            self._entitle()

    def as_table(self) -> Table | None:
        """The course of the loss."""
        history = self.view.history
        return loss_table(history, self.view.twin) if history.steps else None

    @property
    def _inner(self) -> int:
        return max(self.size.width - GUTTER - 1, 1)

    def _span(self) -> Span:
        other = other_course(self.view)
        histories = [self.view.history, *([other.history] if other else [])]
        return span_of(histories, self._inner)

    def lines(self) -> Lines:
        """The numbers, the twin if there is one, recent steps, the whole run, the timeline."""
        view, inner, span, log = self.view, self._inner, self._span(), self.log_scale
        twin = [twin_line(view.twin, self.size.width)] if view.twin else []
        room = max(self.size.height - 2 - len(twin), 4)
        recent, whole = (inner, room - room // 2), (inner, room // 2)
        kept = timeline_row(view.past, span, view.progress.step)
        if is_untrained(view):
            charts = self._promises(recent, whole)
        else:
            other = other_course(view)
            charts = [
                *recent_chart(view.history, view.marks, view.twin, size=recent, log=log),
                *whole_chart(view.history, view.marks, span, other, size=whole, log=log),
            ]
        label = text(f"{say('kept'):>{GUTTER - 1}} ", "label")
        return [numbers_line(view, self.size.width), *twin, *charts, label + kept]

    def _promises(self, recent: tuple[int, int], whole: tuple[int, int]) -> Lines:
        """What the charts of these sizes will show."""
        first = say("Each step's loss will be drawn here: press {key_toggle} to start.")
        return [
            *promise(first, say("each step"), size=recent),
            *promise(say("And here that of the whole run."), say("the whole run"), size=whole),
        ]

    def mixed(self, palette: Palette) -> Palette:
        """Bars in front of fainter ones, and signs in front of both."""
        train, spread = palette["train"], palette["spread"]
        mixed = palette | {
            bars.SOLID: train,
            bars.FAINT: spread,
            bars.BOTH: train + Style(bgcolor=spread.color),
        }
        for name in ("validation", "twin", "ghost", "mark"):
            mixed[f"{name}-on-{bars.SOLID}"] = palette[name] + Style(bgcolor=train.color)
            mixed[f"{name}-on-{bars.FAINT}"] = palette[name] + Style(bgcolor=spread.color)
        return mixed

    # The mouse on the timeline ------------------------------------------------------------

    def on_mouse_down(self, event: MouseDown) -> None:
        """Go to the kept moment under the mouse.

        The frame below counts as well: once a notice appears, the timeline is a line higher.
        """
        at, last = event.get_content_offset_capture(self), self.size.height - 1
        if last <= at.y <= last + 1 and GUTTER <= at.x < self.size.width:
            self._dragged = None
            self.capture_mouse()
            self._go_to(at.x)

    def on_mouse_move(self, event: MouseMove) -> None:
        """With the button held down, go along."""
        if self.app.mouse_captured is self:
            self._go_to(event.get_content_offset_capture(self).x)

    def on_mouse_up(self, event: MouseUp) -> None:
        """Let go."""
        if self.app.mouse_captured is self:
            self.release_mouse()

    def _go_to(self, x: int) -> None:
        moment = nearest(self.view.past, self._span(), x - GUTTER)
        if moment is not None and moment.number != self._dragged:
            self._dragged = moment.number
            self.post_message(MomentWanted(moment.number))
