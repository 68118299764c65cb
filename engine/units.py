"""Units: what a single one looks for, seen in its weights and in the digits that it likes best.

A unit of the first layer has one weight for every pixel, so its weights are a picture: it answers
to ink where they are positive and is silenced by ink where they are negative.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.arrays import SCALE, Floats
from engine.batches import Examples
from engine.network import Network

FULL = 127  # the grey value, as a signed byte, of the weight that is furthest from 0


@dataclass(frozen=True, slots=True)
class UnitPicture:
    """The weights of a unit of the first layer, one signed byte a pixel.

    Byte times `largest` / 127 is the weight; `largest` is the greatest distance from 0.
    """

    unit: int
    largest: float
    pixels: bytes


@dataclass(frozen=True, slots=True)
class Favourite:
    """An image that a unit answers to, by its place, with the unit's output."""

    place: int
    label: int
    activation: float


def pictures(network: Network) -> tuple[UnitPicture, ...]:
    """Return the weights of every unit of the first layer, each scaled by its own largest."""
    W = network.parameters[0].value
    largest = np.abs(W).max(axis=0)
    scale = np.divide(FULL, largest, out=np.zeros_like(largest), where=largest > 0)
    signed = np.ascontiguousarray(np.rint(W * scale).astype(np.int8).T)
    return tuple(
        UnitPicture(unit, float(largest[unit]), row.tobytes()) for unit, row in enumerate(signed)
    )


def favourites(
    network: Network, examples: Examples, layer: int, unit: int, count: int = 10
) -> tuple[Favourite, ...]:
    """Return the images to which a unit of the layer at index `layer` answers most, first.

    Raises `IndexError` if there is no such layer or unit.
    """
    outputs = unit_outputs(network, examples, layer, unit)
    best = np.argsort(-outputs, kind="stable")[:count]
    return tuple(Favourite(int(at), int(examples.labels[at]), float(outputs[at])) for at in best)


def unit_outputs(network: Network, examples: Examples, layer: int, unit: int) -> Floats:
    """Return what one unit gives for every image, (N,)."""
    layers = network.layers[: layer + 1]
    if not 0 <= layer < len(network.layers):
        raise IndexError(f"there are {len(network.layers)} layers, and no layer {layer}")
    outputs = np.empty(len(examples.labels), network.dtype)
    for start in range(0, len(outputs), network.capacity):
        part = slice(start, start + network.capacity)
        y: Floats = examples.images[part] * network.dtype(SCALE)
        for each in layers:
            y = each.forward(y)
        outputs[part] = y[:, unit]
    return outputs
