"""The command line in Korean: helps, outputs and errors, with nothing left in English."""

import json
import re
from collections.abc import Callable, Iterator

import numpy as np
import pytest
from rich.cells import cell_len
from sitting import OFTEN, Sitting, damaged, whole_run

from data.dataset import DatasetError, Split
from data.idx import IdxError, read_images
from engine import events
from engine.autopsy import diagnose
from engine.commands import Resume
from engine.faults import FAULTS
from engine.gradcheck import ArrayCheck, Report
from engine.hyper import FIELDS, Hyper
from engine.instruments import examine
from engine.learner import Learner
from engine.presets import PRESETS
from engine.range_test import Point
from engine.said import said
from engine.snapshot import Arithmetic
from engine.trainer import Trainer
from tui import autopsy, bench, checks, cli, graph, headless, rangetest, terminal
from tui.language import writable
from tui.reason import reason
from tui.runs import compare, listing, replay
from tui.runs.recall import difference
from tui.runs.resume import newest
from tui.say import speak

COMMANDS = ("", "train", "runs", "resume", "replay", "compare", "export", "gradcheck", "learn",
            "lrfind", "bench", "autopsy", "nodes", "serve", "config")  # fmt: skip
SENTENCE = re.compile(r"\b[A-Za-z][a-z']*(?: [A-Za-z][a-z']*){2,}\b")
# Words that stay in English letters, and so may stand side by side: terms, names of commands.
TERMS = {
    *("net", "optimizer", "lr", "epoch", "loss", "train", "validation", "best", "classic"),
    *("range", "test", "cycle", "sigmoid", "chainrule", "learn", "lrfind"),
    *(word for field in FIELDS for word in field.label.split()),
}
HANGUL = re.compile("[가-힣]")


@pytest.fixture(autouse=True)
def korean(monkeypatch) -> Iterator[None]:
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setenv("CHAINRULE_LANGUAGE", "ko")
    speak("ko")
    yield
    speak("en")


@pytest.fixture
def printed(capsys) -> Callable[..., str]:
    """Return what was printed, once it is found to be Korean but for words of the engine.

    That those are there in Korean is the business of the engine's own texts.
    """

    def read(*engine: str) -> str:
        captured = capsys.readouterr()
        whole = captured.out + captured.err
        rest = " ".join(whole.replace("│", " ").split())
        for text in engine:
            rest = rest.replace(" ".join(text.split()), "")
        assert HANGUL.search(rest)
        assert [each for each in SENTENCE.findall(rest) if set(each.split()) - TERMS] == []
        return whole

    return read


def edges(line: str) -> list[int]:
    """The columns at which the cells of a table's row end; two blanks part them."""
    return [cell_len(line[: found.end()]) for found in re.finditer(r"\S+(?: \S+)*", line)]


def help_of(command: str) -> None:
    with pytest.raises(SystemExit) as stop:
        cli.main([*command.split(), "--help"])
    assert stop.value.code == 0


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_every_command(command: str, printed) -> None:
    help_of(command)
    engine = [text for field in FIELDS for text in (field.help, field.allowed())]
    text = printed(*engine, *(preset.about for preset in PRESETS.values()))
    assert text.startswith(f"사용법: chainrule {command}".strip())
    assert "%%" not in text


