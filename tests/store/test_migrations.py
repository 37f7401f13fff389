"""A database comes to the program's version once, whole, and never goes back."""

from __future__ import annotations

import asyncio
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from house import config_in

from bot import launch
from bot.config import Secrets
from bot.errors import Exit, StartError, StoreError
from bot.store import Database, ms
from bot.store.alone import alone
from bot.store.migrations import migrate
from bot.store.schema import MIGRATIONS

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
ONE_MORE = (*MIGRATIONS, ("CREATE TABLE second (a INTEGER)", "INSERT INTO second VALUES (1)"))
BROKEN = (*MIGRATIONS, ("CREATE TABLE second (a INTEGER)", "INSERT INTO nowhere VALUES (1)"))


async def tables(database: Database) -> set[str]:
    async with database.read() as tx:
        return {*await tx.tables()}


async def versions(database: Database) -> list[tuple[int, int]]:
    async with database.read() as tx:
        return [tuple(row) for row in await tx.rows("SELECT version, at FROM migrations ORDER BY version")]


@pytest.fixture
async def database(untouched_store_url: str):
    async with Database.open(untouched_store_url, at=NOON) as opened:
        yield opened


async def test_a_new_database_gets_every_table_and_a_record_of_it(database: Database) -> None:
    assert {"engine_sessions", "messages", "outreach", "cases", "meta"} <= await tables(database)
    assert await versions(database) == [(number, ms(NOON)) for number in range(1, len(MIGRATIONS) + 1)]


async def test_a_database_that_is_up_to_date_is_left_as_it_is(database: Database) -> None:
    await migrate(database.write, at=datetime(2027, 1, 1, tzinfo=UTC))
    assert await versions(database) == [(number, ms(NOON)) for number in range(1, len(MIGRATIONS) + 1)]


async def test_only_what_has_not_run_runs(database: Database) -> None:
    later = datetime(2027, 1, 1, tzinfo=UTC)
    await migrate(database.write, at=later, migrations=ONE_MORE)
    assert (await versions(database))[-1] == (len(ONE_MORE), ms(later))
    async with database.read() as tx:
        assert len(await tx.rows("SELECT * FROM second")) == 1


async def test_a_migration_that_fails_in_the_middle_leaves_nothing_half_done(database: Database) -> None:
    before = await tables(database)
    with pytest.raises(StoreError):
        await migrate(database.write, at=NOON, migrations=BROKEN)
    assert await tables(database) == before
    assert len(await versions(database)) == len(MIGRATIONS)


async def test_a_migration_that_failed_can_be_run_again_when_it_is_mended(database: Database) -> None:
    with pytest.raises(StoreError):
        await migrate(database.write, at=NOON, migrations=BROKEN)
    await migrate(database.write, at=NOON, migrations=ONE_MORE)
    assert "second" in await tables(database)


async def test_a_database_of_a_newer_version_is_refused_and_left_alone(untouched_store_url: str) -> None:
    async with Database.open(untouched_store_url, at=NOON) as opened:
        await as_by_a_newer_version_and_refused(opened, untouched_store_url)


async def as_by_a_newer_version_and_refused(opened: Database, url: str) -> None:
    async with opened.write() as tx:
        await tx.run("INSERT INTO migrations VALUES ($1, 0)", len(MIGRATIONS) + 1)
    with pytest.raises(StartError, match="newer version") as caught:
        async with Database.open(url, at=NOON):
            pass
    assert caught.value.status is Exit.NEWER_DATABASE
    assert (await versions(opened))[-1] == (len(MIGRATIONS) + 1, 0)


async def test_two_starts_at_once_in_one_process_migrate_once(untouched_store_url: str) -> None:
    async def start() -> list[tuple[int, int]]:
        async with Database.open(untouched_store_url, at=NOON) as opened:
            return await versions(opened)

    first, second = await asyncio.gather(start(), start())
    assert first == second == [(number, ms(NOON)) for number in range(1, len(MIGRATIONS) + 1)]


_START = """
import asyncio, sys
from datetime import UTC, datetime
from bot.store import Database

async def main():
    sys.stdin.readline()
    async with Database.open(sys.argv[1], at=datetime(2026, 3, 1, 12, tzinfo=UTC)) as database, database.read() as tx:
        print(len(await tx.rows("SELECT * FROM migrations")))

asyncio.run(main())
"""


def test_several_programs_that_start_at_once_all_come_up(untouched_store_url: str) -> None:
    command = [sys.executable, "-W", "error", "-c", _START, untouched_store_url]
    started = [
        subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).parents[2],
        )
        for _ in range(4)
    ]
    for process in started:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    ends = [process.communicate(timeout=250) for process in started]
    assert ends == [(f"{len(MIGRATIONS)}\n", "")] * 4


async def test_a_database_that_another_program_holds_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "s.db"
    async with Database.open(f"sqlite:///{path}", at=NOON):
        pass
    monkeypatch.setattr("bot.store.sqlite._BUSY_SECONDS", 0)
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    try:
        with pytest.raises(StartError, match="in use by another program") as caught:
            async with Database.open(f"sqlite:///{path}", at=NOON):
                pass
    finally:
        holder.close()
    assert caught.value.status is Exit.UNAVAILABLE


async def test_a_file_that_serves_another_process_keeps_the_version_of_that_process(tmp_path: Path, clock):
    path = tmp_path / "s.db"
    with closing(sqlite3.connect(path)) as old:
        old.execute("CREATE TABLE migrations (version INTEGER PRIMARY KEY, at BIGINT NOT NULL)")
        old.execute("INSERT INTO migrations VALUES (1, 0)")
        old.executescript(";".join(MIGRATIONS[0]))
    config = config_in(tmp_path, store={"url": f"sqlite:///{path}"})
    with alone(config.store.url), pytest.raises(StartError, match="serves another Sonder already"):
        await launch._run(config, Secrets(_env_file=None), "a.b.c", clock)
    with closing(sqlite3.connect(path)) as old:
        assert old.execute("SELECT MAX(version) FROM migrations").fetchone() == (1,)
