"""Whether the app stays the same over a long run: its memory, its files and its answers to keys.

Run by hand: `python tests/benchmarks/soak.py [MINUTES] [COLUMNSxROWS]`, 60 by default. The app
trains in a pseudo-terminal whose output is read and thrown away, with a key pressed twice a second.
Every half minute a line tells the resident memory, the size of the run's folder, the speed, and the
time from key to handler at p95; the last line says between what memory moved after two minutes.
"""

from __future__ import annotations

import contextlib
import json
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

import pexpect

EVERY = 30.0  # seconds between two lines
SETTLED = 120.0  # seconds after which memory should be flat
KEY_EVERY = 0.5


def child(report: str, runs: str) -> None:
    """Be the app: train at once and for ever, and append each key's time to a file."""
    from tui.cli import MEMORY, limit_blas_threads

    limit_blas_threads(1)
    from engine.commands import Resume
    from engine.presets import PRESETS
    from tui.app import ChainruleApp
    from tui.process import settle
    from tui.session import Session
    from tui.view import RunView

    hyper = PRESETS["classic"].hyper.changed(epochs=1000)
    log = Path(report).open("a", buffering=1)  # noqa: SIM115 - as long as the process

    class Soaked(ChainruleApp):
        CSS_PATH = str(Path(__file__).parents[2] / "tui" / "styles" / "chainrule.tcss")

        def watch_view(self, view: RunView) -> None:
            super().watch_view(view)
            if view.state == "ready" and view.watched is not None:
                self.bridge.send(Resume())  # as often as it likes: it is no toggle
            elif view.state == "finished":
                self.call_later(self.action_restart)

        def on_key(self) -> None:
            log.write(json.dumps([time.time(), self.view.progress.images_per_second]) + "\n")

    session = Session(hyper, "classic", Path(runs), MEMORY)
    settle()
    Soaked(lambda inbox: session.open_run(inbox, screen=True), hyper).run()


def resident(pid: int) -> float:
    """Megabytes of memory that the process has."""
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def folder_size(path: str) -> float:
    """Megabytes of all files below."""
    return sum(f.stat().st_size for f in Path(path).rglob("*") if f.is_file()) / 2**20


def soak(minutes: float, columns: int, rows: int) -> list[tuple[float, float]]:
    """Run the app so long; return (seconds, megabytes) readings."""
    readings: list[tuple[float, float]] = []
    with tempfile.TemporaryDirectory() as folder:
        report, runs = f"{folder}/keys.jsonl", f"{folder}/runs"
        Path(report).touch()
        app = pexpect.spawn(
            sys.executable,
            [__file__, "--child", report, runs],
            dimensions=(rows, columns),
            env=dict(os.environ, TERM="xterm-256color", COLORTERM="truecolor"),
        )
        app.delaybeforesend = None
        pressed: list[float] = []
        handled, began, told = 0, time.time(), time.time()
        while time.time() - began < minutes * 60:
            with contextlib.suppress(pexpect.TIMEOUT):
                app.read_nonblocking(1 << 16, 0.05)
            if time.time() - began > 3 and time.time() - max(pressed, default=0) > KEY_EVERY:
                pressed.append(time.time())
                app.send("Z")  # a key that does nothing but be handled
            if time.time() - told >= EVERY:
                told = time.time()
                lines = [json.loads(line) for line in Path(report).read_text().splitlines()]
                late = [a[0] - b for a, b in zip(lines, pressed, strict=False)][handled:]
                handled = len(lines)
                readings.append((told - began, resident(app.pid)))
                p95 = statistics.quantiles(late, n=20)[-1] * 1e3 if len(late) > 1 else 0.0
                rate = lines[-1][1] or 0
                print(
                    f"{told - began:6.0f} s  {readings[-1][1]:7.1f} MB  files "
                    f"{folder_size(runs) if Path(runs).exists() else 0:6.1f} MB  "
                    f"{rate:8,.0f} img/s  key p95 {p95:5.1f} ms",
                    flush=True,
                )
        app.close(force=True)
    return readings


if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]:
        child(*sys.argv[2:])
    else:
        size = sys.argv[2] if len(sys.argv) > 2 else "120x40"
        taken = soak(float(sys.argv[1]) if len(sys.argv) > 1 else 60, *map(int, size.split("x")))
        settled = [megabytes for seconds, megabytes in taken if seconds >= SETTLED]
        if settled:
            low, high = min(settled), max(settled)
            print(f"after two minutes memory moved between {low:.1f} and {high:.1f} MB")
