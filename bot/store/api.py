"""The keys of the HTTP server, and which of its sessions is whose."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot.store import webhooks
from bot.store.engine_sessions import EngineSession, session_of
from bot.store.moments import maybe_when, ms, when

if TYPE_CHECKING:
    from bot.store.database import Row, Tx

_REVOKED = "The key of its session was revoked."
_SESSION = (
    "SELECT a.ahead_ms, a.created_at AS made_at, e.* FROM api_sessions a"
    " JOIN engine_sessions e ON e.session = a.session WHERE a.session = $1 AND a.key = $2"
)
_NOTHING = timedelta(0)


@dataclass(frozen=True, slots=True)
class ApiKey:
    """A key by its public part `key`; of the secret part only a hash is kept."""

    key: str
    name: str
    hash: str
    created_at: datetime
    revoked_at: datetime | None


@dataclass(frozen=True, slots=True)
class ApiSession:
    """A session of a key. Its own time is the wall clock's plus `ahead`; `engine` is what the engine keeps of it."""

    session: str
    key: str
    ahead: timedelta
    created_at: datetime
    engine: EngineSession


@dataclass(frozen=True, slots=True)
class Listed:
    """A session as the listing shows it. `persona` is JSON."""

    session: str
    persona: str
    created_at: datetime
    last_active: datetime


async def add_key(tx: Tx, key: str, *, name: str, digest: str, at: datetime) -> None:
    """Keep a new key."""
    await tx.run(
        "INSERT INTO api_keys (key, name, hash, created_at) VALUES ($1, $2, $3, $4)",
        key, name, digest, ms(at),
    )  # fmt: skip


async def find_key(tx: Tx, key: str) -> ApiKey | None:
    """The key with this public part, revoked or not."""
    row = await tx.row("SELECT * FROM api_keys WHERE key = $1", key)
    return _key(row) if row else None


async def hold_key(tx: Tx, key: str) -> bool:
    """Whether the key holds. If so it cannot be revoked before this transaction ends: who revokes it sees what came of that."""
    return (
        await tx.run("UPDATE api_keys SET revoked_at = NULL WHERE key = $1 AND revoked_at IS NULL", key) == 1
    )


async def keys(tx: Tx) -> list[tuple[ApiKey, int]]:
    """Every key with the number of its sessions, oldest first."""
    rows = await tx.rows(
        "SELECT k.*, (SELECT COUNT(*) FROM api_sessions s WHERE s.key = k.key) AS sessions"
        " FROM api_keys k ORDER BY k.created_at, k.key"
    )
    return [(_key(row), row["sessions"]) for row in rows]


async def revoke(tx: Tx, key: str, *, at: datetime) -> None:
    """From now on the key opens nothing, and its webhooks are told nothing. What it made stays."""
    await tx.run("UPDATE api_keys SET revoked_at = $2 WHERE key = $1 AND revoked_at IS NULL", key, ms(at))
    await webhooks.disable_of_key(tx, key, why=_REVOKED, at=at)


async def delete_sessions(tx: Tx, key: str, *, limit: int = 500) -> int:
    """Delete some sessions of the key with everything in them. Gives how many went."""
    rows = await tx.rows("SELECT session FROM api_sessions WHERE key = $1 LIMIT $2", key, limit)
    some = [row["session"] for row in rows]
    await tx.lock(*some)
    for session in some:
        await tx.put("DELETE FROM engine_sessions WHERE session = $1", session)
    return len(some)


async def add_session(tx: Tx, session: str, *, key: str, at: datetime, opening: str | None = None) -> bool:
    """Say whose the session is, and under which Idempotency-Key it was made. False: the key was revoked, and gets none."""
    added = await tx.run(
        "INSERT INTO api_sessions (session, key, ahead_ms, created_at, opening)"
        " SELECT CAST($1 AS TEXT), key, 0, CAST($3 AS BIGINT), CAST($4 AS TEXT) FROM api_keys WHERE key = $2 AND revoked_at IS NULL",
        session, key, ms(at), opening,
    )  # fmt: skip
    return added == 1


async def opened(tx: Tx, *, key: str, opening: str) -> Listed | None:
    """The session that this key made under this Idempotency-Key, if it is still there."""
    row = await tx.row(
        "SELECT a.session, e.persona, a.created_at, e.last_active FROM api_sessions a"
        " JOIN engine_sessions e ON e.session = a.session WHERE a.key = $1 AND a.opening = $2",
        key, opening,
    )  # fmt: skip
    return _listed(row) if row else None


async def find_session(tx: Tx, session: str, *, key: str) -> ApiSession | None:
    """The session, if it is this key's."""
    row = await tx.row(_SESSION, session, key)
    if row is None:
        return None
    return ApiSession(
        session=session,
        key=key,
        ahead=timedelta(milliseconds=row["ahead_ms"]) if row["ahead_ms"] else _NOTHING,
        created_at=when(row["made_at"]),
        engine=session_of(row),
    )


async def set_ahead(tx: Tx, session: str, ahead: timedelta) -> None:
    """From now on the session's own time is the wall clock's plus `ahead`."""
    await tx.run(
        "UPDATE api_sessions SET ahead_ms = $2 WHERE session = $1",
        session,
        ahead // timedelta(milliseconds=1),
    )


async def listed(tx: Tx, *, key: str, limit: int, after: tuple[datetime, str] | None) -> list[Listed]:
    """The key's sessions, newest first, from the one that follows `after` (its creation and name) on."""
    created, name = (ms(after[0]), after[1]) if after else (None, "")
    rows = await tx.rows(
        "SELECT a.session, a.created_at, e.persona, e.last_active FROM api_sessions a"
        " JOIN engine_sessions e ON e.session = a.session WHERE a.key = $1"
        " AND (CAST($2 AS BIGINT) IS NULL OR a.created_at < CAST($2 AS BIGINT)"
        " OR (a.created_at = CAST($2 AS BIGINT) AND a.session < $3))"
        " ORDER BY a.created_at DESC, a.session DESC LIMIT $4",
        key, created, name, limit,
    )  # fmt: skip
    return [_listed(row) for row in rows]


async def alive(tx: Tx) -> bool:
    """Whether the store answers."""
    return await tx.row("SELECT 1 AS one") is not None


def _listed(row: Row) -> Listed:
    return Listed(
        session=row["session"],
        persona=row["persona"],
        created_at=when(row["created_at"]),
        last_active=when(row["last_active"]),
    )


def _key(row: Row) -> ApiKey:
    return ApiKey(
        key=row["key"],
        name=row["name"],
        hash=row["hash"],
        created_at=when(row["created_at"]),
        revoked_at=maybe_when(row["revoked_at"]),
    )
