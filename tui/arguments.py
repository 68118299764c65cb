"""The arguments: every command and flag of `chainrule`, and the hyperparameters they amount to."""

from __future__ import annotations

import argparse

from engine.fields import Choice, Field, HyperError, Value
from engine.hyper import FIELDS, Hyper
from engine.presets import DEFAULT_PRESET, PRESETS
from tui.config.flags import add_config, add_look
from tui.language import add_language
from tui.parser import Parser, Reader, Version
from tui.reason import reason
from tui.run_arguments import add_keeping, add_run_commands, add_style, exit_codes, whole_number
from tui.say import say


def parser() -> Parser:
    """Return the parser; the flags of the hyperparameters come from their table."""
    top = Parser(
        prog="chainrule",
        description=say(
            "Train a neural network written in NumPy on handwritten digits, and watch."
        ),
    )
    add_language(top)
    top.add_argument("--version", action=Version, nargs=0,
                     help=say("show program's version number and exit"))  # fmt: skip
    top.set_defaults(preset=None, blas_threads=None, runs=None, no_save=False, memory=None)
    add_options(top)
    add_keeping(top)
    add_look(top)
    commands = top.add_subparsers(dest="command", metavar="COMMAND", title=say("commands"))
    train = commands.add_parser(
        "train",
        help=say("train without the screen, printing a table"),
        description=say(
            "Train without the screen. Ends with one look at the test set. {exit_codes}",
            exit_codes=exit_codes(),
        ),
    )
    add_options(train)
    add_keeping(train)
    add_config(train)
    add_style(train)
    add_run_commands(commands)
    add_look(commands.choices["resume"])
    gradcheck = commands.add_parser(
        "gradcheck",
        help=say("compare backpropagation with numerical differentiation"),
        description=say(
            "Compare the gradients of backpropagation with central differences on ten digits, in "
            "float64, and measure how much faster backpropagation is. "
            "Exit codes: 0 they agree, 1 they do not, 2 bad arguments."
        ),
    )
    add_options(gradcheck)
    learn = commands.add_parser(
        "learn",
        help=say("short guided experiments, in English or Korean"),
        description=say(
            "Open the app with a lesson: a few experiments, each with a goal that the app checks. "
            "Without NAME: list the lessons. The run is not kept on the disk."
        ),
    )
    learn.add_argument("lesson", nargs="?", metavar="NAME", help=say("one of the lessons"))
    add_look(learn)
    serve = commands.add_parser(
        "serve",
        help=say("the same app in a browser on this machine"),
        description=say(
            "Serve the app to browsers on this machine, at 127.0.0.1 and nowhere else. Each tab is "
            "a run of its own, with these options; a tab that is closed ends its run, saved. "
            "Exit codes: 2 bad arguments or a port that cannot be used, 130, 143, 129 ended by "
            "ctrl+C, SIGTERM or SIGHUP."
        ),
    )
    serve.add_argument("--port", type=whole_number(0, 65_535), default=8000, metavar="N",
                       help=say("default 8000; 0 for one that is free"))  # fmt: skip
    add_options(serve)
    add_keeping(serve)
    add_look(serve)
    lrfind = commands.add_parser(
        "lrfind",
        help=say("suggest a learning rate, by trying all of them once"),
        description=say(
            "The learning-rate range test: train a network of its own for 300 steps while the rate "
            "grows from 0.00001 to 10, and suggest the rate at which the loss falls fastest. "
            "Exit codes: 0 a suggestion, 1 none can be made, 2 bad arguments."
        ),
    )
    add_options(lrfind)
    bench = commands.add_parser(
        "bench",
        help=say("measure how fast this machine trains"),
        description=say(
            "Measure a training step and its parts, with one and with all BLAS threads, and the "
            "time to 97 and 98% validation accuracy. Uses the preset fast unless told otherwise. "
            "Prints a block of text to share."
        ),
    )
    add_options(bench)
    bench.add_argument("--seeds", type=whole_number(1, 100), default=5, metavar="N",
                       help=say("training runs to time (default 5)"))  # fmt: skip
    autopsy = commands.add_parser(
        "autopsy",
        help=say("find out why a network does not learn"),
        description=say(
            "Train a network with a fault beside a sound one for a few seconds, and name the cause "
            "from what the instruments read. Without FAULT: list the faults. "
            "Exit codes: 0 the cause was found, 1 it was not, 2 bad arguments."
        ),
    )
    autopsy.add_argument("fault", nargs="?", metavar="FAULT",
                         help=say("one of the faults, or none"))  # fmt: skip
    autopsy.add_argument("--steps", type=whole_number(10, 100_000), default=3000, metavar="N",
                         help=say("steps to train each network (default 3000)"))  # fmt: skip
    nodes = commands.add_parser(
        "nodes",
        help=say("the chain rule on a formula, node by node"),
        description=say(
            "Print a formula as a tree of nodes, with the value of every edge going forward and "
            "the gradient of the result going back. Understands names, numbers, + - * / **, exp, "
            "log, tanh and relu."
        ),
    )
    nodes.add_argument("formula", help=say("for example {example}", example='"1/(1+exp(-x))"'))
    nodes.add_argument("values", nargs="*", default=[], metavar="NAME=NUMBER",
                       help=say("for example {example}", example="x=0.5"))  # fmt: skip
    config = commands.add_parser(
        "config",
        help=say("where the configuration is, and what it sets"),
        description=say(
            "Print where the configuration is, what holds and where each value comes from: a flag "
            "wins over the environment, that over the file. "
            "Exit codes: 0 done, 2 something in it is wrong, or bad arguments."
        ),
    )
    add_look(config)
    config.add_argument("--init", action="store_true",
                        help=say("write a commented file, unless there is one"))  # fmt: skip
    for command in commands.choices.values():
        add_language(command)
    return top


