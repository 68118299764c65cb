"""Dropout and batch normalization: what they do in training, and afterwards."""

import numpy as np
import pytest

from engine.gradcheck import check, numerical_gradient, relative_error
from engine.hyper import Hyper
from engine.learner import Learner
from engine.network import TwoLayer, build
from engine.training_layers import BatchNorm, Dropout

GOOD = 1e-6


def inputs(n: int, width: int) -> np.ndarray:
    return np.random.default_rng(1).standard_normal((n, width)) * 2 + 1


def batch_norm(width: int, capacity: int = 50, dtype=np.float64) -> BatchNorm:
    layer = BatchNorm()
    layer.assemble(width)
    params = {name: np.zeros(width, dtype) for name in ("gamma", "beta", "mean", "var")}
    layer.bind(
        params, {name: np.zeros(width, dtype) for name in ("gamma", "beta")}, capacity, dtype
    )
    layer.start()
    return layer


def dropout(p: float, width: int, capacity: int = 50) -> Dropout:
    layer = Dropout(p, np.random.default_rng(3))
    layer.assemble(width)
    layer.bind({}, {}, capacity, np.float64)
    return layer


def test_batch_norm_makes_mean_0_and_variance_1_over_the_batch() -> None:
    layer = batch_norm(4)
    y = layer.forward(inputs(50, 4), training=True)
    assert np.allclose(y.mean(axis=0), 0, atol=1e-12)
    assert np.allclose(y.var(axis=0), 1, atol=1e-4)


@pytest.mark.parametrize("training", [True, False])
@pytest.mark.parametrize("n", [1, 2, 7])
def test_batch_norm_gradients(n: int, training: bool) -> None:
    layer, x = batch_norm(3), inputs(n, 3)
    layer.gamma[:], layer.beta[:], layer.mean[:] = [0.5, 1.5, -2], [1, 0, 2], [0.1, 0.2, 0.3]
    weights = np.random.default_rng(2).standard_normal((n, 3))

    def loss() -> float:
        mean, var = layer.mean.copy(), layer.var.copy()
        value = float((layer.forward(x, training=training) * weights).sum())
        layer.mean[:], layer.var[:] = mean, var
        return value

    loss()
    dx = layer.backward(weights).copy()
    dgamma, dbeta = layer.dgamma.copy(), layer.dbeta.copy()
    assert relative_error(dgamma, numerical_gradient(loss, layer.gamma)) < GOOD
    assert relative_error(dbeta, numerical_gradient(loss, layer.beta)) < GOOD
    if training and n == 1:
        assert not dx.any()  # one row is its own mean: x is forgotten
    else:  # two rows become -1 and 1, all but ε: differences of almost nothing
        error = relative_error(dx, numerical_gradient(loss, x))
        assert error < (1e-4 if training and n == 2 else GOOD)


def test_batch_norm_remembers_the_data_for_afterwards() -> None:
    layer, x = batch_norm(4), inputs(50, 4)
    for _ in range(100):
        layer.forward(x, training=True)
    assert np.allclose(layer.mean, x.mean(axis=0), atol=1e-3)
    assert np.allclose(layer.var, x.var(axis=0), rtol=1e-2)
    together = layer.forward(x).copy()
    assert np.allclose(layer.forward(x[:1]), together[:1])  # others in the batch do not matter


def test_dropout_stops_the_share_asked_for_and_keeps_the_expectation() -> None:
    layer, x = dropout(0.3, 400), np.ones((50, 400))
    y = layer.forward(x, training=True)
    assert (y == 0).mean() == pytest.approx(0.3, abs=0.01)
    assert y.mean() == pytest.approx(1, abs=0.02)
    assert np.array_equal(layer.backward(x), y)  # the gradient goes where the numbers went


def test_dropout_does_nothing_afterwards() -> None:
    layer, x = dropout(0.9, 5), inputs(6, 5)
    assert layer.forward(x) is x
    assert layer.backward(x) is x


def test_a_whole_network_with_both_agrees_with_central_differences() -> None:
    hyper = Hyper(hidden=(9, 7), activation="tanh", dropout=0.4, batch_norm="on", init="xavier")
    network = build(hyper, 6, 4, np.random.default_rng(0), capacity=8, dtype=np.float64)
    report = check(network, inputs(8, 6), np.arange(8) % 4, np.random.default_rng(1))
    assert report.worst < GOOD
    names = [array.name for array in report.arrays]
    assert names == ["W1", "b1", "gamma1", "beta1", "W2", "b2", "gamma2", "beta2", "W3", "b3"]
    assert [view.name for view in network.statistics] == ["mean1", "var1", "mean2", "var2"]


def test_statistics_are_neither_learned_nor_counted(sets_for) -> None:
    hyper = Hyper(hidden=(5,), batch_norm="on", optimizer="adamw", weight_decay=0.1, clip_norm=1.0)
    learner = Learner(sets_for(hyper), hyper, 10)
    assert learner.network.size == 784 * 5 + 5 + 2 * 5 + 5 * 10 + 10
    for _ in range(5):
        learner.step()
    for view in learner.network.statistics:
        assert view.value.any()
        assert not view.grad.any()


def test_dropout_leaves_first_weights_and_order_as_they_were(sets_for) -> None:
    plain, dropped = Hyper(hidden=(20,)), Hyper(hidden=(20,), dropout=0.5)
    one, other = (Learner(sets_for(hyper), hyper, 10) for hyper in (plain, dropped))
    assert np.array_equal(one.network.params, other.network.params)
    for _ in range(3):
        one.step()
        other.step()
    assert np.array_equal(one.batches.order, other.batches.order)
    assert not np.array_equal(one.network.params, other.network.params)


def test_two_layer_is_the_posts_network() -> None:
    network = TwoLayer(784, 100, 10, np.random.default_rng(0))
    assert [layer.name for layer in network.layers] == ["Affine", "ReLU", "Affine"]
    assert network.size == 79_510
