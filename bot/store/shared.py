"""What a session shares and may be offered again: a few words of ours, with the days of a plan; never what was said."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, cast

from bot.engine.shared import MOST, Kind, Shared
from bot.store.moments import ms

if TYPE_CHECKING:
    from bot.store.database import Tx


async def keep(tx: Tx, session: str, thing: Shared, *, speaker: str, at: datetime) -> None:
    """Keep it as the newest; the oldest goes when there are more than `MOST`."""
    await tx.run(
        "INSERT INTO shared_things (session, what, kind, field, first_day, last_day, speaker, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
        " ON CONFLICT (session, what) DO UPDATE SET kind = EXCLUDED.kind, field = EXCLUDED.field, first_day = EXCLUDED.first_day,"
        " last_day = EXCLUDED.last_day, speaker = EXCLUDED.speaker, at = EXCLUDED.at",
        session, thing.what, thing.kind, thing.field, _day(thing.first), _day(thing.last), speaker, ms(at),
    )  # fmt: skip
    await tx.run(
        "DELETE FROM shared_things WHERE session = $1 AND what NOT IN"
        " (SELECT what FROM shared_things WHERE session = $1 ORDER BY at DESC, what LIMIT $2)",
        session, MOST,
    )  # fmt: skip


async def newest(tx: Tx, session: str, *, since: datetime) -> list[Shared]:
    """What was noted at `since` or later, newest first."""
    rows = await tx.rows(
        "SELECT what, kind, field, first_day, last_day FROM shared_things WHERE session = $1 AND at >= $2 ORDER BY at DESC, what",
        session, ms(since),
    )  # fmt: skip
    return [
        Shared(
            cast("Kind", row["kind"]),
            row["what"],
            row["field"],
            _known(row["first_day"]),
            _known(row["last_day"]),
        )
        for row in rows
    ]


async def any_of(tx: Tx, session: str) -> bool:
    """Whether anything of it is kept."""
    return await tx.row("SELECT 1 AS one FROM shared_things WHERE session = $1 LIMIT 1", session) is not None


async def drop_all(tx: Tx, session: str) -> None:
    """Nothing of it is to be taken up again."""
    await tx.run("DELETE FROM shared_things WHERE session = $1", session)


async def drop_of(tx: Tx, session: str, speaker: str) -> None:
    """What this person left behind in a session of several goes."""
    await tx.run("DELETE FROM shared_things WHERE session = $1 AND speaker = $2", session, speaker)


async def drop(tx: Tx, *, before: datetime, limit: int) -> int:
    """What is as old as text may be. Gives how many went."""
    return await tx.run(
        "DELETE FROM shared_things WHERE (session, what) IN"  # noqa: S608 - a fixed clause
        f" (WITH picked AS MATERIALIZED (SELECT session, what FROM shared_things WHERE at < $1 LIMIT $2{tx.SKIP_LOCKED}) SELECT session, what FROM picked)",
        ms(before), limit,
    )  # fmt: skip


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _known(day: str | None) -> date | None:
    return date.fromisoformat(day) if day else None
