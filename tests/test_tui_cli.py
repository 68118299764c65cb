import json
import os
import re
import subprocess
import sys

import pytest
from commanded import PROGRAM, answered, chainrule

from engine.events import EpochDone
from engine.hyper import FIELDS, Hyper
from engine.presets import PRESETS
from tui import cli, headless
from tui.render import numbers


@pytest.mark.parametrize("command", ["config", "nodes 3*2", "learn", "--help"])
def test_output_that_nobody_reads_ends_the_command_in_silence(command: str) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *command.split()],
        stdout=writing,
        stderr=subprocess.PIPE,
        env=os.environ | {"PYTHONUNBUFFERED": ""},
    )
    os.close(writing)
    assert done.stderr == b""
    assert done.returncode == 141


def test_the_version_is_output() -> None:
    done = answered("--version")
    assert (done.stdout.split()[0], done.stderr, done.returncode) == ("chainrule", "", 0)


def test_blas_threads_by_flag_by_environment_or_one(monkeypatch) -> None:
    for name in cli.THREAD_VARIABLES:
        monkeypatch.delenv(name, raising=False)
    cli.limit_blas_threads()
    assert {os.environ[name] for name in cli.THREAD_VARIABLES} == {"1"}
    monkeypatch.setenv("OPENBLAS_NUM_THREADS", "3")
    cli.limit_blas_threads()
    assert os.environ["OPENBLAS_NUM_THREADS"] == "3"
    cli.limit_blas_threads(2)
    assert {os.environ[name] for name in cli.THREAD_VARIABLES} == {"2"}


def test_help_names_every_field_and_preset() -> None:
    text = " ".join(chainrule("train", "--help").stdout.split())
    for field in FIELDS:
        assert field.flags[0] in text
        assert field.help.split(";")[0] in text
    for name, preset in PRESETS.items():
        assert f"{name}: {preset.about}" in text


def test_the_help_reads_well() -> None:
    words = " ".join(chainrule("--help").stdout.split())
    assert "within ten epochs. post: What" in words
    assert "Not while training" not in words
    assert "like 256-128, or none (0)" in words
    assert "--lang" in chainrule("learn", "--help").stdout


def test_no_hidden_layers_are_none_or_0() -> None:
    for text in ("none", "0"):
        assert cli.hyper_from(cli.parser().parse_args(["--hidden", text])).hidden == ()


def test_flags_override_the_preset_before_and_after_the_command() -> None:
    def hyper(*words: str) -> Hyper:
        return cli.hyper_from(cli.parser().parse_args(words))

    assert hyper() == PRESETS["classic"].hyper
    assert hyper("train", "--preset", "post") == PRESETS["post"].hyper
    assert hyper("--preset", "fast", "train", "--lr", "0.3").learning_rate == 0.3
    assert hyper("--preset", "fast", "train").hidden == PRESETS["fast"].hyper.hidden
    assert hyper("--hidden", "64,32", "--seed", "7").hidden == (64, 32)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("train", "--lr", "fast"), "learning rate: 'fast' is not allowed; use a number from"),
        (("train", "--activation", "swish"), "use relu, leaky-relu, gelu, sigmoid or tanh"),
        (("train", "--preset", "slow"), "invalid choice: 'slow'"),
        (("train", "--blas-threads", "0"), "a whole number from 1"),
        (("fly",), "invalid choice: 'fly'"),
        (("train", "--plain", "--json"), "not allowed with"),
    ],
)
def test_bad_arguments_exit_with_2(arguments, words: str) -> None:
    done = answered(*arguments)
    assert done.returncode == 2
    assert words in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("resme",), "argument COMMAND: invalid choice: 'resme'; did you mean 'resume'?"),
        (("--presset", "fast"), "unrecognized arguments: --presset; did you mean '--preset'?"),
        (("train", "--presset=fast"), "arguments: --presset; did you mean '--preset'?"),
        (("train", "--preset", "fst"), "invalid choice: 'fst'; did you mean 'fast'?"),
        (("serve", "--prot", "1"), "unrecognized arguments: --prot; did you mean '--port'?"),
        (("bench", "--nope"), "chainrule bench: error: unrecognized arguments: --nope"),
        (("--zeeds", "5"), "unrecognized arguments: --zeeds; did you mean 'bench --seeds'?"),
        (("nodes",), "nodes: error: the following arguments are required: formula"),
        (("train", "--lr"), "--lr: a value is missing; use a number from 0.00001 to 100"),
        (("--theme",), "a value is missing; use chainrule, chainrule-light,"),
        (("--preset",), "a value is missing; use classic, post, fast"),
        (("serve", "--port"), "a value is missing; use a whole number from 0 to 65535"),
        (("train", "--lr", "1", "--lang"), "--lang: a value is missing; use en, ko"),
        (("train", "--runs"), "--runs: expected one argument"),
        (("train", "--zzz"), "unrecognized arguments: --zzz"),
        (("zzz",), "invalid choice: 'zzz' (choose from"),
    ],
)
def test_misspelt_arguments_are_guessed_below_one_line_of_usage(arguments, words, capsys) -> None:
    with pytest.raises(SystemExit) as stop:
        cli.main(arguments)
    usage, error, *more = capsys.readouterr().err.splitlines()
    assert (stop.value.code, more) == (2, [])
    assert usage.startswith("usage: chainrule")
    assert "[options]" in usage
    assert words in error


