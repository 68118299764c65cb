"""`chainrule autopsy`: a faulty network beside a sound one, all readings, and a verdict."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from rich.console import Console
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from engine.autopsy import DISAGREES, FITTING, LEARNED, diagnose
from engine.faults import FAULTS
from engine.findings import Findings
from engine.instruments import LARGE
from tui.render import bars, numbers
from tui.say import say

CURVE = 22  # columns of a loss curve
ROWS = (
    "shapes",
    "gradients, by nudging",
    "same batch again",
    "one update",
    "hidden units at start",
    "loss of logits ≤ {large:,.0f}",
    "labels by nearest mean",
    "one step, and 1/100",
    "loss while training",
    "accuracy, first, last",
)


def listing() -> Table:
    """All faults, for a person who wants to choose one."""
    table = Table(box=None, pad_edge=False, show_header=False)
    table.add_column()
    table.add_column(overflow="fold")  # a line of Korean is not cut for the blank at its end
    for name, fault in FAULTS.items():
        table.add_row(Text(name, "bold"), say(fault.about))
        table.add_row("", Text(say(fault.place), "dim"))
    return table


def show(name: str, faulty: Findings, sound: Findings, steps: int) -> int:
    """Print both, side by side, and what the faulty one died of."""
    console = Console(highlight=False)
    title = say("{steps:,} steps each", steps=steps)
    table = Table(box=None, pad_edge=False, title=title, title_justify="left")
    table.add_column(say("instrument"), style="dim")
    table.add_column(say("with {name}", name=name), ratio=1, overflow="fold")
    table.add_column(say("sound"), ratio=1, overflow="fold")
    for row, *read in zip(ROWS, readings(faulty), readings(sound), strict=True):
        table.add_row(say(row, large=LARGE), *read)
    console.print(table)
    verdict = diagnose(faulty)
    words = Text(say(verdict.sentence), "bold")
    for each in verdict.evidence:
        words.append(f"\n· {say(each)}", "none")
    title = say("verdict: {cause}", cause=say(verdict.cause))
    console.print(Panel(words, title=title, title_align="left"))
    console.print(say("The sound one: {verdict}", verdict=say(diagnose(sound).sentence)))
    if fault := FAULTS.get(name):
        told = say("Switched on was {name}: {about} Where: {place}.", name=name,
                   about=say(fault.about), place=say(fault.place))  # fmt: skip
        console.print(Text(told, "dim"))
    return 0 if verdict.cause == (name if fault else "sound") else 1


def readings(found: Findings) -> list[Text]:
    """One reading for each row of the table."""
    fit, unread = reading(say("fit")), Text(say("not reached"), "dim")
    if found.broken_forward:
        return [reading(say(found.broken_forward), good=False), *[unread] * (len(ROWS) - 1)]
    if found.broken_backward:
        broken = reading(say(found.broken_backward), good=False)
        return [fit, broken, *[unread] * (len(ROWS) - 2)]
    assert found.ruler is not None
    assert found.training is not None
    repeated, large = found.repeated or 0.0, found.large_loss or 0.0
    ruler, training = found.ruler, found.training
    step = f"{ruler.before:.2f} → {ruler.whole:.2f}, {ruler.hundredth:.2f}"
    accuracy = f"{training.accuracies[0]:.2%} → {training.accuracies[-1]:.2%}"
    return [
        fit,
        agreement(found),
        reading(say("{times:.2f} × the first", times=repeated), good=abs(repeated - 1) < DISAGREES),
        movement(found),
        reading(say("all alike" if found.alike else "each its own"), good=not found.alike),
        reading(numbers.loss(large), good=math.isfinite(large)),
        reading(numbers.percent(found.label_fit, 0), good=found.label_fit > FITTING),
        reading(step, good=ruler.whole < ruler.before),
        reading(curve(training.losses)),
        reading(accuracy, good=training.accuracies[-1] > LEARNED),
    ]


def agreement(found: Findings) -> Text:
    """Which gradients are others than the numerical ones, or how well all agree."""
    wrong = [
        say("∂L/∂{of} of {where} off by {error:.0%}", of=each.of, where=each.where,
            error=each.error)
        for each in found.gradients
        if each.error > DISAGREES
    ]  # fmt: skip
    if wrong:
        return reading(", ".join(wrong), good=False)
    return reading(say("agree to {error:.0e}", error=max(each.error for each in found.gradients)))


def movement(found: Findings) -> Text:
    """Which parameters an update moved."""
    still = [each.name for each in found.moved if each.had_gradient and not each.moved]
    idle = [each.name for each in found.moved if not each.had_gradient]
    if still:
        other = not any(each.same_array for each in found.moved)
        words = say(
            "{names} did not move; the updated arrays are not the layers'"
            if other
            else "{names} did not move",
            names=", ".join(still),
        )
        return reading(words, good=False)
    if idle:
        return reading(say("no gradient for {names}", names=", ".join(idle)), good=False)
    return reading(say("all moved"))


def reading(words: str, *, good: bool = True) -> Text:
    """A reading, marked where it is bad."""
    return Text(words, "blue") if good else Text(f"✗ {words}", "bold yellow")


def curve(losses: Sequence[float]) -> str:
    """The loss over all steps in one row; × where it was no number any more."""
    width = min(CURVE, len(losses))
    edges = [at * len(losses) // width for at in range(width + 1)]
    scale, letters = bars.Scale(0.0, 3.0), ""
    for start, end in pairwise(edges):
        mean = sum(losses[start:end]) / (end - start)
        height = max(round(scale.height(mean) * 8), 1) if math.isfinite(mean) else 0
        letters += bars.EIGHTHS[height] if height else "×"
    return letters
