"""Snapshots of the screen as plain text: readable files, and diffs that show what moved."""

import os
from pathlib import Path

FOLDER = Path(__file__).parent / "grids"


def check(name: str, text: str) -> None:
    """Compare with the file of this name; write it if UPDATE_GRIDS is set."""
    path, found = FOLDER / f"{name}.txt", "\n".join(map(str.rstrip, text.splitlines())) + "\n"
    if os.environ.get("UPDATE_GRIDS"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(found, encoding="utf-8")
    assert found == path.read_text(encoding="utf-8")
