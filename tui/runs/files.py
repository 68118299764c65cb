"""Files that are either whole or not there, and are read within bounds.

A new version is written beside the old one, forced to the disk and renamed over it, so that a
reader, or a process killed at any moment, only ever meets a whole file.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from pathlib import Path

from engine.said import Said, said

TEMPORARY = ".tmp"  # ends the name of what is not whole yet; nobody reads it
LARGEST_CHECKPOINT = 2**30  # bytes: more than the largest network with the largest optimizer
LARGEST_TEXT = 2**28  # bytes of figures or of JSON


class RunError(ValueError):
    """A run that cannot be used as asked; the message says why and what to do."""


def reason(error: OSError) -> Said:
    """What the system says, without its number."""
    return Said(error.strerror or type(error).__name__, {})


def write_whole(
    path: Path, content: bytes | bytearray, before: Callable[[], object] = lambda: None
) -> None:
    """Write a file or leave the old one as it was; raises OSError.

    `before` is called when the new one is safe on the disk and about to take its name.
    """
    beside = path.with_name(path.name + TEMPORARY)
    try:
        with open(beside, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        before()
        os.replace(beside, path)
    except OSError:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Force the names in a folder to the disk, where the system can do that."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def append(path: Path, lines: str) -> None:
    """Add whole lines to a file, or none of them; raises OSError."""
    with open(path, "ab") as file:
        size = file.seek(0, os.SEEK_END)
        try:
            file.write(lines.encode())
            file.flush()
        except OSError:
            with contextlib.suppress(OSError):
                file.truncate(size)
            raise


def mend(path: Path) -> None:
    """Take off a last line without an end: a process was killed while it wrote it."""
    with contextlib.suppress(OSError, RunError):
        whole = read(path).rfind(b"\n") + 1
        os.truncate(path, whole)


def read(path: Path, largest: int = LARGEST_TEXT) -> bytes:
    """Read a file of a sensible size; raises `RunError` naming it."""
    try:
        if not path.is_file():
            raise RunError(said("{path}: is missing", path=path))
        with open(path, "rb") as file:
            content = file.read(largest + 1)
    except OSError as error:
        raise RunError(
            said("{path}: cannot be read: {reason}", path=path, reason=reason(error))
        ) from None
    if len(content) > largest:
        raise RunError(
            said(
                "{path}: has more than {largest:,} bytes, which nothing here writes",
                path=path,
                largest=largest,
            )
        )
    return content
