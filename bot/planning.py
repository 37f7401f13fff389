"""When each session is looked at next: the engine's own moment, put off through every gate, and closed with a receipt when it passes."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot import gates
from bot.config import OutreachSection
from bot.engine.port import Engine, Wishes
from bot.engine.wire import Preferences, ProactiveAction
from bot.errors import EngineUnavailableError, SessionNotFoundError
from bot.place import dm
from bot.store import due, messages, outbox, outreach, people, places, privacy, receipts
from bot.store.database import Tx
from bot.store.outreach import Moment, OptIn

log = logging.getLogger("sonder.outreach")

SPREAD = timedelta(minutes=15)
"""A gate that opens for many at once, such as nine in the morning, is passed by each at a time of their own."""
LOOKS_AHEAD = 4
HOUR, A_SECOND = timedelta(hours=1), timedelta(seconds=1)
NOTHING_LEFT = "there was nothing to say any more"
THEY_WROTE = "you wrote first"
THEY_STOPPED = "you switched it off"
OTHER_SETTINGS = "you changed which reasons count, or when"
THE_ENGINE = "the engine"
"""What held a moment back at which an engine elsewhere could not be reached: no gate, but told like one."""
THE_MODEL = "the language model"
"""What held a moment back for which a language model found no words since it could not be reached: told like a gate."""
A_FAULT = "a fault of mine"
"""What held a moment back at which looking at it failed, for no reason that was foreseen: told like a gate."""
SAFETY_SWITCH, THE_OPERATOR = "the safety switch", "the operator"
FIRST_CONTACTS = "first messages this hour"
STOPS = frozenset({SAFETY_SWITCH, THE_OPERATOR})
"""What held everybody back at once: the gate of that name, or whoever runs the bot and does not let it write first."""
UNASKED = frozenset({THE_ENGINE, A_FAULT})
"""What kept us from finding out whether there is a wish: it is told even where no reason is known."""
NO_GATES = frozenset({THE_MODEL, *UNASKED, *STOPS})
"""What holds a moment back until something happens of which nobody knows when."""


def rules_of(own: OutreachSection) -> gates.Rules:
    """The operator's settings as the gates want them."""
    return gates.Rules(
        enabled=own.enabled,
        after_their_message=timedelta(hours=own.hours_after_their_message),
        first_contacts_per_hour=own.first_contacts_per_hour,
        consent_lasts=timedelta(days=own.consent_days),
        ceiling_per_day=own.ceiling_per_day,
        ceiling_per_week=own.ceiling_per_week,
        sends_per_minute=own.sends_per_minute,
    )


@dataclass(frozen=True, slots=True)
class Asked:
    """What the facts are gathered for: any reason that is switched on, or this `kind`; `letter` does not count against itself."""

    kind: str | None = None
    wanted: bool = True
    letter: str = ""


def moment_of(action: ProactiveAction, *, at: datetime) -> Moment:
    """The moment of an action, with the figures that a receipt shows."""
    urge, threshold = action.metadata.get("urge"), action.metadata.get("threshold")
    return Moment(at, action.type, _figure(urge), _figure(threshold))


def spread(session: str, *, over: timedelta = SPREAD) -> timedelta:
    """A share of `over` in whole seconds, always the same for a session."""
    share = int(hashlib.sha256(session.encode()).hexdigest()[:8], 16) / 0xFFFFFFFF
    return timedelta(seconds=int(share * over.total_seconds()))


def by_gate(verdicts: Sequence[gates.Verdict]) -> dict[str, str]:
    """The verdicts as a receipt keeps them."""
    return {verdict.gate: "pass" if verdict.passed else _block(verdict.until) for verdict in verdicts}


def past(opt_in: OptIn, *, at: datetime) -> Moment | None:
    """The moment that has come and has no end yet: the character would like to write."""
    return opt_in.wish if opt_in.wish is not None and opt_in.wish.at <= at else None


def still(moment: Moment, wishes: Wishes) -> bool:
    """Whether the wish of that moment is among those that are pending."""
    return any(moment.kind in {None, action.type} for action in wishes.actions)


