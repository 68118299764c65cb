"""The blackboard: the source of an operation, its formulas beside the lines that compute them.

In this engine a formula is a comment set far to the right of its line. Read back from the source
by `inspect`, those comments are what stands on the blackboard: there is no second list of formulas
that could come to say something else than the code does.
"""

from __future__ import annotations

import ast
import inspect
import re
import textwrap
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FORMULA = re.compile(r"#  +(?P<formula>.+)$")  # an ordinary comment has one space after #


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One line of code, without its formula, and the formula; either may be empty."""

    number: int
    code: str
    formula: str


@dataclass(frozen=True, slots=True)
class Source:
    """A method's lines below its docstring, and the file they stand in, as engine/layers.py."""

    file: str
    lines: tuple[SourceLine, ...]

    @property
    def formulas(self) -> tuple[str, ...]:
        """The formulas from top to bottom, those that go over two lines put together."""
        found: list[str] = []
        for line in self.lines:
            if line.formula.startswith("+ ") and found:
                found[-1] += " " + line.formula
            elif " = " in line.formula or "←" in line.formula:
                found.append(line.formula)
        return tuple(found)


@cache
def source_of(method: Callable[..., Any]) -> Source:
    """Return the source of a function; no lines where Python has none, as in a frozen program."""
    try:
        lines, first = inspect.getsourcelines(method)
        path = Path(inspect.getsourcefile(method) or "")
    except (OSError, TypeError):
        return Source("", ())
    skipped = body_starts(lines)
    numbered = enumerate(textwrap.dedent("".join(lines[skipped:])).splitlines(), first + skipped)
    return Source(f"{path.parent.name}/{path.name}", tuple(split(*pair) for pair in numbered))


def body_starts(lines: list[str]) -> int:
    """Return the index of the first line below the head and the docstring."""
    function = ast.parse(textwrap.dedent("".join(lines))).body[0]
    assert isinstance(function, ast.FunctionDef)
    first = function.body[0]
    is_docstring = ast.get_docstring(function) is not None
    if is_docstring and first.end_lineno is not None:
        return first.end_lineno
    return first.lineno - 1


def split(number: int, line: str) -> SourceLine:
    """Divide a line into code and formula."""
    found = FORMULA.search(line)
    if found is None:
        return SourceLine(number, line.rstrip(), "")
    return SourceLine(number, line[: found.start()].rstrip(), found["formula"])
