"""The list of runs on the disk, from which some are ticked to be compared.

The disk may be slow and the runs many: they are read in a thread, one thread at a time, and only
while this dialog asks for it.
"""

from __future__ import annotations

from collections.abc import Callable
from textwrap import indent
from threading import Lock
from typing import Any, ClassVar, TypeVar

from rich.console import RenderableType
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option
from textual.worker import Worker, WorkerState, get_current_worker

from tui.keys import RUNS, bindings
from tui.marked_list import MarkedList
from tui.reason import reason
from tui.render import numbers
from tui.say import say
from tui.screens.compared import ComparedScreen
from tui.screens.dialog import Dialog
from tui.shelf import MOST, KeptRun, Shelf
from tui.wide import Wide, abridged, wrap
from tui.widgets.key_line import KeyLine

Found = TypeVar("Found")

NOT_KEPT = "Runs are not kept in this session (--no-save)."
NAME, WIDTH = 26, 72  # columns of a name and of a row without its mark
READING = Lock()  # a thread whose dialog was closed may still be reading: the next one waits


def heading() -> str:
    """What stands in the columns of a row."""
    name, written = say("run"), say("written")
    return f"     {name:<{NAME}} {written:<16} {'preset':<8} {'epoch':>6} {'best val':>8}"


def row(run: KeptRun, *, ticked: bool) -> Content:
    """A run in a line; below it, if it cannot be compared, why not."""
    name = Wide(abridged(run.name, NAME))
    written = say("this run") if run.present else run.written
    if run.problem:
        words = say("cannot be compared: {problem}", problem=run.problem)
        why = indent("\n".join(wrap(words, WIDTH - 4)), " " * 4)
        return Content.assemble(f"[!] {name:<{NAME}} {written}\n", (why, "dim"))
    best = "–" if run.best is None else numbers.percent(run.best)
    epochs = f"{run.epoch}/{run.epochs}"
    line = f"{name:<{NAME}} {written:<16} {run.preset:<8} {epochs:>6} {best:>8}"
    return Content.assemble("[●] " if ticked else "[ ] ", line)


def advice(runs: list[KeptRun], ticked: int, folder: str, trouble: str) -> str:
    """What can be done with the list; `trouble` is why no run can be kept in the folder."""
    present, others = (any(run.present is it for run in runs) for it in (True, False))
    if trouble and not (present and others):
        more = say(
            "No run can be kept in {folder} ({why}): to compare runs, start with another folder, "
            "by --runs or CHAINRULE_RUNS.",
            folder=folder,
            why=trouble,
        )
    elif not others:
        return say(
            "No other run is kept in {folder} yet: each that trains is. Change something, press "
            "{key_restart}, then {key_toggle}: this run is then listed here, to compare the new "
            "one with.",
            folder=folder,
        )
    else:
        more = "" if present else say("This run is listed once it has trained for a while.")
    words = say("{ticked} of at most {most} ticked. What is compared is what is on the disk.",
                ticked=ticked, most=MOST)  # fmt: skip
    return f"{words} {more}".strip() if others else more


class RunList(MarkedList, inherit_bindings=False):
    """A list whose rows a click ticks; the keys are the dialog's, but for moving."""

    BINDINGS: ClassVar[list[BindingType]] = [
        each for each in OptionList.BINDINGS if isinstance(each, Binding) and each.key != "enter"
    ]


