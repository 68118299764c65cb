import pickle
from collections.abc import Callable

import numpy as np
import pytest
from driven import Driven
from hypothesis import given
from hypothesis import strategies as st
from probed import EVERYTHING, run, untouched

from data.dataset import Examples
from engine.commands import Ask
from engine.drawing import prepared
from engine.events import Answered
from engine.gradcheck import numerical_gradient, relative_error
from engine.hyper import Hyper
from engine.inspector import input_gradient, inspect
from engine.neighbours import Neighbours
from engine.network import Network, build
from engine.questions import AskDigit


def doubles(batch_norm: str = "off", hidden: tuple[int, ...] = (70, 9)) -> Network:
    """A float64 network with a first layer that leaves empty pixels out, and weights drawn."""
    hyper = Hyper(hidden=hidden, activation="tanh", batch_norm=batch_norm, dropout=0.3)
    network = build(hyper, 36, 5, np.random.default_rng(0), capacity=4, dtype=np.float64)
    network.params += 0.05 * np.random.default_rng(1).random(network.params.shape)
    return network


@pytest.mark.parametrize("batch_norm", ["off", "on"])
@pytest.mark.parametrize("hidden", [(), (8,), (70, 9)])
def test_the_gradient_of_the_input(batch_norm: str, hidden: tuple[int, ...]) -> None:
    network = doubles(batch_norm, hidden)
    x = np.random.default_rng(2).random((1, 36))
    x[:, :20] = 0  # the first layer leaves these out, and yet they have a gradient
    exact = input_gradient(network, x, 3)
    numerical = numerical_gradient(lambda: network.loss(x, np.array([3])), x)
    assert relative_error(exact, numerical) < 1e-6
    assert np.abs(exact[:, :20]).min() > 0


def test_both_gradients_of_an_inspection() -> None:
    network = doubles()
    image = np.random.default_rng(3).integers(0, 255, 36).astype(np.uint8)
    found = inspect(network, image, 1)
    x = image[None] / 255

    def log_p() -> float:
        network.loss(x, np.array([0]))
        return float(np.log(network.loss_layer.probabilities[0, found.guess]))

    loss = numerical_gradient(lambda: network.loss(x, np.array([1])), x)
    assert relative_error(np.array([found.loss_gradient]), loss) < 1e-6
    guess = numerical_gradient(log_p, x)
    assert relative_error(np.array([found.guess_gradient]), guess) < 1e-6


def test_an_inspection_follows_the_image(sets_for: Callable) -> None:
    learner = run(sets_for, 40, **EVERYTHING)
    validation = learner.sets.validation
    image, label = validation.images[4], int(validation.labels[4])
    untouched(learner, lambda: inspect(learner.network, image, label))
    found = inspect(learner.network, image, label)
    logits = learner.network.predict(image[None] * np.float32(1 / 255))[0]
    assert found.logits == tuple(logits.tolist())
    assert found.guess == logits.argmax()
    assert sum(found.probabilities) == pytest.approx(1, abs=1e-5)
    assert found.loss == pytest.approx(-np.log(found.probabilities[label]), abs=1e-5)
    names = [layer.name for layer in found.layers]
    assert names[:4] == ["Affine 1", "BatchNorm 1", "ReLU 1", "Dropout 1"]
    assert [len(layer.values) for layer in found.layers] == [70] * 4 + [12] * 4 + [10]
    assert len(found.loss_gradient) == len(found.guess_gradient) == 784
    assert pickle.loads(pickle.dumps(found)) == found


@given(st.integers(1, 30), st.integers(0, 40), st.integers(0, 999))
def test_the_nearest_are_the_nearest(known: int, count: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    images = rng.integers(0, 256, (known, 49), np.uint8) * (rng.random((known, 49)) < 0.5)
    examples = Examples(images.astype(np.uint8), rng.integers(0, 10, known))
    image = rng.integers(0, 256, 49, np.uint8)
    found = Neighbours(examples).nearest(image, count)
    exact = np.linalg.norm((images.astype(float) - image) / 255, axis=1)
    assert len(found) == min(count, known)
    assert [each.distance for each in found] == pytest.approx(sorted(exact)[:count])
    assert all(each.distance == pytest.approx(exact[each.place]) for each in found)
    assert all(each.label == examples.labels[each.place] for each in found)


def test_an_image_is_nearest_to_itself(sets_for: Callable) -> None:
    train = sets_for(Hyper()).train
    first = Neighbours(train).nearest(train.images[7], 3)[0]
    assert (first.place, first.distance) == (7, 0)
    blank = Neighbours(train).nearest(np.zeros(784, np.uint8), 1)[0]
    ink = np.linalg.norm(train.images / 255, axis=1)
    assert blank.distance == pytest.approx(ink.min())


def test_a_drawing_of_any_size_is_prepared_before_the_network_sees_it(sets_for: Callable) -> None:
    driven = Driven(sets_for)
    sheet = np.zeros((56, 56), np.uint8)
    sheet[3:40, 7:12] = 255
    raw = sheet.tobytes()
    answered = driven.until(Answered, Ask(AskDigit(None, raw, 1, 3)))[-1]
    seen = prepared(sheet)
    assert answered.answer.pixels == seen.tobytes()
    assert answered.answer.inspection == inspect(driven.trainer.learner.network, seen, 1)
    near = Neighbours(driven.trainer.learner.sets.train).nearest(seen, 3)
    assert tuple(each for each, _ in answered.answer.neighbours) == near
    more = driven.until(Answered, Ask(AskDigit(None, raw, 1, 4)))[-1].answer.neighbours
    assert len(more) == 4
    assert driven.until(Answered, Ask(AskDigit(None, raw[1:], 1)))[-1].answer is None
