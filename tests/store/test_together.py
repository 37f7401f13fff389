"""Writers that come at the same time are committed together, and each is still whole or undone by itself."""

from __future__ import annotations

import asyncio
import random
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlite_file import fresh

from bot.errors import StoreError
from bot.store import Database
from bot.store.together import LARGEST

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
PUT = "INSERT INTO meta VALUES ($1, $2)"


@pytest.fixture
async def database(tmp_path: Path):
    async with Database.open(fresh(tmp_path / "s.db"), at=NOON) as opened:
        yield opened


async def add(database: Database, name: str, value: str = "", *, brief: bool = False) -> None:
    async with database.write(brief=brief) as tx:
        await tx.run(PUT, name, value)


async def names(database: Database) -> list[str]:
    async with database.read() as tx:
        return [row["name"] for row in await tx.rows("SELECT name FROM meta ORDER BY name")]


async def told(database: Database) -> list[str]:
    """What SQLite is asked to do from now on, statement by statement."""
    statements: list[str] = []
    await database._writer._connection.set_trace_callback(statements.append)
    return statements


async def commit_fails(database: Database) -> None:
    """From now on SQLite refuses every COMMIT, as a broken disk would."""

    def refuse(action: int, what: str | None, *_: object) -> int:
        refused = action == sqlite3.SQLITE_TRANSACTION and what == "COMMIT"
        return sqlite3.SQLITE_DENY if refused else sqlite3.SQLITE_OK

    await database._writer._connection.set_authorizer(refuse)


async def commits_again(database: Database) -> None:
    await database._writer._connection.set_authorizer(None)


@pytest.mark.parametrize("brief", [False, True])
async def test_writers_that_come_together_share_a_commit(database: Database, brief: bool):
    statements = await told(database)
    await asyncio.gather(*(add(database, f"{number:02}", brief=brief) for number in range(20)))
    assert statements.count("BEGIN IMMEDIATE") == statements.count("COMMIT") == 1
    assert len(await names(database)) == 20


async def test_a_group_has_an_end_however_many_wait(database: Database):
    statements = await told(database)
    await asyncio.gather(*(add(database, f"{number:03}") for number in range(2 * LARGEST + 1)))
    assert statements.count("COMMIT") == 3
    assert len(await names(database)) == 2 * LARGEST + 1


async def test_nobody_hears_of_it_before_it_is_committed(database: Database):
    seen: list[tuple[str, list[str]]] = []

    async def write(name: str) -> None:
        await add(database, name)
        seen.append((name, await names(database)))

    await asyncio.gather(write("a"), write("b"), write("c"))
    assert [(name, name in there) for name, there in seen] == [("a", True), ("b", True), ("c", True)]


async def test_the_next_one_sees_what_the_one_before_did_and_readers_see_nothing_of_it(database: Database):
    inside, go_on = asyncio.Event(), asyncio.Event()
    found: list[int] = []

    async def count() -> None:
        async with database.write() as tx:
            found.append(len(await tx.rows("SELECT * FROM meta")))
            inside.set()
            await go_on.wait()

    writers = [asyncio.create_task(add(database, "a")), asyncio.create_task(count())]
    await inside.wait()
    assert await names(database) == []
    assert not writers[0].done()
    go_on.set()
    await asyncio.gather(*writers)
    assert found == [1]
    assert await names(database) == ["a"]


@pytest.mark.parametrize("brief", [False, True])
@pytest.mark.parametrize("value", [2**70, "\ud800"])
async def test_what_python_cannot_hand_to_sqlite_is_undone_alone_and_the_store_goes_on(
    database: Database, value: object, brief: bool
):
    async def put() -> None:
        async with database.write(brief=brief) as tx:
            await tx.put(PUT, "odd", value)

    for number in range(3):
        ends = await asyncio.gather(
            add(database, f"{number} before"), put(), add(database, f"{number} after"), return_exceptions=True
        )
        assert ends[0] is ends[2] is None
        assert isinstance(ends[1], (OverflowError, UnicodeEncodeError))
        with pytest.raises((OverflowError, UnicodeEncodeError)):
            await put()
    assert len(await names(database)) == 6


