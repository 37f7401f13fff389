"""What came of every due moment, written or silent: the person's own answer to "why" (R7)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from bot.store.moments import maybe_ms, maybe_when, ms, when

if TYPE_CHECKING:
    from bot.store.database import Row, Tx


@dataclass(frozen=True, slots=True)
class Receipt:
    """`gates` maps each gate that was looked at to "pass" or to why it blocked; `kind` is the trigger, None if none was left.

    `at` is when it was decided, `wish_at` when the character would have liked to write. `held_by` is the gate that put the
    moment off, `held_until` until when, and `ending` what then happened, where that was not ours to decide.
    """

    session: str
    person: int
    at: datetime
    kind: str | None
    urge: float | None
    threshold: float | None
    decision: str
    gates: dict[str, str]
    next_at: datetime | None
    wish_at: datetime | None = None
    held_by: str | None = None
    held_until: datetime | None = None
    ending: str | None = None


async def keep(tx: Tx, receipt: Receipt) -> None:
    """Write it down."""
    await tx.lock(receipt.session)
    await tx.run(
        "INSERT INTO receipts (session, number, person, at, kind, urge, threshold, decision, gates, next_at, wish_at,"
        " held_by, held_until, ending) VALUES ($1, (SELECT COALESCE(MAX(number), 0) + 1 FROM receipts WHERE session = $1),"
        " $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        receipt.session, receipt.person, ms(receipt.at), receipt.kind, receipt.urge, receipt.threshold, receipt.decision,
        json.dumps(receipt.gates), maybe_ms(receipt.next_at), maybe_ms(receipt.wish_at), receipt.held_by,
        maybe_ms(receipt.held_until), receipt.ending,
    )  # fmt: skip


async def newest(tx: Tx, person: int, *, limit: int) -> list[Receipt]:
    """The last decisions about this person, newest first."""
    rows = await tx.rows(
        "SELECT * FROM receipts WHERE person = $1 ORDER BY at DESC, number DESC LIMIT $2", person, limit
    )
    return [_receipt(row) for row in rows]


async def by_decision(tx: Tx, *, since: datetime) -> dict[str, int]:
    """How often each decision fell since then, over everybody: for the operator."""
    rows = await tx.rows(
        "SELECT decision, COUNT(*) AS n FROM receipts WHERE at >= $1 GROUP BY decision ORDER BY n DESC",
        ms(since),
    )
    return {row["decision"]: row["n"] for row in rows}


async def by_gate(tx: Tx, *, since: datetime) -> dict[str, int]:
    """How often each gate put a moment off or ended it since then, over everybody: for the operator."""
    rows = await tx.rows(
        "SELECT held_by, COUNT(*) AS n FROM receipts WHERE at >= $1 AND held_by IS NOT NULL GROUP BY held_by ORDER BY n DESC, held_by",
        ms(since),
    )
    return {row["held_by"]: row["n"] for row in rows}


async def drop(tx: Tx, *, before: datetime, limit: int) -> int:
    """Retention. Gives how many went."""
    return await tx.run(
        "DELETE FROM receipts WHERE (session, number) IN"  # noqa: S608 - a fixed clause
        " (WITH picked AS MATERIALIZED"
        f" (SELECT session, number FROM receipts WHERE at < $1 LIMIT $2{tx.SKIP_LOCKED}) SELECT session, number FROM picked)",
        ms(before), limit,
    )  # fmt: skip


def _receipt(row: Row) -> Receipt:
    return Receipt(
        session=row["session"], person=row["person"], at=when(row["at"]), kind=row["kind"], urge=row["urge"], threshold=row["threshold"],
        decision=row["decision"], gates=json.loads(row["gates"]), next_at=maybe_when(row["next_at"]),
        wish_at=maybe_when(row["wish_at"]), held_by=row["held_by"], held_until=maybe_when(row["held_until"]), ending=row["ending"],
    )  # fmt: skip
