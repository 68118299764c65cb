"""One pane with the whole screen, in every view."""

import pytest
from app_driver import BIG, SMALL, running, until

from tui.keys import VIEWS
from tui.taking.taken import pane_of


@pytest.mark.parametrize("size", [BIG, SMALL], ids=str)
async def test_every_pane_of_every_view_can_have_the_whole_screen(size) -> None:
    async with running(size) as driver:
        for key in VIEWS:
            await driver.press(key)
            await until(lambda: driver.app.screen.focused is not None)
            seen = set()
            while (pane := pane_of(driver.app.screen.focused)) not in seen:
                seen.add(pane)
                await driver.press("f")
                await driver.pilot.pause()
                notice = driver.app.screen.query_one("#notice").size.height
                assert pane.region == (0, 0, size[0], size[1] - 2 - notice)
                await driver.press("f", "tab")
                await until(lambda: driver.app.screen.maximized is None)
            assert seen


async def test_a_pane_that_is_gone_to_takes_the_room_back() -> None:
    async with running() as driver:
        await driver.press("5", "f")
        await until(lambda: driver.app.screen.maximized is not None)
        driver.app.screen.set_focus(driver.app.screen.query_one("#mistaken"))
        await until(lambda: driver.app.screen.maximized is None)
