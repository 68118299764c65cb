"""The footer of the training screen names what helps in each state; its words are explained."""

from dataclasses import replace
from typing import get_args

import pytest
from app_driver import SMALL, running, until

from engine.events import EpochDone
from tui.keys import ACTIONS, DRAWING, MODAL, TYPING
from tui.progress import Progress
from tui.screens.numbers import NUMBERS
from tui.view import RunView, State
from tui.widgets.accuracy_pane import row_cells, row_words
from tui.widgets.key_line import KeyLine
from tui.widgets.loss_pane import numbers_line

STATES = (  # what the footer names in each, and what would be untrue there
    ("loading", "space start", "z recover"),
    ("ready", "space start", "z recover"),
    ("training", "space pause", "z recover"),
    ("paused", "space go on", "z recover"),
    ("finished", "r restart", "space "),
    ("diverged", "z recover", "space "),
    ("failed", "q quit", "space "),
    ("stopped", "q quit", "space "),
)


def test_every_state_has_its_footer() -> None:
    assert {state for state, _, _ in STATES} == set(get_args(State))


async def test_the_footer_names_what_helps_in_each_state() -> None:
    async with running() as driver:
        await driver.shows("space start")
        assert "z recover" not in driver.text
        await driver.press("n")
        await driver.shows("space go on")
        driver.app.view = replace(driver.app.view, state="ready")  # a run from the disk
        await until(lambda: "space go on" in driver.text.splitlines()[-1])
        for state, there, gone in STATES:
            there_yet = Progress() if state in ("loading", "ready") else Progress(step=10)
            driver.app.view = replace(driver.app.view, state=state, progress=there_yet)
            await until(lambda there=there: there in driver.text.splitlines()[-1])
            await until(lambda gone=gone: gone not in driver.text.splitlines()[-1])


async def test_what_helps_is_in_every_footer_of_a_small_terminal() -> None:
    async with running(SMALL) as driver:
        line = driver.app.screen.query_one("#keys", KeyLine)
        for state, there, gone in STATES:
            driver.app.view = replace(driver.app.view, state=state)
            for where in {action.where for action in ACTIONS} - {TYPING, DRAWING, *MODAL}:
                line.where = where
                shown = "".join(letter for letter, _ in line.lines()[0])
                assert there in shown, (state, where)
                assert gone not in shown, (state, where)


async def test_the_footer_names_nothing_that_would_be_refused() -> None:
    async with running((200, 60)) as driver:
        await driver.press("n")
        await driver.shows("w twin", ". step", "n epoch")
        for state in ("finished", "diverged"):
            driver.app.view = replace(driver.app.view, state=state)
            await until(lambda: "space " not in driver.text.splitlines()[-1])
            line = driver.text.splitlines()[-1]
            assert not any(words in line for words in ("w twin", ". step", "n epoch")), state


@pytest.mark.parametrize("width", [37, 78])
def test_the_help_explains_the_words_of_the_loss_at_every_width(width: int) -> None:
    shown = "".join(letter for letter, style in numbers_line(RunView(), width) if style == "label")
    help_of_the_loss = {name for name, _ in dict(NUMBERS)["Loss"]}
    explained = {word.strip("()") for name in help_of_the_loss for word in name.split()}
    assert set(shown.split()) <= explained


@pytest.mark.parametrize("loss", [0.00191, 9.99996, 12.3456, 999.96, 12345.6, 4.05e5, 1.5e30])
@pytest.mark.parametrize("accuracy", [0.0, 0.976, 0.99999, 1.0])
def test_the_columns_of_an_epoch_stay_apart(loss: float, accuracy: float) -> None:
    epoch = EpochDone(1069, 75_000, loss, accuracy, loss, accuracy, 0.00025, 1234.5, 1.2e6)
    words = row_words(epoch, best=False)
    apart = "".join(letter for letter, _ in row_cells(words, "row")).split()
    assert apart == [word for word in words if word]
    assert float(words[1]) == pytest.approx(loss, rel=0.05)
