"""The configuration: what a file, the environment and flags set, and what is said of mistakes."""

import json
import os
import tomllib
from pathlib import Path

import pytest
from commanded import answered, chainrule

from engine.presets import PRESETS
from tui import cli
from tui.arguments import parser
from tui.config.applied import loaded
from tui.config.bindings import keys_of
from tui.config.command import template
from tui.config.lines import lines_of
from tui.config.place import place
from tui.config.settings import DEFAULTS, Settings


@pytest.fixture
def write(tmp_path):
    def written(text: str | bytes) -> str:
        path = tmp_path / "config.toml"
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return str(path)

    return written


def settings(*words: str) -> Settings:
    return loaded(parser().parse_args(words)).settings


def test_a_file_sets_every_key(write) -> None:
    path = write(
        'theme = "nord"\nascii = true\nrefresh = 4\nlanguage = "ko"\npreset = "fast"\nseed = 7\n'
        '[keys]\nstep = "s"\nquit = ["Q", "ctrl+q"]\nhelp = "?,f1"\n'
    )
    keys = {"step": "s", "quit": "Q,ctrl+q", "help": "question_mark,f1"}
    assert settings("--config", path) == Settings(
        theme="nord", ascii=True, refresh=4, language="ko", preset="fast", seed=7, keys=keys
    )
    assert settings() == DEFAULTS


def test_a_flag_wins_over_the_environment_and_that_over_the_file(write, monkeypatch) -> None:
    path = write('theme = "nord"\nrefresh = 4\nascii = true\n')
    monkeypatch.setenv("CHAINRULE_CONFIG", path)
    monkeypatch.setenv("CHAINRULE_THEME", "dracula")
    monkeypatch.setenv("CHAINRULE_ASCII", "off")
    found = loaded(parser().parse_args(["--theme", "chainrule-light"]))
    assert found.settings == Settings(theme="chainrule-light", ascii=False, refresh=4)
    assert found.sources == {
        "theme": "command line",
        "ascii": "CHAINRULE_ASCII",
        "refresh": f"{path}, line 2",
    }
    assert settings("learn", "rate", "--ascii").ascii
    assert settings("--refresh", "2", "resume").refresh == 2


def test_preset_and_seed_are_where_a_run_begins(write) -> None:
    path = write('preset = "fast"\nseed = 7\n')
    done = answered(
        "train", "--json", "--no-save", "--epochs", "1", "--hidden", "8", "--config", path
    )
    hyper = json.loads(done.stdout.splitlines()[0])["hyper"]
    fast = PRESETS["fast"].hyper
    assert (hyper["seed"], hyper["learning_rate"]) == (7, fast.learning_rate)
    assert done.stderr == ""


