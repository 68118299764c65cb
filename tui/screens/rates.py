"""The range test's outcome: the loss over all learning rates, and one to take over."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Static

from engine.events import RatesTested
from tui.appearance import inks_of
from tui.keys import RATES, bindings
from tui.render.rates import chart
from tui.say import say
from tui.screens.dialog import Dialog
from tui.widgets.key_line import KeyLine


class RatesScreen(Dialog[float | None]):
    """Dismissed with the rate to take over, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(RATES)]

    def __init__(self, found: RatesTested) -> None:
        super().__init__()
        self._found = found
        self._box = Vertical(id="rates-box")

    def compose(self) -> ComposeResult:
        found = self._found
        with self._box:
            if found.points:
                colours = inks_of(self)
                bar, mark = colours["primary"], colours["warning"]
                yield Static(chart(found.points, found.suggestion, bar=bar, mark=mark))
            yield Static(self.conclusion(), id="rates-reason", markup=False)
            yield KeyLine(where=RATES)

    def on_mount(self) -> None:
        self._box.border_title = say(
            "Learning rates, tried on a copy at step {step:,}", step=self._found.step
        )

    def conclusion(self) -> str:
        """What to do, and why."""
        rate, why = self._found.suggestion, say(self._found.reason)
        if rate is None:
            return say("No suggestion: {why}.", why=why)
        return say("Take {rate:g}: {why}. The run itself is untouched.", rate=rate, why=why)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing can be taken over where nothing is suggested."""
        return action != "take" or self._found.suggestion is not None

    def action_take(self) -> None:
        """Use the suggested rate from the next mini-batch on."""
        self.dismiss(self._found.suggestion)

    def action_close(self) -> None:
        """Leave the learning rate as it is."""
        self.dismiss(None)
