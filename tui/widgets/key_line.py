"""The key line at the foot of the screen: what the focused pane can do now."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from textual.actions import parse
from textual.events import Click, MouseMove
from textual.reactive import reactive, var

from tui.appearance import actions_of
from tui.asks import STANDING, objection
from tui.canvas import Canvas
from tui.keys import EVERYWHERE, Action, footer, sign
from tui.reach import keys_of, possible, press
from tui.render.cells import Cell, text
from tui.say import say
from tui.view import RunView

TRAINING = ("toggle", "step", "epoch")  # actions that go on, and when there is no going on:
OVER = ("finished", "diverged", *STANDING)


class Spot(NamedTuple):
    """Columns `first` to `last` of the line, what a click on them does, and its key there."""

    first: int
    last: int
    action: Action
    key: str


class KeyLine(Canvas):
    """Keys and words, as many as fit; a click on one does it, and a tooltip says what that is."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"keys--key", "keys--word", "keys--off"}

    where: reactive[str] = reactive(EVERYWHERE)
    view: var[RunView] = var(RunView)

    def __init__(self, id: str | None = None, where: str = EVERYWHERE) -> None:  # noqa: A002
        super().__init__(id=id)
        self.set_reactive(KeyLine.where, where)

    def on_mount(self) -> None:
        self.watch(self.screen, "maximized", self.redraw, init=False)

    def watch_view(self, old: RunView, new: RunView) -> None:
        """The words depend on the state of the run."""
        twinned = (old.twin is None) is not (new.twin is None)
        begun = bool(old.progress.step) is not bool(new.progress.step)
        if old.state != new.state or old.tested is not new.tested or twinned or begun:
            self.redraw()

    def watch_where(self) -> None:
        """The keys depend on what has the focus."""
        self.redraw()

    def _word(self, action: Action) -> str:
        if action.id != "toggle":
            return say(action.footer)
        if self.view.state == "training":
            return say("pause")
        begun = self.view.progress.step or self.view.state == "paused"
        return say("go on" if begun else action.footer)

    def lines(self) -> list[list[Cell]]:
        """The one line."""
        cells: list[Cell] = text(" ")
        for action in footer(self.where, self.size.width - 1, self._offered()):
            possible = action.where != EVERYWHERE or self._possible(action)
            cells += text(sign(action), "key" if possible else "off")
            cells += text(f" {self._word(action)}  ", "word" if possible else "off")
        return [cells]

    def _offered(self) -> list[Action]:
        """The table without those actions that are none now; the one that helps comes first."""
        offered = [action for action in actions_of(self.app) if self._is_offered(action)]
        first = {}
        if self.view.state == "finished":
            first["restart"] = "restart"
        if self.screen.maximized is not None:
            first["maximise"] = say("all panes")
        return [
            replace(each, rank=0, footer=first[each.id]) if each.id in first else each
            for each in offered
        ]

    def _is_offered(self, action: Action) -> bool:
        """Whether the state of the run, or the screen, leaves anything for it to do."""
        if action.where == EVERYWHERE:
            over = action.id in TRAINING and self.view.state in OVER
            return not over and not objection(self.view, action.id)
        return action.where != self.where or possible(self.screen, action.method)

    def _possible(self, action: Action) -> bool:
        _, name, parameters = parse(action.method)
        return bool(self.app.check_action(name, parameters))

    def spots(self) -> list[Spot]:
        """Where what can be clicked: each key of a pair, and the word after it."""
        found, at = [], 1
        actions = self._offered()
        for action in footer(self.where, self.size.width - 1, actions):
            shown, keys = sign(action), keys_of(action, actions)
            end = at + cell_len(f"{shown} {self._word(action)}  ")
            if len(keys) > 1:
                for key, other in keys:
                    first = at + cell_len(shown[: shown.index(key)])
                    found.append(Spot(first, first + len(key), other, key))
            word = at + cell_len(shown) if len(keys) > 1 else at
            found.append(Spot(word, end, action, keys[-1][0]))
            at = end
        return found

    def spot_at(self, x: int) -> Spot | None:
        """What is at a column."""
        return next((spot for spot in self.spots() if spot.first <= x < spot.last), None)

    async def on_click(self, event: Click) -> None:
        """Do what was clicked."""
        spot = self.spot_at(event.x)
        if spot is not None:
            await press(self.app, spot.action, spot.key)

    def on_mouse_move(self, event: MouseMove) -> None:
        """Explain what the mouse points at."""
        spot = self.spot_at(event.x)
        words = f"{say(spot.key)}: {say(spot.action.help)}" if spot else None
        if words != self.tooltip:
            self.tooltip = words
