"""Keys that texts name are those that hold: templates name the action in place of its key."""

import re
from dataclasses import astuple

import pytest
from app_driver import BIG, running, until
from texts import every_text

from engine.events import Finished
from tui.announce import notice
from tui.config.settings import Settings
from tui.fold import fold
from tui.keymap import names, rebound
from tui.keys import ACTIONS
from tui.korean import TEXTS
from tui.lessons.attempt import Attempt
from tui.lessons.catalog import LESSONS
from tui.lessons.frames import FRAMES
from tui.lessons.telling import strip
from tui.say import name_keys, say, speak
from tui.screens.help import HelpScreen
from tui.screens.help_sections import sections
from tui.tips import TIPS
from tui.view import RunView

OTHER = {  # keys that stand for themselves in no text
    "toggle": "f2",
    "restart": "f3",
    "epoch": "f4",
    "test": "f5",
    "recover": "f6",
    "view-0": "f7",
    "view-9": "f8",
    "back": "f9",
    "hyper-type": "f10",
    "branches": "ctrl+b",
    "guide-do": "ctrl+g",
    "pane-1": "f11",
    "pane-2": "ctrl+l",
    "pane-3": "ctrl+a",
    "pane-4": "ctrl+d",
}
FIXED = ("keys.py", "operation_words.py")  # enter in a line to type in; x, W and b are arrays
VERBS = "goes|returns|lists|takes|tries|compares|ends|saves|starts|trains|shows"
NAMED = re.compile(rf"\b[Pp]ress (?!\{{key_)|(?:^|[.;:·,] |\band )(\S|space|enter) (?:{VERBS})\b")


def of_lessons() -> list[str]:
    """All that the lessons say, in both languages."""
    found = [text for frame in FRAMES.values() for text in astuple(frame)]
    for words in (words for lesson in LESSONS.values() for words in lesson.words.values()):
        found += [words.intro, words.summary]
        for step in words.steps:
            found += [step.task, step.done, step.failed, *(each.reply for each in step.choices)]
    return found


@pytest.fixture
def other():
    """Other keys, until the test is over."""
    name_keys(names(rebound(OTHER)))
    yield
    name_keys(names())


def test_every_name_in_a_text_is_that_of_an_action() -> None:
    ids = {action.id.replace("-", "_") for action in ACTIONS if action.keys}
    for template in (*every_text(), *TEXTS.values(), *of_lessons()):
        assert set(re.findall(r"\{key_(\w+)\}", template)) <= ids, template


def test_no_text_has_a_key_written_into_it() -> None:
    texts = [text for text, path in every_text().items() if path.name not in FIXED] + of_lessons()
    assert [text for text in texts if NAMED.search(text)] == []
    for text in ("Press t to look", "stays away; a shows it", "[ goes back", "and B returns to it"):
        assert NAMED.search(text)


@pytest.mark.parametrize("language", ["en", "ko"])
def test_notices_and_explanations_name_the_keys_that_hold(other, language) -> None:
    speak(language)
    try:
        done = fold(RunView(), [Finished(9, 1)]).notice
        assert "f5" in done
        assert "f7" in notice("learning rate too high")
        assert "f10" in say(TIPS["hyper"])
        words = " ".join(
            f"{each.title} {text.plain}" for each in sections() for _, text in each.rows
        )
        assert "f9" in words
        assert "(f8)" in words
        assert "ctrl+b" in words
    finally:
        speak("en")


@pytest.mark.parametrize("language", ["en", "ko"])
def test_lessons_name_the_keys_that_hold(other, language) -> None:
    said = " ".join(words for words, _ in strip(Attempt(LESSONS["rate"], language)))
    assert "f4" in said
    assert "{" not in said


def test_keys_as_they_are_by_default() -> None:
    assert notice("learning rate too high").endswith("Press 0.")
    assert say(TIPS["hyper"]).endswith("then ← → or enter.")
    assert say("{count} more · {key_steps_more}", count=3) == "3 more · pgdn"


async def test_the_app_names_the_keys_of_its_configuration() -> None:
    async with running(BIG, settings=Settings(keys=OTHER)) as driver:
        titles = ("Hyperparameters", "Loss", "Accuracy", "Digits")
        keys = ("f11", "ctrl+l", "ctrl+a", "ctrl+d")
        await driver.shows(*(f"{k} {title}" for k, title in zip(keys, titles, strict=True)))
        await driver.press("down", "down", "down", "down", "right")
        await driver.press("f7")
        await driver.shows("Press f2 to train")
        await driver.press("question_mark")
        await until(lambda: isinstance(driver.app.screen, HelpScreen))
        await driver.press("slash", *"restart (")
        await driver.shows("Restart (f3)")
    name_keys(names())
