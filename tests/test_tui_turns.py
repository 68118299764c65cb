"""Keys that come at once do what they would have done one by one."""

import asyncio

from app_driver import SMALL, Driver, running, until
from textual.events import Key, Paste

from engine.commands import SetHyper, StepOnce
from tui.screens.help import HelpScreen
from tui.screens.train import TrainScreen


def type_at_once(driver: Driver, *keys: str) -> None:
    for key in keys:
        names = {".": "full_stop", "/": "slash", "?": "question_mark"}
        character = key if len(key) == 1 else None
        driver.app.post_message(Key(names.get(key, key), character))


def commands(driver: Driver, kind: type) -> list[object]:
    return [command for command in driver.script.commands if isinstance(command, kind)]


def values(driver: Driver) -> list[tuple[str, object]]:
    """What was sent."""
    return [change for command in commands(driver, SetHyper) for change in command.changes]


async def test_a_value_belongs_to_the_line_that_enter_opens() -> None:
    async with running() as driver:
        type_at_once(driver, "1", "enter", *"2.5", "enter", "down", "enter", *"0.7", "enter", ".")
        await until(lambda: bool(commands(driver, StepOnce)))
        assert values(driver) == [("learning_rate", 2.5), ("momentum", 0.7)]
        assert len(commands(driver, StepOnce)) == 1  # the points are in the values
        assert isinstance(driver.app.screen, TrainScreen)  # and so is the 5


async def test_what_is_pasted_waits_for_its_turn_too() -> None:
    async with running() as driver:
        type_at_once(driver, "1", "enter")
        driver.app.post_message(Paste("0.25"))
        type_at_once(driver, "enter")
        await until(lambda: bool(commands(driver, SetHyper)))
        assert values(driver) == [("learning_rate", 0.25)]


async def test_dialogs_and_views_get_the_keys_that_follow_them() -> None:
    async with running(SMALL) as driver:
        type_at_once(driver, "w", "escape", "5", "?", "/", *"loss")
        await driver.shows("/ loss")
        assert isinstance(driver.app.screen, HelpScreen)
        type_at_once(driver, "enter", "escape", "escape", "1", "enter", *"3", "enter", "4", "enter")
        await driver.shows("Validation image")
        assert values(driver) == [("learning_rate", 3)]


async def test_a_widget_that_hangs_does_not_take_the_keyboard_with_it(monkeypatch) -> None:
    monkeypatch.setattr("tui.turns.PATIENCE", 0.05)
    async with running() as driver:
        release = asyncio.Event()
        driver.app.screen.query_one("#fields").call_later(release.wait)
        type_at_once(driver, "down", "enter", "2", "ctrl+q")

        def gone() -> bool:
            type_at_once(driver, "down")
            return driver.app._exit

        try:
            await until(gone)
        finally:
            release.set()
