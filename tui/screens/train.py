"""The main screen: four panes around one run, a status line and the keys."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.events import DescendantFocus, MouseMove, Resize
from textual.reactive import var
from textual.widgets import Static

from tui import keys
from tui.draft import Draft
from tui.screens.panes import PanesScreen
from tui.tips import explain
from tui.view import RunView
from tui.widgets.accuracy_pane import AccuracyPane
from tui.widgets.digits_pane import DigitsPane
from tui.widgets.hyper_pane import FieldList, HyperPane
from tui.widgets.key_line import KeyLine
from tui.widgets.loss_pane import LossPane
from tui.widgets.status_line import StatusLine
from tui.widgets.tabs import Tabs
from tui.widgets.too_small import TooSmall

FOCUS = {1: "#fields", 2: "#loss", 3: "#accuracy", 4: "#digits"}
PLACES = {
    "fields": keys.HYPER,
    "field-entry": keys.TYPING,
    "loss": keys.LOSS,
    "accuracy": keys.ACCURACY,
    "digits": keys.DIGITS,
}
ROOMY = (118, 34)  # from this size on the panes have their full width
TALL = 46  # from this height on there is room for a third row of digits


class TrainScreen(PanesScreen):
    """Hyperparameters, loss, accuracy and digits of the one run."""

    view: var[RunView] = var(RunView)
    draft: var[Draft] = var(Draft)

    def __init__(self, title: str) -> None:
        super().__init__()
        self._tabs, self._notice = Tabs(title), Static(id="notice", markup=False)
        self._keys, self._too_small = KeyLine(id="keys"), TooSmall(id="too-small", markup=False)

    def compose(self) -> ComposeResult:
        yield self._tabs.data_bind(TrainScreen.view)
        with Horizontal(id="upper"):
            yield HyperPane(id="hyper", classes="pane").data_bind(TrainScreen.draft)
            yield LossPane(id="loss", classes="pane").data_bind(TrainScreen.view)
        with Horizontal(id="lower"):
            yield AccuracyPane(id="accuracy", classes="pane").data_bind(TrainScreen.view)
            yield DigitsPane(id="digits", classes="pane").data_bind(TrainScreen.view)
        yield self._notice
        yield StatusLine(id="status").data_bind(TrainScreen.view)
        yield self._keys.data_bind(TrainScreen.view)
        yield self._too_small

    def on_mount(self) -> None:
        self.query_one("#fields").focus()

    def on_resize(self, event: Resize) -> None:
        """Arrange the panes for the size, or say that it is too small."""
        width, height = event.size
        roomy = width >= ROOMY[0] and height >= ROOMY[1]
        self.update_classes({"roomy": roomy, "tall": height >= TALL})
        self._too_small.show_for(width, height)

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Tell the keys of what has the focus."""
        self._keys.where = PLACES.get(event.widget.id or "", keys.EVERYWHERE)

    def on_mouse_move(self, event: MouseMove) -> None:
        """Explain a pane whose title the mouse is on."""
        explain(self, event)

    def watch_view(self, old: RunView, new: RunView) -> None:
        """Keep the notice up to date."""
        if old.notice != new.notice or old.state != new.state:
            self._notice.update(new.notice)
            self._notice.display = bool(new.notice)
            self._notice.set_class(new.state in ("diverged", "failed"), "bad")

    @property
    def selected_field(self) -> str:
        """The name of the hyperparameter that is selected."""
        return self.query_one(FieldList).field.name

    def focus_pane(self, number: int) -> None:
        """Give the focus to a pane; a maximised one gives way."""
        if self.maximized is not None:
            self.minimize()
        self.set_focus(self.query_one(FOCUS[number]))  # at once: the next key is on its way
