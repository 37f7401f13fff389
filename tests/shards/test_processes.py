"""The bot and its shards as they are started and ended: a killed process is replaced, one that lost its place closes."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import simcord
from house import HandClock, config_in
from postgres_server import THIS_MACHINE

from bot import launch
from bot.app import Sonder
from bot.config import Secrets
from bot.errors import Exit, StartError
from bot.services import Services, open_services
from bot.shards import LEASE, Worker

ROOT = Path(__file__).parents[2]
_WORK = """
import asyncio, sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from bot.shards import Worker
from bot.store import Database

def clock():
    return datetime(2026, 3, 1, tzinfo=UTC) + timedelta(seconds=int(Path(sys.argv[2]).read_text()))

async def pause(seconds, told=[]):
    if not told:
        print("waits", flush=True)
        told.append(True)
    await asyncio.sleep(0.02)
    return False

async def main():
    async with Database.open(sys.argv[1], at=clock()) as database:
        worker = Worker(db=database, clock=clock, total=2, most=1)
        await worker.wait(pause)
        print(worker.shards, flush=True)
        while sys.stdin.readline():
            print("kept" if await worker.renew() else "lost", flush=True)

asyncio.run(main())
"""


class Working:
    """A process with a share of the shards, by a clock that is moved by hand; it renews when it is told to."""

    def __init__(self, url: str, clock: Path) -> None:
        self.child = subprocess.Popen(
            [sys.executable, "-c", _WORK, url, str(clock)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            cwd=ROOT,
        )

    def says(self) -> str:
        assert self.child.stdout is not None
        return self.child.stdout.readline().strip()

    def renews(self) -> str:
        assert self.child.stdin is not None
        self.child.stdin.write("renew\n")
        self.child.stdin.flush()
        return self.says()


def a_lease_later(clock: Path, *alive: Working) -> None:
    """Time passes until the lease of everybody else is over; these renew theirs on the way."""
    for _ in range(2):
        later = int(clock.read_text()) + int(LEASE.total_seconds()) * 2 // 3
        written = clock.with_suffix(".new")
        written.write_text(str(later))
        written.replace(clock)
        assert [one.renews() for one in alive] == ["kept"] * len(alive)


@THIS_MACHINE
def test_a_process_that_is_killed_is_replaced_by_the_one_that_stands_by(
    postgres_url: str, tmp_path: Path
) -> None:
    clock = tmp_path / "clock"
    clock.write_text("0")
    running = [Working(postgres_url, clock), Working(postgres_url, clock)]
    try:
        served = [process.says() for process in running]
        assert sorted(served) == ["[0]", "[1]"]
        running.append(Working(postgres_url, clock))
        assert running[2].says() == "waits"
        running[0].child.kill()
        a_lease_later(clock, running[1])
        assert running[2].says() == served[0]
        running[1].child.send_signal(signal.SIGSTOP)
        running.append(Working(postgres_url, clock))
        assert running[3].says() == "waits"
        a_lease_later(clock, running[2])
        assert running[3].says() == served[1]
        running[1].child.send_signal(signal.SIGCONT)
        assert running[1].renews() == "lost"
    finally:
        for process in running:
            process.child.kill()
            process.child.communicate()


@pytest.fixture
async def opened(tmp_path: Path, clock: HandClock) -> AsyncIterator[Services]:
    config = config_in(tmp_path, discord={"shards": 1, "shards_per_process": 1})
    async with open_services(config, Secrets(_env_file=None), clock) as services:
        yield services


@pytest.fixture
async def worker(opened: Services, clock: HandClock) -> Worker:
    worker = Worker(db=opened.db, clock=clock, total=1, most=1)
    assert await worker.take()
    return worker


@pytest.fixture
def simcord_bot(opened: Services, worker: Worker) -> Sonder:
    return Sonder(opened, worker=worker)


async def somebody_else_takes_over(opened: Services, clock: HandClock) -> None:
    clock.now += LEASE
    assert await Worker(db=opened.db, clock=clock, total=1, most=1).take()


@pytest.mark.simcord(shard_count=1)
async def test_a_bot_that_lost_its_shards_closes_and_one_that_has_them_does_not(
    simcord_env: simcord.Env, simcord_bot: Sonder, opened: Services, worker: Worker, clock: HandClock
) -> None:
    assert simcord_bot.shard_ids == [0]
    assert simcord_bot.keep_shards.is_running()
    await simcord_bot.keep_shards(worker)
    assert not simcord_bot.is_closed()
    await somebody_else_takes_over(opened, clock)
    await simcord_bot.keep_shards(worker)
    assert simcord_bot.is_closed()
    assert simcord_bot.taken_over


async def test_it_ends_with_a_sentence_and_a_status_of_its_own(
    opened: Services, worker: Worker, clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    await somebody_else_takes_over(opened, clock)

    async def start(bot: Sonder, token: str) -> None:
        await bot.keep_shards(worker)

    monkeypatch.setattr(Sonder, "start", start)
    with pytest.raises(StartError, match="lost its shards") as told:
        await launch._serve(opened, worker, "a.b.c")
    assert told.value.status is Exit.TAKEN_OVER


async def test_a_store_that_goes_wrong_in_an_unforeseen_way_counts_as_lost(
    opened: Services, worker: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken() -> bool:
        raise RuntimeError("unforeseen")

    monkeypatch.setattr(worker, "renew", broken)
    async with Sonder(opened, worker=worker) as bot:
        await bot.keep_shards(worker)
        assert bot.taken_over
