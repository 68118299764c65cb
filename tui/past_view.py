"""The past as the screen sees it: kept moments, branches, and the future that was abandoned.

With every moment the engine keeps, the screen keeps what it showed then, so that going back shows
exactly that. Both know which moments lie on the way from the start to here: the present path, and
the future beyond it if the run stands in its past.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from engine.events import Branched, EpochDone, Kept, Moment, branch_name
from tui.changes import Dated, joined
from tui.history import History
from tui.progress import Mark, Progress
from tui.rows import Rows
from tui.say import say


@dataclass(frozen=True, slots=True)
class Saved:
    """A kept moment, and what the screen showed then."""

    moment: Moment
    progress: Progress
    history: History
    marks: tuple[Mark, ...]
    epochs: Rows[EpochDone]


@dataclass(frozen=True, slots=True)
class BranchView:
    """One course of the run: where it left its parent, what was changed on it, how good it got."""

    number: int = 0
    parent: int = 0
    step: int = 0
    changes: Dated = ()
    best: float | None = None

    @property
    def name(self) -> str:
        """What a person calls it."""
        return say(branch_name(self.number))


@dataclass(frozen=True, slots=True)
class Ghost:
    """Another course, shown in grey: that of `branch`, which differs after step `since`."""

    history: History
    since: int
    branch: int


@dataclass(frozen=True, slots=True)
class PastView:
    """All moments by number, in the order they were kept, and all branches.

    `branch` is the present course. `at` is the moment the run was put back to, None once it trains
    on; `changed` what was changed while it stands there. `memory` are bytes used of a budget.
    """

    kept: Mapping[int, Saved] = field(default_factory=dict)
    branches: Mapping[int, BranchView] = field(default_factory=lambda: {0: BranchView()})
    branch: int = 0
    at: Moment | None = None
    changed: Dated = ()
    ghost: Ghost | None = None
    memory: tuple[int, int] = (0, 0)

    @property
    def here(self) -> BranchView:
        """The present branch."""
        return self.branches.get(self.branch, BranchView(self.branch))

    def path(self, branch: int | None = None) -> list[Saved]:
        """The moments on the way along a branch (the present one), by step."""
        ends = self.ends(self.branch if branch is None else branch)
        on_it = [s for s in self.kept.values() if s.moment.step <= ends.get(s.moment.branch, -1)]
        return sorted(on_it, key=lambda saved: saved.moment.step)

    def ends(self, branch: int) -> dict[int, float]:
        """Up to which step each branch belongs to the path along this one."""
        ends, at = {branch: float("inf")}, branch
        while at != 0 and at in self.branches:
            left = self.branches[at]
            ends[left.parent] = min(left.step, ends[at])
            at = left.parent
        return ends

    def parting(self, one: int, other: int) -> int:
        """The step after which two branches differ."""
        first, second = self.ends(one), self.ends(other)
        shared = [min(first[each], second[each]) for each in first.keys() & second.keys()]
        return int(min(max(shared, default=0), 2**62))

    def last(self, branch: int) -> Saved | None:
        """The newest moment of a branch's own, or where it began."""
        path = self.path(branch)
        return path[-1] if path else None

    @property
    def end(self) -> int:
        """The last known step of the present path."""
        last = self.last(self.branch)
        return last.moment.step if last else 0

    # What events make of it ---------------------------------------------------------------

    def with_kept(self, event: Kept, shown: Saved) -> PastView:
        """Keep what is shown; there are dozens a second, so no more than one dict is copied."""
        kept, moment = dict(self.kept), event.moment
        for number in event.dropped:
            kept.pop(number, None)
        if "best" in moment.kinds:  # there is one best, and this is it
            kept = without_kind(kept, "best")
        kept[moment.number] = shown
        at = moment if self.at and self.at.number == moment.number else self.at
        past = replace(self, kept=kept, memory=(event.used, event.budget), at=at)
        if "tip" in moment.kinds and self.changed:  # the branch ends with them
            past = replace(past.with_changes(past.changed), changed=())
        return past

    def moved(self, moment: Moment, left: History) -> PastView:
        """Stand at a moment; what lies beyond it, or else the course just left, turns grey."""
        before, branch = self.branch, self.branch
        if moment.step > self.ends(branch).get(moment.branch, -1):
            branch = moment.branch
        last, ghost = self.last(branch), self.ghost
        if last is not None and last.moment.step > moment.step:
            ghost = Ghost(last.history, moment.step, branch)
        elif branch != before:
            ghost = Ghost(left, self.parting(branch, before), before)
        elif ghost is not None and ghost.branch == branch:
            ghost = None
        return replace(self, branch=branch, at=moment, ghost=ghost, changed=())

    def branched(self, event: Branched) -> PastView:
        """Begin a branch with what was changed at its fork, and forget the oldest ones."""
        new = event.branch
        branches = {n: b for n, b in self.branches.items() if n not in event.forgotten}
        branches[new.number] = BranchView(new.number, new.parent, new.step, self.changed)
        kept = {n: s for n, s in self.kept.items() if s.moment.branch not in event.forgotten}
        return replace(self, branches=branches, kept=kept, branch=new.number, at=None, changed=())

    def trained_on(self) -> PastView:
        """Leave the past; without a new branch the changes belong to the present one."""
        if self.at is None:
            return self
        return replace(self.with_changes(self.changed), at=None, changed=())

    def with_changes(self, changes: Dated) -> PastView:
        """Note changes made on the present branch."""
        here = self.here
        return self._with_here(replace(here, changes=joined(here.changes, changes)))

    def changed_by(self, changes: Dated) -> PastView:
        """Note changes; those made in the past wait for the branch that they begin."""
        if self.at is not None:
            return replace(self, changed=joined(self.changed, changes))
        return self.with_changes(changes)

    def validated(self, accuracy: float) -> PastView:
        """Note an accuracy reached on the present branch."""
        here = self.here
        better = accuracy if here.best is None else max(here.best, accuracy)
        return self._with_here(replace(here, best=better))

    def without_forks(self) -> PastView:
        """The twins are together again."""
        return replace(self, kept=without_kind(self.kept, "fork"))

    def _with_here(self, here: BranchView) -> PastView:
        return replace(self, branches={**self.branches, here.number: here})


def without_kind(kept: Mapping[int, Saved], kind: str) -> dict[int, Saved]:
    """Take a reason for being kept away from all moments."""
    result = dict(kept)
    for number, saved in kept.items():
        if kind in saved.moment.kinds:
            kinds = tuple(each for each in saved.moment.kinds if each != kind)
            result[number] = replace(saved, moment=replace(saved.moment, kinds=kinds))
    return result