def test_without_a_terminal_it_names_the_other_command() -> None:
    done = chainrule()
    assert done.returncode == 2
    assert "chainrule train" in done.stderr
    assert "not a terminal" in done.stderr


def test_plain_lines_when_the_output_is_no_terminal() -> None:
    done = chainrule("train", "--epochs", "1", "--hidden", "16")
    assert done.returncode == 0
    assert done.stderr == ""
    assert "\x1b" not in done.stdout
    lines = done.stdout.splitlines()
    assert lines[1].split() == list(headless.HEADINGS)
    assert lines[2].split()[0] == "1"
    assert lines[-2].startswith("test accuracy 9")
    assert "look 1 in this run" in lines[-2]
    assert lines[-1].startswith("saved in ")


def test_json_writes_one_event_a_line() -> None:
    done = answered("train", "--json", "--epochs", "1", "--hidden", "16", "--batch", "1000")
    events = [json.loads(line) for line in done.stdout.splitlines()]
    names = [event["event"] for event in events]
    assert names[:2] == ["Started", "Resumed"]
    assert names[2:4] == ["BatchDone", "Recording"]
    assert names[4:-3] == ["BatchDone"] * 54
    assert names[-3:] == ["EpochDone", "Finished", "TestLooked"]
    assert events[0]["hyper"]["hidden"] == [16]


def test_divergence_exits_with_1_and_says_what_to_do() -> None:
    arguments = ("train", "--lr", "100", "--weight-decay", "1", "--hidden", "16")
    done = answered(*arguments)
    assert done.returncode == 1
    assert "diverged: the loss became" in done.stdout
    assert "Try a smaller learning rate" in done.stdout
    assert done.stderr == ""
    events = [json.loads(line) for line in answered(*arguments, "--json").stdout.splitlines()]
    assert (events[-1]["event"], events[-1]["loss"]) == ("Diverged", None)


def test_same_seed_same_run() -> None:
    def losses() -> list[float]:
        done = chainrule("train", "--json", "--epochs", "1", "--hidden", "8", "--batch", "500")
        events = (json.loads(line) for line in done.stdout.splitlines())
        return [event["loss"] for event in events if event["event"] == "BatchDone"]

    assert losses() == losses()


def test_damaged_data_is_explained(monkeypatch, capsys, tmp_path) -> None:
    from data import catalog

    missing = catalog.File(tmp_path / "gone.gz", "")
    import dataclasses

    entry = dataclasses.replace(catalog.CATALOG["mnist"], train_images=missing)
    monkeypatch.setattr(catalog, "CATALOG", {"mnist": entry})
    assert cli.main(["train", "--plain"]) == 2
    assert "gone.gz: is missing; reinstall chainrule" in capsys.readouterr().err


def test_nodes_prints_values_and_gradients_of_every_edge() -> None:
    done = chainrule("nodes", "x + exp(x)*y", "x=1", "y=2")
    assert done.returncode == 0
    text = done.stdout
    assert "×  → 5.43656  ← 1" in text
    assert "exp  → 2.71828  ← 2" in text
    assert text.count("x  → 1  ← ") == 2  # two edges, each with its own share
    assert "∂/∂x = 6.436563657" in text
    assert "∂/∂y = 2.718281828" in text