MISTAKES = [
    ('theme = "nrd"', 1, "theme is 'nrd', but has to be chainrule,", "(did you mean 'nord'?)"),
    ("\nasci = true", 2, "asci is no key (did you mean 'ascii'?)", "use theme, ascii"),
    ('ascii = "true"', 1, "ascii is 'true', but has to be true or false", ""),
    ("refresh = 40", 1, "refresh is 40, but has to be a number from 1 to 12", ""),
    ("refresh = true", 1, "refresh is True, but has to be a number from 1 to 12", ""),
    ('language = "kr"', 1, "language is 'kr', but has to be en or ko", ""),
    ('preset = "classik"', 1, "has to be classic, post or fast (did you mean 'classic'?)", ""),
    ("seed = 1.5", 1, "seed is 1.5, but has to be a whole number from 0", ""),
    ('[keys]\nepoc = "E"', 2, "keys.epoc is no action (did you mean 'epoch'?)", ""),
    ('[keys]\nstep = "hugo"', 2, "keys.step is 'hugo', but has to be a key such as", ""),
    ("[keys]\nstep = 5", 2, "keys.step is 5, but has to be a key such as", ""),
    ('[keys]\nstep = "banana"', 2, "keys.step is 'banana', but has to be a key such as", ""),
    ('[keys]\nstep = "ctrl+banana"', 2, "keys.step is 'ctrl+banana', but has to be a key", ""),
    ('[keys]\nstep = "ctrl+<any>"', 2, "keys.step is 'ctrl+<any>', but has to be a key", ""),
    ('[keys]\nstep = "hyper+x"', 2, "keys.step is 'hyper+x'", ""),
    ('[keys]\nstep = "shift+a"', 2, "keys.step names 'shift+a', which no", 'instead, write "A"'),
    ('[keys]\nstep = ["x", "shift+1"]', 2, "names 'shift+1', which no terminal", 'such as "!"'),
    ('[keys]\nstep = "shift+/"', 2, "names 'shift+slash', which no terminal", 'such as "!"'),
    ('[keys]\ntyping-leave = "x"', 2, "keys.typing-leave has a fixed key", ""),
    ('[keys]\nstep = "t"', 2, "keys.step is 't', which 'test' has in the same place", ""),
    ('[keys]\ntest = "Z"\nstep = "Z"', 3, "'Z', which 'test' has in the same place", ""),
    ('[keys]\nstep = "L"', 2, "'L', which 'lesson' has in the same place", ""),
    ("keys = 3", 1, "keys has to be a table", ""),
    ("theme =", 1, "this is no TOML: invalid value", "key = value a line"),
    ("ascii = false\nascii = true", 2, "this is no TOML: cannot overwrite a value", ""),
    ('theme = "nord', 1, "this is no TOML", ""),
    (b'theme = "nord"\n# \xff', 2, "not UTF-8", "save it as UTF-8"),
]


@pytest.mark.parametrize(("text", "line", "words", "more"), MISTAKES)
def test_a_mistake_is_one_sentence_and_the_default_holds(write, text, line, words, more) -> None:
    path = write(text)
    found = settings("--config", path)
    (sentence,) = found.notices
    assert sentence.startswith(f"{path}, line {line}")
    assert words in sentence
    assert more in sentence
    assert sentence.endswith(".")
    assert (found.theme, found.ascii, found.refresh) == ("chainrule", False, 12)
    assert found.keys in ({}, {"test": "Z"})


def test_one_mistake_leaves_the_rest(write) -> None:
    found = settings(
        "--config", write('theme = "nrd"\nrefresh = 3\n[keys]\nstep = "t"\nepoch = "E"')
    )
    assert (found.refresh, found.keys, len(found.notices)) == (3, {"epoch": "E"}, 2)


def test_two_actions_may_swap_their_keys(write) -> None:
    keys = {"step": "n", "epoch": "full_stop"}
    assert settings("--config", write('[keys]\nstep = "n"\nepoch = "."')) == Settings(keys=keys)


def test_a_wrong_variable_is_told_and_the_file_holds(write, monkeypatch) -> None:
    monkeypatch.setenv("CHAINRULE_REFRESH", "often")
    found = settings("--config", write("refresh = 3"))
    assert found.refresh == 3
    assert found.notices == ("CHAINRULE_REFRESH is 'often', but has to be a number from 1 to 12.",)


def test_a_file_that_cannot_be_read(tmp_path, write) -> None:
    (missing,) = settings("--config", str(tmp_path / "none.toml")).notices
    assert "there is no such configuration file" in missing
    (folder,) = settings("--config", str(tmp_path)).notices
    assert "the configuration cannot be read" in folder
    (large,) = settings("--config", write("#" * 300_000)).notices
    assert "larger than 256 kB" in large
    (deep,) = settings("--config", write("a = " + "[" * 20_000)).notices
    assert "nested too deeply" in deep or "no TOML" in deep


