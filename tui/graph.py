"""`chainrule nodes`: a formula as a tree, with every value forward and every gradient back."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from rich.console import Console
from rich.text import Text
from rich.tree import Tree

from engine.formula import FormulaError, read
from engine.nodes import Node, Value
from engine.said import said
from tui.reason import reason
from tui.say import say


def assignments(words: Sequence[str]) -> dict[str, float]:
    """Read `x=0.5 y=2`, or raise `FormulaError`."""
    values = {}
    for word in words:
        name, equals, number = word.partition("=")
        try:
            values[name.strip()] = float(number)
        except ValueError:
            equals = ""
        if not equals or not name.strip().isidentifier():
            raise FormulaError(
                said("{word!r} is not a value; write a name and a number, like x=0.5", word=word)
            )
    return values


def line(node: Node, gradient: Value) -> Text:
    """One edge: its node's name, the value going forward and the gradient coming back."""
    text = Text()
    text.append(f"{node.name}  ", style="bold")
    text.append(f"→ {node.value:.6g}  ", style="blue")
    text.append(f"← {gradient:.6g}", style="yellow")
    return text


def tree(root: Node) -> Tree:
    """The graph as a tree; a node that feeds several others stands under each, marked ↑."""
    drawn: set[int] = set()

    def grow(node: Node, branch: Tree) -> None:
        for source, gradient in zip(node.inputs, node.local(node.grad), strict=True):
            words = line(source, gradient)
            again = id(source) in drawn and bool(source.inputs)
            drawn.add(id(source))
            child = branch.add(
                words.append(f"  {say('↑ as above')}", style="dim") if again else words
            )
            if not again:
                grow(source, child)

    top = Tree(line(root, root.grad))
    grow(root, top)
    return top


def show(formula: str, words: Sequence[str]) -> int:
    """Print the graph of a formula; return the exit code."""
    try:
        root = read(formula, assignments(words))
    except FormulaError as error:
        print(f"chainrule nodes: {reason(error)}", file=sys.stderr)  # noqa: T201
        return 2
    root.backward()
    console = Console(highlight=False)
    legend = say("→ value going forward   ← gradient of the result going back")
    console.print(Text(legend, "dim"))
    console.print(tree(root))
    for node in root.in_order():
        if not node.inputs and node.name.isidentifier():
            console.print(f"∂/∂{node.name} = [bold]{node.grad:.10g}[/]")
    return 0
