"""The hyperparameter pane: every field, its value, and whether a change holds already."""

from __future__ import annotations

from typing import Any, ClassVar

from rich.style import Style
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widgets import Input, Static

from engine.fields import Field
from engine.hyper import FIELDS, HyperError
from tui.draft import Draft
from tui.keys import HYPER, bindings
from tui.messages import HyperWanted, UndoWanted
from tui.render.cells import Cell, fitted, text, to_strip

LABEL, VALUE = 15, 13  # columns


def row_cells(field: Field, draft: Draft, *, selected: bool) -> list[Cell]:
    """One field as cells: pointer, label, value and unit, and what holds back a change."""
    status = draft.status(field.name)
    used = draft.wanted.uses(field)
    value = field.format(draft.wanted.value(field.name))
    label = "label" if used else "unused"
    cells = text("▸ " if selected else "  ", "pointer") + text(f"{field.label:<{LABEL}}", label)
    if status == "as is":
        words = f"{value} {field.unit}".rstrip()
        note = ("live" if field.live else "restart") if used else "unused"
        cells += fitted(text(words, "value" if used else "unused"), VALUE) + text(f" {note}", "note")
    elif status == "pending":
        cells += fitted(text(value, "pending"), VALUE) + text(" … sent", "pending")
    else:
        cells += fitted(text(value, "staged"), VALUE) + text(" ● press r", "staged")
    return cells


class FieldList(ScrollView, can_focus=True):
    """The rows of the pane; the selected one is kept in sight."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(HYPER)]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"fields--{name}"
        for name in ("pointer", "label", "value", "unused", "note", "pending", "staged")
    }

    draft: reactive[Draft] = reactive(Draft)
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

    @property
    def field(self) -> Field:
        """The selected field."""
        return FIELDS[self.row]

    def validate_row(self, row: int) -> int:
        """Stay on the list."""
        return min(max(row, 0), len(FIELDS) - 1)

    def watch_row(self) -> None:
        """Keep the selected row in sight and tell which one it is."""
        self.scroll_to_region(Region(0, self.row, 1, 1), animate=False, force=True)
        self.post_message(self.Moved(self.field))

    def render_line(self, y: int) -> Strip:
        """Draw one field."""
        index = y + self.scroll_offset.y
        base = self.rich_style
        if index >= len(FIELDS):
            return Strip.blank(self.size.width, base)
        cells = row_cells(FIELDS[index], self.draft, selected=index == self.row)
        highlighted = index == self.row and self.has_focus
        line = base + Style(reverse=False, bold=True) if highlighted else base
        return to_strip(fitted(cells, self.size.width), self._styles(line), line)

    def _styles(self, line: Style) -> dict[str, Style]:
        names = [name.removeprefix("fields--") for name in self.COMPONENT_CLASSES]
        return {n: line + self.get_component_rich_style(f"fields--{n}", partial=True) for n in names}

    def action_move(self, by: int) -> None:
        """Select another field."""
        self.row += by

    def action_nudge(self, direction: int) -> None:
        """Step the selected field on its own scale."""
        value = self.draft.wanted.value(self.field.name)
        self.post_message(HyperWanted(self.field.name, self.field.stepped(value, direction)))

    def action_edit(self) -> None:
        """Type a value."""
        self.post_message(self.Edited(self.field))

    def action_undo(self) -> None:
        """Take the last change back."""
        self.post_message(UndoWanted())

    def on_click(self, event: Any) -> None:
        """Select the field under the mouse."""
        self.row = event.y + self.scroll_offset.y

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()


class HyperPane(Vertical):
    """The list of fields, a sentence on the selected one, and a line to type a value in."""

    draft: reactive[Draft] = reactive(Draft)

    def compose(self) -> ComposeResult:
        yield FieldList(id="fields").data_bind(HyperPane.draft)
        yield Static(id="field-help")
        entry = Input(id="field-entry", select_on_focus=True, compact=True)
        entry.display = False
        yield entry

    def on_mount(self) -> None:
        self.border_title = "1 Hyperparameters"
        self._explain(FIELDS[0])

    def on_field_list_moved(self, message: FieldList.Moved) -> None:
        """Explain the field that is selected now."""
        self._explain(message.field)

    def _explain(self, field: Field) -> None:
        self.query_one("#field-help", Static).update(field.help)

    def on_field_list_edited(self, message: FieldList.Edited) -> None:
        """Open the line to type in, with the present value."""
        field = message.field
        entry = self.query_one(Input)
        entry.value = field.format(self.draft.wanted.value(field.name)).replace(",", "")
        entry.border_title = field.label
        self._say(f"{field.label}: {field.allowed()}", wrong=False)
        entry.display = True
        entry.focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the value over, or leave it in the line and say what is allowed."""
        field = self.query_one(FieldList).field
        try:
            value = field.parse(event.value)
        except HyperError as error:
            self._say(str(error), wrong=True)
            return
        self.post_message(HyperWanted(field.name, value))
        self._close_entry()

    def on_input_changed(self) -> None:
        """Typing on takes the mark of a wrong value away."""
        self.query_one(Input).remove_class("wrong")

    def on_key(self, event: Any) -> None:
        """Escape leaves the value as it was."""
        if event.key == "escape" and self.query_one(Input).has_focus:
            event.stop()
            self._close_entry()

    def on_descendant_blur(self) -> None:
        """Going elsewhere leaves the value as it was."""
        entry = self.query_one(Input)
        if entry.display and not entry.has_focus:
            self._close_entry(refocus=False)

    def _close_entry(self, *, refocus: bool = True) -> None:
        entry = self.query_one(Input)
        if refocus:
            self.query_one(FieldList).focus()
        entry.display = False
        entry.remove_class("wrong")
        self.query_one("#field-help").remove_class("wrong")
        self._explain(self.query_one(FieldList).field)

    def _say(self, words: str, *, wrong: bool) -> None:
        explanation = self.query_one("#field-help", Static)
        explanation.update(words)
        explanation.set_class(wrong, "wrong")
        self.query_one(Input).set_class(wrong, "wrong")
