"""A store, an engine and a pusher with a hand-moved clock: what the tests of the push begin with."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime

import httpx
from house import HandClock

from bot.engine.embedded import EmbeddedEngine
from bot.engine.presets import PRESETS
from bot.engine.wire import Preferences, ProactiveAction
from bot.push import registration
from bot.push.courier import Courier, make_client
from bot.push.listeners import Listeners
from bot.push.lookups import Lookups
from bot.push.noticing import Noticing
from bot.push.pusher import Pusher
from bot.push.transport import Resolve
from bot.store import Database, webhooks
from bot.store.webhooks import Webhook

KIND = "Thank you so much, that was really kind of you!"


@dataclass
class Push:
    """Everything that pushes, with nothing that runs by itself."""

    db: Database
    engine: EmbeddedEngine
    clock: HandClock
    pusher: Pusher
    allow_private: bool
    client: httpx.AsyncClient

    async def session(self, name: str = "s1", *, on: bool = True) -> str:
        """Somebody said something kind; the character may write first."""
        await self.engine.ensure(name, PRESETS["cheerful_companion"], at=self.clock())
        await self.engine.turn(name, KIND, at=self.clock(), key="hello", speaker="1")
        await self.engine.set_preferences(name, Preferences(enabled=on), at=self.clock())
        return name

    async def until_pending(self, name: str = "s1") -> ProactiveAction:
        """Move the clock to the next moment at which something comes up."""
        wishes = await self.engine.wishes(name, at=self.clock())
        assert wishes.next_check_at is not None
        self.clock.now = wishes.next_check_at
        return (await self.engine.wishes(name, at=self.clock())).actions[0]

    async def round(self) -> datetime:
        """One round of the pusher, and the end of every attempt that it began."""
        await self.pusher.tick()
        await self.pusher.courier.rest()
        return await self.pusher.tick()

    async def hook(self, url: str, *events: str, session: str = "s1") -> Webhook:
        hook = registration.made(
            session,
            url=url,
            events=events or ("proactive_action",),
            at=self.clock(),
            allow_private=self.allow_private,
        )
        async with self.db.write() as tx:
            await registration.keep(tx, hook)
        return hook

    async def kept(self, hook: Webhook) -> Webhook:
        async with self.db.read() as tx:
            found = await webhooks.find(tx, hook.webhook)
        assert found is not None
        return found

    async def deliveries(self) -> list[dict[str, object]]:
        async with self.db.read() as tx:
            return [
                dict(row) for row in await tx.rows("SELECT * FROM webhook_deliveries ORDER BY created_at")
            ]


@asynccontextmanager
async def pushing(
    url: str,
    clock: HandClock,
    *,
    chance: Callable[[], float] = lambda: 0.5,
    allow_private: bool = True,
    resolve: Resolve | None = None,
    slots: int = 16,
) -> AsyncGenerator[Push]:
    lookups = Lookups()
    client = make_client(allow_private=allow_private, resolve=resolve or lookups)
    async with Database.open(url, at=clock()) as db:
        engine = EmbeddedEngine(db)
        pusher = Pusher(
            noticing=Noticing(db=db, engine=engine, clock=clock),
            listeners=Listeners(db=db, engine=engine, clock=clock),
            courier=Courier(db=db, client=client, lookups=lookups, clock=clock, chance=chance, slots=slots),
            clock=clock,
        )
        yield Push(db, engine, clock, pusher, allow_private, client)
        await pusher.courier.close()
