"""Raw asyncpg beside our store: a database made for the measurement, rows made fast, and the same claim with nothing around it."""

from __future__ import annotations

import secrets
from collections.abc import AsyncGenerator, Iterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import Any, Final, cast
from urllib.parse import urlsplit, urlunsplit

from bot.store.moments import ms
from bot.store.postgres_troubles import cannot_start, driver, troubles

_DAY: Final = 86_400_000
_COLUMNS: Final = (
    "session", "person", "enabled", "zone", "quiet_from", "quiet_to", "per_day", "per_week", "consent_text", "consented_at",
    "unanswered", "backoff", "fence", "due_at",
)  # fmt: skip
_DUE = "UPDATE outreach SET due_at = $2 - person * 7919 % 100000, claimed_until = NULL WHERE person < $1"
_CLAIM = (
    "WITH picked AS MATERIALIZED (SELECT session FROM outreach WHERE enabled = 1 AND due_at <= $1"
    " AND (claimed_until IS NULL OR claimed_until <= $1) ORDER BY due_at LIMIT $3 FOR UPDATE SKIP LOCKED)"
    " UPDATE outreach SET claimed_until = $2, fence = fence + 1 WHERE session IN (SELECT session FROM picked) RETURNING *"
)
_GIVE_BACK = "UPDATE outreach SET due_at = $2, claimed_until = NULL, fence = fence + 1 WHERE session = $1 AND enabled = 1"


@asynccontextmanager
async def connected(url: str) -> AsyncGenerator[Any]:
    """One connection. Raises StartError, with a sentence that holds no password, where there is none to be had."""
    connect = cast("Any", driver()).connect
    try:
        connection = await connect(url, timeout=10)
    except (*troubles(), ValueError) as error:
        raise cannot_start(url, error) from None
    try:
        yield connection
    finally:
        await connection.close()


@asynccontextmanager
async def own_database(url: str) -> AsyncGenerator[str]:
    """The url of a new database on this server, dropped at the end. Raises StartError where it cannot be made."""
    name = f"sonder_bench_{secrets.token_hex(6)}"
    async with connected(url) as connection:
        try:
            await connection.execute(f"CREATE DATABASE {name} ENCODING 'UTF8' TEMPLATE template0")
        except troubles() as error:
            raise cannot_start(url, error) from None
    try:
        yield urlunsplit(urlsplit(url)._replace(path=f"/{name}"))
    finally:
        async with connected(url) as connection:
            await connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


async def server(url: str) -> str:
    """Its version, and the settings that a COMMIT depends on."""
    async with connected(url) as connection:
        told = [
            await connection.fetchval(f"SHOW {name}")
            for name in ("server_version", "fsync", "synchronous_commit")
        ]
    return "{}, fsync={}, synchronous_commit={}".format(*told)


async def fill(url: str, *, sessions: int, at: datetime) -> None:
    """Sessions of people who allowed outreach and whose moment is two to thirty days after `at`."""
    async with connected(url) as connection:
        await connection.copy_records_to_table(
            "outreach", records=_records(sessions, ms(at)), columns=_COLUMNS
        )


async def make_due(url: str, number: int, *, at: datetime) -> None:
    """Let so many sessions come due by `at`, and clear away what earlier runs left, so that each begins alike."""
    async with connected(url) as connection:
        await connection.execute(_DUE, number, ms(at))
        await connection.execute("VACUUM (ANALYZE) outreach")


class Floor:
    """The same claim and the same giving back by asyncpg alone: one statement each, which is its own transaction."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection

    async def claim(self, *, at: datetime, lease: timedelta, limit: int) -> list[str]:
        """The sessions that are due, taken for the length of the lease."""
        rows = await self._connection.fetch(_CLAIM, ms(at), ms(at + lease), limit)
        return [row["session"] for row in rows]

    async def give_back(self, session: str, *, due: datetime) -> None:
        """Look at the session again at `due`."""
        await self._connection.execute(_GIVE_BACK, session, ms(due))


def _records(sessions: int, at: int) -> Iterator[tuple[object, ...]]:
    for one in range(sessions):
        due = at + 2 * _DAY + one * 7919 % (28 * _DAY)
        yield (f"dm:{one}", one, 1, "Europe/Berlin", 21, 9, 1, 3, "as it was shown", at, 0, 1, 0, due)
