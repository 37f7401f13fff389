"""The server as these tests meet it: in process by a clock that is moved by hand, or as a process of its own."""

from __future__ import annotations

import asyncio
import signal
import subprocess
import sys
import threading
from collections.abc import AsyncGenerator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import httpx
from fastapi import FastAPI
from house import HandClock
from typer.testing import CliRunner

from bot import mind
from bot.__main__ import cli
from bot.api.app import create_app
from bot.api.house import Limits
from bot.api.keys import new_key
from bot.engine.embedded import EmbeddedEngine
from bot.errors import SonderError
from bot.store import Database
from bot.store import api as store

ROOT = Path(__file__).parents[2]
GOOD = "thank you so much, you really helped me and I trust you"


@dataclass
class World:
    """A server in this process."""

    database: Database
    app: FastAPI
    clock: HandClock
    clients: list[httpx.AsyncClient] = field(default_factory=list)

    async def key(self, name: str = "a test") -> tuple[str, str]:
        """(public part, whole key) of a new key."""
        made = new_key()
        async with self.database.write() as tx:
            await store.add_key(tx, made.public, name=name, digest=made.digest, at=self.clock())
        return made.public, made.whole

    def client(self, key: str | None) -> httpx.AsyncClient:
        """Speaks to the server with this key."""
        client = httpx.AsyncClient(
            transport=httpx.ASGITransport(self.app, raise_app_exceptions=True),
            base_url="http://engine",
            headers={"Authorization": f"Bearer {key}"} if key else {},
        )
        self.clients.append(client)
        return client

    async def somebody(self) -> httpx.AsyncClient:
        """A client with a key of its own."""
        return self.client((await self.key())[1])


@asynccontextmanager
async def opened(url: str, clock: HandClock, **limits: Any) -> AsyncGenerator[World]:
    async with Database.open(url, at=clock()) as database:
        engine = EmbeddedEngine(database, partial(mind.read, explain=False))
        world = World(database, create_app(database, engine, clock, limits=Limits(**limits)), clock)
        try:
            yield world
        finally:
            for client in world.clients:
                await client.aclose()


async def session(client: httpx.AsyncClient, preset: str = "cheerful_companion", **own: Any) -> str:
    made = await client.post("/v1/persona", json={"preset": preset, **own})
    assert made.status_code == 201, made.text
    return made.json()["sessionId"]


async def say(client: httpx.AsyncClient, to: str, text: str = GOOD, **more: Any) -> dict[str, Any]:
    answer = await client.post("/v1/turn", json={"sessionId": to, "message": text, **more})
    assert answer.status_code == 200, answer.text
    return answer.json()


def refused(answer: httpx.Response, status: int, code: str, *named: str) -> str:
    """Check that the answer is an error of the contract, and that its sentence names these words."""
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/json"
    body = answer.json()
    assert set(body) == {"error"}
    assert set(body["error"]) == {"code", "status", "message"}
    assert (body["error"]["code"], body["error"]["status"]) == (code, status)
    message = body["error"]["message"]
    assert message.endswith(".")
    assert all(word in message for word in named), message
    return message


class Process:
    """`sonder serve` as a process of its own."""

    def __init__(self, db: str, *options: str) -> None:
        self.child = subprocess.Popen(
            [sys.executable, "-m", "bot", "serve", "--port", "0", "--db", db, *options],
            cwd=ROOT,
            stderr=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            text=True,
        )
        self.lines: list[str] = []
        self.listening = threading.Event()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        assert self.listening.wait(250), self.lines
        assert self.child.poll() is None, self.lines

    def _read(self) -> None:
        assert self.child.stderr is not None
        for line in self.child.stderr:
            self.lines.append(line)
            if "api.listening" in line:
                self.listening.set()
        self.listening.set()

    @property
    def url(self) -> str:
        (line,) = [line for line in self.lines if "api.listening" in line]
        return line.split()[-1]

    @property
    def port(self) -> int:
        return int(self.url.rsplit(":", 1)[1])

    def stop(self, by: int = signal.SIGTERM) -> int:
        self.child.send_signal(by)
        status = self.child.wait(250)
        self.close()
        return status

    def close(self) -> None:
        """Whatever it still had to say."""
        assert self.child.stderr is not None
        self._reader.join(250)
        self.child.stderr.close()


def sonder(*arguments: str, status: int = 0) -> str:
    """What a command says: its standard output, or the sentence that it ends with. Not from inside an event loop."""
    done = CliRunner().invoke(cli, arguments)
    if status == 0:
        assert done.exit_code == 0, (done.output, done.exception)
        return done.stdout
    assert isinstance(done.exception, SonderError), (done.output, done.exception)
    return str(done.exception)


@contextmanager
def process(folder: Path, *options: str) -> Iterator[tuple[Process, str]]:
    """A server on a fresh store, and a key to it."""
    db = str(folder / "served.db")
    key = asyncio.run(_made_key(db))
    served = Process(db, *options)
    try:
        yield served, key
    finally:
        if served.child.poll() is None:
            served.child.kill()
        served.child.wait(250)
        served.close()


async def _made_key(db: str) -> str:
    clock = HandClock()
    async with Database.open(f"sqlite:///{db}", at=clock()) as database:
        made = new_key()
        async with database.write() as tx:
            await store.add_key(tx, made.public, name="live", digest=made.digest, at=clock())
    return made.whole