class Planner:
    """Plans inside a transaction that somebody else has opened: the one in which the reason to plan anew is kept."""

    def __init__(self, *, engine: Engine, rules: gates.Rules) -> None:
        self._engine = engine
        self.rules = rules

    async def facts(
        self, tx: Tx, session: str, person: int, *, preferences: Preferences, now: datetime, asked: Asked = Asked()
    ) -> gates.Facts:  # fmt: skip
        """Gather what the gates judge, over all of the person's sessions."""
        everywhere = await outreach.of_person(tx, person)
        own = next((one for one in everywhere if one.session == session), None)
        triggers = preferences.triggers.model_dump()
        return gates.Facts(
            rules=self.rules,
            now=now,
            opt_in=gates.together(own, everywhere) if own else None,
            may_be_written_to=await people.age_band(tx, person) is None
            and not await privacy.is_never_contact(tx, person),
            trigger_on=preferences.enabled
            and (any(triggers.values()) if asked.kind is None else bool(triggers.get(asked.kind))),
            wanted=asked.wanted,
            cooldown=timedelta(hours=preferences.cooldown_hours),
            last_message=await messages.last_from(tx, person),
            sent=await outbox.sent_since(tx, person, since=now - timedelta(days=8), but=asked.letter),
            ever_sent=await people.first_sent_to(tx, person) is not None,
            first_contacts=await people.first_contacts(tx, since=now - timedelta(hours=1)),
            this_minute=await outbox.attempts_between(
                tx, now - gates.MINUTE, now + gates.MINUTE, but=asked.letter
            ),
            hold=await outreach.held(tx, person),
            breaker_open=await outreach.breaker(tx) is not None,
            place_known=await places.find(tx, session) is not None,
        )

    async def wishes(self, session: str, *, at: datetime, within: Tx | None = None) -> Wishes:
        """What the character would like to do; nothing, and nothing later, where the session is gone."""
        try:
            return await self._engine.wishes(session, at=at, within=within)
        except SessionNotFoundError:
            return Wishes(actions=(), next_check_at=None)

    async def replan(self, tx: Tx, person: int, *, now: datetime, ending: str = NOTHING_LEFT) -> None:
        """Whatever has changed for this person: plan each of their sessions anew. `ending` says what became of a wish that is gone.

        Costs one look by an index for somebody who never switched it on.
        """
        await tx.lock(dm(person))
        for opt_in in await outreach.of_person(tx, person):
            if opt_in.enabled:
                await self.plan(tx, opt_in, now=now, ending=ending)

    async def plan(
        self, tx: Tx, opt_in: OptIn, *, now: datetime, ending: str = NOTHING_LEFT, not_before: datetime | None = None
    ) -> datetime | None:  # fmt: skip
        """Plan one session: its next moment, put off through the gates. Gives when it is looked at next.

        A moment that has come and whose wish is still there goes on being the same moment; one whose wish is gone is closed.
        """
        try:
            wishes = await self.wishes(opt_in.session, at=now, within=tx)
            open_now = past(opt_in, at=now)
            if open_now is not None and (
                still(open_now, wishes) or await self._unheard(tx, open_now, opt_in, wishes, now=now)
            ):
                coming: Moment | None = open_now
            else:
                await self.close(tx, opt_in, now=now, ending=ending)
                coming = await self._coming(tx, opt_in.session, wishes, now=now)
            if coming is not None and not_before is not None:
                coming = replace(coming, at=max(coming.at, not_before))
            return await self.put_off(tx, opt_in, coming, now=now)
        except EngineUnavailableError:
            log.info("outreach.not_planned session=%s", opt_in.session)
            return opt_in.due_at  # the engine's own moment stands: too early, and looked at again then

    async def _unheard(self, tx: Tx, moment: Moment, opt_in: OptIn, wishes: Wishes, *, now: datetime) -> bool:
        """Whether an engine elsewhere is yet to be asked about that moment: that nothing is known ends no wish.

        It ends where the person let its reason count no more.
        """
        if wishes.actions or wishes.next_check_at is None or wishes.next_check_at > now:
            return False
        preferences = await self._engine.preferences(opt_in.session, within=tx)
        wanted = preferences.triggers.model_dump()
        return any(wanted.values()) if moment.kind is None else bool(wanted.get(moment.kind))

    async def put_off(
        self, tx: Tx, opt_in: OptIn, moment: Moment | None, *, now: datetime, not_before: datetime | None = None, held_by: str | None = None
    ) -> datetime | None:  # fmt: skip
        """Push a moment through every gate and keep when it is due, and which gate put it off; else what it was `held_by`.

        Where a gate waits for something to happen, the moment is looked at once when it comes, which leaves its receipt. One that
        begins behind such a gate has had that look, or never had a chance: it is planned anew when something happens.
        """
        at: datetime | None = None
        if moment is not None:
            preferences = await self._engine.preferences(opt_in.session, within=tx)
            facts = await self.facts(tx, opt_in.session, opt_in.person, preferences=preferences, now=now)
            at, gate = _due(facts, opt_in, max(moment.at, not_before or now, now))
            if gate == FIRST_CONTACTS:
                ahead = await due.ahead_in_line(tx, opt_in.session, behind=gate, since=moment.at)
                at, gate = _in_line(facts, ahead=ahead)
            held_by = gate or held_by
            if at is None and (moment.at > now or past(opt_in, at=now) is not None):
                at = max(moment.at, now)
        await due.plan(tx, opt_in.session, moment if at else None, due=at, held_by=held_by)
        return at

    async def close(self, tx: Tx, opt_in: OptIn, *, now: datetime, ending: str) -> bool:
        """If the character would have liked to write and did not come to it: one receipt says what held it, and what then happened."""
        moment = past(opt_in, at=now)
        if moment is None:
            return False
        held = opt_in.held_by
        until = opt_in.due_at if held and held not in NO_GATES else None
        await receipts.keep(
            tx,
            receipts.Receipt(
                session=opt_in.session, person=opt_in.person, at=now, kind=moment.kind, urge=moment.urge, threshold=moment.threshold,
                decision=f"held back: {held}" if held else ending, gates={held: _block(until)} if held else {}, next_at=None,
                wish_at=moment.at, held_by=held, held_until=until, ending=ending,
            ),
        )  # fmt: skip
        await due.plan(tx, opt_in.session, None, due=None)
        return True

    async def they_wrote(self, tx: Tx, person: int, *, now: datetime) -> None:
        """The person wrote: what the character would have liked to say first is over.

        The turn that follows plans anew; should it never come, somebody looks as soon as a message may follow on this one.
        """
        for opt_in in await outreach.of_person(tx, person):
            if opt_in.enabled and await self._forestalled(tx, opt_in, now=now):
                await due.plan(tx, opt_in.session, None, due=now + self.rules.after_their_message)

    async def _forestalled(self, tx: Tx, opt_in: OptIn, *, now: datetime) -> bool:
        """Whether a moment has come and is over now. One of no known reason is a question to the engine and no wish: it leaves no word."""
        moment = past(opt_in, at=now)
        if moment is None or moment.kind is not None or opt_in.held_by in UNASKED:
            return await self.close(tx, opt_in, now=now, ending=THEY_WROTE)
        return True

    async def _coming(self, tx: Tx, session: str, wishes: Wishes, *, now: datetime) -> Moment | None:
        """The next moment at which the character would like to write if nothing else happens, as far as the engine can tell."""
        at = now
        for _ in range(LOOKS_AHEAD):
            if wishes.actions:
                return moment_of(wishes.actions[0], at=at)
            if wishes.next_check_at is None:
                return None
            if wishes.next_check_at <= at:
                break
            at = wishes.next_check_at
            wishes = await self.wishes(session, at=at, within=tx)
        return Moment(at)


