import numpy as np
import pytest

from engine.activations import ReLU
from engine.hyper import Hyper
from engine.layers import Affine
from engine.network import Network, build


def two_layer(**changes) -> Network:
    return build(Hyper(**changes), 784, 10, np.random.default_rng(0), capacity=20)


def test_the_posts_network() -> None:
    network = two_layer()
    assert [p.name for p in network.parameters] == ["W1", "b1", "W2", "b2"]
    assert [p.value.shape for p in network.parameters] == [(784, 100), (100,), (100, 10), (10,)]
    assert network.size == 79_510
    assert [layer.name for layer in network.layers] == ["Affine", "ReLU", "Affine"]


def test_layers_hold_views_that_begin_on_cache_lines() -> None:
    network = two_layer(hidden=(33, 7))
    for parameter in network.parameters:
        for flat, view in ((network.params, parameter.value), (network.grads, parameter.grad)):
            assert np.shares_memory(flat, view)
            assert view.ctypes.data % 64 == 0
    affine = network.layers[0]
    network.params[:] = 0
    assert not affine.W.any()


def test_no_hidden_layer_is_softmax_regression() -> None:
    assert two_layer(hidden=()).size == 7850


@pytest.mark.parametrize(
    ("init", "std"), [("he", (2 / 784) ** 0.5), ("xavier", (2 / 884) ** 0.5), ("normal", 0.03)]
)
def test_initial_spread(init: str, std: float) -> None:
    network = two_layer(init=init, init_std=0.03)
    first, bias = network.parameters[:2]
    assert np.isclose(first.value.std(), std, rtol=0.02)
    assert not bias.value.any()


def test_reserve_keeps_the_parameters() -> None:
    network = two_layer()
    x, before = np.ones((5, 784), np.float32), network.params.copy()
    small = network.forward(x).copy()
    network.reserve(50)
    assert np.array_equal(network.params, before)
    assert np.array_equal(network.forward(x), small)


def test_a_wrong_width_names_layer_and_shapes() -> None:
    with pytest.raises(ValueError, match=r"Affine 1 takes \(N, 784\) and was given \(2, 783\)"):
        two_layer().forward(np.ones((2, 783), np.float32))


def test_the_input_is_never_written_to() -> None:
    network = Network([Affine(4), ReLU(), Affine(3)], 5, capacity=6)
    network.initialize("he", 0, np.random.default_rng(0))
    x = np.random.default_rng(1).standard_normal((6, 5)).astype(np.float32)
    before = x.copy()
    network.loss(x, np.zeros(6, np.int64))
    network.backward()
    assert np.array_equal(x, before)


def test_a_reader_of_the_post_finds_its_methods() -> None:
    network = two_layer()
    rng = np.random.default_rng(1)
    x, t = rng.random((20, 784)).astype(np.float32), rng.integers(0, 10, 20)
    assert network.predict(x).shape == (20, 10)
    assert network.accuracy(x, network.predict(x).argmax(axis=1)) == 1
    before = network.loss(x, t)
    for _ in range(20):  # the post's training loop, its update in place
        gradient = network.gradient(x, t)
        for parameter in network.parameters:
            parameter.value[...] -= 0.1 * gradient[parameter.name]
    assert list(gradient) == ["W1", "b1", "W2", "b2"]
    assert network.loss(x, t) < before / 2
