"""Commits what several writers did at the same time together: one wait for the disk, and each is kept or undone by itself."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from functools import partial
from typing import Any, Final

from bot.errors import StoreError
from bot.store.sqlite_tx import Connection, SqliteTx, begun

LARGEST: Final = 32
"""Transactions that are committed together at most: the first of them waits for the last."""

_Work = Callable[[sqlite3.Connection], object]


class Writer:
    """The one connection that writes. Writers that wait for each other share a COMMIT.

    The next in a group sees what the one before it did. Nobody else does before it is committed, and no writer is told
    anything before that, not even that it failed over what it saw.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._turn = asyncio.Lock()
        self._waiting = 0
        self._open: _Group | None = None
        self._ending: asyncio.Task[Any] | None = None

    @asynccontextmanager
    async def transaction(self, *, brief: bool = False) -> AsyncGenerator[SqliteTx]:
        """One transaction. Raises StoreError where SQLite refuses it, or what it would have been committed with.

        Of a `brief` one only what may take long is done in the connection's thread: the BEGIN that waits for other processes,
        and the COMMIT that waits for the disk.
        """
        await self._my_turn()
        try:
            member = _Member(self._joined(), brief=brief)
            tx = SqliteTx(
                self._connection, member.begin, brief=brief, begins_here=brief and member.group.begun
            )
            try:
                yield tx
            except BaseException as raised:
                await self._leave(member, None, at_rest=tx.at_rest)
                if not isinstance(raised, Exception):
                    raise
                problem: Exception | None = raised
            else:
                problem = await self._leave(member, tx.the_rest(), at_rest=tx.at_rest)
        finally:
            self._pass_on()
        await member.group.ended.wait()
        problem = member.group.failed or problem
        if isinstance(problem, sqlite3.Error):
            raise StoreError(
                "I could not keep that: the store refused it, and nothing of it was saved. Please try again."
            ) from problem
        if problem is not None:
            raise problem

    async def alone(self, work: _Work) -> None:
        """Do something outside of any transaction."""
        await self._my_turn()
        try:
            if self._open is not None:
                await asyncio.shield(self._commit_open(self._open))
            await self._connection.visit(work)
        finally:
            self._pass_on()

    async def _my_turn(self) -> None:
        """Wait for the writers before."""
        self._waiting += 1
        try:
            await self._turn.acquire()
        except asyncio.CancelledError:
            self._waiting -= 1
            self._commit_what_is_left()
            raise
        self._waiting -= 1
        if self._ending is not None and not self._ending.done():
            await self._until_the_thread_rests(self._ending)

    async def _until_the_thread_rests(self, ending: asyncio.Task[Any]) -> None:
        """The one before was cancelled while it ended: until it has, nothing may be done in another thread."""
        try:
            await asyncio.wait([ending])
        except asyncio.CancelledError:
            self._pass_on()
            raise

    def _pass_on(self) -> None:
        self._turn.release()
        self._commit_what_is_left()

    def _commit_what_is_left(self) -> None:
        """A writer that gave up waiting may have been the one that an open group was left to."""
        if self._open is not None and not self._waiting and not self._turn.locked():
            self._ending = self._commit_open(self._open)

    def _joined(self) -> _Group:
        self._open = self._open or _Group()
        self._open.size += 1
        return self._open

    async def _leave(self, member: _Member, rest: _Work | None, *, at_rest: bool) -> Exception | None:
        """Do the rest of a member and keep it, or undo it. What was refused of that. Cancelled, it is still done.

        `at_rest`: nothing of it is going on in the connection's thread.
        """
        commit = not self._waiting or member.group.size >= LARGEST
        if commit:
            self._open = None
        if member.brief and at_rest and not commit:
            refused = self._connection.here(partial(member.end, rest, commit))
            self._see_whether_it_ended(member.group)
            return refused
        self._ending = asyncio.create_task(self._end(member, rest, commit=commit))
        return await asyncio.shield(self._ending)

    async def _end(self, member: _Member, rest: _Work | None, *, commit: bool) -> Exception | None:
        refused = await self._connection.visit(partial(member.end, rest, commit))
        self._see_whether_it_ended(member.group)
        return refused

    def _commit_open(self, group: _Group) -> asyncio.Task[None]:
        async def commit() -> None:
            await self._connection.visit(group.commit)
            self._see_whether_it_ended(group)

        self._open = None
        return asyncio.create_task(commit())

    def _see_whether_it_ended(self, group: _Group) -> None:
        if group.over:
            group.ended.set()
            if self._open is group:
                self._open = None


class _Group:
    """Transactions between one BEGIN and its COMMIT.

    `begun`: there was a BEGIN. `over`: nothing of it is open any more; then `failed` says why nothing of it was kept, or None where all was.
    """

    def __init__(self) -> None:
        self.size = 0
        self.ended = asyncio.Event()
        self.over = False
        self.failed: sqlite3.Error | None = None
        self.begun = False

    def begin(self, connection: sqlite3.Connection) -> None:
        """Once for all of them."""
        if not self.begun:
            connection.execute("BEGIN IMMEDIATE")
            self.begun = True
        begun(connection)

    def commit(self, connection: sqlite3.Connection) -> None:
        """Commit what its members kept; where SQLite refuses that, nothing of anybody is kept."""
        if self.over:
            return
        self.over = True
        try:
            if self.begun:
                connection.execute("COMMIT")
        except sqlite3.Error as refused:
            self.failed = refused
            _undo_everything(connection)

    def look(self, connection: sqlite3.Connection) -> None:
        """Some of what SQLite refuses (a full disk) ends the whole transaction, and takes with it what others did."""
        if self.begun and not self.over and not connection.in_transaction:
            self.over, self.failed = (
                True,
                sqlite3.OperationalError("SQLite undid everything that was not committed."),
            )


class _Member:
    """One transaction of a group, inside a savepoint."""

    def __init__(self, group: _Group, *, brief: bool) -> None:
        self.group = group
        self.brief = brief
        self._saved = False

    def begin(self, connection: sqlite3.Connection) -> None:
        """With the first thing that it does."""
        self.group.begin(connection)
        connection.execute("SAVEPOINT member")
        self._saved = True

    def end(self, rest: _Work | None, commit: bool, connection: sqlite3.Connection) -> Exception | None:
        """Do the rest and keep it, or undo it where there is none or something refuses it; then maybe commit the group."""
        refused = self._keep(rest, connection) if rest else None
        if self._saved:
            self._undo(connection)
        self.group.look(connection)
        if commit:
            self.group.commit(connection)
        return refused

    def _keep(self, rest: _Work, connection: sqlite3.Connection) -> Exception | None:
        """What refused it: SQLite, or Python, which cannot hand it every number and every text."""
        try:
            rest(connection)
            connection.execute("RELEASE member")
        except Exception as refused:  # noqa: BLE001 - whatever it is, it is this writer's to raise, after it was undone
            return refused
        self._saved = False
        return None

    def _undo(self, connection: sqlite3.Connection) -> None:
        """Undo this one alone; where SQLite cannot do that, everything that is not committed."""
        self._saved = False
        if not connection.in_transaction:
            return
        try:
            connection.execute("ROLLBACK TO member")
            connection.execute("RELEASE member")
        except sqlite3.Error:
            _undo_everything(connection)


def _undo_everything(connection: sqlite3.Connection) -> None:
    """All that is not committed, where SQLite has not done that by itself."""
    if connection.in_transaction:
        connection.execute("ROLLBACK")
