"""The app in a browser: a real server, spoken to as a browser does, and by one."""

import asyncio
import contextlib
import importlib.util
import json
import os
import re
import signal
import socket
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import NamedTuple

import pyte
import pytest
from aiohttp import ClientSession, ClientWebSocketResponse, WSMsgType, WSServerHandshakeError, web
from browser import chromium, until

from tui.cli import main
from tui.runs.folder import RunFolder, all_runs
from tui.runs.lock import holder, is_held
from tui.runs.resume import newest
from tui.serve.command import serve
from tui.serve.server import application

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
ARGUMENTS = ("--hidden", "16", "--memory", "8")


class Served(NamedTuple):
    """A server that runs, where it is and where it keeps runs."""

    process: asyncio.subprocess.Process
    address: str
    runs: Path

    @property
    def port(self) -> int:
        return int(self.address.rsplit(":", 1)[1])

    @property
    def folders(self) -> list[RunFolder]:
        return all_runs(self.runs) if self.runs.exists() else []


@contextlib.asynccontextmanager
async def serving(folder: Path) -> AsyncIterator[Served]:
    """Start the command where a module has the name of one of ours, with a path hard to quote."""
    (folder / "data.py").write_text("raise SystemExit('this is not our data')")
    runs = folder / 'it\'s "my" runs; $(here) & there'
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-P", "-m", "tui", "serve", "--port", "0", "--runs", str(runs), *ARGUMENTS,
        cwd=folder, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
        start_new_session=True,
    )  # fmt: skip
    try:
        told = (await asyncio.wait_for(process.stdout.readline(), 20)).decode()
        assert told, (await process.communicate())[1]
        yield Served(process, re.search(r"http://127\.0\.0\.1:\d+", told).group(), runs)
    finally:
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        await process.communicate()


