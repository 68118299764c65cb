"""The mistakes pane: digits of one kind, such as the worst mistakes or those of one cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual.binding import BindingType
from textual.reactive import var

from engine.events import Answered, Digit
from engine.questions import AskMistakes, MistakeKind
from tui.digit_grid import DigitGrid
from tui.messages import InspectWanted, PageWanted
from tui.render import digits
from tui.say import say

if TYPE_CHECKING:
    from engine.answers import Mistakes

KINDS: tuple[MistakeKind, ...] = (
    "worst", "uncertain", "forgotten", "learned", "mislabelled", "cell",
)  # fmt: skip
TITLES: dict[MistakeKind, str] = {  # of the kinds that ask for no cell
    "worst": "worst mistakes, by loss",
    "uncertain": "most uncertain",
    "forgotten": "forgotten",
    "learned": "learned",
    "mislabelled": "doubtful labels",
}
SINCE: dict[MistakeKind, str] = {
    "forgotten": "forgotten since epoch {epoch}",
    "learned": "learned since epoch {epoch}",
}
LATER = (
    "Compared with the end of the epoch before;\nappears after the next epoch: press {key_epoch}."
)
NOTHING: dict[MistakeKind, str] = {
    "cell": "None: this does not happen.",
    "worst": "None: not one is wrong.",
    "uncertain": "None.",
    "forgotten": "None: all that was right then is right still.",
    "learned": "None: all that was wrong then is wrong still.",
    "mislabelled": "None: no label is contradicted with certainty.",
}


def title(question: AskMistakes, since: int | None) -> str:
    """What is shown, in words."""
    if question.kind == "cell":
        true, guess = digits.name(question.true), digits.name(question.guess)
        return say(
            "{true} read right" if true == guess else "{true} taken for {guess}",
            true=true,
            guess=guess,
        )
    titles = SINCE if since is not None and question.kind in SINCE else TITLES
    return say(titles[question.kind], epoch=since)


class MistakesPane(DigitGrid):
    """A page of digits; opening one follows it through the network."""

    BINDINGS: ClassVar[list[BindingType]] = []
    answered: var[Answered | None] = var(None)

    @property
    def mistakes(self) -> Mistakes | None:
        """What is on show."""
        return cast("Mistakes | None", self.answered and self.answered.answer)

    @property
    def question(self) -> AskMistakes:
        """What was asked."""
        return cast("AskMistakes", self.answered.question) if self.answered else AskMistakes()

    @property
    def digits(self) -> tuple[Digit, ...]:
        """The digits on show."""
        return self.mistakes.digits if self.mistakes else ()

    @property
    def count(self) -> int:
        """How many have room."""
        across, down = self.grid
        return across * down

    def on_mount(self) -> None:
        self.border_title = say("Digits")

    def watch_answered(self, old: Answered | None, new: Answered | None) -> None:
        """Show other digits, or what the network makes of them now."""
        found, question = self.mistakes, self.question
        words = title(question, found.since if found else None)
        self.border_title = words[:1].upper() + words[1:]
        self.border_subtitle = ""
        if found is not None:
            self._select_again(old)
            first, last = question.offset + 1, question.offset + len(found.digits)
            which = say("{first}–{last} of {total:,}", first=first, last=last, total=found.total)
            place = f"{KINDS.index(question.kind) + 1}/{len(KINDS)}"
            kind = say("kind {place} ({key_mistakes_kind})", place=place)
            self.border_subtitle = f"{which if found.digits else say('none')} · {kind}"
        self.refresh()

    def _select_again(self, old: Answered | None) -> None:
        """Stay with the digit that was selected, wherever it is now among those of its kind."""
        shown, last = self.digits, cast("Mistakes | None", old and old.answer)
        at = min(self.selected, max(len(shown) - 1, 0))
        if old and last and old.question == self.question and self.selected < len(last.digits):
            place = last.digits[self.selected].place
            at = next((i for i, digit in enumerate(shown) if digit.place == place), at)
        self.selected = at

    def empty_words(self) -> str:
        """Why there is no digit."""
        found, kind = self.mistakes, self.question.kind
        if found is None:
            return say("The digits appear when the data is loaded.")
        if kind in ("forgotten", "learned") and found.since is None:
            return say(LATER)
        return say(NOTHING[kind])

    def caption(self, digit: Digit) -> str:
        """The answer; and what else matters to the kind."""
        if self.question.kind == "mislabelled":
            return digits.doubtful_caption(digit)
        if self.question.kind == "uncertain":
            return digits.torn_caption(digit)
        return digits.caption(digit)

    def action_page(self, by: int) -> None:
        """Show the digits further on, or those before."""
        self.post_message(PageWanted(by))

    def action_open(self) -> None:
        """Follow the selected digit through the network."""
        if self.digits:
            self.post_message(InspectWanted(self.digits[self.selected].place))
