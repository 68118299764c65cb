"""Going back, branching, returning and twins, by key and by mouse, on a scripted trainer."""

import pytest
from app_driver import BIG, SMALL, Driver, running, until
from scripted import Script
from textual.widgets import OptionList

from engine.commands import (
    Bookmark,
    GoTo,
    KeepTwin,
    Recover,
    Resume,
    SetHyper,
    StartTwin,
    StepOnce,
    Travel,
    Watch,
)
from engine.hyper import Hyper
from tui.screens.branches import BranchesScreen
from tui.screens.twin import TwinScreen
from tui.screens.twin_end import TwinEndScreen
from tui.widgets.loss_pane import LossPane

SIZES = pytest.mark.parametrize("size", [BIG, SMALL], ids=str)


def step(driver: Driver) -> int:
    return driver.app.view.progress.step


async def trained(driver: Driver, epochs: int = 2) -> None:
    for epoch in range(1, epochs + 1):
        await driver.press("n")
        await until(lambda epoch=epoch: step(driver) == epoch * 10)


async def gone_to(driver: Driver, wanted: int) -> None:
    await until(lambda: driver.app.view.past.at is not None and step(driver) == wanted)


async def shows_screen(driver: Driver, kind: type) -> None:
    await until(lambda: isinstance(driver.app.screen, kind) and driver.app.screen.is_mounted)


@SIZES
async def test_every_pane_shows_what_it_showed_then(size) -> None:
    async with running(size) as driver:
        await trained(driver)
        await driver.press("right")  # another learning rate at the end
        await until(lambda: driver.app.view.hyper.learning_rate == 0.12)
        await driver.press("left_square_bracket")
        await driver.asked(Travel(-1))
        await gone_to(driver, 16)
        await driver.shows(
            "At 16 of 20. space trains on", "step 16 of 20", "paused", "●", "test 0×"
        )
        await driver.shows("all 20 steps · grey: later")
        assert "91.00%" not in driver.text  # the second epoch was not over
        assert driver.app.draft.wanted.learning_rate == 0.1
        for wanted in (12, 10, 8):
            await driver.press("left_square_bracket")
            await gone_to(driver, wanted)
        await driver.shows(
            "A row appears here", "step 8 of 20", "✗4 not 1 55%"
        )  # the digits of then
        assert Watch in [type(c) for c in driver.script.commands[-2:]]
        for wanted in (10, 12, 16, 20):
            await driver.press("right_square_bracket")
            await gone_to(driver, wanted)
        await driver.shows("91.00%", "the end of main")
        assert driver.app.draft.wanted.learning_rate == 0.12
        await driver.press("right_square_bracket")
        await driver.shows("Nothing later is kept.")


async def test_from_one_epochs_end_to_another() -> None:
    async with running(SMALL) as driver:
        await trained(driver)
        await driver.press(".")
        for key, wanted in (("{", 20), ("{", 10), ("[", 8), ("}", 10), ("[", 8), ("{", 0)):
            await driver.press(key)
            await gone_to(driver, wanted)
        await driver.press("{")
        await driver.shows("Nothing earlier is kept.")
        for wanted in (10, 20, 21):
            await driver.press("}")
            await gone_to(driver, wanted)
        await driver.press("}")
        await driver.shows("Nothing later is kept.")


async def test_a_fast_series_of_keys_goes_as_far() -> None:
    async with running() as driver:
        await trained(driver)
        for _ in range(5):
            driver.app.simulate_key("left_square_bracket")
        await gone_to(driver, 4)


@SIZES
async def test_a_branch_and_the_way_back_to_the_other(size) -> None:
    async with running(size) as driver:
        await trained(driver)
        await driver.press("left_square_bracket", "left_square_bracket")
        await gone_to(driver, 12)
        await driver.press("right")
        await until(lambda: driver.app.view.hyper.learning_rate == 0.12)
        await driver.press("space")
        await until(lambda: step(driver) == 22)
        await driver.shows("2 Loss · branch 1", "grey: main")
        assert "of 20" not in driver.text
        await driver.press("B")
        await shows_screen(driver, BranchesScreen)
        await driver.shows(
            "main       from the start, to 20  best val 91.00%",
            "branch 1   from main at 12, to 22  best val 91.00%",
            "you are here; learning rate 0.1 → 0.12 at step 12",
            "★ best       step 20 of main",
            "runs/scripted",
            "kept 18 of 256 MB",
            "esc stay here",
        )
        await driver.press("enter")
        await gone_to(driver, 20)
        await driver.shows("2 Loss · main")
        assert driver.app.view.hyper.learning_rate == 0.1
        assert driver.app.view.past.ghost.branch == 1
        await driver.press("B", "down", "enter")
        await gone_to(driver, 22)
        await driver.shows("2 Loss · branch 1", "▲ learning rate 0.1 → 0.12")
        assert driver.app.view.hyper.learning_rate == 0.12


