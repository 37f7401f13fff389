"""What a person allows us: switching messages on and off, and setting when, how often and why."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from bot import gates
from bot.clock import Clock
from bot.config import OutreachSection
from bot.delivery import disable
from bot.engine.port import Engine, Wishes
from bot.engine.wire import Persona, Preferences, Triggers
from bot.errors import EngineUnavailableError, PolitelyRefusedError, SessionNotFoundError
from bot.place import Place, dm
from bot.planning import OTHER_SETTINGS, THE_ENGINE, THEY_STOPPED, Planner, past
from bot.store import meta, outreach, people, places, privacy, receipts
from bot.store.database import Database, Tx
from bot.store.outreach import Moment, OptIn
from bot.store.receipts import Receipt

__all__ = ("Consent", "Moment", "OptIn", "Receipt", "Standing")

HOUR = timedelta(hours=1)
LONGEST_WAIT = 8760.0
"""The most hours between two messages that can be set: a year."""
REASONS = {
    "attachment_seeking": "a close bond and some time apart",
    "need_deficit": "a wish for company or something to do",
    "emotional_overflow": "something good that is still on its mind",
}
"""Each trigger in words."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What holds once somebody says yes. `before`: settings of an earlier permission are among them."""

    zone: str
    quiet: tuple[int, int]
    per_day: int
    per_week: int
    preferences: Preferences
    before: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """The lines that a person agrees to, with the zone that they name."""

    zone: str
    text: str

    @property
    def mark(self) -> str:
        """Eight characters that are others for other lines, so that a yes is known to belong to these."""
        return sha256(self.text.encode()).hexdigest()[:8]


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a person's permission stands now. `opt_in` is None for somebody who never switched it on.

    `earliest`: the first moment at which a message could come if nothing else happens; `barred` names the gate
    that lets none through until something happens. `waiting`: the character would like to write right now and is held back.
    `allowed`: whether whoever runs the bot lets it write first at all. `paused_until`: the end of a pause, where it has one
    and holds now. `ever_wrote`: whether the person ever wrote to us. `after_their_message`: how long it waits after that.
    """

    opt_in: OptIn | None
    preferences: Preferences
    earliest: datetime | None
    barred: str | None
    allowed: bool
    renew_by: datetime | None
    waiting: bool = False
    paused_until: datetime | None = None
    ever_wrote: bool = True
    after_their_message: timedelta = timedelta(hours=2)


class Consent:
    """Everything that a person sets about messages of ours. Only for themself, only for their own DM."""

    def __init__(
        self,
        *,
        db: Database,
        engine: Engine,
        persona: Persona,
        defaults: OutreachSection,
        planner: Planner,
        clock: Clock,
    ) -> None:
        self._db = db
        self._engine = engine
        self._persona = persona
        self._defaults = defaults
        self._planner = planner
        self._rules = planner.rules
        self._clock = clock

    @property
    def lasts(self) -> timedelta:
        """How long a permission lasts."""
        return self._rules.consent_lasts

    async def question(self, person: int, *, zone: str | None = None, otherwise: str = "UTC") -> Question:
        """What to ask: in this `zone`, else in the one that the person named before, else in `otherwise`."""
        async with self._db.read() as tx:
            terms = await self._terms(tx, person, zone=zone, otherwise=otherwise)
        return Question(terms.zone, self._text(terms))

    async def _terms(self, tx: Tx, person: int, *, zone: str | None, otherwise: str) -> Terms:
        """What the person had set comes back, as far as it allows us no more than a first permission does."""
        own, kept = self._defaults, await outreach.find(tx, dm(person))
        if kept is None:
            first = Preferences(enabled=True, cooldown_hours=own.cooldown_hours)
            return Terms(zone or otherwise, (own.quiet_from, own.quiet_to), own.per_day, own.per_week, first)
        quiet = (kept.quiet_from, kept.quiet_to)
        readable = quiet[0] != quiet[1] and all(0 <= hour <= 23 for hour in quiet)
        known = kept.zone if gates.zone_of(kept.zone) else None
        return Terms(
            zone=zone or known or otherwise,
            quiet=quiet if readable else (own.quiet_from, own.quiet_to),
            per_day=min(kept.per_day, own.per_day),
            per_week=min(kept.per_week, own.per_week),
            preferences=await self._preferred(tx, dm(person)),
            before=True,
        )

    async def _preferred(self, tx: Tx, session: str) -> Preferences:
        try:
            before = await self._engine.preferences(session, within=tx)
        except SessionNotFoundError:
            before = Preferences(enabled=False)
        wait = max(before.cooldown_hours, self._defaults.cooldown_hours)
        return before.model_copy(update={"enabled": True, "cooldown_hours": wait})

    def _text(self, terms: Terms) -> str:
        """The lines that a person agrees to (R1); kept word for word with the permission."""
        quiet = f"{terms.quiet[0]:02}:00 and {terms.quiet[1]:02}:00"
        often = f"At most {_times(terms.per_day)} a day and {_times(terms.per_week)} a week"
        lines = [
            f"{self._persona.identity.name}, an AI, may send you a direct message first, now and then: never between {quiet} in {terms.zone}.",
            f"{often}; two messages without an answer, and it waits for you.",
            f"Every message has a Stop button that works at once, and the permission ends by itself after {self._defaults.consent_days} days.",
        ]
        return "\n".join([*lines, _as_before(terms)] if terms.before else lines)

    async def here_is_my_dm(self, person: int, *, channel: int) -> None:
        """The person used a command in their DM, so it is known where that is."""
        async with self._db.write() as tx:
            await places.keep(tx, Place(dm(person), "dm", person, channel, None))

    async def check_may_opt_in(self, person: int) -> None:
        """Raises PolitelyRefusedError for somebody who must not or cannot switch it on."""
        if not self._rules.enabled:
            raise PolitelyRefusedError(
                "Whoever runs this bot has switched off messages that come first, for everybody. Nothing was changed."
            )
        async with self._db.read() as tx:
            if await people.age_band(tx, person) is not None:
                raise PolitelyRefusedError(
                    "You told me that you are under 18, so I will not write to you first. Nothing was changed."
                )
            if await places.find(tx, dm(person)) is None:
                raise PolitelyRefusedError(
                    "I don't know your DM yet. Send me a direct message, just a hello, and then try again."
                )

    async def switch_on(self, person: int, *, zone: str) -> Standing:
        """The person confirmed: 18 or older, this zone, the lines of `question` (R1)."""
        await self.check_may_opt_in(person)
        if gates.zone_of(zone) is None:
            raise PolitelyRefusedError(
                f"I don't know the time zone {zone}. Try a name such as Europe/Berlin. Nothing was switched on."
            )
        session, now = dm(person), self._clock()
        await self._engine.ensure(session, self._persona, at=now)
        async with self._db.write() as tx:
            await tx.lock(session)
            terms = await self._terms(tx, person, zone=zone, otherwise=zone)
            await outreach.opt_in(
                tx, session=session, person=person, zone=zone, quiet=terms.quiet, per_day=terms.per_day, per_week=terms.per_week,
                consent_text=self._text(terms), at=now,
            )  # fmt: skip
            await privacy.may_contact_again(tx, person)
            await self._prefer(tx, person, terms.preferences)
        return await self.standing(person)

    async def switch_off(self, person: int, *, reason: str = "asked") -> bool:
        """Off at once: what was about to go out is withdrawn, and the moment that was held has its end, in the same transaction.

        False: it was off already.
        """
        session, now = dm(person), self._clock()
        async with self._db.write() as tx:
            await tx.lock(session)
            opt_in = await outreach.find(tx, session)
            if opt_in is None or not opt_in.enabled:
                return False
            ending = THEY_STOPPED if reason == "asked" else "it was switched off"
            await self._planner.close(tx, opt_in, now=now, ending=ending)
            await outreach.switch_off(tx, session, reason=reason, at=now)
            await meta.count(tx, f"stopped_{reason}", at=now)
            await disable(self._engine, session, at=now, within=tx)
        return True

    async def standing(self, person: int) -> Standing:
        """What holds now, and the earliest moment at which a message could come. A permission that ran out is off from here on."""
        session, now = dm(person), self._clock()
        async with self._db.read() as tx:
            opt_in = await outreach.find(tx, session)
        if opt_in is None:
            return Standing(
                opt_in=None,
                preferences=Preferences(enabled=False),
                earliest=None,
                barred=None,
                allowed=self._rules.enabled,
                renew_by=None,
            )
        if opt_in.enabled and now >= opt_in.consented_at + self._rules.consent_lasts:
            await self.switch_off(person, reason="permission ended")
            return await self.standing(person)
        if not opt_in.enabled:
            return Standing(
                opt_in=opt_in, preferences=Preferences(enabled=False), earliest=None, barred="opted in", allowed=self._rules.enabled, renew_by=None
            )  # fmt: skip
        preferences = await self._engine.preferences(session)
        try:
            wishes = await self._engine.wishes(session, at=now)
        except EngineUnavailableError:
            wishes = None
        async with self._db.read() as tx:
            facts = await self._planner.facts(tx, session, person, preferences=preferences, now=now)
        moment, barred = _earliest(facts, wishes, now=now)
        held = past(opt_in, at=now)
        paused = facts.opt_in.paused_until if facts.opt_in is not None else None
        return Standing(
            opt_in=opt_in, preferences=preferences, earliest=moment, barred=barred, allowed=self._rules.enabled,
            renew_by=opt_in.consented_at + self._rules.consent_lasts, waiting=held is not None and held.kind is not None,
            paused_until=paused if paused is not None and paused > now else None, ever_wrote=facts.last_message is not None,
            after_their_message=self._rules.after_their_message,
        )  # fmt: skip

    async def set_triggers(self, person: int, triggers: Triggers) -> Standing:
        """Which of the three reasons count."""
        await self._change(person, lambda _, before: before.model_copy(update={"triggers": triggers}))
        return await self.standing(person)

    async def set_cooldown(self, person: int, hours: float) -> Standing:
        """The least number of hours between two messages, 0 to 8760."""
        if not 0 <= hours <= LONGEST_WAIT:
            raise PolitelyRefusedError(
                "Between 0 and 8760 hours, please: 24 is a day, 168 a week. Nothing was changed."
            )
        await self._change(
            person, lambda _, before: before.model_copy(update={"cooldown_hours": float(hours)})
        )
        return await self.standing(person)

    async def set_limits(self, person: int, *, per_day: int | None, per_week: int | None) -> Standing:
        """The most messages of a day and a week, from 1 to the operator's ceiling (R3)."""
        opt_in = await self._must_be_on(person)
        day, week = per_day or opt_in.per_day, per_week or opt_in.per_week
        ceiling = (self._defaults.ceiling_per_day, self._defaults.ceiling_per_week)
        if not (1 <= day <= ceiling[0] and 1 <= week <= ceiling[1]):
            raise PolitelyRefusedError(
                f"Here it can be 1 to {ceiling[0]} a day and 1 to {ceiling[1]} a week. Nothing was changed."
            )
        async with self._db.write() as tx:
            await tx.lock(opt_in.session)
            await outreach.set_limits(tx, opt_in.session, per_day=day, per_week=week)
            await self._replan(tx, person)
        return await self.standing(person)

    async def set_quiet(self, person: int, *, hours: tuple[int, int], zone: str | None) -> Standing:
        """The hours (0..23, over midnight if the first is later) in which nothing comes."""
        if hours[0] == hours[1]:
            raise PolitelyRefusedError(
                "Quiet hours need a beginning and an end that differ, or I might write at night. Nothing was changed."
            )
        if not all(0 <= hour <= 23 for hour in hours):
            raise PolitelyRefusedError(
                "Hours go from 0 to 23: 22 and 8 mean from ten in the evening to eight in the morning. Nothing was changed."
            )
        if zone is not None and gates.zone_of(zone) is None:
            raise PolitelyRefusedError(
                f"I don't know the time zone {zone}. Try a name such as Europe/Berlin. Nothing was changed."
            )
        opt_in = await self._must_be_on(person)
        async with self._db.write() as tx:
            await tx.lock(opt_in.session)
            await outreach.set_quiet(tx, opt_in.session, hours=hours, zone=zone)
            await self._replan(tx, person)
        return await self.standing(person)

    @property
    def ceiling(self) -> tuple[int, int]:
        """The most messages (a day, a week) that whoever runs the bot lets a person choose."""
        return self._defaults.ceiling_per_day, self._defaults.ceiling_per_week

    async def wait_of(self, person: int) -> float:
        """The hours, rounded up, that really lie between two messages now: by the wait or the limits, and by a pattern (R18)."""
        opt_in = await self._must_be_on(person)
        preferences = await self._engine.preferences(opt_in.session)
        return self.hours_between(opt_in, preferences)

    def hours_between(self, opt_in: OptIn, preferences: Preferences) -> float:
        """As `wait_of`, for whoever has a transaction of their own."""
        return self._apart(opt_in, preferences) * max(1, opt_in.backoff)

    async def less_often(self, person: int) -> float:
        """Double the wait that really applies; the hours that it is now."""
        await self._change(person, self._doubled)
        return await self.wait_of(person)

    def _doubled(self, opt_in: OptIn, before: Preferences) -> Preferences:
        return before.model_copy(
            update={"cooldown_hours": min(LONGEST_WAIT, 2 * self._apart(opt_in, before))}
        )

    def _apart(self, opt_in: OptIn, preferences: Preferences) -> float:
        cooldown = timedelta(hours=preferences.cooldown_hours)
        return float(math.ceil(gates.apart(opt_in, cooldown, self._rules) / HOUR))

    async def not_today(self, person: int) -> datetime:
        """Nothing before the person's tomorrow morning; that moment."""
        opt_in = await self._must_be_on(person)
        now, zone = self._clock(), gates.zone_of(opt_in.zone)
        until = (
            now + timedelta(days=1)
            if zone is None
            else gates.tomorrow_morning(now, zone, (opt_in.quiet_from, opt_in.quiet_to))
        )
        async with self._db.write() as tx:
            await tx.lock(opt_in.session)
            await outreach.pause(tx, opt_in.session, until=until, reason="not today")
            await self._replan(tx, person)
        return until

    async def answered(self, person: int) -> None:
        """A reaction counts as an answer (R5): what waited for one is planned anew."""
        now = self._clock()
        async with self._db.write() as tx:
            await tx.lock(dm(person))
            if answered := await outreach.they_answered(tx, person):
                await meta.count(tx, "outreach_answered", at=now, by=answered)
                await self._planner.replan(tx, person, now=now)

    async def why(self, person: int, *, limit: int = 5) -> list[Receipt]:
        """The last decisions about this person, newest first (R7)."""
        async with self._db.read() as tx:
            return await receipts.newest(tx, person, limit=limit)

    async def _must_be_on(self, person: int) -> OptIn:
        async with self._db.read() as tx:
            opt_in = await outreach.find(tx, dm(person))
        if opt_in is None or not opt_in.enabled:
            raise PolitelyRefusedError(
                "Messages from me are off, so there is nothing to set. /outreach on switches them on."
            )
        return opt_in

    async def _change(self, person: int, change: Callable[[OptIn, Preferences], Preferences]) -> Preferences:
        """Other preferences, made of those that hold, and the next moment with them: one transaction."""
        opt_in = await self._must_be_on(person)
        async with self._db.write() as tx:
            await tx.lock(opt_in.session)
            after = change(opt_in, await self._engine.preferences(opt_in.session, within=tx))
            await self._prefer(tx, person, after)
        return after

    async def _prefer(self, tx: Tx, person: int, preferences: Preferences) -> None:
        await self._engine.set_preferences(dm(person), preferences, at=self._clock(), within=tx)
        await self._replan(tx, person)

    async def _replan(self, tx: Tx, person: int) -> None:
        await self._planner.replan(tx, person, now=self._clock(), ending=OTHER_SETTINGS)