def _due(facts: gates.Facts, opt_in: OptIn, start: datetime) -> tuple[datetime | None, str | None]:
    """(when every gate is open, the gate that puts it off); None where one of them waits for something to happen.

    Where the permission runs out before that, it is when it does, so that it is switched off. Whether the operator lets the bot
    write first at all is no gate here: while they don't, nobody is looked at.
    """
    facts = replace(facts, rules=replace(facts.rules, enabled=True))
    at, last = gates.put_off(facts, wish_at=start)
    if at is None and last is not None and last.gate == "permission fresh":
        return max(start, opt_in.consented_at + facts.rules.consent_lasts), last.gate
    if at is None or last is None:
        return at, None
    later, _ = gates.earliest(facts, wish_at=at + spread(opt_in.session))
    return later or at, last.gate


def _in_line(facts: gates.Facts, *, ahead: int) -> tuple[datetime | None, str]:
    """As `_due`, where so many others wait longer for their first message: they have the next places.

    Whoever has one is looked at when it is free. Further back it is half of the wait, for some of those ahead may drop out.
    """
    limit = facts.rules.first_contacts_per_hour
    turn = facts.now + HOUR * (ahead / limit) / 2
    if ahead < limit <= len(facts.first_contacts):
        turn = facts.first_contacts[ahead - limit] + HOUR + A_SECOND
    at, last = gates.put_off(replace(facts, rules=replace(facts.rules, enabled=True)), wish_at=turn)
    return at, last.gate if last is not None else FIRST_CONTACTS


def _block(until: datetime | None) -> str:
    return f"block until {until:%Y-%m-%d %H:%M} UTC" if until else "block"


def _figure(number: object) -> float | None:
    return float(number) if isinstance(number, int | float) else None
