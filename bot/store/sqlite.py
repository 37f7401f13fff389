"""The store on one SQLite file: one connection that writes and checkpoints, and two that only read."""

from __future__ import annotations

import asyncio
import logging
import os
import sqlite3
from collections.abc import AsyncGenerator
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager, suppress
from datetime import datetime
from pathlib import Path

from bot.errors import Exit, StartError, StoreError
from bot.store.database import Database, Tx
from bot.store.migrations import migrate
from bot.store.naming import FORMS, file_of, folder_sentence
from bot.store.sqlite_tx import Connection, SqliteTx
from bot.store.together import Writer

_BUSY_SECONDS = 10
_WRITER = (
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",
)
_READER = ("PRAGMA query_only = ON", "PRAGMA wal_autocheckpoint = 0")


class SqliteDatabase(Database):
    """A SQLite file with one connection that writes and checkpoints, and two that only read."""

    def __init__(self, *, writer: Connection, reader: Connection, looker: Connection) -> None:
        self._writer = Writer(writer)
        self._reader = reader
        self._reading = asyncio.Lock()
        self._looker = looker
        self._looking = asyncio.Lock()

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
                looker = await opened.enter_async_context(_connect(path))
                database = cls(writer=writer, reader=reader, looker=looker)
                await migrate(database.write, at=at)
                for pragma in _READER:
                    await reader.execute_fetchall(pragma)
                    await looker.execute_fetchall(pragma)
            except (sqlite3.Error, StoreError, OSError) as error:
                raise cannot_start(path, error) from error
            yield database

    def write(self, *, brief: bool = False) -> AbstractAsyncContextManager[Tx]:
        """One writing transaction: committed at the end, undone on any exception or cancellation.

        One at a time; do not open a second one inside, nor wait there for another one's end: writers that come together
        are committed together. Raises StoreError when SQLite refuses something.
        """
        return self._writer.transaction(brief=brief)

    async def scrub(self) -> None:
        """Empty the write-ahead log, so that what was just deleted stands in no file any more.

        With readers at work it does what it can; the rest goes at the next checkpoint.
        """
        await self._writer.alone(_emptied)

    def read(self, *, brief: bool = False) -> AbstractAsyncContextManager[Tx]:
        """A consistent look at what was last committed. Raises StoreError on an attempt to write.

        A `brief` one is done in this thread, on a connection of its own: in a WAL it waits for nobody.
        """
        connection, free = (self._looker, self._looking) if brief else (self._reader, self._reading)
        return _Look(connection, free, brief=brief)


class _Look(AbstractAsyncContextManager[Tx]):
    """A transaction that only reads. Written out, as every request makes one: a generator would cost it twice the time."""

    __slots__ = ("_brief", "_connection", "_free")

    def __init__(self, connection: Connection, free: asyncio.Lock, *, brief: bool) -> None:
        self._connection = connection
        self._free = free
        self._brief = brief

    async def __aenter__(self) -> Tx:
        await self._free.acquire()
        return SqliteTx(self._connection, _begin_reading, brief=self._brief, begins_here=self._brief)

    async def __aexit__(self, _: object, raised: BaseException | None, __: object) -> None:
        try:
            if self._brief:
                self._connection.here(_end_reading)
            else:
                self._connection.visit_soon(_end_reading)
        finally:
            self._free.release()
        if isinstance(raised, sqlite3.Error):
            raise StoreError(
                "I could not look that up: the store refused it. Nothing was changed. Please try again."
            ) from raised


def _begin_reading(connection: sqlite3.Connection) -> None:
    connection.execute("BEGIN")


def _end_reading(connection: sqlite3.Connection) -> None:
    if connection.in_transaction:
        connection.execute("ROLLBACK")


def _emptied(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def _path(url: str) -> Path:
    """The file of a store URL. Raises StartError for one that names no file."""
    path = file_of(url)
    if path is None:
        raise StartError(FORMS)
    return path


def make_folders(path: Path) -> None:
    """The directories of a file, where there are none yet (0700)."""
    for missing in reversed([parent for parent in path.parents if not parent.exists()]):
        missing.mkdir(mode=0o700, exist_ok=True)


def _prepare(path: Path) -> None:
    """Make the directories (0700) and the file (0600), before SQLite could make them wider.

    A file that exists is not opened here: closing it again would drop the locks that SQLite holds on it.
    """
    make_folders(path)
    if not path.exists():
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600))
    if not path.is_file():
        raise IsADirectoryError(path)
    path.chmod(0o600)
    for beside in (Path(f"{path}-wal"), Path(f"{path}-shm")):
        with suppress(FileNotFoundError):
            beside.chmod(0o600)


@asynccontextmanager
async def _connect(path: Path) -> AsyncGenerator[Connection]:
    """A connection whose rows know their columns. aiosqlite's debug lines would show what people said."""
    logging.getLogger("aiosqlite").setLevel(logging.INFO)
    async with Connection(path, busy_seconds=_BUSY_SECONDS) as connection:
        connection.row_factory = sqlite3.Row
        yield connection


async def _settle_in(writer: Connection) -> None:
    (mode,) = await writer.execute_fetchall("PRAGMA journal_mode")
    if mode[0] != "wal":
        await writer.execute_fetchall("PRAGMA journal_mode = WAL")
    for pragma in _WRITER:
        await writer.execute_fetchall(pragma)


def cannot_start(path: Path, error: Exception) -> StartError:
    """What to tell the operator of a file that SQLite or the system refused."""
    reason = error.__cause__ if isinstance(error, StoreError) and error.__cause__ else error
    if getattr(reason, "sqlite_errorname", "").startswith("SQLITE_BUSY"):
        sentence = (
            f"The database {path} is in use by another program. Close that one, then start Sonder again."
        )
        return StartError(sentence, Exit.UNAVAILABLE)
    if path.is_dir():
        return StartError(folder_sentence(path))
    why = (reason.strerror if isinstance(reason, OSError) else None) or reason
    return StartError(
        f"The database {path} cannot be used ({why}). Check the path and who may write there, or put a backup back."
    )
