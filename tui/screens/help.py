"""The help screen: every key and every number on the main screen, explained."""

from __future__ import annotations

from typing import ClassVar

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from engine.hyper import FIELDS
from tui.keys import ACCURACY, ACTIONS, DIGIT, DIGITS, EVERYWHERE, HYPER, LOSS, RATES, TYPING

NUMBERS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        "Loss",
        (
            ("loss (now)", "Cross-entropy of the last mini-batch in nats: the mean of -log p, where p is "
             "the probability given to the right digit. Guessing blindly scores ln 10 = 2.3026."),
            ("smoothed (avg)", "A running mean over about the last 50 steps."),
            ("best", "The lowest loss of any single mini-batch."),
            ("validation", "(val) The loss on images the network never learns from, the dots in the chart."),
            ("upper chart", "The last steps, one column each."),
            ("lower chart", "The whole run: each column is the mean of its steps, and faint above "
             "it their largest loss."),
            ("▲", "Here a hyperparameter was changed."),
        ),
    ),
    (
        "Accuracy, one row an epoch",
        (
            ("ep", "Epoch: how often every training image has been seen."),
            ("loss, train", "Mean loss and accuracy over the epoch's mini-batches, each as it was "
             "met, before the network learned from it."),
            ("val", "Accuracy on the validation images at the end of the epoch; ★ marks the best."),
            ("lr", "The learning rate at the end of the epoch, schedule included."),
            ("sec, img/s", "Training time of the epoch, and images learned from per second."),
        ),
    ),
    (
        "Digits",
        (
            ("4  98%", "The network says 4, with a probability of 98%, and is right."),
            ("✗9 not 4 61%", "It says 9 with 61%, but the digit is a 4."),
            ("1–10 of 143", "Which of the digits of this kind are on show, out of how many."),
            ("2.86% wrong", "The share of wrong answers over all validation images."),
        ),
    ),
    (
        "Status line",
        (
            ("step", "Mini-batches learned from since the run began."),
            ("epoch 3/10", "The present epoch and the last one; the bar shows how much of it is done."),
            ("eta", "Time left until the last epoch is done, at the present speed."),
            ("img/s", "Images learned from per second over the last two seconds."),
            ("0:07", "Time spent training, pauses left out."),
            ("test 1×", "How often the test set was looked at in this run. Choose by validation "
             "accuracy; a test set that one tunes by is a test set no more."),
        ),
    ),
)  # fmt: skip

TITLES = {
    EVERYWHERE: "Everywhere",
    HYPER: "In the hyperparameters",
    TYPING: "While typing a value",
    LOSS: "In the loss",
    ACCURACY: "In the accuracy table",
    DIGITS: "In the digits",
    DIGIT: "On the enlarged digit",
    RATES: "After the range test",
}


def two_columns(rows: list[tuple[str, str]]) -> Table:
    """A plain table of terms and their meanings."""
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    table.add_column(style="bold", no_wrap=True, width=15)
    table.add_column()
    for term, meaning in rows:
        table.add_row(term, meaning)
    return table


def help_text() -> RenderableType:
    """All of the help, made from the tables of keys and of hyperparameters."""
    parts: list[RenderableType] = []

    def section(title: str, rows: list[tuple[str, str]]) -> None:
        parts.extend((Text(title, style="bold underline"), two_columns(rows), Text()))

    for where, title in TITLES.items():
        rows = [(a.shown, a.help) for a in ACTIONS if a.where == where]
        section(f"Keys · {title}", rows)
    fields = [
        (f.label, f"{f.help} {'Live' if f.live else 'Restart (r)'}; {f.allowed()}.") for f in FIELDS
    ]
    section("Hyperparameters", fields)
    for title, numbers in NUMBERS:
        section(title, list(numbers))
    return Group(*parts)


class HelpScreen(ModalScreen[None]):
    """A page to scroll through; escape leaves it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,question_mark,q", "close", "close"),
        Binding("down,j", "scroll(1)", show=False),
        Binding("up,k", "scroll(-1)", show=False),
    ]

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="help-box"):
            yield Static(help_text())

    def on_mount(self) -> None:
        box = self.query_one("#help-box")
        box.border_title = "Help"
        box.border_subtitle = "↑ ↓ scroll · esc close"
        box.focus()

    def action_scroll(self, by: int) -> None:
        """Scroll by a line."""
        self.query_one("#help-box").scroll_relative(y=by, animate=False)

    def action_close(self) -> None:
        """Back to the run."""
        self.dismiss()
