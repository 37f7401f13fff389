"""A server with sessions in it, the floor beside it, and clients that ask them over the wire."""

from __future__ import annotations

import json
from collections.abc import AsyncGenerator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from bot.api.keys import new_key
from bot.bench.lines import line
from bot.bench.processes import HOST, Process, free_port, running
from bot.bench.wire import Caller, request
from bot.engine.presets import DEFAULT
from bot.errors import SonderError
from bot.store import api as store
from bot.store.database import Database

PER_KEY: Final = 8
"""How many clients share a key: as many as the server works for at once."""


class RefusedError(SonderError):
    """The server answered what was measured with a refusal."""


@dataclass(frozen=True, slots=True)
class Served:
    """Where the server and the floor are, and the sessions of each key."""

    port: int
    floor_port: int
    sessions: dict[str, list[str]]

    @asynccontextmanager
    async def callers(self, clients: int) -> AsyncGenerator[Callers]:
        """So many clients, each on a connection of its own to both."""
        async with AsyncExitStack() as opened:
            servers = [await _called(opened, self.port) for _ in range(clients)]
            floors = [await _called(opened, self.floor_port) for _ in range(clients)]
            yield Callers(self, servers, floors)


class Callers:
    """Clients over HTTP."""

    def __init__(self, served: Served, servers: Sequence[Caller], floors: Sequence[Caller]) -> None:
        self._servers = servers
        self._floors = floors
        self._keys = list(served.sessions)
        self._sessions = served.sessions
        self._turns = 0

    async def floor(self, client: int, times: int) -> None:
        """Ask for the constant, as `read` asks for a bond."""
        key, session = self._whose(client, times)
        await _asked(self._floors[client], request("GET", f"/floor/{session}", headers=_as(key)))

    async def read(self, client: int, times: int) -> None:
        """Ask for a bond."""
        key, session = self._whose(client, times)
        await _asked(self._servers[client], request("GET", f"/v1/relationship/{session}", headers=_as(key)))

    async def turn(self, client: int, times: int) -> None:
        """Take a turn, under a key of its own."""
        key, session = self._whose(client, times)
        self._turns += 1
        headers = {**_as(key), "Idempotency-Key": f"turn-{client}-{self._turns}-{len(self._servers)}"}
        body = json.dumps({"sessionId": session, "message": line(self._turns)}).encode()
        await _asked(self._servers[client], request("POST", "/v1/turn", headers=headers, body=body))

    def _whose(self, client: int, times: int) -> tuple[str, str]:
        key = self._keys[client // PER_KEY % len(self._keys)]
        sessions = self._sessions[key]
        return key, sessions[(client * 61 + times * 7) % len(sessions)]


@asynccontextmanager
async def served(folder: Path, *, sessions: int, clients: int, at: datetime) -> AsyncGenerator[Served]:
    """`sonder serve` on a new file with so many sessions, and the floor: two processes."""
    db, port, floor_port = folder / "served.db", free_port(), free_port()
    keys = await keys_in(db, -(-clients // PER_KEY), at=at)
    async with running(Process.serve(db, port=port)):
        made = {key: await sessions_of(key, port, max(1, sessions // len(keys))) for key in keys}
        size = await _size_of_a_read(port, keys[0], made[keys[0]][0])
        floor = Process(("bot.bench.floor", str(floor_port), str(size)), port=floor_port)
        async with running(floor):
            yield Served(port, floor_port, made)


async def keys_in(db: Path, number: int, *, at: datetime) -> list[str]:
    """So many new keys to the server on this file."""
    made = [new_key() for _ in range(number)]
    async with Database.open(f"sqlite:///{db}", at=at) as database, database.write() as tx:
        for key in made:
            await store.add_key(tx, key.public, name="bench", digest=key.digest, at=at)
    return [key.whole for key in made]


async def sessions_of(key: str, port: int, number: int) -> list[str]:
    """So many new sessions of a key."""
    asked = request("POST", "/v1/persona", headers=_as(key), body=json.dumps({"preset": DEFAULT}).encode())
    async with AsyncExitStack() as opened:
        caller = await _called(opened, port)
        return [json.loads(await _asked(caller, asked))["sessionId"] for _ in range(number)]


async def _size_of_a_read(port: int, key: str, session: str) -> int:
    async with AsyncExitStack() as opened:
        caller = await _called(opened, port)
        return len(await _asked(caller, request("GET", f"/v1/relationship/{session}", headers=_as(key))))


async def _called(opened: AsyncExitStack, port: int) -> Caller:
    caller = await Caller.to(HOST, port)
    opened.callback(caller.close)
    return caller


async def _asked(caller: Caller, asked: bytes) -> bytes:
    status, body = await caller.call(asked)
    if status not in {200, 201}:
        raise RefusedError(f"The server answered {status}: {body.decode()}")
    return body


def _as(key: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {key}"}
