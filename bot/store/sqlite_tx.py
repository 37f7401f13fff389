"""One transaction on a SQLite connection: as few visits to the connection's thread as its questions need."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Sequence
from functools import lru_cache, partial
from pathlib import Path
from typing import Self, TypeVar

import aiosqlite

from bot.store.database import Query, Row, Tx

_T = TypeVar("_T")
_CHUNK = 64
_PLACE = re.compile(r"\$(\d+)")


class Connection(aiosqlite.Connection):
    """A connection in which only we begin transactions, and that does several things in one visit to its thread.

    A visit costs more than finding a row by its key does: 50 µs on an idle machine, a hundred times that on a busy one, where
    two threads wait for their turns. What is that brief is done right here.
    """

    def __init__(self, path: Path, *, busy_seconds: float) -> None:
        connect = partial(
            sqlite3.connect, path, isolation_level=None, timeout=busy_seconds, check_same_thread=False
        )
        super().__init__(connect, iter_chunk_size=_CHUNK)

    async def visit(self, work: Callable[[sqlite3.Connection], _T]) -> _T:
        """Do `work` in the connection's thread, after everything that was asked of it before, also if we are cancelled."""
        return await self._execute(work, self._conn)  # pyright: ignore[reportUnknownMemberType] - it has no types of its own

    def here(self, work: Callable[[sqlite3.Connection], _T]) -> _T:
        """Do `work` in this thread, which waits for it: only while nothing is going on in the connection's own."""
        return work(self._conn)

    def visit_soon(self, work: Callable[[sqlite3.Connection], object]) -> None:
        """As `visit`, before anything that is asked later; nobody waits for it, and what it raises is lost."""
        self._tx.put_nowait((None, partial(work, self._conn)))  # pyright: ignore[reportUnknownMemberType]

    async def __aenter__(self) -> Self:
        """Open it."""
        await self
        return self


class SqliteTx(Tx):
    """One transaction of the file. `begin` opens it with the first thing that it does.

    A `brief` one is done in this thread, but for its beginning where that may have to wait for others (`begins_here`).
    `at_rest`: nothing of it is going on in the connection's thread, as it may be after whoever waited for it was cancelled.
    """

    __slots__ = ("_begin", "_begins_here", "_begun", "_brief", "_connection", "_put", "at_rest")

    def __init__(
        self,
        connection: Connection,
        begin: Callable[[sqlite3.Connection], object],
        *,
        brief: bool = False,
        begins_here: bool = False,
    ) -> None:
        self._connection = connection
        self._begin = begin
        self._begins_here = begins_here
        self._brief = brief
        self._begun = False
        self.at_rest = True
        self._put: list[Query] = []

    async def put(self, sql: str, *args: object) -> None:
        """Do a statement with the next question, at the latest at the end."""
        self._put.append((sql, args))

    async def run(self, sql: str, *args: object) -> int:
        """Do a statement and give the number of rows that it touched (-1 where SQLite counts none)."""
        return await self._do(partial(_touched, sql, args))

    async def row(self, sql: str, *args: object) -> Row | None:
        """The first row of a query's answer, or None."""
        found = await self.rows(sql, *args)
        return found[0] if found else None

    async def rows(self, sql: str, *args: object) -> list[Row]:
        """All rows of a query's answer."""
        return await self._do(partial(_answer, sql, args))

    async def lock(self, *names: str) -> None:
        """Nothing to do: a writing transaction has the whole file to itself."""

    async def _do(self, work: Callable[[sqlite3.Connection], _T]) -> _T:
        here = (self._brief if self._begun else self._begins_here) and self.at_rest
        all_of_it = self._after_all(work)
        if here:
            return self._connection.here(all_of_it)
        self.at_rest = False
        try:
            answer = await self._connection.visit(all_of_it)
        except Exception:
            self.at_rest = True
            raise
        self.at_rest = True
        return answer

    def the_rest(self) -> Callable[[sqlite3.Connection], object] | None:
        """For the connection's thread: what was put off and not done yet. None where nothing was asked of it at all."""
        return self._after_all(begun) if self._begun or self._put else None

    def _after_all(self, work: Callable[[sqlite3.Connection], _T]) -> Callable[[sqlite3.Connection], _T]:
        """`work` for the connection's thread, after the beginning and all that was put off."""
        put, self._put = self._put, []
        begin, self._begun = None if self._begun else self._begin, True
        return partial(_in_order, begin, put, work)


def begun(connection: sqlite3.Connection) -> None:
    """Raises sqlite3.Error where SQLite has ended the transaction by itself: what follows would not be part of it."""
    if not connection.in_transaction:
        raise sqlite3.OperationalError("SQLite undid the transaction when it refused something before.")


def _in_order(
    begin: Callable[[sqlite3.Connection], object] | None,
    put: Sequence[Query],
    work: Callable[[sqlite3.Connection], _T],
    connection: sqlite3.Connection,
) -> _T:
    if begin is not None:
        begin(connection)
    else:
        begun(connection)
    for sql, args in put:
        connection.execute(_by_place(sql), args)
    return work(connection)


def _touched(sql: str, args: tuple[object, ...], connection: sqlite3.Connection) -> int:
    return connection.execute(_by_place(sql), args).rowcount


def _answer(sql: str, args: tuple[object, ...], connection: sqlite3.Connection) -> list[Row]:
    return connection.execute(_by_place(sql), args).fetchall()


@lru_cache(maxsize=512)
def _by_place(sql: str) -> str:
    """The statement with its `$1` as `?1`: SQLite takes the first for a name, and looks each up, the second for a place."""
    return _PLACE.sub(r"?\1", sql)
