"""Operations: one step of training taken apart, as frozen values.

They hold plain numbers and text, so that they may cross threads inside events. How a step is
taken apart stands in `steps`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from engine.blackboard import Source
from engine.pictures import Picture

Phase = Literal["forward", "backward", "update"]


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation: its name, as Affine 1 forward, its formulas, what it took and what it gave.

    Names of arrays are those of the blackboard: x, W and b give y, dy gives dW, db and dx. The
    optimizer takes dW1, db1, … and gives the changes ΔW1, Δb1, …. What decay and clipping give
    are the gradients as they leave them.
    """

    name: str
    phase: Phase
    formulas: tuple[str, ...]
    taken: tuple[Picture, ...]
    given: tuple[Picture, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class Trace:
    """All operations of the step after `step`; `rate` is its learning rate.

    A loss that is no finite number ends it after the loss, and then the rate is None.
    """

    step: int
    loss: float
    rate: float | None
    operations: tuple[Operation, ...]
