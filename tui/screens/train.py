"""The main screen: four panes around one run, a status line and the keys."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Container
from textual.events import Resize
from textual.reactive import reactive
from textual.screen import Screen
from textual.widgets import Footer, Static

from tui.draft import Draft
from tui.view import RunView
from tui.widgets.accuracy_pane import AccuracyPane
from tui.widgets.digits_pane import DigitsPane
from tui.widgets.hyper_pane import HyperPane
from tui.widgets.loss_pane import LossPane
from tui.widgets.status_line import StatusLine
from tui.widgets.too_small import TooSmall

FOCUS = {1: "#fields", 2: "#loss", 3: "#epochs", 4: "#digits"}
ROOMY = (110, 34)  # from this size on the panes have their full width


def headline(view: RunView, name: str) -> str:
    """The top line: what is trained on what."""
    started = view.started
    if started is None:
        return f"[b]chainrule[/b]  {name}  loading the digits …"
    widths = [784, *started.hyper.hidden, 10]
    return (
        f"[b]chainrule[/b]  {name}  net {'-'.join(map(str, widths))}"
        f"  {started.parameters:,} parameters"
        f"  {started.train_images:,} train / {started.validation_images:,} validation"
    )


class TrainScreen(Screen[None]):
    """Hyperparameters, loss, accuracy and digits of the one run."""

    view: reactive[RunView] = reactive(RunView)
    draft: reactive[Draft] = reactive(Draft)

    def __init__(self, title: str) -> None:
        super().__init__()
        self._name = title

    def compose(self) -> ComposeResult:
        yield Static(id="headline")
        with Container(id="panes"):
            yield HyperPane(id="hyper", classes="pane").data_bind(TrainScreen.draft)
            yield LossPane(id="loss", classes="pane").data_bind(TrainScreen.view)
            yield AccuracyPane(id="accuracy", classes="pane").data_bind(TrainScreen.view)
            yield DigitsPane(id="digits", classes="pane").data_bind(TrainScreen.view)
        yield Static(id="notice", markup=False)
        yield StatusLine(id="status").data_bind(TrainScreen.view)
        yield Footer(compact=True, show_command_palette=False)
        yield TooSmall(id="too-small", markup=False)

    def on_mount(self) -> None:
        self.query_one("#fields").focus()

    def on_resize(self, event: Resize) -> None:
        """Arrange the panes for the size, or say that it is too small."""
        width, height = event.size
        self.set_class(width >= ROOMY[0] and height >= ROOMY[1], "roomy")
        self.query_one(TooSmall).show_for(width, height)

    def watch_view(self, old: RunView, new: RunView) -> None:
        """Keep the top line and the notice up to date."""
        if not self.is_mounted:
            return
        if old.started is not new.started or not old.started:
            self.query_one("#headline", Static).update(headline(new, self._name))
        if old.notice != new.notice or old.state != new.state:
            notice = self.query_one("#notice", Static)
            notice.update(new.notice)
            notice.display = bool(new.notice)
            notice.set_class(new.state in ("diverged", "failed"), "bad")

    def focus_pane(self, number: int) -> None:
        """Give the focus to a pane; a maximised one gives way."""
        if self.maximized is not None:
            self.minimize()
        self.query_one(FOCUS[number]).focus()

    def toggle_maximised(self) -> None:
        """Give the focused pane the whole screen, or give it back."""
        if self.maximized is not None:
            self.minimize()
            return
        pane = self.focused
        while pane is not None and not pane.has_class("pane"):
            pane = pane.parent if hasattr(pane.parent, "has_class") else None  # type: ignore[assignment]
        if pane is not None:
            self.maximize(pane, container=False)
