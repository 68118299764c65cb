"""The app: opens the run, takes in what happens in it, and asks for what is on show.

It draws nothing; its screens and their panes do. Events come in bursts from the bridge, are
folded into the view, and the view is handed down. What keys do is in `run_actions` and `places`.
"""

from __future__ import annotations

import time
from dataclasses import replace
from typing import ClassVar

from textual.app import App
from textual.binding import BindingType
from textual.screen import Screen
from textual.widget import Widget
from textual.worker import Worker, WorkerState

from engine.commands import Recover, SetHyper
from engine.events import HyperApplied, Moved, RatesTested, Rejected, Started
from engine.hyper import Hyper
from engine.remedies import Action, Open, RestartWith, Set
from tui.announce import announced
from tui.asks import COVERED, sensible
from tui.attention import Attention
from tui.bridge import Bridge, OpenRun
from tui.config.settings import DEFAULTS, Settings
from tui.draft import Draft
from tui.fold import fold
from tui.journey import Journey
from tui.keys import EVERYWHERE, GUIDE, RULER, bindings
from tui.lookout import EVERY
from tui.messages import AnswerWanted, Burst, MomentWanted, RemedyWanted, RunFailed, WatchWanted
from tui.places import Places
from tui.reason import reason
from tui.screens.cockpit import CockpitScreen
from tui.screens.dialog import RunDialog
from tui.screens.dialogs import twin_dialog, twin_end_dialog
from tui.screens.rates import RatesScreen
from tui.screens.train import TrainScreen
from tui.shelf import Shelf
from tui.terminal import on_termination
from tui.view import RunView

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
        self._attention = Attention(self.bridge.send, settings.refresh)
        self._title, self._shelf, self._drawn_until = title, shelf, 0.0
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
            self._attention.heard(event)
            match event:
                case Started(hyper=hyper):
                    self.draft, self._told = self.draft.after_start(hyper), frozenset()
                    self.call_later(self._look_around)
                case HyperApplied(hyper=hyper):
                    self.draft = self.draft.after_acknowledgement(hyper)
                case Rejected(command=SetHyper()):
                    self.draft = self.draft.after_answer()
                case Moved(hyper=hyper):
                    self.draft = self.draft.after_travel(hyper)
                    self.set_timer(LOOK_AFTER, self._look_around)
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

    def _look_around(self) -> None:
        """Ask for what is on show."""
        if self.screen_stack:
            screen = self.screen
            question = screen.question if isinstance(screen, CockpitScreen) else None
            digits = not isinstance(screen, CockpitScreen)
            self._attention.look(self.view, question, digits=digits, guide=self._here == GUIDE)

    def gone_to(self, place: str) -> None:
        """Ask for what is on show now."""
        if place == GUIDE:
            self._attention.open_guide()
            self.call_later(self._announce)
        self.call_later(self._look_around)

    def on_watch_wanted(self, message: WatchWanted) -> None:
        """Show other digits."""
        self._attention.watch(message.watch)
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
