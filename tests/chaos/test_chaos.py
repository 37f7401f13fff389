"""The bot dies at every step of a send, and everything goes wrong on the way: nobody is written to twice, and nothing is lost in silence."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from . import compared, naive
from .course import HOP, Report, conclude, days
from .director import ALONE, ENDS, Plan
from .faults import ONE_AFTER_ANOTHER, Fault
from .world import WARM, World

pytestmark = [pytest.mark.allow_hosts(["127.0.0.1"]), pytest.mark.timeout(600)]


async def lived_through(folder: Path, *, plan: Plan, people: int, sends: int) -> Report:
    """So many sends in a little town in which this plan is played."""
    world = World(folder, plan=plan)
    async with world.open(people):
        await days(world, until=lambda: len(world.front.unasked()) >= sends, say=lambda _: None)
        return await conclude(world)


async def test_killed_at_every_step_of_a_send_it_sends_nothing_twice_and_loses_nothing(tmp_path: Path):
    report = await lived_through(tmp_path, plan=Plan.once(ends=ENDS), people=16, sends=30)
    assert report.wrong == []
    assert set(report.kills) == {str(end) for end in ENDS}


@pytest.mark.parametrize(
    "faults",
    [ALONE[::2], ALONE[1::2], ONE_AFTER_ANOTHER[::2]],
    ids=["alone", "alone, the others", "one after another"],
)
async def test_whatever_discord_does_nothing_is_sent_twice_and_nothing_lost(
    tmp_path: Path, faults: Sequence[Sequence[Fault]]
):
    report = await lived_through(tmp_path, plan=Plan.once(faults=faults), people=12, sends=len(faults) + 4)
    assert report.wrong == []
    assert set(report.faults) == {fault for row in faults for fault in row}


@pytest.mark.parametrize(
    "fault", [Fault.SLOW_DOWN_SHORT, Fault.SLOW_DOWN_GLOBAL], ids=lambda fault: fault.name
)
async def test_after_stop_discord_py_sends_nothing_that_it_was_about_to_try_again(
    tmp_path: Path, fault: Fault
):
    world = World(tmp_path, plan=Plan.once(faults=[[fault]]))
    suffer = world.front._suffer

    async def after_stop(*request: Any) -> Any:
        """Discord answers only when Stop has been pressed and kept."""
        await world.front.command(world.people[0], "outreach", "off")
        return await suffer(*request)

    world.front._suffer = after_stop
    async with world.open(1):
        while not world.front.tally.requests:
            await world.hop(HOP)
        report = await conclude(world)
        async with world.store.read() as tx:
            (receipt,) = await tx.rows(
                "SELECT decision FROM receipts JOIN outbox USING (session) WHERE at = finished_at"
            )
    assert report.faults == {fault: 1}
    assert (report.requests, world.front.unasked(), report.wrong) == (1, [], [])
    assert receipt["decision"] == "held back: opted in"


async def test_a_dropped_gateway_is_resumed_and_what_was_said_meanwhile_is_answered_once(tmp_path: Path):
    world = World(tmp_path, plan=Plan.once())
    async with world.open(2):
        for number in range(4):
            await world.drop_the_gateway()
            world.front.says(world.people[number % 2], WARM[0])
            await world.there()
        await world.until_answered(4)
        await world.everybody_writes()
        async with world.store.read() as tx:
            answered = await tx.rows(
                "SELECT message FROM messages WHERE message > 0 AND replied_at IS NOT NULL"
            )
        report = await conclude(world)
    said = {one.id for found in world.front.messages.values() for one in found if one.author in world.people}
    assert said <= {row["message"] for row in answered}
    assert report.resumed >= 4
    assert report.starts == 1
    assert report.wrong == []


@pytest.mark.parametrize("order", naive.BOTH)
async def test_the_same_trouble_shows_in_a_sender_that_is_simpler(tmp_path: Path, order: str):
    plan = Plan.for_ever(3, ends=compared.ENDS, passes=4, trouble=0.0)
    came = await compared.compare(order, tmp_path / "simple", letters=60, plan=plan)
    assert (came.doubled > 0) == (order == naive.SEND_THEN_COMMIT)
    assert (came.lost > 0) == (order == naive.COMMIT_THEN_SEND)


def test_the_clock_of_a_town_only_goes_forward(tmp_path: Path):
    world = World(tmp_path, plan=Plan.once())
    before = world.control.at()
    world.control.forward(timedelta(seconds=-5))
    assert world.control.at() >= before
