"""The view of mistakes, with answers of the real engine to a scripted trainer's app."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from app_driver import BIG, SMALL, running, until
from driven import Driven
from scripted import Script

from engine.commands import Ask, RunEpoch
from engine.events import EpochDone, Event, Paused
from engine.hyper import Hyper
from engine.mistakes import Confusion
from engine.questions import AskMistakes
from tui.config.options import LANGUAGES
from tui.render.classes import moves, places, race, summary
from tui.render.confusion import SHADES, Layout, about_cell, shade
from tui.say import speak
from tui.screens.inspector import InspectorScreen
from tui.screens.mistakes import MistakesScreen

HARD = Hyper(hidden=(8,), epochs=3, batch_size=60, learning_rate=0.02)
WIDE = (200, 60)


class Answering(Script):
    """A script whose mistakes are those of a real run, and so are its epochs' class accuracies."""

    def __init__(self, sets_for, epochs: int) -> None:
        super().__init__()
        self.real, self.rows = Driven(sets_for, HARD), []
        for _ in range(epochs):
            self.rows += [
                event
                for event in self.real.until(Paused, RunEpoch())
                if isinstance(event, EpochDone)
            ]
        self.answers[AskMistakes] = lambda _, question: self.answer_to(question)

    def answer_to(self, question: AskMistakes) -> object:
        return next(self.real.trainer.answers.to(question)).answer

    def train(self, count: int) -> Iterator[Event]:
        for event in super().train(count):
            if isinstance(event, EpochDone) and event.epoch <= len(self.rows):
                event = replace(event, class_accuracies=self.rows[event.epoch - 1].class_accuracies)
            yield event

    def last_question(self) -> AskMistakes:
        asked = [command.question for command in self.commands if isinstance(command, Ask)]
        return [question for question in asked if isinstance(question, AskMistakes)][-1]


@pytest.fixture
def script(sets_for) -> Answering:
    return Answering(sets_for, epochs=2)


def screen_of(driver) -> MistakesScreen:
    screen = driver.app.screen
    assert isinstance(screen, MistakesScreen)
    return screen


async def opened(driver) -> None:
    """Two epochs trained, and the view shown with an answer for its size."""
    await driver.press("n", "n")
    await driver.shows("step 20")
    await driver.press("5")
    await driver.shows("Confusion matrix", "Worst mistakes", "kind 1/6")
    await until(lambda: screen_of(driver).answered.question == screen_of(driver).question)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [BIG, SMALL], ids=str)
async def test_what_changed_is_told_in_full_beside_a_notice(size, language, script) -> None:
    speak(language)
    try:
        async with running(size, script) as driver:
            await driver.press("n", "n", "5")
            await until(lambda: screen_of(driver).answered)
            notice = driver.app.screen.query_one("#notice")
            notice.display, notice.styles.height = True, 2
            pane = driver.app.screen.query_one("#confusion")

            def told() -> re.Match[str] | None:
                rows = (row[: pane.size.width].strip(" │") for row in driver.text.splitlines())
                return re.search(r"doubtful labels\.|의심스러운 label \d+개\.", " ".join(rows))

            await until(lambda: notice.region.height == 2 and told())
    finally:
        speak("en")


@pytest.mark.parametrize("size", [BIG, SMALL, WIDE], ids=str)
async def test_what_it_looks_like(size, script) -> None:
    async with running(size, script) as driver:
        await opened(driver)
        await driver.shows("Since epoch 1")
        await driver.looks_like(f"mistakes-{size[0]}x{size[1]}")
        if size == SMALL:
            await driver.press("c")
            await driver.shows("Classes and their race")
            await driver.looks_like("mistakes-80x24-classes")


async def test_before_there_is_an_answer_it_says_what_will_come() -> None:
    async with running() as driver:  # this script has no answer
        await driver.press("5")
        await driver.shows(
            "The matrix appears when", "The classes appear when", "The digits appear when"
        )


async def test_an_untrained_network_is_said_to_guess(sets_for) -> None:
    async with running(script=Answering(sets_for, 0)) as driver:
        await driver.press("5")
        await driver.shows("Untrained, the network guesses", "press n to")
        await driver.press("v", "v")
        await driver.shows("Forgotten", "appears after the next epoch")


async def test_kinds_one_after_the_other_and_back(script) -> None:
    async with running(script=script) as driver:
        await opened(driver)
        for kind, words in (
            ("uncertain", "Most uncertain"),
            ("forgotten", "Forgotten since epoch 1"),
            ("learned", "Learned since epoch 1"),
            ("mislabelled", "Doubtful labels"),
            ("cell", "kind 6/6"),
            ("worst", "Worst mistakes"),
        ):
            await driver.press("v")
            await driver.shows(words)
            assert script.last_question().kind == kind
        await driver.press("V")
        await driver.shows("kind 6/6")


