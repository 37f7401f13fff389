"""The courier with the real discord.py, over real sockets: what Discord says is kept, and what it cannot say is not made up."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from typing import Any

import discord
import pytest
from aiohttp import web
from house import HandClock

from bot import tries
from bot.app import RATE_LIMIT_PATIENCE
from cogs.outreach.courier import NEWEST, DiscordCourier

from .discord_front import DiscordFront, as_json, slow_down

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])
ALICE = 7


async def nothing(*_: object) -> None:
    """Nothing speaks against it, and nothing happens."""


@pytest.fixture
async def front(clock: HandClock) -> AsyncIterator[DiscordFront]:
    front = DiscordFront(clock=clock, kill=nothing, late=lambda: None)
    await front.open()
    yield front
    await front.close()


@pytest.fixture
async def courier(front: DiscordFront, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[DiscordCourier]:
    monkeypatch.setattr(discord.http.Route, "BASE", f"http://127.0.0.1:{front.port}/api/v10")
    client: Any = discord.Client(
        intents=discord.Intents.none(), max_ratelimit_timeout=RATE_LIMIT_PATIENCE, http_trace=tries.trace()
    )
    async with client:
        await client.login("stand.in.token")
        yield DiscordCourier(client)


Answers = Callable[[], web.Response]


def answer_with(front: DiscordFront, *answers: Answers) -> None:
    """What Discord says to the next letters, one after another; then it takes them."""
    coming, take = list(answers), front._send

    async def send(*request: Any) -> web.StreamResponse:
        if not coming:
            return await take(*request)
        front.tally.requests += 1
        return coming.pop(0)()

    front._send = send


def failed() -> web.Response:
    return as_json({"message": "upstream", "code": 0}, status=502)


@pytest.mark.parametrize("wait", [600.0, 0.05], ids=["a long wait", "a moment"])
async def test_a_warning_beside_slow_down_is_one_whatever_the_wait_and_is_not_asked_again(
    front: DiscordFront, courier: DiscordCourier, wait: float
):
    answer_with(front, lambda: slow_down(wait, code=40003))
    delivery = await courier.deliver(channel=front.meet(ALICE), text="hello", nonce="n", barred=nothing)
    assert (delivery.kind, front.tally.requests) == ("tripped", 1)
    assert delivery.why is not None
    assert "40003" in delivery.why
    assert delivery.retry_after == (timedelta(seconds=wait) if wait > RATE_LIMIT_PATIENCE else None)


async def test_a_plain_slow_down_of_a_moment_is_waited_for(front: DiscordFront, courier: DiscordCourier):
    answer_with(front, lambda: slow_down(0.05))
    delivery = await courier.deliver(channel=front.meet(ALICE), text="hello", nonce="n", barred=nothing)
    assert (delivery.kind, front.tally.requests) == ("delivered", 2)


async def test_an_answer_from_the_edge_that_is_no_json_is_slow_down(
    front: DiscordFront, courier: DiscordCourier
):
    answer_with(front, lambda: web.Response(status=429, text="error code: 1015"))
    delivery = await courier.deliver(channel=front.meet(ALICE), text="hello", nonce="n", barred=nothing)
    assert delivery.kind == "limited"


@pytest.mark.parametrize("code", [0, 40003])
async def test_what_a_later_try_was_refused_with_is_said_beside_that_nobody_knows(
    front: DiscordFront, courier: DiscordCourier, code: int
):
    answer_with(front, failed, lambda: slow_down(600, code=code))
    delivery = await courier.deliver(channel=front.meet(ALICE), text="hello", nonce="n", barred=nothing)
    assert delivery.kind == "unknown"
    assert delivery.besides is not None
    assert delivery.besides.kind == ("tripped" if code else "limited")
    assert delivery.besides.retry_after == timedelta(minutes=10)


async def looked_for(front: DiscordFront, courier: DiscordCourier, clock: HandClock, *, newer: int) -> object:
    """What the courier says of a letter of two hours ago, after which the person wrote so many messages."""
    since = clock()
    clock.forward(hours=2)
    for _ in range(newer):
        clock.forward(seconds=1)
        front.says(ALICE, "and then")
    return await courier.find(channel=front.meet(ALICE), text="hello", since=since)


async def test_a_letter_behind_more_messages_than_are_looked_through_is_not_said_to_be_absent(
    front: DiscordFront, courier: DiscordCourier, clock: HandClock
):
    delivery = await courier.deliver(channel=front.meet(ALICE), text="hello", nonce="n", barred=nothing)
    assert delivery.kind == "delivered"
    assert await looked_for(front, courier, clock, newer=NEWEST) == "cannot tell"


async def test_a_letter_among_what_is_looked_through_is_found(
    front: DiscordFront, courier: DiscordCourier, clock: HandClock
):
    delivery = await courier.deliver(channel=front.meet(ALICE), text="hello", nonce="n", barred=nothing)
    assert await looked_for(front, courier, clock, newer=NEWEST - 1) == delivery.message


@pytest.mark.parametrize("before", [0, 1], ids=["a short talk", "a talk that began before"])
async def test_a_letter_is_absent_where_everything_since_was_looked_through(
    front: DiscordFront, courier: DiscordCourier, clock: HandClock, before: int
):
    for _ in range(before):
        front.says(ALICE, "hi there")
    clock.forward(hours=3)
    assert await looked_for(front, courier, clock, newer=NEWEST - 1) == "absent"


async def test_a_bot_whose_token_is_none_any_more_is_stopped_and_nobody_is_blamed(
    front: DiscordFront, courier: DiscordCourier
):
    answer_with(front, lambda: as_json({"message": "401: Unauthorized", "code": 0}, status=401))
    delivery = await courier.deliver(channel=front.meet(ALICE), text="hello", nonce="n", barred=nothing)
    assert (delivery.kind, delivery.why) == ("tripped", "Discord warned the bot (status 401)")
