"""The share of Discord's shards that this process serves: claimed with a lease, renewed while it lives, taken over when it died."""

from __future__ import annotations

import asyncio
import logging
import os
import secrets
import socket
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from bot.clock import Clock
from bot.config import DiscordSection
from bot.errors import StartError, StoreError
from bot.store import shards as store
from bot.store.database import Database

log = logging.getLogger("sonder.shards")

LEASE = store.LEASE
RENEWED_EVERY = timedelta(seconds=15)
MARGIN = timedelta(seconds=20)
"""What is left of a lease when a worker that cannot renew it begins to close: time enough to be gone before a successor comes."""
LOOKED_EVERY = timedelta(seconds=5)
"""How long a stand-by waits at most before it looks again: a worker that stops well gives its shards back before its lease ends."""
TAKEN_OVER = (
    "This process lost its shards: it could not renew its claim on them in time, so another one may have them now."
    " It closed rather than answer twice. Started again it takes what is free, or waits as a stand-by."
)
ONE_FILE = (
    "A store on SQLite is one file for one process, so shards_per_process must not be below shards."
    ' For several processes set the store\'s url to "postgresql://…" (see the README).'
)

Pause = Callable[[float], Awaitable[bool]]
"""Waits so many seconds. True: stop waiting for good."""


class Worker:
    """One process among those that share the bot's shards.

    `total`: how many shards there are, 0: as many as Discord recommends, all in one process. `most`: how many this one takes.
    """

    def __init__(
        self, *, db: Database, clock: Clock, total: int = 0, most: int = 0, lease: timedelta = LEASE
    ) -> None:
        self._db = db
        self._clock = clock
        self._lease = lease
        self._rows = total or 1
        self._most = most or self._rows
        self._until: datetime | None = None
        self.name = f"{socket.gethostname()}-{os.getpid()}-{secrets.token_hex(4)}"
        self.total = total or None
        self.held: tuple[int, ...] = ()

    @property
    def shards(self) -> list[int] | None:
        """The shards to connect; None: all that Discord recommends."""
        return list(self.held) if self.total else None

    async def take(self) -> bool:
        """Take what is free now. False: nothing is."""
        now = self._clock()
        async with self._db.write() as tx:
            self.held = await store.claim(
                tx, self.name, total=self._rows, most=self._most, at=now, lease=self._lease
            )
            unserved = await store.without_worker(tx, at=now, lease=self._lease)
        if not self.held:
            return False
        self._until = now + self._lease
        log.info("shards.taken worker=%s shards=%s of=%d", self.name, _named(self.held), self._rows)
        if unserved:
            log.warning("shards.unserved shards=%s: start another process for them", _named(unserved))
        return True

    async def wait(self, pause: Pause) -> bool:
        """Wait until there is something to take, as a stand-by if need be. False: told to stop before."""
        told = False
        while not await self._taken():
            if not told:
                log.warning(
                    "All shards are served by other processes. This one stands by, and takes over when one of them is gone."
                )
                told = True
            if await pause(await self._until_next_look()):
                return False
        return True

    async def renew(self) -> bool:
        """Prolong the lease. False: it is lost, or cannot be held until the next try, and this process must close."""
        until = self._clock() + self._lease
        try:
            async with asyncio.timeout(RENEWED_EVERY.total_seconds()), self._db.write() as tx:
                kept = await store.renew(tx, self.name, until=until)
        except (StoreError, TimeoutError):
            log.warning("shards.not_renewed worker=%s", self.name)
            return self._until is not None and self._clock() + min(MARGIN, self._lease / 3) < self._until
        if kept < len(self.held):
            return False
        self._until = until
        return True

    async def give_back(self) -> None:
        """Let another process have them at once. Where the store is away, they are free when the lease ends."""
        try:
            async with self._db.write() as tx:
                await store.give_back(tx, self.name)
        except StoreError:
            log.warning("shards.not_given_back worker=%s", self.name)
        self.held = ()

    async def _taken(self) -> bool:
        """As `take`; a stand-by outlives a store that is away for a while."""
        try:
            return await self.take()
        except StoreError:
            log.warning("shards.not_looked worker=%s", self.name)
            return False

    async def _until_next_look(self) -> float:
        try:
            async with self._db.read() as tx:
                free = await store.free_at(tx)
        except StoreError:
            free = None
        left = free - self._clock() if free else LOOKED_EVERY
        return min(max(left, timedelta(milliseconds=200)), LOOKED_EVERY).total_seconds()


def check(settings: DiscordSection, url: str) -> None:
    """Raises StartError where several processes are wanted of a store that serves one."""
    several = 0 < settings.shards_per_process < settings.shards
    if several and url.startswith("sqlite:"):
        raise StartError(ONE_FILE)


def _named(shards: tuple[int, ...] | list[int]) -> str:
    return ",".join(str(shard) for shard in shards)
