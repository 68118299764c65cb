import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine import nodes
from engine.activations import Sigmoid
from engine.formula import FormulaError, read
from engine.gradcheck import numerical_gradient, relative_error
from engine.nodes import Node, variable


def test_the_posts_example() -> None:
    x, y = variable("x", 3.0), variable("y", -1.0)
    t = x + y
    z = t**2
    z.backward()
    assert z.value == 4
    assert t.grad == 2 * t.value  # ∂z/∂t = 2t
    assert x.grad == y.grad == t.grad  # + passes the gradient on


def test_multiply_swaps_its_inputs_and_divide_is_minus_y_squared() -> None:
    x, y = variable("x", 3.0), variable("y", 5.0)
    nodes.multiply(x, y).backward()
    assert (x.grad, y.grad) == (5, 3)
    x = variable("x", 4.0)
    nodes.divide(x).backward()
    assert x.grad == -(0.25**2)


def test_the_sigmoid_taken_apart_equals_the_layer() -> None:
    values = np.linspace(-8, 8, 41)
    x = variable("x", values)
    y = nodes.sigmoid(x)
    y.backward()
    layer = Sigmoid()
    layer.assemble(41)
    layer.bind({}, {}, 1, np.float64)
    forward = layer.forward(values[None])[0].copy()
    backward = layer.backward(np.ones((1, 41)))[0]
    assert np.abs(y.value - forward).max() < 1e-12
    assert np.abs(x.grad - backward).max() < 1e-12
    assert np.abs(x.grad - y.value * (1 - y.value)).max() < 1e-12
    assert [node.name for node in y.in_order() if node.inputs] == ["×", "exp", "+", "1/x"]


def test_a_fork_adds_up_and_a_second_pass_starts_anew() -> None:
    x = variable("x", 3.0)
    z = x * x + x
    for _ in range(2):
        z.backward()
        assert x.grad == 7


def test_a_number_beside_an_array_gets_the_sum() -> None:
    x, k = variable("x", [1.0, 2.0, 3.0]), variable("k", 2.0)
    (x * k).backward()
    assert k.grad == 6
    assert x.grad.tolist() == [2, 2, 2]


@pytest.mark.parametrize(
    "function",
    [
        nodes.divide,
        nodes.exp,
        nodes.log,
        nodes.tanh,
        nodes.relu,
        nodes.sigmoid,
        lambda x: nodes.power(x, 3),
        lambda x: nodes.power(x, -0.5),
        lambda x: (x + 2.0) * x - x / 3.0,
        lambda x: nodes.tanh(x * x) ** 2 / nodes.exp(-x),
    ],
)
def test_gradients_against_differences(function) -> None:
    values = np.array([0.3, 0.9, 1.7, 2.4])
    x = variable("x", values)
    function(x).backward()
    numerical = numerical_gradient(
        lambda: float(function(variable("x", values)).value.sum()), values
    )
    assert relative_error(x.grad, numerical) < 1e-8


def test_a_formula_is_read_as_written() -> None:
    root = read("1/(1+exp(-x))", {"x": 0.5})
    assert [n.name for n in root.in_order() if n.inputs] == ["×", "exp", "+", "1/x"]
    root.backward()
    assert root.value == pytest.approx(0.6224593312)
    for text, value in (
        ("2+3*4", 14),
        ("-2**2", -4),
        ("8/4/2", 1),
        ("x**-1*+x", 1),
        ("relu(-x)", 0),
    ):
        assert read(text, {"x": 2}).value == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1+", "cannot be read"),
        ("", "cannot be read"),
        ("x y", "cannot be read"),
        ("z", "z has no value; give it one, like z=0.5"),
        ("sin(x)", "is not understood"),
        ("exp(x, x)", "is not understood"),
        ("x.real", "is not understood"),
        ("True", "is not understood"),
        ("'a'", "is not understood"),
        ("x % 2", "Mod is not understood"),
        ("x ** x", "must be a number"),
        ("__import__('os').system('true')", "is not understood"),
        ("(lambda: 1)()", "is not understood"),
        ("log(0*x)", "log of 0 is -inf"),
        ("1/(x-x)", "1/x of 0 is inf"),
        ("10**9999999", "must be a number"),
        ("exp(9999)", "choose other values"),
        ("(" * 300 + "x" + ")" * 300, "characters"),
    ],
)
def test_what_cannot_be_read_says_why(text: str, words: str) -> None:
    with pytest.raises(FormulaError, match=words.replace("(", r"\(").replace("*", r"\*")):
        read(text, {"x": 0.5})


@given(st.text(alphabet="x1.+-*/()e ,p[]_'", max_size=30))
def test_any_text_is_a_graph_or_refused(text: str) -> None:
    try:
        assert isinstance(read(text, {"x": 0.5}), Node)
    except FormulaError:
        with pytest.raises(FormulaError):
            read(text, {"x": 0.5})
