"""The interface in Korean: every text is there, and none that nobody says."""

from __future__ import annotations

import importlib
import pkgutil
from collections import Counter

import pytest
from texts import blanks, every_text

import tui.korean
from engine.said import said
from tui.korean import TEXTS
from tui.language import asked_for, language_of
from tui.say import say, speak


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
    assert language_of({"LANG": "ko_KR.UTF-8", "CHAINRULE_LANG": "en"}) == "en"
    assert language_of({"LANG": "ko_KR.UTF-8", "CHAINRULE_LANG": "?"}) == "ko"


def test_another_language_is_refused_with_those_that_there_are(capsys) -> None:
    with pytest.raises(SystemExit) as stop:
        asked_for(["--lang", "fr"])
    assert stop.value.code == 2
    assert "invalid choice: 'fr' (choose from" in capsys.readouterr().err
