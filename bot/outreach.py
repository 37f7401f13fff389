"""One due moment: it ends in one message or in one receipt that says why not."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Awaitable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot import gates
from bot.clock import Clock
from bot.config import OutreachSection
from bot.delivery import AFTER_TROUBLE, SIGNATURE, Courier, Post, disable
from bot.engine.port import Engine
from bot.engine.wire import Persona, Preferences, ProactiveAction
from bot.errors import SessionNotFoundError, SonderError, VoiceUnavailableError
from bot.memory import remembered
from bot.store import messages, meta, outbox, outreach, people, places, privacy, receipts
from bot.store.database import Database, Tx
from bot.voice.checked import checked_opening
from bot.voice.port import Voice, Wanted

log = logging.getLogger("sonder.outreach")

LEASE = timedelta(minutes=5)
BATCH = 20
WHILE_STOPPED = timedelta(minutes=15)
LONGEST_OPENING = 1500
UNFINISHED_AGAIN = timedelta(seconds=20)


@dataclass(frozen=True, slots=True)
class Health:
    """How outreach is doing. `breaker` says why everything is stopped, None if it is not."""

    breaker: str | None
    decisions: dict[str, int]
    counts: dict[str, int]


def rules_of(own: OutreachSection) -> gates.Rules:
    """The operator's settings as the gates want them."""
    return gates.Rules(
        enabled=own.enabled,
        after_their_message=timedelta(hours=own.hours_after_their_message),
        first_contacts_per_hour=own.first_contacts_per_hour,
        consent_lasts=timedelta(days=own.consent_days),
        ceiling_per_day=own.ceiling_per_day,
        ceiling_per_week=own.ceiling_per_week,
    )


async def facts_of(
    tx: Tx,
    session: str,
    person: int,
    *,
    rules: gates.Rules,
    cooldown_hours: float,
    wanted: bool,
    now: datetime,
) -> gates.Facts:
    """Gather what the gates judge, in one transaction."""
    sent = await outbox.sent_since(tx, person, since=now - timedelta(days=8))
    opt_in = await outreach.find(tx, session)
    return gates.Facts(
        rules=rules,
        now=now,
        opt_in=opt_in,
        may_be_written_to=await people.age_band(tx, person) is None
        and not await privacy.is_never_contact(tx, person),
        wanted=wanted,
        cooldown=timedelta(hours=cooldown_hours),
        last_message=await messages.last_from(tx, person),
        sent=sent,
        ever_sent=bool(sent) or (opt_in is not None and opt_in.last_sent_at is not None),
        first_contacts=await outbox.first_contacts_since(tx, since=now - timedelta(hours=1)),
        hold=await outreach.held(tx, person),
        breaker_open=await outreach.breaker(tx) is not None,
        place_known=await places.find(tx, session) is not None,
    )


