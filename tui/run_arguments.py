"""The arguments of what concerns runs on disk: how they are kept, listed, resumed and compared."""

from __future__ import annotations

import argparse

from engine.said import said
from tui.parser import Parser, Reader
from tui.say import say

MOST_THREADS = 256
RUN_COMMANDS = ("runs", "resume", "replay", "compare", "export")

Commands = argparse._SubParsersAction  # argparse has no public name for it


def exit_codes() -> str:
    """How a run without the screen may end."""
    return say(
        "Exit codes: 0 done, 1 the run diverged, 2 bad arguments or files, 141 nobody read the "
        "output, 130, 143, 129 ended by ctrl+C, SIGTERM or SIGHUP, with the run saved."
    )


def add_run_commands(commands: Commands[Parser]) -> None:
    """Add `runs`, `resume`, `replay`, `compare` and `export`."""
    runs = commands.add_parser(
        "runs",
        help=say("list the runs that are kept"),
        description=say(
            "List the runs that are kept, the newest last. Exit codes: 0 done, 2 bad arguments."
        ),
    )
    runs.add_argument("--json", action="store_true", help=say("as JSON, one run a line"))
    resume = commands.add_parser(
        "resume",
        help=say("go on with a run"),
        description=say(
            "Go on with a run where it was saved last, in the app or, with --headless, --plain or "
            "--json, without it. If its newest checkpoint is damaged, the one before is taken, and "
            "that is said. {exit_codes}",
            exit_codes=exit_codes(),
        ),
    )
    add_run(resume)
    add_checkpoint(resume, say("default: the newest that is whole"))
    resume.add_argument("--headless", action="store_true", help=say("without the screen"))
    add_style(resume)
    add_keeping(resume, folder=False)
    replay = commands.add_parser(
        "replay",
        help=say("train a run again and compare the weights"),
        description=say(
            "Train a run once more, from its seed and the log of its changes, and say whether the "
            "weights are bit-equal. Exit codes: 0 bit-equal, or close where another NumPy, BLAS, "
            "kernel or number of threads computes now; 1 they differ; 2 bad arguments or files."
        ),
    )
    add_run(replay)
    add_checkpoint(replay, say("default: the newest that is whole"))
    compare = commands.add_parser(
        "compare",
        help=say("the curves of some runs in one chart"),
        description=say(
            "Draw the losses of some runs in one chart, and list the hyperparameters in which they "
            "differ. Exit codes: 0 done, 2 bad arguments or files."
        ),
    )
    compare.add_argument("runs_to_compare", nargs="+", metavar="RUN",
                         help=say("a run's name, the beginning of it, or its folder"))  # fmt: skip
    export = commands.add_parser(
        "export",
        help=say("write a run's weights for other programs"),
        description=say(
            "Write the weights as safetensors, by name (W1, b1, W2, …), for PyTorch and others to "
            "read. Exit codes: 0 done, 2 bad arguments or files."
        ),
    )
    add_run(export)
    add_checkpoint(export, say("default: best, or the newest without one"))
    export.add_argument("-o", "--output", metavar="FILE",
                        help=say("default: RUN-CHECKPOINT.safetensors, here"))  # fmt: skip
    for each in (runs, resume, replay, compare, export):
        add_folder(each)
    for each in (resume, replay):
        each.add_argument(
            "--blas-threads",
            type=whole_number(1, MOST_THREADS),
            metavar="N",
            default=argparse.SUPPRESS,
            help=say("threads for matrix products (default: as in the run)"),
        )


def add_run(target: argparse.ArgumentParser) -> None:
    """Add the run that is meant."""
    about = say("a run's name, the beginning of it, or its folder (default: the newest)")
    target.add_argument("run", nargs="?", metavar="RUN", help=about)


def add_checkpoint(target: argparse.ArgumentParser, default: str) -> None:
    """Add which of its checkpoints is meant."""
    about = say("last, previous, best or bookmark-STEP ({default})", default=default)
    target.add_argument("--checkpoint", metavar="NAME", help=about)


def add_style(target: argparse.ArgumentParser) -> None:
    """Add how a run without the screen is told."""
    style = target.add_mutually_exclusive_group()
    style.add_argument("--plain", dest="style", action="store_const", const="plain",
                       help=say("plain lines, without colours or a progress bar"))  # fmt: skip
    style.add_argument("--json", dest="style", action="store_const", const="json",
                       help=say("one event a line, as JSON"))  # fmt: skip


def add_keeping(target: argparse.ArgumentParser, *, folder: bool = True) -> None:
    """Add how much of a run is kept, and where.

    Defaults are suppressed, so a flag before the command is not undone by its absence after it.
    """
    if folder:
        add_folder(target)
    target.add_argument("--no-save", action="store_true", default=argparse.SUPPRESS,
                        help=say("keep nothing on the disk"))  # fmt: skip
    about = say("memory for going back in time (default 256; headless 0)")
    target.add_argument("--memory", type=whole_number(0, 65_536), metavar="MB",
                        default=argparse.SUPPRESS, help=about)  # fmt: skip


def add_folder(target: argparse.ArgumentParser) -> None:
    """Add where runs are kept."""
    about = say(
        "where runs are kept (default: $CHAINRULE_RUNS, or the place that the system has for data)"
    )
    target.add_argument("--runs", metavar="DIR", default=argparse.SUPPRESS, help=about)


def whole_number(low: int, high: int) -> Reader:
    """What reads a whole number between two others."""

    def allowed() -> str:
        return said("{kind} from {low} to {high}", kind=said("a whole number"), low=low, high=high)

    def read(text: str) -> int:
        if not text.isdecimal() or not low <= int(text) <= high:
            raise argparse.ArgumentTypeError(
                say("{text!r} is not allowed; use {allowed}", text=text, allowed=allowed())
            )
        return int(text)

    return Reader(read, allowed)
