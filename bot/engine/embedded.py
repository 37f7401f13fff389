"""The emotion engine inside the bot: the pure mind on the store, one transaction for each event."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractAsyncContextManager, nullcontext
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot import mind
from bot.engine import prompt, sessions, shared, views
from bot.engine.hearing import Hearing, Together, one_by_one
from bot.engine.port import Happening, Reader, Turned, Wishes
from bot.engine.recall import Recall
from bot.engine.sessions import Session
from bot.engine.wire import (
    ActionType,
    Answer,
    Outcome,
    Persona,
    Preferences,
    ProactiveHint,
    Relationship,
    Settlement,
    StateView,
    TurnResult,
    UnhealthyPattern,
)
from bot.errors import InvalidRequestError, SessionNotFoundError
from bot.store import engine_sessions as store
from bot.store import shared as shared_store
from bot.store.moments import ms, when

if TYPE_CHECKING:
    from bot.store.database import Database, Tx

_ANSWERS_KEPT = timedelta(days=7)
_HINT_HORIZON = timedelta(days=7)


class _KeptAnswer(Answer):
    """A turn's answer as it is kept under its key."""

    result: TurnResult
    findings: list[UnhealthyPattern]


class EmbeddedEngine:
    """Implements `bot.engine.port.Engine` on a database. What it answers is set by the events alone."""

    def __init__(
        self,
        database: Database,
        read: Reader = mind.read,
        *,
        together: Together | None = None,
        keep_shared: bool = True,
    ) -> None:
        """`together` reads several messages as `read` reads each.

        `keep_shared`: whether a few words of what was talked about may be kept, for offers that take them up.
        """
        self._database = database
        self._hearing = Hearing(together or one_by_one(read))
        self._recall = Recall()
        self._keep_shared = keep_shared

    async def ensure(self, session: str, persona: Persona, *, at: datetime, within: Tx | None = None) -> None:
        """Create the session with this persona if it does not exist yet; one that exists gets this persona from now on."""
        async with self._reading(within) as tx:
            kept = await store.find(tx, session)
        if kept is not None and kept.persona == persona.model_dump_json():
            return
        async with self._writing(within) as tx:
            if kept is not None:
                await store.set_persona(tx, session, persona.model_dump_json())
                return
            await store.create(
                tx,
                session,
                persona=persona.model_dump_json(),
                state=mind.born(views.traits(persona.personality), at).to_json(),
                preferences=Preferences(enabled=False).model_dump_json(),
                at=at,
            )

    async def turn(
        self, session: str, message: str, *, at: datetime, key: str, speaker: str, scored: bool = True
    ) -> Turned:
        """Let one message move the character; see the port. State, trust, answer and due moment: one transaction."""
        happening = Happening(await self.heard(message), speaker=speaker, scored=scored, text=message)
        return await self.happen(session, happening, at=at, key=key)

    async def heard(self, text: str) -> mind.Reading:
        """What a text says to a character."""
        return await self._hearing.of(text)

    async def happen(
        self,
        session: str,
        happening: Happening,
        *,
        at: datetime,
        key: str | None,
        now: datetime | None = None,
        within: Tx | None = None,
    ) -> Turned:
        """Let something move the character: a message that was read, an appraisal, or what nobody said.

        The same `key` gives the first answer again and moves nothing; without one the answer is not kept. It is known for a
        week from `now` on, for a caller whose `at` is of a time of its own.
        """
        async with self._writing(within) as tx:
            await tx.lock(session)
            found = await store.find_for_turn(tx, session, key or "")
            if found is None:
                raise SessionNotFoundError(session)
            before, answer = self._recall.understood(found[0]), found[1]
            if answer is not None:
                return _again(answer)
            return await self._happened(tx, before, happening, at=at, key=key, now=now or at)

    async def answered(self, session: str, key: str, *, within: Tx) -> Turned | None:
        """The first answer under this key, if there is one."""
        found = await store.find_for_turn(within, session, key)
        return _again(found[1]) if found and found[1] is not None else None

    async def last_event(self, session: str, *, within: Tx) -> datetime:
        """When something last moved the character."""
        return mind.moment((await self._found(within, session)).state.at)

    async def state(self, session: str, *, at: datetime, within: Tx | None = None) -> StateView:
        """How the character is at `at`. Never writes."""
        of = await self._look(session, within)
        feeling, bond = mind.feeling(of.state, of.traits, at), mind.bond(of.state, of.traits, at)
        return StateView(
            emotion=views.emotion(feeling),
            emotion_intensity=feeling.intensity,
            discrete_emotion=views.discrete_emotion(feeling),
            body_budget=feeling.body_budget,
            needs=views.needs(feeling),
            prompt_data=prompt.build(of.persona, feeling, bond),
        )

    async def relationship(
        self, session: str, *, at: datetime, history_limit: int = 100, within: Tx | None = None
    ) -> Relationship:
        """The bond at `at`. Raises InvalidRequestError for a `history_limit` outside 1..1000."""
        if not 1 <= history_limit <= 1000:
            raise InvalidRequestError("history_limit must be a whole number from 1 to 1000.")
        async with self._reading(within) as tx:
            of = await self._found(tx, session)
            history = await store.trust_history(tx, session, limit=history_limit)
        return views.relationship(mind.bond(of.state, of.traits, at), history)

    async def relationship_json(
        self, kept: store.EngineSession, *, at: datetime, history_limit: int = 100, within: Tx
    ) -> bytes:
        """As `relationship`, of a session that was looked up `within`, written as JSON.

        The history, most of it, is written once and not for every look.
        """
        of = self._recall.understood(kept)
        history = self._recall.history(of, history_limit)
        if history is None:
            rows = await store.trust_history(within, kept.session, limit=history_limit)
            history = self._recall.remember_history(of, history_limit, views.history_json(rows))
        return views.relationship_json(mind.bond(of.state, of.traits, at), history)

    async def because(self, session: str, *, at: datetime) -> tuple[str, ...]:
        """What the attachment style rests on, in plain words; empty where there is too little to go by."""
        of = await self._look(session)
        return mind.bond(of.state, of.traits, at).style_because

    async def wishes(self, session: str, *, at: datetime, within: Tx | None = None) -> Wishes:
        """The pending actions, most urgent first. Never writes: asking twice gives the same ids."""
        async with self._reading(within) as tx:
            of = await self._found(tx, session)
            pending, changes_at = of.prospect.outlook(at)
            things = await shared_store.newest(tx, session, since=at - shared.FRESH) if pending else []
            actions = [
                views.action(session, wish, of.persona, things=things, today=at.date()) for wish in pending
            ]
            settled = await store.settled_among(tx, session, [action.id for action in actions])
        return Wishes(
            actions=tuple(action for action in actions if action.id not in settled),
            next_check_at=changes_at,
        )

    async def preferences(self, session: str, *, within: Tx | None = None) -> Preferences:
        """The proactive preferences; all off until somebody sets them."""
        return (await self._look(session, within)).preferences

    async def set_preferences(
        self, session: str, preferences: Preferences, *, at: datetime, within: Tx | None = None
    ) -> Preferences:
        """Replace the proactive preferences (PUT), and move the due moment with them."""
        async with self._writing(within) as tx:
            await tx.lock(session)
            before = await self._found(tx, session)
            await self._moved(tx, before, before.preferring(preferences), at=at)
        return preferences

    async def settle(
        self, session: str, action: str, outcome: Outcome, *, at: datetime, within: Tx | None = None
    ) -> Settlement:
        """Say what became of an action; `at` is when that was.

        Raises InvalidRequestError for an action that was never offered, or that was settled otherwise before.
        """
        async with self._writing(within) as tx:
            await tx.lock(session)
            before = await self._found(tx, session)
            settled = await store.settlement(tx, session, action)
            if settled is None:
                settled = await self._settle(tx, before, action, outcome, at=at)
        if settled.outcome != outcome:
            raise InvalidRequestError(f"outcome: action {action} was settled as {settled.outcome} before.")
        return Settlement(id=action, outcome=outcome, next_allowed_at=settled.next_allowed_at)

    async def dispute(self, session: str, pattern: str, *, speaker: str, at: datetime) -> None:
        """The person says that this finding is wrong: its lines stop counting."""
        async with self._database.write() as tx:
            await tx.lock(session)
            before = await self._found(tx, session)
            state = mind.dispute(before.state, pattern, speaker=speaker)
            await self._moved(tx, before, before.moved(state), at=at)

    async def delete(self, session: str, *, within: Tx | None = None) -> None:
        """Forget the session and everything in it."""
        async with self._writing(within, brief=False) as tx:
            await tx.lock(session)
            self._recall.forget(session)
            if not await store.delete(tx, session):
                raise SessionNotFoundError(session)

    async def _look(self, session: str, within: Tx | None = None) -> Session:
        async with self._reading(within) as tx:
            return await self._found(tx, session)

    async def _found(self, tx: Tx, session: str) -> Session:
        found = await store.find(tx, session)
        if found is None:
            raise SessionNotFoundError(session)
        return self._recall.understood(found)

    async def _happened(
        self, tx: Tx, before: Session, happening: Happening, *, at: datetime, key: str | None, now: datetime
    ) -> Turned:
        reading, speaker, scored = happening.reading, happening.speaker, happening.scored
        if happening.said:
            after, step = sessions.turned(before, reading, at=at, speaker=speaker, scored=scored)
        else:
            after, step = sessions.happened(before, reading, at=at)
        moments = await self._moved(tx, before, after, at=at)
        await _keep_trust(tx, before.name, step.trust_changes, speaker=speaker)
        if self._keep_shared and happening.said and scored and happening.text:
            await _share(tx, before.name, happening, at=at)
        result = _result(after, step, moments, at=at, speaker=speaker, scored=scored)
        if happening.told:
            prompts = prompt.telling(result.prompt_data, happening.told)
            result = result.model_copy(update={"prompt_data": prompts})
        findings = tuple(views.pattern(finding) for finding in step.findings)
        if key is not None:
            answer = views.kept_answer(result, findings)
            await store.keep_answer(tx, before.name, key, at=now, speaker=speaker, answer=answer)
        if at.date() > before.last_active.date():
            await store.drop_old(tx, before.name, answers=now - _ANSWERS_KEPT, wishes=at - _ANSWERS_KEPT)
        return Turned(result, findings)

    async def _moved(
        self, tx: Tx, before: Session, after: Session, *, at: datetime
    ) -> dict[ActionType, datetime]:
        """Keep what an event made of a session, and give its next moments.

        Wishes that lost their ground are kept aside: a message may be on its way.
        """
        moments = after.moments(at)
        for action, wish in sessions.lapsed(before, after, at=at).items():
            await store.keep_lapsed(tx, before.name, action, wish=views.kept_wish(wish), at=at)
        state, preferences = after.state.to_json(), after.preferences.model_dump_json()
        await store.move(
            tx,
            after.name,
            state=state,
            preferences=preferences,
            next_at=min(moments.values(), default=None),
            last_active=after.last_active,
        )
        self._recall.moved(before, after, state=state, preferences=preferences)
        return moments

    async def _settle(
        self, tx: Tx, before: Session, action: str, outcome: Outcome, *, at: datetime
    ) -> store.Settled:
        """Settle a pending wish, or one that expired or lapsed on the way: then only a delivery moves anything."""
        kept = await store.lapsed(tx, before.name, action)
        lapsed = views.known_wish(kept) if kept else None
        after, allowed = sessions.settled(before, action, outcome, lapsed=lapsed, at=at)
        await self._moved(tx, before, after, at=at)
        settled = store.Settled(action, outcome, when(ms(allowed)))
        await store.settle(tx, before.name, settled, at=at)
        return settled

    def _reading(self, within: Tx | None) -> AbstractAsyncContextManager[Tx]:
        return self._database.read(brief=True) if within is None else nullcontext(within)

    def _writing(self, within: Tx | None, *, brief: bool = True) -> AbstractAsyncContextManager[Tx]:
        return self._database.write(brief=brief) if within is None else nullcontext(within)


