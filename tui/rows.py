"""The rows of the accuracy table: a sequence that grows at its end and shares what it had before.

Every kept moment remembers the rows of its time. As tuples, a thousand moments of a thousand rows
would be a million places; here all of them look into one list, each as far as its own length.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeVar, overload

Row = TypeVar("Row")


class Rows(Sequence[Row]):
    """Never changes: nothing is taken out of the shared list, and what comes after is unseen."""

    __slots__ = ("_count", "_shared")

    def __init__(self, rows: Iterable[Row] = ()) -> None:
        self._shared = list(rows)
        self._count = len(self._shared)

    def followed_by(self, row: Row) -> Rows[Row]:
        """These rows and one more."""
        grown: Rows[Row] = Rows()
        # Another branch may have gone on from here already: then the list is its own.
        grown._shared = self._shared if len(self._shared) == self._count else list(self)
        grown._shared.append(row)
        grown._count = self._count + 1
        return grown

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, at: int) -> Row: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Row]: ...
    def __getitem__(self, at: int | slice) -> Row | Sequence[Row]:
        places = range(self._count)[at]
        if isinstance(places, range):
            return tuple(self._shared[place] for place in places)
        return self._shared[places]

    def __iter__(self) -> Iterator[Row]:
        return islice(self._shared, self._count)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Rows) and other._shared is self._shared:
            return other._count == self._count
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))