async def test_a_cell_shows_its_digits_and_one_of_them_goes_to_the_inspector(script) -> None:
    async with running(script=script) as driver:
        await opened(driver)
        true, guess, count = script.answer_to(AskMistakes()).confusion.worst[0]
        await until(lambda: screen_of(driver).cursor == (true, guess))  # it begins there
        await driver.press("enter")
        await driver.shows(f"of {count} · kind 6/6")
        assert all((d.label, d.guess) == (true, guess) for d in screen_of(driver)._digits.digits)
        await driver.press("enter", "right")
        pane = driver.app.focused
        assert pane is not None
        assert pane.id == "mistaken"
        await until(lambda: pane.selected == 1)
        place = pane.digits[1].place
        await driver.press("enter")
        await until(lambda: isinstance(driver.app.screen, InspectorScreen))
        await until(lambda: driver.app.screen.place == place)


async def test_the_cursor_leads_the_digits_of_a_cell(script) -> None:
    async with running(script=script) as driver:
        await opened(driver)
        screen_of(driver).cursor = 4, 9
        await driver.press("enter")
        await until(lambda: script.last_question().kind == "cell")
        await driver.press("up", "left", "left")
        await until(lambda: (q := script.last_question()) and (q.true, q.guess) == (3, 7))
        await driver.press(*["left"] * 12, *["k"] * 12)
        await until(lambda: (q := script.last_question()) and (q.true, q.guess) == (0, 0))
        await driver.shows("zeros are read right", "95% interval", "Zeros read right")


async def test_the_classes_have_their_most_frequent_mistake(script) -> None:
    async with running(SMALL, script) as driver:
        await opened(driver)
        screen_of(driver).cursor = 4, 9
        await driver.press("c")
        await driver.shows("Classes and their race", "ep 1–2", "▸4")
        assert "Confusion matrix" not in driver.text
        await driver.press("down", "enter")
        await driver.shows("▸5")
        worst = script.answer_to(AskMistakes()).confusion.worst
        first = next(cell for cell in worst if cell[0] == 5)
        await until(lambda: (q := script.last_question()) and (q.true, q.guess) == first[:2])
        await driver.press("c")
        await driver.shows("Confusion matrix")
        assert driver.app.focused.id == "confusion"


async def test_pages(script) -> None:
    async with running(SMALL, script) as driver:
        await opened(driver)
        await driver.shows("1–4 of")
        await driver.press("pagedown")
        await driver.shows("5–8 of")
        await driver.press("tab", "down", "down")
        await driver.shows("9–12 of")
        await driver.press("pageup")
        await driver.shows("5–8 of")
        await driver.press("v")
        await driver.shows("Most uncertain", "1–4 of")


async def test_by_mouse(script) -> None:
    async with running(script=script) as driver:
        await opened(driver)
        await driver.pilot.click("#confusion", offset=(6, 4))  # within the border: row 1, column 0
        await until(lambda: screen_of(driver).cursor == (1, 0))
        await driver.pilot.click("#confusion", offset=(6, 3), times=2)
        await driver.shows("Zeros read right")
        await driver.pilot.click("#classes", offset=(3, 9))  # border, headings, seven classes above
        await until(lambda: screen_of(driver).cursor[0] == 7)
        await driver.pilot.click("#mistaken", offset=(15, 3))
        await until(lambda: driver.app.focused.id == "mistaken")


async def test_a_look_that_was_given_up_leaves_the_last_answer(script) -> None:
    async with running(script=script) as driver:
        await opened(driver)
        script.answers[AskMistakes] = None
        asked = len(script.commands)
        await driver.press("v")
        await until(lambda: any(isinstance(c, Ask) for c in script.commands[asked:]))
        await driver.shows("Worst mistakes", "Most often")


def test_sentences_on_cells() -> None:
    counts = [[0] * 10 for _ in range(10)]
    counts[9][9], counts[9][4], counts[9][8] = 472, 27, 1
    found = Confusion(tuple(map(tuple, counts)))
    assert about_cell(found, 9, 4) == "27 nines were taken for fours, 5.4% of all nines."
    assert about_cell(found, 9, 8) == "1 nine was taken for an eight, 0.2% of all nines."
    assert about_cell(found, 9, 6) == "No nine was taken for a six."
    right = "472 of 500 nines are read right, 94.4% (95% interval 92.0 to 96.1%)."
    assert about_cell(found, 9, 9) == right
    assert "may be chance" in summary(found.classes[9:])


def test_shades_rise_and_a_single_mistake_is_no_alarm() -> None:
    levels = [shade(count, 40) for count in range(41)]
    assert levels == sorted(levels)
    assert (levels[0], levels[1], levels[-1]) == (0, 1, SHADES)
    assert shade(1, 1) == 1


def test_a_place_in_the_pane_is_a_cell() -> None:
    layout = Layout.within(64, 16, 6)
    assert (layout.width, layout.height) == (6, 1)
    assert layout.cell_at(4, 2) == (0, 0)
    assert layout.cell_at(63, 11) == (9, 9)
    assert layout.cell_at(3, 5) is None
    assert layout.cell_at(30, 12) is None


def test_the_race() -> None:
    shares = (0.9, 0.95, 0.9)
    assert places(shares) == [2, 1, 2]
    assert moves(shares, (0.95, 0.9, 0.8)) == ["▼", "▲", "▲"]
    assert moves(shares, None) == [" "] * 3
    epochs = [(1, (0.6, 1.0)), (2, (0.8, 1.0))]
    drawn = race(epochs, 0, (6, 1))[0]
    assert "".join(letter for letter, _ in drawn) == "▁▁▁▄▄▄"