@contextlib.asynccontextmanager
async def answering(*program: str) -> AsyncIterator[str]:
    """The server in this process, with any program for an app; gives its address."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        runner = web.AppRunner(application(program, port))
        await runner.setup()
        await web.SockSite(runner, listener).start()
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            await runner.cleanup()


class Client:
    """A terminal at the other end of the websocket."""

    def __init__(self, wire: ClientWebSocketResponse) -> None:
        self.wire, self.texts = wire, []
        self._screen = pyte.Screen(120, 40)
        self._stream = pyte.ByteStream(self._screen)

    async def until(self, pattern: str) -> None:
        async with asyncio.timeout(20):
            while not re.search(pattern, "\n".join([*self._screen.display, *self.texts])):
                message = await self.wire.receive()
                if message.type is WSMsgType.BINARY:
                    self._stream.feed(message.data)
                else:
                    assert message.type is WSMsgType.TEXT, self._screen.display
                    self.texts.append(message.data)

    async def say(self, *words: object) -> None:
        await self.wire.send_json(words)

    async def ended(self) -> None:
        """Wait until the server closes the websocket."""
        async with asyncio.timeout(20):
            while not self.wire.closed:
                await self.wire.receive()


@contextlib.asynccontextmanager
async def tab(address: str) -> AsyncIterator[Client]:
    """Open the websocket as the page does."""
    url = f"{address.replace('http', 'ws')}/ws?width=120&height=40"
    async with ClientSession() as session, session.ws_connect(url, origin=address) as wire:
        yield Client(wire)


def saved(folder: RunFolder) -> bool:
    """Whether the run has ended in good order, with its last step on the disk."""
    if is_held(folder.path) or newest(folder).snapshot.counters.steps == 0:
        return False
    return json.loads(folder.events.read_text().splitlines()[-1])["event"] == "Stopped"


def gone(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False


async def test_two_tabs_of_a_browser_train_and_are_saved(tmp_path) -> None:
    async with chromium() as browser, serving(tmp_path) as served:
        foreign = await browser.open("data:text/html,a page from elsewhere")
        first, second = [await browser.open(f"{served.address}/") for _ in range(2)]
        await first.until("ready")
        assert re.search(r"learning rate +0\.1 ", first.text)
        await first.press("ArrowRight")  # the pane has the focus, without a click
        await first.until(r"learning rate +0\.12")
        await first.press(" ")
        await first.until(r" 9\d\.\d\d%")
        ours = (f"{served.address}/", f"ws://127.0.0.1:{served.port}/ws?")
        assert all(each.startswith(ours) for each in first.asked)
        assert any(each.endswith(".ttf") for each in first.asked)  # the font is no one else's

        await second.until("ready")
        await second.press(" ")
        await second.until("step [1-9]")
        await until(lambda: len(served.folders) == 2)
        held = {each.name: int(holder(each.path)) for each in served.folders}
        await browser.close(first)
        (closed,) = await until(lambda: [each for each in served.folders if not is_held(each.path)])
        await until(lambda: saved(closed))
        await until(lambda: gone(held[closed.name]))
        assert newest(closed).snapshot.hyper.learning_rate == 0.12
        await second.press(" ")
        await second.until("paused")

        reached = await foreign.evaluate(
            "new Promise(told => { const wire = new WebSocket("
            f"'ws://127.0.0.1:{served.port}/ws'); "
            "wire.onopen = () => told('open'); wire.onerror = () => told('refused') })"
        )
        assert reached == "refused"
        assert len(served.folders) == 2

        assert second.wrong == first.wrong == []
        os.killpg(served.process.pid, signal.SIGINT)  # ctrl+C, as a terminal sends it
        assert await asyncio.wait_for(served.process.wait(), 10) == 130
        assert all(saved(each) for each in served.folders)
        assert "-closed" in await second.evaluate("document.body.className")


async def test_the_first_frame_a_ping_and_the_end(tmp_path) -> None:
    async with serving(tmp_path) as served:
        async with tab(served.address) as client:
            await client.say("ping", "7")
            await client.until("Hyperparameters")
            await client.until(r'\["pong", ?"7"\]')
            await client.say("stdin", "q")
            await client.ended()
        served.process.send_signal(signal.SIGTERM)
        assert await asyncio.wait_for(served.process.wait(), 10) == 143
        assert await served.process.stderr.read() == b""
        assert served.folders == []


@pytest.mark.skipif(not Path("/proc/net/tcp").exists(), reason="needs Linux's list of sockets")
async def test_it_listens_at_the_loopback_address_only(tmp_path) -> None:
    async with serving(tmp_path) as served:
        rows = [
            line.split()
            for name in ("tcp", "tcp6")
            if (table := Path("/proc/net", name)).exists()
            for line in table.read_text().splitlines()[1:]
        ]
        local = [
            row[1] for row in rows if row[3] == "0A" and row[1].endswith(f":{served.port:04X}")
        ]
        assert local == [f"0100007F:{served.port:04X}"]


async def test_a_server_that_is_killed_leaves_no_app_behind(tmp_path) -> None:
    async with serving(tmp_path) as served, tab(served.address) as client:
        await client.until("ready")
        await client.say("stdin", " ")
        (folder,) = await until(lambda: served.folders)
        app = int(holder(folder.path))
        assert not gone(app)
        served.process.kill()
        await until(lambda: gone(app))
        assert saved(folder)


@pytest.mark.parametrize(
    ("path", "headers", "answer"),
    [
        ("/", {}, 200),
        ("/", {"Host": "localhost:{port}"}, 200),
        ("/", {"Host": "evil.example:{port}"}, 403),
        ("/", {"Host": "127.0.0.1"}, 403),
        ("/", {"Origin": "http://evil.example"}, 403),
        ("/static/js/textual.js", {"Host": "evil.example"}, 403),
        ("/page/page.js", {"Origin": "http://127.0.0.1:{port}"}, 200),
        ("/page/", {}, 403),  # no listing
        ("/page/../server.py", {}, 404),
        ("/ws", {}, 403),  # a browser always says where a websocket comes from
        ("/ws", {"Origin": "null"}, 403),
        ("/ws", {"Origin": "http://evil.example"}, 403),
        ("/ws", {"Origin": "https://127.0.0.1:{port}"}, 403),
        ("/ws", {"Origin": "http://127.0.0.1:1"}, 403),
        ("/ws", {"Origin": "http://localhost:{port}"}, 403),  # that is not where it was asked
        ("/ws", {"Origin": "http://evil.example:{port}", "Host": "evil.example:{port}"}, 403),
        ("/ws", {"Origin": "http://127.0.0.1:{port}"}, 101),
        ("/ws", {"Origin": "http://localhost:{port}", "Host": "localhost:{port}"}, 101),
    ],
)
async def test_only_its_own_page_may_ask(path: str, headers: dict[str, str], answer: int) -> None:
    async with answering(sys.executable, "-c", "print('__GANGLION__')") as address:
        port = address.rsplit(":", 1)[1]
        sent = {name: value.format(port=port) for name, value in headers.items()}
        async with ClientSession() as session:
            if path == "/ws":
                try:
                    async with session.ws_connect(f"{address}/ws", headers=sent):
                        status = 101
                except WSServerHandshakeError as error:
                    status = error.status
            else:
                async with session.get(f"{address}{path}", headers=sent) as response:
                    status = response.status
    assert status == answer


async def test_the_page_asks_no_one_else_and_tells_nothing() -> None:
    async with (
        answering("/home/me/python") as address,
        ClientSession() as session,
        session.get(address) as response,
    ):
        page = await response.text()
    assert "://" not in page
    assert "/home/me" not in page
    assert "frame-ancestors 'none'" in response.headers["Content-Security-Policy"]
    assert "default-src 'self'" in response.headers["Content-Security-Policy"]
    assert response.headers["Server"] == "chainrule"


async def test_a_program_that_fails_closes_the_tab(capsys) -> None:
    fails = "import sys; sys.exit('it has failed')"
    async with answering(sys.executable, "-c", fails) as address, tab(address) as client:
        await client.ended()
    assert "it has failed" in capsys.readouterr().out


async def test_an_app_never_waits_for_a_closed_tab(tmp_path) -> None:
    """It draws a megabyte after the tab was closed; it has to come to its end all the same."""
    draws = (
        "import os, pathlib; os.write(1, b'__GANGLION__\\n'); os.read(0, 1)\n"
        "frame = b'D' + (9999).to_bytes(4, 'big') + bytes(9999)\n"
        "[os.write(1, frame) for _ in range(100)]; pathlib.Path('ended').touch()"
    )
    program = (sys.executable, "-c", f"import os; os.chdir({str(tmp_path)!r})\n{draws}")
    async with answering(*program) as address:
        async with tab(address):
            pass
        await until((tmp_path / "ended").exists)


def test_a_port_that_is_taken_is_named(capsys) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert main(["serve", "--port", str(port)]) == 2
    told = capsys.readouterr().err
    assert f"port {port} of 127.0.0.1 cannot be used: Address already in use" in told
    assert "choose another with --port" in told


@pytest.mark.parametrize("arguments", [("--host", "0.0.0.0"), ("--port", "65536"), ("--lr", "no")])
def test_other_addresses_ports_and_values_are_refused(capsys, arguments) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["serve", *arguments])
    assert arguments[0] in capsys.readouterr().err


def test_without_the_package_it_says_what_to_install(capsys, monkeypatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    assert serve(0, []) == 2
    told = capsys.readouterr().err
    assert re.search(r"install it with: \S+ -m pip install '?textual-serve\S+'$", told.strip())
