"""The command line: the one place where data, engine and screen are put together.

NumPy, Textual and the rest are imported inside functions, so that `--help` answers at once and
the first frame does not wait for what only the training needs.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from typing import TYPE_CHECKING

from engine.commands import Inbox
from engine.events import Event
from engine.fields import Choice, Field, HyperError, Value
from engine.hyper import FIELDS, Hyper
from engine.presets import DEFAULT_PRESET, PRESETS

if TYPE_CHECKING:
    from data.dataset import Dataset, Split

THREAD_VARIABLES = (
    "OPENBLAS_NUM_THREADS",
    "OMP_NUM_THREADS",
    "MKL_NUM_THREADS",
    "VECLIB_MAXIMUM_THREADS",
)
VALIDATION_IMAGES = {"honest": 5_000, "post": 0}  # by the hyperparameter `split`


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command `chainrule`; return its exit code."""
    arguments = parser().parse_args(argv)
    limit_blas_threads(arguments.blas_threads)
    if arguments.command == "nodes":
        from tui.graph import show

        return show(arguments.formula, arguments.values)
    try:
        hyper = hyper_from(arguments)
    except HyperError as error:
        return complain(str(error))
    if arguments.command == "gradcheck":
        return check_gradients(hyper)
    if arguments.command == "lrfind":
        return find_rate(hyper)
    if arguments.command == "train":
        from tui.headless import train

        return train(hyper, style=arguments.style, open_run=lambda inbox: open_run(hyper, inbox))
    return run_app(hyper, arguments.preset)


def complain(reason: str) -> int:
    """Say what was wrong with the arguments; the exit code is that of bad arguments."""
    print(f"chainrule: {reason}", file=sys.stderr)  # noqa: T201
    return 2


def parser() -> argparse.ArgumentParser:
    """Return the parser; the flags of the hyperparameters come from their table."""
    top = argparse.ArgumentParser(
        prog="chainrule",
        description="Train a neural network written in NumPy on handwritten digits, and watch.",
    )
    top.add_argument("--version", action="version", version=f"chainrule {version('chainrule')}")
    top.set_defaults(preset=DEFAULT_PRESET, blas_threads=None)
    add_options(top)
    commands = top.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    train = commands.add_parser(
        "train",
        help="train without the screen, printing a table",
        description="Train without the screen. Ends with one look at the test set. "
        "Exit codes: 0 done, 1 the run diverged, 2 bad arguments, 130 interrupted.",
    )
    add_options(train)
    style = train.add_mutually_exclusive_group()
    style.add_argument("--plain", dest="style", action="store_const", const="plain",
                       help="plain lines, without colours or a progress bar")  # fmt: skip
    style.add_argument("--json", dest="style", action="store_const", const="json",
                       help="one event a line, as JSON")  # fmt: skip
    gradcheck = commands.add_parser(
        "gradcheck",
        help="compare backpropagation with numerical differentiation",
        description="Compare the gradients of backpropagation with central differences on ten "
        "digits, in float64, and measure how much faster backpropagation is. "
        "Exit codes: 0 they agree, 1 they do not, 2 bad arguments.",
    )
    add_options(gradcheck)
    lrfind = commands.add_parser(
        "lrfind",
        help="suggest a learning rate, by trying all of them once",
        description="The learning-rate range test: train a network of its own for 300 steps while "
        "the rate grows from 0.00001 to 10, and suggest the rate at which the loss falls fastest. "
        "Exit codes: 0 a suggestion, 1 none can be made, 2 bad arguments.",
    )
    add_options(lrfind)
    nodes = commands.add_parser(
        "nodes",
        help="the chain rule on a formula, node by node",
        description="Print a formula as a tree of nodes, with the value of every edge going "
        "forward and the gradient of the result going back. Understands names, numbers, "
        "+ - * / **, exp, log, tanh and relu.",
    )
    nodes.add_argument("formula", help='for example "1/(1+exp(-x))"')
    nodes.add_argument("values", nargs="*", metavar="NAME=NUMBER", help="for example x=0.5")
    return top


