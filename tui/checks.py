"""`chainrule gradcheck`: a table of how well backpropagation and nudging agree."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table

from engine.gradcheck import Report
from tui.say import say

AGREED = 1e-6  # the error at which float64 leaves no doubt


def show(report: Report) -> int:
    """Print the report and a verdict; return the exit code."""
    table = Table(box=None, pad_edge=False)
    table.add_column(say("array"))
    for heading in (say("shape"), say("nudged"), say("largest error")):
        table.add_column(heading, justify="right")
    for each in report.arrays:
        shape = "×".join(map(str, each.shape))
        table.add_row(each.name, shape, f"{each.checked:,}", f"{each.error:.1e}")
    console = Console(highlight=False)
    console.print(table)
    along = say("along one random direction through all of them: {error:.1e}",
                error=report.direction)  # fmt: skip
    console.print(along)
    agree = report.worst < AGREED
    console.print(
        say("Backpropagation is right: it agrees with central differences.")
        if agree
        else say(
            "✗ They differ by more than {bound:g} of the largest gradient: a gradient is wrong.",
            bound=AGREED,
        )
    )
    console.print(
        say(
            "One gradient of {parameters:,} parameters takes {back:.2g} s going back and "
            "{nudging:.2g} s nudging each: backpropagation is {times:,.0f} times faster.",
            parameters=report.parameters,
            back=report.backward_seconds,
            nudging=report.numerical_seconds,
            times=report.speedup,
        )
    )
    return 0 if agree else 1
