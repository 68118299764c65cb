"""The README tells the truth about keys, files and commands."""

import re
from pathlib import Path

from engine.presets import PRESETS
from tui.keys import ACTIONS

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text()


def key_rows() -> list[str]:
    return [f"| {a.where} | {a.shown.replace('|', '')} | {a.help} |" for a in ACTIONS]


def test_every_key_is_there_and_no_other() -> None:
    table = README.split("<!-- keys -->")[1].split("<!-- end of keys -->")[0].strip()
    assert table.splitlines()[2:] == key_rows()


def test_files_named_exist() -> None:
    for path in re.findall(r"\]\(([\w/.]+)\)|`((?:tests|data|engine|tui|\.ci)/[\w/.]*)`", README):
        assert (ROOT / (path[0] or path[1])).exists(), path


def test_presets_and_options_exist() -> None:
    for name in re.findall(r"--preset (\w+)", README):
        assert name in PRESETS


def test_ci_calls_the_readmes_test_command() -> None:
    after = README.split("<!-- test command -->")[1]
    assert after.lstrip().startswith("```sh\npython3 -m venv")
    assert "test command" in (ROOT / ".ci" / "run").read_text()
