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
            hidden=(200, 100),
            optimizer="nesterov",
            schedule="one-cycle",
            learning_rate=0.2,
            batch_size=100,
            epochs=4,
            label_smoothing=0.1,
        ),
        "The shortest way to 98%: Nesterov, one cycle of the learning rate, smoothed labels.",
    ),
}

DEFAULT_PRESET = "classic"
