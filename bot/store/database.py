"""The store as the rooms see it: opened, migrated, and used one transaction at a time, wherever it is kept."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable
from contextlib import AbstractAsyncContextManager, nullcontext
from datetime import datetime
from typing import Any, ClassVar, Protocol

from bot.store.naming import POSTGRESQL

Query = tuple[str, tuple[object, ...]]
"""A statement and its arguments."""


class Row(Protocol):
    """One row of an answer: `row["name"]`; `dict(row)` gives all of it."""

    def __getitem__(self, name: str, /) -> Any:
        """The column of this name."""
        ...

    def keys(self) -> Iterable[str]:
        """The names of the columns."""
        ...


class Tx(ABC):
    """One open transaction. Its placeholders are `$1`, `$2` … in the order of the arguments.

    The SQL is written once, for SQLite and PostgreSQL: a parameter whose kind the statement does not tell (`$2 IS NULL`)
    is written `CAST($2 AS BIGINT)`, and what is read in order to decide on a write is locked first.
    """

    SKIP_LOCKED: ClassVar[str] = ""
    """What makes a SELECT take its rows for this transaction and leave out those that another one holds.

    Pick such rows in a `WITH … AS MATERIALIZED` before the statement that changes them, or inside its `IN (…)` where `run` is to
    count them, which SQLite does not after a WITH: a plain `IN (SELECT … LIMIT …)` may be asked again for every row that it is
    compared with, and takes other ones each time.
    """

    @abstractmethod
    async def run(self, sql: str, *args: object) -> int:
        """Do a statement and give the number of rows that it touched (-1 where none are counted)."""

    async def put(self, sql: str, *args: object) -> None:
        """Do a statement whose answer nobody needs: now, or with the next question, at the latest at the end.

        What the store refuses of it may therefore be raised later, by the end of the transaction at the latest.
        """
        await self.run(sql, *args)

    @abstractmethod
    async def rows(self, sql: str, *args: object) -> list[Row]:
        """All rows of a query's answer."""

    async def row(self, sql: str, *args: object) -> Row | None:
        """The first row of a query's answer, or None."""
        found = await self.rows(sql, *args)
        return found[0] if found else None

    @abstractmethod
    async def lock(self, *names: str) -> None:
        """Wait until no other transaction holds any of these names, then hold them to the end of this one.

        For a transaction that reads something in order to decide what to write: what it is about gives the name, such as
        a session. Name everything at once, so that two transactions cannot wait for each other.
        """

    async def unused(self) -> bool:
        """Whether nobody is known to be at work here (`Database.at_work`)."""
        return True

    async def tables(self) -> frozenset[str]:
        """The names of the tables that are there."""
        return frozenset(
            row["name"] for row in await self.rows("SELECT name FROM sqlite_master WHERE type = 'table'")
        )

    async def key(self, table: str) -> tuple[str, ...]:
        """The columns of a table's primary key, in their order."""
        query = "SELECT name FROM pragma_table_info($1) WHERE pk > 0 ORDER BY pk"
        return tuple(row["name"] for row in await self.rows(query, table))


class Database(ABC):
    """Where everything is kept."""

    @staticmethod
    def open(url: str, *, at: datetime) -> AbstractAsyncContextManager[Database]:
        """Open `sqlite:///relative/path`, `sqlite:////absolute/path` or `postgresql://user@host/database`, and migrate it.

        A SQLite file is made if there is none; a database on a PostgreSQL server has to be there. `at` dates the
        migrations that run now. Raises StartError with a sentence and an exit status when this cannot be done.
        """
        if url.startswith(POSTGRESQL):
            from bot.store.postgres import PostgresDatabase  # noqa: PLC0415 - each store brings its own driver

            return PostgresDatabase.open_url(url, at=at)
        from bot.store.sqlite import SqliteDatabase  # noqa: PLC0415 - each store brings its own driver

        return SqliteDatabase.open_file(url, at=at)

    @abstractmethod
    def write(self, *, brief: bool = False) -> AbstractAsyncContextManager[Tx]:
        """One writing transaction: committed at the end, undone on any exception or cancellation.

        `brief`: it finds and changes a few rows by their keys, and waits for nothing else; a store may be quicker for that.

        Do not open a second one inside. Raises StoreError when the store refuses something.
        """

    @abstractmethod
    def read(self, *, brief: bool = False) -> AbstractAsyncContextManager[Tx]:
        """A consistent look at what was last committed. Raises StoreError on an attempt to write.

        `brief`: it finds a few rows by their keys, and waits for nothing else.
        """

    def at_work(self) -> AbstractAsyncContextManager[None]:
        """Be known to be at work here, for a process that has no shards: until it ends, however that is, nobody copies this store.

        A SQLite file needs none of it: its lock (`alone`) says so already.
        """
        return nullcontext()

    @abstractmethod
    async def scrub(self) -> None:
        """Do what can be done at once so that what was just deleted stands in no file any more."""
