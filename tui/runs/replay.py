"""`chainrule replay`: a run trained once more, and whether the same weights come out."""

from __future__ import annotations

import sys

from rich.console import Console
from rich.progress import track

from engine.learner import Learner
from engine.replay import Outcome, ReplayError, outcome, replay
from engine.said import said
from engine.snapshot import Arithmetic
from tui.reason import reason
from tui.runs.recall import difference
from tui.runs.resume import Found
from tui.say import say


def show(found: Found, learner: Learner, computes: Arithmetic) -> int:
    """Train again, say what came out, and return the exit code."""
    snapshot, console = found.snapshot, Console(highlight=False)
    for notice in found.notices:
        console.print(say(notice), markup=False, soft_wrap=True)
    steps, changes = snapshot.counters.steps, len(snapshot.log)
    try:
        for _ in track(replay(snapshot, learner), say("{steps:,} steps", steps=steps), steps,
                       console=console, transient=True,
                       disable=not console.is_terminal):  # fmt: skip
            pass
    except ReplayError as error:
        print(f"chainrule replay: {found.folder.name}: {reason(error)}", file=sys.stderr)  # noqa: T201
        return 1
    taken = say(
        "{run}: {steps:,} steps with {changes} change of hyperparameters, taken again"
        if changes == 1
        else "{run}: {steps:,} steps with {changes} changes of hyperparameters, taken again",
        run=found.folder.name,
        steps=steps,
        changes=changes,
    )
    console.print(taken, soft_wrap=True)
    result = outcome(snapshot, learner)
    words = difference(found.arithmetics, computes)
    console.print(verdict(result, words), markup=False, soft_wrap=True)
    return 0 if result.equal or words else 1


def verdict(result: Outcome, difference_in_words: str) -> str:
    """What came out, in a sentence."""
    if result.equal:
        return say(
            "bit-equal: all {numbers:,} numbers of weights and optimizer are the same",
            numbers=result.numbers,
        )
    apart = said(
        "{differing:,} of {numbers:,} numbers differ, at most by {largest:.2g}",
        differing=result.differing,
        numbers=result.numbers,
        largest=result.largest,
    )
    if difference_in_words:
        return say(
            "close, not bit-equal: {apart}. The arithmetic differs: {difference}.",
            apart=apart,
            difference=difference_in_words,
        )
    return say("✗ not equal: {apart}, though the arithmetic is the same", apart=apart)
