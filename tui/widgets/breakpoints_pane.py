"""The breakpoints pane: what the run should pause at, each on or off."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.events import Click
from textual.reactive import reactive, var

from engine.commands import BreakpointKind, SetBreakpoints
from tui.canvas import Canvas
from tui.keys import BREAKPOINTS, bindings
from tui.messages import BreakpointsWanted
from tui.render.cells import Cell, fitted, text
from tui.say import say
from tui.view import RunView
from tui.wheel import Wheel

KINDS: tuple[BreakpointKind, ...] = ("spike", "number", "gradient", "dead")
BOUNDS = (0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0)
ON, OFF, HERE = "[●]", "[ ]", "▸"


def words(kind: BreakpointKind, wanted: SetBreakpoints) -> str:
    """What a breakpoint waits for, in at most 19 columns."""
    return {
        "spike": say("loss spike"),
        "number": say("NaN in gradient"),
        "gradient": f"gradient > {wanted.longest:g}",
        "dead": say("a unit dies"),
    }[kind]


def toggled(wanted: SetBreakpoints, kind: BreakpointKind) -> SetBreakpoints:
    """The same with one of them turned on, or off."""
    return SetBreakpoints(wanted.on ^ {kind}, wanted.longest)


def stepped(wanted: SetBreakpoints, by: int) -> SetBreakpoints:
    """The same with another bound for the gradient's length."""
    at = min(range(len(BOUNDS)), key=lambda at: abs(BOUNDS[at] - wanted.longest)) + by
    return SetBreakpoints(wanted.on, BOUNDS[min(max(at, 0), len(BOUNDS) - 1)])


class BreakpointsPane(Wheel, Canvas, can_focus=True):
    """Shows those that the run has acknowledged, and asks for others."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(BREAKPOINTS)]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"breakpoints--{name}" for name in ("on", "off", "cursor")
    }

    view: var[RunView] = var(RunView)
    row: reactive[int] = reactive(0)
    _wanted = SetBreakpoints()

    def on_mount(self) -> None:
        self.border_title = say("{key_steps_breakpoints} Pause at")

    def watch_view(self, old: RunView, new: RunView) -> None:
        """Draw what the run has acknowledged."""
        if old.breakpoints != new.breakpoints:
            self.redraw()

    def validate_row(self, row: int) -> int:
        """Stay in the list."""
        return min(max(row, 0), len(KINDS) - 1)

    def watch_row(self) -> None:
        """Another row is marked."""
        self.redraw()

    def lines(self) -> list[list[Cell]]:
        """One row each."""
        wanted = self.view.breakpoints
        lines = []
        for at, kind in enumerate(KINDS):
            on = kind in wanted.on
            cells = text(f" {ON if on else OFF} {words(kind, wanted)}", "on" if on else "off")
            if at == self.row and self.has_focus:
                marked = text(HERE) + cells[1:]
                cells = [(letter, "cursor") for letter, _ in fitted(marked, self.size.width)]
            lines.append(cells)
        return lines

    def _ask(self, wanted: SetBreakpoints) -> None:
        """Count from what was asked for last, so that no key of a fast series is lost."""
        self._wanted = wanted
        self.post_message(BreakpointsWanted(wanted))

    def action_move(self, by: int) -> None:
        """To another row."""
        self.row += by

    def action_switch(self) -> None:
        """Turn it on, or off."""
        self._ask(toggled(self._wanted, KINDS[self.row]))

    def action_bound(self, by: int) -> None:
        """Another bound for the gradient's length."""
        self.row = KINDS.index("gradient")
        self._ask(stepped(self._wanted, by))

    def on_click(self, event: Click) -> None:
        """Turn what was clicked on, or off."""
        at = event.get_content_offset(self)  # the border is no row
        if at is not None and at.y < len(KINDS):
            self.row = at.y
            self.action_switch()

    def turn(self, by: int) -> None:
        """Another breakpoint."""
        self.row += by

    def on_focus(self) -> None:
        self.border_subtitle = say("{key_breakpoints_toggle} on/off")
        self.redraw()

    def on_blur(self) -> None:
        self.border_subtitle = ""
        self.redraw()
