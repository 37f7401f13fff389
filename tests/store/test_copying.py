"""A store moves whole from one database into another, or not at all."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from house import HandClock, house
from postgres_server import SERVER, THIS_MACHINE, at_once
from test_tick import ALICE, EVENING, Discord, evening, until

from bot.__main__ import main
from bot.engine.wire import UnhealthyPattern
from bot.errors import StartError
from bot.place import dm
from bot.shards import Worker
from bot.store import Database, Tx, copying, meta, outreach
from bot.store.alone import alone
from bot.store.copying import copy
from bot.store.database import Row

pytestmark = THIS_MACHINE

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
ROOT = Path(__file__).parents[2]
SECRET = "hunter2"
OWN = {"migrations", "shards"}


@pytest.fixture
def file_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'sonder.db'}"


@pytest.fixture
async def source(file_url: str) -> AsyncIterator[Database]:
    async with Database.open(file_url, at=NOON) as opened:
        yield opened


@pytest.fixture
async def target(postgres_url: str) -> AsyncIterator[Database]:
    async with Database.open(postgres_url, at=NOON) as opened:
        yield opened


def silent(table: str, done: int, size: int) -> None:
    """Nobody looks."""


async def live(folder: Path, clock: HandClock, url: str) -> None:
    """Two people use it for some days."""
    async with house(folder, clock, store={"url": url}) as services:
        for person in (ALICE, 8):
            await evening(services, clock, person=person)
        await until(services, clock, Discord(), days=2)
        finding = UnhealthyPattern(
            type="isolation", severity="moderate", description="Turns away 🌱.", first_detected=clock()
        )
        await services.moderation.found(
            guild=9, channel=5, session="channel:5", person=8, message=1, findings=[finding]
        )


async def dump(database: Database) -> dict[str, list[tuple[object, ...]]]:
    async with database.read() as tx:
        return {
            table: sorted((tuple(row) for row in await tx.rows(f"SELECT * FROM {table}")), key=repr)
            for table in sorted(await tx.tables())
            if table not in OWN
        }


def sonder(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        check=False, capture_output=True, text=True, timeout=250, cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "200"},
    )  # fmt: skip


def asked(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *arguments: str
) -> tuple[int, str]:
    """As `sonder`, in this process (which need not import everything anew): the status and all that was said."""
    monkeypatch.setattr(sys, "argv", ["sonder", *arguments])
    with ThreadPoolExecutor(1) as thread, pytest.raises(SystemExit) as ended:
        thread.submit(main).result()
    return ended.value.code, "".join(capsys.readouterr())


async def test_there_and_back_again_every_row_is_the_same(
    tmp_path: Path, clock: HandClock, file_url: str, target: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copying, "BATCH", 3)
    monkeypatch.setattr(copying, "PARAMETERS", 30)
    await live(tmp_path, clock, file_url)
    async with (
        Database.open(file_url, at=NOON) as source,
        Database.open(f"sqlite:///{tmp_path / 'back.db'}", at=NOON) as back,
    ):
        before = await dump(source)
        assert sum(map(len, before.values())) > 40
        counted = await copy(source, target, at=clock(), told=silent)
        assert {one.table: one.target for one in counted} == {
            table: len(rows) for table, rows in before.items()
        }
        await copy(target, back, at=clock(), told=silent)
        assert await dump(source) == before
        assert await dump(target) == before
        assert await dump(back) == before


def as_the_readme_says(target: str) -> list[str]:
    """The README's own command, with the database of this test in place of the reader's."""
    lines = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
    (command,) = [line for line in lines if line.startswith("uv run sonder db copy ")]
    return [target if word.startswith("postgresql:") else word for word in shlex.split(command)[3:]]


async def test_life_goes_on_in_the_new_store_where_it_was_in_the_old_one(
    tmp_path: Path, clock: HandClock, file_url: str, postgres_url: str
) -> None:
    await live(tmp_path, clock, file_url)
    ended = sonder(*as_the_readme_says(postgres_url), folder=tmp_path)
    assert ended.returncode == 0, ended.stderr
    assert "engine_sessions" in ended.stderr
    (line,) = [line for line in ended.stdout.splitlines() if "engine_turns" in line]
    assert line.split("│")[2:4] == [f"{2 * len(EVENING):>7} ", f"{2 * len(EVENING):>7} "]
    async with house(tmp_path, clock, store={"url": postgres_url}) as services:
        bond = await services.engine.relationship(dm(ALICE), at=clock())
        assert bond.relationship_state.turn_count == len(EVENING)
        assert (await services.consent.standing(ALICE)).opt_in.enabled


async def test_a_target_that_is_not_empty_is_left_as_it_is(
    tmp_path: Path, file_url: str, source: Database, target: Database, postgres_url: str
) -> None:
    async with target.write() as tx:
        await meta.put(tx, "mine", "1")
    with pytest.raises(StartError, match="not empty: there is something in meta"):
        await copy(source, target, at=NOON, told=silent)
    assert (await dump(target))["meta"] == [("mine", "1")]


async def test_a_row_that_the_target_refuses_leaves_the_target_empty(
    source: Database, target: Database
) -> None:
    async with source.write() as tx:
        await meta.put(tx, "kept", "1")
        await tx.run("INSERT INTO counts (month, name, n) VALUES ('2026-03', 'turns', 'many')")
    with pytest.raises(StartError, match="refused rows of counts"):
        await copy(source, target, at=NOON, told=silent)
    assert not any((await dump(target)).values())
    assert len((await dump(source))["counts"]) == 1


async def test_a_source_that_changes_meanwhile_is_noticed_and_the_target_stays_empty(
    file_url: str, source: Database, target: Database
) -> None:
    async with source.write() as tx:
        await meta.put(tx, "kept", "1")

    async def late() -> None:
        async with Database.open(file_url, at=NOON) as other, other.write() as tx:
            await meta.put(tx, "late", "1")

    def told(table: str, done: int, size: int) -> None:
        if table == "meta" and done == 0:
            at_once(late())

    with pytest.raises(StartError, match=r"changed while it was copied \(meta\)"):
        await copy(source, target, at=NOON, told=told)
    assert not any((await dump(target)).values())
    assert [row[0] for row in (await dump(source))["meta"]] == ["kept", "late"]


async def test_a_permission_that_is_taken_back_meanwhile_is_noticed_though_no_row_more_or_fewer_is_there(
    store_url: str, tmp_path: Path
) -> None:
    async def taken_back() -> None:
        async with Database.open(store_url, at=NOON) as other, other.write() as tx:
            await outreach.switch_off(tx, dm(ALICE), reason="asked", at=NOON)

    def told(table: str, done: int, size: int) -> None:
        if table == "outreach" and done == size:
            at_once(taken_back())

    async with (
        Database.open(store_url, at=NOON) as source,
        Database.open(f"sqlite:///{tmp_path / 'target.db'}", at=NOON) as target,
    ):
        async with source.write() as tx:
            await outreach.opt_in(
                tx, session=dm(ALICE), person=ALICE, zone="UTC", quiet=(21, 9), per_day=1, per_week=3, consent_text="yes", at=NOON
            )  # fmt: skip
        with pytest.raises(StartError, match=r"changed while it was copied \(outreach\)"):
            await copy(source, target, at=NOON, told=told)
        assert not any((await dump(target)).values())
        await copy(source, target, at=NOON, told=silent)
        assert await dump(target) == await dump(source)


async def test_a_key_that_is_revoked_meanwhile_is_not_copied_as_a_good_one(
    tmp_path: Path, file_url: str, postgres_url: str, monkeypatch: pytest.MonkeyPatch, capsys
) -> None:
    status, said = asked(monkeypatch, capsys, "keys", "create", "--name", "laptop", "--db", file_url)
    assert status == 0
    (public,) = re.findall(r"sonder_(\w{12})_", said)
    put = copying._put

    async def revoked_then_put(tx: Tx, table: str, rows: list[Row]) -> None:
        await put(tx, table, rows)
        if table == "api_keys":
            assert sonder("keys", "revoke", public, "--db", file_url, folder=tmp_path).returncode == 0

    monkeypatch.setattr(copying, "_put", revoked_then_put)
    status, said = asked(monkeypatch, capsys, "db", "copy", file_url, postgres_url)
    assert (status, "changed while it was copied (api_keys)" in said) == (69, True), said
    async with Database.open(postgres_url, at=NOON) as target:
        assert not any((await dump(target)).values())


def test_a_database_that_is_served_is_not_copied_though_its_server_has_no_shards(
    tmp_path: Path, file_url: str, postgres_url: str, monkeypatch: pytest.MonkeyPatch, capsys
) -> None:
    (tmp_path / "sonder.db").touch()
    server = subprocess.Popen(
        [sys.executable, "-m", "bot", "serve", "--port", "0", "--db", postgres_url],
        cwd=tmp_path, stderr=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    try:
        assert server.stderr is not None
        assert any("api.listening" in line for line in server.stderr)
        for pair in ((postgres_url, f"{tmp_path}/new.db"), (file_url, postgres_url)):
            status, said = asked(monkeypatch, capsys, "db", "copy", *pair)
            assert (status, "is at work on one of the two" in said) == (69, True), said
    finally:
        server.terminate()
        server.communicate(timeout=60)
    status, said = asked(monkeypatch, capsys, "db", "copy", postgres_url, f"{tmp_path}/new.db")
    assert status == 0, said


async def test_a_shard_that_was_taken_by_a_clock_that_was_wrong_does_not_keep_a_copy_away(
    source: Database, target: Database, clock: HandClock
) -> None:
    ahead = HandClock()
    ahead.now = clock.now + timedelta(days=1)
    await Worker(db=source, clock=ahead).take()
    await copy(source, target, at=clock(), told=silent)


async def test_a_store_at_which_a_process_works_is_not_copied(
    source: Database, target: Database, clock: HandClock
) -> None:
    worker = Worker(db=target, clock=clock)
    await worker.take()
    for pair in ((source, target), (target, source)):
        with pytest.raises(StartError, match="is at work on one of the two"):
            await copy(*pair, at=clock(), told=silent)
    await worker.give_back()
    await copy(source, target, at=clock() + timedelta(minutes=1), told=silent)


def test_a_file_that_a_process_holds_is_not_copied(
    tmp_path: Path, file_url: str, postgres_url: str, monkeypatch: pytest.MonkeyPatch, capsys
) -> None:
    (tmp_path / "sonder.db").touch()
    with alone(file_url):
        status, said = asked(monkeypatch, capsys, "db", "copy", file_url, postgres_url)
    assert (status, "serves another Sonder already" in said) == (69, True)


def test_a_file_that_is_not_there_is_not_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys
) -> None:
    status, said = asked(monkeypatch, capsys, "db", "copy", f"sqlite:///{tmp_path}/none.db", f"{SERVER}/none")
    assert (status, "There is no database" in said) == (78, True)
    assert list(tmp_path.iterdir()) == []


def test_one_address_twice_is_refused(monkeypatch: pytest.MonkeyPatch, capsys) -> None:
    status, said = asked(monkeypatch, capsys, "db", "copy", f"{SERVER}/none", f"{SERVER}/none")
    assert (status, "the same" in said) == (78, True)


def test_no_password_is_told_whatever_happens(
    tmp_path: Path, postgres_database: str, file_url: str, monkeypatch: pytest.MonkeyPatch, capsys
) -> None:
    (tmp_path / "sonder.db").touch()
    address = f"{SERVER}/sonder_none".replace("postgres@", f"postgres:{SECRET}@")
    status, said = asked(monkeypatch, capsys, "db", "copy", file_url, address)
    assert (status, "There is no database" in said) == (78, True)
    assert SECRET not in said


async def test_every_table_has_a_key_to_be_copied_by_and_both_stores_have_the_same_columns(
    source: Database, target: Database
) -> None:
    async with source.read() as one, target.read() as two:
        assert await one.tables() == await two.tables()
        for table in await one.tables():
            assert await one.key(table) == await two.key(table) != (), table