async def test_the_list_follows_the_run() -> None:
    async with running() as driver:
        await trained(driver)
        await driver.press("B")
        await driver.shows("to 20")
        await driver.press("down")
        driver.app.bridge.send(StepOnce())
        await driver.shows("from the start, to 21")
        assert driver.app.screen.query_one(OptionList).highlighted == 1
        driver.app.bridge.send(Bookmark())
        await driver.shows("bookmark   step 21 of main")
        assert driver.app.screen.query_one(OptionList).highlighted == 1


async def test_the_list_can_be_left_and_clicked() -> None:
    async with running() as driver:
        await trained(driver)
        await driver.press("B")
        await shows_screen(driver, BranchesScreen)
        await driver.press("enter")  # you are here
        await until(lambda: not isinstance(driver.app.screen, BranchesScreen))
        await driver.press("B", "escape")
        await until(lambda: not isinstance(driver.app.screen, BranchesScreen))
        assert not any(isinstance(c, GoTo) for c in driver.script.commands)
        await driver.press("left_square_bracket", "b")
        await driver.asked(Bookmark())
        await driver.shows("Step 16 is bookmarked")
        await driver.press("B")
        await shows_screen(driver, BranchesScreen)
        await driver.shows("you are here, at step 16", "◆ bookmark   step 16 of main")
        await driver.pilot.click(OptionList, offset=(8, 0))
        await gone_to(driver, 20)


@SIZES
async def test_a_long_list_scrolls_above_its_keys(size) -> None:
    async with running(size, Script(Hyper(epochs=40))) as driver:
        for epoch in range(1, 26):
            await driver.press("n", "b")
            await until(lambda epoch=epoch: step(driver) == epoch * 10)
        await driver.press("B", "end")
        await shows_screen(driver, BranchesScreen)
        await driver.shows("◆ bookmark   step 250 of main", "esc stay here", "runs/scripted")


async def test_the_footer_leads_back_by_mouse() -> None:
    async with running(SMALL) as driver:
        await trained(driver)
        column = driver.text.splitlines()[-1].index("[ ] past")
        await driver.pilot.click("#keys", offset=(column, 0))
        await driver.asked(Travel(-1))
        await gone_to(driver, 16)


async def test_bookmarks_are_told_of_at_once_while_paused() -> None:
    async with running() as driver:
        await trained(driver, 1)
        await driver.press("b")
        await driver.shows("Step 10 is bookmarked: ◆ below the loss.")


@SIZES
async def test_the_timeline_by_mouse(size) -> None:
    async with running(size) as driver:
        await trained(driver)
        pane = driver.app.screen.query_one(LossPane)
        gutter = 8  # with the frame
        last = pane.size.height
        await driver.pilot.click(LossPane, offset=(gutter + 7, last))
        await gone_to(driver, 8)
        await driver.shows("step 8 of 20")
        await driver.pilot.mouse_down(LossPane, offset=(gutter + 3, last))
        await gone_to(driver, 4)
        await driver.pilot.hover(LossPane, offset=(gutter + 15, last))
        await gone_to(driver, 16)
        await driver.pilot.mouse_up(LossPane, offset=(gutter + 15, last))
        await driver.pilot.hover(LossPane, offset=(gutter + 3, last))
        await driver.pilot.click(LossPane, offset=(gutter + 3, 3))  # not on the timeline
        assert step(driver) == 16


@SIZES
async def test_after_a_divergence_one_key_goes_on(size) -> None:
    async with running(size, Script(Hyper(epochs=3, learning_rate=3.0))) as driver:
        await driver.press("z")
        assert Recover() not in driver.script.commands
        await driver.press("space")
        await until(lambda: driver.app.view.state == "diverged")
        assert driver.app.view.notice.endswith(
            "Press z to go back there with a smaller learning rate."
        )
        await driver.shows("Press z", "The loss became nan")
        await driver.press("z")
        await driver.asked(Recover())
        await until(lambda: step(driver) == 10)
        assert driver.app.view.hyper.learning_rate == driver.app.draft.wanted.learning_rate == 0.5


