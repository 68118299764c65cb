"""Where one is in the app, and the ways from place to place: views, panes, help, dialogs."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import ClassVar

from textual.app import SystemCommand
from textual.command import Provider
from textual.events import Event, Key, MouseScrollDown, MouseScrollUp, Paste
from textual.screen import Screen
from textual.widgets import Input

from tui.keys import INSPECTOR, TRAIN
from tui.messages import EnlargeWanted, InspectWanted
from tui.palette import Commands, Palette, system_commands, translated
from tui.run_actions import RunActions
from tui.say import say
from tui.screens.cockpit import CockpitScreen
from tui.screens.digit import DigitScreen
from tui.screens.help import HelpScreen
from tui.screens.jump import JumpScreen, Target
from tui.screens.panes import PanesScreen
from tui.screens.runs import NOT_KEPT, RunsScreen
from tui.screens.save import SaveScreen, copied
from tui.screens.train import TrainScreen
from tui.taking.taken import take

WITHOUT_A_SCREEN = ("quit", "toggle", "suspend")  # what a terminal too small for the rest can do
TEXTUALS_OWN = ("ctrl+c", "ctrl+q")  # keys that hold there as well
WHEEL = (MouseScrollDown, MouseScrollUp)


class Places(RunActions):
    """Has the training screen and, once they were gone to, the views of the cockpit."""

    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {Commands}

    _main: TrainScreen
    _title: str

    @property
    def _is_hidden(self) -> bool:
        """Whether the terminal is too small to show what keys would do."""
        return bool(self.screen_stack and self.screen.query("#too-small.shown"))

    async def on_event(self, event: Event) -> None:
        """While the terminal is too small, the wheel does nothing; the notice covers the rest."""
        if not isinstance(event, WHEEL) or not self._is_hidden:
            await super().on_event(event)

    async def hand_on(self, event: Key | Paste) -> None:
        """While the terminal is too small, no key does what cannot be seen."""
        key = event.key if isinstance(event, Key) else ""
        if not self._is_hidden or key in TEXTUALS_OWN:
            await super().hand_on(event)
            return
        for action in self.actions:
            if action.id in WITHOUT_A_SCREEN and key in action.keys.split(","):
                await self.run_action(action.method)

    @property
    def escape_to_minimize(self) -> bool:
        """Escape gives the room of a full-screen pane back, unless it belongs to a line in it."""
        return super().escape_to_minimize and not isinstance(self.focused, Input)

    def action_pane(self, number: int) -> None:
        """Go to a pane."""
        self.action_show(TRAIN)
        self._main.focus_pane(number)

    @property
    def _here(self) -> str:
        """The place that is on show; as the app ends, no screen is left."""
        screen = self.screen_stack[-1] if self.screen_stack else None
        return screen.PLACE if isinstance(screen, CockpitScreen) else TRAIN

    @property
    def is_covered(self) -> bool:
        """Whether a dialog lies over what can be gone to."""
        return not isinstance(self.screen, PanesScreen)

    def action_show(self, place: str) -> None:
        """Go to the training screen or to a view of the cockpit."""
        if place == self._here:
            return
        if self._here != TRAIN:
            self.pop_screen()
        if place != TRAIN:
            if not self.is_screen_installed(place):
                from tui.screens.views import SCREENS  # the first frame does not wait for them

                self.install_screen(SCREENS[place](self._title), place)
            screen = self.get_screen(place)
            assert isinstance(screen, CockpitScreen)
            screen.view, screen.draft = self.view, self.draft
            self.push_screen(screen)
            self.gone_to(place)

    def gone_to(self, place: str) -> None:
        """A view is on show from now on; for subclasses to take note."""

    def on_inspect_wanted(self, message: InspectWanted) -> None:
        """Follow a digit through the network."""
        from tui.screens.inspector import InspectorScreen

        self.action_show(TRAIN)
        self.action_show(INSPECTOR)
        screen = self.get_screen(INSPECTOR)
        assert isinstance(screen, InspectorScreen)
        screen.inspect(message.place)

    def on_enlarge_wanted(self, message: EnlargeWanted) -> None:
        """Show one digit large."""
        self.push_screen(DigitScreen(self.view, message.place))

    def action_maximise(self) -> None:
        """One pane alone, or all of them."""
        if isinstance(self.screen, PanesScreen):
            self.screen.toggle_maximised()

    def action_help(self) -> None:
        """Explain everything."""
        self.push_screen(HelpScreen(self.whereabouts, self.screen))

    def action_help_quit(self) -> None:
        """Ctrl+C, which ends nothing: say which key does."""
        self.notify(say("To leave chainrule, press {key_quit}."), markup=False)

    def action_command_palette(self) -> None:
        """Find an action by its name."""
        if not isinstance(self.screen, Palette):
            self.push_screen(Palette())

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Every action that can be done there, by its name, and Textual's own."""
        yield from system_commands(self, screen)
        yield from translated(super().get_system_commands(screen))

    def search_themes(self) -> None:
        """Find a theme by its name."""
        self.push_screen(Palette(themes=True))

    def action_jump(self) -> None:
        """Show a label on every pane, and go to the one that is pressed."""
        self.push_screen(JumpScreen(self.screen), self._jump)

    def _jump(self, target: Target | None) -> None:
        if target is not None and target.pane is not None:
            self.screen.set_focus(target.pane)
        elif target is not None:
            self.action_show(target.place)

    def action_compare(self) -> None:
        """List the runs on the disk, to compare some of them."""
        if self._shelf is None:
            self._say(say(NOT_KEPT))
        else:
            self.push_screen(RunsScreen(self._shelf, self.view.folder))

    def action_copy(self) -> None:
        """What the focused pane shows, as text, to the clipboard."""
        taken = take(self.screen, self.view.progress.step)
        self.copy_to_clipboard(taken.text)
        self._say(copied(taken))

    def action_save(self) -> None:
        """What it shows, to a file."""
        taken = take(self.screen, self.view.progress.step)
        self.push_screen(SaveScreen(taken, self.view.folder), self._say)
