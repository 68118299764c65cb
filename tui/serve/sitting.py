"""A sitting: one tab in a browser, and the process that runs the app for it.

What the app draws goes to the tab, what is typed there goes to the app. When either of them ends,
so does the other, and the app saves its run.
"""

from __future__ import annotations

import asyncio
import contextlib
import shlex
import subprocess
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Sequence

from aiohttp.web import WebSocketResponse
from textual_serve.app_service import AppService
from textual_serve.download_manager import DownloadManager

from tui.terminal import DRIVER

# Ctrl+C in the terminal is for the server, which then lets each app save its run.
OWN_GROUP = getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)  # the same on Windows


class Sitting(AppService):
    """Runs `program` for the tab at the other end of the socket."""

    def __init__(
        self, program: Sequence[str], socket: WebSocketResponse, downloads: DownloadManager
    ) -> None:
        async def close() -> None:
            await socket.close()

        super().__init__(
            shlex.join(program),
            write_bytes=socket.send_bytes,
            write_str=socket.send_str,
            close=close,
            download_manager=downloads,
        )
        self._program = program

    async def _open_app_process(self, width: int = 80, height: int = 24) -> Process:
        """Start it without a shell, so that nothing in its arguments needs quotes."""
        self._process = process = await asyncio.create_subprocess_exec(
            *self._program,
            stdin=PIPE,
            stdout=PIPE,
            stderr=PIPE,
            env=self._build_environment(width, height) | {"TEXTUAL_DRIVER": DRIVER},
            start_new_session=True,
            creationflags=OWN_GROUP,
        )
        self._stdin = process.stdin
        return process

    async def on_data(self, payload: bytes) -> None:
        """Hand on what was drawn, or throw it away: the app must not wait for a closed tab."""
        with contextlib.suppress(ConnectionError):
            await super().on_data(payload)

    async def run(self) -> None:
        """Hand everything on until the app ends, however it ends; then the tab is told."""
        try:
            await super().run()
        except asyncio.CancelledError:
            await self._say_why()
        await self.remote_close()

    async def _say_why(self) -> None:
        """Say what the app has said of its end.

        textual-serve reads that in a task of its own. If the app had ended before the task began,
        it is cancelled unread, and that looks as if we had been.
        """
        task = asyncio.current_task()
        if task is None or task.cancelling():
            raise asyncio.CancelledError
        if self._process is not None and self._process.stderr is not None:
            sys.stdout.write((await self._process.stderr.read()).decode("utf-8", "replace"))

    async def stop(self) -> None:
        """Tell the app to end, and wait until it has saved its run."""
        await super().stop()
        if self._process is not None:
            self.stdin.close()
            await self._process.wait()
