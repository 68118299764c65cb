"""The shelf on the disk: what the app's dialogs ask about the runs that are kept.

What reads a run needs NumPy, so it is imported when the first run is read.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tui.reason import reason
from tui.runs.files import RunError
from tui.runs.folder import RunFolder, all_runs, trouble, written
from tui.shelf import KeptRun

if TYPE_CHECKING:
    from tui.runs.compare import Comparison


@dataclass(frozen=True, slots=True)
class DiskShelf:
    """The runs that are kept in one folder."""

    root: Path

    @property
    def folder(self) -> str:
        """Where the runs are kept."""
        return str(self.root)

    def trouble(self) -> str:
        """Why no run can be kept there; empty if one can."""
        return trouble(self.root)

    def listing(self, present: str) -> Iterator[KeptRun]:
        """Read the runs, the present one first, wherever it is, then the newest first."""
        folders = [run for run in reversed(all_runs(self.root)) if str(run.path) != present]
        if present and Path(present).is_dir():
            yield kept(RunFolder(Path(present)), present=True)
        yield from map(kept, folders)

    def compared(self, folders: Sequence[str]) -> Comparison:
        """Read these runs whole; raises `RunError`."""
        from tui.runs.compare import comparison

        return comparison([RunFolder(Path(folder)) for folder in folders])


def kept(folder: RunFolder, *, present: bool = False) -> KeptRun:
    """A run in a line, or why it cannot be compared."""
    from tui.runs.compare import compared

    when = written(folder.path)
    try:
        run = compared(folder)
    except RunError as error:
        problem = reason(error).replace(f"{folder.path}{os.sep}", "")
        return KeptRun(str(folder.path), folder.name, when, present=present, problem=problem)
    return KeptRun(
        folder=str(folder.path),
        name=folder.name,
        written=when,
        preset=run.manifest.preset,
        epoch=run.rows[-1].epoch,
        epochs=run.manifest.hyper.epochs,
        best=run.best.validation_accuracy if run.best else None,
        present=present,
    )
