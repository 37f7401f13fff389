"""The emotion engine behind HTTP: what it said last is kept, and what it could not be told yet waits in order."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import AsyncGenerator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from bot.clock import Clock
from bot.engine import remote_heard as hear
from bot.engine.port import OutOfReachError, Turned, Wishes
from bot.engine.remote_http import BUSY, OUT_OF_REACH, EngineHttp
from bot.engine.remote_pace import Pace
from bot.engine.remote_queue import Queue
from bot.engine.wire import (
    Outcome,
    Persona,
    Preferences,
    Relationship,
    Settlement,
    StateView,
    TurnResult,
    UnhealthyPattern,
)
from bot.errors import EngineUnavailableError, InvalidRequestError, SessionNotFoundError
from bot.store import engine_sessions, remote, remote_turns
from bot.store.remote_turns import Dispute, Settled

if TYPE_CHECKING:
    from bot.store.database import Database, Tx
    from bot.store.remote import RemoteSession

ASKING_SHARE: Final = 0.2
"""Of the requests that the engine allows: what asking for actions may take, so that talking never waits for it."""
INLINE: Final = 5.0
"""Seconds that somebody who set something waits for the engine to hear of it; after that it hears of it later."""
ENOUGH_TURNS: Final = 20
"""Below this an attachment style rests on too little to be shown."""


class RemoteEngine:
    """Implements `bot.engine.port.Engine` over HTTP, beside the bot's own store."""

    def __init__(
        self, database: Database, http: EngineHttp, *, clock: Clock, requests_per_minute: int
    ) -> None:
        asks = ASKING_SHARE * requests_per_minute
        self._database = database
        self._clock = clock
        self._asks = Pace(clock, per_minute=asks, at_once=max(1, int(asks / 6)))
        self._http = http
        self._queue = Queue(database, http, clock=clock, ask_every=self._asks.every)
        self._talk = self._queue.talk
        self.when_something_waits: Callable[[], None] = _nothing
        """Called whenever something could not be told at once, so that whoever calls `catch_up` does so soon."""

    @classmethod
    @asynccontextmanager
    async def open(
        cls, database: Database, base_url: str, key: str, *, clock: Clock, patience: timedelta, requests_per_minute: int
    ) -> AsyncGenerator[RemoteEngine]:  # fmt: skip
        """An answer may take `patience`. Raises StartError if the engine refuses the key; that it cannot be reached is no reason not to start."""
        async with EngineHttp.open(
            base_url, key, clock=clock, patience=patience, requests_per_minute=requests_per_minute
        ) as http:
            await http.check_key()
            yield cls(database, http, clock=clock, requests_per_minute=requests_per_minute)

    async def catch_up(self) -> bool:
        """Say what waits, as far as the engine can be reached. True: something waits still. Never raises for the engine's sake."""
        return await self._queue.catch_up()

    @property
    def down(self) -> bool:
        """Whether there is no use in asking the engine now."""
        return self._http.down

    async def waiting(self) -> int:
        """How many turns wait to be counted."""
        async with self._database.read() as tx:
            return await remote_turns.waiting(tx)

    # --- a session ----------------------------------------------------------------------------------

    async def ensure(self, session: str, persona: Persona, *, at: datetime) -> None:
        """Write the session down; the engine opens it at the first word about it. Never needs the network."""
        wanted = persona.model_dump_json()
        async with self._database.read() as tx:
            kept = await remote.find(tx, session)
        if kept is not None and kept.persona == wanted:
            return
        async with self._database.write() as tx:
            await remote.create(
                tx,
                session,
                persona=wanted,
                preferences=Preferences(enabled=False).model_dump_json(),
                opening_key=secrets.token_hex(16),
                at=at,
            )

    async def delete(self, session: str) -> None:
        """Forget the session here at once, and have it forgotten there as soon as that can be said."""
        async with self._database.write() as tx:
            await remote.say_goodbye(tx, session)
            await engine_sessions.make_due(tx, session, None)
            if not await remote.delete(tx, session):
                raise SessionNotFoundError(session)
        try:
            await self._queue.goodbyes.say()
        except EngineUnavailableError:
            self.when_something_waits()

    # --- turns --------------------------------------------------------------------------------------

    async def turn(
        self, session: str, message: str, *, at: datetime, key: str, speaker: str, scored: bool = True
    ) -> Turned:
        """Keep the turn, then tell everything that waits up to it; see the port.

        Raises EngineUnavailableError while that cannot be done: the turn stays and is told in its order.
        """
        async with self._database.write() as tx:
            await tx.lock(session)
            kept = await _found(tx, session)
            await remote_turns.keep(tx, session, key, message=message, at=at, speaker=speaker, scored=scored)
        try:
            async with self._talk.in_order(session):
                await self._queue.tell_turns(session, until=key)
        except EngineUnavailableError:
            self.when_something_waits()
            raise
        return await self._turned(kept, key, speaker, scored=scored)

    async def _turned(self, kept: RemoteSession, key: str, speaker: str, *, scored: bool) -> Turned:
        async with self._database.write() as tx:
            turn = await remote_turns.find(tx, kept.session, key)
            if turn is None or turn.answer is None:
                raise SessionNotFoundError(kept.session)  # it was forgotten meanwhile
            told = await remote_turns.report(tx, kept.session, speaker)
            disputes = await remote_turns.disputes(tx, kept.session)
        latest: dict[str, UnhealthyPattern] = {}
        for findings in [*told, *([turn.findings] if turn.findings else [])]:
            latest |= {pattern.type: pattern for pattern in hear.patterns_in(findings)}
        result = TurnResult.model_validate_json(turn.answer)
        ours = hear.with_our(Persona.model_validate_json(kept.persona), result.prompt_data, plain=not scored)
        findings = hear.undisputed(latest.values(), disputes, speaker=speaker)
        return Turned(result.model_copy(update={"prompt_data": ours}), tuple(findings))

    # --- looking ------------------------------------------------------------------------------------

    async def state(self, session: str, *, at: datetime) -> StateView:
        """How the character is. Raises OutOfReachError with what was heard last while the engine cannot be reached."""
        try:
            told = await self._talk.look(session, self._talk.state)
        except EngineUnavailableError as problem:
            last = _last_state(await self._talk.found(session))
            if last is None:
                raise
            raise OutOfReachError(str(problem), heard_at=last[0], state=last[1]) from None
        if told is None:
            return await self._felt(session)
        async with self._database.write() as tx:
            kept = await _found(tx, session)
            await remote.heard_state(tx, session, told.model_dump_json(), at=at)
        ours = hear.with_our(Persona.model_validate_json(kept.persona), told.prompt_data)
        return told.model_copy(update={"prompt_data": ours})

    async def _felt(self, session: str) -> StateView:
        """Where the engine tells no state: how the character was after the last turn."""
        last = _last_state(await self._talk.found(session))
        if last is None:
            raise EngineUnavailableError(OUT_OF_REACH)
        return last[1]

    async def relationship(self, session: str, *, at: datetime, history_limit: int = 100) -> Relationship:
        """The bond. Raises OutOfReachError with what was heard last while the engine cannot be reached."""
        if not 1 <= history_limit <= 1000:
            raise InvalidRequestError("history_limit must be a whole number from 1 to 1000.")
        try:
            bond = await self._talk.look(
                session, lambda there: self._talk.relationship(there, limit=history_limit)
            )
        except EngineUnavailableError as problem:
            kept = await self._talk.found(session)
            if kept.relationship is None or kept.relationship_at is None:
                raise
            last = await self._without_disputed(session, Relationship.model_validate_json(kept.relationship))
            raise OutOfReachError(
                str(problem), heard_at=kept.relationship_at, relationship=_newest(last, history_limit)
            ) from None
        async with self._database.write() as tx:
            await _found(tx, session)
            kept_bond = _newest(bond, hear.HISTORY_KEPT)
            if history_limit >= hear.HISTORY_KEPT:
                await remote.heard_relationship(tx, session, kept_bond.model_dump_json(), at=at)
        return await self._without_disputed(session, _newest(bond, history_limit))

    async def _without_disputed(self, session: str, bond: Relationship) -> Relationship:
        async with self._database.read() as tx:
            disputes = await remote_turns.disputes(tx, session)
        left = hear.undisputed(bond.unhealthy_patterns, disputes)
        return bond.model_copy(update={"unhealthy_patterns": left})

    async def because(self, session: str, *, at: datetime) -> tuple[str, ...]:
        """How much the attachment style rests on: the contract does not say what. Empty where that is too little."""
        del at
        kept = await self._talk.found(session)
        if kept.scored_turns < ENOUGH_TURNS:
            return ()
        return (f"{kept.scored_turns} messages since {kept.created_at:%d %B %Y}",)

    async def dispute(self, session: str, pattern: str, *, speaker: str, at: datetime) -> None:
        """The person says that this finding is wrong: kept here, and hidden until it becomes graver."""
        async with self._database.write() as tx:
            kept = await _found(tx, session)
            severity = hear.severity_of(pattern, hear.patterns_in(kept.patterns))
            await remote_turns.dispute(tx, session, Dispute(pattern, speaker, severity), at=at)

    # --- writing first ------------------------------------------------------------------------------

    async def wishes(self, session: str, *, at: datetime, within: Tx | None = None) -> Wishes:
        """The pending actions. The engine is asked only once what it said last may have changed, and never `within`.

        Raises EngineUnavailableError where asking would go beyond its share of the rate limit: the due moment is put off.
        """
        async with self._reading(within) as tx:
            kept = await _found(tx, session)
            settled = await remote_turns.settlements(tx, session)
        known = hear.offered(kept, settled, at=at)
        if within is not None or known.next_check_at != at:
            return known
        await self._ask(session, at)
        async with self._database.read() as tx:
            kept = await _found(tx, session)
            settled = await remote_turns.settlements(tx, session)
        return hear.offered(kept, settled, at=at)

    async def _ask(self, session: str, at: datetime) -> None:
        """What waits to be said goes first: it may change what the engine wishes for."""
        wait = self._asks.wait()
        if wait:
            async with self._database.write() as tx:
                await engine_sessions.make_due(tx, session, at + wait)
            raise EngineUnavailableError(BUSY)
        async with self._talk.in_order(session):
            await self._queue.tell_all(session)
        reply = await self._talk.look(session, self._talk.actions)
        after = reply.next_check_after
        self._queue.hints = self._queue.hints or after is not None
        if after is None and not self._queue.hints:
            async with self._database.read() as tx:
                after = await self._queue.polite(tx, session)
        async with self._database.write() as tx:
            await remote.heard_actions(
                tx, session, hear.actions_kept(reply.heard), at=at, next_check_at=at + after if after is not None else None
            )  # fmt: skip

    async def preferences(self, session: str, *, within: Tx | None = None) -> Preferences:
        """The proactive preferences, as they were set here; all off until somebody sets them."""
        async with self._reading(within) as tx:
            return Preferences.model_validate_json((await _found(tx, session)).preferences)

    async def set_preferences(
        self, session: str, preferences: Preferences, *, at: datetime, within: Tx | None = None
    ) -> Preferences:
        """They hold here at once; the engine is told as soon as it can be. Raises InvalidRequestError where it refuses them."""
        async with self._writing(within) as tx:
            kept = await _found(tx, session)
            due = preferences.enabled or kept.remote is not None
            await remote.prefer(tx, session, preferences.model_dump_json(), due=due)
            await engine_sessions.make_due(tx, session, at if preferences.enabled else None)
        if within is not None:
            self.when_something_waits()
        else:
            try:
                async with asyncio.timeout(INLINE), self._talk.in_order(session):
                    await self._queue.proactive.tell_preferences(session)
            except (EngineUnavailableError, TimeoutError):
                self.when_something_waits()
            except InvalidRequestError:
                async with self._database.write() as tx:
                    await remote.prefer(tx, session, kept.preferences, due=False)
                raise
        return preferences

    async def settle(
        self, session: str, action: str, outcome: Outcome, *, at: datetime, within: Tx | None = None
    ) -> Settlement:
        """It holds here at once; the engine is told as soon as it can be. Raises InvalidRequestError as the port says."""
        async with self._writing(within) as tx:
            await tx.lock(session)
            settled = await _settled(tx, await _found(tx, session), action, outcome, at=at)
        if within is not None:
            self.when_something_waits()
        elif settled.standing == "waiting":
            settled = await self._tell_settlement(session, settled)
        return Settlement(id=action, outcome=outcome, next_allowed_at=settled.next_allowed_at)

    async def _tell_settlement(self, session: str, settled: Settled) -> Settled:
        try:
            async with asyncio.timeout(INLINE), self._talk.in_order(session):
                await self._queue.proactive.tell_settlements(session, direct=settled.action)
        except (EngineUnavailableError, TimeoutError):
            self.when_something_waits()
            return settled
        async with self._database.read() as tx:
            return await remote_turns.settlement(tx, session, settled.action) or settled

    def _reading(self, within: Tx | None) -> AbstractAsyncContextManager[Tx]:
        return self._database.read() if within is None else nullcontext(within)

    def _writing(self, within: Tx | None) -> AbstractAsyncContextManager[Tx]:
        return self._database.write() if within is None else nullcontext(within)


