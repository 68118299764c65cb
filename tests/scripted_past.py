"""The past of the scripted trainer: moments, branches, and the way along them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from engine.commands import Travel
from engine.events import Branch, Branched, Event, Kept, Moment, Moved, Rejected
from engine.hyper import Hyper

EVERY = 4  # steps between two moments
SIZE, BUDGET = 2 * 2**20, 256 * 2**20


@dataclass
class Memory:
    moment: Moment
    hyper: Hyper


class ScriptedPast:
    def __init__(self, batches: int) -> None:
        self.batches = batches
        self.memories: list[Memory] = []
        self.branches = {0: Branch(0, 0, 0)}
        self.branch = 0

    def keep(self, step: int, hyper: Hyper, *kinds: str) -> Kept:
        if "best" in kinds:
            for each in self.memories:
                rest = tuple(kind for kind in each.moment.kinds if kind != "best")
                each.moment = replace(each.moment, kinds=rest)
        known = next((m for m in self.path() if m.moment.step == step), None)
        if known is None:
            epoch = (step - 1) // self.batches + 1 if step else 0
            known = Memory(Moment(len(self.memories), step, epoch, self.branch), hyper)
            self.memories.append(known)
        known.hyper = hyper
        old = known.moment.kinds
        known.moment = replace(known.moment, kinds=(*old, *(k for k in kinds if k not in old)))
        return Kept(known.moment, (), len(self.memories) * SIZE, BUDGET)

    def path(self) -> list[Memory]:
        ends: dict[int, float] = {self.branch: 1e9}
        at = self.branches[self.branch]
        while at.number:
            ends[at.parent] = min(at.step, ends[at.number])
            at = self.branches[at.parent]
        on_it = [m for m in self.memories if m.moment.step <= ends.get(m.moment.branch, -1)]
        return sorted(on_it, key=lambda m: m.moment.step)

    def at_the_end(self, step: int) -> bool:
        return step >= self.path()[-1].moment.step

    def move(self, memory: Memory, elapsed: float) -> Moved:
        if memory not in self.path():
            self.branch = memory.moment.branch
        step = memory.moment.step
        seen = step % self.batches * 10 or (self.batches * 10 if step else 0)
        return Moved(memory.moment, memory.hyper, seen, elapsed)

    def travel(self, command: Travel, step: int) -> Memory | Rejected:
        path, back = self.path(), command.by < 0
        if command.epochs:
            path = [path[0], *(m for m in path[1:-1] if "epoch" in m.moment.kinds), path[-1]]
        beyond = [m for m in path if (m.moment.step < step if back else m.moment.step > step)]
        if not beyond:
            return Rejected(command, f"Nothing {'earlier' if back else 'later'} is kept.")
        return beyond[-1 if back else 0]

    def go_on(self, step: int) -> Iterator[Event]:
        if not self.at_the_end(step):
            here = next(m for m in self.path() if m.moment.step == step)
            yield self.branch_off(here.moment.branch, step)

    def branch_off(self, parent: int, step: int) -> Branched:
        branch = Branch(len(self.branches), parent, step)
        self.branches[branch.number] = branch
        self.branch = branch.number
        return Branched(branch)
