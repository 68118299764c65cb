"""Vitals are what NumPy says without the engine, and the words follow from them."""

import math
import pickle
from dataclasses import replace

import numpy as np
import pytest
from probed import EVERYTHING, run, untouched

from engine.activations import ACTIVATIONS
from engine.health import judge
from engine.snapshot import copy_of
from engine.units import FULL, favourites, pictures
from engine.vitals import BINS, histogram, measure, relative_change, rms


def test_readings_are_those_of_the_next_step(sets_for) -> None:
    learner = run(sets_for, 20)
    found = measure(learner, learner.sets.validation)
    copy = copy_of(learner)
    before = copy.network.params.copy()
    done = copy.step()
    assert (found.step, found.loss, found.rate) == (20, done.loss, done.learning_rate)
    names = [layer.name for layer in found.layers]
    assert names == ["Affine 1", "ReLU 1", "Affine 2"]
    for layer, name in ((found.layers[0], "W1"), (found.layers[2], "W2")):
        at = [p.name for p in copy.network.parameters].index(name)
        old = learner.network.parameters[at].value
        new, grad = copy.network.parameters[at].value, copy.network.parameters[at].grad
        assert layer.weight == pytest.approx(np.sqrt(np.mean(old**2)), rel=1e-5)
        assert layer.weight_gradient == pytest.approx(np.sqrt(np.mean(grad**2)), rel=1e-5)
        moved = np.linalg.norm(new - old) / np.linalg.norm(old)
        assert layer.update == pytest.approx(moved, rel=1e-4)
        assert layer.update == pytest.approx(  # SGD: Δθ = -η g
            0.1 * layer.weight_gradient / layer.weight, rel=1e-3
        )
    assert not np.array_equal(before, copy.network.params)


def test_activations_and_gradients_against_plain_numpy(sets_for) -> None:
    learner = run(sets_for, 20)
    found = measure(learner, learner.sets.validation)
    W1, b1, W2, b2 = (p.value.astype(np.float64) for p in learner.network.parameters)
    x = learner.sets.validation.images / 255
    h = np.maximum(x @ W1 + b1, 0)
    outputs = (x @ W1 + b1, h, h @ W2 + b2)
    for layer, y in zip(found.layers, outputs, strict=True):
        assert layer.activation == pytest.approx(np.sqrt((y**2).mean()), rel=1e-4)
        assert sum(layer.activations.counts) == y.size
    assert found.layers[1].dead == tuple(np.flatnonzero((h == 0).all(axis=0)))
    copy = copy_of(learner)
    x, t = (array.copy() for array in copy.batches.next(50))
    h = np.maximum(x @ W1 + b1, 0)
    p = np.exp(h @ W2 + b2)
    dy = p / p.sum(axis=1, keepdims=True)
    dy[np.arange(50), t] -= 1
    dh = dy @ W2.T / 50
    for layer, gradient in zip(found.layers, (dh * (h > 0), dh, dy / 50), strict=True):
        assert layer.gradient == pytest.approx(np.sqrt((gradient**2).mean()), rel=1e-3)


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_every_network_has_vitals_and_is_left_alone(sets_for, activation: str) -> None:
    learner = run(sets_for, 5, **EVERYTHING | {"activation": activation})
    untouched(learner, lambda: measure(learner, learner.sets.validation))
    found = measure(learner, learner.sets.validation)
    assert len(found.layers) == len(learner.network.layers)
    assert len(judge(found)) == len(found.layers)
    assert all(math.isfinite(layer.gradient) for layer in found.layers)
    assert pickle.loads(pickle.dumps(found)) == found
    assert type(found.layers[0].activation) is float


def test_histograms_can_be_laid_over_those_of_the_start(sets_for) -> None:
    learner = run(sets_for, 0)
    start = measure(learner, learner.sets.validation)
    for _ in range(30):
        learner.step()
    now = measure(learner, learner.sets.validation, start)
    for before, after in zip(start.layers, now.layers, strict=True):
        assert before.activations.low == after.activations.low
        assert before.activations.high == after.activations.high
        assert len(after.activations.counts) == BINS
    assert start.layers[0].weights.counts != now.layers[0].weights.counts