def _nothing() -> None:
    """Nobody wants to know."""


async def _found(tx: Tx, session: str) -> RemoteSession:
    found = await remote.find(tx, session)
    if found is None:
        raise SessionNotFoundError(session)
    return found


async def _settled(tx: Tx, kept: RemoteSession, action: str, outcome: Outcome, *, at: datetime) -> Settled:
    """The settlement as it is kept from now on. Raises InvalidRequestError if it was another one before."""
    before = await remote_turns.settlement(tx, kept.session, action)
    if before is not None:
        if before.outcome != outcome:
            raise InvalidRequestError(f"outcome: action {action} was settled as {before.outcome} before.")
        return before
    cooldown = timedelta(hours=Preferences.model_validate_json(kept.preferences).cooldown_hours)
    allowed = at + cooldown if outcome == "delivered" else at
    settled = Settled(action, outcome, at, "waiting", allowed)
    await remote_turns.settle(tx, kept.session, settled)
    await remote.ask_anew(tx, kept.session)
    return settled


def _last_state(kept: RemoteSession) -> tuple[datetime, StateView] | None:
    """What was heard last of how the character is, and when; a turn's answer says it too."""
    told = StateView.model_validate_json(kept.state) if kept.state else None
    when, last = kept.state_at, told
    if kept.last_turn and (when is None or when < kept.last_active):
        when, last = kept.last_active, hear.felt(kept.last_turn, told.needs if told else None)
    if when is None or last is None:
        return None
    ours = hear.with_our(Persona.model_validate_json(kept.persona), last.prompt_data)
    return when, last.model_copy(update={"prompt_data": ours})


def _newest(bond: Relationship, limit: int) -> Relationship:
    return bond.model_copy(update={"trust_history": bond.trust_history[-limit:]})
