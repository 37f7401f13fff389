"""Brings a database to this program's version, one migration and one transaction at a time."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from datetime import datetime
from typing import TYPE_CHECKING

from bot.errors import Exit, StartError
from bot.store.moments import ms
from bot.store.schema import MIGRATIONS

if TYPE_CHECKING:
    from bot.store.database import Tx

_RECORD = "CREATE TABLE IF NOT EXISTS migrations (version INTEGER PRIMARY KEY, at BIGINT NOT NULL)"


async def migrate(
    write: Callable[[], AbstractAsyncContextManager[Tx]],
    *,
    at: datetime,
    migrations: tuple[tuple[str, ...], ...] = MIGRATIONS,
) -> None:
    """Run every migration that has not run yet. A second start that does the same at once waits, then finds it done.

    Raises StartError for a newer database (Exit.NEWER_DATABASE) and for one that another program made.
    """
    done = -1
    while done < len(migrations):
        async with write() as tx:
            await tx.lock("migrations")
            done = await _version(tx)
            if done > len(migrations):
                raise StartError(
                    "This database was written by a newer version of Sonder. "
                    "Install that version again, or put back a backup from before the update.",
                    Exit.NEWER_DATABASE,
                )
            if done < len(migrations):
                await _run_one(tx, migrations[done], version=done + 1, at=at)


async def _version(tx: Tx) -> int:
    """How many migrations ran. Makes the record of them in an empty database."""
    tables = await tx.tables()
    if tables and "migrations" not in tables:
        raise StartError("This database belongs to another program. Choose another one for the store's url.")
    await tx.run(_RECORD)
    row = await tx.row("SELECT COALESCE(MAX(version), 0) AS version FROM migrations")
    return int(row["version"]) if row else 0


async def _run_one(tx: Tx, statements: tuple[str, ...], *, version: int, at: datetime) -> None:
    for statement in statements:
        await tx.run(statement)
    await tx.run("INSERT INTO migrations (version, at) VALUES ($1, $2)", version, ms(at))
