"""Attention: what the app asks the run for, so that all that is on show follows the network.

Three lookouts share it: one for the digits, one for the view that is on show, and one for the
guide, which has something to say wherever one is.
"""

from __future__ import annotations

from collections.abc import Callable

from engine.commands import Ask, Command, Watch
from engine.events import (
    Answered,
    Diverged,
    Event,
    HyperApplied,
    Moved,
    Started,
    TwinEnded,
    Watched,
)
from engine.questions import AskAdvice, Question
from tui.asks import STANDING
from tui.lookout import EVERY, Lookout
from tui.view import RunView

VIEW_SHARE = 50  # what a view asks for may cost a fiftieth of the training time
VIEW_EVERY = 0.2  # seconds between two answers that cost next to nothing
GUIDE_SHARE = 100  # and the guide's looks, while it is not on show, a hundredth
GUIDE_EVERY = 10.0  # seconds; what it says must not be of a network long outgrown


class Attention:
    """Asks `send` for what is wanted, when it is time; `refresh` is the most draws a second."""

    def __init__(self, send: Callable[[Command], None], refresh: float) -> None:
        self._send, slowly = send, 1 / refresh
        self._digits = Lookout(Watch(), every=max(EVERY, slowly))
        self._view = Lookout(share=VIEW_SHARE, every=max(VIEW_EVERY, slowly))
        self._guide = Lookout(AskAdvice(), GUIDE_SHARE, longest=GUIDE_EVERY)

    def watch(self, watch: Watch) -> None:
        """From now on these digits are wanted."""
        self._digits.wanted = watch

    def open_guide(self) -> None:
        """What it says was perhaps seen some time ago."""
        self._guide.forget()

    def heard(self, event: Event) -> None:
        """Take note of an answer, and of what puts those before it out of date."""
        match event:
            case Started() | Moved() | TwinEnded(kept=True):  # the network is another one
                for lookout in (self._digits, self._view, self._guide):
                    lookout.forget()
            case HyperApplied() | Diverged():  # what was measured holds no more, at the same step
                self._view.forget()
                self._guide.forget()
            case Watched(seconds=seconds):
                self._digits.answered(seconds)
            case Answered(question=AskAdvice(), seconds=seconds):
                self._guide.answered(seconds)
            case Answered(seconds=seconds):
                self._view.answered(seconds)

    def look(self, view: RunView, question: Question | None, *, digits: bool, guide: bool) -> None:
        """Ask for what is on show, if that or the network has changed since.

        `question` is that of the view of the cockpit, `digits` whether they are on show, and
        `guide` whether it is.
        """
        if view.started is None or view.state in STANDING:
            return
        training, step = view.state == "training", view.progress.step
        self._view.wanted = question
        self._guide.share = VIEW_SHARE if guide else GUIDE_SHARE
        begun = step > 0 or view.state == "diverged"  # at the very first step, even
        for lookout, is_due in ((self._view, True), (self._digits, digits), (self._guide, begun)):
            wanted = lookout.wanted
            if is_due and wanted is not None and lookout.wants(step, training=training):
                self._send(wanted if isinstance(wanted, Watch) else Ask(wanted))
