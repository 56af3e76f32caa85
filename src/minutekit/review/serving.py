"""The server of the review page: loopback alone, a secret in the address, gone when the page is closed."""

from __future__ import annotations

import asyncio
import contextlib
import json
import secrets
import webbrowser
from collections.abc import AsyncIterator, Callable
from dataclasses import asdict
from importlib.resources import files

import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from minutekit.errors import MinutekitError
from minutekit.review.keeping import Desk, StaleError
from minutekit.review.sources import list_minutes

HOST = "127.0.0.1"
_MOST_BYTES = 100_000
_PATIENCE = 4.0
"""Seconds without a page after which the server ends: longer than a reload takes."""
_PAGE = {
    "": ("page.html", "text/html"),
    "page.css": ("page.css", "text/css"),
    "page.js": ("page.js", "text/javascript"),
}
_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}


class Watch:
    """Counts the pages that are open, and wakes them when something changed."""

    def __init__(self) -> None:
        self.open = 0
        self.seen = False
        self.changed = asyncio.Event()

    def wake(self) -> None:
        """Tell every open page."""
        self.changed.set()
        self.changed = asyncio.Event()


class Pages:
    """What the page asks for, answered from one desk."""

    def __init__(self, desk: Desk, watch: Watch) -> None:
        self._desk = desk
        self._watch = watch

    async def send_page(self, request: Request) -> Response:
        """Send the page, its style or its script."""
        found = _PAGE.get(request.path_params.get("name", ""))
        if found is None:
            return Response("not found", 404, headers=_HEADERS)
        content = files("minutekit.review").joinpath("page", found[0]).read_bytes()
        return Response(content, media_type=found[1], headers=_HEADERS)

    async def send_minutes(self, _: Request) -> Response:
        """Send the minutes and the draft."""
        return self._answer(200, **list_minutes(self._desk))

    async def make_change(self, request: Request) -> Response:
        """Make a change and send the draft; 409 where the page is out of date, 422 where it cannot be made."""
        wanted = await _read_change(request)
        if wanted is None:
            return self._answer(400, error="not a change")
        try:
            self._desk.change(wanted)
        except StaleError as error:
            return self._answer(409, error=str(error))
        except MinutekitError as error:
            return self._answer(422, error=str(error))
        self._watch.wake()
        return self._answer(200)

    async def save_files(self, _: Request) -> Response:
        """Save the digest and say under which names."""
        try:
            return self._answer(200, saved=self._desk.save())
        except MinutekitError as error:
            return self._answer(422, error=str(error))

    async def send_events(self, request: Request) -> Response:
        """Send the draft's version whenever it changes, for as long as the page is open."""
        return StreamingResponse(self._stream(request), media_type="text/event-stream", headers=_HEADERS)

    async def _stream(self, request: Request) -> AsyncIterator[str]:
        self._watch.open += 1
        self._watch.seen = True
        try:
            while not await request.is_disconnected():
                yield f"data: {self._desk.draft.version}\n\n"
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(self._watch.changed.wait(), 1)
        finally:
            self._watch.open -= 1

    def _answer(self, status: int, **more: object) -> Response:
        return JSONResponse({**asdict(self._desk.draft), **more}, status, headers=_HEADERS)


async def _read_change(request: Request) -> dict[str, object] | None:
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > _MOST_BYTES:
            return None
    try:
        wanted = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return wanted if isinstance(wanted, dict) else None


def build_app(desk: Desk, secret: str, watch: Watch) -> Starlette:
    """Build the application: everything lies under the secret, and only this machine's own name is answered."""
    pages = Pages(desk, watch)
    routes = [
        Route(f"/{secret}/", pages.send_page),
        Route(f"/{secret}/minutes", pages.send_minutes),
        Route(f"/{secret}/change", pages.make_change, methods=["POST"]),
        Route(f"/{secret}/save", pages.save_files, methods=["POST"]),
        Route(f"/{secret}/events", pages.send_events),
        Route(f"/{secret}/{{name}}", pages.send_page),
    ]
    # A page of another site cannot reach this server under a name of its own (DNS rebinding).
    hosts = Middleware(TrustedHostMiddleware, allowed_hosts=[HOST], www_redirect=False)
    return Starlette(routes=routes, middleware=[hosts])


def serve(desk: Desk, tell: Callable[[str], None], *, port: int = 0, browser: bool = True) -> None:
    """Serve the page until it is closed or the process is interrupted.

    Args:
        desk: What is reviewed.
        tell: Is called with the address once the server listens.
        port: 0 takes a free one.
        browser: Open the page in the user's browser.
    """
    asyncio.run(_serve(desk, tell, secrets.token_urlsafe(24), port=port, browser=browser))


async def _serve(desk: Desk, tell: Callable[[str], None], secret: str, *, port: int, browser: bool) -> None:
    watch = Watch()
    app = build_app(desk, secret, watch)
    config = uvicorn.Config(app, host=HOST, port=port, log_level="error", access_log=False, timeout_graceful_shutdown=1)
    server = uvicorn.Server(config)
    running = asyncio.create_task(server.serve())
    while not server.started:
        if running.done():
            running.result()
            return
        await asyncio.sleep(0.02)
    address = f"http://{HOST}:{server.servers[0].sockets[0].getsockname()[1]}/{secret}/"
    tell(address)
    if browser:
        webbrowser.open(address)
    alone = 0.0
    while not running.done():
        await asyncio.sleep(0.1)
        alone = 0.0 if watch.open or not watch.seen else alone + 0.1
        if alone >= _PATIENCE:
            server.should_exit = True
    running.result()
