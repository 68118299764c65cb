"""Headless Chromium, driven through its DevTools protocol: a page that can be read and typed at."""

import asyncio
import base64
import contextlib
import itertools
import json
import os
import re
import shutil
import tempfile
from collections.abc import AsyncIterator, Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pyte
import pytest
from aiohttp import ClientSession, ClientWebSocketResponse

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
FLAGS = (
    "--headless",
    "--remote-debugging-port=0",
    "--no-first-run",
    "--disable-dev-shm-usage",  # which is small in a container
    "--enable-unsafe-swiftshader",  # WebGL without a graphics card; the page is our own
    "--window-size=1280,800",
)

CODES = {"ArrowRight": 39}  # keys that type nothing


async def until(
    holds: Callable[[], Any], seconds: float = 20, told: Callable[[], str] = str
) -> Any:
    """Wait until something holds, and return it."""
    deadline = asyncio.get_running_loop().time() + seconds
    while not (found := holds()):
        assert asyncio.get_running_loop().time() < deadline, told()
        await asyncio.sleep(0.02)
    return found


class Tab:
    """One page: what it asked for, what went wrong in it, and what its terminal shows."""

    def __init__(self, send: Callable[..., Any], target: str) -> None:
        self.send, self.target = send, target
        self.asked: list[str] = []
        self.wrong: list[str] = []
        self.screen, self._stream = pyte.Screen(80, 24), pyte.ByteStream()

    def take(self, method: str, told: dict[str, Any]) -> None:
        match method:
            case "Network.requestWillBeSent":
                self.asked.append(told["request"]["url"])
            case "Network.webSocketCreated":
                self.asked.append(told["url"])
                if size := parse_qs(urlsplit(told["url"]).query):
                    self.screen = pyte.Screen(int(size["width"][0]), int(size["height"][0]))
                self._stream = pyte.ByteStream(self.screen)
            case "Network.webSocketFrameReceived" if told["response"]["opcode"] == 2:
                self._stream.feed(base64.b64decode(told["response"]["payloadData"]))
            case "Log.entryAdded" if told["entry"]["level"] == "error":
                self.wrong.append(json.dumps(told))
            case "Runtime.exceptionThrown":
                self.wrong.append(json.dumps(told))

    @property
    def text(self) -> str:
        return "\n".join(self.screen.display)

    async def until(self, pattern: str, seconds: float = 20) -> str:
        """Wait until the terminal shows the pattern; return what matched."""
        found = await until(
            lambda: re.search(pattern, self.text),
            seconds,
            lambda: f"{pattern!r} is not in the tab:\n{self.text}\n{self.wrong}",
        )
        return found.group()

    async def press(self, key: str) -> None:
        """Press a key as a person does, so that the page's own listeners see it."""
        pressed = {"key": key, "windowsVirtualKeyCode": CODES.get(key) or ord(key.upper())}
        typed = {} if key in CODES else {"text": key}
        await self.send("Input.dispatchKeyEvent", type="keyDown", **pressed, **typed)
        await self.send("Input.dispatchKeyEvent", type="keyUp", **pressed)

    async def evaluate(self, expression: str) -> Any:
        """The value of an expression in the page's JavaScript."""
        answer = await self.send("Runtime.evaluate", expression=expression, awaitPromise=True)
        return answer["result"].get("value")


class Browser:
    """Chromium, and the wire to it."""

    def __init__(self, wire: ClientWebSocketResponse) -> None:
        self._wire, self._numbers = wire, itertools.count()
        self._answers: dict[int, asyncio.Future[dict[str, Any]]] = {}
        self._tabs: dict[str, Tab] = {}

    async def listen(self) -> None:
        """Take in answers and events for as long as it lives."""
        async for message in self._wire:
            told = message.json()
            if "id" in told:
                self._answers.pop(told["id"]).set_result(told)
            elif tab := self._tabs.get(told.get("sessionId", "")):
                tab.take(told["method"], told["params"])

    async def send(self, method: str, session: str | None = None, **parameters: Any) -> Any:
        number = next(self._numbers)
        self._answers[number] = asyncio.get_running_loop().create_future()
        of_tab = {} if session is None else {"sessionId": session}
        await self._wire.send_json({"id": number, "method": method, "params": parameters} | of_tab)
        answer = await asyncio.wait_for(self._answers[number], 20)
        assert "error" not in answer, answer
        return answer["result"]

    async def open(self, address: str) -> Tab:
        target = (await self.send("Target.createTarget", url="about:blank"))["targetId"]
        session = (await self.send("Target.attachToTarget", targetId=target, flatten=True))[
            "sessionId"
        ]

        async def send(method: str, **parameters: Any) -> Any:
            return await self.send(method, session, **parameters)

        tab = self._tabs[session] = Tab(send, target)
        for domain in ("Network", "Runtime", "Log", "Page"):
            await send(f"{domain}.enable")
        await send("Page.navigate", url=address)
        return tab

    async def close(self, tab: Tab) -> None:
        await self.send("Target.closeTarget", targetId=tab.target)


@contextlib.asynccontextmanager
async def chromium() -> AsyncIterator[Browser]:
    """Start Chromium; where there is none the test is skipped, or fails if it must be there."""
    if CHROMIUM is None:
        missing = pytest.fail if os.environ.get("CHAINRULE_CHROMIUM") == "required" else pytest.skip
        missing("Chromium is not installed (chromium, chromium-browser or google-chrome)")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        sandbox = () if os.geteuid() else ("--no-sandbox",)  # root may not have one
        process = await asyncio.create_subprocess_exec(
            CHROMIUM, *FLAGS, *sandbox, f"--user-data-dir={profile}", "about:blank",
            stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.PIPE,
        )  # fmt: skip
        try:
            address = None
            while address is None:
                line = (await asyncio.wait_for(process.stderr.readline(), 30)).decode()
                assert line, "Chromium ended"
                address = re.search(r"DevTools listening on (ws://\S+)", line)
            async with (
                ClientSession() as session,
                session.ws_connect(address.group(1), max_msg_size=0) as wire,
            ):
                browser = Browser(wire)
                listening = asyncio.create_task(browser.listen())
                yield browser
                await browser.send("Browser.close")
                await listening
        finally:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            await process.communicate()
