"""Files that the user takes out: whole, under a name that was free; or a sentence on why not."""

from __future__ import annotations

from itertools import count
from pathlib import Path

from engine.said import said
from tui.runs.files import TEMPORARY, reason, write_whole


class NotWrittenError(ValueError):
    """The file could not be written; the message says why."""


def place_for(name: str, folder: Path) -> Path:
    """Where a file of this name goes: into `folder`, unless its name says otherwise."""
    if not name.strip():
        raise NotWrittenError(said("A file needs a name; type one."))
    try:
        path = folder / Path(name.strip()).expanduser()
    except RuntimeError:
        raise NotWrittenError(said("{name}: there is no such home folder.", name=name)) from None
    if path.is_dir():
        raise NotWrittenError(said("{path}: is a folder; add a file's name.", path=path))
    if not path.parent.is_dir():
        raise NotWrittenError(
            said("{path}: there is no such folder; choose one that exists.", path=path.parent)
        )
    return path


def free(path: Path) -> Path:
    """The path, or with a number if there is one of that name: nothing is written over."""
    for number in count(2):
        if not path.exists() and not path.with_name(path.name + TEMPORARY).exists():
            break
        stem = path.stem if number == 2 else path.stem.rpartition("-")[0]
        path = path.with_name(f"{stem}-{number}{path.suffix}")
    return path


def written(name: str, folder: Path, content: str) -> Path:
    """Write the file and return where; raises `NotWrittenError`."""
    path = folder / name
    try:
        path = free(place_for(name, folder))
        write_whole(path, content.encode())
    except OSError as error:
        raise NotWrittenError(
            said("{path}: cannot be written: {reason}.", path=path, reason=reason(error))
        ) from None
    return path


def home_of(run: str) -> Path:
    """The folder that files go to: the run's if it is kept, else the working directory."""
    return Path(run) if run and Path(run).is_dir() else Path.cwd()
