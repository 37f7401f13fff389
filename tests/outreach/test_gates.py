"""Every gate: what it lets through, what it blocks, until when."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot import gates
from bot.gates import earliest
from bot.store.outreach import Hold, OptIn

NOON = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)
RULES = gates.Rules(
    enabled=True,
    after_their_message=timedelta(hours=2),
    first_contacts_per_hour=10,
    consent_lasts=timedelta(days=90),
    ceiling_per_day=3,
    ceiling_per_week=10,
)
OPT_IN = OptIn(
    session="dm:1", person=1, enabled=True, off_reason=None, zone="Europe/Berlin", quiet_from=21, quiet_to=9, per_day=1, per_week=3,
    consent_text="yes", consented_at=NOON - timedelta(days=1), unanswered=0, backoff=1, paused_until=None, pause_reason=None,
    last_sent_at=None, due_at=NOON, fence=1,
)  # fmt: skip
OPEN = gates.Facts(
    rules=RULES, now=NOON, opt_in=OPT_IN, may_be_written_to=True, trigger_on=True, wanted=True, cooldown=timedelta(hours=4),
    last_message=NOON - timedelta(hours=20), sent=(), ever_sent=False, first_contacts=(), this_minute=(), hold=None, breaker_open=False, place_known=True,
)  # fmt: skip


def blocking(facts: gates.Facts) -> gates.Verdict | None:
    return gates.blocked(gates.judge(facts))


def opted(**changes: object) -> gates.Facts:
    return replace(OPEN, opt_in=replace(OPT_IN, **changes))


def test_with_every_gate_open_a_message_may_go_out():
    verdicts = gates.judge(OPEN)
    assert [verdict.passed for verdict in verdicts] == [True] * len(gates.GATES)


@pytest.mark.parametrize(
    ("facts", "gate", "until"),
    [
        (replace(OPEN, opt_in=None), "opted in", None),
        (opted(enabled=False), "opted in", None),
        (replace(OPEN, may_be_written_to=False), "opted in", None),
        (replace(OPEN, rules=replace(RULES, enabled=False)), "opted in", None),
        (opted(consented_at=NOON - timedelta(days=90)), "permission fresh", None),
        (replace(OPEN, trigger_on=False), "this reason", None),
        (opted(last_sent_at=NOON - timedelta(hours=3)), "time between messages", NOON + timedelta(hours=1)),
        (opted(last_sent_at=NOON - timedelta(hours=40), unanswered=1), "time between messages", NOON + timedelta(hours=72)),
        (opted(last_sent_at=NOON - timedelta(hours=40), backoff=2), "time between messages", NOON + timedelta(hours=72)),
        (opted(last_sent_at=NOON - timedelta(hours=40), backoff=2, per_week=7), "time between messages", NOON + timedelta(hours=8)),
        (replace(OPEN, hold=Hold("high", NOON + timedelta(hours=3), wrote_since=True)), "a hold", NOON + timedelta(hours=3)),
        (replace(OPEN, hold=Hold("high", NOON - timedelta(hours=3), wrote_since=False)), "a hold", None),
        (opted(paused_until=NOON + timedelta(hours=5), pause_reason="not today"), "a pause", NOON + timedelta(hours=5)),
        (opted(paused_until=None, pause_reason="pattern"), "a pause", None),
        (replace(OPEN, breaker_open=True), "the safety switch", NOON + timedelta(hours=1)),
        (opted(zone=None), "quiet hours", None),
        (opted(zone="Europe/Nowhere"), "quiet hours", None),
        (opted(quiet_from=99), "quiet hours", None),
        (opted(zone="America/Los_Angeles"), "quiet hours", datetime(2026, 3, 4, 17, 0, tzinfo=UTC)),
        (replace(OPEN, last_message=NOON - timedelta(hours=1)), "time since you wrote", NOON + timedelta(hours=1)),
        (replace(OPEN, last_message=None), "time since you wrote", None),
        (
            replace(OPEN, sent=(NOON - timedelta(hours=3),), ever_sent=True),
            "the day's limit",
            datetime(2026, 3, 5, 8, 0, tzinfo=UTC),
        ),
        (
            replace(OPEN, sent=tuple(NOON - timedelta(days=d) for d in (5, 3, 2)), ever_sent=True),
            "the week's limit",
            NOON + timedelta(days=2),
        ),
        (opted(unanswered=2, last_sent_at=NOON - timedelta(days=30)), "an answer first", None),
        (replace(OPEN, first_contacts=(NOON,) * 10), "first messages this hour", NOON + timedelta(minutes=10)),
        (replace(OPEN, this_minute=(NOON - timedelta(seconds=50),) * 20), "messages this minute", NOON + timedelta(seconds=10)),
        (replace(OPEN, wanted=False), "still wanted", None),
        (replace(OPEN, place_known=False), "reachable", None),
    ],
)  # fmt: skip
def test_a_gate_blocks_and_says_until_when(facts: gates.Facts, gate: str, until: datetime | None):
    verdict = blocking(facts)
    assert verdict is not None
    assert (verdict.gate, verdict.until) == (gate, until)


def test_someone_written_to_before_is_no_first_contact():
    assert blocking(replace(OPEN, first_contacts=(NOON,) * 10, ever_sent=True)) is None


def test_an_hour_that_the_clock_change_skips_is_not_waited_for_in_vain():
    berlin = ZoneInfo("Europe/Berlin")
    night = datetime(2026, 3, 29, 0, 30, tzinfo=UTC)  # 01:30 there; at 02:00 the clock goes to 03:00
    assert gates.end_of_quiet(night, berlin, (1, 2)) == datetime(2026, 3, 29, 1, 0, tzinfo=UTC)


@settings(max_examples=200)
@given(
    minutes=st.integers(0, 366 * 24 * 60),
    zone=st.sampled_from(
        ["Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe", "Pacific/Apia", "UTC"]
    ),
    quiet=st.tuples(st.integers(0, 23), st.integers(0, 23)),
)
def test_quiet_hours_end_outside_quiet_hours_and_within_two_days(
    minutes: int, zone: str, quiet: tuple[int, int]
):
    at = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    end = gates.end_of_quiet(at, ZoneInfo(zone), quiet)
    assert at <= end <= at + timedelta(hours=48)  # two days where the one free hour is skipped by the clock
    assert not gates.is_quiet(end, ZoneInfo(zone), quiet)


def test_the_earliest_moment_is_one_at_which_every_gate_is_open():
    night = replace(
        OPEN,
        now=NOON + timedelta(hours=10),
        opt_in=replace(OPT_IN, last_sent_at=NOON),
        sent=(NOON,),
        ever_sent=True,
    )
    moment, block = earliest(night, wish_at=NOON)
    assert block is None
    assert moment == datetime(2026, 3, 5, 8, 0, tzinfo=UTC)
    assert blocking(replace(night, now=moment)) is None


def test_the_earliest_moment_names_the_gate_that_needs_the_person():
    moment, block = earliest(opted(unanswered=2), wish_at=NOON)
    assert moment is None
    assert block is not None
    assert block.gate == "an answer first"
