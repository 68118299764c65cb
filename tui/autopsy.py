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
from engine.instruments import LARGE, Findings
from tui.render import bars, numbers

CURVE = 22  # columns of a loss curve
UNREAD = Text("not reached", "dim")
ROWS = (
    "shapes",
    "gradients, by nudging",
    "same batch again",
    "one update",
    "hidden units at start",
    f"loss of logits ≤ {LARGE:,.0f}",
    "labels by nearest mean",
    "one step, and 1/100",
    "loss while training",
    "accuracy, first, last",
)


def listing() -> Table:
    """All faults, for a person who wants to choose one."""
    table = Table(box=None, pad_edge=False, show_header=False)
    for name, fault in FAULTS.items():
        table.add_row(Text(name, "bold"), fault.about)
        table.add_row("", Text(fault.place, "dim"))
    return table


def show(name: str, faulty: Findings, sound: Findings, steps: int) -> int:
    """Print both, side by side, and what the faulty one died of."""
    console = Console(highlight=False)
    table = Table(box=None, pad_edge=False, title=f"{steps:,} steps each", title_justify="left")
    table.add_column("instrument", style="dim")
    table.add_column(f"with {name}", ratio=1)
    table.add_column("sound", ratio=1)
    for row in zip(ROWS, readings(faulty), readings(sound), strict=True):
        table.add_row(*row)
    console.print(table)
    verdict = diagnose(faulty)
    words = Text(verdict.sentence, "bold")
    for each in verdict.evidence:
        words.append(f"\n· {each}", "none")
    console.print(Panel(words, title=f"verdict: {verdict.cause}", title_align="left"))
    console.print(f"The sound one: {diagnose(sound).sentence}")
    if fault := FAULTS.get(name):
        told = f"Switched on was {name}: {fault.about} Where: {fault.place}."
        console.print(Text(told, "dim"))
    return 0 if verdict.cause == (name if fault else "sound") else 1


def readings(found: Findings) -> list[Text]:
    """One reading for each row of the table."""
    if found.broken_forward:
        return [reading(found.broken_forward, good=False), *[UNREAD] * (len(ROWS) - 1)]
    if found.broken_backward:
        broken = reading(found.broken_backward, good=False)
        return [reading("fit"), broken, *[UNREAD] * (len(ROWS) - 2)]
    assert found.ruler is not None
    assert found.training is not None
    wrong = [each for each in found.gradients if each.error > DISAGREES]
    worst = max(each.error for each in found.gradients)
    off = ", ".join(f"∂L/∂{each.of} of {each.where} off by {each.error:.0%}" for each in wrong)
    repeated, large = found.repeated or 0.0, found.large_loss or 0.0
    ruler, training = found.ruler, found.training
    step = f"{ruler.before:.2f} → {ruler.whole:.2f}, {ruler.hundredth:.2f}"
    accuracy = f"{training.accuracies[0]:.2%} → {training.accuracies[-1]:.2%}"
    return [
        reading("fit"),
        reading(off or f"agree to {worst:.0e}", good=not wrong),
        reading(f"{repeated:.2f} × the first", good=abs(repeated - 1) < DISAGREES),
        movement(found),
        reading("all alike" if found.alike else "each its own", good=not found.alike),
        reading(numbers.loss(large), good=math.isfinite(large)),
        reading(numbers.percent(found.label_fit, 0), good=found.label_fit > FITTING),
        reading(step, good=ruler.whole < ruler.before),
        reading(curve(training.losses)),
        reading(accuracy, good=training.accuracies[-1] > LEARNED),
    ]


def movement(found: Findings) -> Text:
    """Which parameters an update moved."""
    still = [each.name for each in found.moved if each.had_gradient and not each.moved]
    idle = [each.name for each in found.moved if not each.had_gradient]
    if still:
        other = not any(each.same_array for each in found.moved)
        why = "; the updated arrays are not the layers'" if other else ""
        return reading(f"{', '.join(still)} did not move{why}", good=False)
    if idle:
        return reading(f"no gradient for {', '.join(idle)}", good=False)
    return reading("all moved")


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
