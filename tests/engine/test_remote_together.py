"""Several processes of the bot beside one engine elsewhere: what waits in their one store is told once, by one of them at a time."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from datetime import timedelta
from pathlib import Path

import pytest
from elsewhere import EVERYTHING, KEY, Elsewhere, elsewhere
from house import HandClock
from postgres_server import store_url

from bot.engine import remote_talk
from bot.engine.presets import PRESETS
from bot.engine.remote import RemoteEngine
from bot.engine.wire import UnhealthyPattern
from bot.errors import EngineUnavailableError
from bot.store import Database, remote

__all__ = ["store_url"]

pytestmark = [
    pytest.mark.enable_socket,
    pytest.mark.allow_hosts(["127.0.0.1"]),
    pytest.mark.usefixtures("no_pauses"),
]

DM = "dm:1"
LINES = ["first", "second", "third"]


class Two:
    """Two processes, each with its own way to the one store, and the engine that both speak with."""

    def __init__(
        self, there: Elsewhere, engines: list[RemoteEngine], database: Database, clock: HandClock
    ) -> None:
        self.there, self.database, self.clock = there, database, clock
        self.one, self.other = engines

    async def waiting(self, *lines: str) -> None:
        """The engine was away while these were said, and is back."""
        await self.there.stop()
        for line in lines:
            self.clock.forward(minutes=1)
            with pytest.raises(EngineUnavailableError):
                await self.say(self.one, line)
        await self.there.start()
        self.clock.forward(minutes=3)

    async def say(self, engine: RemoteEngine, line: str):
        return await engine.turn(DM, line, at=self.clock(), key=line, speaker="1")

    def told(self) -> Counter[str]:
        return Counter(one.body["message"] for one in self.there.of("POST", "/v1/turn"))

    async def counted(self) -> tuple[int, int]:
        """How many turns there were: by what is kept here, and by the engine."""
        async with self.database.read() as tx:
            kept = await remote.find(tx, DM)
        bond = await self.one.relationship(DM, at=self.clock())
        return kept.scored_turns, bond.relationship_state.turn_count


@pytest.fixture
async def opening(tmp_path: Path, store_url: str, clock: HandClock):
    """Opens two processes beside an engine that knows so much."""
    async with AsyncExitStack() as opened:

        async def two(knows: frozenset[str] = EVERYTHING) -> Two:
            there = await opened.enter_async_context(elsewhere(tmp_path, clock, knows=knows))
            engines = []
            for _ in range(2):
                database = await opened.enter_async_context(Database.open(store_url, at=clock()))
                engine = await opened.enter_async_context(
                    RemoteEngine.open(
                        database, there.url, KEY, clock=clock, patience=timedelta(seconds=30), requests_per_minute=60_000
                    )
                )  # fmt: skip
                engines.append(engine)
            await engines[0].ensure(DM, PRESETS["cheerful_companion"], at=clock())
            return Two(there, engines, database, clock)

        yield two


@pytest.fixture
async def two(opening) -> AsyncIterator[Two]:
    return await opening()


@pytest.mark.parametrize("knows", [EVERYTHING, EVERYTHING - {"keys"}], ids=["keys", "no keys"])
async def test_what_waits_is_told_once_by_two_that_catch_up_at_once(opening, knows: frozenset[str]):
    two = await opening(knows)
    await two.waiting(*LINES)
    await asyncio.gather(two.one.catch_up(), two.other.catch_up())
    assert list(two.told()) == LINES
    assert set(two.told().values()) == {1}
    assert await two.counted() == (3, 3)


async def test_a_message_waits_for_the_process_that_tells_those_before_it(two: Two):
    await two.waiting(*LINES)
    _, turned = await asyncio.gather(two.one.catch_up(), two.say(two.other, "fourth"))
    assert turned.result
    assert list(two.told()) == [*LINES, "fourth"]
    assert set(two.told().values()) == {1}
    assert await two.counted() == (4, 4)


async def test_a_session_is_opened_once_by_two_that_ask_at_once(opening):
    two = await opening()
    await asyncio.gather(*(engine.relationship(DM, at=two.clock()) for engine in (two.one, two.other)))
    assert len(two.there.of("POST", "/v1/persona")) == 1


async def test_what_a_process_that_died_was_telling_is_told_when_its_lease_ends(
    two: Two, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(remote_talk, "PATIENCE", 2 * remote_talk.LOOKED_EVERY)
    lease = timedelta(minutes=1)
    await two.waiting(*LINES)
    async with two.database.write() as tx:
        assert await remote.take(tx, DM, "died", at=two.clock(), lease=lease)
    assert await two.one.catch_up() is True
    with pytest.raises(EngineUnavailableError):
        await two.say(two.other, "fourth")
    assert two.told() == {}
    two.clock.now += lease
    assert await two.one.catch_up() is False
    assert list(two.told()) == [*LINES, "fourth"]


async def test_a_lease_that_a_wrong_clock_gave_ends_all_the_same(two: Two):
    await two.waiting(*LINES)
    async with two.database.write() as tx:
        ahead = two.clock() + timedelta(days=30)
        assert await remote.take(tx, DM, "died", at=ahead, lease=timedelta(minutes=1))
    assert await two.one.catch_up() is False
    assert list(two.told()) == LINES


async def test_a_process_that_was_taken_for_dead_tells_no_more_and_what_it_told_counts_once(two: Two):
    await two.waiting(*LINES)
    answer = two.there.engine.turn

    async def slowly(*args, **kwargs):
        two.there.engine.turn = answer
        two.clock.forward(minutes=10)
        assert await two.other.catch_up() is False
        return await answer(*args, **kwargs)

    two.there.engine.turn = slowly
    await two.one.catch_up()
    assert two.told() == {"first": 2, "second": 1, "third": 1}
    assert await two.counted() == (3, 3)
    assert await two.one.waiting() == 0


async def test_a_process_that_lost_its_lease_in_the_middle_tells_nothing_more(two: Two):
    await two.waiting(*LINES)
    answer = two.there.engine.turn

    async def slowly(*args, **kwargs):
        two.clock.forward(minutes=10)
        async with two.database.write() as tx:
            assert await remote.take(tx, DM, "another", at=two.clock(), lease=timedelta(minutes=1))
        return await answer(*args, **kwargs)

    two.there.engine.turn = slowly
    assert await two.one.catch_up() is True
    assert two.told() == {"first": 1}
    assert await two.one.waiting() == 2


async def test_what_was_found_is_kept_though_a_process_that_was_taken_for_dead_looks_again(two: Two):
    await two.waiting("first")
    seen = UnhealthyPattern(
        type="isolation", severity="moderate", description="Seen.", first_detected=two.clock()
    )
    two.there.patterns = [seen]
    bond = two.there.engine.relationship

    async def slowly(*args, **kwargs):
        two.there.engine.relationship = bond
        two.clock.forward(minutes=10)
        assert await two.other.catch_up() is False
        return await bond(*args, **kwargs)

    two.there.engine.relationship = slowly
    await two.one.catch_up()
    assert [found.type for found in (await two.say(two.one, "second")).findings] == ["isolation"]
