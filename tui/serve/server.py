"""The server: a page with a terminal in it, and a websocket between that terminal and an app.

Whoever can speak to the websocket can train and fill the disk. It listens to this machine only, but
a page from elsewhere, open in the same browser, is on this machine too. So it asks where a request
comes from (`Origin`) and by which name it was reached (`Host`).
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path
from string import Template

from aiohttp import WSCloseCode, web
from aiohttp.typedefs import Handler, Middleware
from textual_serve.server import Server

from tui.say import say, spoken
from tui.serve.sitting import Sitting

PAGE = Path(__file__).with_name("page")
NAMES = ("127.0.0.1", "localhost")


def application(program: Sequence[str], port: int) -> web.Application:
    """What answers at this port; for each tab `program` is started."""
    tabs = Tabs(program)
    app = web.Application(middlewares=[guard(port)])
    app.add_routes(
        [
            web.get("/", page),
            web.get("/ws", tabs.handle_websocket),
            web.get("/download/{key}", tabs.handle_download),
            web.static("/page", PAGE),
            web.static("/static", tabs.statics_path),  # the terminal: xterm.js, its font
        ]
    )
    app.on_response_prepare.append(restrict)
    app.on_shutdown.append(tabs.close)
    return app


async def page(_: web.Request) -> web.StreamResponse:
    """The page itself, in the user's language."""
    return web.Response(text=written(), content_type="text/html", charset="utf-8")


def written() -> str:
    """The page with its words."""
    page = Template((PAGE / "index.html").read_text(encoding="utf-8"))
    return page.substitute(
        language=spoken(),
        begins=say("chainrule begins …"),
        trouble=say("This browser cannot show the terminal:"),
        ended=say(
            "This run has ended. If it trained, it is kept: {command} lists it.",
            command="<code>chainrule runs</code>",
        ),
        again=say("Begin a new one"),
    )


def guard(port: int) -> Middleware:
    """Let in what comes from our own page and calls us by our own name.

    A foreign page's websocket carries that page's origin. A foreign name that was made to lead
    here (DNS rebinding) is in `Host`.
    """
    hosts = [name if port == 80 else f"{name}:{port}" for name in NAMES]

    @web.middleware
    async def let_in(request: web.Request, handler: Handler) -> web.StreamResponse:
        origin = request.headers.get("Origin")
        ours = f"http://{request.host}" if origin or request.path == "/ws" else None
        if request.host not in hosts or origin != ours:
            words = say("Only {address} itself may ask for this.", address=f"http://{hosts[0]}")
            raise web.HTTPForbidden(text=f"{words}\n")
        return await handler(request)

    return let_in


async def restrict(request: web.Request, response: web.StreamResponse) -> None:
    """Tell the browser to load nothing from elsewhere, and to show the page in no other page."""
    response.headers["Content-Security-Policy"] = (
        "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        f"connect-src 'self' ws://{request.host}; base-uri 'none'; form-action 'none'; "
        "frame-ancestors 'none'"
    )
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Server"] = "chainrule"  # and not what this machine has installed


class Tabs(Server):
    """The tabs that are open, each with its app; the rest is as in textual-serve."""

    def __init__(self, program: Sequence[str]) -> None:
        super().__init__("", title="chainrule")
        self._program = program
        self._sockets: set[web.WebSocketResponse] = set()

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """Run an app for as long as the tab is open."""
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        self._sockets.add(socket)
        sitting = Sitting(self._program, socket, self.download_manager)
        try:
            await sitting.start(cells(request, "width", 80), cells(request, "height", 24))
            await self._process_messages(socket, sitting)
        finally:
            self._sockets.discard(socket)
            await sitting.stop()
        return socket

    async def close(self, _: web.Application) -> None:
        """Close all tabs; aiohttp then waits until their apps have saved and ended."""
        closing = (each.close(code=WSCloseCode.GOING_AWAY) for each in tuple(self._sockets))
        await asyncio.gather(*closing)


def cells(request: web.Request, name: str, default: int) -> int:
    """The terminal's width or height, which the page has measured."""
    text = request.query.get(name, "")
    return int(text) if text.isdecimal() else default
