"""The timeline as a row of signs below the chart of the whole run, column by column."""

from __future__ import annotations

from typing import NamedTuple

from engine.events import Moment
from tui.history import Span
from tui.past_view import PastView
from tui.render.cells import Cell, text

SIGNS = {  # the rarest first: it is shown where several share a column
    "bookmark": "◆",
    "best": "★",
    "fork": "Y",
    "tip": "○",
    "start": "├",
    "epoch": "┬",
    "": "·",
}
RANK = {kind: rank for rank, kind in enumerate(SIGNS)}
HERE = "●"


class Place(NamedTuple):
    """A moment in its column; `kind` is the rarest of its kinds, `grey` if on another course."""

    column: int
    moment: Moment
    kind: str
    grey: bool


def places(past: PastView, span: Span) -> list[Place]:
    """Every moment on the present path, then those of the course shown in grey."""
    ends = past.ends(past.branch)
    forks = {
        (branch.parent, branch.step)
        for branch in past.branches.values()
        if branch.number and branch.step <= ends.get(branch.parent, -1)
    }
    path = [saved.moment for saved in past.path()]
    found = [(moment, False) for moment in path]
    if past.ghost is not None and past.ghost.branch != past.branch:
        other, since = past.path(past.ghost.branch), past.ghost.since
        found += [(saved.moment, True) for saved in other if saved.moment.step > since]
    last = path[-1] if path else None
    result = []
    for moment, grey in found:
        kinds = [kind for kind in moment.kinds if kind != "tip" or grey or moment is last]
        if forks and (moment.branch, moment.step) in forks:
            kinds.append("fork")
        kind = min(kinds, key=RANK.__getitem__) if kinds else ""
        result.append(Place(span.column(moment.step), moment, kind, grey))
    return result


def timeline_row(past: PastView, span: Span, step: int) -> list[Cell]:
    """One sign for each column with a moment, and where the run stands."""
    cells = text(" " * span.count)
    best: dict[int, int] = {}
    for place in places(past, span):
        if place.column >= span.count:
            continue
        rank = RANK[place.kind] + place.grey * len(RANK)
        if rank < best.get(place.column, 2 * len(RANK)):
            best[place.column] = rank
            style = "beyond" if place.grey else "kept" if place.kind else "label"
            cells[place.column] = (SIGNS[place.kind], style)
    if cells:
        cells[min(span.column(step), span.count - 1)] = (HERE, "here")
    return cells


def nearest(past: PastView, span: Span, column: int) -> Moment | None:
    """The moment nearest to a column; on the present path, and a rare one, if equally near."""

    def distance(place: Place) -> tuple[int, bool, int]:
        return abs(place.column - column), place.grey, RANK[place.kind]

    found = min(places(past, span), key=distance, default=None)
    return found.moment if found else None
