"""One pane with the whole screen, in every view."""

import pytest
from app_driver import BIG, SMALL, running, until
from test_tui_inspector import RealScript
from textual.widgets import Input

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


async def test_the_footer_names_the_way_back() -> None:
    async with running(SMALL) as driver:
        for keys in ((), ("0",), ("8",)):
            await driver.press(*keys, "f")
            await until(lambda: "f all panes" in driver.text.splitlines()[-1])
            await driver.press("escape")
            await until(lambda: "all panes" not in driver.text.splitlines()[-1])


async def test_escape_leaves_the_line_to_type_in_before_the_full_screen() -> None:
    async with running(SMALL) as driver:
        await driver.press("1", "f", "enter")
        await until(lambda: isinstance(driver.app.focused, Input))
        await driver.press("escape")
        await until(lambda: not isinstance(driver.app.focused, Input))
        assert driver.app.screen.maximized is not None
        await driver.press("escape")
        await until(lambda: driver.app.screen.maximized is None)


async def test_a_digit_with_the_whole_screen_has_its_words_beside_it() -> None:
    async with running(SMALL, RealScript()) as driver:
        await driver.press("8")
        await driver.shows("loss ")
        await driver.press("f")
        caption = driver.app.screen.query_one("#digit-caption")
        await until(lambda: caption.region.y == 1 and caption.region.x > 28)
        await until(lambda: "Taken for" in driver.text or "Next comes" in driver.text)
