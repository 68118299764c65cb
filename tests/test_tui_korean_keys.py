"""The app's keys, help, palette, tabs and configuration in Korean, on the screen and in columns.

Panes and dialogs have tests of their own; here it is the lines around them.
"""

import re
import tomllib

import pytest
from app_driver import BIG, SMALL, Driver, running, until
from rich.cells import cell_len
from rich.console import Console
from scripted import Script
from spoken import HANGUL, TERMS, english_in
from test_tui_config import MISTAKES
from test_tui_reach import GROUPS, WAYS, go
from textual.widgets import Input, OptionList

from engine.hyper import Hyper
from tui import cli, keys
from tui.config.command import init, show, template
from tui.config.layers import load
from tui.config.settings import Settings
from tui.keys import ACTIONS, MODAL, TYPING, footer
from tui.language import writable
from tui.palette import Palette, system_commands, translated
from tui.say import say, speak
from tui.screens.help_sections import sections
from tui.screens.numbers import NUMBERS
from tui.serve.server import written
from tui.session import Session
from tui.tips import TIPS
from tui.widgets.help_section import HelpSection
from tui.widgets.key_line import KeyLine
from tui.widgets.tabs import Tabs

NARROW = [where for group in GROUPS for where in group]
WIDE = (keys.HYPER, keys.MISTAKES, keys.LAYERS, keys.INSPECTOR, keys.RULER, keys.GUIDE)


@pytest.fixture(autouse=True)
def korean():
    speak("ko")
    yield
    speak("en")


def is_korean(text: str) -> bool:
    """Whether it is Korean, or a word that is the same in both languages."""
    same = set(re.findall("[a-z-]+", text.lower())) <= {*TERMS, "ruler", "breakpoint", "branch"}
    return bool(HANGUL.search(text) or same) and not english_in(text)


# Words -------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [BIG, SMALL], ids=str)
def test_the_most_wanted_keys_show_in_korean_as_well(size) -> None:
    for where in WAYS:
        shown = footer(where, size[0] - 1)
        assert sum(map(keys.room, shown)) <= size[0] - 1
        assert [say(a.footer) for a in shown if not is_korean(say(a.footer))] == []
        if where not in (*MODAL, TYPING, keys.DRAWING):
            assert {"toggle", "help", "quit"} <= {a.id for a in shown}, where
    for where in MODAL:
        own = {action.id for action in ACTIONS if action.where == where and action.footer}
        assert own == {action.id for action in footer(where, size[0] - 1)}, where
    assert len(footer(keys.HYPER, SMALL[0] - 1)) >= 8


@pytest.mark.parametrize("size", [BIG, SMALL], ids=str)
def test_the_help_is_korean_and_laid_out_by_columns(size) -> None:
    console = Console(width=size[0] - 6, color_system=None, force_terminal=False)
    with console.capture() as capture:
        for each in sections("", keys.LOSS):
            console.print(HelpSection(each.title, each.rows, searched=True).drawn())
    lines = capture.get().splitlines()
    assert lines[0].startswith("키 · loss에서")
    assert [line for line in lines if english_in(line.removeprefix("x W b y"))] == []
    assert not any(line.rstrip().endswith("…") for line in lines)
    assert max(map(cell_len, lines)) <= size[0] - 6
    titles = {say(title) for title, _ in NUMBERS}
    for line in lines:  # a term of 15 columns, 2 between, then its meaning
        term, meaning = columns(line, 17)
        if meaning.strip() and not line.startswith("키 · ") and line.strip() not in titles:
            assert term.endswith("  "), line
            assert not meaning.startswith(" "), line


def columns(line: str, at: int) -> tuple[str, str]:
    """The line in two, where so many columns end."""
    head = ""
    while cell_len(head) < at and len(head) < len(line):
        head = line[: len(head) + 1]
    return head, line[len(head) :]


def test_what_is_explained_is_korean() -> None:
    tips = [*TIPS.values(), *(action.help for action in ACTIONS)]
    assert [say(words) for words in tips if not is_korean(say(words))] == []
    helps = {}
    for action in ACTIONS:  # two things of one place do not have the same name in the palette
        helps.setdefault((action.where, say(action.help)), set()).add(action.help)
    assert [name for name, each in helps.items() if len(each) > 1] == []


# On the screen -----------------------------------------------------------------------------


