"""How much training speed the screen costs, and how soon a key is answered.

Run by hand: `python tests/benchmarks/screen_speed.py [COLUMNSxROWS] [ROUNDS] [VIEW ...]`. Each
round trains the classic preset as `--headless` does, which keeps its run on the disk as the app
does, and then with the app in a pseudo-terminal whose output is read and thrown away: on the
training screen, or in each VIEW, named by its key (5 to 9, 0; `all` is 1 and these). Prints the
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

EPOCHS = 30
MAIN, VIEWS = "1", "567890"


def headless() -> float:
    """Images per second of a run without a screen, in a process of its own."""
    code = (
        "import sys; from pathlib import Path\n"
        "from tui.cli import limit_blas_threads; from tui.session import Session\n"
        "limit_blas_threads(1)\n"
        "from engine.commands import Inbox; from engine.presets import PRESETS\n"
        f"hyper = PRESETS['classic'].hyper.changed(epochs={EPOCHS})\n"
        "events = Session(hyper, 'classic', Path(sys.argv[1])).open_run(Inbox())\n"
        "*_, last, _ = (e for e in events if type(e).__name__ in ('BatchDone', 'Finished'))\n"
        f"print(55000 * {EPOCHS} / last.elapsed)"
    )
    import subprocess

    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-c", code, folder]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    return float(done.stdout)


def child(report: str, shown: str) -> None:
    """Run the app, start at once, go to a view, note when keys are handled, report at the end."""
    from tui.cli import MEMORY, limit_blas_threads

    limit_blas_threads(1)
    from engine.commands import Resume
    from engine.presets import PRESETS
    from tui import keys as table
    from tui.app import ChainruleApp
    from tui.process import settle
    from tui.session import Session
    from tui.view import RunView

    hyper = PRESETS["classic"].hyper.changed(epochs=EPOCHS)
    styles = Path(__file__).parents[2] / "tui" / "styles" / "chainrule.tcss"

    class Measured(ChainruleApp):
        CSS_PATH = str(styles)
        keys: ClassVar[list[float]] = []

        def watch_view(self, view: RunView) -> None:
            super().watch_view(view)
            if view.state == "ready" and view.watched is not None and not view.progress.step:
                self.bridge.send(Resume())  # as often as it likes: it is no toggle
                if shown != MAIN:
                    self.call_later(self.action_show, table.VIEWS[shown])
            if view.state == "finished":
                rate = 55000 * EPOCHS / view.progress.elapsed
                Path(report).write_text(json.dumps({"rate": rate, "keys": self.keys}))
                self.exit()

        def on_key(self) -> None:
            self.keys.append(time.time())

    session = Session(hyper, "classic", Path(report).parent, MEMORY)
    settle()
    Measured(lambda inbox: session.open_run(inbox, screen=True), hyper).run()


def with_screen(columns: int, rows: int, shown: str) -> tuple[float, list[float]]:
    """Images per second with the screen on, and seconds from key press to key handler."""
    import pexpect

    with tempfile.TemporaryDirectory() as folder:
        report = f"{folder}/report.json"
        environment = dict(os.environ, TERM="xterm-256color", COLORTERM="truecolor")
        app = pexpect.spawn(
            sys.executable,
            [__file__, "--child", report, shown],
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


def main() -> None:
    columns, rows = map(int, (sys.argv[1] if len(sys.argv) > 1 else "120x40").split("x"))
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    shown = [*MAIN, *VIEWS] if sys.argv[3:] == ["all"] else sys.argv[3:] or [MAIN]
    ratios: dict[str, list[float]] = {each: [] for each in shown}
    delays: dict[str, list[float]] = {each: [] for each in shown}
    for _ in range(rounds):
        before = headless()
        for each in shown:
            rate, keys = with_screen(columns, rows, each)
            after = headless()
            ratios[each].append(2 * rate / (before + after))  # the machine's pace drifts
            delays[each] += keys
            print(f"view {each}: headless {before:,.0f} and {after:,.0f}, {rate:,.0f} img/s")
            before = after
    for each in shown:
        p50, p95 = statistics.median(delays[each]), statistics.quantiles(delays[each], n=20)[-1]
        print(
            f"view {each}: median {statistics.median(ratios[each]):.1%} at {columns}x{rows}; key "
            f"to handler p50 {p50 * 1e3:.1f} ms, p95 {p95 * 1e3:.1f} ms ({len(delays[each])} keys)"
        )


if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]:
        child(*sys.argv[2:])
    else:
        main()
