"""A finding becomes a case: opened, merged, dealt with."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from moderation_office import ALERTS, ALICE, MOD, OTHER_MOD, START, Office, opened_office

from bot.errors import EngineUnavailableError, PolitelyRefusedError, SessionNotFoundError


@pytest.fixture
async def office(tmp_path: Path) -> AsyncIterator[Office]:
    async with opened_office(tmp_path) as opened:
        yield opened


# --- opening and merging ---------------------------------------------------------------------------


async def test_a_moderate_finding_opens_a_case_that_is_posted(office: Office) -> None:
    await office.choose()
    await office.see("moderate")
    case = await office.only()
    assert (case.number, case.person, case.pattern, case.severity, case.status) == (
        1,
        ALICE,
        "overdependence",
        "moderate",
        "open",
    )
    assert (case.findings, case.days, case.first_detected, case.alert_channel) == (1, 1, START, ALERTS)
    assert await office.to_post() == [1]


async def test_a_mild_finding_is_in_the_queue_and_pages_nobody(office: Office) -> None:
    await office.choose()
    await office.see("mild")
    assert (await office.only()).severity == "mild"
    assert await office.to_post() == []


async def test_findings_of_one_pattern_merge_into_one_open_case(office: Office) -> None:
    await office.see()
    office.hand.forward(hours=1)
    await office.see()
    office.hand.forward(days=2)
    await office.see(message=7)
    case = await office.only()
    assert (case.findings, case.days, case.source_message) == (3, 2, 7)


@pytest.mark.parametrize("different", [{"person": 41}, {"channel": 21}, {"pattern": "isolation"}])
async def test_another_person_channel_or_pattern_is_another_case(office: Office, different: dict) -> None:
    await office.see()
    await office.see(**different)
    assert [case.number for case in await office.open()] == [1, 2]


async def test_a_server_sees_its_own_cases_only(office: Office) -> None:
    await office.choose()
    await office.see(guild=11)
    assert await office.open() == []
    assert await office.to_post() == []
    with pytest.raises(PolitelyRefusedError):
        await office.act("resolve")


async def test_a_worse_finding_raises_the_severity_and_reopens_what_was_acknowledged(office: Office) -> None:
    await office.see("moderate")
    await office.act("acknowledge")
    await office.see("severe")
    case = await office.only()
    assert (case.severity, case.status) == ("severe", "open")


async def test_a_milder_finding_does_not_hide_how_bad_it_was(office: Office) -> None:
    await office.see("severe")
    await office.act("acknowledge")
    await office.see("mild")
    case = await office.only()
    assert (case.severity, case.status, case.findings) == ("severe", "acknowledged", 2)


async def test_a_mild_case_that_gets_worse_is_posted_then(office: Office) -> None:
    await office.choose()
    await office.see("mild")
    await office.see("severe")
    assert await office.to_post() == [1]


async def test_the_same_message_delivered_twice_is_counted_once(office: Office) -> None:
    await office.see(message=5)
    await office.see(message=5)
    assert (await office.only()).findings == 1


# --- acts ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("act", "status"),
    [("acknowledge", "acknowledged"), ("resolve", "resolved"), ("false_alarm", "false_alarm")],
)
async def test_each_act_is_logged_once_with_who_and_when(office: Office, act: str, status: str) -> None:
    await office.see()
    office.hand.forward(hours=3)
    case = await office.act(act)
    again = await office.act(act, who=OTHER_MOD)
    assert case.status == again.status == status
    assert len(office.engine.heard) == (act == "false_alarm")
    assert [(entry.act, entry.who, entry.at) for entry in again.acts] == [
        (act, MOD, START + timedelta(hours=3))
    ]


async def test_two_moderators_pressing_at_once_make_one_entry(office: Office) -> None:
    await office.see()
    cases = await asyncio.gather(*(office.act("resolve", who=who) for who in (MOD, OTHER_MOD)))
    assert {case.acts for case in cases} == {cases[0].acts}
    assert len(cases[0].acts) == 1


@pytest.mark.parametrize(
    ("closed_by", "act"), [("resolve", "acknowledge"), ("resolve", "false_alarm"), ("false_alarm", "resolve")]
)
async def test_a_closed_case_refuses_with_a_sentence(office: Office, closed_by: str, act: str) -> None:
    await office.see()
    await office.act(closed_by)
    with pytest.raises(PolitelyRefusedError, match=r"closed already.*\."):
        await office.act(act)
    assert office.engine.heard == (
        [("channel:20", "overdependence", "40")] if closed_by == "false_alarm" else []
    )


async def test_a_case_that_is_gone_refuses_with_a_sentence(office: Office) -> None:
    with pytest.raises(PolitelyRefusedError, match="no longer"):
        await office.act("resolve", number=99)


async def test_a_resolved_case_does_not_swallow_the_next_finding(office: Office) -> None:
    await office.see()
    await office.act("resolve")
    await office.see("severe")
    assert [case.number for case in await office.open()] == [2]


async def test_a_false_alarm_stops_counting_in_the_engine_and_the_episode_stays_closed(
    office: Office,
) -> None:
    await office.see()
    office.hand.forward(hours=1)
    await office.act("false_alarm")
    assert office.engine.heard == [("channel:20", "overdependence", "40")]
    office.hand.forward(days=1)
    await office.see("severe", since=START)
    assert await office.open() == []


async def test_a_later_episode_opens_a_new_case_in_spite_of_the_false_alarm(office: Office) -> None:
    await office.see()
    office.hand.forward(hours=1)
    await office.act("false_alarm")
    office.hand.forward(days=40)
    await office.see(since=office.hand())
    assert [case.number for case in await office.open()] == [2]


async def test_a_false_alarm_that_the_engine_cannot_hear_changes_nothing(office: Office) -> None:
    await office.see()
    office.engine.trouble = EngineUnavailableError("The engine cannot be reached. Try again in a minute.")
    with pytest.raises(EngineUnavailableError):
        await office.act("false_alarm")
    assert (await office.only()).acts == ()


async def test_a_false_alarm_closes_even_where_the_session_is_forgotten(office: Office) -> None:
    await office.see()
    office.engine.trouble = SessionNotFoundError("channel:20")
    assert (await office.act("false_alarm")).status == "false_alarm"
