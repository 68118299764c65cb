"""The lock on a run: one process at a time may write to its folder.

It is the system's own lock on an open file, not the file's existence: whatever happens to the
process, even kill -9, the system takes the lock back, and nothing is left to be cleaned up.
"""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path
from typing import IO

from engine.said import said
from tui.runs.files import RunError

NAME = "lock"
FAR = 2**20  # Windows locks bytes, and locked ones cannot be read: one beyond the text is taken


class Lock:
    """Holds a run's folder from its making until `release`; `RunError` if another process does."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME
        self._file: IO[str] = open(self._path, "a+", encoding="utf-8")  # noqa: SIM115
        try:
            take(self._file)
        except (BlockingIOError, PermissionError):
            self._file.close()
            raise RunError(
                said(
                    "{folder}: the process {process} is training this run; stop it first, or wait "
                    "until it is done",
                    folder=folder,
                    process=holder(folder) or said("of another user"),
                )
            ) from None
        except OSError:
            pass  # a file system without locks
        with contextlib.suppress(OSError):  # a full disk is told of when something is to be kept
            self._file.truncate(0)
            self._file.write(f"{os.getpid()}\n")
            self._file.flush()

    def release(self) -> None:
        """Let others have the folder."""
        with contextlib.suppress(OSError):
            self._file.close()


def take(file: IO[str]) -> None:
    """Lock an open file for this process, or raise OSError at once."""
    if sys.platform == "win32":
        import msvcrt

        file.seek(FAR)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)


def holder(folder: Path) -> str:
    """The process that last took the lock, as it wrote itself down."""
    with contextlib.suppress(OSError, UnicodeError):
        return (folder / NAME).read_text(encoding="utf-8").strip()[:20]
    return ""


def is_held(folder: Path) -> bool:
    """Whether a process is training this run now."""
    try:
        file = open(folder / NAME, encoding="utf-8")  # noqa: SIM115
    except OSError:
        return False
    with file:
        try:
            take(file)
        except (BlockingIOError, PermissionError):
            return True
        except OSError:
            return False
    return False
