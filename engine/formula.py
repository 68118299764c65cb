"""Formulas as text: reads `1/(1+exp(-x))` into a graph of nodes, and nothing else.

Only names, numbers, + - * / **, parentheses and a few functions are understood; Python's own
parser takes the text apart, but nothing of it is ever run.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping

import numpy as np

from engine import nodes
from engine.nodes import Node
from engine.said import said

FUNCTIONS: Mapping[str, Callable[[Node], Node]] = {
    "exp": nodes.exp,
    "log": nodes.log,
    "tanh": nodes.tanh,
    "relu": nodes.relu,
}
LONGEST = 500  # characters: deeper nesting would serve nobody
LARGEST = 1e6  # an exponent beyond this is a slip


class FormulaError(ValueError):
    """A formula that cannot be read or computed; the message says where and what is allowed."""


def read(text: str, values: Mapping[str, float]) -> Node:
    """Return the graph of a formula, its names standing for these values."""
    if len(text) > LONGEST:
        raise FormulaError(
            said(
                "the formula has {length} characters; {longest} are allowed",
                length=len(text),
                longest=LONGEST,
            )
        )
    try:
        tree = ast.parse(text.strip(), mode="eval").body
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        words = said("{text!r} cannot be read; write it like 1/(1+exp(-x))", text=text)
        raise FormulaError(words) from None
    variables = {name: nodes.variable(name, value) for name, value in values.items()}
    with np.errstate(all="ignore"):
        try:
            graph = build(tree, variables)
        except (OverflowError, RecursionError):
            raise FormulaError(said("the formula is too large to compute")) from None
    for node in graph.in_order():
        if not np.isfinite(node.value).all():
            found = ", ".join(f"{source.value:g}" for source in node.inputs)
            raise FormulaError(
                said(
                    "{name} of {found} is {value:g}; choose other values",
                    name=node.name,
                    found=found,
                    value=node.value,
                )
            )
    return graph


def build(tree: ast.expr, variables: Mapping[str, Node]) -> Node:
    """Turn one part of the parsed formula into nodes."""
    match tree:
        case ast.Constant(value=bool()):
            pass
        case ast.Constant(value=int() | float() as number):
            return nodes.constant(float(number))
        case ast.Name(id=name):
            return named(name, variables)
        case ast.UnaryOp(op=ast.USub(), operand=inner):
            return -build(inner, variables)
        case ast.UnaryOp(op=ast.UAdd(), operand=inner):
            return build(inner, variables)
        case ast.BinOp(left=left, op=ast.Pow(), right=right):
            return build(left, variables) ** exponent(right)
        case ast.BinOp(left=left, op=op, right=right):
            return binary(op, build(left, variables), right, variables)
        case ast.Call(func=ast.Name(id=name), args=[inner], keywords=[]) if name in FUNCTIONS:
            return FUNCTIONS[name](build(inner, variables))
    raise FormulaError(
        said(
            "{part!r} is not understood; use names, numbers, + - * / ** and {functions}",
            part=ast.unparse(tree),
            functions=", ".join(FUNCTIONS),
        )
    )


def binary(op: ast.operator, left: Node, right: ast.expr, variables: Mapping[str, Node]) -> Node:
    """Add, subtract, multiply or divide; 1 / x is the post's single node."""
    other = build(right, variables)
    match op:
        case ast.Add():
            return left + other
        case ast.Sub():
            return left - other
        case ast.Mult():
            return left * other
        case ast.Div():
            is_one = not left.inputs and left.name == "1"
            return nodes.divide(other) if is_one else left / other
    raise FormulaError(said("{name} is not understood; use + - * / **", name=type(op).__name__))


def named(name: str, variables: Mapping[str, Node]) -> Node:
    """The node of a name."""
    if name not in variables:
        raise FormulaError(said("{name} has no value; give it one, like {name}=0.5", name=name))
    return variables[name]


def exponent(tree: ast.expr) -> float:
    """A power must be a plain number, so that its derivative is n xⁿ⁻¹."""
    sign = 1.0
    if isinstance(tree, ast.UnaryOp) and isinstance(tree.op, ast.USub):
        sign, tree = -1.0, tree.operand
    if isinstance(tree, ast.Constant) and isinstance(tree.value, int | float):
        number = sign * float(tree.value)
        if abs(number) <= LARGEST:
            return number
    raise FormulaError(
        said("the power {power!r} must be a number, like x**2 or x**-0.5", power=ast.unparse(tree))
    )
