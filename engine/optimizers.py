"""Optimizers: rules that turn a gradient into a step of the parameters.

θ are the parameters and g the gradient, two flat vectors; η is the learning
rate, as its schedule has it. An optimizer
changes θ in place. What it remembers between steps lies in `slots`, vectors as long as θ.
To add one, write its class and name it in `OPTIMIZERS` and in the table of `hyper`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

import numpy as np

from engine.arrays import Floats
from engine.hyper import Hyper


class Optimizer(Protocol):
    """What the trainer asks of an optimizer."""

    slots: Mapping[str, Floats]

    def __init__(self, params: Floats) -> None: ...

    def step(self, params: Floats, grads: Floats, rate: float, hyper: Hyper, t: int) -> None:
        """Change `params` in place, using `grads`.

        `rate` is the learning rate of this step; t counts this optimizer's steps from 1.
        """


class SGD:
    """Stochastic gradient descent: straight down the gradient of the mini-batch."""

    def __init__(self, params: Floats) -> None:
        self.slots: Mapping[str, Floats] = {}
        self._scratch = np.empty_like(params)

    def step(self, params: Floats, grads: Floats, rate: float, hyper: Hyper, t: int) -> None:
        np.multiply(grads, rate, out=self._scratch)
        params -= self._scratch  #                                        θ ← θ - η g


class Momentum:
    """A ball that rolls down: each step keeps a part μ of the last one (Polyak 1964)."""

    def __init__(self, params: Floats) -> None:
        self.velocity = np.zeros_like(params)
        self.slots: Mapping[str, Floats] = {"velocity": self.velocity}
        self._scratch = np.empty_like(params)

    def step(self, params: Floats, grads: Floats, rate: float, hyper: Hyper, t: int) -> None:
        np.multiply(grads, rate, out=self._scratch)
        self.velocity *= hyper.momentum
        self.velocity -= self._scratch  #                                 v ← μ v - η g
        params += self.velocity  #                                        θ ← θ + v


OPTIMIZERS: Mapping[str, type[Optimizer]] = {"sgd": SGD, "momentum": Momentum}
