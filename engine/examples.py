"""Examples: the chain rule on the post's own small graphs, worked out in numbers.

Before a network of 79,510 parameters it helps to see the rule on a graph of four nodes. The post's
graphs are built from `nodes`, taken forward and backward, and read out as frozen values, one row a
node: its formula, its value, its gradient, and why the gradient is what it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from engine import nodes
from engine.nodes import Node, variable
from engine.said import said


@dataclass(frozen=True, slots=True)
class NodeRow:
    """One node: `letter` names its value, `formula` says what it computes.

    `sign` is the node's own, as ×, and empty for a number that flows in from outside. `why` tells
    how the node passes back the gradient it is given.
    """

    sign: str
    letter: str
    formula: str
    value: float
    gradient: float
    why: str


@dataclass(frozen=True, slots=True)
class Example:
    """One graph from its inputs to its result, each node after all of its inputs."""

    name: str
    words: str
    rows: tuple[NodeRow, ...]


def row(node: Node, letter: str, formula: str, why: str = "") -> NodeRow:
    """Read a node out."""
    sign = node.name if node.inputs else ""
    return NodeRow(sign, letter, formula, float(node.value), float(node.grad), why)


@cache
def examples() -> tuple[Example, ...]:
    """Return the post's graphs in its order."""
    return chain(), addition(), multiplication(), sigmoid()


def chain() -> Example:
    """Z = t² with t = x + y, by which the post explains the chain rule."""
    x, y = variable("x", 3.0), variable("y", 1.0)
    t = nodes.add(x, y)
    z = nodes.power(t, 2)
    z.backward()
    return Example(
        "z = (x + y)²",
        said(
            "To know how z changes with x, multiply along the way: ∂z/∂x = ∂z/∂t · ∂t/∂x = 2 t · "
            "1. That product is the chain rule."
        ),
        (
            row(x, "x", "x"),
            row(y, "y", "y"),
            row(t, "t", "t = x + y", said("adds: x and y both get ∂z/∂t · 1")),
            row(z, "z", "z = t²", said("squares: t gets 1 · 2 t")),
        ),
    )


def addition() -> Example:
    """The add node, with something behind it that gives it a gradient."""
    x, y = variable("x", 10.0), variable("y", 5.0)
    z = nodes.add(x, y)
    loss = nodes.multiply(z, nodes.constant(1.3))
    loss.backward()
    return Example(
        said("The add node"),
        said("An add node passes the gradient on to each of its inputs just as it came."),
        (
            row(x, "x", "x"),
            row(y, "y", "y"),
            row(z, "z", "z = x + y", said("x gets ∂L/∂z, y gets ∂L/∂z")),
            row(loss, "L", "L = 1.3 z", said("whatever comes behind: here ∂L/∂z = 1.3")),
        ),
    )


def multiplication() -> Example:
    """The multiply node, with the same behind it."""
    x, y = variable("x", 10.0), variable("y", 5.0)
    z = nodes.multiply(x, y)
    loss = nodes.multiply(z, nodes.constant(1.3))
    loss.backward()
    return Example(
        said("The multiply node"),
        said(
            "A multiply node gives each input the gradient times the other input: it swaps them. "
            "So it has to remember what went in, which is why a layer keeps its x."
        ),
        (
            row(x, "x", "x"),
            row(y, "y", "y"),
            row(z, "z", "z = x y", said("x gets ∂L/∂z · y, y gets ∂L/∂z · x")),
            row(loss, "L", "L = 1.3 z", said("whatever comes behind: here ∂L/∂z = 1.3")),
        ),
    )


def sigmoid() -> Example:
    """The sigmoid, taken apart into four nodes."""
    x = variable("x", 2.0)
    y = nodes.sigmoid(x)
    y.backward()
    c = y.inputs[0]
    b = c.inputs[0]
    a = b.inputs[0]
    return Example(
        said("The sigmoid, apart"),
        said(
            "y = 1 / (1 + exp(-x)) is four nodes. Multiplied together, their four gradients are "
            "y (1 - y): the whole way back needs nothing but y."
        ),
        (
            row(x, "x", "x"),
            row(a, "a", "a = -1 x", said("x gets ∂y/∂a · -1")),
            row(b, "b", "b = exp(a)", said("a gets ∂y/∂b · exp(a)")),
            row(c, "c", "c = b + 1", said("b gets ∂y/∂c as it came")),
            row(y, "y", "y = 1 / c", said("c gets 1 · -y²")),
        ),
    )
