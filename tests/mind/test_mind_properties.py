"""Whatever happens to a mind, it stays in its ranges, keeps its word about time, and can be written down."""

from __future__ import annotations

import math
from dataclasses import asdict
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mind_events import CHEERFUL, EVENTS, GAPS, KIND, NOON, ORDINARY, READINGS, TRAITS, lived

from bot.mind import Reading, State, Traits, bond, born, feeling, turn
from bot.mind.emotion import after
from bot.mind.moments import HOUR
from bot.mind.traits import temper

FIFTY = settings(max_examples=50, deadline=None)
Events = list[tuple[timedelta, Reading]]


@FIFTY
@given(TRAITS, EVENTS, GAPS)
def test_every_number_stays_in_its_range(traits: Traits, events: Events, later: timedelta) -> None:
    state, at, steps = lived(traits, events)
    felt, tie = feeling(state, traits, at + later), bond(state, traits, at + later)
    assert -1 <= felt.V <= 1
    assert -1 <= felt.D <= 1
    assert -1 <= tie.rapport <= 1
    unit = [felt.A, felt.intensity, felt.body_budget, felt.belonging, felt.competence, felt.autonomy]
    unit += [
        tie.trust,
        tie.integrity,
        tie.reliability,
        tie.anxiety,
        tie.avoidance,
        tie.depth,
        tie.familiarity,
    ]
    unit += [change.trust for step in steps for change in step.trust_changes]
    assert all(0 <= value <= 1 for value in unit)
    assert tie.turn_count == len(events)


@FIFTY
@given(TRAITS, EVENTS)
def test_a_state_that_is_written_down_and_read_is_the_same_state(traits: Traits, events: Events) -> None:
    state, _, _ = lived(traits, events)
    text = state.to_json()
    again = State.from_json(text)
    assert again == state
    assert again.to_json() == text


@FIFTY
@given(TRAITS, EVENTS, READINGS)
def test_keeping_the_state_between_two_turns_changes_nothing(
    traits: Traits, events: Events, reading: Reading
) -> None:
    state, at, _ = lived(traits, events)
    kept = State.from_json(state.to_json())
    assert turn(kept, traits, reading, at=at, speaker="1") == turn(state, traits, reading, at=at, speaker="1")


@FIFTY
@given(TRAITS, EVENTS)
def test_the_same_events_give_the_same_bytes(traits: Traits, events: Events) -> None:
    assert lived(traits, events)[0].to_json() == lived(traits, events)[0].to_json()


@FIFTY
@given(TRAITS, EVENTS, st.floats(0.01, 300), st.floats(0.01, 300))
def test_a_feeling_that_is_looked_at_on_the_way_arrives_at_the_same_point(
    traits: Traits, events: Events, first: float, second: float
) -> None:
    heart, of = lived(traits, events)[0].heart, temper(traits)
    stepwise, at_once = after(after(heart, of, first), of, second), after(heart, of, first + second)
    assert stepwise.emotion == pytest.approx(at_once.emotion, abs=1e-9)
    assert stepwise.mood == pytest.approx(at_once.mood, abs=1e-9)
    assert stepwise.load == pytest.approx(at_once.load, abs=1e-9)
    assert stepwise.budget == pytest.approx(at_once.budget, abs=1e-9)


@FIFTY
@given(TRAITS, EVENTS, GAPS, READINGS)
def test_a_clock_that_goes_backwards_is_the_moment_of_the_last_event(
    traits: Traits, events: Events, back: timedelta, reading: Reading
) -> None:
    state, at, _ = lived(traits, events)
    early = turn(state, traits, reading, at=at - back, speaker="1")
    assert early == turn(state, traits, reading, at=at, speaker="1")
    assert feeling(state, traits, at - back) == feeling(state, traits, at)
    assert bond(state, traits, at - back) == bond(state, traits, at)


