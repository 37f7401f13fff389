"""What a remote engine has to be told: kept first, said in order, each thing once, and again after whatever went wrong."""

from __future__ import annotations

import logging
import secrets
from datetime import timedelta
from typing import Any, Final

from bot.clock import Clock
from bot.engine import remote_heard as hear
from bot.engine.remote_goodbyes import Goodbyes
from bot.engine.remote_heard import Hint
from bot.engine.remote_http import EngineHttp, StumbledError
from bot.engine.remote_proactive import Proactive
from bot.engine.remote_stumbles import Stumbles
from bot.engine.remote_talk import Talk, digest
from bot.engine.wire import Preferences, Relationship, TurnResult
from bot.errors import EngineUnavailableError, InvalidRequestError, SessionNotFoundError
from bot.store import engine_sessions, remote, remote_turns
from bot.store.database import Database, Tx
from bot.store.remote_turns import Turn

log = logging.getLogger("sonder.remote")

LONGEST_ELAPSED: Final = 31_536_000.0
"""Seconds: a year. More than that since the last turn is told as that."""
ROUND: Final = 20
"""How many sessions are caught up with in one go."""
SURELY: Final = 3
"""After so many turns in a row that were taken in a plainer form only, all are told in that form."""
FORMS: Final = ("as a message with its context", "as an event with its context", "as a message")
"""How a turn can be told, from what our own engine takes to what every engine of the contract takes."""


class Queue:
    """Everything that waits to be said to one engine. All methods named `tell_…` want the session's `talk.in_order` held."""

    def __init__(self, database: Database, http: EngineHttp, *, clock: Clock, ask_every: timedelta) -> None:
        self._database = database
        self._http = http
        self._clock = clock
        self._ask_every = ask_every
        self._stumbles = Stumbles(clock)
        self.talk = Talk(database, http, clock=clock)
        self.proactive = Proactive(database, http, self.talk, self._stumbles)
        self.goodbyes = Goodbyes(database, http, clock=clock)
        self._form = 0
        self._plainer = 0
        """How many turns in a row were taken only in a plainer form."""
        self._secret = ""
        self._stuck: set[str] = set()
        """The sessions that could not be caught up with the last time: the others go first."""
        self.hints = False
        """Whether this engine ever said when to ask. One that did and now says nothing means that nothing will come."""

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
        self._stumbles.over(turn.session, turn.key)
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
                reply = await self.talk.tell(turn.session, lambda there: self._post(there, turn, said, alias))
            except StumbledError:
                await self._stumbled(turn)
                raise
            self._stumbles.took_a_turn()
            self._stumbles.over(turn.session, turn.key)
            await self._keep_answer(turn, *reply)
        bond = await self.talk.tell(turn.session, self.talk.relationship)
        await self._compare(turn, bond)

    async def _stumbled(self, turn: Turn) -> None:
        """The engine made nothing of this turn. Raises InvalidRequestError once it is clear that it never will.

        EngineUnavailableError, if it is no better with anything else.
        """
        await self.talk.tell(turn.session, self.talk.relationship)
        if self._stumbles.enough_of_a_turn(turn.session, turn.key):
            raise InvalidRequestError("The emotion engine can make nothing of this message.")

    async def _post(self, there: str, turn: Turn, said: str, alias: str) -> tuple[TurnResult, Hint]:
        """Tell it in the fullest form that this engine takes; which one that is, is remembered."""
        elapsed = await self._elapsed(turn)
        refused: InvalidRequestError | None = None
        for form in range(self._form, len(FORMS)):
            body = {"sessionId": there, **_told(turn, said, alias, elapsed, form)}
            try:
                reply = await self._http.call(
                    "POST", "/v1/turn", hear.turn, body=body, key=digest(self._secret, there, turn.session, turn.key), alone=True
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
        kept = await self.talk.found(turn.session)
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
            now = await remote_turns.find(tx, turn.session, turn.key)
            if kept is None or (now is not None and now.findings is not None):
                return
            new = hear.found_between(hear.patterns_in(kept.patterns), bond.unhealthy_patterns)
            await remote_turns.compared(tx, turn, hear.patterns_kept(new if turn.scored else []))
            await remote.compared(tx, turn.session, hear.patterns_kept(bond.unhealthy_patterns))
            await remote.heard_relationship(tx, turn.session, bond.model_dump_json(), at=self._clock())

    async def polite(self, tx: Tx, session: str) -> timedelta:
        """How long to wait before this engine, which gives no hints, is asked about this session again."""
        sessions = await remote.opted_in(tx)
        return hear.polite(session, sessions=sessions, every=self._ask_every)

    # --- all of it ----------------------------------------------------------------------------------

    async def tell_all(self, session: str) -> None:
        """Everything that waits in one session. What the engine stumbles over keeps nothing else of it waiting."""
        stumbled: StumbledError | None = None
        for tell in (
            self.proactive.tell_preferences_or_keep_them,
            self.proactive.tell_settlements,
            self.tell_turns,
        ):
            try:
                await tell(session)
            except StumbledError as problem:
                stumbled = stumbled or problem
        if stumbled is not None:
            raise stumbled

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
            try:
                async with self.talk.in_order(session, patient=False):
                    await self.tell_all(session)
                self._stuck.discard(session)
            except (EngineUnavailableError, SessionNotFoundError) as problem:
                self._stuck.add(session)
                log.info("remote.still_waiting session=%s why=%s", session, type(problem).__name__)
        try:
            await self.goodbyes.say()
        except EngineUnavailableError:
            log.info("remote.goodbyes_wait")
        async with self._database.read() as tx:
            waits = await remote.with_something_to_say(tx, limit=1)
        return bool(waits) or await self.goodbyes.wait()


def _told(turn: Turn, said: str, alias: str, elapsed: float, form: int) -> dict[str, Any]:
    """Our own engine, told of an event, would give its words back in the prompt: it is told of a message."""
    words = {"event": {"description": said, "source": "user"}} if form == 1 else {"message": said}
    if form == len(FORMS) - 1:
        return words
    return {**words, "elapsedSeconds": elapsed, "event_context": {"speaker": alias, "scored": turn.scored}}
