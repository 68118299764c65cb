"""Every gradient of the engine against central differences, in float64."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.activations import ACTIVATIONS
from engine.gradcheck import (
    check,
    directional_error,
    numerical_gradient,
    relative_error,
    training_loss,
)
from engine.hyper import Hyper
from engine.layers import Affine
from engine.loss import SoftmaxWithLoss
from engine.network import Network, build
from engine.sparse import SparseAffine

GOOD = 1e-6


def inputs(n: int, width: int, seed: int = 1) -> np.ndarray:
    x = np.random.default_rng(seed).standard_normal((n, width))
    return np.where(np.abs(x) < 1e-3, 0.5, x)  # away from the kink of ReLU


def layer_error(layer, x: np.ndarray, params: dict, grads: dict) -> dict[str, float]:
    """Relative errors of a layer's gradients for the loss Σ y·c with fixed weights c."""
    layer.bind(params, grads, len(x), np.float64)
    weights = np.random.default_rng(2).standard_normal(layer.forward(x).shape)

    def loss() -> float:
        return float((layer.forward(x) * weights).sum())

    layer.forward(x)
    dx = layer.backward(weights).copy()
    own = {name: grad.copy() for name, grad in grads.items()}
    errors = {
        name: relative_error(own[name], numerical_gradient(loss, params[name])) for name in own
    }
    return errors | {"x": relative_error(dx, numerical_gradient(loss, x))}


def test_affine() -> None:
    layer = Affine(3)
    layer.assemble(4)
    rng = np.random.default_rng(0)
    params = {"W": rng.standard_normal((4, 3)), "b": rng.standard_normal(3)}
    grads = {"W": np.zeros((4, 3)), "b": np.zeros(3)}
    errors = layer_error(layer, inputs(5, 4), params, grads)
    assert errors.keys() == {"W", "b", "x"}
    assert max(errors.values()) < GOOD


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_activation(name: str) -> None:
    layer = ACTIVATIONS[name]()
    layer.assemble(6)
    assert layer_error(layer, inputs(5, 6), {}, {})["x"] < GOOD


def test_softmax_with_loss() -> None:
    layer = SoftmaxWithLoss()
    layer.bind(10, 7, np.float64)
    logits, labels = inputs(7, 10) * 3, np.arange(7) % 10
    layer.forward(logits, labels)
    exact = layer.backward().copy()
    numerical = numerical_gradient(lambda: layer.forward(logits, labels), logits)
    assert relative_error(exact, numerical) < GOOD


@pytest.mark.parametrize("smoothing", [0.1, 0.5])
def test_label_smoothing(smoothing: float) -> None:
    layer = SoftmaxWithLoss()
    layer.bind(10, 7, np.float64)
    logits, labels = inputs(7, 10) * 3, np.arange(7) % 10
    value = layer.forward(logits, labels, smoothing)
    truth = np.full((7, 10), smoothing / 10)
    truth[np.arange(7), labels] += 1 - smoothing
    assert value == pytest.approx(float(-(truth * np.log(layer.probabilities)).sum() / 7))
    exact = layer.backward().copy()
    numerical = numerical_gradient(lambda: layer.forward(logits, labels, smoothing), logits)
    assert relative_error(exact, numerical) < GOOD


def test_clipping_shortens_a_long_gradient_and_leaves_a_short_one() -> None:
    network = network_of((5,), "tanh", 4, 0)
    network.loss(inputs(4, 6), np.arange(4))
    network.backward()
    before, length = network.grads.copy(), float(np.linalg.norm(network.grads))
    network.clip_gradient(length * 1.01)
    assert np.array_equal(network.grads, before)
    network.clip_gradient(length / 3)
    assert np.allclose(network.grads, before / 3)


def test_gelu_is_near_the_exact_one() -> None:
    x = np.linspace(-4, 4, 81)[None]
    layer = ACTIVATIONS["gelu"]()
    layer.assemble(81)
    layer.bind({}, {}, 1, np.float64)
    exact = x * 0.5 * (1 + np.array([[math.erf(v / math.sqrt(2)) for v in x[0]]]))
    assert np.abs(layer.forward(x) - exact).max() < 1e-3


def network_of(
    hidden: tuple[int, ...], activation: str, n: int, seed: int, **others: object
) -> Network:
    hyper = Hyper(hidden=hidden, activation=activation, init="xavier", seed=seed, **others)
    rng = np.random.default_rng(seed)
    network = build(hyper, 6, 4, rng, capacity=n, dtype=np.float64)
    network.params[:] += 0.05 * rng.standard_normal(network.params.shape)  # biases off zero
    return network


@settings(max_examples=40)
@given(
    n=st.integers(1, 6),
    empty=st.lists(st.integers(0, 6), max_size=7, unique=True),
    seed=st.integers(0, 1000),
)
def test_a_layer_that_leaves_empty_inputs_out_is_an_affine_layer(n, empty, seed) -> None:
    rng = np.random.default_rng(seed)
    x = inputs(n, 7, seed)
    x[:, empty] = 0
    weights = rng.standard_normal((n, 3))
    params = {"W": rng.standard_normal((7, 3)), "b": rng.standard_normal(3)}
    results = []
    for kind in (Affine, SparseAffine):
        layer = kind(3)
        layer.assemble(7)
        grads = {"W": np.full((7, 3), np.nan), "b": np.full(3, np.nan)}
        layer.bind(params, grads, 6, np.float64)
        y = layer.forward(x).copy()
        layer.backward(weights)
        results.append((y, grads["W"], grads["b"]))
    for dense, sparse in zip(*results, strict=True):
        assert np.allclose(dense, sparse, rtol=1e-12, atol=1e-12)


