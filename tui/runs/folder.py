"""Run folders: where runs are kept, what they are called, and how one is found by its name."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryFile

from engine.said import Said, said, words_of
from tui.runs.files import RunError, reason

VARIABLE = "CHAINRULE_RUNS"
SUFFIX = ".safetensors"
LAST, PREVIOUS, BEST, END = "last", "previous", "best", "end"


@dataclass(frozen=True, slots=True)
class RunFolder:
    """One run's folder and the files in it."""

    path: Path

    @property
    def name(self) -> str:
        """What the run is called on the command line."""
        return self.path.name

    @property
    def manifest(self) -> Path:
        """What the run is: settings and versions."""
        return self.path / "run.json"

    @property
    def metrics(self) -> Path:
        """Figures, for a spreadsheet."""
        return self.path / "metrics.csv"

    @property
    def events(self) -> Path:
        """What happened, one JSON line each."""
        return self.path / "events.jsonl"

    def checkpoint(self, name: str) -> Path:
        """The file of a checkpoint called `last`, `previous`, `best`, `end` or `bookmark-STEP`."""
        return self.path / f"{name}{SUFFIX}"

    def checkpoints(self) -> list[str]:
        """The names of all checkpoints that are there."""
        return sorted(each.name.removesuffix(SUFFIX) for each in self.path.glob(f"*{SUFFIX}"))


def root(asked: str | None = None) -> Path:
    """Where runs are kept: as asked for, as the environment says, or the platform's own place."""
    if chosen := asked or os.environ.get(VARIABLE):
        return Path(chosen).expanduser().absolute()
    from platformdirs import user_data_path

    return user_data_path("chainrule", appauthor=False) / "runs"


def create(within: Path, preset: str, now: datetime | None = None) -> RunFolder:
    """Make the folder of a new run, called after the minute and its preset; raises OSError."""
    within.mkdir(parents=True, exist_ok=True)
    name = f"{now or datetime.now():%Y-%m-%d-%H%M}-{preset}"  # the user's own time
    number = 1
    while True:
        path = within / (name if number == 1 else f"{name}-{number}")
        try:
            path.mkdir()
        except FileExistsError:
            number += 1
        else:
            return RunFolder(path)


def unsaved(folder: Path, error: OSError | RunError, *, new: bool) -> Said:
    """What to say of a run that cannot be kept; only a `new` one can be kept in another folder."""
    if isinstance(error, RunError):  # which names the file
        why = words_of(error)
        return said("The run cannot be saved ({why}): training goes on without.", why=why)
    return said(
        "The run cannot be saved in {folder} ({why}): training goes on without. To keep the next, "
        "start with another folder: --runs or {variable}."
        if new
        else "The run cannot be saved in {folder} ({why}): training goes on without.",
        folder=folder,
        why=reason(error),
        variable=VARIABLE,
    )


def trouble(within: Path) -> str:
    """Why no run can be kept there, by an attempt that leaves nothing behind; or empty."""
    try:
        there = next(each for each in (within, *within.parents) if each.exists())
        with TemporaryFile(dir=there):
            return ""
    except OSError as error:
        return reason(error)


def all_runs(within: Path) -> list[RunFolder]:
    """The runs kept there, the oldest first."""
    try:
        found = [each for each in within.iterdir() if (each / "run.json").exists()
                 or any(each.glob(f"*{SUFFIX}"))]  # fmt: skip
    except OSError:
        return []
    return [RunFolder(each) for each in sorted(found, key=age)]


def age(folder: Path) -> tuple[float, str]:
    """When a run was last written to, by which runs are ordered."""
    times = [0.0]
    for name in ("events.jsonl", "run.json", f"{LAST}{SUFFIX}"):
        try:
            times.append((folder / name).stat().st_mtime)
        except OSError:
            continue
    return max(times), folder.name


def written(folder: Path) -> str:
    """The same for people, to the minute, in the user's own time."""
    return datetime.fromtimestamp(age(folder)[0]).isoformat(" ", "minutes")


def find(within: Path, wanted: str | None) -> RunFolder:
    """The run of that path, name or unique beginning of a name; the newest without one.

    The newest is one that has saved something: a process may be killed before its first save.
    """
    runs = all_runs(within)
    if wanted is None:
        if not runs:
            raise RunError(said("no run is kept in {folder}: train one, or name another folder "
                                "with --runs or {variable}",
                                folder=within, variable=VARIABLE))  # fmt: skip
        return next((run for run in reversed(runs) if run.checkpoints()), runs[-1])
    exact = [run for run in runs if run.name == wanted]
    begun = exact or [run for run in runs if run.name.startswith(wanted)]
    if len(begun) == 1:
        return begun[0]
    path = Path(wanted).expanduser()
    if not begun and path.is_dir():
        return RunFolder(path.absolute())
    raise RunError(not_one(wanted, within, begun, runs))


def not_one(
    wanted: str, within: Path, begun: Iterable[RunFolder], runs: Iterable[RunFolder]
) -> Said:
    """Why a name does not mean one run."""
    names = ", ".join(run.name for run in begun)
    if names:
        return said("{wanted!r} could be {names}: write more of the name",
                    wanted=wanted, names=names)  # fmt: skip
    known = ", ".join(run.name for run in runs)
    return said(
        "no run in {folder} is called {wanted!r}; there is {known}"
        if known
        else "no run in {folder} is called {wanted!r}",
        folder=within,
        wanted=wanted,
        known=known,
    )
