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
from tui import keys
from tui.keys import ACTIONS

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
        "Timeline",
        (
            ("kept", "The row below the loss: steps that were kept, each under its place in the chart. [ and ] go "
             "from one to the next, a click goes to the nearest. Everything shown is then as it was at that step."),
            ("●", "Where the run stands."),
            ("·  ┬  ├", "A step kept in passing, the end of an epoch, the start. The recent past is kept densely and "
             "thins out backwards as memory fills (kept 38 of 256 MB)."),
            ("★  ◆", "The best validation; a bookmark (b). Both stay."),
            ("Y  ○", "Here a branch or a twin left this one; here a branch was left."),
            ("branch", "Train on from a step of the past and a new branch begins; what came after that step before stays "
             "as a grey line, and B returns to it."),
            ("twin", "The same run with one hyperparameter changed, on the same batches; × is its loss."),
            ("twin − run", "Mean difference of the two losses since the fork, and its 95% interval, from the means of blocks "
             "of steps. While it holds zero it may be chance. Watch for long and it will leave zero by chance now and then."),
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
    # mistakes ------------------------------------------------
    #
    #
    # layers ------------------------------------------------
    #
    #
    # steps ------------------------------------------------
    #
    #
    # digit ------------------------------------------------
    #
    #
    (
        "Ruler (9)",
        (
            ("bars", "How the next step, at 1/8 to 8 times its length, would change the loss of its own mini-batch: "
             "below the line lower, above it higher. It is measured on a copy; the run is untouched."),
            ("●", "The same for 500 validation images, which the step was not made for. ▲ is beyond the chart."),
            ("edge", "From so many times the step on, the mini-batch's loss is higher than before the step. Nearer than "
             "1.5× is too near: the next mini-batches may be less kind."),
            ("▲ now", "The step as it is, with the learning rate of the next step, schedule included."),
            ("edge so far", "The edge at the last measurements; orange where it was near, ↑ where it was beyond 8×."),
            ("range test", "A copy trains 300 steps while its rate grows from 0.00001 to 10. ▲ marks where its loss "
             "fell fastest."),
        ),
    ),
    (
        "Guide (0)",
        (
            ("hints", "Rules with fixed thresholds over the run's own instruments look at it every few seconds. Each "
             "hint says the numbers that made it speak, why they matter, and one thing to do."),
            ("Guide (2)", "So many hints there are at present. They go by themselves when their reason does."),
        ),
    ),
)  # fmt: skip

TITLES = {
    keys.EVERYWHERE: "Everywhere",
    keys.HYPER: "In the hyperparameters",
    keys.TYPING: "While typing a value",
    keys.LOSS: "In the loss",
    keys.ACCURACY: "In the accuracy table",
    keys.DIGITS: "In the digits",
    keys.DIGIT: "On the enlarged digit",
    keys.RATES: "After the range test",
    keys.BRANCHES: "In the list of branches",
    keys.TWIN: "Before a twin starts",
    keys.TWIN_END: "While a twin is compared",
    keys.VIEW: "In every view of the cockpit",
    keys.MISTAKES: "In the mistakes (5)",
    keys.LAYERS: "In the layers (6)",
    keys.STEPS: "In the steps (7)",
    keys.INSPECTOR: "On a digit (8)",
    keys.RULER: "On the ruler (9)",
    keys.GUIDE: "In the guide (0)",
}


def two_columns(rows: list[tuple[str, str]]) -> Table:
    """A plain table of terms and their meanings."""
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    table.add_column(style="bold", no_wrap=True, width=15)
    table.add_column()
    for term, meaning in rows:
        table.add_row(term, meaning)
    return table


def help_text(folder: str = "") -> RenderableType:
    """All of the help, made from the tables of keys and of hyperparameters.

    `folder` is where the run is written to, if it is.
    """
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
    section("Files", [("folder", folder or "This run is written to no file.")])
    return Group(*parts)


class HelpScreen(ModalScreen[None]):
    """A page to scroll through; escape leaves it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,question_mark,q", "close", "close"),
        Binding("down,j", "scroll(1)", show=False),
        Binding("up,k", "scroll(-1)", show=False),
    ]

    def __init__(self, folder: str = "") -> None:
        super().__init__()
        self._folder = folder

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="help-box"):
            yield Static(help_text(self._folder))

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
