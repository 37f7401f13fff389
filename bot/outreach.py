"""One due moment: it ends in one message or in one receipt that says why not."""

from __future__ import annotations

import asyncio
import hashlib
import logging
from collections.abc import Awaitable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial

from bot import gates
from bot.at_once import Hands
from bot.clock import Clock
from bot.delivery import LETTER_LEASE, SIGNATURE, Courier, Post, disable
from bot.engine.port import Engine, Wishes
from bot.engine.wire import Persona, ProactiveAction
from bot.errors import (
    EngineUnavailableError,
    InvalidRequestError,
    SessionNotFoundError,
    SonderError,
    VoiceUnavailableError,
)
from bot.opening import Opening
from bot.place import dm
from bot.planning import (
    A_FAULT,
    NOTHING_LEFT,
    SAFETY_SWITCH,
    STOPS,
    THE_ENGINE,
    THE_MODEL,
    THE_OPERATOR,
    UNASKED,
    Asked,
    Planner,
    by_gate,
    moment_of,
    past,
    spread,
    still,
)
from bot.presence import STALE, Presence
from bot.store import due, meta, outbox, outreach, people, places, receipts
from bot.store.database import Database, Tx
from bot.store.outreach import Moment, OptIn
from bot.voice.port import Voice

log = logging.getLogger("sonder.outreach")

LEASE = timedelta(minutes=5)
"""Longer than one person's words and their way to Discord can take."""
AT_ONCE = 8
"""So many people's words are found at once: a language model may take seconds for each. The letters go one after another."""
BATCH = 20 * AT_ONCE
WHILE_STOPPED = timedelta(minutes=15)
LONGEST_PAUSE, SHORTEST_PAUSE = timedelta(minutes=15), timedelta(seconds=1)
SPREAD_WHEN_LATE = timedelta(hours=2)
AFTER_SILENT_MODEL = timedelta(hours=1)
ENGINE_AWAY, ENGINE_AWAY_LONG = timedelta(minutes=5), timedelta(hours=1)
"""The first and the longest pause before somebody is looked at again whose engine could not be reached, or where the look failed."""
TRIES = 6
"""So often looking at a moment may fail before it has its end."""
LETTER_AGAIN = timedelta(seconds=20)
AWAY = "put off: I was away at that moment"
LATE, GONE = "it took too long", "opted in"
"""What bars a letter that was taken up again meanwhile, or has its end; and one whose session is gone."""


@dataclass(frozen=True, slots=True)
class Health:
    """How outreach is doing. `breaker` says why everything is stopped, None if it is not.

    `decisions`, `gates`: how the due moments ended, and which gate put one off or ended it. `counts`: this month's.
    """

    breaker: str | None
    decisions: dict[str, int]
    gates: dict[str, int]
    counts: dict[str, int]


@dataclass(frozen=True, slots=True)
class _Due:
    """A claimed session whose gates are all open: the moment that it is about, the wish, and what the gates said."""

    opt_in: OptIn
    moment: Moment
    action: ProactiveAction
    verdicts: tuple[gates.Verdict, ...]


