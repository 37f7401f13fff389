"""Who is listening to which session right now, and what they are shown as it comes up."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final, Literal, Protocol

from bot.errors import SessionNotFoundError
from bot.store import webhooks

if TYPE_CHECKING:
    from bot.clock import Clock
    from bot.engine.port import Engine
    from bot.engine.wire import ProactiveAction
    from bot.store.database import Database
    from bot.store.webhooks import Moment

End = Literal["deleted", "revoked", "leaving"]
"""Why a listener is sent away: its session was deleted, its key no longer holds, or we shut down."""
_ROUND: Final = timedelta(minutes=1)
"""How long it is not asked whether keys still hold and what other processes did."""
_GOODBYE: Final = 2.0
"""Seconds that a shutdown waits for listeners to be told."""


class Listener(Protocol):
    """Somebody who listens to one session."""

    @property
    def session(self) -> str:
        """Which one."""
        ...

    def show(self, actions: Sequence[ProactiveAction]) -> None:
        """What is pending now. Shows on what it has not shown yet; never waits."""
        ...

    def end(self, why: End) -> None:
        """Send it away; never waits."""
        ...

    async def may_stay(self) -> bool:
        """Whether its key still opens the session."""
        ...


@dataclass(slots=True)
class _Watched:
    """One session that somebody listens to. `moment` is the engine's as we saw it last, `look_at` when the next look pays."""

    listeners: set[Listener] = field(default_factory=set["Listener"])
    moment: Moment | None = None
    look_at: datetime | None = None
    touched: bool = True


class Listeners:
    """The listeners of this process. A session is looked at when it is due or something happened in it, never otherwise.

    What happens in another process is seen within a minute, by the engine's next moment: one question for all sessions.
    """

    def __init__(self, *, db: Database, engine: Engine, clock: Clock) -> None:
        self._db = db
        self._engine = engine
        self._clock = clock
        self._watched: dict[str, _Watched] = {}
        self._asked_at = clock()
        self._closing = False
        self._empty = asyncio.Event()
        self._empty.set()

    def join(self, listener: Listener) -> None:
        """From now on this one is shown what comes up."""
        watched = self._watched.setdefault(listener.session, _Watched())
        watched.listeners.add(listener)
        watched.touched = True
        self._empty.clear()
        if self._closing:
            listener.end("leaving")

    def leave(self, listener: Listener) -> None:
        """It is gone."""
        watched = self._watched.get(listener.session)
        if watched is not None:
            watched.listeners.discard(listener)
            if not watched.listeners:
                del self._watched[listener.session]
        if not self._watched:
            self._empty.set()

    def touched(self, session: str) -> bool:
        """Something happened in this session. Says whether anybody listens to it."""
        watched = self._watched.get(session)
        if watched is not None:
            watched.touched = True
        return watched is not None

    async def close(self) -> None:
        """We shut down: everybody is told, and whoever comes now as well."""
        self._closing = True
        for watched in self._watched.values():
            _end(watched, "leaving")
        with suppress(TimeoutError):
            async with asyncio.timeout(_GOODBYE):
                await self._empty.wait()

    async def tick(self) -> datetime | None:
        """Look at the sessions that are due. Gives when the next one is."""
        now = self._clock()
        everybody = now - self._asked_at >= _ROUND
        if everybody:
            self._asked_at = now
            await self._look_at_keys()
        asked = [name for name, watched in self._watched.items() if everybody or _is_due(watched, now)]
        if asked:
            async with self._db.read() as tx:
                moments = await webhooks.next_moments(tx, asked)
            for session in asked:
                await self._look(session, moments.get(session), now)
        if not self._watched:
            return None
        looks = (seen.look_at for seen in self._watched.values() if seen.look_at)
        return min(self._asked_at + _ROUND, *looks)

    async def _look(self, session: str, moment: Moment | None, now: datetime) -> None:
        watched = self._watched.get(session)
        if watched is None:
            return
        if moment is None:
            _end(watched, "deleted")
        elif _is_due(watched, now) or watched.moment != moment:
            watched.moment, watched.touched, watched.look_at = moment, False, None
            await self._show(session, watched, now, moment.ahead)

    async def _show(self, session: str, watched: _Watched, now: datetime, ahead: timedelta) -> None:
        try:
            wishes = await self._engine.wishes(session, at=now + ahead)
        except SessionNotFoundError:
            _end(watched, "deleted")
            return
        watched.look_at = wishes.next_check_at and wishes.next_check_at - ahead
        for listener in list(watched.listeners):
            listener.show(wishes.actions)

    async def _look_at_keys(self) -> None:
        for watched in list(self._watched.values()):
            for listener in list(watched.listeners):
                if not await listener.may_stay():
                    listener.end("revoked")


def _is_due(watched: _Watched, now: datetime) -> bool:
    return watched.touched or (watched.look_at is not None and watched.look_at <= now)


def _end(watched: _Watched, why: End) -> None:
    for listener in list(watched.listeners):
        listener.end(why)
