"""A lesson in the app, with the scripted trainer: the strip, its keys, its page and its answers."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from app_driver import BIG, SMALL, Driver, until
from commanded import answered, chainrule
from scripted import Script

from engine.commands import Reset
from engine.hyper import Hyper
from tui.lesson_app import LessonApp
from tui.lessons.lesson import Choice, Lesson, Step, StepWords, Words

ANSWERS = (Choice("a", "A.", "No, why?"), Choice("b", "B.", "!"))
EN = Words(
    "A trial",
    "nothing",
    "The intro.",
    (
        StepWords("Train an epoch.", "One is done.", "It diverged; press r."),
        StepWords("Go to the guide.", "There it is."),
        StepWords("Answer.", f"Right.{12 * ' And so on.'}", choices=ANSWERS),
    ),
    "That was all.",
)
START = Hyper(epochs=3)
LESSON = Lesson(
    "trial",
    1,
    START,
    (
        Step(lambda s: bool(s.view.epochs), lambda s: s.view.state == "diverged"),
        Step(lambda s: s.place == "guide"),
        Step(answer="b"),
    ),
    {"en": EN, "ko": EN},
)


@asynccontextmanager
async def lesson(size: tuple[int, int] = BIG) -> AsyncIterator[Driver]:
    script = Script(START)
    app = LessonApp(script.open_run, LESSON, "en")
    async with app.run_test(size=size) as pilot:
        driver = Driver(app, pilot, script)
        await until(lambda: app.view.watched is not None)
        yield driver


@pytest.mark.parametrize("size", [BIG, SMALL])
async def test_from_the_first_step_to_the_summary(size: tuple[int, int]) -> None:
    async with lesson(size) as driver:
        await driver.shows("Lesson trial · step 1 of 3", "▸ Train an epoch.")
        await driver.press(">")  # not yet
        await driver.press("L")
        await driver.shows("The intro.", "↑↓ move  h hide")
        assert "enter answer" not in driver.text  # nothing is asked
        await driver.press("escape")
        await driver.press("n")
        await driver.shows("✓ One is done.", "> goes on")
        await driver.press(">")
        await driver.shows("step 2 of 3", "▸ Go to the guide.")
        await driver.press("0")
        await driver.shows("✓ There it is.")
        await driver.press(">")
        await driver.shows("▸ Answer.")
        await driver.press("L")
        await driver.shows("1 ✓ Train an epoch.", "3 ▸ Answer.", "The intro.", "enter answer")
        await driver.press("enter")
        await driver.shows("✗ A. No, why?")
        await driver.press("L", "enter")
        await driver.shows("✓ Right.")
        await driver.press("L")
        await driver.shows("3 ✓ Answer.")
        page = driver.app.screen.query_one("#lesson-box").region
        lines = [row[page.x :] for row in driver.text.splitlines()[page.y : page.bottom]]
        more = [line for line in lines if "on." in line]
        assert len(more) > 1
        assert all(re.match(r"│ {5}\w", line) for line in more)  # below the words, not the marks
        await driver.press("escape")
        await driver.press("1", ">")
        await driver.shows("Lesson trial · done", "That was all.")


async def test_a_failure_is_said_and_goes_with_the_run() -> None:
    async with lesson() as driver:
        driver.script.hyper = START.changed(learning_rate=5.0)
        await driver.press("n")
        await driver.shows("✗ It diverged; press r.")
        await driver.press("r")
        await driver.shows("▸ Train an epoch.")


async def test_again_begins_with_a_new_run_and_the_first_hyperparameters() -> None:
    async with lesson() as driver:
        await driver.press("n")
        await driver.shows("✓ One is done.")
        await driver.press("less_than_sign")
        await driver.asked(Reset(START))
        await driver.shows("▸ Train an epoch.")


async def test_the_lines_can_be_hidden_and_a_click_goes_on() -> None:
    async with lesson() as driver:
        await driver.press("n")
        await driver.shows("✓ One is done.")
        await driver.pilot.click("#lesson")
        await driver.shows("▸ Go to the guide.")
        await driver.press("L", "h")
        await until(lambda: "Go to the guide" not in driver.text)
        await driver.shows("The lesson's lines are hidden: L, then h, shows them again.")
        await driver.press("L", "h")
        await driver.shows("▸ Go to the guide.")


def test_the_list_and_a_name_that_is_none() -> None:
    listed = chainrule("learn", LANG="ko_KR.UTF-8", LC_ALL="")
    assert "riddle" in listed.stdout
    assert "5분" in listed.stdout
    wrong = answered("learn", "rites", LC_ALL="C.UTF-8")
    assert wrong.returncode == 2
    assert "no lesson is called 'rites'; choose rate, init" in wrong.stderr
