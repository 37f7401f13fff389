"""When each session comes due, and who is at it: one column with an index, claimed with a lease and a fence."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot.store.moments import maybe_ms, maybe_when, ms, never_given
from bot.store.outreach import Moment, OptIn, opted_in

if TYPE_CHECKING:
    from bot.store.database import Tx


@dataclass(frozen=True, slots=True)
class Outlook:
    """What there is to do: since when everything is stopped, when a letter without an end may be taken up, when somebody comes due."""

    stopped: bool
    letter_at: datetime | None
    due_at: datetime | None


async def outlook(tx: Tx, *, at: datetime, lease: timedelta, letter_lease: timedelta) -> Outlook:
    """The one question of a tick. A lease of either kind that ends too late to be one (the clock was set back) counts for nothing."""
    row = await tx.row(
        "SELECT (SELECT COUNT(*) FROM breaker) AS stopped,"
        " (SELECT MIN(COALESCE(lease_until, prepared_at)) FROM outbox WHERE finished_at IS NULL) AS letter_at,"
        " (SELECT due_at FROM outreach WHERE enabled = 1 AND due_at IS NOT NULL"
        "  AND (claimed_until IS NULL OR claimed_until <= $1 OR claimed_until > $2) ORDER BY due_at LIMIT 1) AS due_at,"
        " (SELECT MIN(claimed_until) FROM outreach WHERE claimed_until > $1) AS free_at",
        ms(at), never_given(at, lease),
    )  # fmt: skip
    if row is None:
        return Outlook(stopped=False, letter_at=None, due_at=None)
    moments = [moment for moment in (row["due_at"], row["free_at"]) if moment is not None]
    letter = row["letter_at"]
    return Outlook(
        stopped=bool(row["stopped"]),
        letter_at=at if letter is not None and letter > never_given(at, letter_lease) else maybe_when(letter),
        due_at=maybe_when(min(moments, default=None)),
    )


async def claim(tx: Tx, *, at: datetime, lease: timedelta, limit: int) -> list[OptIn]:
    """The sessions that are due, taken for the length of the lease; whoever holds the newest fence may act."""
    rows = await tx.rows(
        "WITH picked AS MATERIALIZED (SELECT session FROM outreach WHERE enabled = 1 AND due_at <= $1"  # noqa: S608 - SKIP_LOCKED is a constant of the store
        " AND (claimed_until IS NULL OR claimed_until <= $1 OR claimed_until > $4)"
        f" ORDER BY due_at LIMIT $3{tx.SKIP_LOCKED})"
        " UPDATE outreach SET claimed_until = $2, fence = fence + 1 WHERE session IN (SELECT session FROM picked) RETURNING *",
        ms(at), ms(at + lease), limit, never_given(at, lease),
    )  # fmt: skip
    return [opted_in(row) for row in rows]


async def hold(tx: Tx, session: str, *, at: datetime, lease: timedelta) -> None:
    """Let the session come due at `at`, about no moment that is known yet, and claim it at once for whoever is at it."""
    await tx.run(
        "UPDATE outreach SET due_at = $2, claimed_until = $3 WHERE session = $1 AND enabled = 1",
        session, ms(at), ms(at + lease),
    )  # fmt: skip


async def hold_back(tx: Tx, *, by: str, at: datetime, but: Collection[str]) -> None:
    """Keep what holds everybody who is due and whom nobody is at; who is held by one of `but` stays so."""
    held = ", ".join(f"${number}" for number in range(2, 3 + len(but)))
    await tx.run(
        "WITH picked AS MATERIALIZED (SELECT session FROM outreach WHERE enabled = 1 AND due_at <= $1"  # noqa: S608 - numbers of parameters, and a constant of the store
        f" AND (held_by IS NULL OR held_by NOT IN ({held})) AND (claimed_until IS NULL OR claimed_until <= $1){tx.SKIP_LOCKED})"
        " UPDATE outreach SET held_by = $2 WHERE session IN (SELECT session FROM picked)",
        ms(at), by, *but,
    )  # fmt: skip


async def ahead_in_line(tx: Tx, session: str, *, behind: str, since: datetime) -> int:
    """How many others are held by the gate `behind` whose moment came before this one, which came at `since`."""
    row = await tx.row(
        "SELECT COUNT(*) AS n FROM outreach WHERE held_by = $1 AND wish_at <= $2 AND (wish_at < $2 OR session < $3)",
        behind, ms(since), session,
    )  # fmt: skip
    return row["n"] if row else 0


async def claimed_since(tx: Tx, since: datetime, *, at: datetime, lease: timedelta) -> int:
    """How many were claimed after `since`, by whichever process, and are still held at `at`."""
    row = await tx.row(
        "SELECT COUNT(*) AS n FROM outreach WHERE claimed_until > $1 AND claimed_until <= $2",
        ms(since + lease), never_given(at, lease),
    )  # fmt: skip
    return row["n"] if row else 0


async def plan(
    tx: Tx, session: str, moment: Moment | None, *, due: datetime | None, held_by: str | None = None, tries: int = 0
) -> None:  # fmt: skip
    """Look at the session at `due` (None: not before something happens), about this moment. Ends any claim on it."""
    await tx.run(
        "UPDATE outreach SET due_at = $2, held_by = $3, wish_at = $4, wish_kind = $5, wish_urge = $6, wish_threshold = $7, tries = $8,"
        " claimed_until = NULL, fence = fence + 1 WHERE session = $1 AND enabled = 1",
        session, maybe_ms(due), held_by, maybe_ms(moment.at) if moment else None, moment.kind if moment else None,
        moment.urge if moment else None, moment.threshold if moment else None, tries,
    )  # fmt: skip
