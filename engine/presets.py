"""Presets: named starting points, each with a sentence on what it shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from engine.hyper import Hyper


@dataclass(frozen=True, slots=True)
class Preset:
    """A set of hyperparameters and what a person will see with it."""

    hyper: Hyper
    about: str


PRESETS: Mapping[str, Preset] = {
    "classic": Preset(
        Hyper(),
        "The post's network with sound settings: 97% test accuracy within ten epochs.",
    ),
    "post": Preset(
        Hyper(init="normal", init_std=0.01, learning_rate=0.01, batch_size=100, epochs=17),
        "What the post meant to train: small plain-normal weights and a low learning rate.",
    ),
    "fast": Preset(
        Hyper(
            hidden=(256, 128),
            optimizer="momentum",
            schedule="one-cycle",
            learning_rate=0.1,
            batch_size=100,
            epochs=5,
        ),
        "The shortest way to 98%: momentum, and one cycle of the learning rate.",
    ),
}

DEFAULT_PRESET = "classic"
