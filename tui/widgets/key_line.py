"""The key line at the foot of the screen: what the focused pane can do now."""

from __future__ import annotations

from typing import ClassVar

from textual.actions import parse
from textual.events import Click
from textual.reactive import reactive, var

from tui.appearance import actions_of
from tui.canvas import Canvas
from tui.keys import EVERYWHERE, Action, footer, room
from tui.render.cells import Cell, text
from tui.view import RunView


class KeyLine(Canvas):
    """Keys and words, as many as fit; a click on one does it."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"keys--key", "keys--word", "keys--off"}

    where: reactive[str] = reactive(EVERYWHERE)
    view: var[RunView] = var(RunView)

    def __init__(self, id: str | None = None, where: str = EVERYWHERE) -> None:  # noqa: A002
        super().__init__(id=id)
        self.set_reactive(KeyLine.where, where)

    def watch_view(self, old: RunView, new: RunView) -> None:
        """The words depend on the state of the run."""
        if old.state != new.state:
            self.redraw()

    def watch_where(self) -> None:
        """The keys depend on what has the focus."""
        self.redraw()

    def _word(self, action: Action) -> str:
        if action.id != "toggle":
            return action.footer
        return {"training": "pause", "paused": "go on"}.get(self.view.state, "start")

    def lines(self) -> list[list[Cell]]:
        """The one line."""
        cells: list[Cell] = text(" ")
        for action in footer(self.where, self.size.width - 1, actions_of(self.app)):
            possible = action.where != EVERYWHERE or self._possible(action)
            cells += text(action.short or action.shown, "key" if possible else "off")
            cells += text(f" {self._word(action)}  ", "word" if possible else "off")
        return [cells]

    def _possible(self, action: Action) -> bool:
        _, name, parameters = parse(action.method)
        return bool(self.app.check_action(name, parameters))

    async def on_click(self, event: Click) -> None:
        """Do what was clicked."""
        at = 1
        for action in footer(self.where, self.size.width - 1, actions_of(self.app)):
            at += room(action) - len(action.footer) + len(self._word(action))
            if event.x < at:
                if action.keys:
                    self.app.simulate_key(action.keys.split(",")[-1])
                return
