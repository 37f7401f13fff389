"""What a remote engine has to be told: kept first, said in order, each thing once, and again after whatever went wrong."""

from __future__ import annotations

import asyncio
import hashlib
import logging
import secrets
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any, Final, TypeVar
from urllib.parse import quote
from weakref import WeakValueDictionary

from bot.clock import Clock
from bot.engine import remote_heard as hear
from bot.engine.remote_heard import Hint
from bot.engine.remote_http import OUT_OF_REACH, EngineHttp, NotThereError, Reply, StumbledError
from bot.engine.wire import (
    Persona,
    Preferences,
    ProactiveAction,
    Relationship,
    StateView,
    TurnResult,
    iso,
)
from bot.errors import ActionNotFoundError, EngineUnavailableError, InvalidRequestError, SessionNotFoundError
from bot.store import engine_sessions, remote, remote_turns
from bot.store.database import Database, Tx
from bot.store.remote import RemoteSession
from bot.store.remote_turns import Settled, Turn

log = logging.getLogger("sonder.remote")

Answered = TypeVar("Answered")
Ask = Callable[[str], Awaitable[Answered]]
"""Asks the engine something about the session that it knows by this id."""

LONGEST_ELAPSED: Final = 31_536_000.0
"""Seconds: a year. More than that since the last turn is told as that."""
ROUND: Final = 20
"""How many sessions are caught up with in one go."""
METHOD_NOT_ALLOWED: Final = 405
STUMBLES_FOR: Final = timedelta(hours=1)
"""So long a turn is tried that the engine stumbles over while it takes others."""
STUMBLES_ALONE_FOR: Final = timedelta(days=1)
"""The same while there are no others: it may be that no turn can be taken."""
SURELY: Final = 3
"""After so many turns in a row that were taken in a plainer form only, all are told in that form."""
FORMS: Final = ("as a message with its context", "as an event with its context", "as a message")
"""How a turn can be told, from what our own engine takes to what every engine of the contract takes."""


