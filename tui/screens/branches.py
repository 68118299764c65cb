"""The list of branches and bookmarks: what differs, how good it got, and a way back to each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tui.changes import dated_text
from tui.keys import BRANCHES, bindings
from tui.marked_list import MarkedList
from tui.past_view import BranchView, PastView
from tui.render import numbers
from tui.render.timeline import SIGNS
from tui.say import say
from tui.screens.dialog import RunDialog
from tui.view import RunView
from tui.widgets.key_line import KeyLine


@dataclass(frozen=True, slots=True)
class Row:
    """A place to go to: its words in two parts, and the moment; None for where one is."""

    title: str
    details: str
    moment: int | None


def branch_row(view: RunView, branch: BranchView) -> Row:
    """A branch: where it left its parent, how far it went, how good it got, what differs."""
    past, here = view.past, branch.number == view.past.branch
    last = past.last(branch.number)
    reached = max(last.moment.step if last else 0, view.progress.step if here else 0)
    course = say("from the start, to {reached:,}", reached=reached)
    if branch.number:
        parent = past.branches.get(branch.parent, BranchView(branch.parent)).name
        course = say("from {parent} at {step:,}, to {reached:,}",
                     parent=parent, step=branch.step, reached=reached)  # fmt: skip
    accuracy = None if branch.best is None else numbers.percent(branch.best)
    best = f"  {say('best val {accuracy}', accuracy=accuracy)}" if accuracy else ""
    title = f"{'●' if here else ' '} {branch.name:<10} {course}{best}"
    at_its_end = here and (past.at is None or view.progress.step >= reached)
    words = [dated_text(branch.changes)] if branch.changes else []
    if here:
        step = view.progress.step
        words.insert(0, say("you are here" if at_its_end else "you are here, at step {step:,}",
                            step=step))  # fmt: skip
    details = "; ".join(words) or (say("no change") if branch.number else "")
    moment = None if at_its_end or last is None else last.moment.number
    return Row(title, details, moment)


def moment_rows(past: PastView) -> list[Row]:
    """The best validation and the bookmarks."""
    rows = []
    for saved in sorted(past.kept.values(), key=lambda saved: saved.moment.step):
        moment = saved.moment
        for kind, word in (("best", say("best")), ("bookmark", say("bookmark"))):
            if kind in moment.kinds:
                branch = past.branches.get(moment.branch, BranchView(moment.branch)).name
                where = say("step {step:,} of {branch}", step=moment.step, branch=branch)
                title = f"{SIGNS[kind]} {word:<10} {where}"
                rows.append(Row(title, "", moment.number))
    return rows


def all_rows(view: RunView) -> list[Row]:
    """Branches first, the newest at the end."""
    branches = [branch_row(view, branch) for branch in view.past.branches.values()]
    return [*branches, *moment_rows(view.past)]


def prompt(row: Row) -> Content:
    """A row as the list shows it, its details below."""
    parts: list[str | tuple[str, str]] = [row.title]
    if row.details:
        parts.append((f"\n  {row.details}", "dim"))
    return Content.assemble(*parts)


class BranchesScreen(RunDialog[int | None]):
    """Dismissed with the number of the moment to go to, or None.

    The rows follow the run, which trains on meanwhile; the cursor stays where it is.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(BRANCHES)]

    def __init__(self, view: RunView, folder: str = "") -> None:
        super().__init__(view)
        self._folder = folder  # where the run is written to, or will be
        self._rows: list[Row] = []
        self._box, self._list = Vertical(id="branches-box"), MarkedList(id="branches-list")

    def compose(self) -> ComposeResult:
        with self._box:
            yield self._list
            yield Static(self.footnote(), id="branches-note", markup=False)
            yield KeyLine(where=BRANCHES)

    def on_mount(self) -> None:
        self._box.border_title = say("Branches and bookmarks")
        self.watch_view()
        self._list.focus()

    def watch_view(self) -> None:
        """Write the rows anew where they differ."""
        if self.view.past.memory[1]:
            self._box.border_subtitle = numbers.memory(*self.view.past.memory)
        before, self._rows = self._rows, all_rows(self.view)
        if len(before) != len(self._rows):
            highlighted = self._list.highlighted or 0
            self._list.set_options(Option(prompt(row)) for row in self._rows)
            self._list.highlighted = highlighted
            return
        for at, (old, new) in enumerate(zip(before, self._rows, strict=True)):
            if (old.title, old.details) != (new.title, new.details):
                self._list.replace_option_prompt_at_index(at, prompt(new))

    def footnote(self) -> str:
        """How branches come about, and where the files are."""
        words = say(
            "{key_back} goes back in time; {key_toggle} trains on from there as a new branch."
        )
        where = say("The run is written to {folder}", folder=self._folder)
        return f"{words}\n{where}" if self._folder else words

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click, or enter on the list."""
        self.dismiss(self._rows[event.option_index].moment)

    def action_go(self) -> None:
        """Go to the row that is highlighted."""
        self._list.action_select()

    def action_close(self) -> None:
        """Stay here."""
        self.dismiss(None)
