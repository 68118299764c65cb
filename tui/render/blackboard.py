"""The blackboard: one operation, or one of the post's small graphs, as lines of cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.render.cells import text
from tui.render.figures import Lines, figures, number
from tui.render.heat import legend
from tui.render.operation_words import sentence
from tui.say import say
from tui.wide import wrap

if TYPE_CHECKING:  # these need NumPy, which the first frame does not wait for
    from engine.blackboard import Source
    from engine.examples import Example, NodeRow
    from engine.operations import Operation

INSET = 2  # columns before a formula
MOST = 100  # columns of a line of code and its formula
NODE = 7  # columns of the graph itself


def paragraph(words: str, width: int, style: str = "words") -> Lines:
    """A text over as many lines as it needs."""
    return [text(line, style) for line in wrap(words, max(width, 20))]


def operation_lines(operation: Operation, width: int, *, colours: bool, roomy: bool) -> Lines:
    """The formulas, what they mean, the arrays, and the code that did it."""
    names = tuple(picture.name for picture in operation.given)
    lines: Lines = [text(" " * INSET + formula, "formula") for formula in operation.formulas]
    lines += [[], *paragraph(sentence(operation.name, names), width), []]
    lines += figures(operation.taken, operation.given, width, colours=colours, roomy=roomy)
    keyed = [*legend(colours=colours), *text(say("hue ±: full colour"), "faint")]
    return [*lines, keyed, [], *code_lines(operation.source, width)]


def code_lines(source: Source, width: int) -> Lines:
    """The lines of this engine that did it; those with a formula stand out."""
    if not source.lines:
        return [text(say("The source is not at hand in this installation."), "faint")]
    width = min(width, MOST)  # a formula stands beside its code
    place = say("{file}, line {line}", file=source.file, line=source.lines[0].number)
    lines = [text(place, "file")]
    for line in source.lines:
        cells = text(f"{line.number:>4} ", "faint")
        cells += text(line.code, "code" if line.formula else "plain")
        if line.formula and (room := width - len(cells) - len(line.formula)) >= 2:
            cells += text(" " * room) + text(line.formula, "formula")
        lines.append(cells)
    return lines


def example_lines(example: Example, width: int, *, back: bool) -> Lines:
    """A graph from its inputs down to its result; with `back` the gradients from below."""
    heading = f"{'':{NODE}}{'':<13}{say('value ↓'):>9}{'gradient ↑' if back else '':>13}"
    lines: Lines = [text(f"{'':{INSET}}{say(example.name)}", "formula"), []]
    words = say(example.words if back else FORWARD)
    lines += [*paragraph(words, width), [], text(heading, "faint")]
    for at, row in enumerate(example.rows):
        following = example.rows[at + 1] if at + 1 < len(example.rows) else None
        lines += node_lines(row, first=not at, following=following, back=back)
    told = say(
        "gradient: ∂{last}/∂ of the letter in its row"
        if back
        else "{key_steps_next} goes back through it.",
        last=example.rows[-1].letter,
    )
    return [*lines, [], text(told, "faint")]


FORWARD = (
    "Forward: numbers flow down the graph, and every node computes one simple thing. What it will "
    "need on the way back, it remembers."
)


def node_lines(row: NodeRow, *, first: bool, following: NodeRow | None, back: bool) -> Lines:
    """One node with its number; below it why its gradient is passed on as it is."""
    is_input = not row.sign
    beginning = "○─╮" if first else "○─┤"
    sign = beginning if is_input else f"{'(' + row.sign + ')':>5}"
    lines: Lines = [
        [
            *text(f"{' ' + sign:<{NODE}}", "arrow"),
            *text(f"{row.formula:<13}", "name"),
            *text(f"{number(row.value):>9}", "value"),
            *text(f"{number(row.gradient):>13}" if back else "", "gradient"),
        ]
    ]
    edge = f"{'   │':<{NODE}}" if following is not None else " " * NODE
    if not is_input:
        lines.append([*text(edge, "arrow"), *text(say(row.why) if back else "", "faint")])
    return lines


def nothing_lines(words: str, width: int) -> Lines:
    """Before there is anything to show."""
    return [[], *paragraph(words, width, "faint")]
