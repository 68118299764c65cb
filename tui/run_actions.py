"""What keys and panes ask of the run, turned into commands for the bridge."""

from __future__ import annotations

from dataclasses import replace

from textual.reactive import var

from engine.commands import Pause, Reset, Resume, SetHyper, TryRates
from engine.hyper import FIELD_BY_NAME, Value
from tui.appearance import DressedApp
from tui.asks import COMMANDS, objection
from tui.bridge import Bridge
from tui.draft import Draft
from tui.messages import (
    BreakpointsWanted,
    DismissWanted,
    HintsWanted,
    HyperWanted,
    StepWanted,
    UndoWanted,
)
from tui.say import say
from tui.screens.dialogs import branches_dialog
from tui.shelf import Shelf, whereabouts
from tui.view import RunView


class RunActions(DressedApp):
    """Holds the run's view and the user's draft; whoever inherits from it opens the bridge."""

    view: var[RunView] = var(RunView, init=False)
    draft: var[Draft] = var(Draft, init=False)
    bridge: Bridge
    _shelf: Shelf | None = None

    @property
    def whereabouts(self) -> str:
        """Where the run is written to, or will be."""
        return whereabouts(self.view.folder, self._shelf)

    def on_breakpoints_wanted(self, message: BreakpointsWanted) -> None:
        """Pause at these."""
        self.bridge.send(message.wanted)

    def on_hyper_wanted(self, message: HyperWanted) -> None:
        """Want the value that was typed."""
        self._want(message.name, message.value)

    def on_step_wanted(self, message: StepWanted) -> None:
        """Step from what is wanted by now, so that no key of a fast series is lost."""
        value = self.draft.wanted.value(message.name)
        self._want(message.name, FIELD_BY_NAME[message.name].stepped(value, message.direction))

    def _want(self, name: str, value: Value) -> None:
        """Send a live change at once; keep another for the restart."""
        before = self.draft
        self.draft = before.with_value(name, value)
        if self.draft is not before:
            self._send_if_live(name)

    def on_undo_wanted(self, message: UndoWanted) -> None:
        """Take the last change back."""
        self.draft, name = self.draft.undone()
        if name is None:
            self._say(say("There is nothing to undo."))
        else:
            self._send_if_live(name)

    def _send_if_live(self, name: str) -> None:
        if FIELD_BY_NAME[name].live:
            value: Value = self.draft.wanted.value(name)
            self.bridge.send(SetHyper(((name, value),)))

    def action_start_or_pause(self) -> None:
        """Start, pause or go on; while the data is being read, as soon as it is there."""
        if self.view.started is None:
            self._say(say("Training starts as soon as the data is there."))
        self.bridge.send(Pause() if self.view.state == "training" else Resume())

    def action_send(self, name: str) -> None:
        """Ask the run for what needs no more than its name; or say why there is no use."""
        if not self.objected(name):
            self.bridge.send(COMMANDS[name])

    def objected(self, action: str) -> bool:
        """Say why an action can do nothing now, and whether that is so."""
        why = objection(self.view, action)
        self._say(why)
        return bool(why)

    def _say(self, words: str | None) -> None:
        """Show a notice, if there is something to say."""
        if words:
            self.view = replace(self.view, notice=words)

    def action_restart(self) -> None:
        """Begin anew with what is wanted."""
        self.bridge.send(Reset(self.draft.wanted))

    def action_rates(self) -> None:
        """Try all learning rates on a copy."""
        self._say(say("Trying all learning rates on a copy …"))
        self.bridge.send(TryRates())

    def _take_rate(self, rate: float | None) -> None:
        """Train on with the suggested rate, if it was taken."""
        if rate is not None:
            self._want("learning_rate", rate)

    def on_dismiss_wanted(self, message: DismissWanted) -> None:
        """Hints of this name stay away from now on."""
        self.view = replace(self.view, dismissed=self.view.dismissed | {message.name})

    def on_hints_wanted(self, message: HintsWanted) -> None:
        """All hints may come back."""
        self.view = replace(self.view, dismissed=frozenset())

    def action_branches(self) -> None:
        """List the branches and bookmarks."""
        self.push_screen(*branches_dialog(self.view, self.whereabouts, self.bridge.send))
