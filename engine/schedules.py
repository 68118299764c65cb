"""Schedules: how the learning rate changes in the course of a run.

A schedule is a pure function from progress, 0 at the first step and 1 at the end of the last
epoch, to a factor by which the learning rate is multiplied. Large steps find the valley and
small ones its floor, which is why nearly all of them end low.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

Schedule = Callable[[float], float]

WARMUP = 0.1  # the part of the run in which the rate rises from 0
CLIMB = 0.3  # the part of the run in which one-cycle rises
DROP_EVERY, DROP_TO = 0.3, 0.1  # step: after every 30% of the run, a tenth
FINAL = 0.01  # exponential: the factor at the end


def constant(progress: float) -> float:  # noqa: ARG001 - the same at any time
    """Always 1."""
    return 1.0


def step(progress: float) -> float:
    """A tenth of it after every 30% of the run."""
    return DROP_TO ** math.floor(progress / DROP_EVERY + 1e-9)


def exponential(progress: float) -> float:
    """Falls by the same factor in equal times, to 1% at the end."""
    return math.pow(FINAL, progress)


def cosine(progress: float) -> float:
    """Falls like half a cosine wave from 1 to 0 (Loshchilov and Hutter 2017)."""
    return 0.5 * (1 + math.cos(math.pi * progress))


def warmup(progress: float) -> float:
    """Rises from 0 in the first tenth, then falls like a cosine."""
    if progress < WARMUP:
        return progress / WARMUP
    return cosine((progress - WARMUP) / (1 - WARMUP))


def one_cycle(progress: float) -> float:
    """Rises from a 25th in the first 30%, then falls to almost nothing (Smith 2018)."""
    if progress < CLIMB:
        return 0.04 + 0.96 * (1 - cosine(progress / CLIMB))
    return cosine((progress - CLIMB) / (1 - CLIMB))


SCHEDULES: Mapping[str, Schedule] = {
    "constant": constant,
    "step": step,
    "exponential": exponential,
    "cosine": cosine,
    "warmup": warmup,
    "one-cycle": one_cycle,
}
