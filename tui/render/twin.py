"""The twin in one line: what differs, by how much the loss does, and whether that is chance."""

from __future__ import annotations

from engine.hyper import FIELD_BY_NAME
from tui.render.cells import Cell, text
from tui.render.numbers import difference
from tui.twin_view import TwinView


def twin_line(twin: TwinView, width: int) -> list[Cell]:
    """As many words as there is room for; the verdict always."""
    change = twin.change
    known = FIELD_BY_NAME[change.name]
    name = known.aliases[-1].lstrip("-") if known.aliases else known.label
    what = f"{name} {known.format(change.old)} → {known.format(change.new)}"
    interval = twin.paired.interval
    if interval is None:
        choices = [f"twin {what}  {twin.verdict}"]
    else:
        much = difference(*interval)
        choices = [
            f"{what}  twin − run {much} (95%)  {twin.verdict}",
            f"{what}  twin − run {much}  {twin.verdict}",
            f"twin − run {much}  {twin.verdict}",
            f"{much}  {twin.verdict}",
        ]
    fitting = next((words for words in choices if len(words) <= width), choices[-1])
    return text(fitting, "twin")
