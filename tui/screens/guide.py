"""The view of the guide: what is wrong with the run, why, and the key that mends it."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal

from tui.keys import GUIDE, bindings
from tui.messages import DismissWanted, HintsWanted, RemedyWanted
from tui.screens.cockpit import CockpitScreen
from tui.widgets.guide_detail import GuideDetail, RemedyButton
from tui.widgets.guide_list import GuideList


class GuideScreen(CockpitScreen):
    """The hints at the left, the chosen one in full at the right.

    It has no question: the app asks for advice by itself, whatever is on show.
    """

    PLACE = GUIDE
    CSS_PATH = "../styles/guide.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(GUIDE)]

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self._list = GuideList(id="guide-list", classes="pane")
        self._detail = GuideDetail(id="guide-detail", classes="pane")

    def body(self) -> ComposeResult:
        with Horizontal(id="guide-body"):
            yield self._list.data_bind(CockpitScreen.view)
            yield self._detail.data_bind(CockpitScreen.view)

    def on_mount(self) -> None:
        self._list.focus()

    def on_guide_list_chosen(self, message: GuideList.Chosen) -> None:
        """Show it in full."""
        self._detail.chosen = message.name

    def on_guide_list_opened(self) -> None:
        """A double click in the list."""
        self.action_do()

    def on_remedy_button_pressed(self, message: RemedyButton.Pressed) -> None:
        """A click on what enter does."""
        self.action_do()

    def action_move(self, by: int) -> None:
        """Choose another hint; with none, read on in what there is to read."""
        if self.view.hints:
            self._list.move(by)
        else:
            self._detail.read_on(by)

    def action_do(self) -> None:
        """Do what the hint advises."""
        if (hint := self._detail.hint) is not None:
            self.post_message(RemedyWanted(hint))

    def action_put_away(self) -> None:
        """Put the hint away for good."""
        if (hint := self._detail.hint) is not None:
            self.post_message(DismissWanted(hint.name))

    def action_all(self) -> None:
        """Show again what was dismissed."""
        self.post_message(HintsWanted())
