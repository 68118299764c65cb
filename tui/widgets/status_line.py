"""The status line: where the run is, how fast it goes, and what it has to say."""

from __future__ import annotations

import time
from typing import ClassVar

from textual.reactive import var

from tui.canvas import Canvas
from tui.render import numbers
from tui.render.bars import meter
from tui.render.cells import Cell, text
from tui.say import say
from tui.view import RunView, State

REDRAW_EVERY = 0.25  # seconds

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
    cells = text(f" {SIGNS[view.state]} {say(view.state):<8} ", f"state-{view.state}")
    if started is None:
        return cells
    share = progress.seen / started.train_images
    room = 20 if width >= 110 else 5 if width >= 90 else 0
    full, empty = meter(share, room)
    beyond = view.past.end if view.past.at is not None else 0
    of = say(" of {end:,}", end=beyond) if beyond > progress.step else ""
    cells += text(f" step {progress.step:,}{of}  epoch {progress.epoch}/{view.hyper.epochs} ")
    cells += text(full, "meter") + text(empty, "faint") + text(f"{share:4.0%}  ")
    words = [
        f"eta {numbers.duration(view.eta)}",
        f"{numbers.rate(progress.images_per_second)} img/s",
        numbers.duration(progress.elapsed),
        f"test {view.looks}×",
    ]
    if of and not room:  # in the past the speed says least
        del words[1]
    return cells + text("  ".join(words))


class StatusLine(Canvas):
    """One line that is always there."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *(f"status--state-{state}" for state in SIGNS),
        "status--meter",
        "status--faint",
    }

    view: var[RunView] = var(RunView)
    _drawn = 0.0
    _is_due = False  # a redraw is on its way

    def watch_view(self, old: RunView, new: RunView) -> None:
        """Numbers that fly by need no more than a few frames a second; a new state is at once."""
        jumped = old.past.at is not new.past.at or old.looks != new.looks
        wait = self._drawn + REDRAW_EVERY - time.monotonic()
        if old.state != new.state or jumped or wait <= 0:
            self._draw()
        elif new.state != "training" and not self._is_due:  # perhaps there is no more news
            self._is_due = True
            self.set_timer(wait, self._draw)

    def _draw(self) -> None:
        self._drawn, self._is_due = time.monotonic(), False
        self.redraw()

    def lines(self) -> list[list[Cell]]:
        """The one line."""
        return [status_cells(self.view, self.size.width)]
