"""The accuracy pane: one row an epoch, the best one marked, following the newest."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.reactive import reactive
from textual.widgets import DataTable, Static

from engine.events import EpochDone
from tui.keys import ACCURACY, bindings
from tui.render import numbers
from tui.view import RunView

COLUMNS = ("ep", "loss", "train", "val", "lr", "sec", "img/s")
BEST = "★"


def row_texts(row: EpochDone, *, best: bool) -> list[Text]:
    """One epoch as texts, in the order of `COLUMNS`."""
    mark = BEST if best else " "
    words = (
        f"{row.epoch}",
        numbers.loss(row.train_loss)[:6],
        numbers.percent(row.train_accuracy),
        numbers.percent(row.validation_accuracy) + mark,
        f"{row.learning_rate:.3g}",
        f"{row.seconds:.1f}" if row.seconds < 100 else f"{row.seconds:.0f}",
        numbers.rate(row.images_per_second),
    )
    return [Text(word, justify="right", style="bold" if best else "") for word in words]


class EpochTable(DataTable[Text], can_focus=True):
    """A table that stays at its newest row until the user goes elsewhere in it."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(ACCURACY)]

    def action_follow(self) -> None:
        """Go to the newest row; being there, the table follows again."""
        self.move_cursor(row=self.row_count - 1, animate=False)
        self.scroll_end(animate=False)

    @property
    def follows(self) -> bool:
        """Whether the newest row is the one the user is at."""
        return self.row_count == 0 or self.cursor_row >= self.row_count - 1


class AccuracyPane(Vertical):
    """The table, and a word in its place until there is a row."""

    view: reactive[RunView] = reactive(RunView)

    def compose(self) -> ComposeResult:
        table = EpochTable(id="epochs", cursor_type="row", zebra_stripes=True, cell_padding=0)
        yield table
        yield Static("A row appears here at the end of each epoch.", id="no-epochs")

    def on_mount(self) -> None:
        self.border_title = "3 Accuracy"
        table = self.query_one(EpochTable)
        for name, width in zip(COLUMNS, (4, 7, 7, 8, 8, 6, 6), strict=True):
            table.add_column(Text(name + (" " if name == "val" else ""), justify="right"),
                             width=width, key=name)
        self._best: EpochDone | None = None

    def watch_view(self, old: RunView, new: RunView) -> None:
        """Bring the table up to date if there is anything new."""
        if old.epochs is new.epochs:
            return
        table = self.query_one(EpochTable)
        if len(new.epochs) < table.row_count:
            table.clear()
            self._best = None
        follow = table.follows
        for row in new.epochs[table.row_count :]:
            table.add_row(*row_texts(row, best=False), key=str(row.epoch))
        self._mark_best(table, new.best_epoch)
        self.query_one("#no-epochs").display = not new.epochs
        if follow and new.epochs:
            table.action_follow()
        posted = new.hyper.split == "post"
        self.border_subtitle = "val = test set, every epoch (post)" if posted else ""

    def _mark_best(self, table: EpochTable, best: EpochDone | None) -> None:
        if best is self._best:
            return
        for row in (self._best, best):
            if row is not None:
                texts = row_texts(row, best=row is best)
                for column, words in zip(COLUMNS, texts, strict=True):
                    table.update_cell(str(row.epoch), column, words)
        self._best = best
