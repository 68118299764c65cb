"""Numerical differentiation: the slow way to a gradient, to check the fast one by.

A derivative is what the loss does when one number is nudged: (L(θ+h) - L(θ-h)) / 2h, the
central difference, off by a term in h². It needs two forward passes for every parameter where
backpropagation needs one pass back for all of them. In float64 the two agree to about nine digits.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

Doubles = npt.NDArray[np.float64]

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
