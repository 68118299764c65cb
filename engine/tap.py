"""Taps: to look over the shoulder of every operation while a copy of the learner takes a step.

A tap stands where a layer, the loss, the optimizer or the network stood, passes every call on to
it, and then shows what went in and what came out. The step is the learner's own, so what is seen
is what training does, to the last bit, and the run itself is not touched.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast

from engine.layers import Layer
from engine.learner import Learner
from engine.loss import SoftmaxWithLoss
from engine.network import Network, place
from engine.optimizers import Optimizer
from engine.snapshot import copy_of

BOTH_WAYS = frozenset({"forward", "backward"})
UPDATE = frozenset({"step"})
GRADIENT_AND_WEIGHTS = frozenset({"clip_gradient", "add_weight_decay", "shrink_weights"})


@dataclass(frozen=True, slots=True)
class Seen:
    """One operation that was just done: who did it, by which method, from what, to what.

    `place` names it among its kind, as Affine 2. Arrays in `taken` and `given` are the learner's
    own and soon overwritten: whoever wants to keep one copies it.
    """

    who: Any
    place: str
    method: str
    taken: tuple[Any, ...]
    given: Any


Look = Callable[[Seen], None]


class Tap:
    """Stands for `target` and shows each call of these methods to `look`, once it is done."""

    def __init__(self, target: object, where: str, methods: frozenset[str], look: Look) -> None:
        self._target, self._where, self._methods, self._look = target, where, methods, look

    def __getattr__(self, name: str) -> Any:
        value = getattr(self._target, name)
        if name not in self._methods:
            return value

        def call(*taken: Any, **options: Any) -> Any:
            given = value(*taken, **options)
            self._look(Seen(self._target, self._where, name, taken, given))
            return given

        return call


def tapped(learner: Learner, look: Look) -> Learner:
    """Return a copy of the learner that shows every operation of its steps."""
    copy = copy_of(learner)
    network, layers = copy.network, copy.network.layers
    network.layers = tuple(
        cast(Layer, Tap(layer, place(layers, at), BOTH_WAYS, look))
        for at, layer in enumerate(layers)
    )
    network.loss_layer = cast(SoftmaxWithLoss, Tap(network.loss_layer, "loss", BOTH_WAYS, look))
    copy.optimizer = cast(Optimizer, Tap(copy.optimizer, "optimizer", UPDATE, look))
    copy.network = cast(Network, Tap(network, "network", GRADIENT_AND_WEIGHTS, look))
    return copy
