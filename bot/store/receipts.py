"""What came of every due moment, written or silent: the person's own answer to "why" (R7)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from bot.store.moments import maybe_when, ms, when

if TYPE_CHECKING:
    from bot.store.database import Row, Tx


@dataclass(frozen=True, slots=True)
class Receipt:
    """`gates` maps each gate that was looked at to "pass" or to why it blocked; `kind` is the trigger, None if none was left."""

    session: str
    person: int
    at: datetime
    kind: str | None
    urge: float | None
    threshold: float | None
    decision: str
    gates: dict[str, str]
    next_at: datetime | None


async def keep(tx: Tx, receipt: Receipt) -> None:
    """Write it down."""
    await tx.lock(receipt.session)
    await tx.run(
        "INSERT INTO receipts (session, number, person, at, kind, urge, threshold, decision, gates, next_at)"
        " SELECT $1, COALESCE(MAX(number), 0) + 1, $2, $3, $4, $5, $6, $7, $8, $9 FROM receipts WHERE session = $1",
        receipt.session, receipt.person, ms(receipt.at), receipt.kind, receipt.urge, receipt.threshold, receipt.decision,
        json.dumps(receipt.gates), ms(receipt.next_at) if receipt.next_at else None,
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


async def drop(tx: Tx, *, before: datetime, limit: int) -> int:
    """Retention. Gives how many went."""
    return await tx.run(
        "DELETE FROM receipts WHERE (session, number) IN"  # noqa: S608 - a fixed clause
        f" (SELECT session, number FROM receipts WHERE at < $1 LIMIT $2{tx.SKIP_LOCKED})",
        ms(before), limit,
    )  # fmt: skip


def _receipt(row: Row) -> Receipt:
    return Receipt(
        session=row["session"], person=row["person"], at=when(row["at"]), kind=row["kind"], urge=row["urge"], threshold=row["threshold"],
        decision=row["decision"], gates=json.loads(row["gates"]), next_at=maybe_when(row["next_at"]),
    )  # fmt: skip
