"""What the view of a digit shows: an answer of the run, and what it was asked about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, cast

from engine.events import Answered
from engine.questions import AskDigit
from tui.view import RunView

if TYPE_CHECKING:  # the classes of answers need NumPy, which the first frame does not wait for
    from engine.answers import OneDigit
    from engine.inspector import Inspection

Tint = Literal["", "loss", "guess"]
TINTS: tuple[Tint, ...] = ("loss", "guess", "")
SERIES = {  # and at which of how many one is, in words
    "all": "{at} of {count:,}",
    "grid": "{at} of {count:,} in the grid",
    "mistakes": "{at} of {count:,} mistakes",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """One digit as the network sees it after `step`; `place` is None for a drawing."""

    place: int | None
    truth: int | None  # what it is, or was meant to be
    digit: OneDigit
    step: int

    @property
    def found(self) -> Inspection:
        """Its way through the network."""
        return self.digit.inspection

    def gradient(self, tint: Tint) -> tuple[float, ...]:
        """What more ink would do at each pixel: above 0 it speaks against the truth or guess."""
        if tint == "loss":
            return self.found.loss_gradient
        return tuple(-each for each in self.found.guess_gradient) if tint else ()


def shown(view: RunView, *, drawing: bool) -> Shown | None:
    """The newest answer about an image, or about a drawing; None if it is of the other kind."""
    answered: Answered | None = view.answers.get(AskDigit)
    if answered is None or answered.answer is None:
        return None
    question, digit = cast(AskDigit, answered.question), cast("OneDigit", answered.answer)
    if (question.place is None) is not drawing:
        return None
    truth = question.label if drawing else digit.inspection.label
    return Shown(question.place, truth, digit, answered.step)


def places_of(view: RunView, series: str) -> Sequence[int]:
    """The places of all images, or of those last shown in a grid."""
    if series == "grid":
        return [digit.place for digit in view.watched.digits] if view.watched else []
    if series == "mistakes":
        return [digit.place for digit in view.mistakes.digits] if view.mistakes else []
    return range(view.started.validation_images if view.started else 0)
