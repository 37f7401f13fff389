"""Where the clocks are changed, quiet hours stay quiet by the person's own clock, and no allowed moment is passed over."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st
from test_gates import NOON, OPEN, OPT_IN

from bot import gates
from bot.gates import earliest

HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
START, END = datetime(2025, 1, 1, tzinfo=UTC), datetime(2028, 1, 1, tzinfo=UTC)
ZONES = (
    "Europe/Berlin", "America/New_York",
    "Australia/Lord_Howe",  # half an hour
    "Pacific/Chatham",  # 12:45 ahead, at 02:45
    "Africa/Cairo", "Asia/Beirut",  # midnight does not exist
    "America/Santiago", "America/Havana",  # midnight twice, 23:00 twice
    "America/Nuuk",  # on the evening before
    "Antarctica/Troll",  # two hours
    "Africa/Casablanca",  # twice a year around Ramadan, backwards
    "Asia/Kathmandu", "UTC",  # never
)  # fmt: skip


@cache
def changes(name: str) -> tuple[datetime, ...]:
    """The moments at which that zone's offset changes, to the minute."""
    zone, found, at = ZoneInfo(name), [], START
    while at < END:
        later = at + 6 * HOUR
        if offset(at, zone) != offset(later, zone):
            low, high = 0, 360
            while high - low > 1:
                middle = (low + high) // 2
                low, high = (middle, high) if offset(at + middle * MINUTE, zone) == offset(at, zone) else (low, middle)  # fmt: skip
            found.append(at + high * MINUTE)
        at = later
    return tuple(found)


def offset(at: datetime, zone: ZoneInfo) -> timedelta:
    return at.astimezone(zone).utcoffset() or timedelta(0)


def hour_there(at: datetime, name: str) -> int:
    """The hour on that wall, by adding the offset to universal time."""
    return (at.replace(tzinfo=None) + offset(at, ZoneInfo(name))).hour


def quiet_there(at: datetime, name: str, quiet: tuple[int, int]) -> bool:
    start, end = quiet
    return hour_there(at, name) in {(start + n) % 24 for n in range((end - start) % 24)}


@st.composite
def near_a_change(draw: st.DrawFn) -> tuple[datetime, str]:
    """A moment within two days of a change of clocks, and the zone; any moment where there are none."""
    name = draw(st.sampled_from(ZONES))
    around = draw(st.sampled_from(changes(name) or (NOON,)))
    seconds = st.one_of(st.integers(-3 * 3600, 3 * 3600), st.integers(-50 * 3600, 26 * 3600))
    return around + timedelta(seconds=draw(seconds)), name


QUIET = st.tuples(st.integers(0, 23), st.integers(0, 23))


def test_the_zones_do_what_they_are_here_for():
    steps = {
        name: {abs(offset(at, ZoneInfo(name)) - offset(at - MINUTE, ZoneInfo(name))) for at in changes(name)}
        for name in ZONES
    }
    assert steps["Europe/Berlin"] == steps["Africa/Casablanca"] == {HOUR}
    assert steps["Australia/Lord_Howe"] == {HOUR / 2}
    assert steps["Antarctica/Troll"] == {2 * HOUR}
    assert steps["UTC"] == set()
    assert all(len(changes(name)) >= 4 for name in ZONES[:-2])


@settings(max_examples=300)
@given(near_a_change(), QUIET)
def test_the_end_of_quiet_is_the_first_minute_outside_by_the_clock_on_the_wall(
    where: tuple[datetime, str], quiet: tuple[int, int]
):
    at, name = where
    end = gates.end_of_quiet(at, ZoneInfo(name), quiet)
    assert gates.is_quiet(at, ZoneInfo(name), quiet) == quiet_there(at, name, quiet)
    if not quiet_there(at, name, quiet):
        assert end == at
        return
    event("pushed")
    assert not quiet_there(end, name, quiet)
    assert quiet_there(end - timedelta(microseconds=1), name, quiet)
    minute = at.replace(second=0, microsecond=0) + MINUTE
    while minute < end:
        assert quiet_there(minute, name, quiet)
        minute += 5 * MINUTE if minute.minute % 5 == 0 else MINUTE


