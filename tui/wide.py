"""Wide text: words whose letters may take two columns each, as those of Korean do.

Python fills up by letters, a terminal counts columns. `Wide` is a string that fills up by columns,
so that `f"{words:<12}"` is twelve columns in every language.
"""

from __future__ import annotations

import re
import textwrap

from rich.cells import cell_len, set_cell_size

REST = "\0"  # stands for the second column of a wide letter while lines are broken
SPEC = re.compile(r"(?P<fill>.(?=[<>^]))?(?P<side>[<>^])?(?P<width>\d+)?(?P<rest>.*)", re.DOTALL)


class Wide(str):
    """A string that `format`, `ljust` and `rjust` fill up to columns of the terminal."""

    __slots__ = ()

    def __format__(self, spec: str) -> str:
        """As `str` does, but the width counts columns."""
        found = SPEC.fullmatch(spec)
        if found is None or found["width"] is None or found["rest"]:
            return super().__format__(spec)
        letters = int(found["width"]) - (cell_len(self) - len(self))
        side = f"{found['fill'] or ''}{found['side'] or '<'}"
        return super().__format__(f"{side}{max(letters, 0)}")

    def ljust(self, width: object, fill: str = " ") -> str:
        """Fill up on the right to so many columns."""
        return self + fill * (int(str(width)) - cell_len(self))

    def rjust(self, width: object, fill: str = " ") -> str:
        """Fill up on the left to so many columns."""
        return fill * (int(str(width)) - cell_len(self)) + self


def cut(words: str, width: int) -> str:
    """The words, cut off where they are longer than so many columns."""
    return words if cell_len(words) <= width else set_cell_size(words, max(width, 0)).rstrip()


def abridged(words: str, width: int) -> str:
    """The words in at most so many columns, the last of them … where that is not all."""
    return words if cell_len(words) <= width else f"{set_cell_size(words, width - 1)}…"


def wrap(words: str, width: int, *, at_hyphens: bool = True) -> list[str]:
    """The words in lines of at most so many columns, broken between words."""
    spread = "".join(letter.ljust(cell_len(letter), REST) for letter in words)
    lines = textwrap.wrap(spread, width, break_on_hyphens=at_hyphens)
    return [line.replace(REST, "") for line in lines]
