"""Screens as grids of plain text, compared with files that a person can read and review."""

import difflib
import os
from pathlib import Path

FOLDER = Path(__file__).parent / "grids"


def lines_of(text: str) -> str:
    """The text as it stands in a file: no blanks at the ends of lines."""
    return "\n".join(line.rstrip() for line in text.splitlines()) + "\n"


def rewriting() -> bool:
    """Whether the files are to be written anew instead of compared with."""
    return bool(os.environ.get("UPDATE_GRIDS"))


def write(name: str, text: str) -> None:
    """Take the screen as what it should be."""
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / f"{name}.txt").write_text(lines_of(text), encoding="utf-8")


def difference(name: str, text: str) -> str:
    """The lines in which the screen differs from the file; empty if it does not."""
    path = FOLDER / f"{name}.txt"
    assert path.exists(), f"there is no {path.name}: run the test with UPDATE_GRIDS=1"
    wanted = path.read_text(encoding="utf-8")
    if lines_of(text) == wanted:
        return ""
    lines = difflib.ndiff(wanted.splitlines(), lines_of(text).splitlines())
    return "\n".join(line for line in lines if line[0] in "-+")
