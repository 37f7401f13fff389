"""The closed forms are what a world that ticks once a second comes to, and looking never leaves a trace.

The ticking world knows the equations of motion and nothing of their solutions. It is integrated by the explicit midpoint
rule with steps of one second: second order, its error below (ln2·step/h)²/6·max(x·e^-x) of an amplitude, which is 1e-7 for
the shortest half-life there is (0.17 h). TOLERANCE leaves room for what the events make of that.
"""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mind_events import (
    BETRAYAL,
    CHEERFUL,
    CONFIDED,
    EVENTS,
    GAPS,
    INSULT,
    KIND,
    NOON,
    ORDINARY,
    READINGS,
    SORRY,
    THRILLED,
    TRAITS,
    UNREAD,
    lived,
)

from bot.mind import Appraisal, Reading, State, Traits, bond, born, feeling, needs, trust, turn
from bot.mind.emotion import MOOD_HALF_LIFE, PULL, after
from bot.mind.moments import HOUR, moment
from bot.mind.needs import FLOOR, NEEDS, half_life
from bot.mind.traits import temper
from bot.mind.types import Bond, Feeling

TOLERANCE = 1e-6
RESTED, BUDGET_HALF_LIFE, HEALING_HALF_LIFE = 0.9, 4.0, 14 * 24.0
Events = list[tuple[timedelta, Reading]]


class World(NamedTuple):
    """Everything that moves by itself, as numbers: emotion and mood (V, A, D), load, budget, needs, trust and what it is owed."""

    e: tuple[float, float, float]
    m: tuple[float, float, float]
    load: float
    budget: float
    needs: tuple[float, float, float]
    integrity: tuple[float, float]
    reliability: tuple[float, float]


def world_of(state: State) -> World:
    heart, owed = state.heart, state.trust
    return World(
        e=heart.emotion,
        m=heart.mood,
        load=heart.load,
        budget=heart.budget,
        needs=(state.needs.belonging, state.needs.competence, state.needs.autonomy),
        integrity=(owed.integrity, owed.integrity_healing),
        reliability=(owed.reliability, owed.reliability_healing),
    )


def into(state: State, world: World, traits: Traits, *, seconds: int) -> State:
    """The state so many seconds later, with the ticked numbers in it (and the names, which do not tick)."""
    names = after(state.heart, temper(traits), seconds / 3600).names
    heart = replace(
        state.heart, emotion=world.e, mood=world.m, load=world.load, budget=world.budget, names=names
    )
    (integrity, healing), (reliability, missed) = world.integrity, world.reliability
    return replace(
        state,
        at=state.at + seconds * HOUR // 3600,
        heart=heart,
        needs=replace(state.needs, **dict(zip(NEEDS, world.needs, strict=True))),
        trust=replace(
            state.trust,
            integrity=integrity,
            integrity_healing=healing,
            reliability=reliability,
            reliability_healing=missed,
        ),
    )


def rate(hours: float) -> float:
    """What a second takes of a thing with this half-life."""
    return math.log(2) / (hours * 3600)


def gain(per_second: float) -> float:
    """The midpoint rule for x' = r·(goal - x): dt·r·(goal - (x + dt/2·r·(goal - x))), as a share of what is missing."""
    return per_second - per_second * per_second / 2


def ticked(world: World, of: State, traits: Traits, *, seconds: int) -> World:
    """The world so many seconds later, one after the other."""
    character = temper(traits)
    (e0, e1, e2), (m0, m1, m2), (n0, n1, n2) = world.e, world.m, world.needs
    (i, i_owed), (r, r_owed), load, budget = world.integrity, world.reliability, world.load, world.budget
    a, b = rate(of.heart.half_life), rate(MOOD_HALF_LIFE)
    (rest0, rest1, rest2), pull = character.rest, PULL * a
    fading, half = gain(a), 1 - a / 2
    lighter, resting = gain(rate(character.load_half_life)), gain(rate(BUDGET_HALF_LIFE))
    leak0, leak1, leak2 = (gain(rate(half_life(need, character))) for need in NEEDS)
    heals = gain(rate(HEALING_HALF_LIFE * (1 - 0.4 * character.agreeableness)))
    for _ in range(seconds):
        m0 += b * (rest0 - m0 - 0.5 * (b * (rest0 - m0) + pull * e0)) + pull * (e0 * half)
        m1 += b * (rest1 - m1 - 0.5 * (b * (rest1 - m1) + pull * e1)) + pull * (e1 * half)
        m2 += b * (rest2 - m2 - 0.5 * (b * (rest2 - m2) + pull * e2)) + pull * (e2 * half)
        e0 -= fading * e0
        e1 -= fading * e1
        e2 -= fading * e2
        n0 += leak0 * (FLOOR - n0)
        n1 += leak1 * (FLOOR - n1)
        n2 += leak2 * (FLOOR - n2)
        load -= lighter * load
        budget += resting * (RESTED - budget)
        given_back, made_good = heals * i_owed, heals * r_owed
        i += given_back
        i_owed -= given_back
        r += made_good
        r_owed -= made_good
    return World(
        (e0, e1, e2), (m0, m1, m2), load, budget, (n0, n1, n2), (i, i_owed), (r, r_owed)
    )  # fmt: skip


def looked_at(state: State, traits: Traits, *, seconds: int) -> list[float]:
    """Every number that a reader sees so many seconds after the last event."""
    at = moment(state.at) + timedelta(seconds=seconds)
    felt, tie = feeling(state, traits, at), bond(state, traits, at)
    numbers = [felt.V, felt.A, felt.D, felt.intensity, felt.body_budget]
    return [*numbers, felt.belonging, felt.competence, felt.autonomy, tie.trust, tie.integrity, tie.reliability]  # fmt: skip


