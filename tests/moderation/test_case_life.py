"""Where a case's alert stands, how long a case is kept, and how it is put in words."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from moderation_office import ALERTS, GUILD, Office, opened_office

from bot.moderation import KEPT_CLOSED, MILD_LAPSES, nonce, pattern_of


@pytest.fixture
async def office(tmp_path: Path) -> AsyncIterator[Office]:
    async with opened_office(tmp_path) as opened:
        yield opened


# --- alerts ----------------------------------------------------------------------------------------


async def test_without_a_channel_cases_wait_and_are_posted_once_it_is_chosen(office: Office) -> None:
    await office.see()
    assert await office.moderation.alert_channel(GUILD) is None
    assert await office.to_post() == []
    await office.choose()
    assert await office.moderation.alert_channel(GUILD) == ALERTS
    assert await office.to_post() == await office.to_post(None) == [1]


async def test_a_posted_alert_is_out_of_date_again_when_the_case_changes(office: Office) -> None:
    await office.choose()
    await office.see()
    await office.post_all()
    assert await office.to_post() == []
    await office.see()
    assert await office.to_post() == [1]
    await office.post_all()
    await office.act("resolve")
    assert await office.to_post() == [1]


async def test_a_change_while_the_alert_is_on_its_way_is_not_lost(office: Office) -> None:
    await office.choose()
    await office.see()
    (as_sent,) = await office.moderation.unposted(GUILD)
    await office.see("severe")
    await office.moderation.posted(as_sent, 901)
    (again,) = await office.moderation.unposted(GUILD)
    assert (again.alert_message, again.severity) == (901, "severe")


async def test_a_case_closed_before_it_was_ever_posted_is_not_posted(office: Office) -> None:
    await office.choose()
    await office.see()
    await office.act("resolve")
    assert await office.to_post() == []


async def test_choosing_another_channel_moves_the_open_alerts_and_no_others(office: Office) -> None:
    await office.choose()
    await office.see()
    await office.see(person=41)
    await office.see("mild", person=42)
    await office.post_all()
    await office.act("resolve")
    await office.post_all()
    await office.choose(31)
    (moved,) = await office.moderation.unposted(GUILD)
    assert (moved.number, moved.alert_channel, moved.alert_message) == (2, 31, None)
    closed = await office.act("resolve")
    assert (closed.alert_channel, closed.alert_message) == (ALERTS, 901)


async def test_choosing_the_same_channel_again_posts_nothing_twice(office: Office) -> None:
    await office.choose()
    await office.see()
    await office.post_all()
    await office.choose()
    assert await office.to_post() == []


async def test_a_deleted_alert_is_posted_again_only_for_an_open_case(office: Office) -> None:
    await office.choose()
    await office.see()
    await office.see(person=41)
    await office.post_all()
    closed = await office.act("resolve")
    await office.moderation.alert_gone(closed)
    await office.moderation.alert_gone((await office.open())[0])
    assert await office.to_post() == [2]


async def test_the_nonce_is_the_same_for_the_same_alert_and_another_for_any_other(office: Office) -> None:
    await office.choose()
    await office.see()
    (case,) = await office.moderation.unposted(GUILD)
    await office.see("severe")
    (later,) = await office.moderation.unposted(GUILD)
    assert nonce(case) == nonce(later)
    others = [
        replace(case, number=2),
        replace(case, guild=11),
        replace(case, alert_channel=31),
        replace(case, opened_at=case.opened_at + timedelta(days=1)),
    ]
    assert len({nonce(other) for other in [case, *others]}) == 5
    assert len(nonce(case)) == 24


# --- retention -------------------------------------------------------------------------------------


async def test_closed_cases_are_dropped_with_their_log_after_their_time(office: Office) -> None:
    await office.see()
    await office.see(person=41)
    await office.act("resolve")
    assert await office.moderation.prune(office.hand() + KEPT_CLOSED) == 0
    assert await office.moderation.prune(office.hand() + KEPT_CLOSED + timedelta(seconds=1)) == 1
    assert [case.number for case in await office.open()] == [2]
    async with office.db.read() as tx:
        assert {row["number"] for row in await tx.rows("SELECT number FROM case_log")} == {2}


async def test_a_shorter_retention_is_kept(office: Office) -> None:
    await office.see()
    await office.act("resolve")
    assert (
        await office.moderation.prune(office.hand() + timedelta(days=2), keep_closed=timedelta(days=1)) == 1
    )


async def test_a_mild_case_that_nothing_was_added_to_lapses(office: Office) -> None:
    await office.see("mild")
    assert await office.moderation.prune(office.hand() + MILD_LAPSES) == 0
    assert await office.moderation.prune(office.hand() + MILD_LAPSES + timedelta(seconds=1)) == 1


async def test_the_number_of_a_dropped_case_never_comes_back(office: Office) -> None:
    await office.see()
    await office.act("resolve")
    office.hand.forward(days=200)
    await office.moderation.prune(office.hand())
    await office.see(since=office.hand())
    assert (await office.only()).number == 2


# --- in words --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "pattern",
    [
        "overdependence",
        "isolation",
        "manipulation",
        "idealization",
        "idealization_devaluation",
        "of_the_future",
    ],
)
async def test_every_pattern_comes_with_supportive_steps_and_more_when_severe(
    office: Office, pattern: str
) -> None:
    await office.see(pattern=pattern)
    moderate = pattern_of(await office.only())
    await office.see("severe", pattern=pattern)
    severe = pattern_of(await office.only())
    assert "_" not in moderate.name
    assert len(moderate.steps) >= 3
    assert severe.steps[:-1] == moderate.steps
    assert "safety" in severe.steps[-1]
