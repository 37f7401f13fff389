"""A transaction is kept whole or not at all, and the file is its owner's alone."""

from __future__ import annotations

import asyncio
import gc
import logging
import os
import sqlite3
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.errors import Exit, StartError, StoreError
from bot.store import Database, maybe_when, ms, when

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def url(path: Path) -> str:
    return f"sqlite:///{path}"


def files_in(directory: Path) -> list[str]:
    return sorted(file.name for file in directory.iterdir())


async def names(database: Database) -> list[str]:
    async with database.read() as tx:
        return [row["name"] for row in await tx.rows("SELECT name FROM meta ORDER BY name")]


async def write_then_raise(database: Database) -> None:
    async with database.write() as tx:
        await tx.run("INSERT INTO meta VALUES ('a', '')")
        raise LookupError


async def write_twice(database: Database) -> None:
    async with database.write() as tx:
        await tx.run("INSERT INTO meta VALUES ('a', '')")
        await tx.run("INSERT INTO meta VALUES ('a', '')")


async def test_what_was_written_is_there_after_the_database_was_closed(store_url: str) -> None:
    async with Database.open(store_url, at=NOON) as database, database.write() as tx:
        assert await tx.run("INSERT INTO meta VALUES ($1, $2)", "greeting", "hello") == 1
    async with Database.open(store_url, at=NOON) as database, database.read() as tx:
        row = await tx.row("SELECT value FROM meta WHERE name = $1", "greeting")
        assert row is not None
        assert row["value"] == "hello"


async def test_a_query_without_an_answer_gives_none_and_an_empty_list(store_url: str) -> None:
    async with Database.open(store_url, at=NOON) as database, database.read() as tx:
        assert await tx.row("SELECT * FROM meta") is None
        assert await tx.rows("SELECT * FROM meta") == []


async def test_a_placeholder_may_be_used_twice_and_in_any_order(store_url: str) -> None:
    async with Database.open(store_url, at=NOON) as database, database.read() as tx:
        row = await tx.row("SELECT $2 || $1 || $2 AS text", "b", "a")
        assert row is not None
        assert row["text"] == "aba"


async def test_an_exception_undoes_the_whole_transaction(store_url: str) -> None:
    async with Database.open(store_url, at=NOON) as database:
        with pytest.raises(LookupError):
            await write_then_raise(database)
        assert await names(database) == []
        async with database.write() as tx:
            await tx.run("INSERT INTO meta VALUES ('b', '')")
        assert await names(database) == ["b"]


async def test_a_statement_that_is_refused_is_a_store_error_and_keeps_nothing(store_url: str) -> None:
    async with Database.open(store_url, at=NOON) as database:
        with pytest.raises(StoreError, match="nothing of it was saved"):
            await write_twice(database)
        assert await names(database) == []


async def test_a_cancelled_writer_keeps_nothing_and_blocks_nobody(store_url: str) -> None:
    async with Database.open(store_url, at=NOON) as database:
        halfway = asyncio.Event()

        async def write() -> None:
            async with database.write() as tx:
                await tx.run("INSERT INTO meta VALUES ('a', '')")
                halfway.set()
                await asyncio.Event().wait()

        task = asyncio.create_task(write())
        await halfway.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        async with database.write() as tx:
            await tx.run("INSERT INTO meta VALUES ('b', '')")
        assert await names(database) == ["b"]


@pytest.mark.parametrize("steps", [*range(12), 20, 40, 80])
async def test_a_writer_cancelled_at_any_step_leaves_all_or_nothing(store_url: str, steps: int) -> None:
    async with Database.open(store_url, at=NOON) as database:

        async def write() -> None:
            async with database.write() as tx:
                await tx.run("INSERT INTO meta VALUES ('a', '')")
                await tx.run("INSERT INTO meta VALUES ('b', '')")

        task = asyncio.create_task(write())
        for _ in range(steps):
            await asyncio.sleep(0)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        assert await names(database) in ([], ["a", "b"])
        async with database.write() as tx:
            await tx.run("INSERT INTO meta VALUES ('c', '')")
        assert "c" in await names(database)


async def test_writers_take_turns(store_url: str) -> None:
    async with Database.open(store_url, at=NOON) as database:

        async def add(name: str) -> None:
            async with database.write() as tx:
                await tx.lock("meta")
                row = await tx.row("SELECT COUNT(*) AS n FROM meta")
                assert row is not None
                await tx.run("INSERT INTO meta VALUES ($1, $2)", name, str(row["n"]))

        await asyncio.gather(*(add(f"{number:02}") for number in range(20)))
        async with database.read() as tx:
            values = [row["value"] for row in await tx.rows("SELECT value FROM meta ORDER BY name")]
        assert sorted(values, key=int) == [str(number) for number in range(20)]


