"""The post's graphs, in numbers that can be checked by hand."""

import math
import pickle

import pytest

from engine.examples import examples


def test_values_and_gradients() -> None:
    chain, addition, multiplication, sigmoid = examples()
    assert [(r.letter, r.value, r.gradient) for r in chain.rows] == [
        ("x", 3, 8), ("y", 1, 8), ("t", 4, 8), ("z", 16, 1)]  # fmt: skip
    assert [r.gradient for r in addition.rows] == [1.3, 1.3, 1.3, 1]
    assert [r.gradient for r in multiplication.rows] == [6.5, 13, 1.3, 1]
    y = 1 / (1 + math.exp(-2))
    assert [r.sign for r in sigmoid.rows] == ["", "×", "exp", "+", "1/x"]
    assert sigmoid.rows[-1].value == pytest.approx(y)
    assert sigmoid.rows[0].gradient == pytest.approx(y * (1 - y))
    assert pickle.loads(pickle.dumps(examples())) == examples()