def _again(answer: str) -> Turned:
    """An answer as it was kept."""
    kept = _KeptAnswer.model_validate_json(answer)
    return Turned(kept.result, tuple(kept.findings), again=True)


async def _share(tx: Tx, session: str, happening: Happening, *, at: datetime) -> None:
    """Keep what the line leaves behind for later offers; after a line that weighs on a life nothing from before it stays."""
    layer = happening.reading.disclosure_layer
    thing = shared.shared_in(happening.text, layer=layer, today=at.date())
    if thing is not None:
        await shared_store.keep(tx, session, thing, speaker=happening.speaker, at=at)
    elif await shared_store.any_of(tx, session) and shared.weighs(happening.text, layer):
        await shared_store.drop_all(tx, session)


async def _keep_trust(tx: Tx, session: str, changes: tuple[mind.TrustChange, ...], *, speaker: str) -> None:
    for change in changes:
        await store.add_trust(
            tx,
            session,
            at=change.at,
            trust=change.trust,
            delta=change.delta,
            reason=change.reason,
            speaker=speaker,
        )


def _result(
    of: Session,
    step: mind.Step,
    moments: Mapping[ActionType, datetime],
    *,
    at: datetime,
    speaker: str,
    scored: bool,
) -> TurnResult:
    feeling, bond = mind.feeling(of.state, of.traits, at), mind.bond(of.state, of.traits, at)
    return TurnResult(
        appraisal=views.appraisal(step.appraisal),
        new_emotion=views.emotion(feeling),
        emotion_intensity=feeling.intensity,
        discrete_emotion=views.discrete_emotion(feeling),
        body_budget=feeling.body_budget,
        proactive_hint=_hint(moments, at),
        prompt_data=prompt.build(of.persona, feeling, bond, speaker=speaker, plain=not scored),
    )


def _hint(moments: Mapping[ActionType, datetime], at: datetime) -> ProactiveHint:
    """When asking may first pay, and what fires within a week; null and nothing while it is off."""
    soonest = min(moments.values(), default=None)
    return ProactiveHint(
        next_check_after_ms=None if soonest is None else max(0, ms(soonest) - ms(at)),
        potential_triggers=[kind for kind, moment in moments.items() if moment <= at + _HINT_HORIZON],
    )
