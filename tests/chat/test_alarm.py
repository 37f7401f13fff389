"""Whoever runs the bot hears once that everything was stopped, and only where they have a DM with it already."""

from __future__ import annotations

from types import SimpleNamespace

import discord
import pytest
from chat_world import World

from bot.store import outreach
from cogs.outreach.alarm import tell_owners

pytestmark = pytest.mark.simcord(shard_count=1)


async def stop_everything(world: World) -> None:
    async with world.bot.services.db.write() as tx:
        await outreach.open_breaker(
            tx, reason="Discord warned the bot (code 20026)", at=world.bot.services.clock()
        )


@pytest.fixture
def alice_owns_it(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    async def about() -> SimpleNamespace:
        return SimpleNamespace(team=None, owner=discord.Object(world.alice.id))

    monkeypatch.setattr(world.bot, "application_info", about)


@pytest.mark.usefixtures("alice_owns_it")
async def test_the_owner_is_told_once_in_the_dm_that_is_there(world: World):
    await world.alice.user.send_dm("hello")
    before = len(world.dms())
    await tell_owners(world.bot, world.bot.services.outreach)
    assert len(world.dms()) == before
    await stop_everything(world)
    for _ in range(3):
        await tell_owners(world.bot, world.bot.services.outreach)
    (alarm,) = world.dms()[before:]
    assert "20026" in alarm.content
    assert "/operator breaker" in alarm.content


@pytest.mark.usefixtures("alice_owns_it")
async def test_an_owner_without_a_dm_is_not_written_to_until_there_is_one(world: World):
    await stop_everything(world)
    asked = len(world.env.http_requests)
    await tell_owners(world.bot, world.bot.services.outreach)
    assert len(world.env.http_requests) == asked
    await world.alice.user.send_dm("hello")
    before = len(world.dms())
    await tell_owners(world.bot, world.bot.services.outreach)
    assert "20026" in world.dms()[before].content


async def test_an_alarm_whose_owner_discord_does_not_tell_us_waits_for_the_next_tick(
    world: World, monkeypatch: pytest.MonkeyPatch
):
    async def about() -> SimpleNamespace:
        if not refusals:
            return SimpleNamespace(team=None, owner=discord.Object(world.alice.id))
        raise refusals.pop()

    refusals = [discord.RateLimited(60.0)]
    monkeypatch.setattr(world.bot, "application_info", about)
    await world.alice.user.send_dm("hello")
    before = len(world.dms())
    await stop_everything(world)
    await tell_owners(world.bot, world.bot.services.outreach)
    assert len(world.dms()) == before
    for _ in range(3):
        await tell_owners(world.bot, world.bot.services.outreach)
    assert len(world.dms()) == before + 1


@pytest.mark.usefixtures("alice_owns_it")
async def test_an_alarm_that_did_not_get_out_is_sent_again_as_the_same_message(
    world: World, monkeypatch: pytest.MonkeyPatch
):
    await world.alice.user.send_dm("hello")
    before = len(world.dms())
    await stop_everything(world)
    send, nonces = discord.PartialMessageable.send, []

    async def cut_off_at_first(place: discord.PartialMessageable, *words: str, **options: object) -> object:
        nonces.append(options["nonce"])
        if len(nonces) == 1:
            raise ConnectionResetError
        return await send(place, *words, **options)

    monkeypatch.setattr(discord.PartialMessageable, "send", cut_off_at_first)
    for _ in range(3):
        await tell_owners(world.bot, world.bot.services.outreach)
    assert len(world.dms()) == before + 1
    assert nonces == [nonces[0]] * 2
    assert len(nonces[0]) <= 25


async def test_one_of_a_team_who_knows_is_enough(world: World, monkeypatch: pytest.MonkeyPatch):
    async def about() -> SimpleNamespace:
        members = [discord.Object(1), discord.Object(world.alice.id)]
        return SimpleNamespace(team=SimpleNamespace(members=members))

    monkeypatch.setattr(world.bot, "application_info", about)
    await world.alice.user.send_dm("hello")
    before = len(world.dms())
    await stop_everything(world)
    for _ in range(2):
        await tell_owners(world.bot, world.bot.services.outreach)
    assert len(world.dms()) == before + 1