def test_only_a_wide_first_layer_leaves_inputs_out() -> None:
    def kinds(hidden: tuple[int, ...]) -> list[type]:
        layers = build(Hyper(hidden=hidden), 784, 10, np.random.default_rng(0)).layers
        return [type(layer) for layer in layers if isinstance(layer, Affine)]

    assert kinds((100, 100)) == [SparseAffine, Affine, Affine]
    assert kinds((8,)) == [Affine, Affine]
    assert kinds(()) == [Affine]


@settings(max_examples=40)
@given(
    hidden=st.lists(st.integers(1, 7), max_size=4).map(tuple),
    activation=st.sampled_from(["sigmoid", "tanh", "gelu"]),
    n=st.integers(1, 6),
    seed=st.integers(0, 1000),
    batch_norm=st.sampled_from(["off", "on"]),
    dropout=st.sampled_from([0.0, 0.4]),
)
def test_whole_network(hidden, activation, n, seed, batch_norm, dropout) -> None:
    n = n + 2 if batch_norm == "on" else n  # one or two rows are -1 and 1, whatever they were
    network = network_of(hidden, activation, n, seed, batch_norm=batch_norm, dropout=dropout)
    x, t = inputs(n, 6, seed), np.random.default_rng(seed).integers(0, 4, n)
    loss = training_loss(network, x, t)
    loss()
    network.backward()
    for parameter in network.parameters:
        exact = parameter.grad.copy()
        # Where two rows nearly agree, batch normalization bends sharply: the nudge is small.
        numerical = numerical_gradient(loss, parameter.value, h=1e-6)
        scale = max(np.abs(network.grads).max(), 1e-12)
        assert np.abs(exact - numerical).max() / scale < GOOD, parameter.name


def test_relu_network_and_one_direction() -> None:
    network = network_of((8, 5), "relu", 6, 3)
    x, t = inputs(6, 6), np.arange(6) % 4
    network.loss(x, t)
    network.backward()
    for parameter in network.parameters:
        exact = parameter.grad.copy()
        numerical = numerical_gradient(lambda: network.loss(x, t), parameter.value)
        assert relative_error(exact, numerical) < GOOD, parameter.name
    direction = np.random.default_rng(5).standard_normal(network.params.shape)
    grads = network.grads.copy()
    assert directional_error(lambda: network.loss(x, t), network.params, grads, direction) < GOOD


def test_the_check_notices_a_wrong_gradient() -> None:
    network = network_of((5,), "tanh", 4, 0)
    x, t = inputs(4, 6), np.arange(4)
    network.loss(x, t)
    network.backward()
    wrong = network.grads * 1.001
    direction = np.random.default_rng(5).standard_normal(network.params.shape)
    assert directional_error(lambda: network.loss(x, t), network.params, wrong, direction) > 1e-4


def test_weight_decay_adds_the_gradient_of_half_lambda_w_squared() -> None:
    network = network_of((5,), "tanh", 4, 0)
    x, t, strength = inputs(4, 6), np.arange(4), 0.03

    def loss() -> float:
        weights = [p.value for p in network.parameters if p.is_weight]
        return network.loss(x, t) + 0.5 * strength * sum(float((w**2).sum()) for w in weights)

    network.loss(x, t)
    network.backward()
    network.add_weight_decay(strength)
    for parameter in network.parameters:
        exact = parameter.grad.copy()
        assert relative_error(exact, numerical_gradient(loss, parameter.value)) < GOOD


def test_sigmoid_does_not_overflow() -> None:
    layer = ACTIVATIONS["sigmoid"]()
    layer.assemble(3)
    layer.bind({}, {}, 1, np.float32)
    y = layer.forward(np.array([[-1e4, 0, 1e4]], np.float32))
    assert y.tolist() == [[0, 0.5, 1]]


@pytest.mark.parametrize("size", [1e3, 1e20, 1e38])
def test_loss_is_stable_for_large_logits(size: float) -> None:
    layer = SoftmaxWithLoss()
    layer.bind(3, 2, np.float32)
    logits = np.array([[size, -size, 0], [-size, size, 0]], np.float32)
    assert layer.forward(logits, np.array([0, 1])) == 0
    assert np.isfinite(layer.backward()).all()
    assert np.isclose(layer.forward(logits, np.array([2, 2])), size, rtol=1e-3)


def test_a_report_on_a_sound_network() -> None:
    network = network_of((8, 5), "tanh", 6, 3)
    report = check(network, inputs(6, 6), np.arange(6) % 4, np.random.default_rng(0), most=20)
    assert report.worst < GOOD
    assert [(a.name, a.checked) for a in report.arrays[:3]] == [("W1", 20), ("b1", 8), ("W2", 20)]
    assert report.parameters == 6 * 8 + 8 + 8 * 5 + 5 + 5 * 4 + 4
    assert report.speedup > 1


def test_a_report_names_the_array_whose_gradient_is_wrong() -> None:
    class SumsItsBias(Affine):  # the post's mistake
        def backward(self, dy):
            dx = super().backward(dy)
            self.db[...] = self.b.sum(axis=0)
            return dx

    network = Network([Affine(5), SumsItsBias(4)], 6, 6, np.float64)
    network.initialize("xavier", 0, np.random.default_rng(0))
    report = check(network, inputs(6, 6), np.arange(6) % 4, np.random.default_rng(0))
    wrong = [array.name for array in report.arrays if array.error > GOOD]
    assert wrong == ["b2"]
    assert report.direction > GOOD
