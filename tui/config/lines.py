"""Lines: on which line of a TOML file a key stands, which Python's reader does not tell."""

from __future__ import annotations

import re

Path = tuple[str, ...]
NAME = r"""(?:[\w-]+|"[^"]*"|'[^']*')"""
DOTTED = rf"{NAME}(?:\s*\.\s*{NAME})*"
TABLE = re.compile(rf"\s*\[\s*({DOTTED})\s*\]")
KEY = re.compile(rf"\s*({DOTTED})\s*=")


def parts(dotted: str) -> Path:
    """The names of a dotted key, without their quotes."""
    return tuple(name.strip("\"'") for name in re.findall(NAME, dotted))


def lines_of(text: str) -> dict[Path, int]:
    """The line of every key and table, counted from 1; good enough to point at."""
    found: dict[Path, int] = {}
    table: Path = ()
    for number, line in enumerate(text.splitlines(), 1):
        if match := TABLE.match(line):
            table = parts(match[1])
            found.setdefault(table, number)
        elif match := KEY.match(line):
            path = (*table, *parts(match[1]))
            for depth in range(1, len(path) + 1):
                found.setdefault(path[:depth], number)
    return found
