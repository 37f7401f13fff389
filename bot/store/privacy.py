"""Where a person stands in the tables: every row of theirs, to hand over or to delete (R19)."""

from __future__ import annotations

import hashlib
import secrets
from typing import TYPE_CHECKING, Any

from bot.place import dm
from bot.store import meta, remote

if TYPE_CHECKING:
    from bot.store.database import Row, Tx

_BY_PERSON = ("people", "places", "messages", "outreach", "outbox", "receipts", "holds", "cases")
_BY_OWN_SESSION = (
    "engine_sessions",
    "engine_turns",
    "trust_history",
    "settlements",
    "lapsed_wishes",
    "shared_things",
    "webhook_deliveries",
    "webhooks",
    "remote_sessions",
    "remote_turns",
    "remote_settlements",
    "remote_disputes",
    "remote_speakers",
)
_BY_SPEAKER = (
    "trust_history",
    "engine_turns",
    "shared_things",
    "remote_turns",
    "remote_disputes",
    "remote_speakers",
)
"""Of these also what a person did in a channel is theirs."""
_AS_MODERATOR = {"case_log": "who", "listening_channels": "switched_on_by", "alert_channels": "set_by"}
_SECRET = frozenset({"secret"})
"""Columns that are handed to nobody: what signs a webhook."""
_NAMING_NOBODY = (
    "api_keys",
    "api_sessions",
    "breaker",
    "counts",
    "meta",
    "migrations",
    "never_contact",
    "remote_goodbyes",
    "shards",
)

TABLES = frozenset((*_BY_PERSON, *_BY_OWN_SESSION, *_AS_MODERATOR, *_NAMING_NOBODY))
"""Every table that this file answers for; a test compares it with the database."""


async def everything(tx: Tx, person: int) -> dict[str, list[dict[str, Any]]]:
    """All rows that are about this person, by table."""
    found: dict[str, list[dict[str, Any]]] = {}
    for table in _BY_PERSON:
        found[table] = _plain(await tx.rows(f"SELECT * FROM {table} WHERE person = $1", person))  # noqa: S608 - names from above
    for table in _BY_OWN_SESSION:
        found[table] = _plain(await tx.rows(f"SELECT * FROM {table} WHERE session = $1", dm(person)))  # noqa: S608
    for table in _BY_SPEAKER:
        query = f"SELECT * FROM {table} WHERE speaker = $1 AND session <> $2"  # noqa: S608
        found[table] += _plain(await tx.rows(query, str(person), dm(person)))
    for table, column in _AS_MODERATOR.items():
        found[table] = _plain(await tx.rows(f"SELECT * FROM {table} WHERE {column} = $1", person))  # noqa: S608
    return found


async def shared_sessions(tx: Tx, person: int) -> list[str]:
    """The channel sessions in which this person spoke."""
    rows = await tx.rows(
        "SELECT DISTINCT session FROM messages WHERE person = $1 AND session <> $2", person, dm(person)
    )
    return [row["session"] for row in rows]


async def alert_messages(tx: Tx, person: int) -> list[tuple[int, int]]:
    """Channel and message of every alert about this person that was posted."""
    rows = await tx.rows(
        "SELECT alert_channel, alert_message FROM cases WHERE person = $1 AND alert_message IS NOT NULL",
        person,
    )
    return [(row["alert_channel"], row["alert_message"]) for row in rows]


async def delete(tx: Tx, person: int) -> int:
    """Delete every row of this person; what they did as a moderator stays without their name. Gives the number of rows."""
    rows = await tx.run(
        "DELETE FROM case_log WHERE EXISTS (SELECT 1 FROM cases c WHERE c.guild = case_log.guild AND c.number = case_log.number"
        " AND c.person = $1)",
        person,
    )
    await remote.say_goodbye(tx, dm(person))
    for table in _BY_OWN_SESSION:
        rows += await tx.run(f"DELETE FROM {table} WHERE session = $1", dm(person))  # noqa: S608 - names from above
    for table in _BY_PERSON:
        rows += await tx.run(f"DELETE FROM {table} WHERE person = $1", person)  # noqa: S608
    for table, column in _AS_MODERATOR.items():
        await tx.run(f"UPDATE {table} SET {column} = 0 WHERE {column} = $1", person)  # noqa: S608
    return rows


async def delete_conversation(tx: Tx, person: int) -> None:
    """Delete what was said and felt with this person and every permission of theirs; who they are to us stays (R13)."""
    await remote.say_goodbye(tx, dm(person))
    for table in _BY_OWN_SESSION:
        await tx.run(f"DELETE FROM {table} WHERE session = $1", dm(person))  # noqa: S608 - names from above
    for table in ("messages", "outreach", "outbox", "receipts"):
        await tx.run(f"DELETE FROM {table} WHERE person = $1", person)  # noqa: S608


async def never_contact(tx: Tx, person: int, *, band: str | None) -> None:
    """Keep a salted hash so that this person is never written to first again unless they ask for it.

    With it only the age band, if they told one: who is under 18 stays so (R13).
    """
    await _salt(tx)
    await tx.run(
        "INSERT INTO never_contact (person_hash, age_band) VALUES ($1, $2) ON CONFLICT (person_hash) DO UPDATE SET age_band = $2",
        await _hash(tx, person), band,
    )  # fmt: skip


async def may_contact_again(tx: Tx, person: int) -> None:
    """The person switched messages on anew."""
    await tx.run("DELETE FROM never_contact WHERE person_hash = $1", await _hash(tx, person))


async def is_never_contact(tx: Tx, person: int) -> bool:
    """Whether this person asked to be forgotten and has not switched messages on since."""
    return await _remembered(tx, person) is not None


async def age_band(tx: Tx, person: int) -> str | None:
    """The age band that outlived a deletion."""
    row = await _remembered(tx, person)
    return row["age_band"] if row else None


async def _remembered(tx: Tx, person: int) -> Row | None:
    return await tx.row("SELECT age_band FROM never_contact WHERE person_hash = $1", await _hash(tx, person))


async def _salt(tx: Tx) -> None:
    """Made once, whoever needs it first."""
    await meta.put_if_new(tx, "salt", secrets.token_hex(16))


async def _hash(tx: Tx, person: int) -> str:
    kept = await meta.get(tx, "salt") or ""
    return hashlib.sha256(f"{kept}:{person}".encode()).hexdigest()


def _plain(rows: list[Any]) -> list[dict[str, Any]]:
    return [{name: value for name, value in dict(row).items() if name not in _SECRET} for row in rows]