def test_bins() -> None:
    values = np.array([-2.0, 0.0, 1.0, 4.0, np.nan, np.inf])
    found = histogram(values)
    assert (found.low, found.high, sum(found.counts)) == (-3, 6, 4)
    beyond = histogram(np.array([-99.0, 99.0]), found)
    assert (beyond.counts[0], beyond.counts[-1]) == (1, 1)
    assert sum(histogram(np.zeros(5)).counts) == 5
    assert sum(histogram(np.array([np.nan])).counts) == 0
    assert rms(np.array([[3.0, 4.0]])) == pytest.approx(math.sqrt(12.5))
    assert relative_change(np.zeros(2), np.ones(2)) == math.inf
    assert relative_change(np.zeros(2), np.zeros(2)) == 0


def words(learner) -> list[str]:
    return [each.word for each in judge(measure(learner, learner.sets.validation))]


@pytest.mark.parametrize("activation", ["relu", "tanh", "gelu"])
def test_a_sound_network_is_healthy(sets_for, activation: str) -> None:
    for steps in (0, 30, 100):
        found = words(run(sets_for, steps, hidden=(60, 30), activation=activation))
        assert set(found) == {"healthy"}


def test_dead(sets_for) -> None:
    learner = run(sets_for, 3)
    learner.network.parameters[1].value[:] = -100
    found = measure(learner, learner.sets.validation)
    assert found.layers[1].dead == tuple(range(16))
    health = judge(found)[1]
    assert health.word == "dead"
    assert health.reason.startswith("16 of 16 units are off")


def test_saturated(sets_for) -> None:
    learner = run(sets_for, 3, activation="sigmoid")
    learner.network.parameters[1].value[:] = 20
    assert words(learner)[1] == "saturated"


def test_vanishing_and_exploding(sets_for) -> None:
    deep = {"hidden": (30,) * 5, "learning_rate": 1e-3}
    assert words(run(sets_for, 1, **deep, activation="sigmoid", init="xavier"))[0] == "vanishing"
    assert words(run(sets_for, 0, **deep, init="normal", init_std=1.0))[0] == "exploding"


def test_still(sets_for) -> None:
    learner = run(sets_for, 60)
    learner.change(learner.hyper.changed(learning_rate=1e-5))
    health = judge(measure(learner, learner.sets.validation))[0]
    assert health.word == "still"
    assert health.reason.endswith("at a learning rate of 1e-05.")


def test_nothing_is_called_nothing(sets_for) -> None:
    learner = run(sets_for, 1)
    found = measure(learner, learner.sets.validation)
    first, *others = found.layers
    for changes in ({"gradient": 0.0}, {"update": 0.0}):
        reason = judge(replace(found, layers=(replace(first, **changes), *others)))[0].reason
        assert "0e" not in reason
        assert reason.startswith(("Nothing of the gradient", "A step does not move its weights"))


def test_a_loss_that_is_no_number(sets_for) -> None:
    learner = run(sets_for, 1)
    learner.network.parameters[0].value[:] = np.nan
    found = measure(learner, learner.sets.validation)
    assert math.isnan(found.rate)
    assert {each.word for each in judge(found)} == {"exploding"}


def test_pictures_of_weights(sets_for) -> None:
    learner = run(sets_for, 5)
    learner.network.parameters[0].value[:, 3] = 0
    untouched(learner, lambda: pictures(learner.network))
    found = pictures(learner.network)
    W = learner.network.parameters[0].value
    assert len(found) == 16
    for each in found:
        signed = np.frombuffer(each.pixels, np.int8)
        assert np.allclose(signed * each.largest / FULL, W[:, each.unit], atol=each.largest / 200)
    assert found[3].largest == 0


def test_favourite_digits(sets_for) -> None:
    learner = run(sets_for, 50, **EVERYTHING)
    examples = learner.sets.train
    untouched(learner, lambda: favourites(learner.network, examples, 2, 5))
    last = len(learner.network.layers) - 1
    found = favourites(learner.network, examples, last, 3, count=5)
    assert [each.label for each in found] == [3] * 5  # logit 3 likes threes
    assert [each.activation for each in found] == sorted(
        (each.activation for each in found), reverse=True
    )
    with pytest.raises(IndexError, match="no layer 99"):
        favourites(learner.network, examples, 99, 0)
