"""However many good turns there are, a day adds only so much, and a repair never gives back more than was lost."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mind_events import (
    BETRAYAL,
    CHEERFUL,
    CONFIDED,
    GAPS,
    KIND,
    NOON,
    READINGS,
    SORRY,
    TRAITS,
    lived,
)

from bot.mind import Reading, Traits, bond, born, turn
from bot.mind.closeness import familiarity

PLAIN = Traits()
DAY = timedelta(days=1)
A_DAY_ADDS, A_DAY_DEEPENS = 0.25, 0.10
PROMISE = replace(KIND, signals={"promise_kept": 1.0, "warmth": 1.0})
FLATTERY = replace(KIND, signals={"praise": 1.0, "warmth": 1.0})
BEST = [KIND, CONFIDED, PROMISE, FLATTERY, SORRY]
Events = list[tuple[timedelta, Reading]]


def gains(traits: Traits, events: Events) -> dict[date, float]:
    """By UTC day, what its turns added to trust; what they took is not set off against it."""
    state, at = born(traits, NOON), NOON
    added: dict[date, float] = defaultdict(float)
    for gap, reading in events:
        at += gap
        before = bond(state, traits, at).trust
        state = turn(state, traits, reading, at=at, speaker="1").state
        added[at.date()] += max(0.0, bond(state, traits, at).trust - before)
    return added


@pytest.mark.parametrize("traits", [PLAIN, CHEERFUL])
@pytest.mark.parametrize("reading", BEST, ids=["thanks", "confidences", "promises", "flattery", "apologies"])
def test_five_hundred_good_turns_in_one_day_add_what_a_day_may_add(reading: Reading, traits: Traits) -> None:
    state, at, _ = lived(traits, [(timedelta(seconds=80), reading)] * 500)
    assert at.date() == NOON.date()
    tie = bond(state, traits, at)
    assert 0.5 < tie.trust <= 0.5 + A_DAY_ADDS + 1e-9
    assert tie.depth <= A_DAY_DEEPENS + 1e-9
    assert tie.rapport <= 1


@pytest.mark.parametrize("per_day", [500, 50, 10, 2])
def test_five_hundred_good_turns_over_days_never_run_ahead_of_the_days(per_day: int) -> None:
    state, at = born(PLAIN, NOON), NOON.replace(hour=0)
    gap = DAY / per_day
    for number in range(500):
        state = turn(
            state, PLAIN, PROMISE if number % 2 else CONFIDED, at=at + number * gap, speaker="1"
        ).state
        days = (number * gap) // DAY + 1
        tie = bond(state, PLAIN, at + number * gap)
        assert tie.trust <= min(1.0, 0.5 + A_DAY_ADDS * days) + 1e-9
        assert tie.depth <= min(1.0, A_DAY_DEEPENS * days) + 1e-9
    assert tie.trust < 1


@settings(max_examples=100, deadline=None)
@given(TRAITS, st.lists(st.tuples(GAPS, st.one_of(READINGS, st.sampled_from(BEST))), max_size=40))
def test_no_day_adds_more_whatever_is_said_on_it(traits: Traits, events: Events) -> None:
    assert all(added <= A_DAY_ADDS + 1e-8 for added in gains(traits, events).values())


@settings(max_examples=100, deadline=None)
@given(
    TRAITS,
    st.lists(st.sampled_from([BETRAYAL, SORRY, PROMISE, CONFIDED]), min_size=5, max_size=60),
)
def test_no_day_adds_more_when_it_is_filled_to_the_brim(traits: Traits, readings: list[Reading]) -> None:
    events = [(timedelta(minutes=1), reading) for reading in [*[PROMISE] * 25, *readings]]
    assert all(added <= A_DAY_ADDS + 1e-8 for added in gains(traits, events).values())


@settings(max_examples=50, deadline=None)
@given(TRAITS, st.integers(0, 19))
def test_a_breach_and_its_repair_are_no_way_up(traits: Traits, good: int) -> None:
    """Wronging somebody and making up for it, as often as one likes, leaves one no better off than not doing it."""
    start: Events = [(timedelta(hours=5), KIND)] * good
    cycle: Events = [(timedelta(minutes=10), BETRAYAL), (timedelta(minutes=10), SORRY)]
    wronged, at, _ = lived(traits, [*start, *cycle * 4])
    later = at + 400 * DAY
    instead, _, _ = lived(traits, [*start, *[(timedelta(minutes=20), SORRY)] * 4])
    assert bond(wronged, traits, later).trust <= bond(instead, traits, later).trust + 1e-9


def test_on_a_day_that_can_add_nothing_more_an_apology_still_sets_free_what_time_gives_back() -> None:
    full: Events = [(timedelta(minutes=3), PROMISE)] * 40
    unsaid, at, _ = lived(PLAIN, [*full, (timedelta(minutes=3), BETRAYAL)])
    said, _, _ = lived(PLAIN, [(timedelta(minutes=3), SORRY)], state=unsaid, at=at)
    now, later = at + timedelta(minutes=3), at + 400 * DAY
    assert bond(said, PLAIN, now).trust == pytest.approx(bond(unsaid, PLAIN, now).trust, abs=1e-8)
    assert bond(said, PLAIN, later).trust > bond(unsaid, PLAIN, later).trust + 0.03
    assert bond(said, PLAIN, later).trust == pytest.approx(0.75, abs=0.001)


def test_writing_all_day_makes_nobody_familiar_by_the_clock_alone() -> None:
    """500 ordinary messages in a day are at most 24 hours together."""
    state, _, _ = lived(PLAIN, [(timedelta(seconds=170), KIND)] * 500)
    assert state.closeness.facts == 0
    assert familiarity(state.closeness) < 0.34
