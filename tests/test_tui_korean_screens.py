"""The screens in Korean: nothing left in English, every row whole, every frame closed."""

import dataclasses
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from app_driver import BIG, SMALL, Driver, running
from probed import run
from rich.cells import cell_len
from scripted import Script, digit
from spoken import HANGUL, assert_korean, english_in
from test_tui_compare import keep
from textual.widget import Widget

from engine.answers import Advice
from engine.checkup import readings
from engine.commands import Watch
from engine.events import Change, Started, TwinStep, Watched
from engine.guide import NAMES, advise
from engine.hyper import Hyper
from engine.questions import AskAdvice
from tui.history import History
from tui.reason import reason
from tui.render.cells import text
from tui.runs.shelf import DiskShelf
from tui.say import speak
from tui.screens.digit import verdict
from tui.screens.twin_end import conclusion
from tui.taking.files import NotWrittenError, place_for
from tui.twin_view import TwinView
from tui.view import RunView, State
from tui.widgets.digits_pane import summary, title
from tui.widgets.place_entry import read_place
from tui.widgets.status_line import SIGNS, status_cells

SIZES = pytest.mark.parametrize("size", [BIG, SMALL], ids=str)


@pytest.fixture(autouse=True)
def korean() -> Iterator[None]:
    speak("ko")
    yield
    speak("en")


def cells_of(driver: Driver) -> list[list[str]]:
    """The screen by rows and columns; the second column of a wide letter is empty."""
    rows = [strip.text for strip in driver.app.screen._compositor.render_strips()]
    assert {cell_len(row) for row in rows} == {driver.app.size.width}, "\n".join(rows)
    return [[letter for letter, _ in text(row)] for row in rows]


def assert_framed(driver: Driver) -> None:
    """Rows and frames are whole: no wide letter has moved a side of a pane or of a dialog."""
    cells, screen = cells_of(driver), driver.app.screen
    for widget in filter(lambda each: each.display and each.region, screen.query(Widget)):
        if not (widget.has_class("pane") or is_box(widget)):
            continue
        x, y, right, bottom = widget.region.corners
        corners = (cells[row][at] for row in (y, bottom - 1) for at in (x, right - 1))
        assert "".join(corners) == "╭╮╰╯", widget
        sides = {cells[row][at] for row in range(y + 1, bottom - 1) for at in (x, right - 1)}
        assert sides == {"│"}, widget


def assert_whole(driver: Driver) -> None:
    """No English sentence is on the screen or in the dialog either; tabs and keys aside."""
    assert_framed(driver)
    screen = driver.app.screen
    box = next(filter(is_box, screen.query(Widget)), screen)
    apart = {y for each in screen.query("KeyLine, Tabs") for y in range(*each.region.line_span)}
    x, y, right, bottom = box.region.corners
    rows = ["".join(row[x:right]) for at, row in enumerate(cells_of(driver))
            if at not in apart and y <= at < bottom]  # fmt: skip
    words = [part for row in rows for part in re.split("[│╭╮╰╯─]+", row)]
    assert any(map(HANGUL.search, words))
    assert [found for part in words for found in english_in(part)] == []


def is_box(widget: Widget) -> bool:
    """Whether it is the box of a dialog."""
    return (widget.id or "").endswith("-box")


async def opens(driver: Driver, *keys: str, shows: str = "") -> None:
    """Press the keys, wait for what they show, and look at it."""
    await driver.press(*keys)
    await driver.shows(shows)
    await driver.pilot.pause()
    assert_whole(driver)


