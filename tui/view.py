"""The view: one frozen picture of the run.

Panes draw what the view says and nothing else; `tui.fold` makes it from the run's events.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, cast

from engine.commands import SetBreakpoints
from engine.events import Answered, EpochDone, RatesTested, Started, Watched
from engine.hyper import Hyper
from engine.questions import (
    AskAdvice,
    AskDigit,
    AskLayers,
    AskMistakes,
    AskRuler,
    AskSteps,
    Question,
)
from tui.history import History
from tui.past_view import PastView
from tui.progress import Mark, Progress
from tui.rows import Rows
from tui.twin_view import TwinView

if TYPE_CHECKING:  # the answers' classes need NumPy, which the first frame does not wait for
    from engine.answers import Advice, Answer, Layers, Mistakes, OneDigit, Rates, Steps
    from engine.hints import Hint

State = Literal[
    "loading", "ready", "training", "paused", "finished", "diverged", "failed", "stopped"
]


@dataclass(frozen=True, slots=True)
class RunView:
    """Everything the panes show of a run; `answers` holds the newest to each kind of question.

    `tested` is the last range test; `dismissed` are the names of hints that the user wants to see
    no more.
    """

    state: State = "loading"
    hyper: Hyper = field(default_factory=Hyper)
    started: Started | None = None
    progress: Progress = field(default_factory=Progress)
    history: History = field(default_factory=History)
    marks: tuple[Mark, ...] = ()
    epochs: Rows[EpochDone] = field(default_factory=Rows)
    watched: Watched | None = None
    looks: int = 0  # at the test set
    tested: RatesTested | None = None
    past: PastView = field(default_factory=PastView)
    twin: TwinView | None = None
    folder: str = ""
    notice: str = ""
    answers: Mapping[type, Answered] = field(default_factory=dict)
    dismissed: frozenset[str] = frozenset()
    breakpoints: SetBreakpoints = field(default_factory=SetBreakpoints)

    def _answer(self, question: type[Question]) -> Answer | None:
        """The newest answer to a kind of question, None if there is none yet."""
        answered = self.answers.get(question)
        return cast("Answer | None", answered.answer if answered else None)

    @property
    def mistakes(self) -> Mistakes | None:
        """The newest confusion matrix, and the digits that were asked for."""
        return cast("Mistakes | None", self._answer(AskMistakes))

    @property
    def layers(self) -> Layers | None:
        """The newest readings of every layer."""
        return cast("Layers | None", self._answer(AskLayers))

    @property
    def steps(self) -> Steps | None:
        """The next step of training, operation by operation."""
        return cast("Steps | None", self._answer(AskSteps))

    @property
    def digit(self) -> OneDigit | None:
        """The digit that is inspected, as the network sees it now."""
        return cast("OneDigit | None", self._answer(AskDigit))

    @property
    def rates(self) -> Rates | None:
        """The ruler along the newest update that was measured."""
        return cast("Rates | None", self._answer(AskRuler))

    @property
    def advice(self) -> Advice | None:
        """All that the guide has to say, and what it looked at."""
        return cast("Advice | None", self._answer(AskAdvice))

    @property
    def hints(self) -> tuple[Hint, ...]:
        """What the guide has to say, but for what the user has dismissed."""
        advice = self.advice
        return tuple(h for h in advice.hints if h.name not in self.dismissed) if advice else ()

    @property
    def eta(self) -> float | None:
        """Seconds of training left at the present pace; None when that cannot be told."""
        pace = self.progress.images_per_second
        if not self.started or not pace:
            return None
        whole = self.started.train_images
        done = max(self.progress.epoch - 1, 0) * whole + self.progress.seen
        return max(self.hyper.epochs * whole - done, 0) / pace

    @property
    def best_epoch(self) -> EpochDone | None:
        """The epoch with the best validation accuracy, the earliest if several have it."""
        return max(self.epochs, key=lambda e: e.validation_accuracy, default=None)
