"""Layers: a flag wins over the environment, that over the file, that over the default."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from engine.said import said, words_of
from tui.config.options import OPTIONS, WrongValueError
from tui.config.place import Place, place
from tui.config.reading import File, read
from tui.config.settings import Settings


@dataclass(frozen=True, slots=True)
class Loaded:
    """The settings, where each comes from, and the file."""

    settings: Settings
    sources: Mapping[str, str]
    file: File

    @property
    def place(self) -> Place:
        """Where the file is or would be."""
        return self.file.place


def load(asked: str | None, flags: Mapping[str, object]) -> Loaded:
    """Put all layers together; `flags` are those given, by the keys of the configuration."""
    file = read(place(asked))
    problems = list(file.problems)
    found: dict[str, Any] = {}
    sources: dict[str, str] = {}
    for option in OPTIONS:
        name, text = option.name, os.environ.get(option.variable)
        if flags.get(name) is not None:
            found[name], sources[name] = flags[name], "command line"
            continue
        if text:
            try:
                found[name], sources[name] = option.read(text), option.variable
                continue
            except WrongValueError as error:
                problems.append(
                    said(
                        "{name} is {value!r}, but has to be {allowed}.",
                        name=option.variable,
                        value=text,
                        allowed=words_of(error),
                    )
                )
        if name in file.values:
            found[name], sources[name] = file.values[name], file.where(name)
    for action in file.keys:
        sources[f"keys.{action}"] = file.where("keys", action)
    settings = Settings(**found, keys=file.keys, notices=tuple(problems), file=str(file.place.path))
    return Loaded(settings, sources, file)