class Queue:
    """Everything that waits to be said to one engine. One thing at a time in each session, all sessions beside one another."""

    def __init__(self, database: Database, http: EngineHttp, *, clock: Clock, ask_every: timedelta) -> None:
        self._database = database
        self._http = http
        self._clock = clock
        self._ask_every = ask_every
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._form = 0
        self._plainer = 0
        """How many turns in a row were taken only in a plainer form."""
        self._secret = ""
        self._taken = 0
        """How many turns the engine took."""
        self._stumbles: dict[tuple[str, str], tuple[datetime, int]] = {}
        """Since when it stumbles over a turn, by session and key, and how many it had taken then."""
        self._stuck: set[str] = set()
        """The sessions that could not be caught up with the last time: the others go first."""
        self.hints = False
        """Whether this engine ever said when to ask. One that did and now says nothing means that nothing will come."""

    def in_order(self, session: str) -> asyncio.Lock:
        """Whoever holds it may speak of the session; all methods named `tell_…` want it held."""
        return self._locks.setdefault(session, asyncio.Lock())

    # --- sessions -----------------------------------------------------------------------------------

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
        """The session and its id over there. What was opened for nothing is deleted again."""
        kept = await self.found(session)
        if kept.remote is not None:
            return kept, kept.remote
        persona = Persona.model_validate_json(kept.persona)
        made = await self._http.call(
            "POST", "/v1/persona", hear.session_id, body=persona.model_dump(exclude_none=True), key=kept.opening_key
        )  # fmt: skip
        async with self._database.write() as tx:
            await tx.lock(session)
            await remote.opened(tx, kept, remote=made.heard, at=self._clock())
            now = await remote.find(tx, session)
            if now is None or now.remote != made.heard:
                await remote.say_goodbye_to(tx, made.heard)
        if now is None or now.remote is None:
            raise SessionNotFoundError(session)
        return now, now.remote

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

    # --- turns --------------------------------------------------------------------------------------

    async def tell_turns(self, session: str, *, until: str | None = None) -> None:
        """Tell the turns that wait, oldest first, up to and with the one of the key `until`, or all.

        Raises InvalidRequestError if the engine refuses that one for good; another one that it refuses is left out.
        """
        while True:
            async with self._database.read() as tx:
                turn = await remote_turns.first_open(tx, session)
                last = await remote_turns.find(tx, session, until) if until else None
            if turn is None or (last is not None and turn.number > last.number):
                return
            try:
                await self._tell_turn(turn)
            except InvalidRequestError:
                await self._give_up(turn)
                if turn.key == until:
                    raise
            except EngineUnavailableError:
                if turn.key != until or (turn.answer is None and not await self._is_answered(turn)):
                    raise
                return  # it is told; what was found in it is looked up before the next one

    async def _is_answered(self, turn: Turn) -> bool:
        async with self._database.read() as tx:
            now = await remote_turns.find(tx, turn.session, turn.key)
        return now is not None and now.answer is not None

    async def _give_up(self, turn: Turn) -> None:
        log.error("remote.turn_refused session=%s turn=%s", turn.session, turn.key)
        self._stumbles.pop((turn.session, turn.key), None)
        async with self._database.write() as tx:
            await remote_turns.give_up(tx, turn)

    async def _tell_turn(self, turn: Turn) -> None:
        """First what the turn does, then what was found in it: each is kept as soon as it is known."""
        if turn.answer is None and turn.message is not None:
            said = turn.message
            async with self._database.write() as tx:
                alias = await remote_turns.alias(tx, turn.session, turn.speaker, new=secrets.token_hex(8))
                self._secret = self._secret or await remote.secret(tx)
            try:
                reply = await self.tell(turn.session, lambda there: self._post(there, turn, said, alias))
            except StumbledError:
                await self._stumbled(turn)
                raise
            self._taken += 1
            self._stumbles.pop((turn.session, turn.key), None)
            await self._keep_answer(turn, *reply)
        bond = await self.tell(turn.session, self.relationship)
        await self._compare(turn, bond)

    async def _stumbled(self, turn: Turn) -> None:
        """The engine made nothing of this turn. Raises InvalidRequestError once it is clear that it never will.

        EngineUnavailableError, if it is no better with anything else.
        """
        await self.tell(turn.session, self.relationship)
        now = self._clock()
        since, taken = self._stumbles.setdefault((turn.session, turn.key), (now, self._taken))
        if now - since >= (STUMBLES_FOR if self._taken > taken else STUMBLES_ALONE_FOR):
            raise InvalidRequestError("The emotion engine can make nothing of this message.")

    async def relationship(self, there: str, *, limit: int = hear.HISTORY_KEPT) -> Relationship:
        """GET the bond."""
        params = None if limit == hear.HISTORY_KEPT else {"history_limit": limit}
        return (
            await self._http.call(
                "GET", f"/v1/relationship/{_in_path(there)}", hear.relationship, params=params
            )
        ).heard

    async def _post(self, there: str, turn: Turn, said: str, alias: str) -> tuple[TurnResult, Hint]:
        """Tell it in the fullest form that this engine takes; which one that is, is remembered."""
        elapsed = await self._elapsed(turn)
        refused: InvalidRequestError | None = None
        for form in range(self._form, len(FORMS)):
            body = {"sessionId": there, **_told(turn, said, alias, elapsed, form)}
            try:
                reply = await self._http.call(
                    "POST", "/v1/turn", hear.turn, body=body, key=_digest(self._secret, there, turn.session, turn.key), alone=True
                )  # fmt: skip
            except InvalidRequestError as problem:
                refused = refused or problem
                continue
            self._plainer = self._plainer + 1 if form != self._form else 0
            if self._plainer >= SURELY:
                log.warning("remote.turns_told_plainly form=%r", FORMS[form])
                self._form, self._plainer = form, 0
            return reply.heard
        raise refused or InvalidRequestError("The engine takes no turns.")

    async def _elapsed(self, turn: Turn) -> float:
        """Seconds since the session's last turn, or its beginning over there, so that a late turn keeps its own time."""
        kept = await self.found(turn.session)
        return min(max((turn.at - kept.last_active).total_seconds(), 0.0), LONGEST_ELAPSED)

    async def _keep_answer(self, turn: Turn, result: TurnResult, hint: Hint) -> None:
        self.hints = self.hints or hint.given
        async with self._database.write() as tx:
            await tx.lock(turn.session)
            kept = await remote.find(tx, turn.session)
            if kept is None or not await remote_turns.answered(tx, turn, result.model_dump_json()):
                return
            wanted = Preferences.model_validate_json(kept.preferences).enabled
            after = hint.after if self.hints else await self.polite(tx, turn.session)
            next_at = turn.at + after if after is not None and wanted else None
            await remote.moved(
                tx,
                turn.session,
                result.model_dump_json(),
                at=turn.at,
                next_check_at=next_at,
                scored=turn.scored,
            )
            await engine_sessions.make_due(tx, turn.session, next_at)

    async def _compare(self, turn: Turn, bond: Relationship) -> None:
        """Keep the bond, and what this turn's speaker did that was not there before the turn."""
        async with self._database.write() as tx:
            await tx.lock(turn.session)
            kept = await remote.find(tx, turn.session)
            if kept is None:
                return
            new = hear.found_between(hear.patterns_in(kept.patterns), bond.unhealthy_patterns)
            await remote_turns.compared(tx, turn, hear.patterns_kept(new if turn.scored else []))
            await remote.compared(tx, turn.session, hear.patterns_kept(bond.unhealthy_patterns))
            await remote.heard_relationship(tx, turn.session, bond.model_dump_json(), at=self._clock())

    async def state(self, there: str) -> StateView | None:
        """GET how the character is. None: the engine has the session, but tells no state."""
        try:
            return (await self._http.call("GET", f"/v1/state/{_in_path(there)}", hear.state)).heard
        except NotThereError:
            await self.relationship(there)
            return None

    async def actions(self, there: str) -> Reply[list[ProactiveAction]]:
        """GET what the character would like to do."""
        return await self._http.call("GET", f"/v1/proactive/{_in_path(there)}", hear.actions)

    async def polite(self, tx: Tx, session: str) -> timedelta:
        """How long to wait before this engine, which gives no hints, is asked about this session again."""
        sessions = await remote.opted_in(tx)
        return hear.polite(session, sessions=sessions, every=self._ask_every)

    # --- preferences, settlements, goodbyes -----------------------------------------------------------

    async def tell_preferences(self, session: str) -> None:
        """Tell what was set last, if the engine does not know of it. Raises InvalidRequestError where it refuses that."""
        kept = await self.found(session)
        if not kept.preferences_due:
            return
        body = Preferences.model_validate_json(kept.preferences).model_dump()
        await self.tell(
            session,
            lambda there: self._http.call(
                "PUT", f"/v1/proactive/{_in_path(there)}/preferences", hear.nothing, body=body
            ),
        )
        async with self._database.write() as tx:
            await remote.preferences_told(tx, session, kept.preferences)

    async def tell_settlements(self, session: str, *, direct: str | None = None) -> None:
        """Tell what became of actions. Where the engine takes no word of that, it is from then on ours to mind.

        Raises InvalidRequestError if the engine refuses that of the action `direct`.
        """
        async with self._database.read() as tx:
            untold = await remote_turns.untold_settlements(tx, session)
        for settled in untold:
            try:
                allowed = await self.tell(session, lambda there, one=settled: self._settle(there, one))
            except InvalidRequestError:
                await self._not_settled(session, settled)
                if settled.action == direct:
                    raise
                continue
            async with self._database.write() as tx:
                await remote_turns.settlement_stands(
                    tx, session, settled.action, "told" if allowed else "ours", next_allowed_at=allowed or settled.next_allowed_at
                )  # fmt: skip

    async def _settle(self, there: str, settled: Settled) -> datetime | None:
        """When the next may come, as the engine says; None where it takes no settlements."""
        path = f"/v1/proactive/{_in_path(there)}/{_in_path(settled.action)}/settle"
        body = {"outcome": settled.outcome, "at": iso(settled.at)}
        try:
            reply = await self._http.call(
                "POST", path, hear.settlement, body=body, key=_digest(there, settled.action, settled.outcome)
            )  # fmt: skip
        except NotThereError:
            if await self._takes_settlements(path):
                raise ActionNotFoundError(settled.action) from None
            log.info("remote.takes_no_settlements")
            return None
        return reply.heard

    async def _takes_settlements(self, path: str) -> bool:
        """Whether it is the action that is not there, or the endpoint: that takes no GET, and says so only where it is."""
        try:
            await self._http.call("GET", path, hear.nothing)
        except NotThereError as gone:
            return gone.status == METHOD_NOT_ALLOWED
        return False

    async def _not_settled(self, session: str, settled: Settled) -> None:
        """The engine knows better, or nothing, of the action. A delivery is minded here all the same: it did happen."""
        log.warning("remote.settlement_refused session=%s action=%s", session, settled.action)
        async with self._database.write() as tx:
            if settled.outcome == "delivered":
                await remote_turns.settlement_stands(
                    tx, session, settled.action, "ours", next_allowed_at=settled.next_allowed_at
                )
            else:
                await remote_turns.unsettle(tx, session, settled.action)

    async def say_goodbyes(self) -> None:
        """Have deleted over there what is deleted here."""
        async with self._database.read() as tx:
            due = await remote.goodbyes(tx, limit=ROUND)
        for there in due:
            try:
                await self._http.call("DELETE", f"/v1/persona/{_in_path(there)}", hear.nothing)
            except InvalidRequestError:
                log.error("remote.not_deleted there=%s", there)  # noqa: TRY400 - what is to be known of it is its id
                continue
            except NotThereError as gone:
                if not gone.known:
                    raise EngineUnavailableError(OUT_OF_REACH) from None
            async with self._database.write() as tx:
                await remote.goodbye_said(tx, there)

    # --- all of it ----------------------------------------------------------------------------------

    async def tell_all(self, session: str) -> None:
        """Everything that waits in one session."""
        try:
            await self.tell_preferences(session)
        except InvalidRequestError:
            await self.drop_preferences(session)
        await self.tell_settlements(session)
        await self.tell_turns(session)

    async def drop_preferences(self, session: str) -> None:
        """The engine refused them: they hold here alone."""
        log.error("remote.preferences_refused session=%s", session)
        kept = await self.found(session)
        async with self._database.write() as tx:
            await remote.preferences_told(tx, session, kept.preferences)

    async def catch_up(self) -> bool:
        """Say what waits, the longest first but for what did not go last time, as far as the engine can be reached. True: something waits still.

        Never raises for the engine's sake.
        """
        async with self._database.read() as tx:
            waiting = await remote.with_something_to_say(tx, limit=ROUND + len(self._stuck))
        self._stuck.intersection_update(waiting)
        waiting.sort(key=self._stuck.__contains__)
        for session in waiting[:ROUND]:
            if self._http.down:
                break
            async with self.in_order(session):
                try:
                    await self.tell_all(session)
                    self._stuck.discard(session)
                except (EngineUnavailableError, SessionNotFoundError) as problem:
                    self._stuck.add(session)
                    log.info("remote.still_waiting session=%s why=%s", session, type(problem).__name__)
        try:
            await self.say_goodbyes()
        except EngineUnavailableError:
            log.info("remote.goodbyes_wait")
        async with self._database.read() as tx:
            return bool(await remote.with_something_to_say(tx, limit=1) or await remote.goodbyes(tx, limit=1))


def _digest(*parts: str) -> str:
    """An Idempotency-Key out of things that must not be told, such as Discord's ids, or that no header takes.

    Ids are few enough to be tried one after the other: where there are some, a secret has to be among the parts.
    """
    return hashlib.sha256("|".join(parts).encode()).hexdigest()[:40]


def _in_path(part: str) -> str:
    """An id as a part of an address, whatever stands in it."""
    return quote(part, safe="")


def _told(turn: Turn, said: str, alias: str, elapsed: float, form: int) -> dict[str, Any]:
    """Our own engine, told of an event, would give its words back in the prompt: it is told of a message."""
    words = {"event": {"description": said, "source": "user"}} if form == 1 else {"message": said}
    if form == len(FORMS) - 1:
        return words
    return {**words, "elapsedSeconds": elapsed, "event_context": {"speaker": alias, "scored": turn.scored}}
