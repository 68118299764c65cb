"""The help: the place's keys first, then the contents; sections to jump to, words to search for."""

import pytest
from app_driver import BIG, SMALL, Driver, running, until
from textual.widgets import Input

from tui.screens.help import HelpScreen
from tui.widgets.help_section import HelpSection


async def opened(driver: Driver) -> HelpScreen:
    await driver.press("2", "?")
    await until(lambda: isinstance(driver.app.screen, HelpScreen))
    await driver.shows("Keys · In the loss")
    return driver.app.screen


def first_line(driver: Driver) -> str:
    """The line at the top of the page."""
    box = driver.app.screen.query_one("#help-box").content_region
    return driver.text.splitlines()[box.y][box.x : box.right].strip()


async def at_the_top(driver: Driver, words: str) -> None:
    await until(lambda: first_line(driver).startswith(words))


@pytest.mark.parametrize("size", [BIG, SMALL], ids=str)
async def test_the_contents_follow_the_keys_of_the_place_on_the_first_page(size) -> None:
    async with running(size) as driver:
        await opened(driver)
        await driver.shows("Contents", "enlarged digit", "Timeline", "n p section", "/ search")
        lines = driver.text.splitlines()
        y = next(at for at, line in enumerate(lines) if "Timeline" in line)
        await driver.pilot.click(offset=(lines[y].index("Timeline"), y))
        await at_the_top(driver, "Timeline")
        await driver.press("c")
        await at_the_top(driver, "Contents")


async def test_keys_go_from_section_to_section() -> None:
    async with running(SMALL) as driver:
        screen = await opened(driver)
        for key, title in (
            ("n", "Contents"), ("tab", "Keys · Everywhere"), ("n", "Keys · In the hyper"),
            ("p", "Keys · Everywhere"), ("shift+tab", "Contents"), ("p", "Keys · In the loss"),
        ):  # fmt: skip
            await driver.press(key)
            await at_the_top(driver, title)
        await driver.press(*"n" * len(screen.query(HelpSection)))
        await driver.shows("runs/scripted")  # the last section
        await driver.press("pageup", "home")
        await at_the_top(driver, "Keys · In the loss")


async def test_a_search_goes_from_hit_to_hit_and_marks_them() -> None:
    async with running(SMALL) as driver:
        screen = await opened(driver)
        await driver.press("/", *"LN 10")
        await driver.shows("1 of 1", "Guessing blindly scores ln 10", "enter next")
        lines = driver.text.splitlines()
        y = next(at for at, line in enumerate(lines) if "scores ln 10" in line)
        assert screen.get_style_at(lines[y].index("ln 10"), y).reverse
        assert not screen.get_style_at(lines[y].index("scores"), y).reverse
        await driver.press("home", *["delete"] * 9, *"bookmark")
        await driver.shows("1 of ")
        count = int(str(screen.query_one("#help-count").content).split()[-1])
        assert count >= 3
        for key, at in (("enter", 2), ("enter", 3), ("up", 2), ("up", 1), ("up", count)):
            await driver.press(key)
            await driver.shows(f"{at} of {count}")
        await driver.press("q")
        await driver.shows("not found")


async def test_escape_ends_the_search_where_it_led_and_then_closes_the_help() -> None:
    async with running(SMALL) as driver:
        screen = await opened(driver)
        await driver.press("/", *"ln 10")
        await driver.shows("scores ln 10")
        await driver.press("escape")
        await until(lambda: not screen.query_one("#help-search").display)
        await driver.shows("scores ln 10", "n p section")
        lines = driver.text.splitlines()
        y = next(at for at, line in enumerate(lines) if "scores ln 10" in line)
        assert not screen.get_style_at(lines[y].index("ln 10"), y).reverse
        await driver.press("/")
        await until(lambda: screen.query_one(Input).has_focus)
        assert screen.query_one(Input).value == ""
        await driver.press("escape", "escape")
        await until(lambda: not driver.app.is_covered)


async def test_it_tells_how_the_theme_is_changed() -> None:
    async with running(SMALL) as driver:
        await opened(driver)
        await driver.press("slash", *"theme", "enter")
        await driver.shows("To try others: ctrl+p, then", "--theme NAME", "chainrule config")
