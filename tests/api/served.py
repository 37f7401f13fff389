"""The real server on a free port of this machine, with a hand-moved clock, and clients with keys of their own."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

import httpx
import orjson
from house import HandClock
from sqlite_file import fresh
from websockets.asyncio.client import ClientConnection, connect

from bot.api.app import create_app
from bot.api.house import House, Limits
from bot.api.keys import new_key
from bot.api.server import listen, server_of
from bot.api.websocket import goodbye
from bot.engine.embedded import EmbeddedEngine
from bot.store import Database
from bot.store import api as store

KIND = "Thank you so much, that was really kind of you!"


@dataclass
class Client:
    """Somebody with a key."""

    key: str
    public: str
    port: int
    http: httpx.AsyncClient

    async def ask(self, method: str, path: str, body: Any = None, **headers: str) -> httpx.Response:
        content = None if body is None else orjson.dumps(body)
        return await self.http.request(method, f"/v1{path}", content=content, headers=headers)

    async def session(self, *, on: bool = True) -> str:
        """A session in which somebody said something kind."""
        session = (await self.ask("POST", "/persona", {"preset": "cheerful_companion"})).json()["sessionId"]
        await self.ask("POST", "/turn", {"sessionId": session, "message": KIND})
        if on:
            await self.ask("PUT", f"/proactive/{session}/preferences", {"enabled": True})
        return session

    def socket(self, session: str, *, token: str | None = None, **more: Any) -> connect:
        """A connection to the session, to be opened."""
        given = self.key if token is None else token
        uri = f"ws://127.0.0.1:{self.port}/v1/ws/{session}?token={given}"
        return connect(uri, ping_interval=None, proxy=None, **more)


@dataclass
class Served:
    """The server and what is behind it."""

    house: House
    clock: HandClock
    port: int
    connections: set[Any]
    clients: list[httpx.AsyncClient] = field(default_factory=list)
    stop: Any = None

    async def client(self) -> Client:
        """A new key, and who holds it."""
        made = new_key()
        async with self.house.database.write() as tx:
            await store.add_key(tx, made.public, name="test", digest=made.digest, at=self.clock())
        headers = {"authorization": f"Bearer {made.whole}", "content-type": "application/json"}
        http = httpx.AsyncClient(base_url=f"http://127.0.0.1:{self.port}", headers=headers, trust_env=False)
        self.clients.append(http)
        return Client(made.whole, made.public, self.port, http)

    async def revoke(self, client: Client) -> None:
        async with self.house.database.write() as tx:
            await store.revoke(tx, client.public, at=self.clock())

    async def until_pending(self, client: Client, session: str) -> dict[str, Any]:
        """Move the clock to where something comes up, wake the server, and give what it is."""
        answer = await client.ask("GET", f"/proactive/{session}")
        self.forward(seconds=int(answer.headers["next-check-after"]))
        (action,) = (await client.ask("GET", f"/proactive/{session}")).json()
        return action

    def forward(self, **delta: float) -> None:
        """Move the clock; the server's sleeper sleeps by real time, so it is woken."""
        self.clock.now += timedelta(**delta)
        self.house.pusher.wake()


@asynccontextmanager
async def serving(folder: Path, clock: HandClock, **limits: Any) -> AsyncGenerator[Served]:
    """A server that runs until the end of the block."""
    allowed = Limits(**{"private_webhooks": True, **limits})
    async with Database.open(fresh(folder / "served.db"), at=clock()) as database:
        app = create_app(database, EmbeddedEngine(database), clock, limits=allowed)
        listening = listen("127.0.0.1", 0)
        server = server_of(app, allowed, goodbye=partial(goodbye, app.state.house))
        running = asyncio.create_task(server.serve(sockets=[listening]))
        port = listening.getsockname()[1]
        served = Served(app.state.house, clock, port, server.server_state.connections)

        async def stop() -> None:
            server.should_exit = True
            await running

        served.stop = stop
        try:
            yield served
        finally:
            for http in served.clients:
                await http.aclose()
            await stop()


async def frame(socket: ClientConnection) -> dict[str, Any]:
    """The next message."""
    return orjson.loads(await socket.recv())


async def say(socket: ClientConnection, **told: Any) -> dict[str, Any]:
    """Send a message and give the next one that comes."""
    await socket.send(orjson.dumps(told).decode())
    return await frame(socket)


async def until(condition: Callable[[], object]) -> None:
    """Let what runs go on until this holds; the time limit of the test is the only limit."""
    while not condition():  # noqa: ASYNC110 - what it waits for is another's doing
        await asyncio.sleep(0)


def unread() -> socket.socket:
    """A client that reads nothing, and has little room for what comes."""
    client = socket.socket()
    client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
    client.setblocking(False)
    return client
