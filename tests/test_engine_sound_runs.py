"""The guide keeps silent on runs that learn well: early, in the middle and at the end.

No rule is exempt, for each names a fault. Most runs see a part of their first epoch on the whole of
MNIST, where a step costs no more than elsewhere; the rules about epochs need several of them, on
fewer images.
"""

import pytest
from courses import course, digits
from mnist import mnist

from engine.guide import advise
from engine.hyper import Hyper
from engine.presets import PRESETS

ALL, SMALL = 60_000, 3_000
XAVIER = {"init": "xavier"}

SOUND = {  # hyperparameters, images, steps
    "classic": (Hyper(seed=3), ALL, 600),
    "classic, five epochs": (Hyper(epochs=5, seed=1), SMALL, 400),
    "fast": (PRESETS["fast"].hyper, SMALL, 400),
    "fast, on its way": (PRESETS["fast"].hyper.changed(seed=7), ALL, 250),
    "the post's sizes": (
        PRESETS["post"].hyper.changed(init="he", learning_rate=0.1, split="post"),
        ALL,
        600,
    ),
    "adam": (Hyper(optimizer="adam", learning_rate=0.001, seed=2), ALL, 400),
    "adamw, gelu": (
        Hyper(optimizer="adamw", learning_rate=0.002, activation="gelu", hidden=(64, 64), seed=4),
        ALL,
        400,
    ),
    "rmsprop": (Hyper(optimizer="rmsprop", learning_rate=0.001, batch_size=32, seed=5), ALL, 400),
    "momentum, cosine": (
        Hyper(optimizer="momentum", learning_rate=0.02, schedule="cosine", epochs=5),
        SMALL,
        400,
    ),
    "tanh": (Hyper(activation="tanh", hidden=(64, 64, 64), learning_rate=0.05, **XAVIER), ALL, 500),
    "sigmoid": (Hyper(activation="sigmoid", learning_rate=0.5, seed=6, **XAVIER), ALL, 600),
    "leaky relu": (Hyper(activation="leaky-relu", hidden=(100, 50), schedule="warmup"), ALL, 500),
    "batch norm": (
        Hyper(hidden=(64, 32), batch_norm="on", dropout=0.2, weight_decay=1e-4, epochs=5),
        SMALL,
        400,
    ),
    "large batches": (Hyper(batch_size=500, learning_rate=0.3, seed=4), ALL, 80),
    "small batches": (Hyper(batch_size=16, learning_rate=0.03, seed=8), ALL, 600),
    "deep": (Hyper(hidden=(64, 64, 64, 64), learning_rate=0.05), ALL, 160),
    "no hidden layer": (Hyper(hidden=(), seed=9), ALL, 500),
}


@pytest.mark.parametrize("name", SOUND)
def test_a_sound_run_gets_no_hints(name: str) -> None:
    hyper, images, steps = SOUND[name]
    data, validation = (mnist(), 1000) if images == ALL else (digits(images), 300)
    at = (steps // 10, steps // 2, steps)
    looks = list(course(hyper, steps, at, data, validation))
    assert len(looks) >= 3
    assert looks[-1].loss < 0.5 * looks[-1].guessing, "it does not learn well"
    said = [(now.step, hint.name, hint.seen) for now in looks for hint in advise(now)]
    assert said == []
