"""`run.json`: what a run is. Its settings, its data, and the versions of what computed it.

Its hyperparameters are those that it trained with: a value that was typed and that no step was
taken with is none of them.
"""

from __future__ import annotations

import json
import platform
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from engine.hyper import Hyper, Value
from engine.said import said, words_of
from engine.snapshot import Arithmetic, Logged
from engine.state import read_arithmetic, read_hyper, read_log
from tui.runs.files import RunError, read

SCHEMA = 1


@dataclass(frozen=True, slots=True)
class Manifest:
    """`first` are the hyperparameters that the run began with, `hyper` those of its last step.

    `changes` led from the one to the other, each after a step that others followed; it is empty in
    files that were written before they were kept.
    """

    preset: str
    data: str
    data_sha256: str
    created: str
    arithmetic: Arithmetic
    first: Hyper
    hyper: Hyper
    changes: tuple[Logged, ...] = ()

    def trained(self, log: tuple[Logged, ...], steps: int) -> Manifest:
        """After so many steps; of the changes in the log, those count that a step was taken with.

        Going back in the past may have taken others away.
        """
        changes = tuple(each for each in log if each.step < steps)
        return replace(self, changes=changes, hyper=after(self.first, changes))

    def at(self, step: int) -> Hyper:
        """The hyperparameters with which this step was taken; the first step is 1."""
        if not self.changes:
            return self.hyper
        return after(self.first, tuple(each for each in self.changes if each.step < step))

    def course(self, name: str) -> list[tuple[int, Value]]:
        """The values of a hyperparameter, and the steps after which they came to hold."""
        values = [(0, self.at(1).value(name))]
        for each in self.changes:
            value = self.at(each.step + 1).value(name)
            if value != values[-1][1]:
                values.append((each.step, value))
        return values

    def to_json(self) -> bytes:
        """As the file holds it, for people as well."""
        versions = {"chainrule": version("chainrule"), "python": platform.python_version()}
        content = {
            "schema": SCHEMA,
            "preset": self.preset,
            "seed": self.first.seed,
            "created": self.created,
            "data": {"name": self.data, "sha256": self.data_sha256},
            "versions": versions | asdict(self.arithmetic),
            "first": asdict(self.first),
            "hyper": asdict(self.hyper),
            "changes": [[each.step, dict(each.changes)] for each in self.changes],
        }
        return (json.dumps(content, indent=2) + "\n").encode()


def after(first: Hyper, changes: tuple[Logged, ...]) -> Hyper:
    """The hyperparameters after these changes, one after the other."""
    return first.changed(**{name: value for each in changes for name, value in each.changes})


def now() -> str:
    """The time, the same everywhere."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def read_manifest(path: Path) -> Manifest:
    """Read `run.json`, or raise `RunError`."""
    try:
        return checked(json.loads(read(path)))
    except RunError:
        raise
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError) as error:
        raise RunError(
            said(
                "{path}: {why}; its checkpoints do not need it, and 'chainrule resume' goes on "
                "from them",
                path=path,
                why=words_of(error) if isinstance(error, NewerError) else said("is damaged"),
            )
        ) from None


class NewerError(ValueError):
    """Written by a version that knows more than this one."""


def checked(found: Any) -> Manifest:
    """The manifest that a file's JSON describes; raises all kinds of errors if it does not."""
    schema = found["schema"]
    if type(schema) is int and schema > SCHEMA:
        raise NewerError(
            said(
                "was written by a newer chainrule (schema {schema}, this one reads {ours}): "
                "upgrade chainrule",
                schema=schema,
                ours=SCHEMA,
            )
        )
    if schema != SCHEMA or type(schema) is not int:
        raise ValueError("unknown schema")
    names = ("numpy", "blas", "kernel", "threads")
    texts = found["preset"], found["data"]["name"], found["data"]["sha256"], found["created"]
    if not all(isinstance(text, str) for text in texts):
        raise TypeError
    first = read_hyper(found["first"])
    return Manifest(
        *texts,
        arithmetic=read_arithmetic({name: found["versions"][name] for name in names}),
        first=first,
        hyper=read_hyper(found["hyper"]),
        changes=read_log(found.get("changes", []), first, 2**53),
    )
