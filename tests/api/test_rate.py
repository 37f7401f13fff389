"""A key has its share of a minute and of the server; what is beyond it waits or is told for how long, and nobody else is."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager

from api_world import opened, refused, session
from house import HandClock

from bot.api.house import Call
from bot.api.rate import Turnstile


async def test_beyond_its_share_of_a_minute_a_key_is_told_how_long_to_wait(store_url: str, clock: HandClock):
    async with opened(store_url, clock, per_minute=5) as world:
        client, other = await world.somebody(), await world.somebody()
        for _ in range(5):
            assert (await client.get("/v1/presets")).status_code == 200
        clock.forward(seconds=3.5)
        answer = await client.get("/v1/presets")
        refused(answer, 429, "RATE_LIMIT", "9 seconds")
        assert answer.headers["Retry-After"] == "9"
        assert (await other.get("/v1/presets")).status_code == 200
        clock.forward(seconds=9)
        assert (await client.get("/v1/presets")).status_code == 200


async def test_a_share_that_was_used_up_comes_back_evenly_and_not_all_at_the_edge_of_a_minute(
    store_url: str, clock: HandClock
):
    async with opened(store_url, clock, per_minute=60) as world:
        client = await world.somebody()

        async def taken() -> int:
            answers = [(await client.get("/v1/presets")).status_code for _ in range(61)]
            return answers.count(200)

        assert (await client.get("/v1/presets")).status_code == 200
        clock.forward(seconds=59.9)
        before = await taken()
        clock.forward(seconds=0.2)
        assert before + await taken() == 60
        clock.forward(seconds=10)
        assert await taken() == 10
        clock.forward(minutes=1)
        assert await taken() == 60


async def test_a_clock_that_is_set_back_keeps_nobody_out(store_url: str, clock: HandClock):
    async with opened(store_url, clock, per_minute=5) as world:
        client = await world.somebody()
        for _ in range(5):
            await client.get("/v1/presets")
        clock.forward(hours=-1)
        for _ in range(5):
            assert (await client.get("/v1/presets")).status_code == 200
        assert (await client.get("/v1/presets")).headers["Retry-After"] == "12"


async def test_refused_requests_of_a_stranger_use_up_nobody_s_share(store_url: str, clock: HandClock):
    async with opened(store_url, clock, per_minute=2) as world:
        public, key = await world.key()
        stranger = world.client(f"sonder_{public}_{'A' * 43}")
        for _ in range(5):
            refused(await stranger.get("/v1/presets"), 401, "UNAUTHORIZED")
        assert (await world.client(key).get("/v1/presets")).status_code == 200


async def test_health_is_not_counted(store_url: str, clock: HandClock):
    async with opened(store_url, clock, per_minute=1) as world:
        client = await world.somebody()
        for _ in range(5):
            assert (await client.get("/v1/health")).status_code == 200


async def test_a_key_with_a_crowd_of_requests_lets_another_key_s_through(
    store_url: str, clock: HandClock, monkeypatch
):
    async with opened(store_url, clock, at_once=2) as world:
        greedy, modest = await world.somebody(), await world.somebody()
        hers, his = await session(greedy), await session(modest)
        going, inside, looking = asyncio.Event(), [], Call.looking

        @asynccontextmanager
        async def slow(call: Call, session: str):
            if session == hers:
                inside.append(session)
                await going.wait()
            async with looking(call, session) as seen:
                yield seen

        monkeypatch.setattr(Call, "looking", slow)
        crowd = [asyncio.create_task(greedy.get(f"/v1/state/{hers}")) for _ in range(20)]
        assert (await modest.get(f"/v1/state/{his}")).status_code == 200
        assert len(inside) <= 2
        going.set()
        assert {answer.status_code for answer in await asyncio.gather(*crowd)} == {200}


async def test_so_many_of_one_key_are_inside_at_once_and_the_rest_come_in_their_order():
    turnstile, going, order = Turnstile(3), asyncio.Event(), []

    async def pass_through(number: int) -> None:
        async with turnstile.through("one"):
            order.append(number)
            await going.wait()

    tasks = [asyncio.create_task(pass_through(number)) for number in range(10)]
    for _ in range(5):
        await asyncio.sleep(0)
    assert order == [0, 1, 2]
    tasks[4].cancel()
    going.set()
    await asyncio.gather(*tasks, return_exceptions=True)
    assert order == [0, 1, 2, 3, 5, 6, 7, 8, 9]
    assert turnstile._of == {}
