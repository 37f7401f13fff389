"""Every reason not to write first, in one fixed order: facts in, verdicts out, nothing looked up here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.store.outreach import Hold, OptIn

DAY = timedelta(days=1)
WEEK = timedelta(days=7)
UNANSWERED_LIMIT = 2
MINUTE = timedelta(minutes=1)
RETRY_WHEN_BUSY = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Rules:
    """What the operator set for everybody."""

    enabled: bool
    after_their_message: timedelta
    first_contacts_per_hour: int
    consent_lasts: timedelta
    ceiling_per_day: int
    ceiling_per_week: int
    sends_per_minute: int = 20


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything that decides whether a message may go out at `now`.

    `opt_in`: this session's permission, with the limits and counts of the person over all their sessions (`together`).
    `may_be_written_to`: neither said to be under 18 nor asked to be forgotten.
    `trigger_on`: the person lets this reason count; `wanted`: the character still would like to.
    `sent`: when something was sent to this person in the last 8 days, over all sessions, oldest first.
    `first_contacts`: when anybody was written to for the first time within the last hour.
    `this_minute`: when anything went out to anybody within the last minute, oldest first.
    """

    rules: Rules
    now: datetime
    opt_in: OptIn | None
    may_be_written_to: bool
    trigger_on: bool
    wanted: bool
    cooldown: timedelta
    last_message: datetime | None
    sent: Sequence[datetime]
    ever_sent: bool
    first_contacts: Sequence[datetime]
    this_minute: Sequence[datetime]
    hold: Hold | None
    breaker_open: bool
    place_known: bool


@dataclass(frozen=True, slots=True)
class Verdict:
    """One gate's answer. `until`: the earliest moment at which it can be another one; None: something must happen first."""

    gate: str
    passed: bool
    until: datetime | None = None


def judge(facts: Facts) -> tuple[Verdict, ...]:
    """All gates in their order, up to and with the first that blocks. Whatever cannot be read blocks (R4)."""
    verdicts: list[Verdict] = []
    for gate in GATES:
        verdicts.append(gate(facts))
        if not verdicts[-1].passed:
            break
    return tuple(verdicts)


def blocked(verdicts: Sequence[Verdict]) -> Verdict | None:
    """The gate that blocks, if one does."""
    return next((verdict for verdict in verdicts if not verdict.passed), None)


def together(own: OptIn, everywhere: Sequence[OptIn]) -> OptIn:
    """The permission of one session under the counts of all of the person's: whoever writes, it is one person who is written to.

    The latest message, all that is unanswered, the narrowest limits and the longest pause count. Nothing gives a person more than
    one permission today: `Consent` keeps that of their DM alone, from wherever they switch it on, and a channel never has one. But
    the table has a row for each session, so whatever adds a second one some day shall find that the limits are the person's.
    """
    on = [own, *(other for other in everywhere if other.enabled and other.session != own.session)]
    paused = [one for one in on if one.pause_reason is not None]
    longest = max(
        paused, key=lambda one: (one.paused_until is None, one.paused_until or one.consented_at), default=own
    )
    return replace(
        own,
        last_sent_at=max(
            (one.last_sent_at for one in everywhere if one.last_sent_at is not None), default=own.last_sent_at
        ),
        unanswered=sum(one.unanswered for one in everywhere) if everywhere else own.unanswered,
        per_day=min(one.per_day for one in on),
        per_week=min(one.per_week for one in on),
        backoff=max(one.backoff for one in on),
        paused_until=longest.paused_until,
        pause_reason=longest.pause_reason,
    )


def at_another_time(facts: Facts, now: datetime) -> Facts:
    """The facts as they will be then if nothing else happens: what is so only at this moment for the whole bot has passed."""
    passing = now > facts.now
    return replace(
        facts,
        now=now,
        wanted=True,
        breaker_open=facts.breaker_open and not passing,
        first_contacts=() if passing else facts.first_contacts,
        this_minute=() if passing else facts.this_minute,
    )


