"""What the server consists of, and what a request may reach of it: its key, its session, that session's own time."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, cast

from bot.api.rate import Rate, Seats, Turnstile
from bot.errors import SessionNotFoundError
from bot.store import api as store
from bot.store import deliveries

if TYPE_CHECKING:
    from fastapi import FastAPI
    from starlette.requests import HTTPConnection

    from bot.api.keys import Keys
    from bot.clock import Clock
    from bot.engine.embedded import EmbeddedEngine
    from bot.engine.wire import Outcome, Preferences, Settlement
    from bot.push.pusher import Pusher
    from bot.store.database import Database, Tx


@dataclass(frozen=True, slots=True)
class Limits:
    """What a client may ask for. Sizes in bytes, times in seconds."""

    per_minute: int = 600
    at_once: int = 8
    sockets: int = 100
    body_bytes: int = 64 * 1024
    body_seconds: float = 10
    head_seconds: float = 10
    request_seconds: float = 30
    unread_seconds: float = 10
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
    seats: Seats
    pusher: Pusher
    version: str
    deleted: asyncio.Event = field(default_factory=asyncio.Event)
    """Something was deleted that may still stand in the store's files: see `bot.api.upkeep.scrub`."""


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

    async def prefer(self, seen: Seen, wanted: Preferences) -> Preferences:
        """Set the session's preferences. What is unwanted now and on its way to webhooks is taken back."""
        session, types = seen.kept.session, wanted.triggers.model_dump()
        kept = await self.house.engine.set_preferences(session, wanted, at=seen.at, within=seen.tx)
        waiting = await deliveries.waiting(seen.tx, session)
        unwanted = [action for action, kind in waiting.items() if not (wanted.enabled and types[kind])]
        await deliveries.take_back(seen.tx, session, actions=unwanted)
        return kept

    async def settle(self, seen: Seen, action: str, outcome: Outcome, *, at: datetime) -> Settlement:
        """Settle an action. Webhooks that have not got it yet will not."""
        session = seen.kept.session
        settled = await self.house.engine.settle(session, action, outcome, at=at, within=seen.tx)
        await deliveries.take_back(seen.tx, session, actions=[action])
        return settled

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
