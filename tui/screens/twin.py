"""Starting a twin: which hyperparameter it shall differ in, and the value it gets."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.events import Click, Key
from textual.reactive import reactive
from textual.widgets import Static

from engine.fields import Field
from engine.hyper import FIELDS, Hyper, HyperError, Value
from engine.said import said
from tui.appearance import inks_of
from tui.keys import TWIN, bindings
from tui.reason import reason
from tui.say import say
from tui.screens.dialog import Dialog
from tui.wheel import Wheel
from tui.widgets.key_line import KeyLine

SHARED = ("batch_size", "epochs")  # both runs get the same batches, and end together


def choices(hyper: Hyper) -> list[Field]:
    """The fields in which twins may differ: those that are live and matter now."""
    return [f for f in FIELDS if f.live and f.name not in SHARED and hyper.uses(f)]


def neighbour(field: Field, value: Value) -> Value:
    """A value one step up, or down where there is none above."""
    above = field.stepped(value, 1)
    return above if above != value else field.stepped(value, -1)


class TwinScreen(Wheel, Dialog[tuple[str, Value] | None]):
    """Dismissed with a field's name and the twin's value, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(TWIN),
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
    ]

    row: reactive[int] = reactive(0)

    def __init__(self, hyper: Hyper, selected: str) -> None:
        super().__init__()
        self._hyper, self._fields = hyper, choices(hyper)
        self._values = {f.name: neighbour(f, hyper.value(f.name)) for f in self._fields}
        self._typed, self._wrong = "", ""
        self._box = Vertical(id="twin-box")
        self._table, self._words = Static(id="twin-table"), Static(id="twin-words", markup=False)
        names = [field.name for field in self._fields]
        self.set_reactive(TwinScreen.row, names.index(selected) if selected in names else 0)

    def compose(self) -> ComposeResult:
        with self._box:
            yield self._table
            yield self._words
            yield KeyLine(where=TWIN)

    def on_mount(self) -> None:
        self._box.border_title = say("A twin on the same batches, different in one thing")
        self._draw()

    @property
    def field(self) -> Field:
        """The field selected."""
        return self._fields[self.row]

    def validate_row(self, row: int) -> int:
        """Stay on the list."""
        return min(max(row, 0), len(self._fields) - 1)

    def watch_row(self) -> None:
        """Begin afresh with another field."""
        self._typed = self._wrong = ""
        if self.is_mounted:
            self._draw()

    def _draw(self) -> None:
        colours = inks_of(self)
        table = Text(no_wrap=True)
        for index, field in enumerate(self._fields):
            here, value = index == self.row, self._hyper.value(field.name)
            other = self._typed + "▏" if here and self._typed else ""
            other = other or field.format(self._values[field.name])
            style = f"bold {colours['primary']}" if here else colours["muted"]
            words = f"{'▸' if here else ' '} {field.label:<16}{field.format(value):>12}"
            table.append(words + (f" → {other}" if here else "") + "\n", style)
        table.rstrip()
        self._table.update(table)
        self._words.update(self._wrong or f"{self.field.label}: {say(self.field.allowed())}.")
        self._words.set_class(bool(self._wrong), "wrong")

    def action_move(self, by: int) -> None:
        """Another field."""
        self.row += by

    def action_nudge(self, direction: int) -> None:
        """Step the twin's value on the field's own scale."""
        name = self.field.name
        self._values[name] = self.field.stepped(self._values[name], direction)
        self._typed = self._wrong = ""
        self._draw()

    def on_key(self, event: Key) -> None:
        """Type a value."""
        if event.key == "backspace":
            self._typed = self._typed[:-1]
        elif event.is_printable and event.character and event.key != "space":
            self._typed += event.character
        else:
            return
        event.stop()
        self._wrong = ""
        self._draw()

    def turn(self, by: int) -> None:
        """Another field."""
        self.row += by

    def on_click(self, event: Click) -> None:
        """Select the field under the mouse."""
        at = event.get_content_offset(self._table)
        if event.widget is self._table and at is not None:
            self.row = at.y

    def action_start(self) -> None:
        """Start the twin, or say why it cannot be."""
        field = self.field
        try:
            value = field.parse(self._typed) if self._typed else self._values[field.name]
            if self._hyper.changed(**{field.name: value}) == self._hyper:
                raise HyperError(
                    said("{label} is that already; choose another value.", label=field.label)
                )
        except HyperError as error:
            self._wrong = reason(error)
            self._draw()
            return
        self.dismiss((field.name, value))

    def action_close(self) -> None:
        """No twin."""
        self.dismiss(None)