@settings(max_examples=120)
@given(
    near_a_change(),
    QUIET,
    st.one_of(st.none(), st.integers(0, 40)),
    st.one_of(st.none(), st.integers(0, 180)),
)
def test_the_moment_that_is_waited_for_is_the_earliest_allowed_one(
    where: tuple[datetime, str], quiet: tuple[int, int], sent_hours: int | None, wrote_minutes: int | None
):
    """By brute force: nothing before it is allowed, it is, and it is not in quiet hours there."""
    at, name = where
    sent = () if sent_hours is None else (at - sent_hours * HOUR,)
    facts = replace(
        OPEN,
        now=at,
        opt_in=replace(
            OPT_IN, zone=name, quiet_from=quiet[0], quiet_to=quiet[1], consented_at=at - timedelta(days=3),
            last_sent_at=sent[0] if sent else None,
        ),
        sent=sent,
        ever_sent=bool(sent),
        last_message=at - timedelta(hours=30) if wrote_minutes is None else at - wrote_minutes * MINUTE,
    )  # fmt: skip
    found, block = earliest(facts, wish_at=at)
    assert block is None
    assert found is not None
    assert not quiet_there(found, name, quiet)
    event("pushed" if found > at else "at once")
    for moment in scanned(at, found):
        assert gates.blocked(gates.judge(replace(facts, now=moment))) is not None, moment
    assert gates.blocked(gates.judge(replace(facts, now=found))) is None


def scanned(at: datetime, until: datetime) -> list[datetime]:
    """Every quarter of an hour of the clock from `at` on, `at`, and the last moment before `until`."""
    quarter = at.replace(minute=0, second=0, microsecond=0)
    grid = [quarter + n * 15 * MINUTE for n in range(int((until - quarter) / (15 * MINUTE)) + 1)]
    return [one for one in (at, *grid, until - timedelta(seconds=1)) if at <= one < until]


@settings(max_examples=200)
@given(near_a_change(), QUIET, st.integers(0, 3), st.integers(0, 59))
def test_on_a_date_that_had_its_message_the_next_one_waits_for_the_next_date_and_no_longer(
    where: tuple[datetime, str], quiet: tuple[int, int], hour: int, minute: int
):
    at, name = where
    sent = at - hour * HOUR - minute * MINUTE
    opt_in = replace(
        OPT_IN,
        zone=name,
        quiet_from=quiet[0],
        quiet_to=quiet[1],
        consented_at=sent - HOUR,
        last_sent_at=sent,
    )
    facts = replace(
        OPEN,
        now=at,
        opt_in=opt_in,
        sent=(sent,),
        ever_sent=True,
        cooldown=timedelta(0),
        last_message=sent - 9 * HOUR,
    )
    found, _ = earliest(facts, wish_at=at)
    assert found is not None
    assert found == next(one for one in (at, *quarters(at)) if allowed(one, sent, name, quiet))


def allowed(at: datetime, sent: datetime, name: str, quiet: tuple[int, int]) -> bool:
    zone = ZoneInfo(name)
    later = at.astimezone(zone).date() > sent.astimezone(zone).date()
    return later and not quiet_there(at, name, quiet)


def quarters(at: datetime) -> list[datetime]:
    first = at.replace(minute=0, second=0, microsecond=0)
    return [one for one in (first + n * 15 * MINUTE for n in range(4 * 80)) if one > at]


@pytest.mark.parametrize(
    ("zone", "at", "quiet", "until"),
    [
        # 02:00 to 03:00 is skipped: an hour of quiet less.
        ("Europe/Berlin", datetime(2026, 3, 29, 0, 15, tzinfo=UTC), (21, 3), datetime(2026, 3, 29, 1, tzinfo=UTC)),
        # 02:00 to 03:00 comes twice: quiet lasts until the second one is over.
        ("Europe/Berlin", datetime(2026, 10, 25, 0, 15, tzinfo=UTC), (21, 3), datetime(2026, 10, 25, 2, tzinfo=UTC)),
        # The only hour outside of quiet is the skipped one: the next day it is there again.
        ("Europe/Berlin", datetime(2026, 3, 28, 12, tzinfo=UTC), (3, 2), datetime(2026, 3, 30, 0, tzinfo=UTC)),
        # The hour outside of quiet comes twice: the second one is allowed as well.
        ("Europe/Berlin", datetime(2026, 10, 25, 1, 30, tzinfo=UTC), (3, 2), datetime(2026, 10, 25, 1, 30, tzinfo=UTC)),
        # 02:00 becomes 02:30: a quiet hour that ends at 2 ends at half past on the wall.
        ("Australia/Lord_Howe", datetime(2026, 10, 3, 15, 0, tzinfo=UTC), (21, 2), datetime(2026, 10, 3, 15, 30, tzinfo=UTC)),
    ],
    ids=["gap", "overlap", "the free hour is skipped", "the free hour comes twice", "half an hour"],
)  # fmt: skip
def test_a_known_night_of_a_clock_change(
    zone: str, at: datetime, quiet: tuple[int, int], until: datetime
) -> None:
    assert gates.end_of_quiet(at, ZoneInfo(zone), quiet) == until
