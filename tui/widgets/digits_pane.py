"""The digits pane: real validation images, with what the network takes them for."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from textual.binding import BindingType
from textual.reactive import reactive, var

from engine.commands import Pick, Watch
from engine.events import Digit, Watched
from tui.digit_grid import DigitGrid
from tui.keys import DIGITS, bindings
from tui.messages import EnlargeWanted, InspectWanted, WatchWanted
from tui.render import numbers
from tui.say import say
from tui.view import RunView

PICKS: tuple[Pick, ...] = ("sample", "wrong", "uncertain", "class")


def title(watch: Watch) -> str:
    """What is shown, in words."""
    return {
        "sample": say("a sample"),
        "wrong": say("mistakes, by loss"),
        "uncertain": say("most uncertain"),
        "class": say("only {label}s", label=watch.label),
    }[watch.pick]


def summary(watched: Watched) -> str:
    """Which of how many are shown, and how many are wrong."""
    offset, count = watched.watch.offset, len(watched.digits)
    share = say("{share} wrong", share=numbers.percent(1 - watched.accuracy))
    if not count:
        return f"{say('none')} · {share}"
    shown = say("{first}–{last} of {total:,}",
                first=offset + 1, last=offset + count, total=watched.total)  # fmt: skip
    return f"{shown} · {share}"


class DigitsPane(DigitGrid):
    """A grid of digits of the kind that was picked, which follows the network as it learns."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(DIGITS)]

    view: var[RunView] = var(RunView)
    watch_for: reactive[Watch] = reactive(Watch)

    @property
    def digits(self) -> tuple[Digit, ...]:
        """The digits on show."""
        watched = self.view.watched
        return watched.digits if watched else ()

    def on_resize(self) -> None:
        across, down = self.grid
        self._ask(count=across * down)

    def watch_view(self, old: RunView, new: RunView) -> None:
        """Draw when there are other digits or other answers."""
        if old.watched is new.watched:
            return
        if new.watched is not None:
            self.selected = min(self.selected, max(len(new.watched.digits) - 1, 0))
            self.border_subtitle = summary(new.watched)
            if new.watched.total and not new.watched.digits:
                self._ask(offset=0)  # the network has learned the page away
        else:
            self.border_subtitle = ""
        self.refresh()

    def on_mount(self) -> None:
        self._entitle()

    def _entitle(self) -> None:
        self.border_title = say("{key_pane_4} Digits: {kind}", kind=title(self.watch_for))

    def _ask(self, **changes: object) -> None:
        """Want other digits from now on."""
        wanted = replace(self.watch_for, **changes)  # type: ignore[arg-type]
        if wanted != self.watch_for:
            self.watch_for = wanted
            self._entitle()
            self.post_message(WatchWanted(wanted))

    def action_pick(self) -> None:
        """Show the next kind of digits."""
        following = PICKS[(PICKS.index(self.watch_for.pick) + 1) % len(PICKS)]
        self._ask(pick=following, offset=0)

    def action_next_class(self) -> None:
        """Show one class, or the next one."""
        shown = self.watch_for.pick == "class"
        self._ask(pick="class", label=(self.watch_for.label + shown) % 10, offset=0)

    def action_page(self, by: int) -> None:
        """Show the digits further on, or those before."""
        watched = self.view.watched
        offset = self.watch_for.offset + by * self.watch_for.count
        if watched is not None and offset < watched.total:
            self._ask(offset=max(offset, 0))

    def action_open(self) -> None:
        """Show the selected digit large."""
        if self.digits:
            self.post_message(EnlargeWanted(self.digits[self.selected].place))

    def action_inspect(self) -> None:
        """Follow the selected digit through the network."""
        if self.digits:
            self.post_message(InspectWanted(self.digits[self.selected].place))

    def empty_words(self) -> str:
        """What to say while there is no digit."""
        if self.view.watched is None:
            return say("The digits appear when the data is loaded.")
        wrong = self.view.watched.watch.pick == "wrong"
        return say("None: not one is wrong.") if wrong else ""