async def test_a_reader_sees_one_moment_while_a_writer_commits(store_url: str) -> None:
    async with Database.open(store_url, at=NOON) as database:
        async with database.read() as reading:
            assert await reading.rows("SELECT * FROM meta") == []
            async with database.write() as tx:
                await tx.run("INSERT INTO meta VALUES ('a', '')")
            assert await reading.rows("SELECT * FROM meta") == []
        assert await names(database) == ["a"]


async def test_a_reader_cannot_write(store_url: str) -> None:
    async with Database.open(store_url, at=NOON) as database:
        with pytest.raises(StoreError):
            async with database.read() as tx:
                await tx.run("INSERT INTO meta VALUES ('a', '')")
        assert await names(database) == []


async def test_the_file_and_what_lies_beside_it_belong_to_the_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "new" / "deeper" / "s.db"
    before = os.umask(0)
    try:
        async with Database.open(url(path), at=NOON):
            modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()}
    finally:
        os.umask(before)
    assert modes == {"s.db": 0o600, "s.db-wal": 0o600, "s.db-shm": 0o600}
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(path.parent.parent.stat().st_mode) == 0o700


async def test_a_file_that_everyone_could_read_is_closed_to_them(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    path.touch(mode=0o644)
    async with Database.open(url(path), at=NOON):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


async def test_commits_are_durable_and_foreign_keys_hold(tmp_path: Path) -> None:
    async with Database.open(url(tmp_path / "s.db"), at=NOON) as database:
        async with database.write() as tx:
            pragmas = [
                await tx.row(f"PRAGMA {name}") for name in ("synchronous", "foreign_keys", "journal_mode")
            ]
        assert [tuple(row or ()) for row in pragmas] == [(2,), (1,), ("wal",)]


async def test_what_people_say_is_not_logged_even_at_the_lowest_level(
    store_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    async with Database.open(store_url, at=NOON) as database, database.write() as tx:
        await tx.run("INSERT INTO meta VALUES ($1, $2)", "diary", "my deepest secret")
    assert "my deepest secret" not in caplog.text


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("postgresql://localhost:many/sonder", "cannot be understood"),
        ("mysql://localhost/sonder", "must name a SQLite file"),
        ("sonder.db", "must name a SQLite file"),
        ("sqlite:///", "must name a SQLite file"),
        ("sqlite:///:memory:", "must name a SQLite file"),
    ],
)
async def test_an_address_that_cannot_work_is_a_sentence(address: str, sentence: str) -> None:
    with pytest.raises(StartError, match=sentence) as caught:
        async with Database.open(address, at=NOON):
            pass
    assert caught.value.status is Exit.CONFIGURATION


def not_a_database(path: Path) -> Path:
    path.write_bytes(b"Dear diary, " * 1000)
    return path


def corrupt(path: Path) -> Path:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE migrations (version INTEGER PRIMARY KEY, at BIGINT)")
    connection.close()
    with path.open("r+b") as file:
        file.seek(100)
        file.write(b"\xff" * 400)
    return path


def a_directory(path: Path) -> Path:
    path.mkdir()
    return path


def below_a_file(path: Path) -> Path:
    path.write_text("a file")
    return path / "s.db"


@pytest.mark.parametrize("spoil", [not_a_database, corrupt, a_directory, below_a_file])
async def test_a_file_that_cannot_be_used_is_a_sentence_that_names_it(tmp_path: Path, spoil) -> None:
    path = spoil(tmp_path / "s.db")
    with pytest.raises(StartError) as caught:
        async with Database.open(url(path), at=NOON):
            pass
    assert caught.value.status is Exit.CONFIGURATION
    assert str(path) in str(caught.value)


async def test_the_database_of_another_program_is_refused_and_gets_no_table_of_ours(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "s.db")
    connection.execute("CREATE TABLE recipes (name TEXT)")
    with pytest.raises(StartError, match="belongs to another program") as caught:
        async with Database.open(url(tmp_path / "s.db"), at=NOON):
            pass
    assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("recipes",)]
    connection.close()
    assert caught.value.status is Exit.CONFIGURATION


async def test_a_relative_address_is_a_file_below_the_working_directory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with Database.open("sqlite:///here.db", at=NOON):
        assert (tmp_path / "here.db").is_file()


async def test_closing_leaves_one_file_and_no_open_connection(tmp_path: Path) -> None:
    async with Database.open(url(tmp_path / "s.db"), at=NOON) as database, database.write() as tx:
        await tx.run("INSERT INTO meta VALUES ('a', '')")
    gc.collect()
    assert files_in(tmp_path) == ["s.db"]


def test_a_moment_survives_the_store_to_the_millisecond() -> None:
    at = NOON + timedelta(milliseconds=7, microseconds=999)
    assert when(ms(at)) == NOON + timedelta(milliseconds=7)
    assert ms(when(1_700_000_000_123)) == 1_700_000_000_123
    assert maybe_when(None) is None
    assert maybe_when(0) == datetime(1970, 1, 1, tzinfo=UTC)


def test_a_moment_without_a_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="naive"):
        ms(datetime(2026, 3, 1, 12))  # noqa: DTZ001
