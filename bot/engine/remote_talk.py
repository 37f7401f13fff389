"""Speaks with a remote engine about a session: opened first, opened anew where it was lost, and by one process at a time."""

from __future__ import annotations

import asyncio
import hashlib
import logging
import secrets
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import Final, TypeVar
from urllib.parse import quote
from weakref import WeakValueDictionary

from bot.clock import Clock
from bot.engine import remote_heard as hear
from bot.engine.remote_http import BUSY, OUT_OF_REACH, EngineHttp, NotThereError, Reply, StumbledError
from bot.engine.wire import Persona, Preferences, ProactiveAction, Relationship, StateView
from bot.errors import EngineUnavailableError, InvalidRequestError, SessionNotFoundError, StoreError
from bot.store import remote, remote_turns
from bot.store.database import Database
from bot.store.remote import RemoteSession

log = logging.getLogger("sonder.remote")

Answered = TypeVar("Answered")
Ask = Callable[[str], Awaitable[Answered]]
"""Asks the engine something about the session that it knows by this id."""

PATIENCE: Final = timedelta(seconds=10)
"""So long somebody waits for another process that speaks of the same session."""
LOOKED_EVERY: Final = timedelta(milliseconds=200)


class Talk:
    """With one engine. Whoever holds `in_order` may speak of the session; all methods named `tell…` want it held."""

    def __init__(self, database: Database, http: EngineHttp, *, clock: Clock) -> None:
        self._database = database
        self._http = http
        self._clock = clock
        self._name = secrets.token_hex(8)
        self._lease = 2 * http.longest
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._until: dict[str, datetime] = {}
        """When the leases end that are held here, by session."""
        self._refused_persona: str | None = None

    # --- whose turn it is ---------------------------------------------------------------------------

    @asynccontextmanager
    async def in_order(self, session: str, *, patient: bool = True) -> AsyncGenerator[None]:
        """Wait for those who speak of the session, then do so: a lock in this process, a lease among all that share the store.

        Raises EngineUnavailableError where another process does for too long, or at all. Not to be entered inside a transaction.
        """
        async with self._locks.setdefault(session, asyncio.Lock()):
            try:
                await self._take(session, PATIENCE if patient else timedelta())
                yield
            finally:
                await self._let_go(session)

    async def _take(self, session: str, patience: timedelta) -> None:
        looks = patience // LOOKED_EVERY
        while not await self._taken(session):
            if not looks:
                raise EngineUnavailableError(BUSY)
            looks -= 1
            await asyncio.sleep(LOOKED_EVERY.total_seconds())

    async def _taken(self, session: str) -> bool:
        now = self._clock()
        async with self._database.write(brief=True) as tx:
            taken = await remote.take(tx, session, self._name, at=now, lease=self._lease)
            if not taken and await remote.find(tx, session) is None:
                raise SessionNotFoundError(session)
        if taken:
            self._until[session] = now + self._lease
        return taken

    async def _keep(self, session: str) -> None:
        """Prolong a lease that the next call might outlast. Raises EngineUnavailableError where another process has it by now."""
        until = self._clock() + self._lease
        if until - self._until[session] <= self._lease / 2:
            return
        async with self._database.write(brief=True) as tx:
            if not await remote.keep_taken(tx, session, self._name, until=until):
                raise EngineUnavailableError(BUSY)
        self._until[session] = until

    async def _let_go(self, session: str) -> None:
        """Where the store is away, the lease ends by itself, and until then this process can have it again."""
        self._until.pop(session, None)
        try:
            async with self._database.write(brief=True) as tx:
                await remote.let_go(tx, session, self._name)
        except StoreError:
            log.warning("remote.not_let_go session=%s", session)

    # --- a session ----------------------------------------------------------------------------------

    async def look(self, session: str, ask: Ask[Answered]) -> Answered:
        """Ask something that moves nothing. Raises SessionNotFoundError for a session that is not known here."""
        kept = await self.found(session)
        if kept.remote is not None:
            try:
                return await ask(kept.remote)
            except NotThereError:
                log.info("remote.not_found session=%s", session)
        async with self.in_order(session):
            return await self.tell(session, ask)

    async def tell(self, session: str, ask: Ask[Answered]) -> Answered:
        """Say something about the session, which is opened first if it never was, or if the engine lost it."""
        for lost_before in (False, True):
            kept, there = await self._opened(session)
            await self._keep(session)
            try:
                return await ask(there)
            except NotThereError as gone:
                if lost_before or not gone.known:
                    raise EngineUnavailableError(OUT_OF_REACH) from None
                await self._look_for(kept, there)
        raise EngineUnavailableError(OUT_OF_REACH)  # not reached: the second time ends one way or the other

    async def found(self, session: str) -> RemoteSession:
        """What is kept of the session."""
        async with self._database.read() as tx:
            kept = await remote.find(tx, session)
        if kept is None:
            raise SessionNotFoundError(session)
        return kept

    async def _opened(self, session: str) -> tuple[RemoteSession, str]:
        """The session and its id over there. What was opened for nothing is deleted again.

        What passed before a turn is counted from the first one that waits: those that nobody could be told of keep their own time.
        """
        kept = await self.found(session)
        if kept.remote is not None:
            return kept, kept.remote
        made = await self._open(kept)
        now = self._clock()
        async with self._database.write() as tx:
            await tx.lock(session)
            first = await remote_turns.waits_since(tx, session)
            await remote.opened(tx, kept, remote=made, at=min(first or now, now))
            after = await remote.find(tx, session)
            if after is None or after.remote != made:
                await remote.say_goodbye_to(tx, made)
        if after is None or after.remote is None:
            raise SessionNotFoundError(session)
        return after, after.remote

    async def _open(self, kept: RemoteSession) -> str:
        """An engine that refuses the persona refuses nothing that is to be said to it: that waits for another persona."""
        body = Persona.model_validate_json(kept.persona).model_dump(exclude_none=True)
        try:
            made = await self._http.call(
                "POST", "/v1/persona", hear.session_id, body=body, key=kept.opening_key
            )
        except InvalidRequestError as refused:
            if kept.persona != self._refused_persona:
                log.error("remote.persona_refused session=%s why=%r", kept.session, str(refused))  # noqa: TRY400 - the engine's sentence says it all
            self._refused_persona = kept.persona
            raise EngineUnavailableError(OUT_OF_REACH) from None
        return made.heard

    async def _look_for(self, kept: RemoteSession, there: str) -> None:
        """A session counts as lost only if its bond is gone too: not every engine has every endpoint."""
        try:
            await self.relationship(there)
        except NotThereError as gone:
            if gone.known:
                await self._lost(kept)
                return
        raise EngineUnavailableError(OUT_OF_REACH)

    async def _lost(self, kept: RemoteSession) -> None:
        log.error("remote.session_lost session=%s there=%s", kept.session, kept.remote)
        due = Preferences.model_validate_json(kept.preferences).enabled
        async with self._database.write() as tx:
            await remote.lost(tx, kept, opening_key=secrets.token_hex(16), preferences_due=due)

    # --- what can be asked of it --------------------------------------------------------------------

    async def relationship(self, there: str, *, limit: int = hear.HISTORY_KEPT) -> Relationship:
        """GET the bond. Nothing that an engine could refuse for good is asked with it: one that does so cannot tell it now."""
        params = None if limit == hear.HISTORY_KEPT else {"history_limit": limit}
        path = f"/v1/relationship/{in_path(there)}"
        try:
            return (await self._http.call("GET", path, hear.relationship, params=params)).heard
        except InvalidRequestError:
            raise StumbledError(OUT_OF_REACH) from None

    async def state(self, there: str) -> StateView | None:
        """GET how the character is. None: the engine has the session, but tells no state."""
        try:
            return (await self._http.call("GET", f"/v1/state/{in_path(there)}", hear.state)).heard
        except NotThereError:
            await self.relationship(there)
            return None

    async def actions(self, there: str) -> Reply[list[ProactiveAction]]:
        """GET what the character would like to do."""
        return await self._http.call("GET", f"/v1/proactive/{in_path(there)}", hear.actions)


def in_path(part: str) -> str:
    """An id as a part of an address, whatever stands in it."""
    return quote(part, safe="")


def digest(*parts: str) -> str:
    """An Idempotency-Key out of things that must not be told, such as Discord's ids, or that no header takes.

    Ids are few enough to be tried one after the other: where there are some, a secret has to be among the parts.
    """
    return hashlib.sha256("|".join(parts).encode()).hexdigest()[:40]
