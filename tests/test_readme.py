"""The README tells the truth about keys, files and commands."""

import re
from pathlib import Path

import pytest

from engine.presets import PRESETS
from tui.keys import ACTIONS
from tui.say import say, speak

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
KOREAN = (ROOT / "README.ko.md").read_text(encoding="utf-8")


def key_table(readme: str) -> list[str]:
    table = readme.split("<!-- keys -->")[1].split("<!-- end of keys -->")[0]
    return table.strip().splitlines()[2:]


def key_rows() -> list[str]:
    """The table as the app itself would say it."""
    return [f"| {say(a.where)} | {say(a.shown)} | {say(a.help)} |" for a in ACTIONS]


def test_every_key_is_there_and_no_other() -> None:
    assert key_table(README) == key_rows()


def test_the_korean_readme_has_the_same_keys_in_the_apps_own_words() -> None:
    speak("ko")
    try:
        assert key_table(KOREAN) == key_rows()
    finally:
        speak("en")
    assert keys(key_table(KOREAN)) == keys(key_table(README))


def keys(rows: list[str]) -> list[str]:
    """The keys themselves; only that any letter will do is said in words."""
    return [row.split(" | ")[1].replace("글자", "letter") for row in rows]


@pytest.mark.parametrize("same", [r"```sh\n(.+)", r"\]\((tests/[\w/.]+)\)", r"(?m)^(##*) "])
def test_the_korean_readme_has_the_same_commands_pictures_and_chapters(same: str) -> None:
    assert re.findall(same, KOREAN) == re.findall(same, README)


def test_each_readme_leads_to_the_other() -> None:
    assert "](README.ko.md)" in README
    assert "](README.md)" in KOREAN


def test_files_named_exist() -> None:
    named = r"\]\(([\w/.]+)\)|`((?:tests|data|engine|tui|\.ci)/[\w/.]*)`"
    for path in re.findall(named, README + KOREAN):
        assert (ROOT / (path[0] or path[1])).exists(), path


def test_presets_and_options_exist() -> None:
    for name in re.findall(r"--preset (\w+)", README):
        assert name in PRESETS


def test_ci_calls_the_readmes_test_command() -> None:
    after = README.split("<!-- test command -->")[1]
    assert after.lstrip().startswith("```sh\npython3 -m venv")
    assert "test command" in (ROOT / ".ci" / "run").read_text()
