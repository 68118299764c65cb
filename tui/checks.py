"""`chainrule gradcheck`: a table of how well backpropagation and nudging agree."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table

from engine.gradcheck import Report

AGREED = 1e-6  # the error at which float64 leaves no doubt


def show(report: Report) -> int:
    """Print the report and a verdict; return the exit code."""
    table = Table(box=None, pad_edge=False)
    for heading in ("array", "shape", "nudged", "largest error"):
        table.add_column(heading, justify="left" if heading == "array" else "right")
    for each in report.arrays:
        shape = "×".join(map(str, each.shape))
        table.add_row(each.name, shape, f"{each.checked:,}", f"{each.error:.1e}")
    console = Console(highlight=False)
    console.print(table)
    console.print(f"along one random direction through all of them: {report.direction:.1e}")
    agree = report.worst < AGREED
    console.print(
        "Backpropagation is right: it agrees with central differences."
        if agree
        else f"✗ They differ by more than {AGREED:g} of the largest gradient: a gradient is wrong."
    )
    console.print(
        f"One gradient of {report.parameters:,} parameters takes {report.backward_seconds:.2g} s "
        f"going back and {report.numerical_seconds:.2g} s nudging each: "
        f"backpropagation is {report.speedup:,.0f} times faster."
    )
    return 0 if agree else 1
