"""Recalling a resumed run: what was seen of it before, and what its user should know of it now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import reduce

from engine.events import Event, Notice, Recalled
from engine.said import Said, joined, said
from engine.snapshot import Arithmetic
from tui.runs.resume import Found


def recalled(found: Found, now: Arithmetic) -> Iterator[Event]:
    """Its course up to the checkpoint, where it goes on, and whether it computes as it did."""
    course, counters = found.kept.course, found.snapshot.counters
    yield Recalled(
        step=counters.steps,
        epoch=counters.epoch,
        seen=counters.position,
        elapsed=counters.elapsed,
        curve=tuple((b.steps, b.mean, b.largest) for b in course.history.bins),
        validation=course.history.validation,
        epochs=course.epochs,
        looks=counters.looks,
    )
    yield from map(Notice, found.notices)
    if found.place is not None:
        yield Notice(found.place)
    if parts := difference([found.snapshot.arithmetic], now):
        yield Notice(said("The arithmetic is another one by now ({parts}): the run goes on "
                          "close to what it would have been, not bit-equal.",
                          parts=parts))  # fmt: skip


def difference(then: Sequence[Arithmetic], now: Arithmetic) -> Said:
    """In which parts the arithmetic of a run differs from today's, in words; empty if in none."""
    parts = []
    for name, of in (
        ("NumPy", lambda each: each.numpy),
        ("BLAS", lambda each: each.blas),
        (said("its kernel"), lambda each: each.kernel),
        (said("BLAS threads"), lambda each: str(each.threads)),
    ):
        others = dict.fromkeys(of(each) for each in then if of(each) != of(now))
        if others:
            parts.append(said("{part} {then}, now {now}", part=name, then=listed(others),
                              now=of(now)))  # fmt: skip
    return joined(parts, "; ")


def listed(names: Iterable[str]) -> str:
    """Such as `1 and 2`."""
    return reduce(lambda one, other: said("{one} and {other}", one=one, other=other), names)
