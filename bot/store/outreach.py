"""Who may be written to first, under which limits, and what holds everything back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from bot.store.moments import maybe_when, ms, when

if TYPE_CHECKING:
    from bot.store.database import Row, Tx


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment at which the character would like to write. `kind` is the trigger, None where it is not known yet."""

    at: datetime
    kind: str | None = None
    urge: float | None = None
    threshold: float | None = None


@dataclass(frozen=True, slots=True)
class OptIn:
    """One person's permission for one session, and where it stands.

    `quiet_from`, `quiet_to`: hours 0..23 in `zone`; equal means no quiet hours. `backoff`: the factor on the wait
    that a moderate pattern brings (1 or 2). `unanswered`: messages of ours in a row that got no answer.
    `due_at`: when it is looked at next; `wish`: the moment that this is about, and `held_by` the gate that put it off.
    `tries`: how often looking at it has failed since it was planned.
    """

    session: str
    person: int
    enabled: bool
    off_reason: str | None
    zone: str | None
    quiet_from: int
    quiet_to: int
    per_day: int
    per_week: int
    consent_text: str
    consented_at: datetime
    unanswered: int
    backoff: int
    paused_until: datetime | None
    pause_reason: str | None
    last_sent_at: datetime | None
    due_at: datetime | None
    fence: int
    wish: Moment | None = None
    held_by: str | None = None
    tries: int = 0


@dataclass(frozen=True, slots=True)
class Hold:
    """Nothing goes out before `until`, nor before the person wrote again (R12)."""

    level: str
    until: datetime
    wrote_since: bool


async def opt_in(
    tx: Tx,
    *,
    session: str,
    person: int,
    zone: str,
    quiet: tuple[int, int],
    per_day: int,
    per_week: int,
    consent_text: str,
    at: datetime,
) -> None:
    """Switch on, with just what the text says that the person agrees to; a pause, and what was unanswered, is over."""
    await tx.run(
        "INSERT INTO outreach (session, person, enabled, zone, quiet_from, quiet_to, per_day, per_week, consent_text, consented_at,"
        " unanswered, backoff, fence) VALUES ($1, $2, 1, $3, $4, $5, $6, $7, $8, $9, 0, 1, 0)"
        " ON CONFLICT (session) DO UPDATE SET enabled = 1, off_reason = NULL, zone = $3, quiet_from = $4, quiet_to = $5, per_day = $6, per_week = $7,"
        " consent_text = $8, consented_at = $9,"
        " unanswered = 0, backoff = 1, paused_until = NULL, pause_reason = NULL",
        session, person, zone, quiet[0], quiet[1], per_day, per_week, consent_text, ms(at),
    )  # fmt: skip


async def switch_off(tx: Tx, session: str, *, reason: str, at: datetime) -> None:
    """Switch off and withdraw whatever was about to go out, in the same transaction."""
    await tx.run(
        "UPDATE outreach SET enabled = 0, off_reason = $2, due_at = NULL, wish_at = NULL, held_by = NULL, claimed_until = NULL,"
        " fence = fence + 1 WHERE session = $1",
        session, reason,
    )  # fmt: skip
    await tx.run(
        "UPDATE outbox SET status = 'withdrawn', why = $2, finished_at = $3, text = NULL WHERE session = $1 AND status = 'prepared'",
        session, reason, ms(at),
    )  # fmt: skip


async def find(tx: Tx, session: str) -> OptIn | None:
    """The permission of this session, also when it is switched off."""
    row = await tx.row("SELECT * FROM outreach WHERE session = $1", session)
    return opted_in(row) if row else None


async def of_person(tx: Tx, person: int) -> list[OptIn]:
    """All permissions of this person, in a fixed order, also those that are switched off."""
    rows = await tx.rows("SELECT * FROM outreach WHERE person = $1 ORDER BY session", person)
    return [opted_in(row) for row in rows]


async def set_quiet(tx: Tx, session: str, *, hours: tuple[int, int], zone: str | None) -> None:
    """Other quiet hours, and another zone if one is given."""
    await tx.run(
        "UPDATE outreach SET quiet_from = $2, quiet_to = $3, zone = COALESCE($4, zone) WHERE session = $1",
        session,
        *hours,
        zone,
    )


async def set_limits(tx: Tx, session: str, *, per_day: int, per_week: int) -> None:
    """Other limits of a day and a week."""
    await tx.run(
        "UPDATE outreach SET per_day = $2, per_week = $3 WHERE session = $1", session, per_day, per_week
    )


async def pause(tx: Tx, session: str, *, until: datetime | None, reason: str) -> None:
    """Write nothing before `until`; None: before it is switched on again, which no later pause shortens."""
    await tx.run(
        "UPDATE outreach SET paused_until = $2, pause_reason = $3"
        " WHERE session = $1 AND (CAST($2 AS BIGINT) IS NULL OR paused_until IS NOT NULL OR pause_reason IS NULL)",
        session, ms(until) if until else None, reason,
    )  # fmt: skip