@SIZES
async def test_the_training_screen_and_its_dialogs(size, tmp_path: Path) -> None:
    root = tmp_path / "runs"
    for name, hyper in (("a", Hyper(epochs=3)), ("b", Hyper(learning_rate=0.4, epochs=3))):
        keep(root, name, hyper)
    (keep(root, "c", Hyper()) / "metrics.csv").write_text("garbage")
    async with running(size, Script(Hyper(epochs=40)), DiskShelf(root)) as driver:
        await driver.shows("준비됨", "epoch가 끝날 때마다 여기에")
        assert_framed(driver)
        await opens(driver, "space", "b", shows="북마크를 남겼어요")
        await opens(driver, "left_square_bracket", shows="새 branch로 학습하고")
        await opens(driver, "right", "space", "B", shows="branch와 북마크")
        await driver.shows("지금 여기", "★ best", "main의 step 10")
        await opens(driver, "escape", "4", "v", shows="틀린 것, loss 순")
        await opens(driver, "enter", shows="✗ 틀렸어요. 정답: 0")
        await driver.press("escape")
        await opens(driver, "C", shows="비교할 수 없어요")
        names = [run.name for run in driver.app.screen._runs]
        for name in "ab":
            driver.app.screen._list.highlighted = names.index(name)
            await driver.press("space")
        await opens(driver, "enter", shows="학습 2개 비교")
        await driver.press("escape", "escape")
        await opens(driver, "w", shows="같은 batch로 배우지만")
        await opens(driver, "enter", shows="막대는 지금 학습")
        await opens(driver, "w", shows="지금까지: 아직 모름")
        await opens(driver, "escape", "Y", shows="보이는 것을 저장: 숫자")
        await driver.shows("숫자-step-28.txt")
        await opens(driver, "escape", "y", shows="복사했어요(숫자")


@SIZES
async def test_the_range_test_and_the_guide(size, sets_for) -> None:
    learner = run(sets_for, 120, learning_rate=0.0001, init="normal", init_std=0.01)
    script = Script()
    script.answers[AskAdvice] = Advice(advise(readings(learner, (2.3,) * 120, looks=3)), NAMES)
    async with running(size, script) as driver:
        await driver.press("x")
        await driver.shows("추천: 0.25")
        assert_framed(driver)
        await opens(driver, "escape", "n", "0", shows="힌트 (")
        await opens(driver, "d", shows="치운 힌트 1개")
        await driver.press("8", "#", *"99", "enter")
        await driver.shows("'99': 없는", "validation 이미지 0", "닮은꼴")
        assert_framed(driver)
        await driver.press("escape", "d")
        await driver.shows("내 그림", " 듦")
        assert_framed(driver)


@pytest.mark.parametrize("state", SIGNS)
def test_the_status_line_has_a_word_for_each_state(state: State) -> None:
    view = RunView(state=state, started=Started(Hyper(), (), 1, 100, 50, 20))
    cells = status_cells(view, 80)
    assert HANGUL.search("".join(letter for letter, _ in cells))
    words = dataclasses.replace(view, state="ready")
    assert len(cells) == len(status_cells(words, 80)) <= 80


def test_digits_are_called_and_counted() -> None:
    picks = [title(Watch(pick=pick)) for pick in ("sample", "wrong", "uncertain", "class")]
    assert picks == ["표본", "틀린 것, loss 순", "헷갈리는 것", "0만"]
    shown = Watched(Watch(offset=2), 0, 5000, (digit(2, 0),), 0.5, 0.75, 0.0)
    assert summary(shown) == "3–3 / 5,000장 · 오답 25.00%"
    assert summary(dataclasses.replace(shown, digits=())) == "없음 · 오답 25.00%"
    assert verdict(digit(1, 10)) == "정답은 1이고, 네트워크도 그렇게 답해요(확률 91.0%)."


def test_what_is_known_of_a_twin() -> None:
    twin = TwinView(Change("momentum", 0.0, 0.5), 10, History())
    assert conclusion(twin).splitlines()[1] == "지금까지: 아직 모름."
    twin = twin.extended([TwinStep(at, 1.0, 0.9 + at % 3 / 100) for at in range(11, 311)])
    change, loss, verdict = conclusion(twin).splitlines()
    assert change == "쌍둥이는 step 10부터 달라요: momentum 0 → 0.5."
    assert loss.startswith("같은 batch에서 잰 loss 차이(쌍둥이 − 지금 학습): −0.09")
    assert verdict == "지금까지: 쌍둥이가 나음."


def test_what_cannot_be_typed() -> None:
    with pytest.raises(ValueError, match="is not an image") as wrong:
        read_place("9,999", 5000)
    assert reason(wrong.value) == "'9,999': 없는 이미지예요. 0부터 4,999까지의 숫자"


def test_where_nothing_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    for name in ("", "folder", "none/a.txt", "~nobody-at-all/a.txt"):
        with pytest.raises(NotWrittenError) as wrong:
            place_for(name, tmp_path)
        assert_korean(wrong.value)