def put_off(facts: Facts, *, wish_at: datetime) -> tuple[datetime | None, Verdict | None]:
    """(the first moment from `wish_at` on at which every gate is open if nothing else happens, the gate that opens last).

    No moment: that gate waits for something to happen. No gate: none is in the way.
    """
    moment = max(wish_at, facts.now)
    last: Verdict | None = None
    for _ in range(4 * len(GATES)):
        block = blocked(judge(at_another_time(facts, moment)))
        if block is None:
            return moment, last
        if block.until is None or block.until <= moment:
            return None, block
        moment, last = block.until, block
    return None, last


def earliest(facts: Facts, *, wish_at: datetime | None) -> tuple[datetime | None, Verdict | None]:
    """The earliest moment at which a message could go out if nothing else happens, or the gate that bars it for now."""
    if wish_at is None:
        return None, None
    moment, last = put_off(facts, wish_at=wish_at)
    return moment, None if moment else last


def apart(opt_in: OptIn, cooldown: timedelta, rules: Rules) -> timedelta:
    """How far apart messages are at least in the long run: the cooldown, or what the limits of a day and a week leave to each."""
    per_day = min(opt_in.per_day, rules.ceiling_per_day)
    per_week = min(opt_in.per_week, rules.ceiling_per_week)
    return max(cooldown, DAY / max(1, per_day), WEEK / max(1, per_week))


def wait_between(opt_in: OptIn, cooldown: timedelta, rules: Rules) -> timedelta:
    """The least time between two messages: the cooldown; where it is to be doubled, twice what really keeps them apart.

    Doubled for each unanswered one (R5), and by a moderate pattern (R18): twice a cooldown that is shorter than what the limits
    leave would change nothing.
    """
    factor = 2**opt_in.unanswered * max(1, opt_in.backoff)
    return apart(opt_in, cooldown, rules) * factor if factor > 1 else cooldown


def zone_of(name: str | None) -> ZoneInfo | None:
    """The time zone of that name, or None if it is not known."""
    if not name:
        return None
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def is_quiet(at: datetime, zone: ZoneInfo, quiet: tuple[int, int]) -> bool:
    """Whether it is quiet hours there and then; they may run over midnight, equal hours mean none."""
    start, end = quiet
    hour = at.astimezone(zone).hour
    return start <= hour < end if start <= end else hour >= start or hour < end


def end_of_quiet(at: datetime, zone: ZoneInfo, quiet: tuple[int, int]) -> datetime:
    """The next moment outside quiet hours. Walks real hours, so that a clock change cannot fool it."""
    if not is_quiet(at, zone, quiet):
        return at
    moment = at.replace(minute=0, second=0, microsecond=0)
    for quarter in range(1, 4 * 50):
        candidate = moment + timedelta(minutes=15 * quarter)
        if candidate > at and not is_quiet(candidate, zone, quiet):
            return candidate
    return at + DAY


def tomorrow_morning(at: datetime, zone: ZoneInfo, quiet: tuple[int, int]) -> datetime:
    """The start of the person's next day outside quiet hours."""
    local = at.astimezone(zone)
    midnight = datetime.combine(local.date() + DAY, time(0), zone)
    return end_of_quiet(max(midnight.astimezone(at.tzinfo), at), zone, quiet)


# --- the gates, in the order in which they are asked ---------------------------------------------------


def _opted_in(facts: Facts) -> Verdict:
    return Verdict(
        "opted in",
        facts.rules.enabled and facts.may_be_written_to and facts.opt_in is not None and facts.opt_in.enabled,
    )


def _consent_fresh(facts: Facts) -> Verdict:
    opt_in = _known(facts)
    return Verdict("permission fresh", facts.now < opt_in.consented_at + facts.rules.consent_lasts)


def _trigger(facts: Facts) -> Verdict:
    return Verdict("this reason", facts.trigger_on)


def _cooldown(facts: Facts) -> Verdict:
    opt_in = _known(facts)
    if opt_in.last_sent_at is None:
        return Verdict("time between messages", passed=True)
    until = opt_in.last_sent_at + wait_between(opt_in, facts.cooldown, facts.rules)
    return Verdict("time between messages", facts.now >= until, until)


