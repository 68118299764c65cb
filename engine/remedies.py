"""Remedies: what a hint may advise to do, as frozen values that the app can carry out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from engine.hyper import FIELD_BY_NAME, Value
from engine.said import Said, said

Place = Literal["rates", "layers", "mistakes"]


@dataclass(frozen=True, slots=True)
class Set:
    """Change a live hyperparameter now."""

    name: str
    value: Value

    @property
    def text(self) -> Said:
        """What the person reads: `set learning rate to 0.1`."""
        field = FIELD_BY_NAME[self.name]
        value = field.format(self.value)
        return said("set {label} to {value}", label=field.label, value=value)


@dataclass(frozen=True, slots=True)
class RestartWith:
    """Begin a new run with one hyperparameter changed."""

    name: str
    value: Value

    @property
    def text(self) -> Said:
        """What the person reads: `restart with weight init he`."""
        field = FIELD_BY_NAME[self.name]
        value = field.format(self.value)
        return said("restart with {label} {value}", label=field.label, value=value)


@dataclass(frozen=True, slots=True)
class Open:
    """Look at the learning rates, the layers or the mistakes."""

    place: Place

    @property
    def text(self) -> Said:
        """What the person reads: `open layers`."""
        match self.place:
            case "rates":
                return said("open rates")
            case "layers":
                return said("open layers")
            case "mistakes":
                return said("open mistakes")


Action = Set | RestartWith | Open
