"""Which process has which of Discord's shards, and until when: one row for each shard, divided among those who ask."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot.store.moments import ms, never_given, when

if TYPE_CHECKING:
    from bot.store.database import Tx

LEASE = timedelta(seconds=60)
"""How long a claim holds that nobody renews."""
_NOBODY = ("", 0)


async def claim(
    tx: Tx, worker: str, *, total: int, most: int, at: datetime, lease: timedelta
) -> tuple[int, ...]:
    """Take up to `most` of the `total` shards that nobody has, or whose lease is over; the lowest first.

    Nothing is free while somebody still works with another total: Discord wants one number of all. A lease that ends too late
    to be one (whoever took it had a wrong clock) counts for nothing, here and below.
    """
    await tx.lock("shards")
    others = "SELECT 1 FROM shards WHERE total <> $1 AND lease_until > $2 AND lease_until <= $3 LIMIT 1"
    if await tx.row(others, total, ms(at), never_given(at, lease)):
        return ()
    await _lay_out(tx, total)
    rows = await tx.rows(
        "WITH picked AS MATERIALIZED"  # noqa: S608 - a fixed clause
        f" (SELECT shard FROM shards WHERE lease_until <= $3 OR lease_until > $5 ORDER BY shard LIMIT $4{tx.SKIP_LOCKED})"
        " UPDATE shards SET worker = $1, lease_until = $2 WHERE shard IN (SELECT shard FROM picked) RETURNING shard",
        worker, ms(at + lease), ms(at), most, never_given(at, lease),
    )  # fmt: skip
    return tuple(sorted(row["shard"] for row in rows))


async def renew(tx: Tx, worker: str, *, until: datetime) -> int:
    """Prolong the lease of everything that this worker has. Gives how many shards that is."""
    return await tx.run("UPDATE shards SET lease_until = $2 WHERE worker = $1", worker, ms(until))


async def give_back(tx: Tx, worker: str) -> None:
    """The worker stops: whoever waits may take its shards at once."""
    await tx.run("UPDATE shards SET worker = $2, lease_until = $3 WHERE worker = $1", worker, *_NOBODY)


async def free_at(tx: Tx) -> datetime | None:
    """When the next lease ends, if nobody renews it."""
    row = await tx.row("SELECT MIN(lease_until) AS at FROM shards")
    return when(row["at"]) if row and row["at"] is not None else None


async def without_worker(tx: Tx, *, at: datetime, lease: timedelta) -> list[int]:
    """The shards that nobody has now: the people there get no answer."""
    free = "SELECT shard FROM shards WHERE lease_until <= $1 OR lease_until > $2 ORDER BY shard"
    return [row["shard"] for row in await tx.rows(free, ms(at), never_given(at, lease))]


async def at_work(tx: Tx, *, at: datetime) -> bool:
    """Whether anybody has a shard now."""
    taken = "SELECT 1 FROM shards WHERE lease_until > $1 AND lease_until <= $2 LIMIT 1"
    return await tx.row(taken, ms(at), never_given(at, LEASE)) is not None


async def _lay_out(tx: Tx, total: int) -> None:
    """A row for each of the `total` shards, and none of another total."""
    await tx.run("DELETE FROM shards WHERE total <> $1", total)
    row = await tx.row("SELECT COUNT(*) AS n FROM shards")
    for shard in range(row["n"] if row else 0, total):
        await tx.run(
            "INSERT INTO shards (shard, total, worker, lease_until) VALUES ($1, $2, $3, $4)",
            shard,
            total,
            *_NOBODY,
        )