class Outreach:
    """Brings due moments to their end. `tick` is all that the loop in the cog calls."""

    def __init__(
        self,
        *,
        db: Database,
        engine: Engine,
        voice: Voice,
        persona: Persona,
        planner: Planner,
        memory_lines: int,
        clock: Clock,
    ) -> None:
        self._db = db
        self._engine = engine
        self._planner = planner
        self._clock = clock
        self._opening = Opening(
            db=db, engine=engine, voice=voice, persona=persona, memory_lines=memory_lines, clock=clock
        )
        self._turn = asyncio.Lock()
        """Whose letter it is: the next one is let go when it is known what the one before came to, or that nobody can tell."""
        self._post = Post(db=db, engine=engine, planner=planner, clock=clock)
        self._presence = Presence(db=db, clock=clock)

    async def tick(self, courier: Courier) -> datetime | None:
        """Settle what a stopped process left, then everything that is due. Returns when there is something to do next."""
        ahead = await self._outlook()
        busy = False
        if ahead.letter_at is not None and ahead.letter_at <= self._clock():
            busy = True
            for letter in await self._post.claimed():
                taken_up = self._post.take_up(letter, courier, barred=partial(self._barred_now, letter))
                await self._guarded(letter.session, taken_up)
        if ahead.due_at is not None and ahead.due_at <= self._clock():
            busy = True
            await (self._all_held_back() if ahead.stopped else self._all_due(courier))
        return await self._when_next(await self._outlook() if busy else ahead)

    async def _all_due(self, courier: Courier) -> None:
        """A few at once, each claimed when somebody is free for it, so that each claim is as young as the work that it covers."""

        async def considered(claimed: OptIn) -> None:
            await self._guarded(claimed.session, self._consider(claimed, courier))

        await Hands(self._claimed, considered, hands=AT_ONCE, most=BATCH).through()
        await self._presence.here()

    async def _all_held_back(self) -> None:
        """Nobody is looked at while everything is stopped: their moments stand, and what stopped them is known later."""
        await self._presence.here()
        by = SAFETY_SWITCH if self._planner.rules.enabled else THE_OPERATOR
        async with self._db.write() as tx:
            await due.hold_back(tx, by=by, at=self._clock(), but=UNASKED)

    async def _outlook(self) -> due.Outlook:
        """The one question of a tick where nobody is due."""
        now = self._clock()
        async with self._db.read(brief=True) as tx:
            ahead = await due.outlook(tx, at=now, lease=LEASE, letter_lease=LETTER_LEASE)
        return replace(ahead, stopped=ahead.stopped or not self._planner.rules.enabled)

    async def _claimed(self) -> OptIn | None:
        """The one who has been due for longest, while messages may still go out this minute, with those who are being looked at now."""
        await self._presence.here()
        now = self._clock()
        async with self._db.write() as tx:
            if await self._post.resting(tx):
                return None
            gone = await outbox.attempts_between(tx, now - gates.MINUTE, now + gates.MINUTE)
            begun = await due.claimed_since(tx, now - gates.MINUTE, at=now, lease=LEASE)
            if len(gone) + begun >= self._planner.rules.sends_per_minute:
                return None
            return next(iter(await due.claim(tx, at=now, lease=LEASE, limit=1)), None)

    async def _when_next(self, ahead: due.Outlook) -> datetime | None:
        """The next due moment, or sooner where a letter's end is not known yet."""
        now = self._clock()
        moments = [ahead.letter_at] if ahead.letter_at is not None else []
        if ahead.stopped:
            moments.append(now + WHILE_STOPPED)
        elif ahead.due_at is not None:
            moments.append(ahead.due_at if ahead.due_at > now else await self._free_again(now))
        return min(moments, default=None)

    async def _free_again(self, now: datetime) -> datetime:
        """When the next message may go out at all."""
        async with self._db.read() as tx:
            rest = await self._post.resting(tx) or now
            gone = await outbox.attempts_between(tx, now - gates.MINUTE, now + gates.MINUTE)
        limit = self._planner.rules.sends_per_minute
        return max(rest, gone[-limit] + gates.MINUTE) if len(gone) >= limit else rest

    # --- what the operator sees ---------------------------------------------------------------------

    async def health(self, *, since: datetime) -> Health:
        """What came of due moments since then, and this month's counts: for the operator, naming nobody."""
        async with self._db.read() as tx:
            opened = await outreach.breaker(tx)
            return Health(
                breaker=f"open since {opened[0]:%Y-%m-%d %H:%M} UTC: {opened[1]}. /operator breaker resets it."
                if opened
                else None,
                decisions=await receipts.by_decision(tx, since=since),
                gates=await receipts.by_gate(tx, since=since),
                counts=await meta.counts(tx, at=self._clock()),
            )

    async def reset_breaker(self) -> bool:
        """Let outreach run again. False: it was not stopped."""
        async with self._db.write() as tx:
            return await outreach.close_breaker(tx)

    async def alarm(self) -> tuple[datetime, str] | None:
        """Since when and why everything is stopped, until somebody was told of it (`alarm_told`); None where nothing is to be told."""
        async with self._db.read(brief=True) as tx:
            return await outreach.untold_breaker(tx)

    async def alarm_told(self, *, since: datetime) -> None:
        """Whoever runs the bot knows of that alarm."""
        async with self._db.write() as tx:
            await outreach.told_of_breaker(tx, opened_at=since)

    async def known_dm(self, person: int) -> int | None:
        """The channel of this person's DM with us, if they ever opened one."""
        async with self._db.read() as tx:
            place = await places.find(tx, dm(person))
        return place.channel if place else None

    async def _guarded(self, session: str, work: Awaitable[None]) -> None:
        """One person's trouble never touches another's: it is logged, and the lease brings it back later."""
        try:
            await work
        except SonderError as problem:
            log.warning("outreach.put_off session=%s why=%s", session, type(problem).__name__)
        except Exception:
            log.exception("outreach.failed session=%s", session)

    # --- one due moment ---------------------------------------------------------------------------

    async def _consider(self, claimed: OptIn, courier: Courier) -> None:
        """Look, find words, look again, send. Whatever ends the moment before that leaves its receipt there."""
        try:
            await self._looked(claimed, courier)
        except EngineUnavailableError:
            await self._engine_away(claimed)
        except Exception:
            await self._stumbled(claimed)
            raise

    async def _stumbled(self, claimed: OptIn) -> None:
        """The moment stays, and is looked at again later, but not for ever: what fails each time has its end too."""
        async with self._db.write() as tx:
            opt_in = await self._still_ours(tx, claimed)
            if opt_in is None:
                return
            now = self._clock()
            moment, tries = _begun(opt_in, now=now), opt_in.tries + 1
            if tries < TRIES:
                again = now + min(ENGINE_AWAY * 2**opt_in.tries, ENGINE_AWAY_LONG)
                await due.plan(tx, opt_in.session, moment, due=again, held_by=A_FAULT, tries=tries)
                return
            await self._keep(tx, opt_in, moment, decision=f"held back: {A_FAULT}", now=now, held_by=A_FAULT)
            await due.plan(tx, opt_in.session, None, due=None)

    async def _engine_away(self, claimed: OptIn) -> None:
        """The moment stays, and is looked at again when the engine has kept it waiting for as long again as by now.

        One that was planned anew meanwhile, because the engine has a lot to do, keeps that plan.
        """
        async with self._db.write() as tx:
            opt_in = await self._still_ours(tx, claimed)
            if opt_in is None:
                return
            now = self._clock()
            moment = _begun(opt_in, now=now)
            waited = now - moment.at if opt_in.held_by == THE_ENGINE else ENGINE_AWAY
            pause = min(max(waited, ENGINE_AWAY), ENGINE_AWAY_LONG)
            await due.plan(tx, opt_in.session, moment, due=now + pause, held_by=THE_ENGINE)
        log.info("outreach.engine_away session=%s again_in=%s", claimed.session, pause)

    async def _still_ours(self, tx: Tx, claimed: OptIn) -> OptIn | None:
        """The permission as it is now, if nobody else has planned or claimed it meanwhile; nobody does before this transaction ends."""
        await tx.lock(*{dm(claimed.person), claimed.session})
        opt_in = await outreach.find(tx, claimed.session)
        return opt_in if opt_in is not None and opt_in.enabled and opt_in.fence == claimed.fence else None

    async def _looked(self, claimed: OptIn, courier: Courier) -> None:
        wishes = await self._planner.wishes(claimed.session, at=self._clock())
        async with self._db.write() as tx:
            found = await self._decided(tx, claimed, wishes)
        text = await self._words(found) if found is not None else None
        if found is None or text is None:
            return
        async with self._turn:
            async with self._db.write() as tx:
                letter = await self._let_go(tx, found, f"{text}\n{SIGNATURE}")
            if letter is not None:
                await self._post.send(letter, courier, barred=partial(self._barred_now, letter))

    async def _decided(
        self, tx: Tx, claimed: OptIn, wishes: Wishes, *, action: str | None = None
    ) -> _Due | None:
        """All gates, in the transaction that acts on them. None: the moment has its end, waits, or is another one by now.

        `action`: the wish that words were found for; another one begins anew.
        """
        opt_in = await self._still_ours(tx, claimed)
        if opt_in is None:
            return None
        now = self._clock()
        wish = wishes.actions[0] if wishes.actions else None
        if wish is None:
            await self._nothing_left(tx, opt_in, now=now)
            return None
        opt_in = await self._without_what_expired(tx, opt_in, wishes, now=now)
        moment = _moment(opt_in, wish, now=now)
        rest = await self._post.resting(tx)
        if rest or action not in {None, wish.id} or await outbox.has_unfinished(tx, opt_in.person):
            await due.plan(tx, opt_in.session, moment, due=rest or now + LETTER_AGAIN, held_by=opt_in.held_by)
            return None
        if action is None and await self._late(tx, opt_in, moment, now=now):
            return None
        preferences = await self._engine.preferences(opt_in.session, within=tx)
        facts = await self._planner.facts(
            tx, opt_in.session, opt_in.person, preferences=preferences, now=now, asked=Asked(kind=wish.type)
        )
        verdicts = gates.judge(facts)
        at, bar = gates.earliest(facts, wish_at=now)
        if at == now:
            return _Due(opt_in, moment, wish, verdicts)
        if at is None and bar is not None:
            await self._barred(tx, opt_in, moment, verdicts, bar=bar, now=now)
        else:
            await self._planner.put_off(tx, replace(opt_in, wish=moment), moment, now=now)
        return None

    async def _let_go(self, tx: Tx, found: _Due, text: str) -> outbox.Letter | None:
        """Everything is judged again in the transaction that keeps the letter and lets it go (R6 to R8 of a moment ago may not hold now).

        The letter takes the moment with it: from here on its receipt is the letter's to leave.
        """
        await tx.lock(*{"outreach", dm(found.opt_in.person), found.opt_in.session})
        now = self._clock()
        wishes = await self._planner.wishes(found.opt_in.session, at=now, within=tx)
        still = await self._decided(tx, found.opt_in, wishes, action=found.action.id)
        if still is None:
            return None
        letter = _letter(still, text, now=now)
        if not (await outbox.prepare(tx, letter) and await outbox.attempt(tx, letter.action, at=now)):
            return None
        await people.sent_first_to(tx, letter.person, at=now)
        await due.plan(tx, letter.session, None, due=None)
        return replace(letter, status="sending", first_attempt_at=now)

    async def _words(self, found: _Due) -> str | None:
        """The words of an invitation; None where there are none, which leaves the moment's receipt."""
        try:
            text = await self._opening.words(found.opt_in.session, found.action)
        except VoiceUnavailableError:
            await self._model_away(found)
            return None
        if text is None:
            await self._speechless(found)
        return text

    async def _barred_now(self, letter: outbox.Letter) -> str | None:
        """A request for a letter begins only if every gate is open now, and only from whoever is at it: else the gate that is closed."""
        async with self._db.write() as tx:
            await tx.lock(*{dm(letter.person), letter.session})
            now = self._clock()
            if not await outbox.lease(tx, letter.action, until=now + LETTER_LEASE, fence=letter.fence):
                return LATE
            try:
                preferences = await self._engine.preferences(letter.session, within=tx)
            except SessionNotFoundError:
                return GONE
            facts = await self._planner.facts(
                tx, letter.session, letter.person, preferences=preferences, now=now, asked=Asked(kind=letter.kind, letter=letter.action)
            )  # fmt: skip
            closed = gates.blocked(gates.judge(facts))
            return closed.gate if closed is not None else None

    async def _without_what_expired(self, tx: Tx, opt_in: OptIn, wishes: Wishes, *, now: datetime) -> OptIn:
        """The wish that was planned for may be over while another one has come up: each has its own moment.

        The new one's stands with our claim on it, so that it comes again should we not get to its end.
        """
        begun = past(opt_in, at=now)
        if begun is None or still(begun, wishes):
            return opt_in
        await self._planner.close(tx, opt_in, now=now, ending=NOTHING_LEFT)
        await due.hold(tx, opt_in.session, at=now, lease=LEASE)
        current = await outreach.find(tx, opt_in.session)
        return replace(current or opt_in, wish=None, held_by=None, due_at=now)

    # --- silence ------------------------------------------------------------------------------------

    async def _nothing_left(self, tx: Tx, opt_in: OptIn, *, now: datetime) -> None:
        """The wish is gone: whatever held it is told with it. Where there was but a question to an engine elsewhere, there is nothing to tell."""
        begun = past(opt_in, at=now)
        if begun is None and opt_in.due_at is not None:
            opt_in = replace(opt_in, wish=Moment(min(opt_in.due_at, now)))
        if begun is None or begun.kind is not None or opt_in.held_by in UNASKED:
            await self._planner.close(tx, opt_in, now=now, ending=NOTHING_LEFT)
        await self._planner.plan(tx, replace(opt_in, wish=None), now=now)

    async def _late(self, tx: Tx, opt_in: OptIn, moment: Moment, *, now: datetime) -> bool:
        """Whether it is put off since it was due while everything was stopped, or nobody there: not everybody's turn is now.

        A moment that a stop held stands. Where the bot was not there, one of the coming hours is as good.
        """
        if opt_in.due_at is None or now - opt_in.due_at <= STALE:
            return False
        later = now + gates.MINUTE + spread(opt_in.session, over=SPREAD_WHEN_LATE)
        if opt_in.held_by in STOPS:
            await self._planner.put_off(tx, opt_in, moment, now=now, not_before=later, held_by=opt_in.held_by)
            return True
        if self._presence.missed(opt_in.due_at):
            at = await self._planner.put_off(tx, opt_in, replace(moment, at=later), now=now)
            await self._keep(tx, opt_in, moment, decision=AWAY, now=now, next_at=at)
            return True
        return False

    async def _barred(
        self, tx: Tx, opt_in: OptIn, moment: Moment, verdicts: Sequence[gates.Verdict], *, bar: gates.Verdict, now: datetime
    ) -> None:  # fmt: skip
        """A gate waits for something to happen: this moment is over. No answer to the renewal means off (R1)."""
        await self._keep(
            tx,
            opt_in,
            moment,
            decision=f"held back: {bar.gate}",
            now=now,
            verdicts=(*verdicts, bar),
            held_by=bar.gate,
        )
        await due.plan(tx, opt_in.session, None, due=None)
        if bar.gate == "permission fresh":
            await outreach.switch_off(tx, opt_in.session, reason="permission ended", at=now)
            await disable(self._engine, opt_in.session, at=now, within=tx)

    async def _model_away(self, found: _Due) -> None:
        """The moment stays, and words for it are looked for again after a while."""
        async with self._db.write() as tx:
            current = await self._still_ours(tx, found.opt_in)
            if current is not None:
                now = self._clock()
                later = now + AFTER_SILENT_MODEL
                await self._planner.put_off(
                    tx, current, found.moment, now=now, not_before=later, held_by=THE_MODEL
                )
        log.info("outreach.model_away session=%s", found.opt_in.session)

    async def _speechless(self, found: _Due) -> None:
        """The model found no words that may go out: this wish is over until the person writes."""
        opt_in, now = found.opt_in, self._clock()
        async with self._db.write() as tx:
            current = await self._still_ours(tx, opt_in)
            if current is None:
                return
            try:
                await self._engine.settle(opt_in.session, found.action.id, "dismissed", at=now, within=tx)
            except InvalidRequestError:
                log.info("outreach.settled_before session=%s action=%s", opt_in.session, found.action.id)
            at = await self._planner.plan(tx, replace(current, wish=None), now=now)
            await self._keep(
                tx, opt_in, found.moment, decision="no fitting words", now=now, verdicts=found.verdicts, next_at=at
            )  # fmt: skip

    async def _keep(
        self, tx: Tx, opt_in: OptIn, moment: Moment, *, decision: str, now: datetime, verdicts: Sequence[gates.Verdict] = (),
        held_by: str | None = None, next_at: datetime | None = None,
    ) -> None:  # fmt: skip
        """The one receipt of this moment."""
        await receipts.keep(
            tx,
            receipts.Receipt(
                session=opt_in.session, person=opt_in.person, at=now, kind=moment.kind, urge=moment.urge, threshold=moment.threshold,
                decision=decision, gates=by_gate(verdicts), next_at=next_at, wish_at=moment.at, held_by=held_by or opt_in.held_by,
            ),
        )  # fmt: skip
        log.info("outreach.silent session=%s decision=%s", opt_in.session, decision)


