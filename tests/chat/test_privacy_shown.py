"""`/privacy show` names everything that is kept of the person who asks, whatever that is."""

from __future__ import annotations

import pytest
from chat_world import World

from bot.store import privacy
from cogs.privacy import NAMES

pytestmark = pytest.mark.simcord(shard_count=1)


async def test_somebody_who_talked_of_a_plan_is_shown_what_is_kept(world: World):
    for line in ("hello there", "my exam is on friday"):
        await world.alice.send_dm(line)
    result = await world.alice.slash(world.general, "privacy show")
    shown = result.response.embeds[0].description
    assert "2 x messages between us" in shown
    assert "1 x things that you two share" in shown


async def test_every_table_that_is_counted_has_a_name(world: World):
    async with world.bot.services.db.read() as tx:
        counted = await privacy.everything(tx, 1)
    assert set(counted) == set(NAMES)
