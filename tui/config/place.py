"""Where the configuration file is: as asked for, as the environment says, or the system's place."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

VARIABLE = "CHAINRULE_CONFIG"


@dataclass(frozen=True, slots=True)
class Place:
    """A file, and whether somebody named it: then it has to be there."""

    path: Path
    named: bool


def place(asked: str | None = None) -> Place:
    """Where the file is, whether it exists or not."""
    if chosen := asked or os.environ.get(VARIABLE):
        return Place(Path(chosen).expanduser().absolute(), named=True)
    from platformdirs import user_config_path

    return Place(user_config_path("chainrule", appauthor=False) / "config.toml", named=False)
