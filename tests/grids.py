"""Pictures of the screen as plain text, compared with files that a person can read and diff."""

import os
from pathlib import Path

FOLDER = Path(__file__).parent / "grids"


def check(name: str, text: str) -> None:
    """Compare with `grids/<name>.txt`; with UPDATE_GRIDS set, write that file instead."""
    path = FOLDER / f"{name}.txt"
    text = "\n".join(line.rstrip() for line in text.splitlines()) + "\n"
    if os.environ.get("UPDATE_GRIDS"):
        FOLDER.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert path.exists(), f"{path} is missing: run once with UPDATE_GRIDS=1"
    assert text == path.read_text(encoding="utf-8")
