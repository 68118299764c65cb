"""Vitals: pulse and temperature of every layer, now, and as they were at the start.

How large are the numbers that a layer gives, how large the gradients that come back to it, and
how far does a step move its weights? Which of its units are off for every image, or stuck at an
end? Activations are read from probe images, in the way the network is used; gradients and the
update are those of the next training step, done on a copy.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from engine.activations import ReLU, Sigmoid, Tanh
from engine.arrays import SCALE, Floats
from engine.batches import Examples
from engine.layers import Layer
from engine.learner import Learner, NotFinite
from engine.network import Network, place
from engine.tap import Seen, tapped

PROBE = 500  # images
BINS = 40
HEADROOM = 1.5  # a histogram's ends lie so much further out than the first values
NEAR, MOSTLY = 0.05, 0.95  # of an end, for this share of the images: a unit is saturated


@dataclass(frozen=True, slots=True)
class Histogram:
    """How many values fall into each of equal bins from `low` to `high`.

    What lies beyond an end is counted in its bin.
    """

    low: float
    high: float
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class LayerVitals:
    """One layer's readings; rms is the root of the mean square.

    `activation` is the rms of its outputs and `gradient` that of ∂L/∂output. `weight` and
    `weight_gradient` are of W (of γ in batch normalization), and `update` is |ΔW| / |W| of one
    step; they are None without parameters. `dead` names the units that are off for every image
    (of a ReLU) and `saturated` those stuck at an end (of sigmoid and tanh), where `near_ends` is
    the share of all outputs that lie there; None elsewhere.
    """

    name: str
    units: int
    activation: float
    gradient: float
    weight: float | None
    weight_gradient: float | None
    update: float | None
    dead: tuple[int, ...] | None
    saturated: tuple[int, ...] | None
    near_ends: float | None
    activations: Histogram
    weights: Histogram | None

    @property
    def dead_share(self) -> float:
        """The share of dead units, 0 where a unit cannot die."""
        return len(self.dead or ()) / self.units

    @property
    def saturated_share(self) -> float:
        """The share of saturated units, 0 where a unit cannot be."""
        return len(self.saturated or ()) / self.units


@dataclass(frozen=True, slots=True)
class Vitals:
    """All layers from input to output, after `step`.

    `images` were probed; `loss`, in nats, and `rate` are of the training step on a copy, whose
    gradients are read. A loss that is no finite number leaves them all NaN.
    """

    step: int
    images: int
    loss: float
    rate: float
    layers: tuple[LayerVitals, ...]


def measure(
    learner: Learner, probe: Examples, start: Vitals | None = None, images: int = PROBE
) -> Vitals:
    """Read all vitals, from the first `images` of the probe.

    With `start`, an earlier reading of the same network, the histograms get the same bins.
    """
    came_back: dict[str, tuple[float, float | None]] = {}

    def look(seen: Seen) -> None:
        if seen.method == "backward" and seen.taken:
            came_back[seen.place] = rms(seen.taken[0]), size_of(seen.who, "d")

    copy = tapped(learner, look)
    layers = copy.network.layers
    with np.errstate(all="ignore"):
        outputs = activations(copy.network, probe, images)
        before = [None if (W := weights_of(layer)) is None else W.copy() for layer in layers]
        done = copy.step()
        readings = []
        for at, layer in enumerate(layers):
            name, like = place(layers, at), start.layers[at] if start else None
            back = came_back.get(name, (math.nan, None))
            readings.append(reading(layer, name, outputs[at], before[at], back, like))
    rate = math.nan if isinstance(done, NotFinite) else done.learning_rate
    return Vitals(learner.steps, len(outputs[0]), done.loss, rate, tuple(readings))


def reading(
    layer: Layer,
    name: str,
    y: Floats,
    before: Floats | None,
    back: tuple[float, float | None],
    like: LayerVitals | None,
) -> LayerVitals:
    """Put one layer's readings together; it has done a step since its weights were `before`."""
    W, ends = weights_of(layer), near_an_end(layer, y)
    moved = math.nan if W is None or before is None else relative_change(before, W)
    return LayerVitals(
        name=name,
        units=y.shape[1],
        activation=rms(y),
        gradient=back[0],
        weight=None if before is None else rms(before),
        weight_gradient=back[1],
        update=None if before is None else moved if back[1] is not None else math.nan,
        dead=dead_units(layer, y),
        saturated=None if ends is None else stuck_units(ends),
        near_ends=None if ends is None else float(ends.mean()),
        activations=histogram(y, like.activations if like else None),
        weights=None if before is None else histogram(before, like.weights if like else None),
    )


def activations(network: Network, probe: Examples, images: int) -> list[Floats]:
    """Return copies of each layer's outputs (N, units) for the first images, not in training."""
    x: Floats = probe.images[: min(images, network.capacity)] * network.dtype(SCALE)
    outputs = []
    for layer in network.layers:
        x = layer.forward(x)
        outputs.append(x.copy())
    return outputs


def dead_units(layer: Layer, y: Floats) -> tuple[int, ...] | None:
    """Return the units of a ReLU that give 0 for every row of y; None for another layer."""
    if layer.name != ReLU.name:
        return None
    return tuple(np.flatnonzero(~y.any(axis=0)).tolist())


def near_an_end(layer: Layer, y: Floats) -> npt.NDArray[np.bool_] | None:
    """Return which outputs of a sigmoid or tanh lie near an end, (N, units); None for others."""
    if layer.name not in (Sigmoid.name, Tanh.name):
        return None
    low = 0.0 if layer.name == Sigmoid.name else -1.0
    return (y < low + NEAR) | (y > 1 - NEAR)


def stuck_units(ends: npt.NDArray[np.bool_]) -> tuple[int, ...]:
    """Return the units that lie near an end for nearly every row."""
    return tuple(np.flatnonzero(ends.mean(axis=0) >= MOSTLY).tolist())


def histogram(values: Floats, like: Histogram | None = None) -> Histogram:
    """Count values into bins: those of `like`, or new ones from 0 to beyond the extremes."""
    finite = values[np.isfinite(values)]
    if like is not None:
        low, high = like.low, like.high
    elif not finite.size:
        low, high = 0.0, 1.0
    else:
        low = min(float(finite.min()), 0.0) * HEADROOM
        high = max(float(finite.max()), 0.0) * HEADROOM
        high = high if high > low else low + 1
    scaled = (finite - low) * (BINS / (high - low))
    bins = np.clip(scaled, 0, BINS - 1).astype(np.intp)
    return Histogram(low, high, tuple(np.bincount(bins, minlength=BINS).tolist()))


def weights_of(layer: Layer, prefix: str = "") -> Floats | None:
    """The layer's W, or γ; with the prefix d its gradient. None for a layer without parameters."""
    letter = next(iter(layer.shapes()), None)
    return None if letter is None else getattr(layer, prefix + letter)


def size_of(layer: Layer, prefix: str) -> float | None:
    """The rms of `weights_of`."""
    array = weights_of(layer, prefix)
    return None if array is None else rms(array)


def rms(array: Floats) -> float:
    """Return √(mean of squares), as a Python float."""
    flat = array.reshape(-1)
    return math.sqrt(float(np.dot(flat, flat)) / flat.size)  #   √(Σ a² / n)


def relative_change(before: Floats, after: Floats) -> float:
    """Return |after - before| / |before|: 0 if nothing moved, infinite if all was 0 before."""
    change, size = rms(after - before), rms(before)
    return change / size if size else math.inf if change else 0.0
