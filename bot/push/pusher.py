"""The one sleeper of the push: wakes when a session or a delivery is due, or when something happened."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from bot.push.courier import Courier, make_client
from bot.push.listeners import Listener, Listeners
from bot.push.lookups import Lookups
from bot.push.noticing import Noticing

if TYPE_CHECKING:
    from bot.clock import Clock
    from bot.engine.port import Engine
    from bot.store.database import Database

log = logging.getLogger("sonder.push")

LONGEST_SLEEP: Final = timedelta(minutes=1)
_AFTER_TROUBLE: Final = timedelta(seconds=5)
_TOGETHER: Final = 0.05
"""Seconds in which what happens is looked at together."""


class Pusher:
    """Notices what comes up, shows it to who listens, and brings it to webhooks."""

    def __init__(self, *, noticing: Noticing, listeners: Listeners, courier: Courier, clock: Clock) -> None:
        self.listeners = listeners
        self.courier = courier
        self._noticing = noticing
        self._clock = clock
        self._woken = asyncio.Event()

    def touched(self, session: str) -> None:
        """Something happened in this session that may have moved what is pending."""
        self.listeners.touched(session)
        self.wake()

    def wake(self) -> None:
        """Look now at who is due."""
        self._woken.set()

    def listen(self, listener: Listener) -> None:
        """Show this one what comes up, from now on."""
        self.listeners.join(listener)
        self.wake()

    async def run(self) -> None:
        """Until cancelled: then attempts that run are left to the next start.

        A minute is the longest sleep: what another process did is seen by then.
        """
        try:
            while True:
                self._woken.clear()
                due = await self.tick()
                await self._sleep(until=due)
        finally:
            await self.courier.close()

    async def tick(self) -> datetime:
        """One round. Gives when the next one is due, at most a minute ahead. Never raises."""
        now = self._clock()
        moments = [
            await self._guarded(self._noticing.tick),
            await self._guarded(self.listeners.tick),
            await self._guarded(lambda: self.courier.tick(self.wake)),
        ]
        return min([now + LONGEST_SLEEP, *(moment for moment in moments if moment is not None)])

    async def _guarded(self, part: Callable[[], Awaitable[datetime | None]]) -> datetime | None:
        try:
            return await part()
        except Exception:
            log.exception("push.tick")
            return self._clock() + _AFTER_TROUBLE

    async def _sleep(self, *, until: datetime) -> None:
        await asyncio.sleep(_TOGETHER)
        with suppress(TimeoutError):
            async with asyncio.timeout(max(0.0, (until - self._clock()).total_seconds())):
                await self._woken.wait()


def make_pusher(
    *,
    db: Database,
    engine: Engine,
    clock: Clock,
    chance: Callable[[], float],
    allow_private: bool,
) -> Pusher:
    """A pusher with all that it needs. `chance` gives numbers in [0,1)."""
    lookups = Lookups()
    client = make_client(allow_private=allow_private, resolve=lookups)
    return Pusher(
        noticing=Noticing(db=db, engine=engine, clock=clock),
        listeners=Listeners(db=db, engine=engine, clock=clock),
        courier=Courier(db=db, client=client, lookups=lookups, clock=clock, chance=chance),
        clock=clock,
    )
