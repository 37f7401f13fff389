"""The store on one SQLite file: one connection that writes and checkpoints, one that only reads."""

from __future__ import annotations

import asyncio
import logging
import os
import sqlite3
from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from datetime import datetime
from pathlib import Path

import aiosqlite

from bot.errors import Exit, StartError, StoreError
from bot.store.database import Database, Row, Tx
from bot.store.migrations import migrate

_PREFIX = "sqlite:///"
_BUSY_SECONDS = 10
_WRITER = (
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",
)
_READER = ("PRAGMA query_only = ON", "PRAGMA wal_autocheckpoint = 0")


class SqliteTx(Tx):
    """One open transaction of the file."""

    __slots__ = ("_connection",)

    def __init__(self, connection: aiosqlite.Connection) -> None:
        self._connection = connection

    async def run(self, sql: str, *args: object) -> int:
        """Do a statement and give the number of rows that it touched (-1 where SQLite counts none)."""
        return (await self._connection.execute(sql, _numbered(args))).rowcount

    async def row(self, sql: str, *args: object) -> Row | None:
        """The first row of a query's answer, or None."""
        found = await self.rows(sql, *args)
        return found[0] if found else None

    async def rows(self, sql: str, *args: object) -> list[Row]:
        """All rows of a query's answer."""
        return [*await self._connection.execute_fetchall(sql, _numbered(args))]

    async def lock(self, *names: str) -> None:
        """Nothing to do: a writing transaction has the whole file to itself."""


class SqliteDatabase(Database):
    """A SQLite file with one connection that writes and checkpoints, and one that only reads."""

    def __init__(self, *, writer: aiosqlite.Connection, reader: aiosqlite.Connection) -> None:
        self._writer = writer
        self._reader = reader
        self._writing = asyncio.Lock()
        self._reading = asyncio.Lock()

    @classmethod
    @asynccontextmanager
    async def open_file(cls, url: str, *, at: datetime) -> AsyncGenerator[SqliteDatabase]:
        """See `Database.open`. The file, its -wal and its -shm are the owner's alone (0600)."""
        path = _path(url)
        async with AsyncExitStack() as opened:
            try:
                _prepare(path)
                writer = await opened.enter_async_context(_connect(path))
                await _settle_in(writer)
                reader = await opened.enter_async_context(_connect(path))
                database = cls(writer=writer, reader=reader)
                await migrate(database.write, at=at)
                for pragma in _READER:
                    await reader.execute_fetchall(pragma)
            except (sqlite3.Error, StoreError, OSError) as error:
                raise _cannot_start(path, error) from error
            yield database

    @asynccontextmanager
    async def write(self) -> AsyncGenerator[Tx]:
        """One writing transaction: committed at the end, undone on any exception or cancellation.

        One at a time; do not open a second one inside. Raises StoreError when SQLite refuses something.
        """
        async with self._writing, _transaction(self._writer, "BEGIN IMMEDIATE") as tx:
            yield tx

    async def scrub(self) -> None:
        """Empty the write-ahead log, so that what was just deleted stands in no file any more.

        With readers at work it does what it can; the rest goes at the next checkpoint.
        """
        async with self._writing:
            await self._writer.execute_fetchall("PRAGMA wal_checkpoint(TRUNCATE)")

    @asynccontextmanager
    async def read(self) -> AsyncGenerator[Tx]:
        """A consistent look at what was last committed. Raises StoreError on an attempt to write."""
        async with self._reading, _transaction(self._reader, "BEGIN") as tx:
            yield tx


@asynccontextmanager
async def _transaction(connection: aiosqlite.Connection, begin: str) -> AsyncGenerator[Tx]:
    """BEGIN … COMMIT. The ROLLBACK is queued behind whatever a cancelled caller left in the connection's queue."""
    try:
        await connection.execute(begin)
        yield SqliteTx(connection)
        await connection.execute("COMMIT")
    except BaseException as error:
        await asyncio.shield(connection.rollback())
        if isinstance(error, sqlite3.Error):
            raise StoreError(
                "I could not keep that: the store refused it, and nothing of it was saved. Please try again."
            ) from error
        raise


def _numbered(args: tuple[object, ...]) -> dict[str, object]:
    return {str(number): value for number, value in enumerate(args, start=1)}


def _path(url: str) -> Path:
    """The file of a store URL. Raises StartError for one that names no file."""
    name = url.removeprefix(_PREFIX)
    if name == url or not name or name == ":memory:":
        raise StartError('The store\'s url must name a SQLite file, such as "sqlite:///sonder.db".')
    return Path(name).expanduser()


def _prepare(path: Path) -> None:
    """Make the directories (0700) and the file (0600), before SQLite could make them wider.

    A file that exists is not opened here: closing it again would drop the locks that SQLite holds on it.
    """
    for missing in reversed([parent for parent in path.parents if not parent.exists()]):
        missing.mkdir(mode=0o700, exist_ok=True)
    if not path.exists():
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600))
    if not path.is_file():
        raise IsADirectoryError(path)
    path.chmod(0o600)
    for beside in (Path(f"{path}-wal"), Path(f"{path}-shm")):
        with suppress(FileNotFoundError):
            beside.chmod(0o600)


@asynccontextmanager
async def _connect(path: Path) -> AsyncGenerator[aiosqlite.Connection]:
    """A connection in which only we begin transactions. aiosqlite's debug lines would show what people said."""
    logging.getLogger("aiosqlite").setLevel(logging.INFO)
    async with aiosqlite.connect(path, isolation_level=None, timeout=_BUSY_SECONDS) as connection:
        connection.row_factory = sqlite3.Row
        yield connection


async def _settle_in(writer: aiosqlite.Connection) -> None:
    (mode,) = await writer.execute_fetchall("PRAGMA journal_mode")
    if mode[0] != "wal":
        await writer.execute_fetchall("PRAGMA journal_mode = WAL")
    for pragma in _WRITER:
        await writer.execute_fetchall(pragma)


def _cannot_start(path: Path, error: Exception) -> StartError:
    """What to tell the operator of a file that SQLite or the system refused."""
    reason = error.__cause__ if isinstance(error, StoreError) and error.__cause__ else error
    if getattr(reason, "sqlite_errorname", "").startswith("SQLITE_BUSY"):
        sentence = (
            f"The database {path} is in use by another program. Close that one, then start Sonder again."
        )
        return StartError(sentence, Exit.UNAVAILABLE)
    return StartError(
        f"The database {path} cannot be used ({reason}). Check the path and who may write there, or put a backup back."
    )