@pytest.mark.parametrize("width", [60, 100])
@pytest.mark.parametrize("command", ["", "resume"])
def test_a_help_is_laid_out_by_columns(command: str, width: int, monkeypatch, capsys) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    help_of(command)
    lines = capsys.readouterr().out.splitlines()
    assert max(map(cell_len, lines)) <= width
    begin = cell_len(f"사용법: chainrule {command}".strip()) + 1
    for line in lines[1 : lines.index("")]:
        assert line[:begin].isspace()
        assert not line[begin].isspace()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ("fly", "COMMAND: 'fly' 값은 쓸 수 없어요. 다음에서 고르세요: "),
        ("train --preset slow", "--preset: 'slow' 값은 쓸 수 없어요"),
        ("train --plain --json", "--json: --plain 옵션과 함께 쓸 수 없어요"),
        ("train --seed", "--seed: 값이 빠졌어요. 쓸 수 있는 값: 0부터 "),
        ("train --runs", "--runs: 값이 하나 필요해요"),
        ("train --json=3", "--json: 값을 받지 않는 옵션인데 '3' 값이 있어요"),
        ("train --b 3", "--b: 어느 옵션인지 알 수 없어요. 후보: --blas-threads"),
        ("train extra", "모르는 인자예요: extra"),
        (
            "train --memory=much",
            "--memory: 'much' 값은 쓸 수 없어요. 쓸 수 있는 값: 0부터 65536까지",
        ),
        ("nodes", "빠진 인자가 있어요: formula"),
        ("compare", "chainrule compare: 빠진 인자가 있어요: RUN"),
        ("--lang fr", "--lang: 'fr' 값은 쓸 수 없어요. 다음에서 고르세요: "),
    ],
)
def test_wrong_arguments(arguments: str, words: str, printed) -> None:
    with pytest.raises(SystemExit) as stop:
        cli.main(arguments.split())
    assert stop.value.code == 2
    assert words in printed()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ("autopsy gremlins", "'gremlins'(이)라는 오류는 없어요"),
        ("learn nothing", "'nothing'(이)라는 lesson은 없어요"),
        ("nodes x x", "'x'에는 값이 없어요"),
        ("resume", "에 저장된 학습이 없어요"),
        ("resume nobody --plain", "에는 'nobody'(이)라는 학습이 없어요"),
        ("compare a b c", "에는 'a'(이)라는 학습이 없어요"),
        ("", "화면 없이 학습하려면 'chainrule train'을 쓰세요."),
    ],
)
def test_what_cannot_be_done(arguments: str, words: str, printed, tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("CHAINRULE_RUNS", str(tmp_path))
    assert cli.main(arguments.split()) == 2
    assert words in printed()


def test_another_language_may_be_asked_for(capsys) -> None:
    assert cli.main(["learn", "--lang", "en"]) == 0
    assert not HANGUL.search(capsys.readouterr().out)


def test_terminals_that_cannot_show_the_app(monkeypatch) -> None:
    class Dumb:
        encoding = "latin-1"
        isatty = staticmethod(lambda: True)

    monkeypatch.setattr("sys.__stdin__", Dumb)
    monkeypatch.setattr("sys.__stderr__", Dumb)
    monkeypatch.setenv("TERM", "dumb")
    assert terminal.unusable() == "TERM이 'dumb'인데, 커서를 옮길 수 없는 터미널이에요"
    monkeypatch.setenv("TERM", "xterm")
    assert terminal.unusable() is None  # it is drawn in ASCII
    assert not terminal.speaks_unicode()
    monkeypatch.setattr("sys.stdout", Dumb)
    assert writable("ko") == "en"
    assert writable("en") == "en"


def test_a_run_without_the_screen(printed) -> None:
    voice = headless.Plain()
    voice.tell(events.Started(Hyper(), (), 79510, 55000, 5000, 10000))
    voice.tell(events.EpochDone(1, 1100, 0.25, 0.92, 0.13, 0.96, 0.1, 0.5, 110000.0))
    voice.tell(events.Recalled(3, 1, 0, 0.0, (), (), ()))
    voice.tell(events.TestLooked(1100, 0.97, 0.1, 1))
    voice.tell(events.Diverged(7, float("nan"), 3.0, 5, ""))
    lines = printed().splitlines()
    heading, row = lines[1:3]
    assert heading.split()[-2:] == ["초", "이미지/초"]
    assert edges(heading) == edges(row)
    assert lines[-1].startswith("발산했어요. step 7에서 loss가 nan")


def test_json_and_files_stay_english(capsys, sit) -> None:
    sitting, folder = whole_run(sit)
    headless.Json().tell(events.Notice(said("{path}: is missing", path="x")))
    assert json.loads(capsys.readouterr().out)["text"] == "x: is missing"
    damaged(folder.checkpoint("last"))
    folder.manifest.write_bytes(b"")
    listing.show(folder.path.parent, as_json=True)
    found = json.loads(capsys.readouterr().out)
    assert (found["state"], "run.json: is damaged" in found["problem"]) == ("finished", True)
    assert not HANGUL.search(folder.events.read_text())
    assert not sitting.notices()


def test_runs_on_the_disk(sit, sets_for, printed) -> None:
    _, folder = whole_run(sit)
    listing.show(folder.path.parent, as_json=False)
    heading, row, *_ = printed().splitlines()
    assert heading.split()[:2] == ["학습", "상태"]
    assert edges(heading)[4:] == edges(row)[4:]  # the columns on the right
    compare.show([folder, folder])
    table = printed().splitlines()[-5:]
    assert len({edges(line)[-1] for line in table}) == 1
    assert "마지막 학습 loss" in table[2]
    found = newest(folder)
    first = found.snapshot.first
    assert replay.show(found, Learner(sets_for(first), first, 10), Arithmetic()) == 0
    assert "비트까지 같아요" in printed()


def test_a_run_that_cannot_be_resumed(sit, tmp_path, printed) -> None:
    _, folder = whole_run(sit)
    folder.metrics.write_text("nonsense\n")
    folder.manifest.write_text('{"schema": 99}')
    listing.show(folder.path.parent, as_json=False)
    text = printed()
    assert "더 새로운 chainrule이 쓴 파일이에요" in text
    assert "metrics.csv: 손상됐어요. 첫 줄이" in text
    assert cli.main(["export", str(folder.path), "-o", str(tmp_path / "no" / "w")]) == 2
    assert "쓸 수 없어요: 그런 파일이나 폴더가 없어요" in printed()
    assert cli.main(["export", str(folder.path), "--checkpoint", "x"]) == 2
    assert "x.safetensors: 파일이 없어요. 다음을 써 보세요: --checkpoint best" in printed()
    print(reason(ValueError(difference([Arithmetic(threads=2)], Arithmetic(threads=1)))))
    assert "BLAS thread 수 2, 지금은 1" in printed()


def test_a_disk_that_refuses(sets_for, tmp_path, printed) -> None:
    (tmp_path / "file").write_text("")
    sitting = Sitting(tmp_path / "file", sets_for, pace=OFTEN)
    sitting.say(Resume())
    sitting.until(events.Notice)
    sitting.end()
    headless.Plain().tell(events.Notice(sitting.notices()[0]))
    assert "학습을 저장할 수 없어요(" in printed()


def test_gradcheck(printed) -> None:
    arrays = (ArrayCheck("W1", (784, 100), 400, 1e-10), ArrayCheck("b1", (100,), 100, 1e-10))
    assert checks.show(Report(arrays, 1e-9, 78500, 0.001, 30.0)) == 0
    heading, first, second, *_ = printed().splitlines()
    assert edges(heading)[1:] == edges(first)[1:] == edges(second)[1:]
    assert checks.show(Report(arrays, 0.1, 78500, 0.001, 30.0)) == 1
    assert "틀린 gradient가 있어요" in printed()


def test_lrfind(printed) -> None:
    losses = [*np.linspace(2.3, 0.5, 80), *np.linspace(0.5, 4, 20)]
    points = [Point(1e-5 * 1.1**at, float(loss)) for at, loss in enumerate(losses)]
    assert rangetest.show(points) == 0
    assert "추천: --lr" in printed(rangetest.suggest(points).reason)


def test_nodes(printed) -> None:
    assert graph.show("(x*y) + (x*y)", ["x=1", "y=2"]) == 0
    assert "→ 앞으로 가는 값" in printed()


def test_bench(printed, monkeypatch, sets_for: Callable[[Hyper], Split]) -> None:
    monkeypatch.setattr(bench, "TIMES", 3)
    hyper = Hyper(hidden=(8,), epochs=1)
    new = lambda: Learner(sets_for(hyper), hyper, 10)  # noqa: E731
    parts = [name for name, _ in bench.bench.split(new(), 1)]
    bench.show(hyper, new, lambda seed: Trainer(sets_for, hyper, 10), 1)
    lines = printed(*parts).splitlines()
    assert len({cell_len(line.split(" µs  ")[0]) for line in lines if "█" in line}) == 1
    assert (
        bench.spread([1.0, 2.0, None]) == "중앙값 1.50초(1.00~2.00), 3번 가운데 1번은 이르지 못함"
    )


@pytest.mark.parametrize("name", ["rebinding", "b2-shape", "sigmoid-none", "bias-grad"])
def test_autopsy(name: str, printed, sets_for) -> None:
    fault, sets = FAULTS[name], sets_for(Hyper())
    found, sound = (
        examine(lambda dtype, kind=kind: kind(784, 10, dtype), sets.train, sets.validation, 20)
        for kind in (fault.faulty, fault.sound)
    )
    autopsy.show(name, found, sound, 20)
    verdicts = diagnose(found), diagnose(sound)
    sentences = [text for each in verdicts for text in (each.sentence, *each.evidence)]
    numpy = "operands could not be broadcast together with shapes"
    broken = (found.broken_forward, found.broken_backward, numpy)
    lines = printed(*sentences, *broken, fault.about, fault.place).splitlines()
    table = [line for line in lines if "╭" not in line][: len(autopsy.ROWS) + 2]
    assert len({cell_len(line) for line in table}) == 1
    assert "정상 네트워크: " in lines[-2]


def test_the_faults_and_the_lessons_are_listed(printed) -> None:
    assert cli.main(["autopsy"]) == 0
    assert cli.main(["learn"]) == 0
    printed(*(text for fault in FAULTS.values() for text in (fault.about, fault.place)))


def test_what_is_wrong_with_data(tmp_path, dataset) -> None:
    path = tmp_path / "images"
    with pytest.raises(IdxError) as missing:
        read_images(path)
    assert reason(missing.value).endswith(
        "images: 읽을 수 없어요(그런 파일이나 폴더가 없어요). IDX images 파일이어야 해요"
    )
    assert "cannot be read (No such file" in str(missing.value)
    path.write_bytes(np.array([2051, 3, 2, 2], ">u4").tobytes() + bytes(5))
    with pytest.raises(IdxError) as short:
        read_images(path)
    assert "12바이트여야 하는데 5바이트뿐이에요" in reason(short.value)
    with pytest.raises(DatasetError) as many:
        dataset.split(0, 600)
    assert "validation 이미지를 600장" in reason(many.value)
