"""`chainrule serve`: the same app in a browser on this machine."""

from __future__ import annotations

import asyncio
import importlib.util
import signal
import socket
import sys
from collections.abc import Sequence
from importlib.metadata import requires

from tui.cli import complain
from tui.interrupts import stopping
from tui.runs.files import reason
from tui.say import say

LOOPBACK = "127.0.0.1"  # never another address: who may open the page may use the machine


def serve(port: int, arguments: Sequence[str]) -> int:
    """Serve until a signal ends it; every tab starts `chainrule` with the same arguments.

    With port 0 the system chooses one that is free. Returns the exit code.
    """
    if importlib.util.find_spec("textual_serve") is None:
        return complain(
            say(
                "'chainrule serve' needs textual-serve; install it with: {command}",
                command=installing(),
            )
        )
    try:
        listener = socket.create_server((LOOPBACK, port))
    except OSError as error:
        return complain(
            say(
                "port {port} of {address} cannot be used: {reason}; choose another with --port, "
                "or --port 0 for one that is free",
                port=port,
                address=LOOPBACK,
                reason=reason(error),
            )
        )
    # -P: the folder in which one happens to be may have a `data` or an `engine` of its own.
    program = [sys.executable, "-P", "-m", "tui", *arguments]
    with listener:
        return asyncio.run(until_told(listener, program))


async def until_told(listener: socket.socket, program: Sequence[str]) -> int:
    """Answer at the listener until a signal comes; the code says which."""
    from aiohttp import web

    from tui.serve.server import application

    port = listener.getsockname()[1]
    told, loop = asyncio.Event(), asyncio.get_running_loop()
    with stopping(lambda: loop.call_soon_threadsafe(told.set)) as signals:
        runner = web.AppRunner(application(program, port), access_log=None)
        await runner.setup()
        await web.SockSite(runner, listener).start()
        print(  # noqa: T201
            say(
                "chainrule is at {address} for browsers on this machine; each tab is a run of its "
                "own. Ctrl+C ends it.",
                address=f"http://{LOOPBACK}:{port}",
            ),
            flush=True,
        )
        await told.wait()
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # a second ctrl+C waits for no app
        await runner.cleanup()
    return 128 + signals[0]


def installing() -> str:
    """The command that installs what the extra `web` asks for."""
    wanted = [each.split(";")[0] for each in requires("chainrule") or () if "'web'" in each]
    return f"{sys.executable} -m pip install {' '.join(map(repr, wanted))}"
