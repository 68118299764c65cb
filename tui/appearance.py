"""What the user has chosen of how the app looks and what its keys are; widgets ask here for it."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import App
from textual.filter import LineFilter
from textual.widget import Widget

from tui.config.settings import DEFAULTS, Settings
from tui.glyphs import Plain
from tui.keymap import names, rebound
from tui.keys import ACTIONS, Action
from tui.overlays import keep_letters_whole
from tui.render.ramps import DARK, Ramps
from tui.say import name_keys, say, spoken
from tui.theme import CHAINRULE, OWN, ramps_for, variables_for
from tui.turns import Turns

PATIENCE = 10.0  # seconds that words on the configuration stay on show


class DressedApp(Turns):
    """An app in the theme, the letters and the keys that were chosen."""

    def __init__(self, settings: Settings = DEFAULTS) -> None:
        super().__init__()
        if spoken() != "en":
            keep_letters_whole()
        for theme in OWN.values():
            self.register_theme(theme)
        self.settings, self.actions = settings, rebound(settings.keys)
        name_keys(names(self.actions))
        self.ascii_only, self._plain = settings.ascii, Plain(enabled=settings.ascii)
        self.theme = settings.theme if settings.theme in self.available_themes else CHAINRULE.name
        self.ramps = ramps_for(self.current_theme)

    def on_mount(self) -> None:
        self.set_keymap(self.settings.keys)
        if self.settings.notices:
            first, rest = say(self.settings.notices[0]), len(self.settings.notices) - 1
            more = say("\n{count} more: chainrule config", count=rest) if rest else ""
            self.notify(f"{first}{more}", severity="warning", timeout=PATIENCE, markup=False)

    def watch_theme(self) -> None:
        """The ramps follow the theme, before anything is drawn in it; how it is kept is told."""
        self.ramps = ramps_for(self.current_theme)
        if self.is_running and self.theme != self.settings.theme:
            self.clear_notifications()  # of the theme tried before
            words = say(
                "This theme holds until you quit. To keep it, write this line at the top of "
                '{file}, or in place of its theme:\ntheme = "{theme}"',
                theme=self.theme,
                file=self.settings.file,
            )
            self.notify(words, timeout=PATIENCE, markup=False)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Shades that Textual's own themes do not name."""
        return variables_for(self.current_theme)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """What is done to every line before the terminal gets it."""
        return [*super().get_line_filters(), *([self._plain] if self._plain.enabled else [])]


def ramps_of(widget: Widget) -> Ramps:
    """The ramps of the present theme."""
    app = widget.app
    return app.ramps if isinstance(app, DressedApp) else DARK


def inks_of(widget: Widget) -> dict[str, str]:
    """The colours of the present theme by their names in the style sheets, as Rich names them.

    A theme that leaves the colours to the terminal has `ansi_blue` where Rich has `blue`.
    """
    variables = widget.app.theme_variables
    return {name: value.removeprefix("ansi_") for name, value in variables.items()}


def actions_of(app: App[object]) -> tuple[Action, ...]:
    """The table of actions with the keys that hold."""
    return app.actions if isinstance(app, DressedApp) else ACTIONS


def has_greys(widget: Widget) -> bool:
    """Whether there are blocks to draw with, and colours enough for greys."""
    app = widget.app
    if isinstance(app, DressedApp) and app.ascii_only:
        return False
    return app.console.color_system in ("truecolor", "256")


def has_hues(widget: Widget) -> bool:
    """Whether blue and orange can be told apart as well."""
    return has_greys(widget) and not widget.app.no_color
