"""The app: opens the run, takes in what happens in it, and asks for what is on show.

It draws nothing; its screens and their panes do. Events come in bursts from the bridge, are
folded into the view, and the view is handed down. What keys do is in `run_actions` and `places`.
"""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import replace
from typing import ClassVar

from textual.app import App, SystemCommand
from textual.binding import BindingType
from textual.screen import Screen
from textual.widget import Widget
from textual.worker import Worker, WorkerState

from engine.commands import Ask, Recover, SetHyper, Watch
from engine.events import (
    Answered,
    Diverged,
    HyperApplied,
    Moved,
    RatesTested,
    Rejected,
    Started,
    TwinEnded,
    Watched,
)
from engine.hyper import Hyper
from engine.questions import AskAdvice
from engine.remedies import Action, Open, RestartWith, Set
from tui.announce import announced
from tui.asks import COVERED, STANDING, sensible
from tui.bridge import Bridge, OpenRun
from tui.config.settings import DEFAULTS, Settings
from tui.draft import Draft
from tui.fold import fold
from tui.journey import Journey
from tui.keys import EVERYWHERE, GUIDE, RULER, bindings
from tui.lookout import EVERY, Lookout
from tui.messages import AnswerWanted, Burst, MomentWanted, RemedyWanted, RunFailed, WatchWanted
from tui.palette import system_commands, translated
from tui.places import Places
from tui.reason import reason
from tui.say import say
from tui.screens.cockpit import CockpitScreen
from tui.screens.dialog import RunDialog
from tui.screens.dialogs import twin_dialog, twin_end_dialog
from tui.screens.rates import RatesScreen
from tui.screens.runs import NOT_KEPT, RunsScreen
from tui.screens.save import SaveScreen, copied
from tui.screens.train import TrainScreen
from tui.shelf import Shelf
from tui.taking.taken import take
from tui.terminal import on_termination
from tui.view import RunView

VIEW_SHARE = 50  # what a view asks for may cost a fiftieth of the training time
VIEW_EVERY = 0.2  # seconds between two answers that cost next to nothing
GUIDE_SHARE = 100  # and the guide's looks, while it is not on show, a hundredth
GUIDE_EVERY = 10.0  # seconds; what it says must not be of a network long outgrown
LOOK_AFTER = 0.05  # seconds after going back; who steps on sooner is not kept waiting


