"""What the commands `runs`, `resume`, `replay`, `compare` and `export` do."""

from __future__ import annotations

import argparse
import json
import os
from pathlib import Path

from engine.said import said
from tui.cli import MEMORY, THREAD_VARIABLES, complain, limit_blas_threads, run_app
from tui.config.settings import Settings
from tui.reason import reason
from tui.run_arguments import MOST_THREADS
from tui.runs.files import RunError, read
from tui.runs.folder import BEST, LAST, PREVIOUS, RunFolder, find, root
from tui.say import say


def obey(arguments: argparse.Namespace, settings: Settings) -> int:
    """Do what one of these commands asks for; returns the exit code."""
    within = root(arguments.runs)
    try:
        if arguments.command == "runs":
            from tui.runs.listing import show

            return show(within, as_json=arguments.json)
        if arguments.command == "compare":
            from tui.runs.compare import show as compare

            return compare([find(within, name) for name in arguments.runs_to_compare])
        folder = find(within, arguments.run)
        if arguments.command == "export":
            return export(folder, arguments.checkpoint, arguments.output)
        limit_blas_threads(threads_for(arguments, folder))
        if arguments.command == "resume":
            return resume(arguments, folder, settings)
        return replay(arguments, folder)
    except ValueError as error:  # of a run, a checkpoint, or data that does not fit
        return complain(reason(error))


def threads_for(arguments: argparse.Namespace, folder: RunFolder) -> int | None:
    """As many BLAS threads as asked for, or as the run had: its last bits depend on them.

    This is asked before NumPy is loaded, so the file is read by hand; None if it does not tell.
    """
    asked: int | None = arguments.blas_threads
    if asked or any(name in os.environ for name in THREAD_VARIABLES):
        return asked
    try:
        threads = json.loads(read(folder.manifest))["versions"]["threads"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    return threads if type(threads) is int and 1 <= threads <= MOST_THREADS else None


def resume(arguments: argparse.Namespace, folder: RunFolder, settings: Settings) -> int:
    """Go on with a run, in the app or without it."""
    from tui.headless import train
    from tui.runs.resume import take_up
    from tui.session import Session
    from tui.terminal import unusable

    screen = not (arguments.headless or arguments.style)
    if screen and (trouble := unusable()):
        return complain(
            say(
                "{trouble}. Use 'chainrule resume --headless' to train without the screen.",
                trouble=trouble,
            )
        )
    resumed = take_up(folder, arguments.checkpoint)
    memory = arguments.memory
    session = Session(
        resumed.found.snapshot.hyper,
        folder.name,
        None if arguments.no_save else root(arguments.runs),
        memory if memory is not None else MEMORY * screen,
        resumed,
    )
    return run_app(session, settings) if screen else train(session, style=arguments.style)


def replay(arguments: argparse.Namespace, folder: RunFolder) -> int:
    """Train a run again and compare."""
    from data.catalog import load
    from engine.learner import Learner
    from tui.runs.replay import show
    from tui.runs.resume import newest
    from tui.session import DATA, arithmetic, sets_for

    found = newest(folder, (arguments.checkpoint,) if arguments.checkpoint else (LAST, PREVIOUS))
    dataset, first = load(DATA), found.snapshot.first
    return show(found, Learner(sets_for(dataset, first), first, len(dataset.classes)), arithmetic())


def export(folder: RunFolder, checkpoint: str | None, output: str | None) -> int:
    """Write a checkpoint's weights to a file of their own."""
    from engine.checkpoint import export_weights
    from tui.runs.files import reason as refusal
    from tui.runs.files import write_whole
    from tui.runs.resume import newest

    names = (BEST, LAST, PREVIOUS) if checkpoint is None else (checkpoint,)
    there = [name for name in names if folder.checkpoint(name).exists()]
    found = newest(folder, there or names)
    path = Path(output or f"{folder.name}-{found.checkpoint}.safetensors")
    try:
        write_whole(path, export_weights(found.snapshot))
    except OSError as error:
        raise RunError(
            said("{path}: cannot be written: {reason}", path=path, reason=refusal(error))
        ) from None
    for problem in found.problems:
        complain(say(problem))
    written = say(
        "{path}: the weights of step {step:,} ({checkpoint})",
        path=path,
        step=found.snapshot.counters.steps,
        checkpoint=found.checkpoint,
    )
    print(written)  # noqa: T201
    return 0
