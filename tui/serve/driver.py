"""The app's end of the pipe to the server, in place of a terminal.

Textual writes what it draws into the pipe and reads keys from it. Its own driver would train on
for ever when the server is gone; this one ends the app, so that the run is saved.
"""

from __future__ import annotations

import contextlib

from textual.drivers.web_driver import WebDriver
from textual.messages import ExitApp


class PipeDriver(WebDriver):
    """Textual's driver for a browser, which lives no longer than the server does."""

    def run_input_thread(self) -> None:
        super().run_input_thread()
        if not self.exit_event.is_set():  # the pipe has ended, and the app has not
            self._app.post_message(ExitApp())

    def write(self, data: str) -> None:
        with contextlib.suppress(BrokenPipeError):
            super().write(data)

    def write_meta(self, data: dict[str, object]) -> None:
        with contextlib.suppress(BrokenPipeError):
            super().write_meta(data)