@FIFTY
@given(TRAITS, EVENTS, GAPS)
def test_absence_lowers_neither_trust_nor_rapport_nor_attachment(
    traits: Traits, events: Events, away: timedelta
) -> None:
    state, at, _ = lived(traits, events)
    before, later = bond(state, traits, at), bond(state, traits, at + away)
    assert later.trust >= before.trust
    rest = ("rapport", "depth", "familiarity", "anxiety", "avoidance", "style", "style_because", "turn_count")
    assert [getattr(later, name) for name in rest] == [getattr(before, name) for name in rest]


@FIFTY
@given(TRAITS, st.lists(st.tuples(GAPS, st.sampled_from([ORDINARY, KIND])), max_size=8), GAPS)
def test_a_friendly_person_who_comes_back_late_is_met_as_well_as_one_who_comes_back_soon(
    traits: Traits, events: Events, away: timedelta
) -> None:
    state, at, _ = lived(traits, events)
    before = bond(state, traits, at)
    step = turn(state, traits, ORDINARY, at=at + away, speaker="1")
    back = bond(step.state, traits, at + away)
    assert back.trust >= before.trust
    assert back.rapport >= before.rapport
    assert back.depth >= before.depth
    assert back.familiarity >= before.familiarity


@FIFTY
@given(TRAITS, EVENTS)
def test_every_feeling_comes_to_rest(traits: Traits, events: Events) -> None:
    state, at, _ = lived(traits, events)
    felt = feeling(state, traits, at + timedelta(days=40))
    assert pytest.approx(temper(traits).rest, abs=0.001) == (felt.V, felt.A, felt.D)
    assert felt.primary == "neutral"


@FIFTY
@given(TRAITS, EVENTS, st.floats(0, 60))
def test_the_closed_form_of_a_mood_is_what_small_steps_lead_to(
    traits: Traits, events: Events, away: float
) -> None:
    heart, of = lived(traits, events)[0].heart, temper(traits)
    (emotion, mood), steps = (heart.emotion[0], heart.mood[0]), 4000
    alpha, beta, step = math.log(2) / heart.half_life, math.log(2) / 18, away / steps
    for _ in range(steps):
        middle = emotion * math.exp(-alpha * step / 2)
        mood += step * (0.118 * alpha * middle - beta * (mood - of.rest[0]))
        emotion *= math.exp(-alpha * step)
    assert after(heart, of, away).mood[0] == pytest.approx(mood, abs=0.002)


def test_the_state_is_one_line_of_sorted_json() -> None:
    text = lived(CHEERFUL, [(timedelta(hours=1), KIND)])[0].to_json()
    assert "\n" not in text
    assert text.startswith('{"at":')
    assert text.endswith('"version":1}')


@pytest.mark.parametrize(
    "text", ["", "{}", "[]", '{"version":2}', '{"version":1}', '{"version":1,"heart":3}', "null"]
)
def test_what_is_not_a_state_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"state|Expecting"):
        State.from_json(text)


def test_a_moment_without_a_time_zone_is_refused() -> None:
    with pytest.raises(TypeError):
        born(CHEERFUL, NOON.replace(tzinfo=None))


def test_moments_are_kept_to_the_microsecond() -> None:
    odd = NOON + timedelta(microseconds=1)
    assert born(CHEERFUL, odd).at - born(CHEERFUL, NOON).at == 1
    assert born(CHEERFUL, NOON + timedelta(hours=1)).at - born(CHEERFUL, NOON).at == HOUR


def test_a_text_that_could_not_be_read_moves_no_feeling() -> None:
    state = born(CHEERFUL, NOON)
    step = turn(state, CHEERFUL, Reading(), at=NOON, speaker="1")
    before, felt = feeling(state, CHEERFUL, NOON), feeling(step.state, CHEERFUL, NOON)
    assert (felt.V, felt.A, felt.D, felt.primary) == (before.V, before.A, before.D, "neutral")
    assert step.trust_changes == ()


def test_the_appraisal_of_the_reading_is_handed_on() -> None:
    step = turn(born(CHEERFUL, NOON), CHEERFUL, KIND, at=NOON, speaker="1")
    assert asdict(step.appraisal) == asdict(KIND.appraisal)
