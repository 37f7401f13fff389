"""A month of two hundred people: every limit, every night and every "stop" is kept, whatever the clock and the machine do."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

import pytest
from month import Month

from bot.services import Services


async def lived(month: Month, *, days: int) -> Month:
    await month.live(until=month.clock.now + timedelta(days=days))
    return month


async def receipts(month: Month) -> dict[int, list]:
    return {number: await month.services.consent.why(number, limit=500) for number in month.people}


@pytest.mark.timeout(600)
async def test_a_month_of_two_hundred_people_keeps_every_limit(services: Services, clock):
    month = Month(services, clock, people=200)
    month.plan(days=30)
    await lived(month, days=31)
    assert month.offences() == []
    reached = Counter(one.person for one in month.sent)
    allowed = [person for person in month.people.values() if person.opted_in]
    assert len(reached) > 0.5 * len(allowed)  # it does write: keeping every limit by silence would be no art
    assert set(month.by_habit()) >= {
        "daily",
        "weekly",
        "leaver",
        "replier",
        "opts out",
        "less often",
        "not today",
    }
    assert month.busiest(timedelta(minutes=1)) <= 20
    for number, told in (await receipts(month)).items():
        assert sum(receipt.decision == "written" for receipt in told) == len(month.to(month.people[number]))


@pytest.mark.timeout(600)
async def test_a_day_without_the_machine_ends_in_no_stampede(services: Services, clock):
    month = Month(services, clock, people=60)
    month.plan(days=7)
    month.goes_down(at=clock.now + timedelta(days=4, hours=9), hours=24)
    await lived(month, days=8)
    assert month.offences() == []
    back = timedelta(days=5, hours=9)
    at_once = [one for one in month.sent if back <= one.lived < back + timedelta(minutes=5)]
    in_a_day = [one for one in month.sent if back <= one.lived < back + timedelta(days=1)]
    assert in_a_day
    assert len(at_once) <= max(5, len(in_a_day) // 4)


@pytest.mark.parametrize("jump", [timedelta(hours=30), timedelta(days=-5)])
async def test_a_clock_that_jumps_brings_nobody_more_than_their_share(
    services: Services, clock, jump: timedelta
):
    month = Month(services, clock, people=24)
    month.plan(days=14)
    await lived(month, days=6)
    before = len(month.sent)
    month.set_clock(jump)
    await lived(month, days=9)
    assert len(month.sent) > before
    assert [
        offence
        for offence in month.offences(after_theirs=timedelta())
        if "week" not in offence or jump < timedelta()
    ] == []


async def test_who_is_silent_and_not_due_costs_no_engine_call_and_no_model_call(
    services: Services, clock, monkeypatch
):
    month = Month(services, clock, people=24)
    for person in month.people.values():
        person.habit = "never asked"
    month.plan(days=3)
    await lived(month, days=4)
    calls = counted(services, monkeypatch)
    await lived(month, days=10)
    assert month.ticks > 10
    assert calls == Counter()


def counted(services: Services, monkeypatch) -> Counter[str]:
    """Counts every call of the engine and of the voice from here on."""
    calls: Counter[str] = Counter()
    for service in (services.engine, services.voice):
        for name in (
            "turn",
            "state",
            "relationship",
            "wishes",
            "preferences",
            "set_preferences",
            "settle",
            "ensure",
            "reply",
            "opening",
        ):
            method = getattr(type(service), name, None)
            if method is not None:
                monkeypatch.setattr(
                    type(service), name, noted(method, f"{type(service).__name__}.{name}", calls)
                )
    return calls


def noted(method, name: str, calls: Counter[str]):
    async def call(*args, **kwargs):
        calls[name] += 1
        return await method(*args, **kwargs)

    return call
