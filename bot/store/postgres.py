"""The store on PostgreSQL: a pool of connections, so that several processes may work on it beside one another."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress
from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, cast

from bot.errors import StartError, StoreError
from bot.store.database import Database, Row, Tx
from bot.store.migrations import migrate
from bot.store.postgres_troubles import cannot_start, driver, told, troubles, where

if TYPE_CHECKING:
    from contextlib import AbstractAsyncContextManager

POOL = 10
"""Connections of one process at most."""
PATIENCE = 30.0
"""Seconds that a statement, or the wait for a free connection, may take before it counts as failed."""
_SETTINGS = {
    "application_name": "sonder",
    # A process that froze, or whose machine is gone, must not keep its rows and names from the others.
    "idle_in_transaction_session_timeout": "60000",
    "tcp_keepalives_idle": "30",
    "tcp_keepalives_interval": "10",
    "tcp_keepalives_count": "3",
}
_AT_WORK = "at work"
"""The name that whoever is at work holds, together with others."""
_TABLES = "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = current_schema()"


_KEY = (
    "SELECT column_name AS name FROM information_schema.key_column_usage JOIN information_schema.table_constraints"
    " USING (constraint_schema, constraint_name) WHERE constraint_type = 'PRIMARY KEY' AND constraint_schema = current_schema()"
    " AND table_constraints.table_name = $1 ORDER BY ordinal_position"
)


class _Connection(Protocol):
    """What is used of an asyncpg connection."""

    async def execute(self, query: str, *args: object, timeout: float | None = None) -> str: ...  # noqa: ASYNC109 - asyncpg's own name
    async def fetch(self, query: str, *args: object, timeout: float | None = None) -> list[Row]: ...  # noqa: ASYNC109
    def transaction(
        self, *, isolation: str, readonly: bool = False
    ) -> AbstractAsyncContextManager[object]: ...


class _Pool(Protocol):
    """What is used of an asyncpg pool."""

    async def acquire(self, *, timeout: float | None = None) -> _Connection: ...  # noqa: ASYNC109
    async def release(self, connection: _Connection) -> None: ...
    async def close(self) -> None: ...
    def terminate(self) -> None: ...


class PostgresTx(Tx):
    """One open transaction of one connection."""

    SKIP_LOCKED: ClassVar[str] = " FOR UPDATE SKIP LOCKED"

    __slots__ = ("_connection", "_patience")

    def __init__(self, connection: _Connection, *, patience: float | None) -> None:
        self._connection = connection
        self._patience = patience

    async def run(self, sql: str, *args: object) -> int:
        """Do a statement and give the number of rows that it touched (-1 where PostgreSQL counts none)."""
        with told():
            done = await self._connection.execute(sql, *map(_kept, args), timeout=self._patience)
        counted = done.rpartition(" ")[2]
        return int(counted) if counted.isdecimal() else -1

    async def rows(self, sql: str, *args: object) -> list[Row]:
        """All rows of a query's answer."""
        with told():
            return await self._connection.fetch(sql, *map(_kept, args), timeout=self._patience)

    async def lock(self, *names: str) -> None:
        """Wait until no other transaction holds any of these names, then hold them to the end of this one.

        In one order for everybody, so that two that want the same names do not wait for each other.
        """
        for number in sorted({_number(name) for name in names}):
            await self.rows("SELECT pg_advisory_xact_lock($1)", number)

    async def unused(self) -> bool:
        """Whether nobody is known to be at work here (`Database.at_work`)."""
        row = await self.row("SELECT pg_try_advisory_xact_lock($1) AS free", _number(_AT_WORK))
        return row is not None and row["free"]

    async def tables(self) -> frozenset[str]:
        """The names of the tables in the connection's own schema."""
        return frozenset(row["name"] for row in await self.rows(_TABLES))

    async def key(self, table: str) -> tuple[str, ...]:
        """The columns of a table's primary key, in their order."""
        return tuple(row["name"] for row in await self.rows(_KEY, table))


