"""Each shard is served by one process at a time, and by another one soon after that process died."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from house import HandClock

from bot.errors import StartError, StoreError
from bot.shards import LEASE, MARGIN, Pause, Worker
from bot.store.alone import alone
from bot.store.database import Database


@pytest.fixture
async def database(store_url: str, clock: HandClock) -> AsyncIterator[Database]:
    async with Database.open(store_url, at=clock()) as opened:
        yield opened


@pytest.fixture
def worker(database: Database, clock: HandClock):
    def make(total: int = 4, most: int = 2) -> Worker:
        return Worker(db=database, clock=clock, total=total, most=most)

    return make


class Away:
    """A store that cannot be reached."""

    def write(self):
        raise StoreError("away")


def in_hand_time(clock: HandClock, *, stop_after: int = 1000) -> Pause:
    """Waiting moves the clock; after so many waits it is told to stop."""
    waits: list[float] = []

    async def pause(seconds: float) -> bool:
        waits.append(seconds)
        clock.forward(seconds=seconds)
        return len(waits) >= stop_after

    return pause


async def test_two_processes_divide_the_shards_and_a_third_finds_none(worker):
    one, two, three = worker(), worker(), worker()
    assert (await one.take(), await two.take(), await three.take()) == (True, True, False)
    assert (one.shards, two.shards, three.shards) == ([0, 1], [2, 3], [])


async def test_many_that_start_at_once_get_every_shard_once(worker):
    workers = [worker(total=10, most=3) for _ in range(6)]
    await asyncio.gather(*(one.take() for one in workers))
    assert sorted(shard for one in workers for shard in one.held) == list(range(10))


async def test_a_dead_workers_shards_are_taken_over_when_its_lease_ends_and_not_before(worker, clock):
    dead, alive, waiting = worker(), worker(), worker()
    await dead.take()
    await alive.take()
    clock.now += LEASE - timedelta(seconds=1)
    assert await alive.renew() is True
    assert await waiting.take() is False
    clock.forward(seconds=1)
    assert await waiting.take() is True
    assert waiting.shards == [0, 1]
    assert await dead.renew() is False


@pytest.mark.parametrize("total", [4, 6])
async def test_a_dead_worker_whose_clock_was_a_day_ahead_keeps_no_shard_from_anybody(
    database: Database, worker, clock, total: int, caplog: pytest.LogCaptureFixture
):
    ahead = HandClock()
    ahead.now = clock.now + timedelta(days=1)
    dead = Worker(db=database, clock=ahead, total=4, most=4)
    assert await dead.take() is True
    one, two = worker(total=total), worker(total=total, most=4)
    with caplog.at_level(logging.WARNING):
        assert await one.take() is True
    assert one.shards == [0, 1]
    assert "shards=2,3" in caplog.text
    assert await two.take() is True
    assert two.shards == list(range(2, total))
    assert await dead.renew() is False


async def test_a_worker_whose_clock_differs_by_seconds_keeps_its_shards(database: Database, worker, clock):
    ahead = HandClock()
    ahead.now = clock.now + timedelta(seconds=15)
    await Worker(db=database, clock=ahead, total=4, most=4).take()
    assert await worker().take() is False


async def test_what_is_given_back_is_free_at_once(worker):
    one, two = worker(total=1), worker(total=1)
    await one.take()
    await one.give_back()
    assert await two.take() is True


async def test_a_worker_that_was_away_for_long_goes_on_if_nobody_took_its_place(worker, clock):
    one = worker()
    await one.take()
    clock.forward(hours=1)
    assert await one.renew() is True


async def test_a_worker_that_cannot_renew_closes_before_its_lease_ends(worker, clock, monkeypatch):
    one = worker()
    await one.take()
    monkeypatch.setattr(one, "_db", Away())
    clock.now += LEASE - MARGIN - timedelta(seconds=1)
    assert await one.renew() is True
    clock.forward(seconds=1)
    assert await one.renew() is False


async def test_another_number_of_shards_waits_until_nobody_works_with_the_old_one(worker, clock):
    old, new = worker(total=4, most=4), worker(total=6, most=6)
    await old.take()
    assert await new.take() is False
    await old.give_back()
    assert await new.take() is True
    assert new.shards == [0, 1, 2, 3, 4, 5]
    assert await old.take() is False


async def test_a_stand_by_says_so_once_and_takes_over_at_the_end_of_the_lease(worker, clock, caplog):
    dead, waiting = worker(), worker(most=4)
    alive = worker()
    await dead.take()
    begun = clock.now
    await alive.take()
    await alive.renew()
    with caplog.at_level(logging.WARNING):
        assert await waiting.wait(in_hand_time(clock)) is True
    assert clock.now - begun == LEASE
    said = [record.getMessage() for record in caplog.records]
    assert sum("stands by" in line for line in said) == 1
    assert waiting.held == (0, 1, 2, 3)


async def test_a_stand_by_that_is_told_to_stop_takes_nothing(worker, clock):
    busy, waiting = worker(total=1), worker(total=1)
    await busy.take()
    assert await waiting.wait(in_hand_time(clock, stop_after=2)) is False
    assert waiting.held == ()


async def test_shards_that_nobody_serves_are_named_in_the_log(worker, caplog):
    with caplog.at_level(logging.WARNING):
        await worker().take()
    assert "shards=2,3" in caplog.text


async def test_without_a_number_one_process_serves_all_that_discord_recommends(worker):
    one, two = worker(total=0, most=0), worker(total=0, most=0)
    assert (await one.take(), await two.take()) == (True, False)
    assert (one.total, one.shards) == (None, None)


async def test_one_sqlite_file_serves_one_process(tmp_path):
    url = f"sqlite:///{tmp_path / 'sonder.db'}"
    with alone(url) as by_itself:
        assert by_itself is True
        with pytest.raises(StartError, match="one SQLite file serves one process"), alone(url):
            pass
    with alone(url):
        pass


async def test_a_store_that_several_may_share_is_held_by_nobody():
    with alone("postgresql://127.0.0.1/none") as one, alone("postgresql://127.0.0.1/none") as two:
        assert (one, two) == (False, False)
