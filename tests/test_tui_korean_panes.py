"""The views in Korean: no English sentence in their panes, every row as wide as the screen."""

import itertools
import math
import re
from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from app_driver import BIG, SMALL, Driver, running
from rich.cells import cell_len
from scripted import Script
from spoken import english_in
from test_tui_mistakes import Answering
from textual.widget import Widget

from engine.events import Digit
from engine.questions import AskAdvice, AskDigit, AskLayers, AskRuler, AskSteps
from engine.said import said
from tui.config.options import LANGUAGES
from tui.render import digits
from tui.render.losses import axis_line
from tui.render.ruler import sentences
from tui.say import speak
from tui.widgets.blackboard_pane import BlackboardPane

PANES = frozenset(
    f"tui.widgets.{name}"
    for name in (
        "blackboard_pane", "breakpoints_pane", "classes_pane", "confusion_pane",
        "favourites_pane", "histograms_pane", "layer_table", "mistakes_pane", "nearest_pane",
        "operations_pane", "range_pane", "ruler_pane", "units_pane", "way_pane",
        "caption", "loss_pane",  # what they draw comes from tui.render
    )
)  # fmt: skip
FRAME = frozenset("│┃")


@pytest.fixture(autouse=True)
def korean() -> Iterator[None]:
    speak("ko")
    yield
    speak("en")


@pytest.fixture(scope="module")
def learned(dataset) -> Answering:
    return Answering(lambda hyper: dataset.split(hyper.seed, 100), epochs=2)


@pytest.fixture
def script(learned) -> Answering:
    """A real run's answers to every question of the views."""
    learned._begin(learned.hyper)
    learned.commands.clear()
    for kind in (AskLayers, AskSteps, AskDigit, AskRuler, AskAdvice):
        learned.answers[kind] = lambda _, question: learned.answer_to(question)
    return learned


def panes(driver: Driver) -> list[Widget]:
    """Those on show whose words are looked at."""
    every = driver.app.screen.walk_children(Widget)
    return [pane for pane in every if type(pane).__module__ in PANES and pane.region]


def words_of(pane: Widget) -> Iterator[str]:
    """The words of a pane, but for source code."""
    yield from (pane.border_title or "", pane.border_subtitle or "")
    if isinstance(pane, BlackboardPane):
        for line in pane.written():
            yield "".join(letter for letter, style in line if style not in ("code", "plain"))
    else:
        yield from (pane.render_line(y).text for y in range(pane.size.height))


def look_at(driver: Driver) -> None:
    """Every row fills the screen, every frame is straight, every sentence is Korean."""
    width, height = driver.app.size
    rows = driver.app.screen._compositor.render_strips()[:height]
    assert [cell_len(row.text) for row in rows] == [width] * height
    for pane in panes(driver):
        sides = pane.region.x, pane.region.right - 1
        framed = rows[pane.region.y + 1 : pane.region.bottom - 1] if pane.border_title else []
        for row in framed:
            assert {row.crop(at, at + 1).text for at in sides} <= FRAME, driver.text
        found = {words for line in words_of(pane) for words in english_in(line)}
        assert found <= {"the script says so"}, driver.text


async def shown(driver: Driver, *words: str) -> None:
    await driver.shows(*words)
    look_at(driver)


@pytest.mark.parametrize("size", [BIG, SMALL], ids=str)
async def test_every_view(size, script) -> None:
    async with running(size, script) as driver:
        await driver.press("5")
        await shown(driver, "혼동 행렬", "아직 배우지 않아서")
        await driver.press("1", "n", "n")
        await shown(driver, "최근 20 step", "전체 20 step")
        await driver.press("5")
        await shown(driver, "정답 ↓  답 →", "종류 1/6 (v)", "뒤로")
        await driver.press("v", "v")
        await shown(driver, "잊은 숫자 (epoch 1 뒤로)")
        await driver.press("6")
        await shown(driver, "layer: 입력에서 출력까지", "꺼짐/포화", "Affine 1의 unit")
        await driver.press("enter", "enter")
        await shown(driver, "가장 크게 반응하는 숫자")
        await driver.press("7")
        await shown(driver, "순전파(forward) ↓", "n 키를 누르면 거꾸로")
        await driver.press("n")
        await shown(driver, "gradient: ∂z/∂(그 줄의 글자)")
        await driver.press("s")
        await shown(driver, "출력은 저마다", "색 ±")
        await driver.press("8")
        await shown(driver, "네트워크를 지나는 길", "개에 잉크", "그다음")
        await shown(driver, "잉크: " if size == SMALL else "잉크가 늘면")
        await driver.press("d")
        await shown(driver, "숫자를 그리세요")
        await driver.press("9")
        await shown(driver, "눈금자: learning rate", "▲ 지금", "x 키를 누르면")
        await driver.press("x")
        await shown(driver, "enter 키를 누르면")
        await driver.press("0")
        await shown(driver, "✓ 문제가 없어요.", "규칙 15개로 살펴봤어요")


@pytest.mark.parametrize("title", ["최근 20 step", "last 20 steps"])
def test_a_mark_on_the_axis_takes_no_letter_from_its_words(title: str) -> None:
    for at in range(40):
        line = axis_line(title, 40, [at, 39])
        words = "".join(letter for letter, _ in line)
        assert (len(line), cell_len(words)) == (40, 40)
        assert title in "".join(letter for letter, style in line if style == "label")
        assert ("▲", "mark") in (line[at], line[1], line[cell_len(title) + 2])


@pytest.mark.parametrize("gain", [0.5, -0.05, -math.inf])
@pytest.mark.parametrize("harm", [0.5, -0.005, math.inf])
def test_what_the_ruler_says(gain: float, harm: float) -> None:
    words = sentences(
        SimpleNamespace(reading=said("{a}", a="loss."), gain=gain, harm=harm, is_still=False)
    )
    assert not english_in(words)
    assert words.count("낮") == (gain > 0) + (harm < 0)
    assert words.count("높") == (gain < 0) + (harm > 0)
    assert ("한없이" in words) == (math.inf in (-gain, harm))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("sure", [0.5, 0.995, 1.0])
def test_captions_below_digits_keep_their_width(language: str, sure: float) -> None:
    speak(language)
    rest = (1 - sure) / 9
    right, wrong = (Digit(0, label, 9, (rest,) * 9 + (sure,), bytes(784)) for label in (9, 4))
    for caption in (digits.caption, digits.doubtful_caption, digits.torn_caption):
        for digit in (right, wrong):
            assert cell_len(f"{caption(digit):^{digits.WIDTH}}") == digits.WIDTH


@pytest.mark.parametrize("size", [BIG, SMALL], ids=str)
async def test_captions_stand_below_their_pictures(size) -> None:
    async with running(size, Script()) as driver:
        await driver.press("4")
        await driver.shows("정답")
        row = next(line for line in driver.text.splitlines() if line.count("정답") > 1)
        starts = [cell_len(row[: found.start()]) for found in re.finditer("✗", row)]
        assert {b - a for a, b in itertools.pairwise(starts)} == {digits.WIDTH + 1}
