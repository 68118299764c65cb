"""The end of a comparison: keep the twin, keep the run, or let both train on."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Static

from tui.changes import change_text
from tui.keys import TWIN_END, bindings
from tui.render.numbers import difference
from tui.say import say
from tui.screens.dialog import RunDialog
from tui.twin_view import TwinView
from tui.view import RunView
from tui.widgets.key_line import KeyLine


def conclusion(twin: TwinView) -> str:
    """What is known by now."""
    change = change_text(twin.change)
    lines = [say("The twin has {change} since step {step:,}.", change=change, step=twin.began)]
    if (interval := twin.paired.interval) is not None:
        much = difference(*interval)
        lines.append(say("Loss, twin − run: {much} (95% interval) on the same batches.", much=much))
    lines.append(say("So far: {verdict}.", verdict=twin.verdict))
    return "\n".join(lines)


class TwinEndScreen(RunDialog[bool | None]):
    """Dismissed with whether the twin is kept, or None to go on comparing."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(TWIN_END)]

    def __init__(self, view: RunView) -> None:
        super().__init__(view)
        self._words = Static(id="twin-words", markup=False)
        self._box = Vertical(id="twin-box")

    def compose(self) -> ComposeResult:
        with self._box:
            yield self._words
            yield KeyLine(where=TWIN_END)

    def on_mount(self) -> None:
        self._box.border_title = say("Which of the two goes on?")
        self.watch_view(self.view)

    def watch_view(self, view: RunView) -> None:
        """They train on meanwhile; without a twin there is nothing to decide."""
        if view.twin is not None:
            self._words.update(conclusion(view.twin))
        elif self.is_current:
            self.dismiss(None)

    def action_choose(self, which: str) -> None:
        """Decide."""
        self.dismiss({"twin": True, "run": False}.get(which))
