"""What goes wrong between a decision and its end: each case was a way to hurt, to double or to lose."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
from house import house
from test_tick import ALICE, Discord, decisions, evening, say, unfinished, until

from bot.delivery import RESEND_WITHIN, Delivery
from bot.place import dm
from bot.services import Services
from bot.store import outbox, outreach


async def left_open(services: Services) -> list[outbox.Letter]:
    async with services.db.read() as tx:
        return await unfinished(tx)


async def test_a_reaction_does_not_end_a_crisis_hold(services: Services, clock):
    await evening(services, clock)
    await say(services, "I want to kill myself tonight", message=5)
    clock.forward(days=8)
    await services.consent.answered(ALICE)
    discord = Discord()
    await until(services, clock, discord, days=10)
    assert discord.arrived == {}


async def test_not_today_does_not_end_the_pause_of_a_severe_pattern(services: Services, clock):
    await evening(services, clock)
    async with services.db.write() as tx:
        await outreach.pause(tx, dm(ALICE), until=None, reason="pattern")
    await services.consent.not_today(ALICE)
    discord = Discord()
    await until(services, clock, discord, days=10)
    assert discord.arrived == {}


async def test_a_second_letter_waits_until_the_first_has_an_end(services: Services, clock):
    await evening(services, clock)
    discord = Discord(answers=[Delivery("unknown")] * 50, lost_answers=True)
    await until(services, clock, discord, hours=20, minutes=1)
    await services.consent.set_cooldown(ALICE, 1)
    await until(services, clock, discord, hours=6)
    assert len(discord.arrived) <= 1


async def test_what_was_forgotten_meanwhile_is_not_written_and_poisons_nothing(services: Services, clock):
    await evening(services, clock)
    with pytest.raises(asyncio.CancelledError):
        await until(services, clock, Discord(answers=[asyncio.CancelledError()]), days=1)
    (letter,) = await left_open(services)
    await services.privacy.forget(ALICE)
    discord = Discord()
    await until(services, clock, discord, days=3)
    assert discord.arrived == {}
    assert await left_open(services) == []
    assert letter.person == ALICE


async def test_an_outcome_that_the_engine_was_told_before_does_not_hold_the_letter_up(
    services: Services, clock
):
    await evening(services, clock)
    with pytest.raises(asyncio.CancelledError):
        await until(services, clock, Discord(answers=[asyncio.CancelledError()]), days=1)
    (letter,) = await left_open(services)
    await services.engine.settle(letter.session, letter.engine_action, "dismissed", at=clock.now)
    clock.now += RESEND_WITHIN + timedelta(minutes=5)
    await services.outreach.tick(Discord())
    assert await left_open(services) == []


async def test_a_plain_refusal_waits_for_the_person_instead_of_trying_every_hour(services: Services, clock):
    await evening(services, clock)
    discord = Discord(answers=[Delivery("refused", why="unknown channel")] * 100)
    await until(services, clock, discord, days=10)
    assert len(discord.answers) == 99


async def test_five_times_slow_down_within_an_hour_stop_everybody(services: Services, clock):
    people = range(1, 8)
    for person in people:
        await evening(services, clock, person=person)
    discord = Discord(answers=[Delivery("limited", why="slow down")] * 100)
    await until(services, clock, discord, days=2)
    assert (await services.outreach.health(since=clock.now - timedelta(days=2))).breaker is not None
    assert 100 - len(discord.answers) <= len(people)


async def test_while_everything_is_stopped_nobody_gets_a_receipt_an_hour(services: Services, clock):
    await evening(services, clock)
    async with services.db.write() as tx:
        await outreach.open_breaker(tx, reason="test", at=clock.now)
    for _ in range(100):
        clock.now = await services.outreach.tick(Discord()) or clock.now
    assert await decisions(services) == []


async def test_a_permission_that_ran_out_is_off(services: Services, clock):
    await evening(services, clock)
    await until(services, clock, Discord(), days=5)
    clock.forward(days=91)
    await say(services, "hello again", message=50)
    standing = await services.consent.standing(ALICE)
    assert (standing.opt_in.enabled, standing.opt_in.off_reason) == (False, "permission ended")


async def test_a_permission_that_nobody_renews_ends_in_silence(services: Services, clock):
    await evening(services, clock)
    await services.consent.set_cooldown(ALICE, 1100)
    discord = Discord()
    async with services.db.write() as tx:
        await outreach.sent(tx, dm(ALICE), at=clock.now)
    await until(services, clock, discord, days=120)
    standing = await services.consent.standing(ALICE)
    assert discord.arrived == {}
    assert standing.opt_in.off_reason == "permission ended"


async def test_a_ceiling_that_is_lowered_later_holds_for_everybody(tmp_path, clock):
    async with house(tmp_path, clock) as services:
        await evening(services, clock)
        await services.consent.set_limits(ALICE, per_day=3, per_week=10)
        await services.consent.set_cooldown(ALICE, 0)
    lowered = {"ceiling_per_day": 1, "ceiling_per_week": 1, "per_week": 1}
    async with house(tmp_path, clock, outreach=lowered) as services:
        discord = Discord()
        for day in range(6):
            await until(services, clock, discord, days=1)
            await say(services, "that was nice, thank you", message=100 + day)
        assert len(discord.arrived) == 1


async def test_what_was_written_can_be_explained(services: Services, clock):
    await evening(services, clock)
    await until(services, clock, Discord(), days=1)
    written = next(receipt for receipt in await services.consent.why(ALICE) if receipt.decision == "written")
    assert written.urge > 0
    assert written.gates["quiet hours"] == "pass"
