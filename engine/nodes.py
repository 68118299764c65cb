"""The chain rule on a graph of nodes, the smallest backpropagation there is.

A formula is a graph: numbers flow forward along its edges, each node computing one simple
thing. To know how the result changes with every input, go back through the same graph: each node
multiplies the gradient it is given by its own local derivative and passes the product on. Where
an edge feeds several nodes, its gradients add up. That is all of backpropagation; a network's
layers are the same nodes, taken many at a time.

Values are numbers or arrays; all nodes work element by element. Two arrays must have one shape;
a number beside an array stands for all of its places, and gets the sum of their gradients.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

Value = npt.NDArray[np.float64]
Local = Callable[[Value], tuple[Value, ...]]


@dataclass(eq=False)
class Node:
    """One node: what it computes, from which inputs, and how it passes a gradient back.

    `local` takes the gradient of the result with respect to this node's value and returns one
    gradient for each input. `grad` is filled by `backward`.
    """

    name: str
    value: Value
    inputs: tuple[Node, ...] = ()
    local: Local = field(default=lambda _: ())
    grad: Value = field(init=False)

    def __post_init__(self) -> None:
        self.grad = np.zeros_like(self.value)

    def __add__(self, other: Node | float) -> Node:
        return add(self, constant(other))

    def __mul__(self, other: Node | float) -> Node:
        return multiply(self, constant(other))

    def __sub__(self, other: Node | float) -> Node:
        return add(self, multiply(constant(-1.0), constant(other)))

    def __truediv__(self, other: Node | float) -> Node:
        return multiply(self, divide(constant(other)))

    def __pow__(self, exponent: float) -> Node:
        return power(self, exponent)

    def __neg__(self) -> Node:
        return multiply(self, constant(-1.0))

    def backward(self) -> None:
        """Fill `grad` of every node below with the derivative of this one's value (its sum)."""
        order = list(self.in_order())
        for node in order:
            node.grad = np.zeros_like(node.value)
        self.grad = np.ones_like(self.value)  #                            ∂z/∂z = 1
        for node in reversed(order):
            for source, gradient in zip(node.inputs, node.local(node.grad), strict=True):
                spread = source.value.ndim == 0 < gradient.ndim  # one number for a whole array
                source.grad = source.grad + (gradient.sum() if spread else gradient)  # forks add up

    def in_order(self) -> Iterator[Node]:
        """Every node of the graph once, each after all of its inputs."""
        seen: set[int] = set()
        waiting: list[tuple[Node, bool]] = [(self, False)]
        while waiting:
            node, ready = waiting.pop()
            if ready:
                yield node
            elif id(node) not in seen:
                seen.add(id(node))
                waiting.append((node, True))
                waiting += [(source, False) for source in reversed(node.inputs)]


def variable(name: str, value: npt.ArrayLike) -> Node:
    """Make an input of the graph."""
    return Node(name, np.asarray(value, dtype=np.float64))


def constant(value: Node | float) -> Node:
    """Make a number a node; a node stays what it is."""
    return value if isinstance(value, Node) else variable(f"{value:g}", value)


def add(x: Node, y: Node) -> Node:
    """The sum z = x + y passes the gradient on as it is."""
    return Node("+", x.value + y.value, (x, y), lambda g: (g, g))


def multiply(x: Node, y: Node) -> Node:
    """The product z = x y gives each input the gradient times the other input."""
    return Node("×", x.value * y.value, (x, y), lambda g: (g * y.value, g * x.value))


def divide(x: Node) -> Node:
    """The reciprocal y = 1 / x: the local derivative is -1/x² = -y²."""
    y = 1 / x.value
    return Node("1/x", y, (x,), lambda g: (-g * y**2,))


def exp(x: Node) -> Node:
    """The exponential, y = exp(x), is its own derivative."""
    y = np.exp(x.value)
    return Node("exp", y, (x,), lambda g: (g * y,))


def log(x: Node) -> Node:
    """The logarithm, y = log(x): the local derivative is 1 / x."""
    return Node("log", np.log(x.value), (x,), lambda g: (g / x.value,))


def power(x: Node, exponent: float) -> Node:
    """The power y = xⁿ for a number n: the local derivative is n xⁿ⁻¹."""
    slope = exponent * x.value ** (exponent - 1) if exponent else np.zeros_like(x.value)
    return Node(f"^{exponent:g}", x.value**exponent, (x,), lambda g: (g * slope,))


def tanh(x: Node) -> Node:
    """The hyperbolic tangent, y = tanh(x): the local derivative is 1 - y²."""
    y = np.tanh(x.value)
    return Node("tanh", y, (x,), lambda g: (g * (1 - y**2),))


def relu(x: Node) -> Node:
    """The ramp y = max(x, 0): the gradient passes where x is positive."""
    return Node("relu", np.maximum(x.value, 0), (x,), lambda g: (g * (x.value > 0),))


def sigmoid(x: Node) -> Node:
    """1 / (1 + exp(-x)), taken apart into the post's four nodes: ×, exp, +, 1/x."""
    return divide(exp(x * -1.0) + 1.0)
