"""The hyperparameter pane: every field, its value, and whether a change holds already."""

from __future__ import annotations

from typing import Any, ClassVar

from rich.style import Style
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.events import Click, MouseScrollDown, MouseScrollUp
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive, var
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widgets import Input, Static

from engine.fields import Field
from engine.hyper import FIELDS, HyperError
from tui.canvas import palette
from tui.draft import Draft
from tui.entry import Entry
from tui.keys import HYPER, bindings
from tui.messages import HyperWanted, StepWanted, UndoWanted
from tui.reason import reason
from tui.render.cells import Cell, fitted, text, to_strip
from tui.render.curves import schedule_curve
from tui.say import say
from tui.taking.table import Table
from tui.taking.tables import hyper_table

LABEL, NOTE = 14, 8  # columns; the value has what is left


def row_cells(field: Field, draft: Draft, width: int, *, selected: bool) -> list[Cell]:
    """One field as cells: pointer, mark, label, value and unit, and whether it holds."""
    room = max(width - LABEL - NOTE - 3, 1)
    status = draft.status(field.name)
    used = draft.wanted.uses(field)
    value = field.format(draft.wanted.value(field.name))
    label = "label" if used else "unused"
    cells = text("▸" if selected else " ", "pointer")
    cells += text("●" if status == "staged" else " ", "staged")
    cells += text(f"{field.label:<{LABEL}}", label)
    if status == "as is":
        unit = "" if draft.wanted.value(field.name) == () else say(field.unit)  # not "none units"
        words = f"{value} {unit}".rstrip()
        note = say(("live" if field.live else "restart") if used else "unused")
        cells += fitted(text(words, "value" if used else "unused"), room) + text(f" {note}", "note")
    elif status == "pending":
        cells += fitted(text(value, "pending"), room) + text(f" {say('sent …')}", "pending")
    else:
        words = say("press {key_restart}")
        cells += fitted(text(value, "staged"), room) + text(f" {words}", "staged")
    return cells


class FieldList(ScrollView, can_focus=True):
    """The rows of the pane; the selected one is kept in sight."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(HYPER)]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"fields--{name}"
        for name in ("pointer", "label", "value", "unused", "note", "pending", "staged")
    }

    draft: var[Draft] = var(Draft)
    row: reactive[int] = reactive(0)

    class Edited(Message):
        """The user wants to type a value for the field."""

        def __init__(self, field: Field) -> None:
            super().__init__()
            self.field = field

    class Moved(Message):
        """Another field is selected."""

        def __init__(self, field: Field) -> None:
            super().__init__()
            self.field = field

    def on_mount(self) -> None:
        self.virtual_size = Size(0, len(FIELDS))

    def as_table(self) -> Table:
        """All of them, whether in sight or not."""
        return hyper_table(self.draft)

    def watch_draft(self) -> None:
        """Draw the new values."""
        self.refresh()

    @property
    def field(self) -> Field:
        """The selected field."""
        return FIELDS[self.row]

    def validate_row(self, row: int) -> int:
        """Stay on the list."""
        return min(max(row, 0), len(FIELDS) - 1)

    def on_resize(self) -> None:
        """There is room for more rows, or for fewer."""
        self._show_selected()

    def watch_row(self) -> None:
        """Keep the selected row in sight and tell which one it is."""
        self._show_selected()
        self.post_message(self.Moved(self.field))

    def _show_selected(self) -> None:
        self.scroll_to_region(Region(0, self.row, 1, 1), animate=False, force=True)

    def render_line(self, y: int) -> Strip:
        """Draw one field."""
        index = y + self.scroll_offset.y
        width = self.scrollable_content_region.width  # what the scroll bar leaves
        base, styles = self.rich_style, palette(self)
        if index >= len(FIELDS):
            return Strip.blank(width, base)
        selected = index == self.row
        cells = fitted(row_cells(FIELDS[index], self.draft, width, selected=selected), width)
        if selected and self.has_focus:
            styles = {name: style + Style(bold=True) for name, style in styles.items()}
        return to_strip(cells, styles, base)

    def action_move(self, by: int) -> None:
        """Select another field."""
        self.row += by

    def action_nudge(self, direction: int) -> None:
        """Step the selected field on its own scale."""
        self.post_message(StepWanted(self.field.name, direction))

    def action_edit(self) -> None:
        """Type a value."""
        self.post_message(self.Edited(self.field))

    def action_undo(self) -> None:
        """Take the last change back."""
        self.post_message(UndoWanted())

    def on_click(self, event: Any) -> None:
        """Select the field under the mouse."""
        self.row = event.y + self.scroll_offset.y

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        """The field below."""
        event.stop()
        event.prevent_default()  # the list itself would scroll as well
        self.row += 1

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        """The field above."""
        event.stop()
        event.prevent_default()
        self.row -= 1

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()


class HyperPane(Vertical):
    """The list of fields, a sentence on the selected one, and a line to type a value in."""

    ALLOW_MAXIMIZE = True
    draft: var[Draft] = var(Draft)

    def __init__(self, id: str, classes: str) -> None:  # noqa: A002 - Textual's name for it
        super().__init__(id=id, classes=classes)
        self._list = FieldList(id="fields")
        self._help = Static(id="field-help", markup=False)
        self._entry = Entry(self._list, id="field-entry")

    def compose(self) -> ComposeResult:
        yield self._list.data_bind(HyperPane.draft)
        yield self._help
        yield self._entry

    def on_mount(self) -> None:
        self.border_title = say("{key_pane_1} Hyperparameters")
        self._explain(FIELDS[0])

    def on_click(self, event: Click) -> None:
        """A click on the frame or on the sentence goes to the list."""
        if event.widget is self or event.widget is self._help:
            self._list.focus()

    def on_field_list_moved(self, message: FieldList.Moved) -> None:
        """Explain the field that is selected now."""
        self._explain(message.field)

    def watch_draft(self) -> None:
        """The curve of a schedule belongs to its value."""
        if self.is_mounted and not self._entry.display:
            self._explain(self._list.field)

    def _explain(self, field: Field) -> None:
        words = say(field.help)
        if field.name == "schedule":
            words = f"{schedule_curve(self.draft.wanted.schedule)}  {words}"
        if str(self._help.content) != words:
            self._help.update(words)  # the list has the lines that it leaves

    def on_field_list_edited(self, message: FieldList.Edited) -> None:
        """Open the line to type in, with the present value."""
        field = message.field
        self._say(f"{field.label}: {say(field.allowed())}", wrong=False)
        self._entry.open(field.format(self.draft.wanted.value(field.name)).replace(",", ""))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the value over, or leave it in the line and say what is allowed."""
        field = self._list.field
        try:
            value = field.parse(event.value)
        except HyperError as error:
            self._say(reason(error), wrong=True)
            return
        self.post_message(HyperWanted(field.name, value))
        self._entry.leave()

    def on_entry_closed(self) -> None:
        """Explain the field again."""
        self._say("", wrong=False)
        self._explain(self._list.field)

    def _say(self, words: str, *, wrong: bool) -> None:
        self._help.update(words)
        self._help.set_class(wrong, "wrong")
        self._entry.set_class(wrong, "wrong")
