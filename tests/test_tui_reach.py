"""Every action of the table can be done by its key, from the command palette and with the mouse.

The rule for the mouse: an action is a word in the key line of its place, at 80x24, or a row of the
help, which is a click on the key line away. A dialog, which has no help, has all of its actions in
its key line. Rows of the table without a method are keys of a Textual widget
(arrows in a list, enter in a line to type in): the palette, which is such a list itself, leaves
them out.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from app_driver import SMALL, Driver, running, until
from rich.text import Text
from scripted import Script
from test_readme import README
from test_tui_compare import Shelf
from test_tui_lesson_app import lesson
from textual.widgets import Tooltip

from engine.hyper import FIELDS
from tui import keys
from tui.app import ChainruleApp
from tui.config.settings import Settings
from tui.keys import ACTIONS, LESSON, MODAL, TYPING, Action, footer
from tui.palette import system_commands
from tui.reach import keys_of, offered
from tui.screens.help import HelpScreen
from tui.screens.help_sections import TITLES
from tui.widgets.key_line import KeyLine

WAYS = {  # how one gets to each place
    keys.EVERYWHERE: ("2",),
    keys.HYPER: ("1",),
    keys.TYPING: ("1", "enter"),
    keys.LOSS: ("2",),
    keys.ACCURACY: ("3",),
    keys.DIGITS: ("4",),
    keys.DIGIT: ("4", "enter"),
    keys.RATES: ("x",),
    keys.BRANCHES: ("B",),
    keys.TWIN: ("w",),
    keys.TWIN_END: ("w", "enter", "w"),
    keys.SAVING: ("Y",),
    keys.RUNS: ("C",),
    keys.JUMP: ("g",),
    keys.HELP: ("?",),
    keys.SEARCH: ("?", "/"),
    keys.COMPARED: ("C", "enter"),
    keys.VIEW: ("0",),
    keys.MISTAKES: ("5",),
    keys.LAYERS: ("6",),
    keys.UNITS: ("6", "enter"),
    keys.FAVOURITES: ("6",),
    keys.STEPS: ("7",),
    keys.BOARD: ("7", "shift+tab"),
    keys.BREAKPOINTS: ("7", "k"),
    keys.INSPECTOR: ("8",),
    keys.WAY: ("8", "tab"),
    keys.DRAWING: ("8", "d"),
    keys.RULER: ("9", "x"),
    keys.GUIDE: ("0",),
    keys.LESSON: (),
    keys.LESSON_PAGE: ("n", ">", "0", ">", "L"),  # at a question
}

DONE = {(keys.LESSON_PAGE, "n"): "✓ One is done.", (keys.LESSON_PAGE, "0"): "✓ There it is."}
KEY_LINES = {  # of places that have none of their own
    keys.VIEW: keys.GUIDE,
    keys.EVERYWHERE: keys.LOSS,
    keys.LESSON: keys.HYPER,
    keys.WAY: keys.INSPECTOR,
}
GROUPS = (  # that one app can be led through, one place after the other
    (keys.EVERYWHERE, keys.LOSS, keys.HYPER, keys.ACCURACY, keys.DIGITS),
    (keys.MISTAKES, keys.LAYERS, keys.UNITS, keys.FAVOURITES, keys.RULER),
    (keys.STEPS, keys.BOARD, keys.BREAKPOINTS, keys.INSPECTOR, keys.WAY, keys.DRAWING),
    (keys.VIEW, keys.GUIDE),
)
ALONE = [where for where in WAYS if not any(where in group for group in GROUPS)]
ANSI = Settings(theme="ansi-dark")
METHODS = {action.method for action in ACTIONS}
NATIVE = {
    "branches-go": "select",
    "lesson-answer": "select",
    "save-write": "submit",
}  # what a list and a line do with enter


def of(where: str) -> list[Action]:
    return [action for action in ACTIONS if action.where == where]


def key_line(driver: Driver) -> KeyLine:
    return driver.app.screen.query_one(KeyLine)


@asynccontextmanager
async def at(where: str) -> AsyncIterator[Driver]:
    """The app, there, in a theme whose colours have names that only Textual knows."""
    shelf = Shelf()
    shelf.release.set()
    shelf.found = Text("side by side")
    if where in (LESSON, keys.LESSON_PAGE):
        started = lesson(SMALL)
    else:
        started = running(SMALL, shelf=shelf, settings=ANSI)
    async with started as driver:
        await go(driver, where)
        yield driver


async def go(driver: Driver, where: str) -> None:
    """From wherever no dialog is open."""
    for key in WAYS[where]:
        await driver.press(key)
        if where in (keys.RUNS, keys.COMPARED) and key == "C":
            await driver.shows("[ ] a", "[ ] b")
            await driver.press("space", "down", "space")
        if (where, key) in DONE:
            await driver.shows(DONE[where, key])
    if where == keys.TWIN_END:
        await driver.shows("Which of the two")
    if where == keys.FAVOURITES:
        driver.app.screen.opened = True
        driver.app.screen.query_one("#favourites").focus()
    wanted = KEY_LINES.get(where, where)
    await until(lambda: driver.app.screen.query(KeyLine) and key_line(driver).where == wanted)


class Recorder:
    """Notes what would be done, and does not do it."""

    def __init__(self, driver: Driver) -> None:
        self.done: list[str] = []
        self._app, self._do = driver.app, driver.app.run_action
        driver.app.run_action = self

    def stop(self) -> None:
        """From now on things are done again."""
        self._app.run_action = self._do

    async def __call__(self, action: str, default_namespace=None, namespaces=None) -> bool:
        ours = action in {*METHODS, *NATIVE.values()} or action.startswith("screen.do(")
        if not ours:  # a widget that Textual asks first, whether its own keys want it
            return await self._do(action, default_namespace, namespaces)
        self.done.append(action)
        return True

    async def take(self) -> list[str]:
        await until(lambda: bool(self.done))
        done, self.done = self.done, []
        return done


def test_there_is_a_way_to_every_place() -> None:
    assert set(WAYS) == {action.where for action in ACTIONS} == set(TITLES)


@pytest.mark.parametrize("group", [*GROUPS, *((where,) for where in ALONE)], ids="-".join)
async def test_each_action_by_key_palette_and_mouse(group: tuple[str, ...]) -> None:
    async with at(group[0]) as driver:
        for where in group:
            await go(driver, where) if where != group[0] else None
            await all_ways(driver, where)


async def all_ways(driver: Driver, where: str) -> None:
    screen, line = driver.app.screen, key_line(driver)
    commands = list(system_commands(driver.app, screen))
    recorder = Recorder(driver)
    for action in of(where):
        if action.method:
            await by_key(driver, recorder, action)
            await by_palette(recorder, commands, action)
        else:
            assert action.id not in offered(screen)
    spots = {spot.action.id: spot for spot in line.spots()}
    for action in of(where):
        if action.id in spots and action.method:
            await driver.pilot.click(line, offset=(spots[action.id].first, 0))
            assert await recorder.take() == [action.method], action.id
    rest = [a for a in of(where) if a.id not in spots and a.method]
    if where in MODAL:
        assert not rest
    elif rest:
        await by_help(driver, recorder, rest)
    recorder.stop()


async def by_key(driver: Driver, recorder: Recorder, action: Action) -> None:
    for key in action.keys.split(","):
        await driver.press(key)
        assert await recorder.take() == [NATIVE.get(action.id, action.method)], (action.id, key)


async def by_palette(recorder: Recorder, commands: list, action: Action) -> None:
    if action.id == "palette":
        return  # it is that
    [found] = [command for command in commands if command.title.lower() == action.help.lower()]
    assert found.help.startswith(f"key: {action.shown}")
    await found.callback()
    assert await recorder.take() == [action.method], action.id


async def by_help(driver: Driver, recorder: Recorder, actions: list[Action]) -> None:
    """Open the help, turn its pages, and click on each of the actions."""
    page = HelpScreen("", driver.app.screen)
    driver.app.push_screen(page)
    await until(lambda: driver.app.screen is page and page.is_mounted)
    await driver.shows("Keys · ")
    pending = {f"screen.do('{action.id}')" for action in actions}
    box, words = page.query_one("#help-box"), page.query_one("#help-box Static")

    def stands() -> bool:
        """Whether what is drawn is scrolled as far as it shall be."""
        top = box.content_region.y - box.scroll_offset.y
        return box.max_scroll_y > 0 and words.region.y == top

    while True:
        await until(stands)
        found = [
            (page.get_style_at(box.content_region.x + 18, y).meta.get("@click"), y)
            for y in range(box.content_region.y, box.content_region.bottom)
        ]
        for meta, y in found:
            if meta in pending:
                await driver.pilot.click(offset=(box.content_region.x + 18, y))
                assert await recorder.take() == [meta]
                pending.remove(meta)
        if not pending:
            page.dismiss()
            return
        before = box.scroll_offset.y
        assert before < box.max_scroll_y, f"not in the help: {pending}"
        box.scroll_page_down(animate=False)
        await until(lambda before=before: box.scroll_offset.y > before)


async def test_a_row_of_the_help_does_what_it_says_where_it_can() -> None:
    async with running(SMALL) as driver:
        await driver.press("2")
        await driver.pilot.click("#keys", offset=(driver.text.splitlines()[-1].index("? help"), 0))
        await until(lambda: isinstance(driver.app.screen, HelpScreen))
        await driver.shows("Keys · In the loss")  # the place comes first
        driver.app.screen.action_do("digits-pick")
        await driver.shows("v works there: In the digits")
        lines = driver.text.splitlines()
        y = next(at for at, line in enumerate(lines) if "logarithmic or linear" in line)
        await driver.pilot.click(offset=(lines[y].index("logarithmic"), y))
        await until(lambda: not driver.app.is_covered)
        await until(lambda: driver.app.screen.query_one("#loss").log_scale)


async def test_the_palette_does_what_the_focused_pane_can_and_opens_over_dialogs() -> None:
    async with running(SMALL) as driver:
        await driver.press("2", "ctrl+p", *"logar")
        await driver.shows("Logarithmic or linear scale", "key: l · loss")
        await driver.press("enter")
        if driver.app.is_covered:
            await driver.press("enter")
        await until(lambda: driver.app.screen.query_one("#loss").log_scale)
        await driver.press("Y")
        await driver.shows("Save what is shown")
        await driver.press("ctrl+p", *"below")
        await driver.shows("To the format below")
        await driver.press("enter")
        await until(lambda: getattr(driver.app.screen, "row", 0) == 1)


async def test_arrows_in_the_key_line_are_that_arrow() -> None:
    async with running(SMALL) as driver:
        line = driver.text.splitlines()[-1]
        await driver.pilot.click("#keys", offset=(line.index("←→ change") + 1, 0))
        await until(lambda: driver.app.view.hyper.learning_rate == 0.12)
        for _ in range(2):
            await driver.pilot.click("#keys", offset=(line.index("←→ change"), 0))
        await until(lambda: driver.app.view.hyper.learning_rate == 0.08)
        await driver.pilot.click("#keys", offset=(line.index("enter type") + 7, 0))
        await driver.shows("enter accept")
        await driver.press(*"0.5")
        line = driver.text.splitlines()[-1]
        await driver.pilot.click("#keys", offset=(line.index("accept"), 0))
        await until(lambda: driver.app.view.hyper.learning_rate == 0.5)


def test_the_most_wanted_keys_show_in_the_smallest_terminal() -> None:
    table = [a for a in ACTIONS if a.id != "recover"]  # which stands where start was
    shown = {where: {a.id for a in footer(where, SMALL[0] - 1, table)} for where in WAYS}
    panes = [w for w in WAYS if w not in (*MODAL, TYPING, keys.DRAWING)]
    for where in panes:
        assert {"toggle", "help", "quit"} <= shown[where], where
    for where in (keys.HYPER, keys.LOSS, keys.ACCURACY, keys.DIGITS, keys.MISTAKES, keys.GUIDE):
        assert "back" in shown[where], where
    assert len(shown[keys.HYPER]) == 8
    assert [key for key, _ in keys_of(next(a for a in ACTIONS if a.id == "back"))] == ["[", "]"]


def test_table_readme_help_and_bindings_agree() -> None:
    rows = [line for line in README.splitlines() if line.startswith("| ")]
    for action in ACTIONS:
        assert f"| {action.where} | {action.shown} | {action.help} |" in rows
        assert action.where in TITLES
    assert len({action.id for action in ACTIONS}) == len(ACTIONS)
    for where in WAYS:
        own = [key for action in of(where) for key in action.keys.split(",") if key]
        assert len(own) == len(set(own)), where  # one meaning for a key in a place
        assert {b.id for b in keys.bindings(where)} == {a.id for a in of(where) if a.keys}


async def test_tips_on_tabs_keys_and_titles() -> None:
    async with running(SMALL) as driver:
        screen = driver.app.screen
        await driver.pilot.hover("#tabs", offset=(16, 0))
        tip = screen.query_one("#tabs").tooltip
        assert tip.startswith("5: which digits are taken for which")
        line = driver.text.splitlines()[-1]
        await driver.pilot.hover("#keys", offset=(line.index("] past"), 0))
        assert key_line(driver).tooltip == "]: go forward to the kept step after"
        loss = screen.query_one("#loss")
        await driver.pilot.hover("#loss", offset=(4, 0))
        await until(lambda: "drag on the lowest row" in (loss.tooltip or ""))
        await driver.pilot.hover("#loss", offset=(4, 3))
        await until(lambda: loss.tooltip is None)  # it would cover the chart
        from tui.tips import TIPS

        for number in "567890":
            await driver.press(number)
            for pane in driver.app.screen.query(".pane"):
                assert pane.id in TIPS, pane.id


async def test_a_tip_does_not_lie_on_the_pane_that_it_explains() -> None:
    script = Script()
    app = ChainruleApp(script.open_run, script.hyper)
    app.TOOLTIP_DELAY = 0.01
    async with app.run_test(size=SMALL, tooltips=True) as pilot:
        await until(lambda: app.view.watched is not None)
        for key, name in (("1", "hyper"), ("1", "accuracy"), ("6", "layer-table"), ("6", "units")):
            await pilot.press(key)
            pane, tip = app.screen.query_one(f"#{name}"), app.screen.get_child_by_type(Tooltip)
            for x in range(4, 24):  # on along the title, until it is there
                await pilot.hover(pane, offset=(x, 0))
                await pilot.pause(0.03)
                if tip.display and tip.region and pane.tooltip:
                    break
            await until(lambda pane=pane, tip=tip: not tip.region.overlaps(pane.region))
            assert tip.display


async def test_what_is_chosen_in_a_list_bears_a_mark() -> None:
    async with at(keys.BRANCHES) as driver:
        await driver.shows("▸ ● main")
    async with at(keys.RUNS) as driver:
        await driver.shows("▸[", "[●]", " [")
        await driver.press("up")
        await driver.shows("▸[ ] a" if "[ ] a" in driver.text else "▸[●] a")
    async with running(SMALL) as driver:
        await driver.press("n", "3")
        await driver.shows("▸  1 0.2300")


async def test_clicks_and_the_wheel_select() -> None:
    async with running(SMALL, Script()) as driver:
        await driver.press("4")
        await driver.pilot.click("#hyper", offset=(5, 0))  # the frame
        assert driver.app.focused.id == "fields"
        await driver.pilot.click("#fields", offset=(5, 3))
        fields = driver.app.screen.query_one("#fields")
        assert fields.row == 3
        await driver.pilot._post_mouse_events([scroll("Down")], "#fields", (5, 3), button=0)
        assert fields.row == 4
        await driver.pilot._post_mouse_events([scroll("Up")], "#fields", (5, 3), button=0)
        assert fields.row == 3
        assert fields.field is FIELDS[3]
        await driver.pilot._post_mouse_events([scroll("Down")], "#digits", (5, 3), button=0)
        await driver.shows("3–4 of 50")


def scroll(way: str) -> type:
    from textual import events

    return getattr(events, f"MouseScroll{way}")