def kept(world: World) -> list[float]:
    return [
        *world.e, *world.m, world.load, world.budget, *world.needs, *world.integrity, *world.reliability
    ]  # fmt: skip


def compare(traits: Traits, course: list[tuple[int, Reading | None]]) -> None:
    """Lives through the course twice, lazily and by ticks; None is a mere look."""
    lazy = born(traits, NOON)
    state, world, since = lazy, world_of(lazy), 0
    for seconds, reading in course:
        world = ticked(world, state, traits, seconds=seconds)
        since += seconds
        now = into(state, world, traits, seconds=since)
        assert looked_at(lazy, traits, seconds=since) == pytest.approx(
            looked_at(now, traits, seconds=0), abs=TOLERANCE
        )
        if reading is not None:
            at = moment(now.at)
            lazy = turn(lazy, traits, reading, at=at, speaker="1").state
            state = turn(now, traits, reading, at=at, speaker="1").state
            world, since = world_of(state), 0
            assert kept(world_of(lazy)) == pytest.approx(kept(world), abs=TOLERANCE)


def a_month(seed: int) -> list[tuple[int, Reading | None]]:
    """Talks and looks at random moments of 30 days, to the second."""
    chance = np.random.default_rng(seed)
    said = [ORDINARY, KIND, BETRAYAL, INSULT, SORRY, THRILLED, CONFIDED, UNREAD, None, None]
    moments = np.unique(chance.integers(1, 30 * 86400, size=90))
    gaps = [int(later - earlier) for earlier, later in pairwise([0, *moments, 30 * 86400])]
    return [(gap, said[int(chance.integers(len(said)))]) for gap in gaps]


@pytest.mark.parametrize(("seed", "traits"), [(7, CHEERFUL)])
def test_thirty_days_of_ticking_seconds_end_where_the_closed_forms_do(seed: int, traits: Traits) -> None:
    course = a_month(seed)
    assert sum(seconds for seconds, _ in course) == 2_592_000
    compare(traits, course)


@settings(max_examples=40, deadline=None)
@given(
    TRAITS,
    st.lists(
        st.tuples(st.one_of(st.integers(0, 900), st.integers(900, 30_000)), st.one_of(st.none(), READINGS)),
        min_size=1,
        max_size=6,
    ),
)
def test_an_evening_of_ticking_seconds_ends_where_the_closed_forms_do_for_any_character(
    traits: Traits, course: list[tuple[int, Reading | None]]
) -> None:
    compare(traits, course)


def test_a_ticking_world_with_another_pace_would_be_told_apart() -> None:
    """The comparison can fail: an emotion a ten-thousandth slower is seen."""
    state, _, _ = lived(CHEERFUL, [(timedelta(hours=1), THRILLED)])
    other = replace(state, heart=replace(state.heart, half_life=state.heart.half_life * 1.0001))
    right, wrong = (kept(ticked(world_of(state), of, CHEERFUL, seconds=7200)) for of in (state, other))
    assert right != pytest.approx(wrong, abs=TOLERANCE)


LOOKS = st.lists(GAPS, max_size=5)


@settings(max_examples=50, deadline=None)
@given(TRAITS, EVENTS, LOOKS, GAPS)
def test_looking_on_the_way_changes_nothing_that_is_seen_later(
    traits: Traits, events: Events, looks: list[timedelta], later: timedelta
) -> None:
    state, at, _ = lived(traits, events)
    kept_before, end = state.to_json(), at + later
    once: tuple[Feeling, Bond] = feeling(state, traits, end), bond(state, traits, end)
    for look in looks:
        feeling(state, traits, at + look)
        bond(state, traits, at + look)
    assert (feeling(state, traits, end), bond(state, traits, end)) == once
    assert state.to_json() == kept_before


@settings(max_examples=50, deadline=None)
@given(TRAITS, EVENTS, st.floats(0, 400), st.floats(0, 400))
def test_needs_and_trust_arrive_at_the_same_point_by_way_of_another(
    traits: Traits, events: Events, first: float, second: float
) -> None:
    state, of = lived(traits, events)[0], temper(traits)
    apart = needs.after(needs.after(state.needs, of, first), of, second)
    at_once = needs.after(state.needs, of, first + second)
    assert [apart.level(need) for need in NEEDS] == pytest.approx(
        [at_once.level(need) for need in NEEDS], abs=1e-9
    )
    healed, healed_at_once = (
        trust.after(trust.after(state.trust, of, first), of, second),
        trust.after(state.trust, of, first + second),
    )
    for name in ("integrity", "reliability", "integrity_healing", "reliability_healing", "level"):
        assert getattr(healed, name) == pytest.approx(getattr(healed_at_once, name), abs=1e-8)


@settings(max_examples=50, deadline=None)
@given(TRAITS, EVENTS, GAPS, GAPS)
def test_a_line_without_meaning_in_between_leaves_no_trace_in_the_feeling(
    traits: Traits, events: Events, first: timedelta, second: timedelta
) -> None:
    """An event writes the state down; what is written is the closed form at that moment, to 1e-9."""
    state, at, _ = lived(traits, events)
    mute, end = Reading(appraisal=Appraisal()), at + first + second
    between = turn(state, traits, mute, at=at + first, speaker="1").state
    felt, straight = feeling(between, traits, end), feeling(state, traits, end)
    assert pytest.approx((straight.V, straight.A, straight.D), abs=1e-6) == (felt.V, felt.A, felt.D)
    assert bond(between, traits, end).trust == pytest.approx(bond(state, traits, end).trust, abs=1e-6)
