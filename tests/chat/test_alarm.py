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
async def test_an_owner_without_a_dm_is_not_written_to(world: World):
    await stop_everything(world)
    asked = len(world.env.http_requests)
    await tell_owners(world.bot, world.bot.services.outreach)
    assert len(world.env.http_requests) == asked
