"""The tabs at the top: where one can go, where one is, and what is trained."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len
from textual.events import Click, MouseMove
from textual.reactive import reactive, var

from tui.appearance import actions_of
from tui.canvas import Canvas
from tui.keys import ACTIONS, GUIDE, TRAIN, VIEWS
from tui.render.cells import Cell, text
from tui.say import say
from tui.view import RunView
from tui.wide import Wide

PLACES: tuple[tuple[str, str, str], ...] = (
    ("1-4", TRAIN, "Train"),
    *((key, name, name.capitalize()) for key, name in VIEWS.items()),
)

TIPS = {TRAIN: ("1-4", "hyperparameters, loss, accuracy and digits while it trains")} | {
    VIEWS[action.keys]: (action.keys, action.help)
    for action in ACTIONS
    if action.keys in VIEWS and action.method == f"show('{VIEWS[action.keys]}')"
}


def about(view: RunView, title: str) -> str:
    """What is trained on what."""
    started = view.started
    if started is None:
        return say("{title}  loading the digits …", title=title)
    sizes = "-".join(map(str, (784, *started.hyper.hidden, 10)))
    return say(
        "{title}  {sizes}  {count:,} parameters",
        title=title,
        sizes=sizes,
        count=started.parameters,
    )


class Tabs(Canvas):
    """One row: the key and the name of each place, and at the right what fits of the rest."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"tabs--{name}" for name in ("key", "word", "here", "about", "new")
    }

    view: var[RunView] = var(RunView)
    here: reactive[str] = reactive(TRAIN)

    def __init__(self, title: str, here: str = TRAIN) -> None:
        super().__init__(id="tabs")
        self._title = title
        self.set_reactive(Tabs.here, here)

    def watch_view(self, old: RunView, new: RunView) -> None:
        """Draw only what has changed."""
        if old.started is not new.started or old.hints != new.hints:
            self.redraw()

    def words(self) -> list[tuple[str, str, str]]:
        """Each place with its key, and the word it has now."""
        count, keys = len(self.view.hints), self._keys()
        return [
            (keys[key], place, f"{say(word)} ({count})" if place == GUIDE and count else say(word))
            for key, place, word in PLACES
        ]

    def _keys(self) -> dict[str, str]:
        """The key that holds for each of the table's, should the user have chosen others."""
        shown = {action.id: action.shown for action in actions_of(self.app)}
        panes = [shown[f"pane-{number}"] for number in range(1, 5)]
        train = "1-4" if panes == ["1", "2", "3", "4"] else panes[0]
        return {key: shown[f"view-{key}"] for key in VIEWS} | {"1-4": train}

    def stops(self) -> list[tuple[int, str, str]]:
        """The column at which each place begins, the table's key for it, and its name."""
        at, found = 1, []
        for (key, place, _), (shown, _, word) in zip(PLACES, self.words(), strict=True):
            found.append((at, key, place))
            at += cell_len(f" {shown} {word}  ")
        return found

    def lines(self) -> list[list[Cell]]:
        """The one line."""
        cells: list[Cell] = text(" ")
        for key, place, word in self.words():
            if place == self.here:
                cells += text(f" {key} {word} ", "here") + text(" ")
            else:
                style = "new" if word.endswith(")") else "word"
                cells += text(f" {key} ", "key") + text(f"{word} ", style) + text(" ")
        told = about(self.view, self._title)
        room = self.size.width - len(cells) - 1
        while cell_len(told) > room and "  " in told:
            told = told.rpartition("  ")[0]
        if cell_len(told) <= room:
            cells += text(f"{Wide(told):>{room}}", "about")
        return [cells]

    def place_at(self, x: int) -> str | None:
        """Where a click on a column leads."""
        stops, (*_, word) = self.stops(), self.words()[-1]
        before = [place for at, _, place in stops if at <= x]
        return before[-1] if before and x < stops[-1][0] + cell_len(word) + 4 else None

    async def on_click(self, event: Click) -> None:
        """Go where was clicked."""
        if (place := self.place_at(event.x)) is not None:
            await self.app.run_action(f"show('{place}')")

    def on_mouse_move(self, event: MouseMove) -> None:
        """Explain the place that the mouse points at."""
        place = self.place_at(event.x)
        tip = TIPS.get(place) if place is not None else None
        words = f"{tip[0]}: {say(tip[1])}" if tip else None
        if words != self.tooltip:
            self.tooltip = words
