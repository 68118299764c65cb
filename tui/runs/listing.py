"""`chainrule runs`: the runs that are kept, as a table or as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from itertools import chain, groupby
from pathlib import Path

from rich.console import Console
from rich.table import Table

from engine.hyper import Hyper
from engine.said import joined, words_of
from tui.render import numbers
from tui.runs.files import RunError, read
from tui.runs.folder import RunFolder, all_runs, written
from tui.runs.lock import holder, is_held
from tui.runs.manifest import Manifest, read_manifest
from tui.runs.metrics import Row, read_metrics
from tui.say import say

TAIL = 65_536  # bytes at the end of events.jsonl in which the last word is looked for
STATES = {"Finished": "finished", "Diverged": "diverged", "Resumed": "stopped"}


@dataclass(frozen=True, slots=True)
class Summary:
    """One run in a line; None for what its files do not tell."""

    name: str
    folder: str
    state: str
    process: str
    written: str
    manifest: Manifest | None
    step: int | None
    epoch: int | None
    best: float | None
    problem: str = ""

    @property
    def hyper(self) -> Hyper | None:
        """The hyperparameters of the last step."""
        return self.manifest.hyper if self.manifest else None


def summary(folder: RunFolder) -> Summary:
    """Read a run's files, as far as they can be read."""
    problems: list[str] = []
    manifest, rows = None, list[Row]()
    try:
        manifest = read_manifest(folder.manifest)
    except RunError as error:
        problems.append(words_of(error))
    try:
        rows = read_metrics(folder.metrics)
    except RunError as error:
        problems.append(words_of(error))
    accuracies = [r.validation_accuracy for r in rows if r.validation_accuracy is not None]
    return Summary(
        name=folder.name,
        folder=str(folder.path),
        state=state(folder),
        process=holder(folder.path) if is_held(folder.path) else "",
        written=written(folder.path),
        manifest=manifest,
        step=rows[-1].step if rows else None,
        epoch=rows[-1].epoch if rows else None,
        best=max(accuracies, default=None),
        problem=joined(problems, "; "),
    )


def state(folder: RunFolder) -> str:
    """Whether it is being trained, or how it ended."""
    if is_held(folder.path):
        return "training"
    try:
        lines = read(folder.events)[-TAIL:].decode("utf-8", "replace").splitlines()
    except RunError:
        return "stopped"
    for line in reversed(lines):
        for event, words in STATES.items():
            if f'"event": "{event}"' in line:
                return words
    return "stopped"


def show(within: Path, *, as_json: bool) -> int:
    """List the runs; returns the exit code."""
    found = [summary(folder) for folder in all_runs(within)]
    if as_json:
        for each in found:
            print(json.dumps(as_record(each)))  # noqa: T201
        return 0
    console = Console(highlight=False)
    if not found:
        none = say("No run is kept in {folder} yet: 'chainrule train' begins one.", folder=within)
        console.print(none, markup=False, soft_wrap=True)
        return 0
    table = Table(box=None, pad_edge=False)
    table.add_column(say("run"), no_wrap=True)
    for heading in (say("state"), say("net"), "optimizer"):
        table.add_column(heading, overflow="fold")
    for heading in ("lr", "epoch", say("best")):
        table.add_column(heading, justify="right")
    for each in found:
        table.add_row(*words(each))
    console.print(table)
    console.print(say("best: the best validation accuracy"), style="dim")
    for each in found:
        if each.process:
            console.print(say("{run} is trained by the process {process}", run=each.name,
                              process=each.process), soft_wrap=True)  # fmt: skip
        if each.problem:
            console.print(say(each.problem), markup=False, soft_wrap=True)
    return 0


def words(each: Summary) -> tuple[str, ...]:
    """The cells of a run's row."""
    hyper = each.hyper
    epochs = f"{each.epoch or 0}/{hyper.epochs}" if hyper else "–"
    return (
        each.name,
        say(each.state),
        net((784, *hyper.hidden, 10)) if hyper else "–",
        hyper.optimizer if hyper else "–",
        rates(each.manifest) if each.manifest else "–",
        epochs,
        "–" if each.best is None else numbers.percent(each.best),
    )


def net(widths: Sequence[int]) -> str:
    """The widths of all layers, equal ones in a row counted: 784-30×4-10."""
    rows = [(width, len(list(row))) for width, row in groupby(widths)]
    parts = ([f"{width}×{count}"] if count > 2 else [str(width)] * count for width, count in rows)
    return "-".join(chain(*parts))


def rates(manifest: Manifest) -> str:
    """The learning rate; if it was changed, the first and the last value."""
    values = [value for _, value in manifest.course("learning_rate")]
    ends = (values[0], values[-1]) if len(values) > 1 else (values[0],)
    return (" → " if len(values) < 3 else " … ").join(f"{value:g}" for value in ends)


def as_record(each: Summary) -> dict[str, object]:
    """The same for JSON."""
    hyper, changes = each.hyper, each.manifest.changes if each.manifest else ()
    return {
        "run": each.name,
        "folder": each.folder,
        "state": each.state,
        "process": int(each.process) if each.process.isdecimal() else None,
        "written": each.written,
        "hyper": asdict(hyper) if hyper else None,
        "changes": [[change.step, dict(change.changes)] for change in changes],
        "step": each.step,
        "epoch": each.epoch,
        "best_validation_accuracy": each.best,
        "problem": each.problem or None,
    }