def pause(due_at: datetime | None, *, now: datetime) -> timedelta:
    """How long the loop sleeps after a tick that gave `due_at`: hardly at all where somebody is due."""
    return LONGEST_PAUSE if due_at is None else min(max(due_at - now, SHORTEST_PAUSE), LONGEST_PAUSE)


def _begun(opt_in: OptIn, *, now: datetime) -> Moment:
    """The moment that was planned, else the one that the engine alone made due, of which nothing is known."""
    return past(opt_in, at=now) or Moment(min(opt_in.due_at or now, now))


def _moment(opt_in: OptIn, wish: ProactiveAction, *, now: datetime) -> Moment:
    """The moment with the figures of now."""
    return moment_of(wish, at=_begun(opt_in, now=now).at)


def _letter(found: _Due, text: str, *, now: datetime) -> outbox.Letter:
    opt_in, moment = found.opt_in, found.moment
    name = hashlib.sha256(f"{opt_in.session}|{found.action.id}|{opt_in.fence}".encode()).hexdigest()[:24]
    return outbox.Letter(
        action=name, session=opt_in.session, person=opt_in.person, engine_action=found.action.id, kind=found.action.type, nonce=name,
        text=text, status="prepared", prepared_at=now, first_attempt_at=None, urge=moment.urge, threshold=moment.threshold,
        gates=by_gate(found.verdicts), wish_at=moment.at, held_by=opt_in.held_by, lease_until=now + LETTER_LEASE,
    )  # fmt: skip
