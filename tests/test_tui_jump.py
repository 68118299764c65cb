"""Jump mode: labels on panes and tabs, and where they lead."""

import pytest
from app_driver import BIG, SMALL, running, until

from tui.keys import VIEWS
from tui.screens.jump import JumpScreen, targets
from tui.taking.taken import pane_of


@pytest.mark.parametrize("size", [BIG, SMALL], ids=str)
async def test_a_label_on_every_pane_leads_there(size) -> None:
    async with running(size) as driver:
        app = driver.app
        for label, pane in (("d", "accuracy"), ("f", "digits"), ("s", "loss"), ("a", "fields")):
            await driver.press("g")
            await until(lambda: isinstance(app.screen, JumpScreen))
            await driver.shows(f" {label} ", "letter go there  esc stay")
            await driver.press(label)
            await until(lambda pane=pane: app.focused is not None and app.focused.id == pane)


async def test_a_digit_leads_to_its_view_and_escape_stays() -> None:
    async with running() as driver:
        app = driver.app
        await driver.press("2", "g", "escape")
        await until(lambda: not isinstance(app.screen, JumpScreen))
        assert app.focused is not None
        assert app.focused.id == "loss"
        await driver.press("g", "6")
        await driver.shows("Layers, from input to output")
        await driver.press("g", "1")
        await driver.shows("1 Hyperparameters")


async def test_every_view_has_its_labels_where_its_panes_are() -> None:
    async with running() as driver:
        app = driver.app
        for key in VIEWS:
            await driver.press(key)
            await driver.pilot.pause()
            found = list(targets(app.screen))
            assert [t.label for t in found if t.place] == ["1", *VIEWS]
            panes = [target for target in found if target.pane is not None]
            assert panes
            assert len({target.at for target in found}) == len(found)
            assert all((pane_of(t.pane) or t.pane).region.contains(*t.at) for t in panes)
            await driver.press("g", "g")  # in and out again
            await until(lambda: not isinstance(app.screen, JumpScreen))


async def test_a_maximised_pane_is_the_only_one_and_another_size_ends_it() -> None:
    async with running() as driver:
        await driver.press("2", "f")
        await driver.pilot.pause()
        assert [t.pane.id for t in targets(driver.app.screen) if t.pane] == ["loss"]
        await driver.press("g")
        await until(lambda: isinstance(driver.app.screen, JumpScreen))
        await driver.pilot.resize_terminal(100, 30)
        await until(lambda: not isinstance(driver.app.screen, JumpScreen))


async def test_a_click_on_a_tab_goes_there() -> None:
    async with running() as driver:
        stops = {place: at for at, _, place in driver.app.screen.query_one("#tabs").stops()}
        await driver.pilot.click("#tabs", offset=(stops["ruler"] + 3, 0))
        await driver.shows("Ruler: learning rate")
        await driver.pilot.click("#tabs", offset=(stops["train"] + 3, 0))
        await driver.shows("1 Hyperparameters")
