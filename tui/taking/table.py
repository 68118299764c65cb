"""A table: the figures behind what a pane shows, with all their digits, as CSV for other programs.

The screen rounds so that numbers fit; a table does not, for somebody will compute with it.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from io import StringIO
from typing import Protocol, runtime_checkable

Figure = float | int | str | bool | None


@dataclass(frozen=True, slots=True)
class Table:
    """Names of columns, and rows as long as these; None is a figure that there is not."""

    header: tuple[str, ...]
    rows: tuple[tuple[Figure, ...], ...]

    @classmethod
    def of(cls, header: str, rows: Iterable[tuple[Figure, ...]]) -> Table:
        """A table whose columns' names are separated by blanks."""
        return cls(tuple(header.split()), tuple(rows))

    @property
    def csv(self) -> str:
        """Comma-separated values (RFC 4180, with plain line ends): a float as Python reads it."""
        file = StringIO()
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(self.header)
        writer.writerows(self.rows)
        return file.getvalue()


@runtime_checkable
class HasTable(Protocol):
    """A pane, or a part of one, that shows figures."""

    def as_table(self) -> Table | None:
        """The figures on show; None while there are none."""
        ...
