"""What we owe a person comes before everything else, and one thing owed does not hide another."""

from __future__ import annotations

import asyncio

import pytest
from house import house

from bot import care
from bot.conversation import Answer, Incoming
from bot.errors import StoreError
from bot.place import Place, channel, dm
from bot.services import Services
from bot.store import outreach, people

ALICE = 7


async def say(services: Services, text: str, *, message: int = 1, in_channel: bool = False) -> Answer:
    place = (
        Place(channel(55), "channel", None, 55, 66) if in_channel else Place(dm(ALICE), "dm", ALICE, 70, None)
    )
    incoming = Incoming(
        place=place, person=ALICE, name="alice", message=message, text=text, at=services.clock()
    )
    answer = await services.conversation.reply(incoming)
    assert answer is not None
    return answer


async def stored(services: Services) -> str:
    async with services.db.read() as tx:
        return str([tuple(row) for row in await tx.rows("SELECT text, reply FROM messages")])


async def test_a_child_in_danger_gets_help_lines(services: Services):
    await say(services, "hi, I'm 11 years old")
    assert "findahelpline.com" in (await say(services, "I want to kill myself", message=2)).text


@pytest.mark.parametrize("broken", ["turn", "ensure"])
async def test_a_crisis_is_answered_whatever_else_fails(services: Services, monkeypatch, broken: str):
    async def fails(*arguments: object, **options: object) -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr(services.engine, broken, fails)
    assert "findahelpline.com" in (await say(services, "I want to end my life")).text


async def test_a_crisis_is_answered_with_a_store_that_fails(services: Services, monkeypatch):
    def full() -> None:
        raise OSError("disk full")

    monkeypatch.setattr(services.db, "write", full)
    assert "findahelpline.com" in (await say(services, "I want to end my life")).text


async def test_an_age_in_a_crisis_line_counts(services: Services):
    await say(services, "I'm 15 years old and I want to kill myself")
    async with services.db.read() as tx:
        assert await people.age_band(tx, ALICE) == "under_18"


async def test_stop_in_a_crisis_line_counts(services: Services):
    await say(services, "hello")
    await services.consent.switch_on(ALICE, zone="UTC")
    await say(services, "stop messaging me. I want to die", message=2)
    assert (await services.consent.standing(ALICE)).opt_in.enabled is False


async def test_the_first_words_of_a_child_end_the_conversation_kindly(services: Services):
    assert (await say(services, "hi, I'm 11 years old")).text == care.UNDER_13


async def test_nothing_of_a_child_is_kept_wherever_it_told_its_age(services: Services):
    await say(services, "my house is the blue one")
    await say(services, "I'm 11 years old", message=2, in_channel=True)
    await say(services, "my street is elm street", message=3)
    assert "blue one" not in await stored(services)
    assert "elm street" not in await stored(services)
    assert (await services.consent.standing(ALICE)).opt_in is None


async def test_an_age_told_in_a_dm_is_not_told_on_in_a_channel(services: Services):
    await say(services, "I'm 11 years old")
    answer = await say(services, "hello", message=2, in_channel=True)
    assert "13" not in answer.text


async def test_who_said_to_be_under_age_stays_so_after_being_forgotten(services: Services):
    await say(services, "I'm 15")
    await services.privacy.forget(ALICE)
    await say(services, "hello", message=2)
    async with services.db.read() as tx:
        assert await people.age_band(tx, ALICE) == "under_18"


async def test_leave_me_alone_in_a_channel_may_be_meant_for_anybody(services: Services):
    await say(services, "hello")
    await services.consent.switch_on(ALICE, zone="UTC")
    await say(services, "leave me alone", message=2, in_channel=True)
    assert (await services.consent.standing(ALICE)).opt_in.enabled is True


async def test_the_end_of_a_permission_is_not_announced_in_a_channel(services: Services, clock):
    await say(services, "hello")
    await services.consent.switch_on(ALICE, zone="UTC")
    clock.forward(days=91)
    assert "permission" not in (await say(services, "hi all", message=2, in_channel=True)).text
    assert "permission" in (await say(services, "hi", message=3)).text


async def test_in_its_last_week_a_permission_says_once_a_day_how_to_renew_it(services: Services, clock):
    await say(services, "hello")
    await services.consent.switch_on(ALICE, zone="UTC")
    clock.forward(days=85)
    assert "ends in 5 days" in (await say(services, "hi", message=2)).text
    assert "ends in" not in (await say(services, "hi again", message=3)).text


async def test_a_bare_mention_is_not_taken_for_a_picture(services: Services):
    assert "picture" not in (await say(services, "", in_channel=True)).text


async def test_where_no_text_is_kept_none_is(tmp_path, clock):
    async with house(tmp_path, clock, retention={"message_text_days": 0}) as services:
        await say(services, "my house is the blue one")
        assert "blue one" not in await stored(services)


async def test_where_no_text_is_kept_the_words_of_a_crisis_are_not_kept_either(tmp_path, clock):
    async with house(tmp_path, clock, retention={"message_text_days": 0}) as services:
        await say(services, "I want to end my life, I stand on the blue bridge")
        assert "blue bridge" not in await stored(services)


async def test_a_message_that_is_kept_has_its_hold_and_one_whose_hold_failed_is_heard_anew(
    services: Services, monkeypatch
):
    async def full(*arguments: object, **options: object) -> None:
        raise StoreError("full")

    with monkeypatch.context() as patched:
        patched.setattr(outreach, "hold", full)
        await say(services, "I want to end my life")
    assert "findahelpline.com" in (await say(services, "I want to end my life")).text
    async with services.db.read() as tx:
        assert await outreach.held(tx, ALICE) is not None


async def test_a_new_permission_is_for_what_its_text_says(services: Services):
    await say(services, "hello")
    await services.consent.switch_on(ALICE, zone="UTC")
    await services.consent.set_limits(ALICE, per_day=3, per_week=10)
    await services.consent.switch_on(ALICE, zone="UTC")
    opt_in = (await services.consent.standing(ALICE)).opt_in
    assert (opt_in.per_day, opt_in.per_week) == (1, 3)
    assert "once a day and 3 times a week" in opt_in.consent_text


async def test_forgetting_waits_for_an_answer_that_is_being_given(services: Services):
    await say(services, "hello")
    async with services.conversation.in_order(dm(ALICE)):
        forgetting = asyncio.create_task(services.privacy.forget(ALICE))
        await say(services, "my house is the blue one", message=2)
    await forgetting
    assert "blue one" not in await stored(services)
    assert await services.privacy.summary(ALICE) == {}
