"""The guard: watches every step of a run for the breakpoints that are on.

It keeps what breakpoints look back at, the readings of the last steps, and reads no more than those
that are on ask for: a loss costs nothing, the length of the gradient a product of two vectors.
Whether a unit has died takes a pass over some images, and so is looked at only now and then.
"""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np

from engine.breakpoints import (
    Breakpoint,
    Hit,
    LongGradient,
    LossSpike,
    NoNumber,
    StepReading,
    UnitDied,
)
from engine.commands import BreakpointKind, SetBreakpoints
from engine.events import BatchDone
from engine.learner import Learner
from engine.network import place
from engine.vitals import PROBE, activations, dead_units

LOOK = 50  # steps between two looks for dead units
REMEMBERED = LossSpike().window + 1


class Guard:
    """Checks one run after each step; its breakpoints outlive the run that they were set in."""

    def __init__(self) -> None:
        self.wanted = SetBreakpoints()
        self._steps: list[StepReading] = []
        self._on: tuple[Breakpoint, ...] = ()

    def set(self, wanted: SetBreakpoints) -> None:
        """These breakpoints are on from now on, and no others."""
        self.wanted = wanted
        kinds: dict[BreakpointKind, Breakpoint] = {
            "number": NoNumber(),
            "spike": LossSpike(),
            "gradient": LongGradient(wanted.longest),
            "dead": UnitDied(),
        }
        self._on = tuple(kind for name, kind in kinds.items() if name in wanted.on)

    def forget(self) -> None:
        """The run went elsewhere: what was seen last is not what led here."""
        self._steps.clear()

    def after_step(self, learner: Learner, done: BatchDone) -> Hit | None:
        """Read the step just done; return the first breakpoint that it met."""
        if len(self._steps) >= 2 * REMEMBERED:
            del self._steps[:-REMEMBERED]
        self._steps.append(StepReading(done.step, done.loss))
        if not self._on:
            return None
        if self.wanted.on & {"number", "gradient"}:
            grads = learner.network.grads
            with np.errstate(all="ignore"):
                length = math.sqrt(float(grads @ grads))
            self._steps[-1] = replace(self._steps[-1], gradient=length)
        if "dead" in self.wanted.on and done.step % LOOK == 0:
            self._steps[-1] = replace(self._steps[-1], dead=dead(learner))
        found = (each(self._steps) for each in self._on)
        return next((hit for hit in found if hit is not None), None)


def dead(learner: Learner) -> frozenset[tuple[str, int]]:
    """Name the units that are off for each of some validation images, by layer and number."""
    network = learner.network
    with np.errstate(all="ignore"):
        outputs = activations(network, learner.sets.validation, PROBE)
    return frozenset(
        (place(network.layers, at), unit)
        for at, (layer, y) in enumerate(zip(network.layers, outputs, strict=True))
        for unit in dead_units(layer, y) or ()
    )
