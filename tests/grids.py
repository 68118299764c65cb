"""Screens as grids of plain text, compared with files that a person can read and review."""

import os
from pathlib import Path

FOLDER = Path(__file__).parent / "grids"


def check(name: str, text: str) -> None:
    """Compare with the file of this name; with UPDATE_GRIDS set, write it instead."""
    path = FOLDER / f"{name}.txt"
    text = "\n".join(line.rstrip() for line in text.splitlines()) + "\n"
    if os.environ.get("UPDATE_GRIDS"):
        FOLDER.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert path.exists(), f"there is no {path.name}: run the test with UPDATE_GRIDS=1"
    assert text == path.read_text(encoding="utf-8"), f"the screen differs from {path.name}:\n{text}"
