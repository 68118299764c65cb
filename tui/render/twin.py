"""The twin in one line: what differs, by how much the loss does, and whether that is chance."""

from __future__ import annotations

from rich.cells import cell_len

from engine.hyper import FIELD_BY_NAME
from tui.render.cells import Cell, text
from tui.render.numbers import difference
from tui.say import say
from tui.twin_view import TwinView


def twin_line(twin: TwinView, width: int) -> list[Cell]:
    """As many words as there is room for; the verdict always."""
    change = twin.change
    known = FIELD_BY_NAME[change.name]
    name = known.aliases[-1].lstrip("-") if known.aliases else known.label
    what = f"{name} {known.format(change.old)} → {known.format(change.new)}"
    interval = twin.paired.interval
    if interval is None:
        choices = [f"{say('twin')} {what}  {twin.verdict}"]
    else:
        much = difference(*interval)
        named = f"{say('twin − run')} {much}"
        choices = [
            f"{what}  {named} (95%)  {twin.verdict}",
            f"{what}  {named}  {twin.verdict}",
            f"{named}  {twin.verdict}",
            f"{much}  {twin.verdict}",
        ]
    fitting = next((words for words in choices if cell_len(words) <= width), choices[-1])
    return text(fitting, "twin")