class Outreach:
    """Brings due moments to their end. `tick` is all that the loop in the cog calls."""

    def __init__(
        self,
        *,
        db: Database,
        engine: Engine,
        voice: Voice,
        persona: Persona,
        rules: gates.Rules,
        memory_lines: int,
        clock: Clock,
    ) -> None:
        self._db = db
        self._engine = engine
        self._voice = voice
        self._persona = persona
        self._rules = rules
        self._memory_lines = memory_lines
        self._clock = clock
        self._post = Post(db=db, engine=engine, clock=clock)

    async def tick(self, courier: Courier) -> datetime | None:
        """Settle what a stopped process left, then everything that is due. Returns when somebody comes due next."""
        for letter in await self._post.unfinished():
            await self._guarded(letter.session, self._take_up(letter, courier))
        if await self._stopped():
            return self._clock() + WHILE_STOPPED
        async with self._db.write() as tx:
            claimed = await outreach.claim(tx, at=self._clock(), lease=LEASE, limit=BATCH)
        for opt_in in claimed:
            await self._guarded(opt_in.session, self._consider(opt_in, courier))
        return await self._when_next()

    async def _stopped(self) -> bool:
        """While the safety switch is open nobody is even looked at."""
        async with self._db.read() as tx:
            return await outreach.breaker(tx) is not None

    async def _when_next(self) -> datetime | None:
        """The next due moment, or sooner where a letter's end is not known yet."""
        async with self._db.read() as tx:
            due = await outreach.next_due(tx)
        if await self._post.unfinished():
            soon = self._clock() + UNFINISHED_AGAIN
            return min(due, soon) if due else soon
        return due

    async def health(self, *, since: datetime) -> Health:
        """What came of due moments since then, and this month's counts: for the operator, naming nobody."""
        async with self._db.read() as tx:
            opened = await outreach.breaker(tx)
            return Health(
                breaker=f"open since {opened[0]:%Y-%m-%d %H:%M} UTC: {opened[1]}. /operator breaker resets it."
                if opened
                else None,
                decisions=await receipts.by_decision(tx, since=since),
                counts=await meta.counts(tx, at=self._clock()),
            )

    async def reset_breaker(self) -> bool:
        """Let outreach run again. False: it was not stopped."""
        async with self._db.write() as tx:
            return await outreach.close_breaker(tx)

    async def _guarded(self, session: str, work: Awaitable[None]) -> None:
        """One person's trouble never touches another's: it is logged, and the lease brings it back later."""
        try:
            await work
        except SonderError as problem:
            log.warning("outreach.put_off session=%s why=%s", session, type(problem).__name__)
        except Exception:
            log.exception("outreach.failed session=%s", session)

    # --- one due moment ---------------------------------------------------------------------------

    async def _consider(self, opt_in: outreach.OptIn, courier: Courier) -> None:
        now = self._clock()
        wishes = await self._engine.wishes(opt_in.session, at=now)
        action = wishes.actions[0] if wishes.actions else None
        verdicts = await self._judge(opt_in, wanted=action is not None, now=now)
        block = gates.blocked(verdicts)
        if action is None:
            await self._silence(opt_in, None, verdicts, decision="nothing to say", due=wishes.next_check_at)
        elif block is not None and block.gate == "permission fresh":
            await self._permission_ended(opt_in, action, verdicts)
        elif block is not None:
            await self._silence(
                opt_in, action, verdicts, decision=f"held back: {block.gate}", due=block.until
            )
        else:
            await self._write(opt_in, action, verdicts, courier)

    async def _permission_ended(
        self, opt_in: outreach.OptIn, action: ProactiveAction, verdicts: Sequence[gates.Verdict]
    ) -> None:
        """No answer means off (R1)."""
        await self._silence(opt_in, action, verdicts, decision="held back: permission fresh", due=None)
        async with self._db.write() as tx:
            await tx.lock(opt_in.session)
            await outreach.switch_off(tx, opt_in.session, reason="permission ended", at=self._clock())
        await disable(self._engine, opt_in.session, at=self._clock())

    async def _judge(
        self, opt_in: outreach.OptIn, *, wanted: bool, now: datetime
    ) -> tuple[gates.Verdict, ...]:
        preferences = await self._engine.preferences(opt_in.session)
        async with self._db.read() as tx:
            return gates.judge(await self._facts(tx, opt_in, preferences, wanted=wanted, now=now))

    async def _facts(
        self,
        tx: Tx,
        of: outreach.OptIn | outbox.Letter,
        preferences: Preferences,
        *,
        wanted: bool,
        now: datetime,
    ) -> gates.Facts:
        return await facts_of(
            tx, of.session, of.person, rules=self._rules, cooldown_hours=preferences.cooldown_hours, wanted=wanted, now=now
        )  # fmt: skip

    async def _write(
        self,
        opt_in: outreach.OptIn,
        action: ProactiveAction,
        verdicts: Sequence[gates.Verdict],
        courier: Courier,
    ) -> None:
        try:
            text = await self._words(opt_in, action)
        except VoiceUnavailableError:
            later = self._clock() + AFTER_TROUBLE
            await self._silence(
                opt_in, action, verdicts, decision="the language model did not answer", due=later
            )
            return
        if text is None:
            await self._engine.settle(opt_in.session, action.id, "dismissed", at=self._clock())
            await self._silence(
                opt_in, action, verdicts, decision="no fitting words", due=await self._next(opt_in.session)
            )
            return
        letter = self._letter(opt_in, action, f"{text}\n{SIGNATURE}", _by_gate(verdicts))
        if not await self._prepared(opt_in, letter):
            return
        refusal = await self._last_look(opt_in, letter)
        if refusal is None:
            await self._post.send(letter, courier)
        else:
            await self._silence(
                opt_in, action, (*verdicts, refusal), decision=f"held back: {refusal.gate}", due=refusal.until
            )

    async def _prepared(self, opt_in: outreach.OptIn, letter: outbox.Letter) -> bool:
        """Keep the letter, unless the permission moved or another letter has no end yet: then the next tick sees to it."""
        async with self._db.write() as tx:
            await tx.lock(opt_in.session)
            now = await outreach.find(tx, opt_in.session)
            if now is None or not now.enabled or now.fence != opt_in.fence:
                return False
            if await outbox.has_unfinished(tx, opt_in.session):
                await outreach.set_due(tx, opt_in.session, self._clock() + AFTER_TROUBLE, fence=opt_in.fence)
                return False
            return await outbox.prepare(tx, letter)

    async def _take_up(self, letter: outbox.Letter, courier: Courier) -> None:
        """A letter that a stopped process left: it goes out again only if it still may."""
        try:
            preferences = await self._engine.preferences(letter.session)
        except SessionNotFoundError:
            await self._post.withdraw(letter, why="the conversation is gone")
            return
        async with self._db.read() as tx:
            facts = await self._facts(tx, letter, preferences, wanted=True, now=self._clock())
        may_go = gates.blocked(gates.judge(facts)) is None
        await self._post.take_up(letter, courier, may_go=may_go)

    async def _words(self, opt_in: outreach.OptIn, action: ProactiveAction) -> str | None:
        state = await self._engine.state(opt_in.session, at=self._clock())
        async with self._db.read() as tx:
            said = await messages.recent(tx, opt_in.session, limit=self._memory_lines)
        name = next((line.name for line in reversed(said) if line.name), "")
        seed = int(hashlib.sha256(action.id.encode()).hexdigest()[:12], 16)
        checked = await checked_opening(
            self._voice,
            Wanted(
                persona=self._persona, prompt=state.prompt_data, feeling=state.discrete_emotion,
                memory=remembered(said, self._persona.identity.name, limit=self._memory_lines), name=name, action=action, seed=seed,
            ),
        )  # fmt: skip
        if checked.blocked:
            async with self._db.write() as tx:
                await meta.count(tx, "drafts_blocked", at=self._clock(), by=checked.blocked)
        return checked.text if checked.text and len(checked.text) <= LONGEST_OPENING else None

    def _letter(
        self, opt_in: outreach.OptIn, action: ProactiveAction, text: str, by_gate: Mapping[str, str]
    ) -> outbox.Letter:
        name = hashlib.sha256(f"{opt_in.session}|{action.id}|{opt_in.fence}".encode()).hexdigest()[:24]
        urge, threshold = _figures(action)
        return outbox.Letter(
            action=name, session=opt_in.session, person=opt_in.person, engine_action=action.id, kind=action.type, nonce=name,
            text=text, status="prepared", prepared_at=self._clock(), first_attempt_at=None, urge=urge, threshold=threshold, gates=by_gate,
        )  # fmt: skip

    async def _last_look(self, opt_in: outreach.OptIn, letter: outbox.Letter) -> gates.Verdict | None:
        """Everything is judged again in the transaction that lets the letter go; None lets it go."""
        now = self._clock()
        wishes = await self._engine.wishes(letter.session, at=now)
        wanted = any(action.id == letter.engine_action for action in wishes.actions)
        preferences = await self._engine.preferences(letter.session)
        async with self._db.write() as tx:
            await tx.lock(letter.session)
            facts = await self._facts(tx, opt_in, preferences, wanted=wanted, now=now)
            block = gates.blocked(gates.judge(facts))
            if block is None and (facts.opt_in is None or facts.opt_in.fence != opt_in.fence):
                block = gates.Verdict("still wanted", passed=False, until=wishes.next_check_at)
            if block is None and await outbox.attempt(tx, letter.action, at=now):
                return None
            block = block or gates.Verdict("opted in", passed=False)
            await outbox.finish(tx, letter.action, status="withdrawn", why=block.gate, at=now)
        return block

    # --- silence ------------------------------------------------------------------------------------

    async def _next(self, session: str) -> datetime | None:
        return (await self._engine.wishes(session, at=self._clock())).next_check_at

    async def _silence(
        self,
        opt_in: outreach.OptIn,
        action: ProactiveAction | None,
        verdicts: Sequence[gates.Verdict],
        *,
        decision: str,
        due: datetime | None,
    ) -> None:
        """One receipt, and the next moment: never the same instant again."""
        now = self._clock()
        later = max(due, now + timedelta(seconds=1)) if due else None
        urge, threshold = _figures(action)
        async with self._db.write() as tx:
            await tx.lock(opt_in.session)
            await receipts.keep(
                tx,
                receipts.Receipt(
                    session=opt_in.session, person=opt_in.person, at=now, kind=action.type if action else None, urge=urge,
                    threshold=threshold, decision=decision, gates=_by_gate(verdicts), next_at=later,
                ),
            )  # fmt: skip
            await outreach.set_due(tx, opt_in.session, later, fence=opt_in.fence)
        log.info("outreach.silent session=%s decision=%s", opt_in.session, decision)


def _figures(action: ProactiveAction | None) -> tuple[float | None, float | None]:
    if action is None:
        return None, None
    urge, threshold = action.metadata.get("urge"), action.metadata.get("threshold")
    return (
        float(urge) if isinstance(urge, int | float) else None,
        float(threshold) if isinstance(threshold, int | float) else None,
    )


def _by_gate(verdicts: Sequence[gates.Verdict]) -> dict[str, str]:
    return {
        verdict.gate: "pass"
        if verdict.passed
        else f"block until {verdict.until:%Y-%m-%d %H:%M} UTC"
        if verdict.until
        else "block"
        for verdict in verdicts
    }


def earliest(facts: gates.Facts, *, wish_at: datetime | None) -> tuple[datetime | None, gates.Verdict | None]:
    """The earliest moment at which a message could go out if nothing else happens, or the gate that bars it for now."""
    if wish_at is None:
        return None, None
    moment = max(wish_at, facts.now)
    block: gates.Verdict | None = None
    for _ in range(4 * len(gates.GATES)):
        block = gates.blocked(gates.judge(replace(facts, now=moment, wanted=True)))
        if block is None:
            return moment, None
        if block.until is None or block.until <= moment:
            return None, block
        moment = block.until
    return None, block