@pytest.mark.parametrize("brief", [False, True])
@pytest.mark.parametrize("gives_up", [False, True])
async def test_what_a_writer_gave_up_waiting_for_is_undone_with_it_or_kept_with_it(
    database: Database, tmp_path: Path, brief: bool, gives_up: bool
):
    other = sqlite3.connect(tmp_path / "s.db", isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    loop = asyncio.get_running_loop()

    async def impatient() -> None:
        async with database.write(brief=brief) as tx:
            try:
                async with asyncio.timeout_at(given_up := loop.time() + 0.02):
                    loop.call_at(given_up + 0.02, other.close)  # however late the loop is, never before
                    await tx.run(PUT, "impatient", "")
            except TimeoutError:
                if gives_up:
                    raise
            await tx.run(PUT, "later", "")

    ends = await asyncio.gather(impatient(), add(database, "patient", brief=brief), return_exceptions=True)
    assert isinstance(ends[0], TimeoutError) is gives_up
    assert await names(database) == (["patient"] if gives_up else ["impatient", "later", "patient"])


@pytest.mark.parametrize("brief", [False, True])
@pytest.mark.parametrize("failing", range(3))
async def test_one_of_a_group_that_fails_is_undone_alone(database: Database, failing: int, brief: bool):
    async def write(number: int) -> None:
        async with database.write(brief=brief) as tx:
            await tx.run(PUT, f"{number}", "")
            await tx.put(PUT, f"{number}", "again" if number == failing else "")

    async def fine(number: int) -> None:
        await add(database, f"{number}")

    outcomes = await asyncio.gather(
        *(write(number) if number == failing else fine(number) for number in range(3)), return_exceptions=True
    )
    assert [type(one) for one in outcomes] == [
        StoreError if number == failing else type(None) for number in range(3)
    ]
    assert await names(database) == [f"{number}" for number in range(3) if number != failing]


async def test_an_exception_of_ours_undoes_its_own_transaction_alone(database: Database):
    async def write_then_raise() -> None:
        async with database.write() as tx:
            await tx.put(PUT, "lost", "")
            await tx.row("SELECT 1")
            raise LookupError

    outcomes = await asyncio.gather(
        add(database, "a"), write_then_raise(), add(database, "b"), return_exceptions=True
    )
    assert [type(one) for one in outcomes] == [type(None), LookupError, type(None)]
    assert await names(database) == ["a", "b"]


async def test_a_commit_that_fails_fails_all_of_them_and_the_next_one_works(database: Database):
    await commit_fails(database)
    outcomes = await asyncio.gather(
        *(add(database, f"{number}") for number in range(3)), return_exceptions=True
    )
    assert [type(one) for one in outcomes] == [StoreError] * 3
    await commits_again(database)
    await add(database, "after")
    assert await names(database) == ["after"]


async def test_what_failed_over_something_that_was_not_committed_is_told_of_the_commit(database: Database):
    async def refuse_a_second() -> None:
        async with database.write() as tx:
            if await tx.row("SELECT * FROM meta WHERE name = 'a'"):
                raise LookupError("It is there already.")

    await commit_fails(database)
    outcomes = await asyncio.gather(add(database, "a"), refuse_a_second(), return_exceptions=True)
    assert [type(one) for one in outcomes] == [StoreError, StoreError]


async def test_a_full_disk_takes_the_whole_group_with_it_and_says_so_to_all(database: Database):
    async with database.write() as tx:
        (row,) = await tx.rows("PRAGMA page_count")
        await tx.rows(f"PRAGMA max_page_count = {row['page_count'] + 2}")
    outcomes = await asyncio.gather(
        add(database, "a"), add(database, "b", "x" * 100_000), add(database, "c"), return_exceptions=True
    )
    kept = await names(database)
    assert isinstance(outcomes[1], StoreError)
    assert kept == [name for name, one in zip("abc", outcomes, strict=True) if one is None]
    await add(database, "d")
    assert await names(database) == [*kept, "d"]


async def test_a_member_that_is_cancelled_keeps_nothing_and_the_others_everything(database: Database):
    inside = asyncio.Event()

    async def stay() -> None:
        async with database.write() as tx:
            await tx.run(PUT, "cancelled", "")
            inside.set()
            await asyncio.Event().wait()

    before, stays = asyncio.create_task(add(database, "a")), asyncio.create_task(stay())
    await inside.wait()
    after = asyncio.create_task(add(database, "b"))
    await asyncio.sleep(0)
    stays.cancel()
    await asyncio.gather(before, stays, after, return_exceptions=True)
    assert stays.cancelled()
    assert await names(database) == ["a", "b"]


async def test_a_group_is_committed_although_the_one_that_it_waited_for_gives_up(database: Database):
    """The last in the queue is cancelled before its turn: nobody else would commit."""
    for steps in range(24):
        brief = steps % 2 == 1
        first = asyncio.create_task(add(database, f"a{steps:02}", brief=brief))
        second = asyncio.create_task(add(database, f"b{steps:02}", brief=brief))
        for _ in range(steps // 2):
            await asyncio.sleep(0)
        second.cancel()
        await asyncio.gather(second, return_exceptions=True)
        await asyncio.wait_for(first, timeout=200)
    assert [name for name in await names(database) if name[0] == "a"] == [
        f"a{steps:02}" for steps in range(24)
    ]


async def test_writers_are_served_in_the_order_in_which_they_came(database: Database):
    served: list[int] = []

    async def write(number: int) -> None:
        async with database.write() as tx:
            served.append(number)
            await tx.run(PUT, f"{number:03}", "")

    await asyncio.gather(*(write(number) for number in range(100)))
    assert served == list(range(100))


async def test_scrubbing_waits_for_no_open_group_and_breaks_none(database: Database):
    await asyncio.gather(add(database, "a"), database.scrub(), add(database, "b"), database.scrub())
    assert await names(database) == ["a", "b"]


async def test_what_is_put_off_is_there_for_the_next_question(database: Database):
    async with database.write() as tx:
        await tx.put(PUT, "a", "1")
        await tx.put("UPDATE meta SET value = '2' WHERE name = $1", "a")
        row = await tx.row("SELECT value FROM meta")
        assert row is not None
        assert row["value"] == "2"
        assert await tx.run("DELETE FROM meta") == 1
        await tx.put(PUT, "b", "")
    assert await names(database) == ["b"]


async def test_after_sqlite_ended_a_transaction_nothing_more_can_be_done_in_it(database: Database):
    """Else what follows would be kept by itself, half of a transaction."""

    async def go_on_regardless() -> None:
        async with database.write() as tx:
            await tx.run(PUT, "a", "")
            await database._writer._connection.visit(lambda connection: connection.execute("ROLLBACK"))
            await tx.run(PUT, "b", "")

    with pytest.raises(StoreError):
        await go_on_regardless()
    assert await names(database) == []


async def test_a_brief_reader_looks_at_one_moment_and_cannot_write(database: Database):
    async with database.read(brief=True) as tx:
        assert await tx.rows("SELECT * FROM meta") == []
        await add(database, "a")
        assert await tx.rows("SELECT * FROM meta") == []
    async with database.read(brief=True) as tx:
        assert len(await tx.rows("SELECT * FROM meta")) == 1
    with pytest.raises(StoreError):
        async with database.read(brief=True) as tx:
            await tx.run(PUT, "b", "")
    assert await names(database) == ["a"]


async def test_brief_readers_that_wait_inside_do_not_mix(database: Database):
    async def look(name: str) -> int:
        async with database.read(brief=True) as tx:
            before = len(await tx.rows("SELECT * FROM meta"))
            await add(database, name)
            assert len(await tx.rows("SELECT * FROM meta")) == before
            return before

    assert await asyncio.gather(look("a"), look("b"), look("c")) == [0, 1, 2]


@pytest.mark.parametrize("seed", range(12))
async def test_whatever_is_cancelled_and_whatever_fails_what_was_acknowledged_is_there_and_nothing_is_half(
    database: Database, seed: int
):
    chance = random.Random(seed)
    kept: set[str] = set()
    undone: set[str] = set()

    async def write(name: str, how: str) -> None:
        try:
            async with database.write(brief=chance.random() < 0.5) as tx:
                await tx.put(PUT, f"{name}-1", "")
                for _ in range(chance.randrange(3)):
                    await asyncio.sleep(0)
                await tx.run(PUT, f"{name}-2", "")
                if how == "raise":
                    {}["nothing"]
                await tx.put(PUT, f"{name}-1" if how == "refused" else f"{name}-3", "")
        except (LookupError, StoreError):
            undone.add(name)
        else:
            kept.add(name)

    hows = ("keep", "keep", "raise", "refused", "cancel")
    tasks: list[asyncio.Task[None]] = []
    for number in range(60):
        how = chance.choice(hows)
        tasks.append(asyncio.create_task(write(f"{number:02}", how)))
        for _ in range(chance.randrange(4)):
            await asyncio.sleep(0)
        if how == "cancel":
            chance.choice(tasks).cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    there = await names(database)
    wholes = {name[:2] for name in there}
    assert sorted(there) == sorted(f"{name}-{part}" for name in wholes for part in (1, 2, 3))
    assert kept <= wholes
    assert not undone & wholes
