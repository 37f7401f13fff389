"""Small facts about this installation, and counts by month that name nobody."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING

from bot.store.moments import maybe_when, ms

if TYPE_CHECKING:
    from bot.store.database import Tx


async def get(tx: Tx, name: str) -> str | None:
    """The value kept under this name."""
    row = await tx.row("SELECT value FROM meta WHERE name = $1", name)
    return row["value"] if row else None


async def put(tx: Tx, name: str, value: str) -> None:
    """Keep a value under this name."""
    await tx.run(
        "INSERT INTO meta (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = $2",
        name,
        value,
    )


async def put_if_new(tx: Tx, name: str, value: str) -> None:
    """Keep a value under this name, unless there is one already."""
    await tx.run("INSERT INTO meta (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING", name, value)


async def moment(tx: Tx, name: str) -> datetime | None:
    """The moment kept under this name."""
    kept = await get(tx, name)
    return maybe_when(int(kept)) if kept is not None else None


async def keep_later(tx: Tx, name: str, *, at: datetime, latest: datetime) -> None:
    """Keep a moment under this name, unless a later one is there; one after `latest` (the clock was set back) counts for nothing."""
    await tx.run(
        "INSERT INTO meta (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value"
        " WHERE CAST(meta.value AS BIGINT) < CAST(excluded.value AS BIGINT) OR CAST(meta.value AS BIGINT) > $3",
        name, str(ms(at)), ms(latest),
    )  # fmt: skip


async def note(tx: Tx, name: str, *, at: datetime, since: datetime) -> None:
    """Note that something happened; what happened before `since` is dropped. Under a lock: whoever writes last wins."""
    kept = [*await _noted(tx, name, since=since), ms(at)]
    await put(tx, name, json.dumps(kept))


async def noted(tx: Tx, name: str, *, since: datetime) -> int:
    """How often it happened since then."""
    return len(await _noted(tx, name, since=since))


async def _noted(tx: Tx, name: str, *, since: datetime) -> list[int]:
    moments: list[int] = json.loads(await get(tx, name) or "[]")
    return [moment for moment in moments if moment >= ms(since)]


async def count(tx: Tx, name: str, *, at: datetime, by: int = 1) -> None:
    """Count something in its month: no text, no ids."""
    await tx.run(
        "INSERT INTO counts (month, name, n) VALUES ($1, $2, $3) ON CONFLICT (month, name) DO UPDATE SET n = counts.n + $3",
        f"{at:%Y-%m}", name, by,
    )  # fmt: skip


async def counts(tx: Tx, *, at: datetime) -> dict[str, int]:
    """The month's counts by name."""
    rows = await tx.rows("SELECT name, n FROM counts WHERE month = $1 ORDER BY name", f"{at:%Y-%m}")
    return {row["name"]: row["n"] for row in rows}
