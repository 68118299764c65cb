"""The status line: where the run is, how fast it goes, and what it has to say."""

from __future__ import annotations

from typing import ClassVar

from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from tui.render import numbers
from tui.render.bars import meter
from tui.render.cells import Cell, fitted, text, to_strip
from tui.view import RunView, State

SIGNS: dict[State, str] = {
    "loading": "◌",
    "ready": "○",
    "training": "●",
    "paused": "‖",
    "finished": "■",
    "diverged": "✗",
    "failed": "✗",
    "stopped": "■",
}


def status_cells(view: RunView, width: int) -> list[Cell]:
    """State, step, epoch and its progress, ETA, images/s, elapsed, test looks."""
    progress, started = view.progress, view.started
    cells = text(f" {SIGNS[view.state]} {view.state:<8} ", f"state-{view.state}")
    if started is None:
        return cells
    share = progress.seen / started.train_images
    room = 20 if width >= 110 else 8 if width >= 90 else 5
    full, empty = meter(share, room)
    cells += text(f" step {progress.step:,}  epoch {progress.epoch}/{view.hyper.epochs} ")
    cells += text(full, "meter") + text(empty, "faint") + text(f" {share:4.0%}  ")
    looks = view.test.looks if view.test else 0
    words = (
        f"eta {numbers.duration(view.eta)}",
        f"{numbers.rate(progress.images_per_second)} img/s",
        numbers.duration(progress.elapsed),
        f"test {looks}×",
    )
    return cells + text("  ".join(words))


class StatusLine(Widget):
    """One line that is always there; below it the last notice, if there is one."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *(f"status--state-{state}" for state in SIGNS),
        "status--meter",
        "status--faint",
    }

    view: reactive[RunView] = reactive(RunView)

    def render_line(self, y: int) -> Strip:
        """Draw the line."""
        width, base = self.size.width, self.rich_style
        if y:
            return Strip.blank(width, base)
        names = [name.removeprefix("status--") for name in self.COMPONENT_CLASSES]
        styles = {
            name: base + self.get_component_rich_style(f"status--{name}", partial=True)
            for name in names
        }
        return to_strip(fitted(status_cells(self.view, width), width), styles, base)
