"""Screens kept as plain text: what is on the screen now is what was kept in tests/grids.

Run the tests with UPDATE_GRIDS=1 in the environment to keep what they show from then on.
"""

import os
from pathlib import Path

FOLDER = Path(__file__).parent / "grids"


def check(name: str, text: str) -> None:
    """Compare with the file of this name, or write it."""
    file, shown = FOLDER / f"{name}.txt", "\n".join(line.rstrip() for line in text.splitlines())
    if os.environ.get("UPDATE_GRIDS"):
        FOLDER.mkdir(exist_ok=True)
        file.write_text(shown + "\n", "utf-8")
    assert file.exists(), f"{file} is missing: run with UPDATE_GRIDS=1"
    kept = file.read_text("utf-8").rstrip("\n")
    assert shown == kept, f"{name} looks different now:\n{shown}\n\nand it was:\n{kept}"
