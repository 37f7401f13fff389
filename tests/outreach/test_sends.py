"""What a letter's way to Discord teaches is kept: warnings, how long to rest, who has answered, and what nobody can tell."""

from __future__ import annotations

from datetime import timedelta

import pytest
from house import HandClock
from test_planning import permission, ready
from test_tick import Discord

from bot.delivery import Delivery
from bot.services import Services


@pytest.mark.parametrize("kind", ["tripped", "closed"])
async def test_the_refusal_of_a_later_try_holds_although_the_first_may_have_arrived(
    services: Services, clock: HandClock, kind: str
):
    await ready(services, clock)
    discord = Discord(answers=[Delivery("unknown", besides=Delivery(kind, why="no"))])
    await services.outreach.tick(discord)
    health = await services.outreach.health(since=clock.now - timedelta(days=1))
    assert (health.breaker is not None) is (kind == "tripped")
    assert (await permission(services)).enabled is (kind != "closed")
    assert health.decisions.get("written", 0) == 0
