"""`chainrule replay`: a run trained once more, and whether the same weights come out."""

from __future__ import annotations

import sys

from rich.console import Console
from rich.progress import track

from engine.learner import Learner
from engine.replay import Outcome, ReplayError, outcome, replay
from engine.snapshot import Arithmetic
from tui.runs.resume import Found, difference


def show(found: Found, learner: Learner, computes: Arithmetic) -> int:
    """Train again, say what came out, and return the exit code."""
    snapshot, console = found.snapshot, Console(highlight=False)
    for notice in found.notices:
        console.print(notice, markup=False, soft_wrap=True)
    steps, changes = snapshot.counters.steps, len(snapshot.log)
    try:
        for _ in track(replay(snapshot, learner), f"{steps:,} steps", steps, console=console,
                       transient=True, disable=not console.is_terminal):  # fmt: skip
            pass
    except ReplayError as error:
        print(f"chainrule replay: {found.folder.name}: {error}", file=sys.stderr)  # noqa: T201
        return 1
    many = f"{changes} change{'s' if changes != 1 else ''} of hyperparameters"
    console.print(f"{found.folder.name}: {steps:,} steps with {many}, taken again", soft_wrap=True)
    result = outcome(snapshot, learner)
    words = difference(found.arithmetics, computes)
    console.print(verdict(result, words), markup=False, soft_wrap=True)
    return 0 if result.equal or words else 1


def verdict(result: Outcome, difference_in_words: str) -> str:
    """What came out, in a sentence."""
    if result.equal:
        return f"bit-equal: all {result.numbers:,} numbers of weights and optimizer are the same"
    many = f"{result.differing:,} of {result.numbers:,} numbers"
    apart = f"{many} differ, at most by {result.largest:.2g}"
    if difference_in_words:
        return f"close, not bit-equal: {apart}. The arithmetic differs: {difference_in_words}."
    return f"✗ not equal: {apart}, though the arithmetic is the same"
