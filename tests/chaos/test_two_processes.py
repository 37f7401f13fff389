"""Two bots on one PostgreSQL: one is killed in the middle of its sends, the other brings everything to its end."""

from __future__ import annotations

from pathlib import Path

import pytest

from .course import HOP, conclude
from .director import Plan
from .world import World

pytest.importorskip("bot.store.postgres", reason="the store on PostgreSQL is not here")
pytestmark = [pytest.mark.allow_hosts(["127.0.0.1"]), pytest.mark.timeout(600)]
PEOPLE = 12


@pytest.mark.parametrize("step", ["attempt committed", "answer read", "receipt"])
async def test_one_is_killed_and_the_other_takes_over(tmp_path: Path, postgres_url: str, step: str):
    plan = Plan(2, iter([step]), iter(()), passes=4, trouble=0.0)
    world = World(tmp_path, plan=plan, url=postgres_url, twins=2)
    async with world.open(PEOPLE):
        for _ in range(
            12
        ):  # nobody writes meanwhile: DMs are the first shard's, whose process may be the dead one
            if len(world.front.unasked()) < PEOPLE:
                await world.hop(HOP)
        survivors = len(world.processes)
        report = await conclude(world)
    assert report.wrong == []
    assert report.reckoning.sends >= PEOPLE
    assert dict(report.kills) == {step: 1}
    assert (survivors, report.starts) == (1, 2)
