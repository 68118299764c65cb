"""`chainrule bench`: what this machine makes of a training step, as a block of text to share."""

from __future__ import annotations

import os
import platform
import statistics
from collections.abc import Callable
from datetime import date
from importlib.metadata import version
from pathlib import Path

import numpy as np
from rich.console import Console
from rich.text import Text
from threadpoolctl import threadpool_info, threadpool_limits

from engine import bench
from engine.hyper import Hyper
from engine.learner import Learner
from engine.said import said
from engine.trainer import Trainer
from tui.render import numbers
from tui.say import say

TIMES = 300  # calls of which the median is taken
TARGETS = (0.97, 0.98)
BAR = 24  # columns


def machine() -> str:
    """The processor and the versions that a figure depends on."""
    blas = {f"{each['internal_api']} {each['version']}" for each in threadpool_info()
            if each["user_api"] == "blas"}  # fmt: skip
    return say(
        "{processor}, {cores} cores · Python {python} · NumPy {numpy} · {blas}",
        processor=processor(),
        cores=os.cpu_count(),
        python=platform.python_version(),
        numpy=np.__version__,
        blas=", ".join(sorted(blas)) or said("BLAS unknown"),
    )


def processor() -> str:
    """The name of the processor, as well as the system tells it."""
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
        return next(line.partition(":")[2].strip() for line in lines if "model name" in line)
    except (OSError, StopIteration):
        return platform.processor() or platform.machine()


def steps(console: Console, new: Callable[[], Learner], threads: int) -> None:
    """Print the floor, a step's parts and its speed, with so many BLAS threads."""
    with threadpool_limits(threads, user_api="blas"):
        learner = new()
        least, whole = bench.floor(learner, TIMES), bench.step_seconds(new(), TIMES)
        parts = bench.split(new(), TIMES) if threads == 1 else []
    words = say(
        "{threads} BLAS thread: {step:,.0f} µs a step, {rate:,.0f} images/s; {times:.2f} × its "
        "floor of {floor:,.0f} µs"
        if threads == 1
        else "{threads} BLAS threads: {step:,.0f} µs a step, {rate:,.0f} images/s; {times:.2f} × "
        "its floor of {floor:,.0f} µs",
        threads=threads,
        step=whole * 1e6,
        rate=learner.hyper.batch_size / whole,
        times=whole / least,
        floor=least * 1e6,
    )
    console.print(f"\n{words}", soft_wrap=True)
    longest = max((seconds for _, seconds in parts), default=1.0)
    for name, seconds in parts:
        bar = "█" * max(round(seconds / longest * BAR), 1)
        console.print(Text(f"  {say(name):<20}{seconds * 1e6:8.1f} µs  ").append(bar, "blue"))


def spread(values: list[float | None]) -> str:
    """The median and the range of what was reached."""
    reached = sorted(value for value in values if value is not None)
    if not reached:
        return say("not reached")
    missed = len(values) - len(reached)
    return say(
        "median {median:.2f} s ({least:.2f} to {most:.2f}), {missed} of {all} did not reach it"
        if missed
        else "median {median:.2f} s ({least:.2f} to {most:.2f})",
        median=statistics.median(reached),
        least=reached[0],
        most=reached[-1],
        missed=missed,
        all=len(values),
    )


def show(
    hyper: Hyper, new: Callable[[], Learner], trainer: Callable[[int], Trainer], seeds: int
) -> int:
    """Measure and print everything; return the exit code."""
    console = Console(highlight=False)
    widths = "-".join(map(str, (784, *hyper.hidden, 10)))
    console.print(f"chainrule {version('chainrule')} bench, {date.today().isoformat()}")
    console.print(machine(), soft_wrap=True)
    console.print(say("floor: the matrix products and the gather of the batch, and nothing else"))
    console.print(
        say(
            "net {widths}, {activation}, {optimizer}, batch {batch}",
            widths=widths,
            activation=hyper.activation,
            optimizer=hyper.optimizer,
            batch=hyper.batch_size,
        )
    )
    for threads in sorted({1, os.cpu_count() or 1}):
        steps(console, new, threads)
    timed = say("training time to a validation accuracy, {seeds} seeds, 1 BLAS thread", seeds=seeds)
    console.print(f"\n{timed}")
    with threadpool_limits(1, user_api="blas"):
        reached = [bench.seconds_to(trainer(seed), TARGETS) for seed in range(seeds)]
    for index, target in enumerate(TARGETS):
        times = spread([each[index] for each in reached])
        console.print(f"  {numbers.percent(target, 0)}  {times}")
    return 0
