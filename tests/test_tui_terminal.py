"""The whole app with the real engine and data in a real pseudo-terminal."""

import os
import random
import re
import signal
import sys
import time

import pexpect
import pyte
import pytest
from commanded import PROGRAM

SIZES = [(120, 40), (80, 24), (60, 18)]


class Terminal:
    """A terminal in which chainrule runs; its screen can be read and typed at."""

    def __init__(
        self, *arguments: str, columns: int = 120, rows: int = 40, shell: bool = False
    ) -> None:
        environment = dict(os.environ, TERM="xterm-256color", COLORTERM="truecolor", LANG="C.UTF-8")
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self.tail = b""  # the last bytes as they came
        self.app = pexpect.spawn(
            arguments[0] if shell else sys.executable,
            list(arguments[1:]) if shell else ["-c", PROGRAM, *arguments],
            dimensions=(rows, columns),
            env=environment,
        )
        self.app.delaybeforesend = None

    @property
    def text(self) -> str:
        return "\n".join(self.screen.display)

    def read(self, seconds: float = 0.02) -> bool:
        """Take in what the app has drawn; False when it has ended."""
        try:
            part = self.app.read_nonblocking(1 << 16, seconds)
            self._stream.feed(part)
            self.tail = (self.tail + part)[-20_000:]
        except pexpect.TIMEOUT:
            pass
        except pexpect.EOF:
            return False
        return True

    def until(self, pattern: str, seconds: float = 20) -> str:
        """Wait until the screen shows the pattern; return what matched."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if found := re.search(pattern, self.text):
                return found.group()
            if not self.read():
                break
        raise AssertionError(f"{pattern!r} is not on the screen:\n{self.text}")

    def type(self, keys: str) -> None:
        self.app.send(keys)

    def resize(self, columns: int, rows: int) -> None:
        self.app.setwinsize(rows, columns)
        self.screen.resize(rows, columns)

    def ended(self, seconds: float) -> int | None:
        """Wait for the app to end; return its exit code."""
        deadline = time.monotonic() + seconds
        while self.read():
            assert time.monotonic() < deadline, f"it has not ended:\n{self.text}"
        self.app.wait()
        return self.app.exitstatus if self.app.signalstatus is None else -self.app.signalstatus


def words(sentence: str) -> str:
    """A pattern for a sentence, wherever the screen breaks its lines."""
    return r"\s+".join(map(re.escape, sentence.split()))


@pytest.fixture
def terminal():
    opened: list[Terminal] = []

    def start(*arguments: str, **size: int) -> Terminal:
        opened.append(Terminal(*arguments, **size))
        return opened[-1]

    yield start
    for each in opened:
        each.app.close(force=True)


def test_a_newcomers_first_minute(terminal) -> None:
    screen = terminal()
    screen.until("ready")
    screen.type(" ")
    screen.until("training")
    screen.until(r"9[67]\.\d\d%.*0\.1 ", 15)
    assert "▲" not in screen.text
    screen.type("\x1b[C")  # right: a higher learning rate
    screen.until("learning rate 0.12")
    screen.until("▲")
    screen.until(r"0\.12  ", 15)
    screen.type(" ")
    screen.until("paused")
    screen.type("4v")
    screen.until("mistakes, by loss")
    wrong = float(screen.until(r" of \d{2,3} · \d+\.\d\d% wrong").split("· ")[1].split("%")[0])
    assert wrong < 5
    screen.type("q")
    assert screen.ended(2) == 0


@pytest.mark.parametrize("shown", ["", "1 Hyperparameters"], ids=["nothing", "the first frame"])
def test_a_key_of_the_first_second_is_not_lost(terminal, shown: str) -> None:
    screen = terminal("--no-save", "--epochs", "500", columns=80, rows=24)
    screen.until(shown)
    screen.type(" ")
    screen.until(r"training +step [1-9]")
    screen.type("q")
    assert screen.ended(3) == 0


@pytest.mark.parametrize(("columns", "rows"), SIZES[:2])
def test_back_branch_and_return(terminal, columns: int, rows: int) -> None:
    screen = terminal(columns=columns, rows=rows)
    screen.until("ready")
    screen.type(" ")
    screen.until(r"step [1-9]\d?,\d{3} ")  # past three kept steps, the start is another text
    screen.type("[[[")
    here = r"At\s+[\d,]+\s+of\s+[\d,]+(?:\s+\(the\s+best\))?\.\s+"  # if an epoch ended there
    screen.until(here + words("space trains on from here as a new branch"))
    screen.type("\x1b[C ")  # a higher learning rate, and on
    screen.until("2 Loss · branch 1")
    screen.until("grey: main")
    screen.type("B")
    screen.until(r"main +from the start")
    screen.until(r"you are here; learning rate 0\.1 → 0\.12 at step")
    screen.type("\r")
    screen.until("2 Loss · main")
    screen.until("the end of main")
    screen.type("w")
    screen.until("different in one thing")
    screen.type("\x1b[C\r")
    screen.until("twin − run|− *0|± 0", 30)
    screen.type("wr")
    screen.until("goes on without its twin")
    screen.type("q")
    assert screen.ended(2) == 0


def test_same_weights_as_headless(terminal, tmp_path) -> None:
    import subprocess

    arguments = ("--epochs", "2", "--hidden", "24", "--seed", "3")
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, "train", *arguments],
        capture_output=True,
        text=True,
        check=True,
    )
    accuracy = re.search(r"test accuracy (\S+),", done.stdout).group(1)
    loss = re.findall(r"^ +2 +(\S+)", done.stdout, re.MULTILINE)[0]
    screen = terminal(*arguments)
    screen.until("ready")
    screen.type("2l4v n1")  # look around while it trains
    screen.until("paused|finished")
    screen.type(" ")
    screen.until("finished")
    assert loss in screen.text
    screen.type("t")
    assert screen.until(r"Test accuracy \S+,").split()[-1].rstrip(",") == accuracy


@pytest.mark.parametrize("keys", ["q", " q", " 4\rq\x1bq", "?qq", "\r\x1bq"], ids=repr)
def test_quitting_at_any_time(terminal, keys: str) -> None:
    screen = terminal(columns=80, rows=24)
    screen.until("ready")
    screen.until("wrong")
    for key in keys[:-1]:
        screen.type(key)
        time_limit = time.monotonic() + 0.2
        while time.monotonic() < time_limit:
            screen.read()
    began = time.monotonic()
    screen.type(keys[-1])
    assert screen.ended(3) == 0
    assert time.monotonic() - began < 2.5  # it takes under half a second on a quiet machine
    assert "Traceback" not in screen.text


def test_quitting_before_the_data_is_there(terminal) -> None:
    screen = terminal()
    screen.until("Hyperparameters")
    screen.type("q")
    assert screen.ended(3) == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_signals_leave_the_terminal_clean(terminal, number: int) -> None:
    screen = terminal()
    screen.until("ready")
    screen.type(" ")
    screen.until("training")
    screen.app.kill(number)
    assert screen.ended(3) == 128 + number
    assert b"\x1b[?1049l" in screen.tail  # the alternate screen was left
    assert b"\x1b[?25h" in screen.tail  # and the cursor is back


def test_into_the_background_and_back(terminal) -> None:
    screen = terminal("bash", "--norc", "-i", shell=True)
    screen.type(f"{sys.executable} -c '{PROGRAM}'\n")
    screen.until("ready")
    screen.type("\x1a")
    screen.until("Stopped")
    screen.screen.reset()  # what the terminal has forgotten
    screen.type("fg\n")
    screen.until("1 Hyperparameters")
    screen.until("activation +relu")
    screen.until("q quit")
    screen.tail = b""
    screen.type("q")
    deadline = time.monotonic() + 5
    # The shell's prompt comes last: what is typed before it, the app throws away as it leaves.
    while not re.search(rb"\x1b\[\?1049l[\s\S]*[$#] ", screen.tail):
        assert screen.read()
        assert time.monotonic() < deadline
    screen.type("exit\n")
    assert screen.ended(5) == 0


def test_interrupting_headless_training(terminal) -> None:
    screen = terminal("train", "--epochs", "500")
    screen.until("epoch 1/500|epoch 2/500")
    screen.app.sendintr()
    assert screen.ended(5) == 130
    assert "Traceback" not in screen.text


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_random_keys(terminal, size) -> None:
    """Hundreds of keys at each size, with resizes between: it lives, and it still quits."""
    rng = random.Random(f"keys {size}")
    keys = [*" .nrtu1234fjklhvcbBw[]z5678dgm-+=?\t\r\x1b", "\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D",
            "\x1b[Z", "\x1b[5~", "\x1b[6~", "\x1b[F", "0", "9", "x", "\x7f"]  # fmt: skip
    screen = terminal("--hidden", "16", columns=size[0], rows=size[1])
    screen.until("ready|needs a terminal")
    for burst in range(8):
        screen.type("".join(rng.choice(keys) for _ in range(50)))
        assert screen.read(0.1), screen.text
        if burst % 4 == 3:
            screen.resize(*rng.choice(SIZES))
    deadline = time.monotonic() + 30
    while screen.read(0.2):  # escape leaves what is open, q the app; keys may still be waiting
        assert time.monotonic() < deadline, screen.text
        screen.type("\x1b" if int(time.monotonic() * 5) % 2 else "q")
    assert screen.ended(1) == 0, re.sub(rb"\x1b\[[0-9;?]*[a-zA-Z]", b"", screen.tail).decode()


def test_without_utf_8_the_screen_is_ascii(terminal, monkeypatch) -> None:
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    screen = terminal("--no-save", columns=80, rows=24)
    screen.until("ready")
    screen.type("g")
    screen.until("letter go there")
    assert screen.text.isascii()
    screen.type("gq")
    assert screen.ended(3) == 0