class ChainruleApp(Places):
    """Trains in a worker and shows it; `open_run` gives the run's events for an inbox.

    `shelf` has the runs on the disk; without it nothing is kept.
    """

    TITLE = "chainrule"
    CSS_PATH = "styles/chainrule.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(EVERYWHERE)]
    ENABLE_COMMAND_PALETTE = True

    def __init__(
        self,
        open_run: OpenRun,
        hyper: Hyper,
        title: str = "MNIST",
        shelf: Shelf | None = None,
        settings: Settings = DEFAULTS,
    ) -> None:
        super().__init__(settings)
        self.bridge = Bridge(
            open_run, lambda events: self.post_message(Burst(events)), settings.refresh
        )
        self._journey = Journey(self.bridge.send)
        self._main = TrainScreen(title)
        slowly = 1 / settings.refresh
        self._lookout, self._drawn_until = Lookout(Watch(), every=max(EVERY, slowly)), 0.0
        self._title, self._shelf = title, shelf
        self._ask = Lookout(share=VIEW_SHARE, every=max(VIEW_EVERY, slowly))
        self._ask_guide = Lookout(AskAdvice(), GUIDE_SHARE, longest=GUIDE_EVERY)
        self._told: frozenset[str] = frozenset()
        self.set_reactive(ChainruleApp.view, RunView(hyper=hyper))
        self.set_reactive(ChainruleApp.draft, Draft(hyper, hyper))

    # Beginning and end --------------------------------------------------------------------

    def get_default_screen(self) -> Screen[None]:
        """The main screen."""
        return self._main

    def on_mount(self) -> None:
        self._main.view, self._main.draft = self.view, self.draft
        on_termination(self._end_by)
        self.app_resume_signal.subscribe(self, self._draw_everything)
        self.call_after_refresh(self._start)

    def _draw_everything(self, _: App[None]) -> None:
        """Back from the background (fg): the terminal has forgotten what was drawn."""
        for screen in self.screen_stack:
            screen.refresh(layout=True)
            for widget in screen.walk_children(Widget):
                widget.refresh()

    def _start(self) -> None:
        """Begin the run once the first frame stands."""
        self.run_worker(
            self.bridge.run, name="run", thread=True, exit_on_error=False, group="training"
        )
        self.set_interval(EVERY / 2, self._look_around)

    def _end_by(self, number: int) -> None:
        self.bridge.close()
        self.exit(return_code=128 + number)

    async def action_quit(self) -> None:
        """End the run, then the app."""
        self.bridge.close()
        self.exit()

    def on_unmount(self) -> None:
        """However the app ends, the run ends with it."""
        self.bridge.close()

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Tell the user if the run broke off."""
        if event.state is WorkerState.ERROR and event.worker.name == "run":
            self.post_message(RunFailed(reason(event.worker.error)))

    # The run's events ---------------------------------------------------------------------

    def on_burst(self, message: Burst) -> None:
        """Fold the events into the view and the draft."""
        if not self.screen_stack:
            return  # the app ends, and a last burst comes too late
        now = time.thread_time()
        self.bridge.taken(now - self._drawn_until)
        self._drawn_until = now
        self.view = fold(self.view, message.events)
        for event in message.events:
            self._journey.heard(event)
            match event:
                case Started(hyper=hyper):
                    self.draft, self._told = self.draft.after_start(hyper), frozenset()
                    self._forget()
                    self.call_later(self._look_around)
                case HyperApplied(hyper=hyper):
                    self.draft = self.draft.after_acknowledgement(hyper)
                    self._ask_again()
                case Diverged():
                    self._ask_again()
                case Rejected(command=SetHyper()):
                    self.draft = self.draft.after_answer()
                case Moved(hyper=hyper):
                    self.draft = self.draft.after_travel(hyper)
                    self._forget()
                    self.set_timer(LOOK_AFTER, self._look_around)
                case TwinEnded(kept=True):
                    self._forget()
                case Watched(seconds=seconds):
                    self._lookout.answered(seconds)
                case Answered(question=AskAdvice(), seconds=seconds):
                    self._ask_guide.answered(seconds)
                case Answered(seconds=seconds):
                    self._ask.answered(seconds)
                case RatesTested() if self._here != RULER:
                    self.push_screen(RatesScreen(event), self._take_rate)
        if self.screen_stack and isinstance(self.screen, CockpitScreen):
            self._look_around()
        self._announce()

    def _announce(self) -> None:
        """Say once that there is a new hint; in the guide itself it is seen."""
        here = self._here == GUIDE
        self.view, self._told = announced(self.view, self._told, seen=here)

    def on_run_failed(self, message: RunFailed) -> None:
        """Show the reason."""
        self.view = replace(self.view, state="failed", notice=message.reason)

    def watch_view(self, view: RunView) -> None:
        """Hand the view down."""
        self._main.view = view
        for screen in self.screen_stack:  # it is empty while the app ends
            if isinstance(screen, RunDialog | CockpitScreen):
                screen.view = view

    def watch_draft(self, draft: Draft) -> None:
        """Hand the draft down."""
        self._main.draft = draft
        if isinstance(self.screen, CockpitScreen):
            self.screen.draft = draft

    def _forget(self) -> None:
        """The network is another one: whatever was seen of it is out of date."""
        for lookout in (self._lookout, self._ask, self._ask_guide):
            lookout.forget()

    def _ask_again(self) -> None:
        """What was measured holds no more, though the step is the same."""
        self._ask.forget()
        self._ask_guide.forget()

    def _look_around(self) -> None:
        """Ask for what is on show, if that or the network has changed since."""
        if self.view.started is None or self.view.state in STANDING or not self.screen_stack:
            return
        training, step = self.view.state == "training", self.view.progress.step
        if isinstance(self.screen, CockpitScreen):
            question = self._ask.wanted = self.screen.question
            if question is not None and self._ask.wants(step, training=training):
                self.bridge.send(Ask(question))
        elif self._lookout.wants(step, training=training):
            assert isinstance(self._lookout.wanted, Watch)
            self.bridge.send(self._lookout.wanted)
        self._ask_guide.share = VIEW_SHARE if self._here == GUIDE else GUIDE_SHARE
        begun = step or self.view.state == "diverged"  # at the very first step, even
        if begun and self._ask_guide.wants(step, training=training):
            self.bridge.send(Ask(AskAdvice()))

    def gone_to(self, place: str) -> None:
        """Ask for what is on show now."""
        if place == GUIDE:  # what it says was perhaps seen some time ago
            self._ask_guide.forget()
            self.call_later(self._announce)
        self.call_later(self._look_around)

    def on_watch_wanted(self, message: WatchWanted) -> None:
        """Show other digits."""
        self._lookout.wanted = message.watch
        self._look_around()

    def on_answer_wanted(self, _: AnswerWanted) -> None:
        """Ask at once, not at the next look around."""
        self._look_around()

    # Actions ------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Grey out what the run cannot do now; modal screens keep their keys to themselves."""
        if action in COVERED and self.is_covered:
            return False
        return sensible(self.view, action) or None

    # The guide ----------------------------------------------------------------------------

    def on_remedy_wanted(self, message: RemedyWanted) -> None:
        """Do what the hint advises; after a divergence, from the last good step on."""
        if not sensible(self.view, "restart"):
            return
        action: Action = message.hint.action
        match action:
            case Set(name, value):
                if self.view.state == "diverged":
                    self.bridge.send(Recover())
                self._want(name, value)
            case RestartWith(name, value):
                self._want(name, value)
                self.action_restart()
            case Open("rates"):
                self.action_show(RULER)
                self.action_rates()
            case Open(place):
                self.action_show(place)

    # Taking out ---------------------------------------------------------------------------

    def action_copy(self) -> None:
        """What the focused pane shows, as text, to the clipboard."""
        taken = take(self.screen, self.view.progress.step)
        self.copy_to_clipboard(taken.text)
        self._say(copied(taken))

    def action_save(self) -> None:
        """What it shows, to a file."""
        taken = take(self.screen, self.view.progress.step)
        self.push_screen(SaveScreen(taken, self.view.folder), self._say)

    # The past and the twin ----------------------------------------------------------------

    def on_moment_wanted(self, message: MomentWanted) -> None:
        """Go to a moment of the timeline."""
        self._journey.to(message.moment)

    def action_twin(self) -> None:
        """Start a twin; while there is one, decide what becomes of it."""
        if self.objected("twin"):
            return
        if self.view.twin is None:
            selected = self._main.selected_field
            self.push_screen(*twin_dialog(self.view, selected, self.bridge.send))
        else:
            self.push_screen(*twin_end_dialog(self.view, self.bridge.send))

    def action_compare(self) -> None:
        """List the runs on the disk, to compare some of them."""
        if self._shelf is None:
            self._say(say(NOT_KEPT))
        else:
            self.push_screen(RunsScreen(self._shelf, self.view.folder))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Every action that can be done there, by its name, and Textual's own."""
        yield from system_commands(self, screen)
        yield from translated(super().get_system_commands(screen))
