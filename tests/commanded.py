"""The command `chainrule` and what it answers: in a process of its own, or in this one.

Each command is started cold at least once in the tests. What else it says of its arguments and
runs needs no new process, in which most of the time goes into importing and unpacking again.
"""

import io
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from unittest.mock import patch

from mnist import mnist

from tui import cli
from tui.say import speak

PROGRAM = "from tui.cli import main; raise SystemExit(main())"
WIDE = {"COLUMNS": "100"}
Done = subprocess.CompletedProcess[str]


def chainrule(*arguments: object, **environment: str) -> Done:
    """In a new process, as a shell would start it."""
    return subprocess.run(
        [sys.executable, "-c", PROGRAM, *map(str, arguments)],
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        env=os.environ | WIDE | environment,
    )


def answered(*arguments: object, **environment: str) -> Done:
    """In this process, with streams that are no terminal; what it changes is changed back."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="\n") for _ in range(2))
    with (
        patch.dict(os.environ, WIDE | environment),
        patch("data.catalog.load", lambda name="mnist": mnist()),
        redirect_stdout(out),
        redirect_stderr(err),
    ):
        try:
            code = cli.main([*map(str, arguments)])
        except SystemExit as stop:
            code = stop.code
        finally:
            speak("en")
    written = [(stream.flush(), stream.buffer.getvalue().decode())[1] for stream in (out, err)]
    return Done([*map(str, arguments)], code, *written)