def add_options(target: argparse.ArgumentParser) -> None:
    """Add `--preset`, `--blas-threads` and one flag for each hyperparameter.

    Defaults are suppressed, so a flag before the command is not undone by its absence after it.
    """
    absent = argparse.SUPPRESS
    about = " ".join(f"{name}: {say(preset.about)}" for name, preset in PRESETS.items())
    target.add_argument(
        "--preset", choices=tuple(PRESETS), default=absent, help=about.replace("%", "%%")
    )
    target.add_argument("--blas-threads", type=whole_number(1, 256), metavar="N", default=absent,
                        help=say("threads for matrix products (default 1)"))  # fmt: skip
    group = target.add_argument_group(
        say("hyperparameters"), say("Flags override the preset's values.")
    )
    for field in FIELDS:
        group.add_argument(
            *field.flags,
            dest=f"hyper_{field.name}",
            metavar=field.name.upper().rsplit("_", 1)[-1],
            default=absent,
            type=reader(field),
            help=explained(field).replace("%", "%%"),
        )


def explained(field: Field) -> str:
    """What a hyperparameter does, and the values it may take."""
    from tui.render.curves import schedule_curve

    about = say(field.help)
    if field.name == "schedule" and isinstance(field, Choice):
        curves = (f"{name} {schedule_curve(name)}" for name in field.choices)
        about = f"{about} {', '.join(curves)}."
    return f"{about} {say('Allowed: {values}.', values=field.allowed())}"


def reader(field: Field) -> Reader:
    """What reads the field's flag and complains in its words."""

    def read(text: str) -> Value:
        try:
            return field.parse(text)
        except HyperError as error:
            raise argparse.ArgumentTypeError(reason(error)) from None

    return Reader(read, field.allowed)


def preset_of(arguments: argparse.Namespace) -> str:
    """The preset asked for, or the one that suits the command."""
    suiting = "fast" if arguments.command == "bench" else DEFAULT_PRESET
    return arguments.preset or suiting


def hyper_from(arguments: argparse.Namespace) -> Hyper:
    """The preset with the flags given."""
    preset = preset_of(arguments)
    given = {
        name.removeprefix("hyper_"): value
        for name, value in vars(arguments).items()
        if name.startswith("hyper_")
    }
    return PRESETS[preset].hyper.changed(**given)
