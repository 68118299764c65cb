"""The command line: the one place where data, engine and screen are put together.

NumPy, Textual and the rest are imported inside functions, so that `--help` answers at once and
the first frame does not wait for what only the training needs.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from engine.fields import HyperError
from engine.hyper import Hyper
from tui.arguments import hyper_from, parser, preset_of
from tui.config.applied import complain as complain_of
from tui.config.applied import loaded, prefer
from tui.config.settings import Settings
from tui.language import asked_for, language_of, plainly, writable
from tui.output import heard_out
from tui.process import settle
from tui.reason import reason
from tui.run_arguments import RUN_COMMANDS
from tui.say import say, speak, spoken
from tui.session import Session
from tui.terminal import served, speaks_unicode, unusable

if TYPE_CHECKING:
    from engine.commands import Inbox
    from engine.events import Event
    from tui.lessons.lesson import Lesson

THREAD_VARIABLES = (
    "OPENBLAS_NUM_THREADS",
    "OMP_NUM_THREADS",
    "MKL_NUM_THREADS",
    "VECLIB_MAXIMUM_THREADS",
)
CONFIGURED = (None, "train", "serve")  # what begins a run as configured; None is the app
LAB_COMMANDS = ("gradcheck", "bench", "lrfind")  # what examines a network of its own
MEMORY = 256  # megabytes for the moments of the past, in the app


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command `chainrule`; return its exit code."""
    return heard_out(lambda: run(sys.argv[1:] if argv is None else argv))


def run(argv: Sequence[str]) -> int:
    """Do what the arguments say."""
    speak(writable(language_of(os.environ)))  # in which a wrong `--lang` is refused
    asked, rest = asked_for(argv)
    speak(writable(asked or language_of(os.environ)))  # of help and arguments
    arguments = parser().parse_args(rest)
    configuration = loaded(arguments)
    settings = configuration.settings
    speak(writable(asked or settings.language or language_of(os.environ)))
    if arguments.command in RUN_COMMANDS:
        from tui.run_commands import obey

        return obey(arguments, settings)
    limit_blas_threads(arguments.blas_threads)
    if arguments.command == "nodes":
        from tui.graph import show

        return show(arguments.formula, arguments.values)
    if arguments.command == "learn":
        return learn(arguments.lesson, settings)
    if arguments.command == "autopsy":
        from tui.lab_commands import find_fault

        return find_fault(arguments.fault, arguments.steps)
    if arguments.command == "config":
        from tui.config import command

        return (command.init if arguments.init else command.show)(configuration, print)
    if arguments.command in CONFIGURED:
        prefer(arguments, settings)
    try:
        hyper = hyper_from(arguments)
    except HyperError as error:
        return complain(reason(error))
    if arguments.command in LAB_COMMANDS:
        from tui.lab_commands import examine

        return examine(arguments, hyper)
    if arguments.command == "train":
        from tui.headless import train

        complain_of(settings)
        return train(session_for(arguments, hyper, screen=False), style=arguments.style)
    if arguments.command == "serve" and not served():
        from tui.serve.command import serve

        return serve(arguments.port, argv)
    return run_app(session_for(arguments, hyper, screen=True), settings)


def complain(words: str) -> int:
    """Say what was wrong with the arguments; the exit code is that of bad arguments."""
    print(f"chainrule: {words}", file=sys.stderr)  # noqa: T201
    return 2


def limit_blas_threads(count: int | None = None) -> None:
    """Before NumPy is loaded: as many as asked for, as the environment says, or one.

    One thread leaves a core to the screen and is seldom slower on networks of this size.
    """
    for name in THREAD_VARIABLES:
        if count is not None:
            os.environ[name] = str(count)
        else:
            os.environ.setdefault(name, "1")


def session_for(arguments: argparse.Namespace, hyper: Hyper, *, screen: bool) -> Session:
    """A new run with the options given; without the screen nobody goes back in time."""
    from tui.runs.folder import root

    memory = arguments.memory
    return Session(
        hyper,
        preset_of(arguments),
        None if arguments.no_save else root(arguments.runs),
        memory if memory is not None else MEMORY * screen,
    )


def learn(name: str | None, settings: Settings) -> int:
    """Open the app with a lesson; without a name, list the lessons."""
    from tui.lessons.catalog import LESSONS

    if name is None:
        from rich.console import Console

        from tui.learn import listing

        Console(highlight=False).print(listing(spoken()))
        return 0
    if name not in LESSONS:
        names = ", ".join(LESSONS)
        return complain(say("no lesson is called {name!r}; choose {names}", name=name, names=names))
    lesson = LESSONS[name]
    session = Session(lesson.hyper, name, memory=MEMORY, images=lesson.images, faulty=lesson.faulty)
    return run_app(session, settings, lesson)


def run_app(session: Session, settings: Settings, lesson: Lesson | None = None) -> int:
    """Start the app, or say why it cannot be shown and what to use instead."""
    if trouble := unusable():
        return complain(
            say(
                "{trouble}. Use 'chainrule train' to train without the screen.",
                trouble=trouble,
            )
        )
    from tui.app import ChainruleApp
    from tui.runs.shelf import DiskShelf

    def open_run(inbox: Inbox) -> Iterator[Event]:
        return session.open_run(inbox, screen=True)

    if settings.ascii or not speaks_unicode():
        settings = replace(settings, ascii=True, notices=(*plainly(), *settings.notices))
    if lesson is None:
        shelf = DiskShelf(session.root) if session.root else None
        title = f"MNIST · {session.preset}"
        app = ChainruleApp(open_run, session.hyper, title, shelf, settings)
    else:
        from tui.lesson_app import LessonApp

        app = LessonApp(open_run, lesson, spoken(), settings)
    settle()
    app.run()
    if session.farewell:
        print(session.farewell, file=sys.stderr if served() else sys.stdout)
    return app.return_code or 0
