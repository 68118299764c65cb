"""Remedies: what a hint may advise to do, as frozen values that the app can carry out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from engine.hyper import FIELD_BY_NAME, Value

Place = Literal["rates", "layers", "mistakes"]


@dataclass(frozen=True, slots=True)
class Set:
    """Change a live hyperparameter now."""

    name: str
    value: Value

    @property
    def text(self) -> str:
        """What the person reads: `set learning rate to 0.1`."""
        field = FIELD_BY_NAME[self.name]
        return f"set {field.label} to {field.format(self.value)}"


@dataclass(frozen=True, slots=True)
class RestartWith:
    """Begin a new run with one hyperparameter changed."""

    name: str
    value: Value

    @property
    def text(self) -> str:
        """What the person reads: `restart with weight init he`."""
        field = FIELD_BY_NAME[self.name]
        return f"restart with {field.label} {field.format(self.value)}"


@dataclass(frozen=True, slots=True)
class Open:
    """Look at the learning rates, the layers or the mistakes."""

    place: Place

    @property
    def text(self) -> str:
        """What the person reads: `open layers`."""
        return f"open {self.place}"


Action = Set | RestartWith | Open
