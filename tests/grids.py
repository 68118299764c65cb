"""Screens as plain text: compared with files, which UPDATE_GRIDS=1 writes anew."""

import os
from pathlib import Path

FOLDER = Path(__file__).parent / "grids"


def check(name: str, text: str) -> None:
    """Compare a screen with tests/grids/<name>.txt."""
    path = FOLDER / f"{name}.txt"
    found = "\n".join(line.rstrip() for line in text.splitlines()) + "\n"
    if os.environ.get("UPDATE_GRIDS"):
        FOLDER.mkdir(exist_ok=True)
        path.write_text(found, "utf-8")
    assert path.exists(), f"no {path.name} yet: run the test once with UPDATE_GRIDS=1"
    assert found == path.read_text("utf-8"), f"the screen is not {path.name} any more"