async def unpause(tx: Tx, session: str) -> None:
    """End a pause."""
    await tx.run("UPDATE outreach SET paused_until = NULL, pause_reason = NULL WHERE session = $1", session)


async def set_backoff(tx: Tx, session: str, factor: int) -> None:
    """Multiply this session's wait (a moderate pattern halves the outreach)."""
    await tx.run("UPDATE outreach SET backoff = $2 WHERE session = $1", session, factor)


async def sent(tx: Tx, session: str, *, at: datetime, answered: bool = False) -> None:
    """One more message of ours, `answered` by now or not."""
    await tx.run(
        "UPDATE outreach SET last_sent_at = $2, unanswered = unanswered + $3 WHERE session = $1",
        session, ms(at), int(not answered),
    )  # fmt: skip


async def they_answered(tx: Tx, person: int) -> int:
    """The person wrote or reacted: nothing is unanswered any more (R5). Gives how many messages that answers."""
    row = await tx.row("SELECT SUM(unanswered) AS n FROM outreach WHERE person = $1", person)
    waiting = int(row["n"] or 0) if row else 0
    if waiting:
        await tx.run("UPDATE outreach SET unanswered = 0 WHERE person = $1", person)
    return waiting


async def they_wrote(tx: Tx, person: int) -> int:
    """The person wrote, which a reaction is not: a hold may end with its time (R12)."""
    await tx.run("UPDATE holds SET wrote_since = 1 WHERE person = $1 AND wrote_since = 0", person)
    return await they_answered(tx, person)


async def hold(tx: Tx, person: int, *, level: str, until: datetime) -> None:
    """Hold everything for this person; a longer hold is never shortened."""
    await tx.run(
        "INSERT INTO holds (person, level, until, wrote_since) VALUES ($1, $2, $3, 0) ON CONFLICT (person) DO UPDATE SET"
        " level = CASE WHEN $3 >= holds.until THEN $2 ELSE holds.level END,"
        " until = CASE WHEN $3 >= holds.until THEN $3 ELSE holds.until END, wrote_since = 0",
        person, level, ms(until),
    )  # fmt: skip


async def held(tx: Tx, person: int) -> Hold | None:
    """The hold on this person, if there ever was one."""
    row = await tx.row("SELECT level, until, wrote_since FROM holds WHERE person = $1", person)
    return (
        Hold(level=row["level"], until=when(row["until"]), wrote_since=bool(row["wrote_since"]))
        if row
        else None
    )


async def open_breaker(tx: Tx, *, reason: str, at: datetime) -> bool:
    """Stop all outreach of this bot until an operator says otherwise; the first reason stands. False: it was open before."""
    opened = await tx.run(
        "INSERT INTO breaker (id, opened_at, reason) VALUES (1, $1, $2) ON CONFLICT (id) DO NOTHING",
        ms(at),
        reason,
    )
    return opened == 1


async def untold_breaker(tx: Tx) -> tuple[datetime, str] | None:
    """As `breaker`, while no operator was told."""
    row = await tx.row("SELECT opened_at, reason FROM breaker WHERE id = 1 AND told = 0")
    return (when(row["opened_at"]), row["reason"]) if row else None


async def told_of_breaker(tx: Tx, *, opened_at: datetime) -> None:
    """The operator was told of the one that opened then."""
    await tx.run("UPDATE breaker SET told = 1 WHERE id = 1 AND opened_at = $1", ms(opened_at))


async def close_breaker(tx: Tx) -> bool:
    """An operator looked and allows outreach again. False: it was not open."""
    return await tx.run("DELETE FROM breaker WHERE id = 1") == 1


async def breaker(tx: Tx) -> tuple[datetime, str] | None:
    """Since when and why all outreach is stopped."""
    row = await tx.row("SELECT opened_at, reason FROM breaker WHERE id = 1")
    return (when(row["opened_at"]), row["reason"]) if row else None


def opted_in(row: Row) -> OptIn:
    """A row of this table as what it means."""
    wish = (
        Moment(when(row["wish_at"]), row["wish_kind"], row["wish_urge"], row["wish_threshold"])
        if row["wish_at"] is not None
        else None
    )
    return OptIn(
        session=row["session"], person=row["person"], enabled=bool(row["enabled"]), off_reason=row["off_reason"], zone=row["zone"],
        quiet_from=row["quiet_from"], quiet_to=row["quiet_to"], per_day=row["per_day"], per_week=row["per_week"],
        consent_text=row["consent_text"], consented_at=when(row["consented_at"]), unanswered=row["unanswered"], backoff=row["backoff"],
        paused_until=maybe_when(row["paused_until"]), pause_reason=row["pause_reason"], last_sent_at=maybe_when(row["last_sent_at"]),
        due_at=maybe_when(row["due_at"]), fence=row["fence"], wish=wish, held_by=row["held_by"], tries=row["tries"],
    )  # fmt: skip