@SIZES
async def test_a_twin_is_compared_and_kept(size) -> None:
    async with running(size, Script(Hyper(epochs=40))) as driver:
        await trained(driver, 1)
        await driver.press("w")
        await shows_screen(driver, TwinScreen)
        await driver.shows("▸ learning rate", "0.1 → 0.12", "esc no twin")
        assert "batch size" not in "".join(str(f.label) for f in driver.app.screen._fields)
        await driver.press("right", "enter")
        await driver.asked(StartTwin("learning_rate", 0.15))
        await driver.asked(Resume())
        await until(lambda: driver.app.view.twin is not None)
        await driver.shows("×", "w ends the comparison", "too early to tell", "× twin")
        began = driver.app.view.twin.began
        for _ in range(18):
            await driver.press("n")
        await until(lambda: step(driver) == began + 180)
        await driver.shows("the twin is better", "−0.0")
        await driver.press("left_square_bracket")
        await driver.shows(
            "Two runs are being compared: keep one of them first. w ends the comparison."
        )
        before = driver.app.view
        await driver.press("w")
        await shows_screen(driver, TwinEndScreen)
        await driver.shows("The twin has learning rate 0.1 → 0.15 since step", "t keep the twin")
        await driver.press("escape")
        await until(lambda: not isinstance(driver.app.screen, TwinEndScreen))
        await driver.press("w", "t")
        await driver.asked(KeepTwin(twin=True))
        await until(lambda: driver.app.view.twin is None)
        await driver.shows("2 Loss · branch 1", "and B returns to it")
        view = driver.app.view
        assert view.history.now < before.history.now
        assert view.past.ghost.history.recent == before.history.recent
        assert view.hyper.learning_rate == driver.app.draft.wanted.learning_rate == 0.15


async def test_the_twin_that_is_not_kept_leaves_the_run_as_it_is() -> None:
    async with running(script=Script(Hyper(epochs=40))) as driver:
        await trained(driver, 1)
        await driver.press("w", "enter")
        await until(lambda: driver.app.view.twin is not None)
        history = driver.app.view.history
        await driver.press("w", "r")
        await driver.asked(KeepTwin(twin=False))
        await driver.shows("The run goes on without its twin")
        now = driver.app.view.history  # a look at the digits may have added a validation loss
        assert (now.recent, now.bins, now.steps) == (history.recent, history.bins, history.steps)


async def test_the_choice_closes_when_the_twin_ends_by_itself() -> None:
    async with running(script=Script(Hyper(epochs=40))) as driver:
        await driver.press("w", "enter")
        await until(lambda: driver.app.view.twin is not None)
        await driver.press("w")
        await shows_screen(driver, TwinEndScreen)
        driver.app.bridge.send(KeepTwin(twin=False))
        await until(lambda: not isinstance(driver.app.screen, TwinEndScreen))
        await driver.shows("The run goes on without its twin")


async def test_the_twins_value_is_chosen_typed_or_left() -> None:
    async with running(script=Script(Hyper(epochs=40))) as driver:
        await driver.press("j", "w")  # on momentum, which plain SGD does not use
        await shows_screen(driver, TwinScreen)
        await driver.shows("▸ learning rate")
        await driver.press("down", "down")
        await driver.shows("▸ schedule")
        await driver.press("up", "up", *"9x")
        await driver.shows("0.1 → 9x")
        await driver.press("enter")
        await driver.shows("'9x' is not allowed")
        await driver.press("backspace", "backspace", *"0.1", "enter")
        await driver.shows("is that already")
        await driver.press("escape")
        await until(lambda: not isinstance(driver.app.screen, TwinScreen))
        assert not any(isinstance(c, StartTwin | Resume) for c in driver.script.commands)
        await driver.press("w", *"0.5", "enter")
        await driver.asked(StartTwin("learning_rate", 0.5))


async def test_a_twin_in_the_field_that_is_selected() -> None:
    async with running(script=Script(Hyper(epochs=40, optimizer="momentum"))) as driver:
        await driver.press("j", "w")
        await driver.shows("▸ momentum")
        await driver.press("escape")


async def test_nothing_of_the_past_before_the_run_stands() -> None:
    async with running() as driver:
        driver.app.view = driver.app.view.__class__()
        await driver.press("left_square_bracket", "b", "B", "w", "z")
        assert not any(
            isinstance(c, Travel | Bookmark | Recover | StartTwin | SetHyper)
            for c in driver.script.commands
        )
        assert len(driver.app.screen_stack) == 1
