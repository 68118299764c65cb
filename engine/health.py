"""Health: one word for each layer, with its reason, from the vitals.

The words go from the surest ailment to the least: a number that is none, units that are off or
stuck, gradients that grow or shrink by a hundred on their way back, weights that do not move.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from engine.said import Said, said
from engine.vitals import LayerVitals, Vitals

Word = Literal["healthy", "dead", "saturated", "vanishing", "exploding", "still"]

MANY = 0.5  # share of a layer's units from which they ail the layer
CROWDED = 0.7  # share of a layer's outputs at an end; in sound layers it grows to 0.6
FADES, GROWS = 0.01, 100.0  # a gradient's size as a multiple of the one at the logits
STILL = 1e-5  # of |W| a step: a thousand steps, all one way, move it by a hundredth


@dataclass(frozen=True, slots=True)
class Health:
    """A layer's state in a word, and the sentence with the numbers that says why."""

    layer: str
    word: Word
    reason: str


def judge(vitals: Vitals) -> tuple[Health, ...]:
    """Name the state of every layer, from input to output."""
    last = vitals.layers[-1].gradient
    return tuple(judge_layer(layer, last, vitals.rate) for layer in vitals.layers)


def judge_layer(layer: LayerVitals, last: float, rate: float) -> Health:
    """Name the state of one layer; `last` is the gradient's rms at the logits."""
    checks = (broken(layer), stuck(layer), carried(layer, last), moving(layer, rate))
    for word, reason in filter(None, checks):
        return Health(layer.name, word, reason)
    return Health(layer.name, "healthy", well(layer))


def broken(layer: LayerVitals) -> tuple[Word, Said] | None:
    """Numbers that are none."""
    if not math.isfinite(layer.activation):
        return "exploding", said("Its outputs are no finite numbers any more.")
    if not math.isfinite(layer.gradient):
        return "exploding", said("The loss is no finite number, so no gradient comes back.")
    return None


def stuck(layer: LayerVitals) -> tuple[Word, Said] | None:
    """Units that are off, or at an end, whatever the image."""
    if layer.dead is not None and layer.dead_share > MANY:
        return "dead", said(
            "{dead} of {units} units are off for every image, so no gradient reaches their "
            "weights.",
            dead=len(layer.dead),
            units=layer.units,
        )
    if layer.near_ends is None or layer.saturated is None:
        return None
    if layer.saturated_share > MANY or layer.near_ends > CROWDED:
        return "saturated", said(
            "{near_ends:.0%} of its outputs lie at an end, where the slope is nearly 0; "
            "{saturated} of {units} units do for nearly every image.",
            near_ends=layer.near_ends,
            saturated=len(layer.saturated),
            units=layer.units,
        )
    return None


def carried(layer: LayerVitals, last: float) -> tuple[Word, Said] | None:
    """What became of the gradient on its way back to this layer."""
    if not last:
        return None
    share = layer.gradient / last
    if share > GROWS:
        return "exploding", said(
            "Its gradient is {share:,.0f} times that at the logits.", share=share
        )
    if not share:
        return "vanishing", said("Nothing of the gradient at the logits arrives here.")
    if share < FADES:
        size = f"{share:.2%}" if share > 1e-5 else f"{share:.0e}"
        return "vanishing", said(
            "Only {size} of the gradient at the logits arrives here.", size=size
        )
    return None


def moving(layer: LayerVitals, rate: float) -> tuple[Word, Said] | None:
    """Weights that a step hardly moves."""
    if layer.update is None or layer.update >= STILL:
        return None
    if not layer.update:
        return "still", said(
            "A step does not move its weights at all, at a learning rate of {rate:.2g}.", rate=rate
        )
    return "still", said(
        "A step moves its weights by {update:.0e} of their size, at a learning rate of {rate:.2g}.",
        update=layer.update,
        rate=rate,
    )


def well(layer: LayerVitals) -> Said:
    """The reading that says most of a sound layer."""
    if layer.update is not None:
        return said("A step moves its weights by {update:.2%} of their size.", update=layer.update)
    if layer.dead is not None:
        return said("{share:.0%} of its units are off for every image.", share=layer.dead_share)
    if layer.near_ends is not None:
        return said("{share:.0%} of its outputs lie near an end.", share=layer.near_ends)
    return said("Its outputs are around {size:.2g}.", size=layer.activation)
