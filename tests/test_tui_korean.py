"""The interface in Korean: every text is there, and none that nobody says."""

from __future__ import annotations

import importlib
import pkgutil
from collections import Counter

import pytest
from rich.cells import cell_len
from rich.style import Style
from texts import blanks, every_text

import tui.korean
from engine.said import said
from tui.korean import TEXTS
from tui.language import asked_for, language_of
from tui.render.cells import fitted, text, to_strip
from tui.say import say, speak
from tui.wide import Wide, cut


@pytest.fixture
def korean():
    speak("ko")
    yield
    speak("en")


def test_every_text_is_there_in_korean() -> None:
    missing = {text: path.name for text, path in every_text().items() if text not in TEXTS}
    assert not missing


def test_no_korean_text_is_left_over() -> None:
    assert not set(TEXTS) - set(every_text())


def test_no_text_is_in_two_modules() -> None:
    modules = pkgutil.iter_modules(tui.korean.__path__, "tui.korean.")
    counts = Counter(
        text for found in modules for text in importlib.import_module(found.name).TEXTS
    )
    assert [text for text, count in counts.items() if count > 1] == []


def test_both_languages_fill_in_the_same_values() -> None:
    assert [text for text, korean in TEXTS.items() if blanks(text) != blanks(korean)] == []


def test_a_sentence_of_the_engine_is_said_in_the_users_language(korean, monkeypatch) -> None:
    monkeypatch.setattr("tui.say._catalogue", {"a {size} dog": "{size} 개", "big": "큰"})
    assert say(said("a {size} dog", size=said("big"))) == "큰 개"
    assert say("a cat") == "a cat"


def test_what_is_said_is_english_to_whoever_only_reads_it() -> None:
    assert said("the loss is {loss:.2f}", loss=2.302) == "the loss is 2.30"
    assert said("no {braces}") == "no {braces}"


@pytest.mark.parametrize("argv", [["--lang", "ko", "train"], ["train", "--lang=ko"]])
def test_the_language_may_stand_anywhere(argv) -> None:
    assert asked_for(argv) == ("ko", ["train"])


def test_the_language_is_what_the_environment_says() -> None:
    assert language_of({"LANG": "ko_KR.UTF-8"}) == "ko"
    assert language_of({"LANG": "ko_KR.UTF-8", "CHAINRULE_LANGUAGE": "en"}) == "en"
    assert language_of({"LANG": "ko_KR.UTF-8", "CHAINRULE_LANGUAGE": "?"}) == "ko"


def test_another_language_is_refused_with_those_that_there_are(capsys) -> None:
    with pytest.raises(SystemExit) as stop:
        asked_for(["--lang", "fr"])
    assert stop.value.code == 2
    assert "invalid choice: 'fr' (choose from" in capsys.readouterr().err


@pytest.mark.parametrize("spec", ["<12", ">12", "12", "^12", "·>12", "2", "", "s"])
def test_words_fill_up_to_columns(spec) -> None:
    words = Wide("손글씨")
    assert cell_len(f"{words:{spec}}") == max(cell_len(words), 12 if "12" in spec else 0)
    assert f"{Wide('abc'):{spec}}" == f"{'abc':{spec}}"


def test_words_are_filled_and_cut_by_columns() -> None:
    words = Wide("손글씨")
    assert words.ljust(8) == "손글씨  "
    assert words.rjust(8) == "  손글씨"
    assert [cut(words, width) for width in (6, 5, 4, 0)] == ["손글씨", "손글", "손글", ""]


def test_a_wide_letter_is_two_cells_and_is_never_halved() -> None:
    cells = text("a손b", "label")
    assert len(cells) == 4
    assert [to_strip(fitted(cells, width), {}, Style.null()).text for width in (1, 2, 3, 5)] == [
        "a", "a ", "a손", "a손b ",
    ]  # fmt: skip