@pytest.mark.parametrize("size", [BIG, SMALL], ids=str)
async def test_tabs_keys_and_tips_in_every_place(size) -> None:
    async with running(size) as driver:
        for where in NARROW if size == SMALL else WIDE:
            await go(driver, where)
            first, *_, last = driver.text.splitlines()
            assert not english_in(first.replace("MNIST · test", "")), first
            for line in (first, last):
                assert cell_len(line) == size[0]
            check_the_key_line(driver, last)
        tabs = driver.app.screen.query_one(Tabs)
        begin, _ = tabs_of(driver)["guide"]
        assert columns(driver.text.splitlines()[0], begin + 1)[1].startswith("0 가이드")
        await driver.pilot.hover("#tabs", offset=(begin + 4, 0))
        assert tabs.tooltip == "0: 무엇이 왜 잘못됐고, 어떻게 하면 되는지"
        await driver.pilot.click("#tabs", offset=(tabs_of(driver)["ruler"][0] + 6, 0))
        await until(lambda: driver.app._here == "ruler")


def check_the_key_line(driver: Driver, line: str) -> None:
    """Every word stands where a click on it is looked for."""
    spots = driver.app.screen.query_one(KeyLine).spots()
    assert spots
    for spot in spots:
        words = columns(columns(line, spot.first)[1], spot.last - spot.first)[0]
        word = say(spot.action.footer)
        assert words.strip() in (spot.key, word, f"{spot.key} {word}"), words
        assert is_korean(word), word


def tabs_of(driver: Driver) -> dict[str, tuple[int, str]]:
    stops = driver.app.screen.query_one(Tabs).stops()
    return {place: (at, key) for at, key, place in stops}


async def test_the_help_and_the_palette_on_a_small_screen() -> None:
    async with running(SMALL) as driver:
        await driver.press("2", "question_mark")
        await driver.shows("도움말", "키 · loss에서", "로그 눈금 또는 보통 눈금", "esc 닫기")
        driver.app.screen.action_do("digits-pick")
        await driver.shows("v 키를 쓸 수 있는 곳: 숫자 칸에서")
        await driver.press("escape", "ctrl+p")
        await until(lambda: isinstance(driver.app.screen, Palette))
        await driver.shows("할 일 찾기…", "키: ")
        driver.app.screen.query_one(Input).value = "로그 눈금"
        await driver.shows("로그 눈금 또는 보통 눈금", "키: l · loss")
        driver.app.screen._NO_MATCHES_COUNTDOWN = 0.01
        driver.app.screen.query_one(Input).value = "없는 것"
        await until(lambda: none_found(driver))
        driver.app.screen.query_one(Input).value = "theme"  # found in English, too
        await driver.shows("테마", "화면의 색을 바꿔요")
        driver.app.screen.query_one(Input).value = "logarithmic"
        await driver.shows("로그 눈금 또는 보통 눈금", "키: l · loss")
        await driver.press("escape")
        driver.app.search_themes()
        await driver.shows("테마 찾기…")


def none_found(driver: Driver) -> bool:
    lines = driver.app.screen.query_one(OptionList)
    return lines.option_count == 1 and "찾지 못했어요" in driver.text


async def test_every_command_of_the_palette_is_korean() -> None:
    async with running(SMALL) as driver:
        app = driver.app
        told = [*system_commands(app, app.screen), *app.get_system_commands(app.screen)]
        assert {"테마", "화면 저장"} <= {command.title for command in told}
        for command in told:
            assert is_korean(command.title), command.title
            assert is_korean(str(command.help)), command.help
        assert not [each for each in translated(told) if each.title == "Keys"]


async def test_ctrl_c_says_which_key_quits() -> None:
    async with running(SMALL, settings=Settings(notices=("toast가 보여요.",))) as driver:
        await driver.press("ctrl+c")
        await driver.shows("chainrule을 끝내려면 q 키를")


async def test_notices_and_the_words_of_the_toggle() -> None:
    notices = ("설정 파일이 이상해요.",) * 5
    async with running(SMALL, Script(), settings=Settings(notices=notices)) as driver:
        await driver.shows("space 시작", " 설정 파일이 이상해요.", "그 밖에 4건: chainrule config")
        await driver.press("u")
        await until(lambda: driver.app.view.notice == "되돌릴 것이 없어요.")
        await driver.press("x")
        await driver.asked(driver.script.commands[-1])
        assert "시험하는 중" in driver.app.view.notice or driver.app.is_covered
        await driver.press("escape", "g")
        await driver.shows("글자 거기로 가기", "esc 그대로")


# The configuration -------------------------------------------------------------------------


