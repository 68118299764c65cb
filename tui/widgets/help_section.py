"""A section of the help: a title and rows of terms and meanings, in which words can be marked."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rich.console import Group
from rich.style import Style
from rich.table import Table
from rich.text import Text
from textual.widgets import Static

FOUND, HERE = Style(bold=True, underline=True), Style(bold=True, reverse=True)
TERM = 15  # columns of a term


def two_columns(rows: Sequence[tuple[Text, Text]]) -> Table:
    """A plain table of terms and their meanings, both as they are to be read."""
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    table.add_column(style="bold", no_wrap=True, width=TERM)
    table.add_column(overflow="fold")  # a line of Korean is not cut for the blank at its end
    for row in rows:
        table.add_row(*row)
    return table


class HelpSection(Static):
    """Its rows count from 1; row 0 is the title."""

    def __init__(self, title: str, rows: Sequence[tuple[str, Text]], *, searched: bool) -> None:
        self._rows = [
            (Text(title, "bold underline"),),
            *((Text(term), words) for term, words in rows),
        ]
        self._searched, self._marked = searched, False
        super().__init__(self.drawn())

    def found(self, wanted: re.Pattern[str]) -> list[int]:
        """The rows in which that stands."""
        rows = self._rows if self._searched else []
        return [at for at, row in enumerate(rows) if any(wanted.search(each.plain) for each in row)]

    def mark(self, wanted: re.Pattern[str] | None, here: int = -1) -> None:
        """Mark it, and more so in the row `here`; None takes all marks away."""
        if wanted is not None or self._marked:
            self._marked = wanted is not None
            self.update(self.drawn(wanted, here))

    def line_of(self, row: int) -> int:
        """The line, from the top of the section, in which a row begins."""
        options = self.app.console.options.update(width=self.size.width, height=None)
        for y, line in enumerate(self.app.console.render_lines(self.drawn(), options)):
            if any(piece.style and piece.style.meta.get("row") == row for piece in line):
                return y
        return 0

    def drawn(self, wanted: re.Pattern[str] | None = None, here: int = -1) -> Group:
        """All of it, with what is wanted marked."""
        drawn: list[tuple[Text, ...]] = []
        for at, row in enumerate(self._rows):
            texts = tuple(each.copy() for each in row)
            for each in texts:
                each.stylize(Style(meta={"row": at}))
                if wanted is not None:
                    each.highlight_regex(wanted, HERE if at == here else FOUND)
            drawn.append(texts)
        (title,), *rows = drawn
        return Group(title, two_columns([(term, words) for term, words in rows]), Text())