def _crisis_hold(facts: Facts) -> Verdict:
    if facts.hold is None or (facts.hold.wrote_since and facts.now >= facts.hold.until):
        return Verdict("a hold", passed=True)
    return Verdict("a hold", passed=False, until=facts.hold.until if facts.hold.wrote_since else None)


def _pause(facts: Facts) -> Verdict:
    opt_in = _known(facts)
    if opt_in.pause_reason is None:
        return Verdict("a pause", passed=True)
    over = opt_in.paused_until is not None and facts.now >= opt_in.paused_until
    return Verdict("a pause", over, opt_in.paused_until)


def _breaker(facts: Facts) -> Verdict:
    return Verdict("the safety switch", not facts.breaker_open, facts.now + timedelta(hours=1))


def _quiet_hours(facts: Facts) -> Verdict:
    opt_in = _known(facts)
    zone, quiet = zone_of(opt_in.zone), (opt_in.quiet_from, opt_in.quiet_to)
    if zone is None or not all(0 <= hour <= 23 for hour in quiet):
        return Verdict("quiet hours", passed=False)
    return Verdict("quiet hours", not is_quiet(facts.now, zone, quiet), end_of_quiet(facts.now, zone, quiet))


def _after_their_message(facts: Facts) -> Verdict:
    if facts.last_message is None:
        return Verdict("time since you wrote", passed=False)
    until = facts.last_message + facts.rules.after_their_message
    return Verdict("time since you wrote", facts.now >= until, until)


def _day_limit(facts: Facts) -> Verdict:
    opt_in = _known(facts)
    zone = zone_of(opt_in.zone)
    if zone is None:
        return Verdict("the day's limit", passed=False)
    today = facts.now.astimezone(zone).date()
    used = sum(1 for at in facts.sent if at.astimezone(zone).date() == today)
    until = tomorrow_morning(facts.now, zone, (opt_in.quiet_from, opt_in.quiet_to))
    return Verdict("the day's limit", used < min(opt_in.per_day, facts.rules.ceiling_per_day), until)


def _week_limit(facts: Facts) -> Verdict:
    opt_in = _known(facts)
    recent = [at for at in facts.sent if at > facts.now - WEEK]
    limit = min(opt_in.per_week, facts.rules.ceiling_per_week)
    full = len(recent) >= limit
    return Verdict("the week's limit", not full, recent[-limit] + WEEK if full else None)


def _unanswered(facts: Facts) -> Verdict:
    return Verdict("an answer first", _known(facts).unanswered < UNANSWERED_LIMIT)


def _first_contacts(facts: Facts) -> Verdict:
    free = facts.ever_sent or len(facts.first_contacts) < facts.rules.first_contacts_per_hour
    return Verdict("first messages this hour", free, facts.now + RETRY_WHEN_BUSY)


def _this_minute(facts: Facts) -> Verdict:
    limit = facts.rules.sends_per_minute
    full = len(facts.this_minute) >= limit
    return Verdict("messages this minute", not full, facts.this_minute[-limit] + MINUTE if full else None)


def _still_wanted(facts: Facts) -> Verdict:
    return Verdict("still wanted", facts.wanted)


def _reachable(facts: Facts) -> Verdict:
    return Verdict("reachable", facts.place_known)


def _known(facts: Facts) -> OptIn:
    """The permission; the first gate has made sure that there is one."""
    if facts.opt_in is None:
        raise ValueError("asked about a person who never opted in")
    return facts.opt_in


GATES: tuple[Callable[[Facts], Verdict], ...] = (
    _opted_in,
    _consent_fresh,
    _trigger,
    _cooldown,
    _crisis_hold,
    _pause,
    _breaker,
    _quiet_hours,
    _after_their_message,
    _day_limit,
    _week_limit,
    _unanswered,
    _first_contacts,
    _this_minute,
    _still_wanted,
    _reachable,
)
