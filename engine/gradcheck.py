"""Numerical differentiation: the slow way to a gradient, to check the fast one by.

A derivative is what the loss does when one number is nudged: (L(θ+h) - L(θ-h)) / 2h, the
central difference, off by a term in h². It needs two forward passes for every parameter where
backpropagation needs one pass back for all of them. In float64 the two agree to about nine digits.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from engine.arrays import Floats, Labels
from engine.network import Network, Parameter
from engine.training_layers import Dropout

Doubles = npt.NDArray[np.float64]

SLIGHT = 1e-3
NUDGE = 1e-5  # near the cube root of float64's precision, where the two errors balance


def numerical_gradient(loss: Callable[[], float], array: Doubles, h: float = NUDGE) -> Doubles:
    """Return ∂loss/∂array by central differences, of the array's shape.

    `loss` takes nothing and reads `array`, which is nudged in place and put back.
    """
    gradient = np.empty_like(array)
    for index in np.ndindex(array.shape):
        before = array[index]
        array[index] = before + h
        above = loss()
        array[index] = before - h
        below = loss()
        array[index] = before
        gradient[index] = (above - below) / (2 * h)  #       (L(θ+h) - L(θ-h)) / 2h
    return gradient


def relative_error(a: Doubles, b: Doubles) -> float:
    """Return max |a - b| relative to the larger array's largest number; 0 if both are zero."""
    scale = max(float(np.abs(a).max(initial=0)), float(np.abs(b).max(initial=0)))
    difference = float(np.abs(a - b).max(initial=0))
    return difference / scale if scale > 0 else 0.0


def directional_error(
    loss: Callable[[], float], params: Doubles, grads: Doubles, direction: Doubles, h: float = NUDGE
) -> float:
    """Compare the slope along one direction with the gradient's: one check for a whole net."""
    before = params.copy()
    params += h * direction
    above = loss()
    np.copyto(params, before - h * direction)
    below = loss()
    np.copyto(params, before)
    numerical, exact = (above - below) / (2 * h), float(grads @ direction)  # ∇L · d
    scale = max(abs(numerical), abs(exact))
    return abs(numerical - exact) / scale if scale > 0 else 0.0


@dataclass(frozen=True, slots=True)
class ArrayCheck:
    """One parameter array: how many of its numbers were nudged, and the largest error."""

    name: str
    shape: tuple[int, ...]
    checked: int
    error: float


@dataclass(frozen=True, slots=True)
class Report:
    """What a check of a whole network found.

    `direction` is the error along one random direction through all parameters at once. The
    seconds are for one gradient of all `parameters`: by going back, and by nudging each.
    """

    arrays: tuple[ArrayCheck, ...]
    direction: float
    parameters: int
    backward_seconds: float
    numerical_seconds: float

    @property
    def worst(self) -> float:
        """The largest of all errors."""
        return max(self.direction, *(each.error for each in self.arrays))

    @property
    def speedup(self) -> float:
        """How many times faster backpropagation is."""
        return self.numerical_seconds / self.backward_seconds


def check(
    network: Network, x: Doubles, t: Labels, rng: np.random.Generator, most: int = 400
) -> Report:
    """Check a float64 network on one batch, nudging up to `most` numbers of each array.

    The network behaves as in training, with the same dropout mask every time. Errors are
    relative to the largest gradient in the array, or to `SLIGHT` of the largest of all where the
    array's is nothing but rounding, as that of a bias before batch normalization.
    """
    loss = training_loss(network, x, t)

    began = time.perf_counter()
    loss()
    network.backward()
    backward_seconds = time.perf_counter() - began
    grads = network.grads.astype(np.float64)
    exact = {parameter.name: parameter.grad.copy() for parameter in network.parameters}
    began = time.perf_counter()
    least = SLIGHT * float(np.abs(grads).max())
    arrays = tuple(
        check_array(loss, parameter, exact[parameter.name], rng, most, least)
        for parameter in network.parameters
    )
    each = (time.perf_counter() - began) / sum(array.checked for array in arrays)
    direction = rng.standard_normal(grads.shape)
    off = directional_error(loss, network.params.view(np.float64), grads, direction)
    return Report(arrays, off, network.size, backward_seconds, each * network.size)


def training_loss(network: Network, x: Floats, t: Labels) -> Callable[[], float]:
    """Return the loss as a function of the parameters alone: dropout repeats its first mask."""
    generators = [layer.rng for layer in network.layers if isinstance(layer, Dropout)]
    states = [generator.bit_generator.state for generator in generators]

    def loss() -> float:
        for generator, state in zip(generators, states, strict=True):
            generator.bit_generator.state = state
        return network.loss(x, t, training=True)

    return loss


def check_array(
    loss: Callable[[], float],
    parameter: Parameter,
    exact: Floats,
    rng: np.random.Generator,
    most: int,
    least: float,
) -> ArrayCheck:
    """Compare some numbers of one array's gradient with central differences.

    The error is relative to the array's largest gradient, but at least to `least`.
    """
    count = min(most, exact.size)
    flat, largest = parameter.value.reshape(-1), 0.0
    for place in rng.choice(exact.size, count, replace=False):
        one = flat[place : place + 1].view(np.float64)
        numerical = numerical_gradient(loss, one)[0]
        largest = max(largest, abs(numerical - exact.flat[place]))
    scale = max(float(np.abs(exact).max()), least)
    return ArrayCheck(parameter.name, exact.shape, count, largest / scale if scale else largest)
