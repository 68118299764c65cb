"""How much training speed the screen costs, and how soon a key is answered.

Run by hand: `python tests/benchmarks/screen_speed.py [COLUMNSxROWS] [ROUNDS] [VIEW]`. Each round
trains the classic preset headless and then with the app in a pseudo-terminal whose output is read
and thrown away. VIEW is the key of the view that is on show all the while: 5 6 7 8 9 or 0, or
`all` for one after the other; without it, it is the main screen. Prints, a line for each view, the
ratio of images per second (both by the trainer's own clock, evaluations included), and the time
from a key press to its effect in the app, while it trains.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import ClassVar

EPOCHS = 20
MAIN, ALL = "main", "all"
KEYS = ("5", "6", "7", "8", "9", "0")  # of the views


def headless() -> float:
    """Images per second of a run without a screen, in a process of its own."""
    code = (
        "from tui.cli import limit_blas_threads; from tui.session import Session\n"
        "limit_blas_threads(1)\n"
        "from engine.commands import Inbox; from engine.presets import PRESETS\n"
        f"hyper = PRESETS['classic'].hyper.changed(epochs={EPOCHS})\n"
        "events = Session(hyper, 'classic').open_run(Inbox())\n"
        "*_, last, _ = (e for e in events if type(e).__name__ in ('BatchDone', 'Finished'))\n"
        f"print(55000 * {EPOCHS} / last.elapsed)"
    )
    import subprocess

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return float(done.stdout)


def child(report: str, key: str) -> None:
    """Run the app in a view, start at once, note when keys are handled, and report at the end."""
    from tui.cli import MEMORY, calm_collector, limit_blas_threads

    limit_blas_threads(1)
    from engine.commands import Resume
    from engine.presets import PRESETS
    from tui.app import ChainruleApp
    from tui.keys import TRAIN, VIEWS
    from tui.session import Session
    from tui.view import RunView

    hyper = PRESETS["classic"].hyper.changed(epochs=EPOCHS)
    place = TRAIN if key == MAIN else VIEWS[key]
    styles = Path(__file__).parents[2] / "tui" / "styles" / "chainrule.tcss"

    class Measured(ChainruleApp):
        CSS_PATH = str(styles)
        keys: ClassVar[list[float]] = []

        def watch_view(self, view: RunView) -> None:
            super().watch_view(view)
            if view.state == "ready" and view.watched is not None and not view.progress.step:
                self.bridge.send(Resume())  # as often as it likes: it is no toggle
                self.call_later(self.action_show, place)  # nor is this
            if view.state == "finished":
                assert self._here == place, f"the view on show is not {place} but {self._here}"
                rate = 55000 * EPOCHS / view.progress.elapsed
                Path(report).write_text(json.dumps({"rate": rate, "keys": self.keys}))
                self.exit()

        def on_key(self) -> None:
            self.keys.append(time.time())

    session = Session(hyper, "classic", Path(report).parent, MEMORY)
    calm_collector()
    Measured(lambda inbox: session.open_run(inbox, screen=True), hyper).run()


def with_screen(columns: int, rows: int, key: str) -> tuple[float, list[float]]:
    """Images per second with the screen on, and seconds from key press to key handler."""
    import pexpect

    with tempfile.TemporaryDirectory() as folder:
        report = f"{folder}/report.json"
        environment = dict(os.environ, TERM="xterm-256color", COLORTERM="truecolor")
        app = pexpect.spawn(
            sys.executable,
            [__file__, "--child", report, key],
            dimensions=(rows, columns),
            env=environment,
            timeout=120,
        )
        app.delaybeforesend = None
        pressed: list[float] = []
        began, bound = time.time(), 120
        while time.time() - began < bound:
            try:
                app.read_nonblocking(1 << 16, 0.05)
            except pexpect.TIMEOUT:
                pass
            except pexpect.EOF:
                break
            if time.time() - began > 2 and time.time() - max(pressed, default=0) > 0.37:
                pressed.append(time.time())
                app.send("z")  # a key that does nothing but be handled
        result = json.loads(Path(report).read_text())
    handled = result["keys"]
    return result["rate"], [b - a for a, b in zip(pressed, handled, strict=False)]


def measure(columns: int, rows: int, rounds: int, key: str) -> str:
    """The rounds of one view, and what they come to."""
    ratios, delays = [], []
    for _ in range(rounds):
        without = headless()
        rate, keys = with_screen(columns, rows, key)
        ratios.append(rate / without)
        delays += keys
        print(f"  headless {without:,.0f} img/s, with screen {rate:,.0f} img/s: {ratios[-1]:.1%}")
    p50, p95 = statistics.median(delays), statistics.quantiles(delays, n=20)[-1]
    return (
        f"{key}: median ratio {statistics.median(ratios):.1%} at {columns}x{rows}; "
        f"key to handler p50 {p50 * 1e3:.1f} ms, p95 {p95 * 1e3:.1f} ms ({len(delays)} keys)"
    )


def main() -> None:
    size, rounds, key = [*sys.argv[1:], *("120x40", "3", MAIN)[len(sys.argv) - 1 :]]
    if key not in (MAIN, ALL, *KEYS):
        sys.exit(f"There is no view {key}: it is {MAIN}, {' '.join(KEYS)}, or {ALL}.")
    columns, rows = map(int, size.split("x"))
    for each in (MAIN, *KEYS) if key == ALL else (key,):
        print(measure(columns, rows, int(rounds), each), flush=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]:
        child(*sys.argv[2:])
    else:
        main()
