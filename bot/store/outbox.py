"""The messages that we send unasked, kept before they go out, so that none is sent twice and none is lost."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Literal, cast

from bot.store.moments import maybe_ms, maybe_when, ms, never_given, when

if TYPE_CHECKING:
    from bot.store.database import Row, Tx

Status = Literal["prepared", "sending", "delivered", "refused", "limited", "withdrawn", "unknown"]


@dataclass(frozen=True, slots=True)
class Letter:
    """One message on its way. `action` names it here, `engine_action` at the engine, `nonce` at Discord.

    `lease_until` and `fence`: until when nobody else takes it up, and which taker may bring it to its end.
    `urge`, `threshold`, `gates`, `wish_at` and `held_by` are kept for its receipt.
    """

    action: str
    session: str
    person: int
    engine_action: str
    kind: str
    nonce: str
    text: str | None
    status: Status
    prepared_at: datetime
    first_attempt_at: datetime | None
    urge: float | None = None
    threshold: float | None = None
    gates: Mapping[str, str] = field(default_factory=dict[str, str])
    wish_at: datetime | None = None
    held_by: str | None = None
    lease_until: datetime | None = None
    fence: int = 0


async def prepare(tx: Tx, letter: Letter) -> bool:
    """Keep it before anything is sent. False: this action has a letter already."""
    kept = await tx.run(
        "INSERT INTO outbox (action, session, person, engine_action, kind, nonce, text, status, prepared_at, urge, threshold, gates,"
        " wish_at, held_by, lease_until, fence, mark) VALUES ($1, $2, $3, $4, $5, $6, $7, 'prepared', $8, $9, $10, $11, $12, $13, $14, $15, $16)"
        " ON CONFLICT (action) DO NOTHING",
        letter.action, letter.session, letter.person, letter.engine_action, letter.kind, letter.nonce, letter.text, ms(letter.prepared_at),
        letter.urge, letter.threshold, json.dumps(dict(letter.gates)), maybe_ms(letter.wish_at), letter.held_by,
        maybe_ms(letter.lease_until), letter.fence, mark_of(letter.text or ""),
    )  # fmt: skip
    return kept == 1


def mark_of(text: str) -> str:
    """By what a text is known again, whatever its case and spaces, after its words are gone; too short to tell what it said."""
    return hashlib.sha256(" ".join(text.casefold().split()).encode()).hexdigest()[:8]


async def marks(tx: Tx, session: str, *, limit: int) -> frozenset[str]:
    """The marks of the newest letters of this session that were, or may have been, read."""
    rows = await tx.rows(
        "SELECT mark FROM outbox WHERE session = $1 AND mark IS NOT NULL AND status IN ('sending', 'delivered', 'unknown')"
        " ORDER BY prepared_at DESC LIMIT $2",
        session, limit,
    )  # fmt: skip
    return frozenset(row["mark"] for row in rows)


async def attempt(tx: Tx, action: str, *, at: datetime) -> bool:
    """Committed before the first request leaves. False: it was withdrawn meanwhile."""
    tried = await tx.run(
        "UPDATE outbox SET status = 'sending', first_attempt_at = COALESCE(first_attempt_at, $2)"
        " WHERE action = $1 AND status IN ('prepared', 'sending')",
        action, ms(at),
    )  # fmt: skip
    return tried == 1


async def claim(tx: Tx, *, at: datetime, lease: timedelta, limit: int) -> list[Letter]:
    """Letters without an end whose lease is over, oldest first, taken for the length of the lease."""
    rows = await tx.rows(
        "WITH picked AS MATERIALIZED (SELECT action FROM outbox WHERE finished_at IS NULL"  # noqa: S608 - SKIP_LOCKED is a constant of the store
        " AND (lease_until IS NULL OR lease_until <= $1 OR lease_until > $4)"
        f" ORDER BY prepared_at LIMIT $3{tx.SKIP_LOCKED})"
        " UPDATE outbox SET lease_until = $2, fence = fence + 1 WHERE action IN (SELECT action FROM picked) RETURNING *",
        ms(at), ms(at + lease), limit, never_given(at, lease),
    )  # fmt: skip
    return sorted(map(_letter, rows), key=lambda letter: letter.prepared_at)


async def lease(tx: Tx, action: str, *, until: datetime, fence: int) -> bool:
    """It may be taken up again from `until` on, and not before. False: it has its end, or somebody with a newer fence is at it."""
    leased = await tx.run(
        "UPDATE outbox SET lease_until = $2 WHERE action = $1 AND fence = $3 AND finished_at IS NULL",
        action, ms(until), fence,
    )  # fmt: skip
    return leased == 1


async def finish(
    tx: Tx, action: str, *, status: Status, why: str | None, at: datetime, message: int | None = None, fence: int | None = None
) -> bool:  # fmt: skip
    """Keep what became of it; False: it is gone, has its end already, or somebody with a newer fence is at it.

    The words themselves go on in the memory of the session only if they were delivered.
    """
    finished = await tx.run(
        "UPDATE outbox SET status = $2, why = $3, finished_at = $4, message = $5, text = NULL, lease_until = NULL"
        " WHERE action = $1 AND finished_at IS NULL AND fence = COALESCE(CAST($6 AS BIGINT), fence)",
        action, status, why, ms(at), message, fence,
    )  # fmt: skip
    return finished == 1


async def has_unfinished(tx: Tx, person: int) -> bool:
    """Whether a letter to this person has no end yet, in whichever session: no second one may start."""
    return (
        await tx.row("SELECT 1 FROM outbox WHERE finished_at IS NULL AND person = $1 LIMIT 1", person)
        is not None
    )


async def is_known(tx: Tx, message: int) -> bool:
    """Whether this message on Discord is a letter of which we know already."""
    return await tx.row("SELECT 1 FROM outbox WHERE message = $1", message) is not None


async def is_open(tx: Tx, action: str) -> bool:
    """Whether this letter is there and has no end yet."""
    found = await tx.row("SELECT 1 AS one FROM outbox WHERE action = $1 AND finished_at IS NULL", action)
    return found is not None


async def limited_since(tx: Tx, *, since: datetime) -> int:
    """How many letters ended since then because Discord asked us to slow down."""
    row = await tx.row(
        "SELECT COUNT(*) AS n FROM outbox WHERE status = 'limited' AND finished_at >= $1", ms(since)
    )
    return row["n"] if row else 0


async def sent_since(tx: Tx, person: int, *, since: datetime, but: str = "") -> list[datetime]:
    """When something went out, is going out or may have gone out to this person since then: over all their sessions.

    `but` names a letter that does not count: the one that is asked about.
    """
    rows = await tx.rows(
        "SELECT first_attempt_at AS at FROM outbox WHERE person = $1 AND first_attempt_at >= $2"
        " AND status IN ('sending', 'delivered', 'unknown') AND action <> $3 ORDER BY first_attempt_at",
        person, ms(since), but,
    )  # fmt: skip
    return [when(row["at"]) for row in rows]


async def attempts_between(tx: Tx, start: datetime, end: datetime, *, but: str = "") -> list[datetime]:
    """When letters went out to anybody in that time, oldest first. `but` names one that does not count."""
    rows = await tx.rows(
        "SELECT first_attempt_at AS at FROM outbox WHERE first_attempt_at > $1 AND first_attempt_at <= $2 AND action <> $3"
        " ORDER BY first_attempt_at",
        ms(start), ms(end), but,
    )  # fmt: skip
    return [when(row["at"]) for row in rows]


def _letter(row: Row) -> Letter:
    return Letter(
        action=row["action"], session=row["session"], person=row["person"], engine_action=row["engine_action"], kind=row["kind"],
        nonce=row["nonce"], text=row["text"], status=cast("Status", row["status"]), prepared_at=when(row["prepared_at"]),
        first_attempt_at=maybe_when(row["first_attempt_at"]), urge=row["urge"], threshold=row["threshold"], gates=json.loads(row["gates"]),
        wish_at=maybe_when(row["wish_at"]), held_by=row["held_by"], lease_until=maybe_when(row["lease_until"]), fence=row["fence"],
    )  # fmt: skip