def _earliest(
    facts: gates.Facts, wishes: Wishes | None, *, now: datetime
) -> tuple[datetime | None, str | None]:
    """(the earliest moment at which a message could come, what bars it). No `wishes`: the engine cannot be reached."""
    if facts.breaker_open:
        return None, "the safety switch"
    if wishes is None:
        return None, THE_ENGINE
    moment, block = gates.earliest(facts, wish_at=now if wishes.actions else wishes.next_check_at)
    return moment, block.gate if block else None


def _as_before(terms: Terms) -> str:
    """What else of the person's own settings holds; what allowed us more than a first permission does not come back by itself."""
    wait = f"{terms.preferences.cooldown_hours:g}"
    triggers = terms.preferences.triggers.model_dump()
    on = [words for name, words in REASONS.items() if triggers[name]]
    off = [words for name, words in REASONS.items() if not triggers[name]]
    reasons = (
        "every reason counts"
        if not off
        else f"of the reasons only this counts: {'; '.join(on)}"
        if on
        else "no reason counts, so nothing comes until you switch one on"
    )
    return (
        f"As you had set it before: these quiet hours, at least {wait} hours between messages, and {reasons}."
        " Where you had allowed more than this, set it again afterwards if you like."
    )


def _times(n: int) -> str:
    return {1: "once", 2: "twice"}.get(n, f"{n} times")
