import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from mnist import mnist

from engine.drawing import BOX, SIDE, prepared, shares


@pytest.fixture(scope="module")
def digits() -> np.ndarray:
    return mnist().train.images[:400].reshape(-1, 28, 28)


def centre(image: np.ndarray) -> tuple[float, float]:
    image = image.reshape(SIDE, SIDE).astype(float)
    at = np.arange(SIDE)
    down, across = image.sum(axis=1) @ at, image.sum(axis=0) @ at
    return float(down / image.sum()), float(across / image.sum())


def test_a_digit_of_mnist_comes_out_as_it_was(digits) -> None:
    same = 0
    for digit in digits:
        mine = prepared(digit)
        assert np.abs(mine.astype(int) - digit.reshape(-1)).mean() < 15
        same += np.array_equal(mine, digit.reshape(-1))
    assert same >= 0.99 * len(digits)


def test_the_centre_of_mass_is_in_the_middle(digits) -> None:
    for digit in digits[:100]:
        big = np.kron(digit, np.full((3, 3), 1, np.uint8))
        assert all(abs(at - SIDE / 2) <= 0.52 for at in centre(prepared(big)))


@given(down=st.integers(0, 30), right=st.integers(0, 30), times=st.integers(1, 4))
def test_neither_place_nor_size_matters(digits, down: int, right: int, times: int) -> None:
    digit = digits[down]
    canvas = np.zeros((160, 160), np.uint8)
    big = np.kron(digit, np.ones((times, times), np.uint8))
    canvas[down : down + len(big), right : right + len(big)] = big
    assert np.abs(prepared(canvas).astype(int) - prepared(digit)).max() <= 1


@given(st.integers(1, 60), st.integers(1, 60))
def test_averaging_keeps_what_is_even(new: int, old: int) -> None:
    weights = shares(new, old)
    assert weights.shape == (new, old)
    assert weights.min() >= 0
    assert np.allclose(weights.sum(axis=1), 1)
    assert np.allclose(weights.sum(axis=0), new / old)


@given(
    st.integers(1, 40),
    st.integers(1, 40),
    st.lists(st.tuples(st.integers(0, 39), st.integers(0, 39)), min_size=1, max_size=9),
)
def test_any_drawing_fits(height: int, width: int, dots) -> None:
    canvas = np.zeros((height, width), np.uint8)
    for row, column in dots:
        canvas[row % height, column % width] = 255
    image = prepared(canvas)
    assert image.shape == (SIDE * SIDE,)
    assert image.dtype == np.uint8
    square = image.reshape(SIDE, SIDE)
    sides = square.any(axis=1).sum(), square.any(axis=0).sum()
    assert 1 <= max(sides) <= BOX


def test_an_empty_drawing_is_an_empty_image() -> None:
    assert not prepared(np.zeros((50, 70), np.uint8)).any()
    assert not prepared(np.zeros((0, 0), np.uint8)).any()


def test_a_drawing_is_a_matrix() -> None:
    with pytest.raises(ValueError, match=r"\(784,\)"):
        prepared(np.zeros(784, np.uint8))
