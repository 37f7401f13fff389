"""A real HTTP server on this machine that takes webhooks, answers as it is told, and keeps what it got."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import orjson
from aiohttp import web


@dataclass(frozen=True)
class Got:
    """One request as it came in."""

    host: str
    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def payload(self) -> dict[str, Any]:
        return orjson.loads(self.body)


@dataclass
class Receiver:
    """Answers with `answers`, one after the other, then with 200; waits for `open` first."""

    port: int
    got: list[Got] = field(default_factory=list)
    answers: list[tuple[int, Mapping[str, str]]] = field(default_factory=list)
    always: int | None = None
    body: bytes = b"ok"
    open: asyncio.Event = field(default_factory=asyncio.Event)
    came: asyncio.Event = field(default_factory=asyncio.Event)
    """Set once the first request was there."""

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/hook"

    async def handle(self, request: web.Request) -> web.Response:
        body = await request.read()
        headers = {name.lower(): value for name, value in request.headers.items()}
        self.got.append(Got(request.headers["host"], request.path, headers, body))
        self.came.set()
        await self.open.wait()
        status, more = self.answers.pop(0) if self.answers else (self.always or 200, {})
        return web.Response(status=status, headers=dict(more), body=self.body)


@asynccontextmanager
async def receiving(port: int = 0) -> AsyncGenerator[Receiver]:
    """A receiver on a free port."""
    receiver = Receiver(port)
    receiver.open.set()
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", receiver.handle)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", port)
    await site.start()
    receiver.port = runner.addresses[0][1]
    try:
        yield receiver
    finally:
        receiver.open.set()
        await runner.cleanup()