def add_options(target: argparse.ArgumentParser) -> None:
    """Add `--preset`, `--blas-threads` and one flag for each hyperparameter.

    Defaults are suppressed, so a flag before the command is not undone by its absence after it.
    """
    absent = argparse.SUPPRESS
    about = "; ".join(f"{name}: {preset.about}" for name, preset in PRESETS.items())
    target.add_argument(
        "--preset", choices=tuple(PRESETS), default=absent, help=about.replace("%", "%%")
    )
    target.add_argument("--blas-threads", type=thread_count, metavar="N", default=absent,
                        help="threads for matrix products (default 1)")  # fmt: skip
    group = target.add_argument_group("hyperparameters", "Flags override the preset's values.")
    from tui.render.curves import schedule_curve

    for field in FIELDS:
        about = field.help
        if field.name == "schedule" and isinstance(field, Choice):
            curves = (f"{name} {schedule_curve(name)}" for name in field.choices)
            about = f"{about} {', '.join(curves)}."
        live = "" if field.live else " Not while training."
        group.add_argument(
            *field.flags,
            dest=f"hyper_{field.name}",
            metavar=field.name.upper().rsplit("_", 1)[-1],
            default=absent,
            type=reader(field),
            help=f"{about} Allowed: {field.allowed()}.{live}".replace("%", "%%"),
        )


def thread_count(text: str) -> int:
    """Read a number of threads."""
    if not text.isdecimal() or not 1 <= int(text) <= 256:
        raise argparse.ArgumentTypeError(
            f"{text!r} is not allowed; use a whole number from 1 to 256"
        )
    return int(text)


def reader(field: Field):  # type: ignore[no-untyped-def]
    """Return a function that reads the field's flag and complains in its words."""

    def read(text: str) -> Value:
        try:
            return field.parse(text)
        except HyperError as error:
            raise argparse.ArgumentTypeError(str(error)) from None

    return read


def hyper_from(arguments: argparse.Namespace) -> Hyper:
    """The preset with the flags given."""
    given = {
        name.removeprefix("hyper_"): value
        for name, value in vars(arguments).items()
        if name.startswith("hyper_")
    }
    return PRESETS[arguments.preset].hyper.changed(**given)


def limit_blas_threads(count: int | None = None) -> None:
    """Before NumPy is loaded: as many as asked for, as the environment says, or one.

    One thread leaves a core to the screen and is seldom slower on networks of this size.
    """
    for name in THREAD_VARIABLES:
        if count is not None:
            os.environ[name] = str(count)
        else:
            os.environ.setdefault(name, "1")


def sets_for(dataset: Dataset, hyper: Hyper) -> Split:
    """Divide the data as the seed and the split of these hyperparameters say."""
    return dataset.split(hyper.seed, VALIDATION_IMAGES[hyper.split])


def open_run(hyper: Hyper, inbox: Inbox, *, screen: bool = False) -> Iterator[Event]:
    """Load the data, then yield the events of a run; with `screen` it begins paused and lingers."""
    from data.catalog import load
    from engine.trainer import Trainer

    dataset = load("mnist")
    trainer = Trainer(lambda wanted: sets_for(dataset, wanted), hyper, len(dataset.classes))
    yield from trainer.run(inbox, paused=screen, linger=screen)


def check_gradients(hyper: Hyper) -> int:
    """Compare backpropagation with numerical differentiation on real digits, in float64."""
    import numpy as np

    from data.catalog import load
    from engine.gradcheck import check
    from engine.network import build
    from engine.streams import stream
    from tui.checks import show

    dataset, count = load("mnist"), 10
    images = dataset.train.images[:count] / 255
    network = build(
        hyper,
        images.shape[1],
        len(dataset.classes),
        stream(hyper.seed, "init"),
        capacity=count,
        dtype=np.float64,
    )
    rng = np.random.default_rng(hyper.seed)
    return show(check(network, images, dataset.train.labels[:count], rng))


def find_rate(hyper: Hyper) -> int:
    """Run the learning-rate range test on a network of its own."""
    from data.catalog import load
    from engine.learner import Learner
    from engine.range_test import sweep
    from tui.rangetest import show

    dataset = load("mnist")
    constant = hyper.changed(schedule="constant")
    return show(sweep(Learner(sets_for(dataset, constant), constant, len(dataset.classes))))


def run_app(hyper: Hyper, preset: str) -> int:
    """Start the app, or say why it cannot be shown and what to use instead."""
    from tui.terminal import unusable

    if reason := unusable():
        return complain(f"{reason}. Use 'chainrule train' to train without the screen.")
    from tui.app import ChainruleApp

    app = ChainruleApp(
        lambda inbox: open_run(hyper, inbox, screen=True), hyper, f"MNIST · {preset}"
    )
    app.run()
    return app.return_code or 0
