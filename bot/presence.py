"""Whether the bot was there when somebody came due: kept with the store, so that a restart does not make it forget."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.clock import Clock
from bot.store import meta
from bot.store.database import Database, Tx
from bot.store.moments import ms, when

STALE = timedelta(hours=1)
"""Whoever is looked at no later than this was not kept waiting."""
_NOTED_EVERY = timedelta(minutes=1)
_LOOKED, _AWAY = "outreach_looked_at", "outreach_away"
_NEVER = datetime.fromtimestamp(0, UTC)


@dataclass(frozen=True, slots=True)
class _Away:
    """Between these two nobody looked at who was due, though somebody may have been."""

    since: datetime
    until: datetime


class Presence:
    """Notes when those who are due are looked at, by whichever process. While nobody is due there is nothing to note.

    So whoever came due after the last note, and long before the next, came due while nobody was there.
    """

    def __init__(self, *, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock
        self._noted: datetime | None = None
        self._away: _Away | None = None

    async def here(self) -> None:
        """Somebody is due and is being looked at. Costs a transaction once a minute."""
        now = self._clock()
        if self._noted is not None and timedelta() <= now - self._noted < _NOTED_EVERY:
            return
        async with self._db.write() as tx:
            await tx.lock(_LOOKED)
            self._away = await self._since_the_last(tx, now)
            await meta.put(tx, _LOOKED, str(ms(now)))
        self._noted = now

    def missed(self, due_at: datetime) -> bool:
        """Whether nobody was there at that moment, nor soon after it."""
        away = self._away
        return away is not None and away.since < due_at < away.until - STALE

    async def _since_the_last(self, tx: Tx, now: datetime) -> _Away | None:
        """The last time that was long enough to miss somebody; it stands for those who came due in it and are still in line."""
        looked = await meta.get(tx, _LOOKED)
        since = when(int(looked)) + _NOTED_EVERY if looked is not None else _NEVER
        if now - since > STALE:
            await meta.put(tx, _AWAY, f"{ms(since)} {ms(now)}")
            return _Away(since, now)
        kept = await meta.get(tx, _AWAY)
        return _Away(*(when(int(part)) for part in kept.split())) if kept is not None else None
