"""Changes of hyperparameters in words, and what remains of several in a row."""

from __future__ import annotations

from engine.events import Change
from engine.hyper import FIELD_BY_NAME
from tui.say import say

MOST = 20  # remembered of each branch
TOGETHER = 100  # steps; changes of one field that follow each other so closely are one

Dated = tuple[tuple[int, Change], ...]  # the step after which each was made


def change_text(change: Change) -> str:
    """`learning rate 0.1 → 0.3`."""
    known = FIELD_BY_NAME[change.name]
    return f"{known.label} {known.format(change.old)} → {known.format(change.new)}"


def dated_text(changes: Dated) -> str:
    """`learning rate 0.1 → 0.3 at step 1,240; momentum 0.9 → 0.95 at step 1,300`."""
    return "; ".join(
        say("{change} at step {step:,}", change=change_text(change), step=step)
        for step, change in changes
    )


def joined(changes: Dated, more: Dated) -> Dated:
    """One after the other; someone who presses → three times made one change."""
    result: list[tuple[int, Change]] = []
    for step, change in (*changes, *more):
        if result and result[-1][1].name == change.name and step - result[-1][0] <= TOGETHER:
            begun, first = result.pop()
            if first.old != change.new:
                result.append((begun, Change(change.name, first.old, change.new)))
        else:
            result.append((step, change))
    return tuple(result[-MOST:])
