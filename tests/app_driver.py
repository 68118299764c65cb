"""An app with a scripted trainer: press keys, see what it asks for and what it shows."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import grids
import textual._wait
from screen_text import grid
from scripted import Script
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.pilot import Pilot

from engine.commands import Stop
from tui.app import ChainruleApp
from tui.config.settings import DEFAULTS, Settings
from tui.shelf import Shelf

textual._wait.SLEEP_GRANULARITY = 0.004  # seconds of idleness after a key; 0.02 add up

BIG, SMALL = (120, 40), (80, 24)


def parse_style_sheets_once() -> None:
    """For all apps together: a tenth of their time went into reading the same sheets again.

    Rules do not change once they are parsed; a theme's variables are part of what they are kept by.
    """
    parse, kept = Stylesheet._parse_rules, {}

    def parsed(self: Stylesheet, css: str, **source: object) -> list[RuleSet]:
        key = (css, *source.values(), *self._variables.items())
        if key not in kept:
            kept[key] = parse(self, css, **source)
        return kept[key]

    Stylesheet._parse_rules = parsed


parse_style_sheets_once()


async def until(condition: Callable[[], bool], seconds: float = 5) -> None:
    """Wait for the screen to get there."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "the screen never got there"
        await asyncio.sleep(0.005)


class Driver:
    """An app with a scripted trainer, and the ways to look at it."""

    def __init__(self, app: ChainruleApp, pilot: Pilot, script: Script) -> None:
        self.app, self.pilot, self.script = app, pilot, script

    @property
    def text(self) -> str:
        return grid(self.app)

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)

    async def shows(self, *words: str) -> None:
        def seen() -> bool:
            text = self.text
            return all(word in text for word in words)

        try:
            await until(seen)
        except AssertionError:
            raise AssertionError(f"{words} not on the screen:\n{self.text}") from None

    async def looks_like(self, name: str) -> None:
        """Wait until the screen is as in the file; panes take their places one after the other."""
        if grids.rewriting():
            await self.pilot.pause(0.5)
            grids.write(name, self.text)
        try:
            await until(lambda: not grids.difference(name, self.text), 2)
        except AssertionError:
            found = grids.difference(name, self.text)
            raise AssertionError(
                f"the screen differs from {name}:\n{found}\n\n{self.text}"
            ) from None

    async def asked(self, command: object) -> None:
        await until(lambda: command in self.script.commands)


@asynccontextmanager
async def running(
    size: tuple[int, int] = BIG,
    script: Script | None = None,
    shelf: Shelf | None = None,
    settings: Settings = DEFAULTS,
) -> AsyncIterator[Driver]:
    script = script or Script()
    app = ChainruleApp(script.open_run, script.hyper, "MNIST · test", shelf, settings)
    async with app.run_test(size=size, notifications=bool(settings.notices)) as pilot:
        driver = Driver(app, pilot, script)
        await until(lambda: app.view.watched is not None)
        yield driver
    await until(lambda: isinstance(script.commands[-1], Stop))