@pytest.mark.parametrize("values", [("x",), ("x=one",), ("2=3",), ()], ids=str)
def test_nodes_refuses_what_it_cannot_read(values) -> None:
    done = answered("nodes", "x+1", *values)
    assert done.returncode == 2
    assert "like x=0.5" in done.stderr
    assert "Traceback" not in done.stderr


def test_gradcheck_agrees_for_every_preset() -> None:
    for preset, run in zip(PRESETS, (chainrule, answered, answered), strict=True):
        done = run("gradcheck", "--preset", preset)
        assert done.returncode == 0, done.stdout
        assert "W1" in done.stdout
        assert "Backpropagation is right" in done.stdout
        assert "times faster" in done.stdout


def test_gradcheck_says_so_when_a_gradient_is_wrong(monkeypatch, capsys) -> None:
    from engine.activations import ReLU

    monkeypatch.setattr(ReLU, "backward", lambda self, dy: dy)
    assert cli.main(["gradcheck", "--hidden", "8"]) == 1
    assert "a gradient is wrong" in capsys.readouterr().out


def test_lrfind_suggests_a_rate_that_trains() -> None:
    done = chainrule("lrfind", "--hidden", "32")
    assert done.returncode == 0
    rate = float(re.search(r"Try --lr (\S+):", done.stdout).group(1))
    assert 0.01 <= rate <= 1
    assert "learning rate" in done.stdout


def test_lrfind_says_so_when_nothing_can_be_read_off() -> None:
    hidden = ("--hidden", "9-9-9-9", "--activation", "sigmoid")
    done = answered("lrfind", *hidden, "--init", "normal", "--init-std", "0.0001")
    assert done.returncode == 1
    assert "the loss never fell clearly" in done.stderr


def test_rows_line_up_with_their_headings() -> None:
    row = EpochDone(10, 5500, 0.1234567, 0.98, 0.2, 0.97, 0.1, 1.234, 123456.7)
    assert len(headless.aligned(headless.row_words(row))) == len(
        headless.aligned(headless.HEADINGS)
    )


@pytest.mark.parametrize(
    ("function", "value", "text"),
    [
        (numbers.loss, None, "–"),
        (numbers.loss, 0.12345, "0.1235"),
        (numbers.loss, 12.3456, "12.35"),
        (numbers.loss, 1.5e30, "1.5e+30"),
        (numbers.short_loss, 0.0591, ".059"),
        (numbers.short_loss, 2.3026, "2.30"),
        (numbers.short_loss, 123.4, "123"),
        (numbers.short_loss, 0.0002, "2e-4"),
        (numbers.short_loss, 0.0, ".000"),
        (numbers.short_loss, 12345.0, "1e4"),
        (numbers.short_loss, float("inf"), "inf"),
        (numbers.short_loss, float("nan"), "nan"),
        (numbers.duration, 7.4, "0:07"),
        (numbers.duration, 3725, "1:02:05"),
        (numbers.rate, 940.2, "940"),
        (numbers.rate, 8_432, "8.4k"),
        (numbers.rate, 56_100, "56k"),
        (numbers.rate, 1_234_567, "1.2M"),
        (numbers.percent, 0.9731, "97.31%"),
        (numbers.percent, 0.99999, "99.99%"),
        (numbers.percent, 1.0, "100.00%"),
    ],
)
def test_numbers(function, value, text: str) -> None:
    assert function(value) == text


def test_autopsy_names_the_cause_beside_a_sound_network() -> None:
    done = chainrule("autopsy", "rebinding", "--steps", "200")
    assert done.returncode == 0, done.stderr
    assert "verdict: rebinding" in done.stdout
    assert "did not move" in done.stdout
    assert "nn.params[key] = nn.params[key] - alpha * grad[key]" in " ".join(done.stdout.split())


def test_autopsy_lists_the_faults_and_refuses_others() -> None:
    assert "zero-init" in answered("autopsy").stdout
    refused = answered("autopsy", "gremlins")
    assert refused.returncode == 2
    assert refused.stderr.startswith("chainrule: no fault is called 'gremlins'; choose rebinding,")


def test_bench_prints_a_block_to_share() -> None:
    done = chainrule("bench", "--seeds", "1", "--epochs", "1", "--hidden", "10")
    assert done.returncode == 0, done.stderr
    for words in ("NumPy", "floor", "1 BLAS thread: ", "images/s", "nesterov update", "97%", "98%"):
        assert words in done.stdout
    assert "net 784-10-10, relu, nesterov, batch 100" in done.stdout
