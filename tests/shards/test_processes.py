"""The bot and its shards as they are started and ended: a killed process is replaced, one that lost its place closes."""

from __future__ import annotations

import os
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
from bot.shards import Worker
from bot.store import Database

def clock():
    return datetime.now(UTC)

async def pause(seconds):
    await asyncio.sleep(seconds)
    return False

async def main():
    async with Database.open(sys.argv[1], at=clock()) as database:
        worker = Worker(db=database, clock=clock, total=2, most=1, lease=timedelta(seconds=2))
        await worker.wait(pause)
        print(worker.shards, flush=True)
        while await worker.renew():
            await asyncio.sleep(0.5)
        print("lost", flush=True)

asyncio.run(main())
"""


def started(url: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", _WORK, url],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        cwd=ROOT,
    )


def says(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


@THIS_MACHINE
def test_a_process_that_is_killed_is_replaced_by_the_one_that_stands_by(postgres_url: str) -> None:
    running = [started(postgres_url), started(postgres_url)]
    try:
        served = [says(process) for process in running]
        assert sorted(served) == ["[0]", "[1]"]
        running.append(started(postgres_url))
        os.kill(running[0].pid, signal.SIGKILL)
        assert says(running[2]) == served[0]
        os.kill(running[1].pid, signal.SIGSTOP)
        running.append(started(postgres_url))
        assert says(running[3]) == served[1]
        os.kill(running[1].pid, signal.SIGCONT)
        assert says(running[1]) == "lost"
    finally:
        for process in running:
            process.kill()
            process.communicate()


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
