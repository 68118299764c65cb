"""Optimizers: rules that turn a gradient into a step of the parameters.

θ are the parameters and g the gradient, two flat vectors; η is the learning
rate, as its schedule has it. An optimizer
changes θ in place. What it remembers between steps lies in `slots`, vectors as long as θ.
To add one, write its class and name it in `OPTIMIZERS` and in the table of `hyper`.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Protocol

import numpy as np

from engine.arrays import Floats
from engine.hyper import Hyper

EPSILON = 1e-8  # ε: keeps a step finite where no gradient has been yet


class Optimizer(Protocol):
    """What the learner asks of an optimizer.

    With `decoupled_decay`, weight decay shrinks the weights by itself and stays out of g.
    """

    decoupled_decay: bool
    slots: Mapping[str, Floats]

    def __init__(self, params: Floats) -> None: ...

    def step(self, params: Floats, grads: Floats, rate: float, hyper: Hyper, t: int) -> None:
        """Change `params` in place, using `grads`.

        `rate` is the learning rate of this step; t counts this optimizer's steps from 1.
        """

    def retune(self, old: Hyper, new: Hyper) -> None:
        """Keep what the slots mean when hyperparameters change between two steps."""


class Rule:
    """What all rules share: their slots, all zero at first, and one vector to calculate in."""

    decoupled_decay = False
    slot_names: tuple[str, ...] = ()

    def __init__(self, params: Floats) -> None:
        self.slots: Mapping[str, Floats] = {name: np.zeros_like(params) for name in self.slot_names}
        self._scratch = np.empty_like(params)

    def retune(self, old: Hyper, new: Hyper) -> None:
        """Nothing to do for most."""


class SGD(Rule):
    """Stochastic gradient descent: straight down the gradient of the mini-batch."""

    def step(self, params: Floats, grads: Floats, rate: float, hyper: Hyper, t: int) -> None:
        np.multiply(grads, rate, out=self._scratch)
        params -= self._scratch  #                                        θ ← θ - η g


class Momentum(Rule):
    """A ball that rolls down: each step keeps a part μ of the last one (Polyak 1964)."""

    slot_names = ("velocity",)

    def step(self, params: Floats, grads: Floats, rate: float, hyper: Hyper, t: int) -> None:
        v = self.slots["velocity"]
        np.multiply(grads, rate, out=self._scratch)
        v *= hyper.momentum
        v -= self._scratch  #                                             v ← μ v - η g
        params += v  #                                                    θ ← θ + v


class Nesterov(Rule):
    """Momentum that looks ahead: the gradient counts where the ball is about to be.

    In the form of Sutskever et al. (2013), rewritten for gradients at θ itself.
    """

    slot_names = ("velocity",)

    def step(self, params: Floats, grads: Floats, rate: float, hyper: Hyper, t: int) -> None:
        v = self.slots["velocity"]
        np.multiply(grads, rate, out=self._scratch)
        v *= hyper.momentum
        v -= self._scratch  #                                             v ← μ v - η g
        params -= self._scratch
        np.multiply(v, hyper.momentum, out=self._scratch)
        params += self._scratch  #                                        θ ← θ + μ v - η g


class AdaGrad(Rule):
    """Small steps where gradients have been large (Duchi, Hazan and Singer 2011)."""

    slot_names = ("squares",)

    def step(self, params: Floats, grads: Floats, rate: float, hyper: Hyper, t: int) -> None:
        h, scratch = self.slots["squares"], self._scratch
        np.multiply(grads, grads, out=scratch)
        h += scratch  #                                                   h ← h + g²
        step_by_root(params, grads, h, scratch, rate)  #                  θ ← θ - η g / (√h + ε)


class RMSProp(Rule):
    """AdaGrad that forgets: a running mean of the squares (Tieleman and Hinton 2012)."""

    slot_names = ("squares",)

    def step(self, params: Floats, grads: Floats, rate: float, hyper: Hyper, t: int) -> None:
        h, scratch, rho = self.slots["squares"], self._scratch, hyper.beta2
        np.multiply(grads, grads, out=scratch)
        scratch *= 1 - rho
        h *= rho
        h += scratch  #                                                   h ← ρ h + (1-ρ) g²
        step_by_root(params, grads, h, scratch, rate)  #                  θ ← θ - η g / (√h + ε)


class Adam(Rule):
    """Momentum and RMSProp together, corrected for starting at zero (Kingma and Ba 2015).

    β₁ is the momentum. The slots hold M = m / (1 - β₁) and V = v / (1 - β₂), which spares two
    passes over the parameters; those factors and the corrections m̂ = m / (1 - β₁ᵗ) and
    v̂ = v / (1 - β₂ᵗ) are numbers, and are taken into the step size and ε.
    """

    slot_names = ("mean", "squares")

    def retune(self, old: Hyper, new: Hyper) -> None:
        """Rescale M and V, so that m and v stay what they are."""
        self.slots["mean"][:] *= (1 - old.momentum) / (1 - new.momentum)
        self.slots["squares"][:] *= (1 - old.beta2) / (1 - new.beta2)

    def step(self, params: Floats, grads: Floats, rate: float, hyper: Hyper, t: int) -> None:
        m, v, scratch = self.slots["mean"], self.slots["squares"], self._scratch
        beta1, beta2 = hyper.momentum, hyper.beta2
        m *= beta1
        m += grads  #                                                     M ← β₁ M + g
        np.multiply(grads, grads, out=scratch)
        v *= beta2
        v += scratch  #                                                   V ← β₂ V + g²
        scale = (1 - beta1) / (1 - beta1**t)
        root = math.sqrt((1 - beta2**t) / (1 - beta2))
        step_by_root(params, m, v, scratch, rate * scale * root, EPSILON * root)
        #                                                      θ ← θ - η m̂ / (√v̂ + ε)


class AdamW(Adam):
    """Adam whose weight decay shrinks the weights directly (Loshchilov and Hutter 2019)."""

    decoupled_decay = True


def step_by_root(
    params: Floats, top: Floats, squares: Floats, scratch: Floats, rate: float, eps: float = EPSILON
) -> None:
    """Do θ ← θ - η top / (√squares + ε) in place."""
    np.sqrt(squares, out=scratch)
    scratch += eps
    np.divide(top, scratch, out=scratch)
    scratch *= rate
    params -= scratch


OPTIMIZERS: Mapping[str, type[Optimizer]] = {
    "sgd": SGD,
    "momentum": Momentum,
    "nesterov": Nesterov,
    "adagrad": AdaGrad,
    "rmsprop": RMSProp,
    "adam": Adam,
    "adamw": AdamW,
}
