"""The course of the vitals: the readings of the last answers, for the sparklines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:  # needs NumPy, which the first frame does not wait for
    from engine.vitals import Vitals

KEPT = 60  # answers
Reading = Literal["activation", "gradient", "weight", "update"]


@dataclass(frozen=True, slots=True)
class Course:
    """The last answers, oldest first, of one network on its way."""

    seen: tuple[Vitals, ...] = ()

    def after(self, now: Vitals) -> Course:
        """With another answer; those of a later step or of other layers do not lead here."""
        names = [layer.name for layer in now.layers]
        led_here = (
            vitals
            for vitals in self.seen
            if vitals.step < now.step and [layer.name for layer in vitals.layers] == names
        )
        return Course((*led_here, now)[-KEPT:])

    def of(self, layer: int, reading: Reading) -> list[float | None]:
        """One reading of one layer, answer by answer."""
        return [getattr(vitals.layers[layer], reading) for vitals in self.seen]
