"""Copies one store into another, table by table: read from one snapshot, written in one transaction, and looked at again."""

from __future__ import annotations

import hashlib
import re
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final

from bot.errors import Exit, StartError, StoreError
from bot.store import shards
from bot.store.naming import check_file
from bot.store.schema import MIGRATIONS

if TYPE_CHECKING:
    from bot.store.database import Database, Row, Tx

BATCH = 500
"""Rows that are read, and written by one statement, at once."""
PARAMETERS = 30_000
"""Both stores take a few more in one statement."""
_OWN = frozenset({"migrations", "shards"})
"""What belongs to a database and to the processes at it: every store has its own."""

AGAIN: Final = "looked at again"
Told = Callable[[str, int, int], None]
"""Is told how far it is: the table (at last, AGAIN), how many of its rows are done, how many there are."""


@dataclass(frozen=True, slots=True)
class Counted:
    """One table: how many rows the source has, and how many the target has now."""

    table: str
    source: int
    target: int


async def copy(source: Database, target: Database, *, at: datetime, told: Told) -> list[Counted]:
    """Copy everything into an empty, migrated store, and give the counts of both.

    Raises StartError, with the target as empty as it was, where somebody is at work on either side, where the target is not
    empty, where it refuses something, and where the source changed meanwhile.
    """
    for database in (source, target):
        await _check_unused(database, at=at)
    async with target.write() as writing:
        async with source.read() as reading:
            tables = await _tables(reading)
            await _check_empty(writing, tables)
            sizes = {table: await _count(reading, table) for table in tables}
            copied = {
                table: await _copy_table(reading, writing, table, size=sizes[table], told=told)
                for table in tables
            }
        counted = [Counted(table, sizes[table], await _count(writing, table)) for table in tables]
        await _check_same(source, writing, counted, copied, told=told)
    return counted


def check_urls(source: str, target: str) -> None:
    """Raises StartError for one address twice, and for a source file that does not exist: opening it would make an empty one."""
    if source == target:
        raise StartError("Both addresses are the same. Name where everything is now, then where it shall go.")
    check_file(source, "Name the file that Sonder kept so far.")


async def _check_unused(database: Database, *, at: datetime) -> None:
    async with database.read() as tx:
        if await shards.at_work(tx, at=at) or not await tx.unused():
            raise StartError(
                "A Sonder is at work on one of the two stores. Stop every one of them, wait a minute, and copy then."
                " Nothing was copied.",
                Exit.UNAVAILABLE,
            )


async def _tables(tx: Tx) -> list[str]:
    """What is to be copied, each table after those that it refers to: in the order in which they are made."""
    made = re.findall(r"CREATE TABLE (\w+)", "\n".join(part for step in MIGRATIONS for part in step))
    there = {name for name in await tx.tables() if not name.startswith("sqlite_")} - _OWN
    return [*(name for name in made if name in there), *sorted(there.difference(made))]


async def _check_empty(tx: Tx, tables: list[str]) -> None:
    full = [table for table in tables if await _count(tx, table)]
    if full:
        raise StartError(
            f"The target is not empty: there is something in {', '.join(full)}. Nothing was copied. Name an empty database."
        )


async def _check_same(
    source: Database, writing: Tx, counted: list[Counted], copied: dict[str, str], *, told: Told
) -> None:
    """The counts agree, and every row of the source is now what it was when it was copied: a permission may have been taken back."""
    changed = [one.table for one in counted if one.source != one.target]
    done, size = 0, sum(one.source for one in counted)
    async with source.read() as tx:
        for one in counted:
            mark = _Mark()
            async for rows in _batches(tx, one.table):
                mark.add(rows)
                done += len(rows)
                told(AGAIN, min(done, size), size)
                await writing.row(
                    "SELECT 1"
                )  # PostgreSQL ends a transaction in which nothing happens for a minute
            if mark.value != copied[one.table] and one.table not in changed:
                changed.append(one.table)
    if changed:
        raise StartError(
            f"The source changed while it was copied ({', '.join(changed)}). The target is empty again. Stop whatever writes"
            " there, then copy anew.",
            Exit.UNAVAILABLE,
        )


class _Mark:
    """What a table's rows come to: another one where one of them is other, more or missing."""

    def __init__(self) -> None:
        self._hash = hashlib.sha256()

    def add(self, rows: list[Row]) -> None:
        """The next rows, in the order of the table's key."""
        columns = list(rows[0].keys())
        self._hash.update(repr([[row[name] for name in columns] for row in rows]).encode())

    @property
    def value(self) -> str:
        """Of all rows so far."""
        return self._hash.hexdigest()


async def _copy_table(reading: Tx, writing: Tx, table: str, *, size: int, told: Told) -> str:
    """Copy all rows; what they come to."""
    done, mark = 0, _Mark()
    told(table, done, size)
    async for rows in _batches(reading, table):
        try:
            await _put(writing, table, rows)
        except StoreError as problem:
            raise StartError(
                f"The target refused rows of {table}, so the copy stopped. The target is empty again, the source is as it was."
            ) from problem
        mark.add(rows)
        done += len(rows)
        told(table, done, size)
    return mark.value


async def _batches(tx: Tx, table: str) -> AsyncIterator[list[Row]]:
    """All rows in the order of the table's key, so many at once."""
    key = await tx.key(table)
    rows = await _next(tx, table, key, after=None)
    while rows:
        yield rows
        rows = await _next(tx, table, key, after=rows[-1])


async def _next(tx: Tx, table: str, key: tuple[str, ...], *, after: Row | None) -> list[Row]:
    """The next rows in the order of the table's key."""
    columns = ", ".join(key)
    if after is None:
        return await tx.rows(f"SELECT * FROM {table} ORDER BY {columns} LIMIT $1", BATCH)  # noqa: S608 - names of our own
    places = ", ".join(f"${number}" for number in range(2, len(key) + 2))
    query = f"SELECT * FROM {table} WHERE ({columns}) > ({places}) ORDER BY {columns} LIMIT $1"  # noqa: S608
    return await tx.rows(query, BATCH, *(after[name] for name in key))


async def _put(tx: Tx, table: str, rows: list[Row]) -> None:
    columns = list(rows[0].keys())
    at_once = min(BATCH, PARAMETERS // len(columns))
    for begin in range(0, len(rows), at_once):
        part = rows[begin : begin + at_once]
        values = ", ".join(_places(number * len(columns), len(columns)) for number in range(len(part)))
        await tx.run(
            f"INSERT INTO {table} ({', '.join(columns)}) VALUES {values}",  # noqa: S608 - names of our own
            *(row[name] for row in part for name in columns),
        )


def _places(before: int, n: int) -> str:
    return "(" + ", ".join(f"${before + number}" for number in range(1, n + 1)) + ")"


async def _count(tx: Tx, table: str) -> int:
    row = await tx.row(f"SELECT COUNT(*) AS n FROM {table}")  # noqa: S608 - names of our own
    return row["n"] if row else 0
