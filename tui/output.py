"""Standard output: whoever reads it may go away before all is written, as `head -1` does."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

NOBODY = 141  # the exit code, as if ended by SIGPIPE


def heard_out(command: Callable[[], int]) -> int:
    """Run a command and return its exit code, or `NOBODY` if its output was not read to the end."""
    try:
        try:
            return command()
        finally:
            print(end="", flush=True)  # noqa: T201 - what is left would fail when Python ends
    except BrokenPipeError:
        forget_the_rest()
    except SystemExit as stop:
        if not isinstance(stop.__context__, BrokenPipeError):  # how Rich ends then, with code 1
            raise
    return NOBODY


def forget_the_rest() -> None:
    """Let what is left of the output go nowhere, so that nothing complains at the end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
