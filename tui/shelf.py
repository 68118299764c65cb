"""The shelf: the runs that are kept on the disk, as the app's dialogs see them.

The app knows neither files nor folders. It is given a shelf, which lists the runs and draws some
of them side by side; `tui.runs.shelf` is the one that reads the disk.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from rich.console import RenderableType

from tui.say import say

MOST = 6  # runs in one comparison: as many as can be told apart in 80 columns


@dataclass(frozen=True, slots=True)
class KeptRun:
    """One run in a line; with a `problem` it cannot be compared, and that is why.

    `present` is the run that the app itself is training.
    """

    folder: str
    name: str
    written: str = ""
    preset: str = ""
    epoch: int = 0
    epochs: int = 0
    best: float | None = None
    present: bool = False
    problem: str = ""


def whereabouts(folder: str, shelf: Shelf | None) -> str:
    """The folder of a run, or where it will be; empty if it is not kept."""
    if folder or shelf is None:
        return folder
    return say("a new folder in {folder}, from the first step on", folder=shelf.folder)


class Shelf(Protocol):
    """Reads the disk when it is asked; slow, so not for the screen's own thread."""

    @property
    def folder(self) -> str:
        """Where the runs are kept."""

    def trouble(self) -> str:
        """Why no run can be kept there; empty if one can."""

    def listing(self, present: str) -> Iterable[KeptRun]:
        """The runs, one after the other: the one in the folder `present`, then the newest first."""

    def compared(self, folders: Sequence[str]) -> RenderableType:
        """Their losses in charts and in what they differ; ValueError says why not."""
