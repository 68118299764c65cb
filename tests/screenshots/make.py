"""The README's pictures: a real run of the classic preset, as the app shows it at 120x40.

Run by hand: `python tests/screenshots/make.py`. It takes half a minute and writes nothing but the
SVGs beside this file.
"""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Callable
from pathlib import Path

from rich.color import ColorSystem
from textual.pilot import Pilot

from engine.presets import PRESETS
from tui.app import ChainruleApp
from tui.cli import MEMORY, limit_blas_threads
from tui.session import Session

HERE = Path(__file__).parent
SECONDS = 120  # that anything may take


async def until(holds: Callable[[], bool]) -> None:
    """Wait for it."""
    deadline = time.monotonic() + SECONDS
    while not holds():
        if time.monotonic() > deadline:
            raise TimeoutError("the app never got there")
        await asyncio.sleep(0.05)


async def to_an_epochs_end(app: ChainruleApp, pilot: Pilot[None], key: str) -> None:
    """Press a key that leads to the end of an epoch, and wait for the run to stand there."""
    step = app.view.progress.step
    await pilot.press(key)
    await until(lambda: app.view.progress.step != step and app.view.state == "paused")


async def picture(app: ChainruleApp, pilot: Pilot[None], name: str) -> None:
    """Write what is on the screen, once it has come to rest."""
    await pilot.pause(2)
    svg = app.export_screenshot(title=" ")
    path = HERE / f"{name}.svg"
    # Rich names its classes by a checksum.
    path.write_text(re.sub(r"terminal-\d+", "terminal", svg), encoding="utf-8")
    print(f"{path.name}: {path.stat().st_size / 1000:.0f} kB")


async def main() -> None:
    """Three epochs, back to the end of the first, six on another branch; then the views."""
    session = Session(PRESETS["classic"].hyper, "classic", memory=MEMORY)
    title = "MNIST · classic"
    app = ChainruleApp(lambda inbox: session.open_run(inbox, screen=True), session.hyper, title)
    app.console._color_system = ColorSystem.TRUECOLOR  # no terminal is there to ask
    async with app.run_test(size=(120, 40)) as pilot:
        await until(lambda: app.view.watched is not None)
        for key in "nnn{{nnnnnn":
            await to_an_epochs_end(app, pilot, key)
        await pilot.press("4", "v", "1")
        await picture(app, pilot, "app")
        await pilot.press("6")
        await picture(app, pilot, "layers")
        await pilot.press("5")
        await picture(app, pilot, "mistakes")
        await pilot.press("escape", "4", "i")
        await picture(app, pilot, "digit")


if __name__ == "__main__":
    limit_blas_threads(1)
    asyncio.run(main())
