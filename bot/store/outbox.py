"""The messages that we send unasked, kept before they go out, so that none is sent twice and none is lost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Literal, cast

from bot.store.moments import maybe_when, ms, when

if TYPE_CHECKING:
    from bot.store.database import Row, Tx

Status = Literal["prepared", "sending", "delivered", "refused", "withdrawn", "unknown"]


@dataclass(frozen=True, slots=True)
class Letter:
    """One message on its way. `action` names it here, `engine_action` at the engine, `nonce` at Discord.

    `urge`, `threshold` and `gates` are for its receipt and are not kept with it.
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


async def prepare(tx: Tx, letter: Letter) -> bool:
    """Keep it before anything is sent. False: this action has a letter already."""
    kept = await tx.run(
        "INSERT INTO outbox (action, session, person, engine_action, kind, nonce, text, status, prepared_at)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, 'prepared', $8) ON CONFLICT (action) DO NOTHING",
        letter.action, letter.session, letter.person, letter.engine_action, letter.kind, letter.nonce, letter.text, ms(letter.prepared_at),
    )  # fmt: skip
    return kept == 1


async def attempt(tx: Tx, action: str, *, at: datetime) -> bool:
    """Committed before the first request leaves. False: it was withdrawn meanwhile."""
    tried = await tx.run(
        "UPDATE outbox SET status = 'sending', first_attempt_at = COALESCE(first_attempt_at, $2)"
        " WHERE action = $1 AND status IN ('prepared', 'sending')",
        action, ms(at),
    )  # fmt: skip
    return tried == 1


async def finish(
    tx: Tx, action: str, *, status: Status, why: str | None, at: datetime, message: int | None = None
) -> bool:
    """Keep what became of it; False: it is gone, or has its end already.

    The words themselves go on in the memory of the session only if they were delivered.
    """
    finished = await tx.run(
        "UPDATE outbox SET status = $2, why = $3, finished_at = $4, message = $5, text = NULL"
        " WHERE action = $1 AND finished_at IS NULL",
        action, status, why, ms(at), message,
    )  # fmt: skip
    return finished == 1


async def has_unfinished(tx: Tx, session: str) -> bool:
    """Whether a letter to this session has no end yet: no second one may start."""
    return (
        await tx.row("SELECT 1 FROM outbox WHERE finished_at IS NULL AND session = $1 LIMIT 1", session)
        is not None
    )


async def limited_since(tx: Tx, *, since: datetime) -> int:
    """How often Discord asked us to slow down since then."""
    row = await tx.row(
        "SELECT COUNT(*) AS n FROM outbox WHERE finished_at >= $1 AND why LIKE 'limited%'", ms(since)
    )
    return row["n"] if row else 0


async def unfinished(tx: Tx) -> list[Letter]:
    """Letters that a stopped process left behind, oldest first."""
    rows = await tx.rows("SELECT * FROM outbox WHERE finished_at IS NULL ORDER BY prepared_at")
    return [_letter(row) for row in rows]


async def sent_since(tx: Tx, person: int, *, since: datetime) -> list[datetime]:
    """When something went out, or may have gone out, to this person since then: over all their sessions."""
    rows = await tx.rows(
        "SELECT COALESCE(first_attempt_at, finished_at) AS at FROM outbox"
        " WHERE person = $1 AND finished_at >= $2 AND status IN ('delivered', 'unknown') ORDER BY 1",
        person, ms(since),
    )  # fmt: skip
    return [when(row["at"]) for row in rows]


async def first_contacts_since(tx: Tx, *, since: datetime) -> list[datetime]:
    """When somebody was written to for the very first time, since then."""
    rows = await tx.rows(
        "SELECT first_at FROM (SELECT person, MIN(finished_at) AS first_at FROM outbox WHERE status IN ('delivered', 'unknown')"
        " AND person IN (SELECT person FROM outbox WHERE finished_at >= $1) GROUP BY person) AS firsts"
        " WHERE first_at >= $1 ORDER BY first_at",
        ms(since),
    )  # fmt: skip
    return [when(row["first_at"]) for row in rows]


def _letter(row: Row) -> Letter:
    return Letter(
        action=row["action"], session=row["session"], person=row["person"], engine_action=row["engine_action"], kind=row["kind"],
        nonce=row["nonce"], text=row["text"], status=cast("Status", row["status"]), prepared_at=when(row["prepared_at"]),
        first_attempt_at=maybe_when(row["first_attempt_at"]),
    )  # fmt: skip
