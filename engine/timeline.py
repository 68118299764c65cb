"""The timeline: the moments of a run that can be returned to, and the branches they lie on.

Memory is bounded, so not every step can be kept. The recent past is kept densely and thins out
backwards: whenever there is no room, the moment goes that is missed least, the one with the
smallest gap around it for its age. The start, the best validation, every epoch's end, bookmarks
and the tips of branches stay.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from engine.events import Branch, Moment
from engine.snapshot import Snapshot

MEGABYTE = 2**20
BUDGET = 256 * MEGABYTE
MOST = 400  # moments; more than anyone steps through, and few enough to search at once
BRANCHES = 12  # at the most; then the oldest is forgotten
FOR_GOOD = frozenset({"start", "best", "bookmark", "tip", "fork"})
# The ends of epochs go as well when nothing else can.


@dataclass(slots=True)
class Entry:
    """A kept moment; `loss_after` is that of the next mini-batch, None while it is unknown."""

    moment: Moment
    snapshot: Snapshot
    loss_after: float | None = None


class Timeline:
    """Entries by their number, in the order in which they were kept, and the branches.

    `branch` is the one the run is on. A branch's path is what it has itself and what its
    ancestors had before it left them.
    """

    def __init__(self, budget: int = BUDGET) -> None:
        self.budget, self.used = budget, 0
        self.entries: dict[int, Entry] = {}
        self._at: dict[tuple[int, int], int] = {}  # numbers of entries by branch and step
        self.branches: dict[int, Branch] = {0: Branch(0, 0, 0)}
        self.branch = 0
        self._next_moment = self._next_branch = 0

    def keep(self, snapshot: Snapshot, *kinds: str) -> tuple[Moment, tuple[int, ...]]:
        """Keep a snapshot of the present branch; return its moment and the numbers given up.

        If this step of the branch is kept already, its moment gets the kinds.
        """
        entry = self.at_step(snapshot.counters.steps)
        if entry is not None:
            known = entry.moment.kinds
            added = (*known, *(kind for kind in kinds if kind not in known))
            entry.moment = replace(entry.moment, kinds=added)
            return entry.moment, ()
        counters = snapshot.counters
        moment = Moment(self._next_moment, counters.steps, counters.epoch, self.branch, kinds)
        self._next_moment += 1
        self.entries[moment.number] = Entry(moment, snapshot)
        self._at[moment.branch, moment.step] = moment.number
        self.used += snapshot.nbytes
        return moment, self._thinned(moment.number)

    def replace(self, entry: Entry, snapshot: Snapshot) -> None:
        """Keep another snapshot of the same step instead."""
        self.used += snapshot.nbytes - entry.snapshot.nbytes
        entry.snapshot = snapshot

    def without_kind(self, kind: str, branch: int | None = None) -> None:
        """Take a reason for being kept away from all moments, or from those of one branch."""
        for entry in self.entries.values():
            if kind in entry.moment.kinds and branch in (None, entry.moment.branch):
                kinds = tuple(each for each in entry.moment.kinds if each != kind)
                entry.moment = replace(entry.moment, kinds=kinds)

    def at_step(self, step: int) -> Entry | None:
        """The entry of the present path at exactly this step."""
        for branch, end in self._ends().items():
            if step <= end and (branch, step) in self._at:
                return self.entries[self._at[branch, step]]
        return None

    def path(self) -> list[Entry]:
        """What can be travelled to from here without changing branch, by step."""
        ends = self._ends()
        on_it = (
            entry
            for entry in self.entries.values()
            if entry.moment.step <= ends.get(entry.moment.branch, -1)
        )
        return sorted(on_it, key=lambda entry: entry.moment.step)

    def _ends(self) -> dict[int, float]:
        """Up to which step each branch belongs to the present path."""
        ends, at = {self.branch: float("inf")}, self.branch
        while at in self.branches and at != 0:
            branch = self.branches[at]
            ends[branch.parent] = min(branch.step, ends[at])
            at = branch.parent
        return ends

    def last_good(self, first_loss: float) -> Entry:
        """The newest moment of the path after which the loss was no worse than at the start."""
        good = [
            entry
            for entry in self.path()
            if entry.loss_after is not None and entry.loss_after <= first_loss
        ]
        return good[-1] if good else self.path()[0]

    def branch_off(self, parent: int, step: int) -> tuple[Branch, tuple[int, ...]]:
        """Begin a branch at a step of another; return it and those forgotten for it."""
        self._next_branch += 1
        branch = Branch(self._next_branch, parent, step)
        self.branches[branch.number] = branch
        self.branch = branch.number
        return branch, self._forgotten()

    def _forgotten(self) -> tuple[int, ...]:
        """Forget the oldest branches that are not part of the present path."""
        gone, path = [], self._ends()
        for number in list(self.branches):
            if len(self.branches) <= BRANCHES:
                break
            is_parent = any(b.parent == number for b in self.branches.values() if b.number)
            if number in path or number == 0 or is_parent:
                continue
            del self.branches[number]
            for entry in [e for e in self.entries.values() if e.moment.branch == number]:
                self._drop(entry)
            gone.append(number)
        return tuple(gone)

    def _thinned(self, newest: int) -> tuple[int, ...]:
        """Give moments up until the rest is within bounds; the newest two always stay."""
        gone: list[int] = []
        for spared in (FOR_GOOD | {"epoch"}, FOR_GOOD):
            while self.used > self.budget or len(self.entries) > MOST:
                entry = self._least_missed(newest, spared)
                if entry is None:
                    break
                self._drop(entry)
                gone.append(entry.moment.number)
        return tuple(gone)

    def _least_missed(self, newest: int, spared: frozenset[str]) -> Entry | None:
        """The entry with the smallest gap around it, relative to how long ago it was kept."""
        entries = list(self.entries.values())
        found, smallest = None, float("inf")
        for before, entry, after in zip(entries, entries[1:], entries[2:], strict=False):
            if not spared.intersection(entry.moment.kinds):
                gap = abs(after.moment.step - before.moment.step)
                missed = gap / (newest - entry.moment.number + 1)
                if missed < smallest:
                    found, smallest = entry, missed
        return found

    def _drop(self, entry: Entry) -> None:
        del self.entries[entry.moment.number]
        del self._at[entry.moment.branch, entry.moment.step]
        self.used -= entry.snapshot.nbytes