class RunsScreen(Dialog[None]):
    """Lists what `shelf` has; the run in the folder `present` is the one that trains now."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(RUNS)]

    def __init__(self, shelf: Shelf, present: str) -> None:
        super().__init__()
        self._shelf, self._present = shelf, present
        self._runs: list[KeptRun] = []
        self._ticked: set[int] = set()
        self._trouble = ""
        self._then: Callable[[Any], None] | None = None  # what is done with what is being read
        self._box, self._list = Vertical(id="runs-box"), RunList(id="runs-list")
        self._heading = Static(heading(), id="runs-heading", markup=False)
        self._note = Static(id="runs-note", markup=False)

    def compose(self) -> ComposeResult:
        with self._box:
            yield self._heading
            yield self._list
            yield self._note
            yield KeyLine(where=RUNS)

    def on_mount(self) -> None:
        self._box.border_title = say("Compare runs")
        self._heading.display = False
        self._list.focus()
        words = say("Reading the runs in {folder} …", folder=self._shelf.folder)
        self._read(self._all_runs, self._fill, words)

    # Reading, in a thread -----------------------------------------------------------------

    def _read(self, job: Callable[[], Found], then: Callable[[Found], None], words: str) -> None:
        """Begin one; nothing else is read before it is done."""
        self._then = then
        self._say(words)

        def alone() -> Found | None:
            with READING:
                return None if get_current_worker().is_cancelled else job()

        self.run_worker(alone, thread=True, exit_on_error=False)

    def _all_runs(self) -> tuple[list[KeptRun], str]:
        """Read run after run, no further once the dialog is closed; and why no more can be kept."""
        worker, found = get_current_worker(), list[KeptRun]()
        for run in self._shelf.listing(self._present):
            found.append(run)
            if worker.is_cancelled:
                break
        return found, self._shelf.trouble()

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Show what was read, or why it could not be."""
        if event.state is WorkerState.ERROR:
            self._then = None
            self._say(reason(event.worker.error), wrong=True)
        elif event.state is WorkerState.SUCCESS:
            then, self._then = self._then, None
            assert then is not None, "one is read at a time"
            then(event.worker.result)

    def _fill(self, found: tuple[list[KeptRun], str]) -> None:
        """List them; the present run is ticked already."""
        runs, self._trouble = found
        self._runs = runs
        self._ticked = {at for at, run in enumerate(runs) if run.present and not run.problem}
        self._heading.display = bool(runs)
        self._list.add_options(
            Option(row(run, ticked=at in self._ticked)) for at, run in enumerate(runs)
        )
        others = [at for at, run in enumerate(runs) if not run.present]
        self._list.highlighted = others[0] if others else (0 if runs else None)
        self._say()

    def _compared(self, found: RenderableType) -> None:
        chosen = self._chosen
        self._say()
        self.app.push_screen(ComparedScreen(found, len(chosen), present=chosen[0].present))

    # Ticking ------------------------------------------------------------------------------

    @property
    def _chosen(self) -> list[KeptRun]:
        """The ticked runs, as the list has them."""
        return [self._runs[at] for at in sorted(self._ticked)]

    def _say(self, words: str = "", *, wrong: bool = False) -> None:
        """Say something below the list; without words, what can be done."""
        folder, ticked = self._shelf.folder, len(self._ticked)
        self._note.update(words or advice(self._runs, ticked, folder, self._trouble))
        self._note.set_class(wrong, "wrong")

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click."""
        self.action_tick()

    def action_tick(self) -> None:
        """Tick the run or untick it, or say why it cannot be."""
        at = self._list.highlighted
        if at is None or self._then:
            return
        run = self._runs[at]
        if run.problem:
            why = say("{run} cannot be compared: {problem}.", run=run.name, problem=run.problem)
            self._say(why, wrong=True)
        elif at not in self._ticked and len(self._ticked) >= MOST:
            many = say("At most {most} runs fit into one chart: untick another first.", most=MOST)
            self._say(many, wrong=True)
        else:
            self._ticked ^= {at}
            self._list.replace_option_prompt_at_index(at, row(run, ticked=at in self._ticked))
            self._say()

    def action_compare(self) -> None:
        """Read the ticked runs and show them side by side."""
        if self._then:
            return
        chosen = [run.folder for run in self._chosen]
        if len(chosen) < 2:
            few = say(
                "Tick two runs or more with {key_runs_tick}; {key_runs_compare} then compares them."
            )
            self._say(few, wrong=True)
        else:
            words = say("Reading the runs …")
            self._read(lambda: self._shelf.compared(chosen), self._compared, words)

    def action_close(self) -> None:
        """Back to the run."""
        self.dismiss(None)
