"""Every rule is provoked by a real run, and silent on sound ones."""

import dataclasses
from collections.abc import Iterator
from functools import cache

import numpy as np
import pytest
from probed import EVERYTHING, run, untouched

from data.catalog import load
from data.dataset import Dataset, Examples
from engine.checkup import readings
from engine.evaluation import evaluate
from engine.events import EpochDone
from engine.guide import advise
from engine.hints import Claim, Hint, Readings, near, restart
from engine.hyper import Hyper
from engine.learner import Learner, NotFinite
from engine.presets import PRESETS
from engine.remedies import Open, RestartWith, Set

XAVIER = {"init": "xavier", "hidden": (40,)}


@cache
def digits(images: int = 3000, wrong: float = 0.0) -> Dataset:
    """The first images of MNIST, some of them with random labels."""
    mnist, rng = load(), np.random.default_rng(0)
    labels = mnist.train.labels[:images].copy()
    labels[rng.random(images) < wrong] = rng.integers(0, 10)
    train = Examples(mnist.train.images[:images], labels)
    test = mnist.test.at(np.arange(300))
    return dataclasses.replace(mnist, train=train, test=test)


def course(
    hyper: Hyper, steps: int = 10**9, every: int = 60, data: Dataset | None = None
) -> Iterator[Readings]:
    """Train, and read all instruments now and then, and at the end of each epoch."""
    learner = Learner((data or digits()).split(hyper.seed, 300), hyper, 10)
    losses, epochs = [], []
    while len(epochs) < hyper.epochs and learner.steps < steps:
        done = learner.step()
        losses.append(done.loss)
        if isinstance(done, NotFinite):
            yield readings(learner, losses, epochs, diverged=True)
            return
        if learner.batches.epoch_is_over:
            tally, found = learner.tally, evaluate(learner.network, learner.sets.validation)
            means = tally.loss, tally.accuracy, found.loss, found.accuracy
            number = learner.batches.epoch
            epochs.append(EpochDone(number, learner.steps, *means, learner.rate, 0.0, 0.0))
        if learner.steps % every == 0 or learner.batches.epoch_is_over:
            yield readings(learner, losses, epochs)


def hints(*taken, **options) -> list[Hint]:
    return [hint for now in course(*taken, **options) for hint in advise(now)]


@pytest.mark.parametrize("seed", [0, 1])
@pytest.mark.parametrize(
    "hyper",
    [
        PRESETS["classic"].hyper,
        PRESETS["fast"].hyper,
        Hyper(optimizer="adam", learning_rate=0.001),
        Hyper(optimizer="momentum", learning_rate=0.02, schedule="cosine"),
        Hyper(activation="tanh", **XAVIER),
        Hyper(activation="sigmoid", learning_rate=0.5, **XAVIER),
        Hyper(hidden=(64, 32), batch_norm="on", dropout=0.2, weight_decay=1e-4),
    ],
    ids=["classic", "fast", "adam", "momentum", "tanh", "sigmoid", "batch norm"],
)
def test_a_sound_run_gets_no_hints(hyper: Hyper, seed: int) -> None:
    assert hints(hyper.changed(seed=seed, epochs=min(hyper.epochs, 5))) == []


def one(name: str, found: list[Hint]) -> Hint:
    """The first hint of that name; all others must at least be complete."""
    for hint in found:
        assert hint.seen.endswith(".") or hint.seen[-1].isdigit()
        assert any(sign.isdigit() for sign in hint.seen)
        assert len(hint.why) > 80
        assert hint.formula
        assert hint.action.text
        assert "nan" not in hint.seen + hint.action.text
    named = [hint for hint in found if hint.name == name]
    assert named, {hint.name for hint in found}
    return named[0]


PROVOKED = {
    "divergence": (Hyper(learning_rate=100.0, weight_decay=1.0), 40, Set("learning_rate", 10.0)),
    "first weights too large": (
        Hyper(hidden=(50, 50), init="normal", init_std=1.0),
        60,
        RestartWith("init", "he"),
    ),
    "dead units": (Hyper(learning_rate=3.0), 120, RestartWith("learning_rate", 0.3)),
    "saturated units": (
        Hyper(activation="sigmoid", init="normal", init_std=1.0),
        60,
        RestartWith("init", "xavier"),
    ),
    "vanishing gradient": (
        Hyper(activation="sigmoid", hidden=(50,) * 5),
        60,
        RestartWith("activation", "relu"),
    ),
    "exploding gradient": (
        Hyper(hidden=(50,) * 6, init="normal", init_std=0.9, learning_rate=1e-4),
        60,
        RestartWith("init", "he"),
    ),
    "parameters that do not move": (Hyper(learning_rate=1e-5), 60, Open("rates")),
    "learning rate too high": (Hyper(learning_rate=1.0), 20, None),
    "learning rate too low": (Hyper(learning_rate=0.002), 60, Set("learning_rate", 0.02)),
    "plateau at guessing": (PRESETS["post"].hyper, 120, RestartWith("init", "he")),
    "noise larger than the gain": (
        Hyper(batch_size=1, learning_rate=0.1, epochs=1),
        2700,
        Set("batch_size", 8),
    ),
    "schedule over before the epochs": (
        Hyper(schedule="step", epochs=16, learning_rate=0.2, hidden=(20,)),
        900,
        Set("schedule", "cosine"),
    ),
}