class PostgresDatabase(Database):
    """A database on a PostgreSQL server. Every transaction has a connection of its own."""

    def __init__(self, pool: _Pool) -> None:
        self._pool = pool

    @classmethod
    @asynccontextmanager
    async def open_url(cls, url: str, *, at: datetime) -> AsyncGenerator[PostgresDatabase]:
        """See `Database.open`. What the url leaves out (a password, say) is taken from PGPASSWORD and its kin."""
        pool = await _pool(url)
        try:
            database = cls(pool)
            await _prepare(database, url, at=at)
            yield database
        finally:
            await _close(pool)

    def write(self, *, brief: bool = False) -> AbstractAsyncContextManager[Tx]:
        """One writing transaction: committed at the end, undone on any exception or cancellation.

        Others run beside it: what is read in order to decide on a write is locked first (`Tx.lock`).
        Raises StoreError when PostgreSQL refuses something or cannot be reached.
        """
        del brief
        return self._transaction(isolation="read_committed")

    def read(self, *, brief: bool = False) -> AbstractAsyncContextManager[Tx]:
        """A consistent look at what was last committed. Raises StoreError on an attempt to write."""
        del brief
        return self._transaction(isolation="repeatable_read", readonly=True)

    @asynccontextmanager
    async def at_work(self) -> AsyncGenerator[None]:
        """Be known to be at work here, as long as one connection, which is kept for it, lasts."""
        with told():
            connection = await self._pool.acquire(timeout=PATIENCE)
        try:
            with told():
                await connection.fetch(
                    "SELECT pg_advisory_lock_shared($1)", _number(_AT_WORK), timeout=PATIENCE
                )
            yield
        finally:
            with suppress(*troubles()):
                await connection.fetch("SELECT pg_advisory_unlock_shared($1)", _number(_AT_WORK), timeout=5)
            with suppress(*troubles()):
                await self._pool.release(connection)

    async def scrub(self) -> None:
        """Nothing to do at once: PostgreSQL's own vacuum overwrites what was deleted, in its time.

        Its write-ahead log and its backups keep it as long as whoever runs the server keeps those.
        """

    @asynccontextmanager
    async def _transaction(
        self, *, isolation: str, readonly: bool = False, patience: float | None = PATIENCE
    ) -> AsyncGenerator[Tx]:
        with told():
            connection = await self._pool.acquire(timeout=PATIENCE)
        try:
            transaction = connection.transaction(isolation=isolation, readonly=readonly)
            with told():
                await transaction.__aenter__()
            try:
                yield PostgresTx(connection, patience=patience)
            except BaseException as error:
                with suppress(*troubles()):  # a connection that is gone takes its transaction with it
                    await transaction.__aexit__(type(error), error, error.__traceback__)
                raise
            with told():
                await transaction.__aexit__(None, None, None)
        finally:
            with suppress(*troubles()):
                await self._pool.release(connection)

    def patient(self) -> AbstractAsyncContextManager[Tx]:
        """A writing transaction whose statements may take as long as they need: migrations and copies."""
        return self._transaction(isolation="read_committed", patience=None)


async def _prepare(database: PostgresDatabase, url: str, *, at: datetime) -> None:
    """Bring the database to this program's version. Raises StartError."""
    try:
        async with database.read() as tx:
            (row,) = await tx.rows("SELECT current_setting('server_encoding') AS name")
        if row["name"] != "UTF8":
            raise StartError(
                f"The database at {where(url)} keeps its text as {row['name']}, which has no room for everything that people write."
                " Make one with `createdb --encoding=UTF8 --template=template0` and name that."
            )
        await migrate(database.patient, at=at)
    except StoreError as error:
        raise cannot_start(url, error.__cause__ or error) from error


async def _pool(url: str) -> _Pool:
    """Connect. Raises StartError with a sentence that holds no password."""
    create = cast("Any", driver()).create_pool
    try:
        return cast(
            "_Pool",
            await create(
                url, min_size=1, max_size=POOL, timeout=10, reset=_as_it_is, server_settings=_SETTINGS
            ),
        )
    except (*troubles(), ValueError) as error:
        raise cannot_start(url, error) from None


async def _close(pool: _Pool) -> None:
    """Give the connections back; one that does not answer any more is dropped."""
    try:
        async with asyncio.timeout(5):
            await pool.close()
    except troubles():
        pool.terminate()


async def _as_it_is(connection: object) -> None:
    """A connection changes nothing about itself outside of transactions, so nothing is reset when it comes back."""
    del connection


def _kept(value: object) -> object:
    """PostgreSQL's text has no room for the character 0, which means nothing to anybody."""
    return value.replace("\x00", "\ufffd") if isinstance(value, str) and "\x00" in value else value


def _number(name: str) -> int:
    """A name as the number under which PostgreSQL locks it."""
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "big", signed=True)
