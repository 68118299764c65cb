"""Goals: what can be read off the view of a run, from which the lessons make their predicates."""

from __future__ import annotations

from collections.abc import Iterable
from statistics import median

from engine.events import EpochDone
from tui.lessons.lesson import LAYERS, Goal, Sight

GUESSING = 0.2  # validation accuracy; one digit for everything gets about 0.1
NEAR = 2.2  # nats; the loss of guessing among ten digits is ln 10 = 2.30
STANDING = 300  # steps after which a loss stands, and is no spike


def reached(epochs: Iterable[EpochDone], accuracy: float) -> bool:
    """Whether the validation accuracy of one of these epochs is as good."""
    return any(epoch.validation_accuracy >= accuracy for epoch in epochs)


def over(sight: Sight) -> bool:
    """Whether the run trains no more: its epochs are done, or it diverged."""
    return sight.view.state in ("finished", "diverged")


def guessing_after(epochs: int) -> Goal:
    """The network still guesses after so many epochs."""

    def goal(sight: Sight) -> bool:
        rows = sight.view.epochs
        return len(rows) >= epochs and rows[-1].validation_accuracy < GUESSING

    return goal


def back_at_guessing(sight: Sight) -> bool:
    """The loss stands near ln 10: for some hundred steps since the last change, spikes aside."""
    view = sight.view
    since = view.marks[-1].step if view.marks else 0
    recent = view.history.recent[-STANDING:]
    stands = len(recent) == STANDING and view.progress.step - since >= STANDING
    return stands and median(recent) >= NEAR


def sees_layers(sight: Sight) -> bool:
    """The readings of the layers are on show."""
    return sight.place == LAYERS and sight.view.layers is not None


def largest_loss(sight: Sight) -> float:
    """The largest loss of any step of the run, 0 before the first."""
    return max((each.largest for each in sight.view.history.bins), default=0.0)