@pytest.mark.parametrize("name", PROVOKED)
def test_a_fault_is_seen(name: str) -> None:
    hyper, steps, action = PROVOKED[name]
    every = 20 if steps < 60 else 900 if steps > 1000 else 60
    hint = one(name, hints(hyper, steps=steps, every=every))
    assert action is None or hint.action == action


def test_the_suggested_rate_is_better() -> None:
    low = one("learning rate too low", hints(Hyper(learning_rate=0.002), steps=60))
    high = one("learning rate too high", hints(Hyper(learning_rate=1.0), steps=20, every=20))
    for hint, hyper in ((low, Hyper(learning_rate=0.002)), (high, Hyper(learning_rate=1.0))):
        *_, before = course(hyper, steps=180)
        *_, after = course(hyper.changed(learning_rate=hint.action.value), steps=180)
        assert after.loss < before.loss


def test_overfitting() -> None:
    hyper = Hyper(hidden=(100,), optimizer="adam", learning_rate=0.003, epochs=12)
    data = digits(1300, wrong=0.3)
    found = one("overfitting", hints(hyper, every=10**6, data=data))
    assert found.action == Set("weight_decay", 0.001)
    decayed = hyper.changed(weight_decay=1e-6)
    again = one("overfitting", hints(decayed, every=10**6, data=data))
    assert again.action == RestartWith("dropout", 0.2)


def bare(**changes) -> Readings:
    return Readings(**({"hyper": Hyper(), "step": 1, "rate": 0.1} | changes))


def test_a_difference_that_chance_could_make() -> None:
    (hint,) = advise(bare(validation_images=5000, claim=Claim(4900, 4905)))
    assert hint.name == "difference too small to tell"
    assert "5 of 5,000 images" in hint.seen
    assert advise(bare(validation_images=5000, claim=Claim(4900, 4700))) == ()
    assert advise(bare(validation_images=5000, claim=Claim(4900, 4900))) == ()
    assert advise(bare(claim=Claim(1, 2))) == ()


def test_a_test_set_looked_at_too_often() -> None:
    assert advise(bare(looks=2)) == ()
    (hint,) = advise(bare(looks=3))
    assert hint.name == "test set looked at too often"


def test_without_readings_the_guide_is_silent() -> None:
    assert advise(bare()) == ()


def test_the_floor_of_a_smoothed_loss() -> None:
    assert bare().floor == 0
    q = np.array([0.91] + [0.01] * 9)
    smoothed = bare(hyper=Hyper(label_smoothing=0.1))
    assert smoothed.floor == pytest.approx(-(q * np.log(q)).sum())


def test_losses_that_stand_and_losses_that_fall() -> None:
    noise = np.tile(np.random.default_rng(0).normal(0, 0.1, 200), 2)
    assert bare(losses=tuple(1 + noise)).stands
    assert not bare(losses=tuple(1 + noise - np.linspace(0, 0.3, 400))).stands
    assert not bare(losses=(1.0,) * 50).stands


def test_values_are_rounded_into_the_fields_range() -> None:
    assert near("learning_rate", 0.0234) == 0.02
    assert near("learning_rate", 1e-9) == 1e-5
    assert near("learning_rate", 1e9) == 100


def test_no_action_asks_for_what_is_there() -> None:
    layers = restart(bare(hyper=Hyper(batch_norm="on")), ("init", "he"), ("batch_norm", "on"))
    assert layers == Open("layers")
    assert restart(bare(), ("init", "he"), ("batch_norm", "on")) == RestartWith("batch_norm", "on")
    for hyper, steps, _ in PROVOKED.values():
        for hint in hints(hyper, steps=min(steps, 60), every=60):
            if not isinstance(hint.action, Open):
                assert hyper.value(hint.action.name) != hint.action.value
                hyper.changed(**{hint.action.name: hint.action.value})


def test_the_checkup_leaves_the_run_alone(sets_for) -> None:
    learner = run(sets_for, 9, **EVERYTHING)
    untouched(learner, lambda: advise(readings(learner)))
    empty = run(sets_for, 0)
    untouched(empty, lambda: advise(readings(empty)))
