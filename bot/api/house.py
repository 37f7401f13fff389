"""What the server consists of, and what a request may reach of it: its key, its session, that session's own time."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, cast

from bot.api.rate import Rate, Turnstile
from bot.errors import SessionNotFoundError
from bot.store import api as store

if TYPE_CHECKING:
    from fastapi import FastAPI
    from starlette.requests import HTTPConnection

    from bot.api.keys import Keys
    from bot.clock import Clock
    from bot.engine.embedded import EmbeddedEngine
    from bot.push.pusher import Pusher
    from bot.store.database import Database, Tx


@dataclass(frozen=True, slots=True)
class Limits:
    """What a client may ask for. Sizes in bytes, times in seconds."""

    per_minute: int = 600
    at_once: int = 8
    body_bytes: int = 64 * 1024
    body_seconds: float = 10
    head_seconds: float = 10
    request_seconds: float = 30
    private_webhooks: bool = False


@dataclass(frozen=True, slots=True)
class House:
    """The server's rooms, opened once."""

    database: Database
    engine: EmbeddedEngine
    clock: Clock
    limits: Limits
    keys: Keys
    rate: Rate
    turnstile: Turnstile
    pusher: Pusher
    version: str


@dataclass(frozen=True, slots=True)
class Seen:
    """A session of the caller's inside an open transaction. `at` is its own present: see bot/api/moments.py."""

    tx: Tx
    kept: store.ApiSession
    at: datetime


@dataclass(slots=True)
class Call:
    """A request whose key is known. `session` is the one that it turned out to be about, for the log."""

    house: House
    key: str
    session: str | None = None

    @asynccontextmanager
    async def looking(self, session: str) -> AsyncGenerator[Seen]:
        """Look at the session. Raises SessionNotFoundError where it does not exist or is another key's."""
        async with self.house.database.read(brief=True) as tx:
            yield await self.seen(tx, session)

    @asynccontextmanager
    async def moving(self, session: str, *, brief: bool = True) -> AsyncGenerator[Seen]:
        """As `looking`, in a transaction that may write; what comes up by it is pushed."""
        async with self.house.database.write(brief=brief) as tx:
            await tx.lock(session)
            yield await self.seen(tx, session)
        self.house.pusher.touched(session)

    async def seen(self, tx: Tx, session: str) -> Seen:
        """The session in a transaction that is open already."""
        kept = await store.find_session(tx, session, key=self.key) if session.isascii() else None
        if kept is None:
            raise SessionNotFoundError(session)
        self.session = session
        return Seen(tx, kept, self.house.clock() + kept.ahead)


def house(app: FastAPI) -> House:
    """What the app was made of."""
    return cast("House", app.state.house)


def call(request: HTTPConnection) -> Call:
    """The request as `Guarded` let it through."""
    return cast("Call", request.state.call)
