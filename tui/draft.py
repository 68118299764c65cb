"""The draft: hyperparameters as the user wants them, beside those the engine has acknowledged.

A live change is sent at once and pending until the engine says it holds; a change that needs a
restart is staged until `r`. When nothing is on its way any more, live fields show what holds.
The draft remembers each change, so that the last can be undone.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from engine.hyper import FIELD_BY_NAME, FIELDS, Hyper, Value

Status = Literal["as is", "pending", "staged"]


@dataclass(frozen=True, slots=True)
class Draft:
    """What is wanted, what holds, the way back, and how many changes the engine owes an answer."""

    wanted: Hyper = field(default_factory=Hyper)
    acknowledged: Hyper = field(default_factory=Hyper)
    past: tuple[tuple[str, Value], ...] = ()
    owed: int = 0

    def with_value(self, name: str, value: Value) -> Draft:
        """Want another value; raises `HyperError` if it is not allowed."""
        wanted = self.wanted.changed(**{name: value})
        old = self.wanted.value(name)
        if wanted.value(name) == old:
            return self
        past = (*self.past, (name, old))[-200:]
        return replace(self, wanted=wanted, past=past, owed=self.owed + FIELD_BY_NAME[name].live)

    def undone(self) -> tuple[Draft, str | None]:
        """Take the last change back; return also the name of the field, None if there is none."""
        if not self.past:
            return self, None
        *past, (name, old) = self.past
        wanted = self.wanted.changed(**{name: old})
        owed = self.owed + FIELD_BY_NAME[name].live
        return replace(self, wanted=wanted, past=tuple(past), owed=owed), name

    def after_acknowledgement(self, hyper: Hyper) -> Draft:
        """The engine says that these hold now."""
        return replace(self, acknowledged=hyper).after_answer()

    def after_answer(self) -> Draft:
        """The engine answered a change; after the last one owed, live fields show what holds."""
        owed = max(self.owed - 1, 0)
        if owed:
            return replace(self, owed=owed)
        live = {f.name: self.acknowledged.value(f.name) for f in FIELDS if f.live}
        return replace(self, wanted=self.wanted.changed(**live), owed=0)

    def after_start(self, hyper: Hyper) -> Draft:
        """A new run began with these."""
        return replace(self, wanted=hyper, acknowledged=hyper)

    def after_travel(self, hyper: Hyper) -> Draft:
        """These held at the moment the run was put back to; what led elsewhere cannot be undone."""
        return replace(self, wanted=hyper, acknowledged=hyper, past=())

    def status(self, name: str) -> Status:
        """Whether a wanted value holds, waits for the engine, or waits for a restart."""
        if self.wanted.value(name) == self.acknowledged.value(name):
            return "as is"
        return "pending" if FIELD_BY_NAME[name].live else "staged"

    @property
    def staged(self) -> tuple[str, ...]:
        """Names of the fields that wait for a restart."""
        return tuple(f.name for f in FIELDS if self.status(f.name) == "staged")