def test_the_commented_file_is_korean_and_keys_stay() -> None:
    written = template()
    assert tomllib.loads(written) == {"keys": {}}
    for line in written.splitlines():
        assert cell_len(line) <= 90, line
        assert not english_in(re.sub("chainrule-|chainrule config", "", line)), line
    speak("en")
    settings = re.compile(r"^(?:# )?(?:[a-z]+ = |\[).*$", re.MULTILINE)
    assert settings.findall(written) == settings.findall(template())


@pytest.mark.parametrize(("text", "line", "words", "more"), MISTAKES)
def test_each_mistake_is_told_in_korean(tmp_path, text, line, words, more) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    (sentence,) = load(str(path), {}).settings.notices
    told = say(sentence)
    assert told.startswith(f"{path} {line}번째 줄")
    assert not english_in(told.replace(str(path), "").replace("chainrule config", "")), told
    assert told.endswith((".", "요"))


def test_config_tells_in_columns_what_holds(tmp_path, capsys, monkeypatch) -> None:
    path = tmp_path / "config.toml"
    path.write_text('refresh = 99\ntheme = "nord"\n[keys]\nstep = "s"\n')
    monkeypatch.setenv("CHAINRULE_ASCII", "maybe")
    assert show(load(str(path), {"seed": 3}), print) == 2
    told, wrong = capsys.readouterr()
    rows = told.split("\n\n")
    sources = [columns(line, 32)[1] for line in rows[1].splitlines()]
    assert sources == [f"{path} 2번째 줄", "기본", "기본", "기본", "기본", "명령줄"]
    actions = [columns(line, 38)[1] for line in rows[3].splitlines()[1:]]
    assert all(is_korean(words.replace(str(path), "")) for words in actions)
    assert "CHAINRULE_ASCII: 'maybe' 값은 쓸 수 없어요. 쓸 수 있는 값: true 또는 false." in wrong
    assert "refresh: 99 값은 쓸 수 없어요. 쓸 수 있는 값: 1부터 12까지의 숫자." in wrong


def test_writing_the_file_is_told_in_korean(tmp_path, capsys) -> None:
    path = tmp_path / "config.toml"
    assert init(load(str(path), {}), print) == 0
    assert init(load(str(path), {}), print) == 2
    assert init(load(str(path / "below"), {}), print) == 2
    out, err = capsys.readouterr()
    assert out.startswith(f"{path}: 만들었어요.")
    assert "이미 있어서 그대로 두었어요" in err
    assert "below: 쓸 수 없어요(" in err


# Where there are no Korean letters ---------------------------------------------------------


@pytest.fixture
def apps(monkeypatch) -> list:
    """The apps that would have run."""
    found: list = []
    monkeypatch.setattr("tui.app.ChainruleApp.run", lambda app: found.append(app))
    for name, answer in (("settle", None), ("unusable", None), ("speaks_unicode", True)):
        monkeypatch.setattr(f"tui.cli.{name}", lambda answer=answer: answer)
    return found


@pytest.mark.parametrize("asked", [True, False], ids=["asked for", "without UTF-8"])
def test_a_screen_in_ascii_is_english_and_says_why_once(asked, apps, monkeypatch) -> None:
    monkeypatch.setattr("tui.cli.speaks_unicode", lambda: asked)
    session = Session(Hyper(), "classic")
    cli.run_app(session, settings=Settings(ascii=asked))
    cli.run_app(session, settings=Settings(ascii=asked))  # who reads English is told nothing
    first, second = (app.settings for app in apps)
    assert first.ascii
    assert second.ascii
    (why,) = first.notices
    assert why.startswith("Korean cannot be written in ASCII")
    assert second.notices == ()


def test_a_lesson_in_ascii_is_english(apps) -> None:
    assert cli.main(["--lang", "ko", "learn", "rate", "--ascii"]) == 0
    assert cli.main(["--lang", "ko", "learn", "rate"]) == 0
    assert [app.attempt.language for app in apps] == ["en", "ko"]


def test_output_without_korean_letters_is_english(monkeypatch, capsys) -> None:
    class Plain:
        encoding = "latin-1"

    assert writable("ko") == "ko"
    monkeypatch.setattr("sys.stderr", Plain)
    assert writable("ko") == "en"
    assert writable("en") == "en"


# The browser -------------------------------------------------------------------------------


def test_the_page_is_korean() -> None:
    page = written()
    assert '<html lang="ko">' in page
    assert "$" not in page
    body = re.sub("<[^>]+>", " ", page.partition("<body>")[2])
    assert not english_in(body.replace("chainrule runs", ""))
    assert "새로 시작하기" in body
