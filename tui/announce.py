"""Announcing hints: a new one is said once, where it does not hide what is more urgent."""

from __future__ import annotations

from dataclasses import replace

from tui.fold import best_text, finish_text
from tui.say import say
from tui.view import RunView


def announced(
    view: RunView, told: frozenset[str], *, seen: bool = False
) -> tuple[RunView, frozenset[str]]:
    """Return the view with a notice of the first hint not `told` yet, and all told by now.

    Another notice stays, and the hint waits; one whose hint is gone goes as well. Whoever is in
    the guide has `seen` them all. At the end of the run its own notice leads to them.
    """
    names = [hint.name for hint in view.hints]
    if view.state == "finished" and (best := best_text(view)) and view.notice.startswith(best):
        closing = finish_text(view, len(names), seen=seen)
        return replace(view, notice=closing), told.union(names)
    if view.notice.startswith(opening()) and (seen or view.notice not in map(notice, names)):
        view = replace(view, notice="")
    new = [name for name in names if name not in told]
    if seen or not new or view.notice:
        return view, told.union(names) if seen else told
    return replace(view, notice=notice(new[0])), told.union(new)


def notice(name: str) -> str:
    """Such as `Guide: learning rate too high. Press 0.`."""
    return opening() + say("{name}. Press {key_view_0}.", name=say(name))


def opening() -> str:
    """By which the guide's notices are known."""
    return say("Guide: ")