def test_it_lies_where_the_system_keeps_such_files(monkeypatch) -> None:
    monkeypatch.delenv("CHAINRULE_CONFIG")
    assert not place().named
    assert place().path.parts[-2:] == ("chainrule", "config.toml")
    assert settings("--config", os.devnull).notices == ()


def test_lines_of_keys_however_they_are_written() -> None:
    text = 'a = 1\n"b c" = 2\n\n[keys]  # words\nx.y = 3\n[ t . "u" ]\nz = 4\n'
    found = lines_of(text)
    assert found[("a",)] == 1
    assert found[("b c",)] == 2
    assert found[("keys",)] == 4
    assert found[("keys", "x", "y")] == 5
    assert found[("t", "u", "z")] == 7


def test_config_tells_the_file_the_values_and_their_sources(write) -> None:
    path = write('refresh = 4\n[keys]\nstep = "s"\n')
    done = chainrule("config", "--config", path, "--theme", "nord")
    assert done.returncode == 0
    lines = [" ".join(line.split()) for line in done.stdout.splitlines()]
    assert lines[0] == path
    assert "theme nord command line" in lines
    assert "ascii false default" in lines
    assert f"refresh 4 {path}, line 1" in lines
    assert f"step s {path}, line 3" in lines
    assert "language the locale's default" in lines
    assert "dracula" in done.stdout
    wrong = answered("config", "--config", write("refresh = 99"))
    assert wrong.returncode == 2
    assert "refresh is 99" in wrong.stderr


def test_init_writes_a_commented_file_and_never_over_another(tmp_path, capsys) -> None:
    path = tmp_path / "deep" / "config.toml"
    assert cli.main(["config", "--init", "--config", str(path)]) == 0
    assert tomllib.loads(path.read_text()) == {"keys": {}}
    assert settings("--config", str(path)) == DEFAULTS
    path.write_text('theme = "nord"')
    assert cli.main(["config", "--init", "--config", str(path)]) == 2
    assert path.read_text() == 'theme = "nord"'
    assert "there already" in capsys.readouterr().err
    assert cli.main(["config", "--init", "--config", str(path / "below")]) == 2
    assert "cannot be written" in capsys.readouterr().err


def test_what_the_commented_file_proposes_is_allowed(write) -> None:
    lines = [line.removeprefix("# ") for line in template().splitlines()]
    proposed = [line for line in lines if " = " in line or line == "[keys]"]
    assert settings("--config", write("\n".join(proposed))).notices == ()
    assert all(f"{name} = " in template() for name in ("theme", "ascii", "refresh", "language"))


def test_bad_flags_and_what_is_said_without_a_screen(write) -> None:
    done = answered("--theme", "nort")
    assert done.returncode == 2
    assert "did you mean 'nord'?" in done.stderr
    assert "a number from 1 to 12" in answered("--refresh", "0").stderr
    path = write("refresh = 99")
    told = answered("train", "--no-save", "--epochs", "1", "--hidden", "8", "--config", path)
    assert told.returncode == 0
    assert told.stderr == f"chainrule: {path}, line 1: refresh is 99, but has to be a number " + (
        "from 1 to 12.\n"
    )
    assert Path(path).exists()


@pytest.mark.parametrize(
    "key", ["s", "S", "é", "ㅂ", "?", "question_mark", "+", "ctrl+plus", "-", "/", "€", "°", "f5",
            "ctrl+s", "ctrl+f12", "alt+enter", "shift+tab", "pagedown", "ctrl+full_stop", "space"]
)  # fmt: skip
def test_what_is_on_a_keyboard_is_a_key(key) -> None:
    assert keys_of([key]) is not None


@pytest.mark.parametrize("key", ["shift+tab", "shift+up", "shift+f5", "shift+space", "alt+shift+a"])
def test_shift_stays_where_it_makes_no_sign(write, key) -> None:
    found = settings("--config", write(f'[keys]\nprevious-pane = "{key}"'))
    assert (found.notices, found.keys) == ((), {"previous-pane": key})
