"""`run.json`: what a run is. Its settings, its data, and the versions of what computed it."""

from __future__ import annotations

import json
import platform
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from engine.hyper import Hyper
from engine.said import said, words_of
from engine.snapshot import Arithmetic
from engine.state import read_arithmetic, read_hyper
from tui.runs.files import RunError, read

SCHEMA = 1


@dataclass(frozen=True, slots=True)
class Manifest:
    """`hyper` are the hyperparameters by now, `first` those that the run began with."""

    preset: str
    data: str
    data_sha256: str
    created: str
    arithmetic: Arithmetic
    first: Hyper
    hyper: Hyper

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
        }
        return (json.dumps(content, indent=2) + "\n").encode()


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
    return Manifest(
        *texts,
        arithmetic=read_arithmetic({name: found["versions"][name] for name in names}),
        first=read_hyper(found["first"]),
        hyper=read_hyper(found["hyper"]),
    )
