"""Keys that can do nothing at some moment say why, and no dialog offers what it has not."""

from app_driver import running, until
from scripted import Script

from engine.commands import Recover
from engine.events import RatesTested
from engine.hyper import Hyper
from tui.asks import objection
from tui.screens.rates import RatesScreen
from tui.screens.twin import TwinScreen
from tui.view import RunView


async def test_a_run_that_is_over_has_no_twin_and_says_so() -> None:
    async with running(script=Script(Hyper(epochs=1))) as driver:
        await driver.press("space")
        await until(lambda: driver.app.view.state == "finished")
        await driver.press("w")
        await driver.shows("All epochs are done")
        assert not isinstance(driver.app.screen, TwinScreen)


async def test_there_is_nothing_to_recover_while_all_is_well() -> None:
    async with running() as driver:
        await driver.press("z")
        await driver.shows("There is nothing to recover")
        assert Recover() not in driver.script.commands


def test_a_run_that_has_diverged_is_to_be_recovered_first() -> None:
    diverged = RunView(state="diverged")
    assert "has diverged" in objection(diverged, "twin")
    assert not objection(diverged, "recover")


async def test_without_a_suggestion_there_is_nothing_to_take_over() -> None:
    async with running() as driver:
        found = RatesTested(0, ((0.1, 2.3), (0.2, 2.4)), None, "the loss never clearly falls")
        driver.app.push_screen(RatesScreen(found))
        await driver.shows("No suggestion", "leave")
        assert "take it over" not in driver.text
        await driver.press("enter")
        assert isinstance(driver.app.screen, RatesScreen)
