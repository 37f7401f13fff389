"""What is on its way to webhooks: kept before it is sent, claimed for a while, finished once."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Literal

from bot.store.moments import maybe_when, ms, when

if TYPE_CHECKING:
    from bot.store.database import Tx

Outcome = Literal["delivered", "given_up", "withdrawn"]


@dataclass(frozen=True, slots=True)
class Delivery:
    """One action on its way to one webhook. `attempts` counts those that began, and tells the holder of a claim."""

    delivery: str
    webhook: str
    session: str
    action: str
    event: str
    payload: str
    created_at: datetime
    attempts: int = 0


async def enqueue(tx: Tx, delivery: Delivery) -> bool:
    """Keep it, due at once. False: this action was told to this webhook, or is on its way there."""
    kept = await tx.run(
        "INSERT INTO webhook_deliveries (delivery, webhook, session, action, event, payload, created_at, attempts, due_at)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, 0, $7) ON CONFLICT (webhook, action) DO NOTHING",
        delivery.delivery, delivery.webhook, delivery.session, delivery.action, delivery.event, delivery.payload, ms(delivery.created_at),
    )  # fmt: skip
    return kept == 1


async def claim(
    tx: Tx, *, at: datetime, lease: timedelta, limit: int, but: Sequence[str] = ()
) -> list[Delivery]:
    """Those that are due, taken for the length of the lease. The attempt counts from here, whatever becomes of us.

    `but`: whose are left out, as `webhooks.owner` names them.
    """
    query = (
        "WITH picked AS MATERIALIZED (SELECT delivery FROM webhook_deliveries WHERE finished_at IS NULL AND due_at <= $1%s"
        " ORDER BY due_at LIMIT $3 %s)"
        " UPDATE webhook_deliveries SET due_at = $2, attempts = attempts + 1"
        " WHERE delivery IN (SELECT delivery FROM picked) RETURNING *"
    )
    query %= (_but(but, first=4), tx.SKIP_LOCKED)
    rows = await tx.rows(query, ms(at), ms(at + lease), limit, *but)
    return [
        Delivery(
            delivery=row["delivery"],
            webhook=row["webhook"],
            session=row["session"],
            action=row["action"],
            event=row["event"],
            payload=row["payload"],
            created_at=when(row["created_at"]),
            attempts=row["attempts"],
        )
        for row in rows
    ]


async def finish(tx: Tx, delivery: Delivery, *, outcome: Outcome, at: datetime) -> bool:
    """It came to its end; its words go. False: somebody else holds it now, or it is gone."""
    finished = await tx.run(
        "UPDATE webhook_deliveries SET finished_at = $3, outcome = $4, payload = NULL"
        " WHERE delivery = $1 AND attempts = $2 AND finished_at IS NULL",
        delivery.delivery, delivery.attempts, ms(at), outcome,
    )  # fmt: skip
    return finished == 1


async def put_off(tx: Tx, delivery: Delivery, *, until: datetime) -> bool:
    """Give the claim back and try again at `until`. False: somebody else holds it now, or it is gone."""
    waits = await tx.run(
        "UPDATE webhook_deliveries SET due_at = $3"
        " WHERE delivery = $1 AND attempts = $2 AND finished_at IS NULL",
        delivery.delivery, delivery.attempts, ms(until),
    )  # fmt: skip
    return waits == 1


async def give_back(tx: Tx, delivery: Delivery, *, until: datetime) -> None:
    """No attempt was made after all: it does not count."""
    await tx.run(
        "UPDATE webhook_deliveries SET due_at = $3, attempts = attempts - 1 WHERE delivery = $1 AND attempts = $2",
        delivery.delivery, delivery.attempts, ms(until),
    )  # fmt: skip


async def take_back(tx: Tx, session: str, *, actions: Collection[str]) -> None:
    """Send these actions to none of the session's webhooks that has not got them yet."""
    for action in actions:
        await tx.run(
            "DELETE FROM webhook_deliveries WHERE session = $1 AND action = $2 AND finished_at IS NULL",
            session, action,
        )  # fmt: skip


async def waiting(tx: Tx, session: str) -> dict[str, str]:
    """The types of the actions that are on their way to the session's webhooks, by their ids."""
    rows = await tx.rows(
        "SELECT action, payload FROM webhook_deliveries WHERE session = $1 AND finished_at IS NULL", session
    )
    return {row["action"]: json.loads(row["payload"])["type"] for row in rows}


async def next_due(tx: Tx, *, but: Sequence[str] = ()) -> datetime | None:
    """When the next one is due, or the claim on one ends, those of the owners in `but` left out."""
    query = "SELECT MIN(due_at) AS at FROM webhook_deliveries WHERE finished_at IS NULL%s"
    row = await tx.row(query % _but(but, first=1), *but)
    return maybe_when(row["at"]) if row else None


def _but(owners: Sequence[str], *, first: int) -> str:
    """What leaves these owners out, their names in the placeholders from the `first` on."""
    if not owners:
        return ""
    places = ", ".join(f"${number}" for number in range(first, first + len(owners)))
    owner = (
        "COALESCE((SELECT a.key FROM api_sessions a WHERE a.session = webhook_deliveries.session), session)"
    )
    return f" AND {owner} NOT IN ({places})"
