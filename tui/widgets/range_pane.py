"""The range test's pane: the loss over all learning rates, and the one that it suggests."""

from __future__ import annotations

from rich.text import Text
from textual.reactive import var
from textual.widgets import Static

from engine.events import RatesTested
from tui.appearance import inks_of
from tui.render.rates import chart
from tui.say import say
from tui.taking.table import Table
from tui.taking.tables import rates_table
from tui.view import RunView
from tui.wide import wrap

GUTTER = 8  # columns beside the chart
AROUND = 3  # lines below it: the mark, the axis, a blank one
LEAST = 3  # lines of a chart that is worth drawing
PROMISE = (
    "{key_ruler_test} tries all learning rates, from 0.00001 to 10, on a copy of the network and "
    "suggests one. "
    "It takes about a second; the run itself is untouched."
)


class RangePane(Static, can_focus=True):
    """What `x` found last in this run."""

    view: var[RunView] = var(RunView)

    def on_mount(self) -> None:
        self.border_title = say("Range test")
        self._write()
        self.app.theme_changed_signal.subscribe(self, lambda _: self._write())

    def watch_view(self, old: RunView, new: RunView) -> None:
        """Draw only what has changed."""
        if old.tested is not new.tested or old.hyper is not new.hyper:
            self._write()

    def on_resize(self) -> None:
        self._write()

    def _write(self) -> None:
        """The chart if there is room for it, and the conclusion."""
        found = self.view.tested
        step, inks = found.step if found else 0, inks_of(self)
        self.border_subtitle = say("a copy at step {step:,}", step=step) if found else ""
        if found is None:
            self.update(Text(say(PROMISE), inks["muted"]))
            return
        words = conclusion(found, self.view.hyper.learning_rate)
        below = AROUND + len(wrap(words, max(self.size.width, 10)))
        shown, rows = Text(), min(self.size.height - below, 16)
        if found.points and rows >= LEAST:
            bar, mark = inks["primary"], inks["warning"]
            size = max(self.size.width - GUTTER, 10), rows
            shown = chart(found.points, found.suggestion, bar=bar, mark=mark, size=size)
            shown.append("\n\n")
        shown.append(words)
        shown.no_wrap = False
        self.update(shown)

    def as_table(self) -> Table | None:
        """The loss at each rate."""
        return rates_table(self.view.tested)


def conclusion(found: RatesTested, rate: float) -> str:
    """What to do, and why."""
    if found.suggestion is None:
        return say("No suggestion: {why}.", why=found.reason)
    if found.suggestion == rate:
        return say("{rate:g} is what you train with: {why}.", rate=rate, why=found.reason)
    return say("{key_ruler_take} takes {rate:g}: {why}.", rate=found.suggestion, why=found.reason)
