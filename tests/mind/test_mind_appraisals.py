"""An appraisal alone, as a client may hand one in, moves any character the stated way; what it calls up never turns on anyone."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mind_events import (
    APPRAISALS,
    BETRAYAL,
    EVENTS,
    INSULT,
    KIND,
    NOON,
    ORDINARY,
    SORRY,
    TRAITS,
    UNREAD,
    lived,
)

from bot.engine.presets import PRESETS
from bot.engine.views import traits as traits_of
from bot.mind import Appraisal, Feeling, Reading, State, Traits, born, feeling, turn
from bot.mind.emotion import after, length
from bot.mind.labels import HALF_LIVES, SHOWN
from bot.mind.moments import hours, us
from bot.mind.traits import temper

FIFTY = settings(max_examples=50, deadline=None)
Events = list[tuple[timedelta, Reading]]

UP, DOWN, SOME, FAR = 1, -1, 0.1, 0.3
WORKED = {
    "a level gained": (Appraisal(0.9, 0.9, 0.5, 0.8, 0.8, 0.7), {"V": (UP, SOME), "D": (UP, SOME)}),
    "an ally's death": (
        Appraisal(1, -1, 0.1, 0.1, -0.8, -0.5),
        {"V": (DOWN, FAR), "A": (UP, SOME), "D": (DOWN, SOME)},
    ),
    "betrayal by an ally": (Appraisal(1, -0.9, 0.1, 0.1, -0.9, -1), {"V": (DOWN, FAR), "A": (UP, SOME)}),
    "a boss beaten": (Appraisal(1, 1, 0.4, 0.7, 0.9, 0.8), {"V": (UP, FAR), "D": (UP, FAR)}),
    "an ambush": (Appraisal(0.9, -0.7, 0, 0.2, -0.8, -0.3), {"V": (DOWN, SOME), "A": (UP, FAR)}),
    "treasure found": (Appraisal(0.6, 0.8, 0.2, 0.5, 0.3, 0.5), {"V": (UP, SOME)}),
}
SCORN = Reading(
    V=-1.0, A=0.9, D=0.5, appraisal=Appraisal(1, -1, 0, 1, -1, -1), signals={"hostility": 1.0}, confidence=1.0
)
"""The kind of insult that one feels able to answer: what it leaves points the same way as anger."""
CASES = pytest.mark.parametrize(("appraisal", "asked"), WORKED.values(), ids=list(WORKED))


def appraised(
    appraisal: Appraisal, traits: Traits, state: State | None = None
) -> dict[str, tuple[float, float]]:
    """V, A and D before and right after an appraisal without any text."""
    state = born(traits, NOON) if state is None else state
    step = turn(state, traits, Reading(appraisal=appraisal), at=NOON, speaker="client")
    before, later = feeling(state, traits, NOON), feeling(step.state, traits, NOON)
    return {name: (getattr(before, name), getattr(later, name)) for name in ("V", "A", "D")}


@CASES
@pytest.mark.parametrize("preset", sorted(PRESETS))
def test_each_preset_is_moved_as_the_contract_says(
    preset: str, appraisal: Appraisal, asked: dict[str, tuple[int, float]]
) -> None:
    moved = appraised(appraisal, traits_of(PRESETS[preset].personality))
    for name, (sign, least) in asked.items():
        before, later = moved[name]
        assert (later - before) * sign >= least


@CASES
@FIFTY
@given(TRAITS)
def test_every_character_is_moved_as_the_contract_says(
    appraisal: Appraisal, asked: dict[str, tuple[int, float]], traits: Traits
) -> None:
    moved = appraised(appraisal, traits)
    for name, (sign, least) in asked.items():
        before, later = moved[name]
        assert (later - before) * sign >= least


@CASES
@FIFTY
@given(TRAITS, EVENTS)
def test_whatever_was_felt_before_it_never_moves_the_other_way(
    appraisal: Appraisal, asked: dict[str, tuple[int, float]], traits: Traits, events: Events
) -> None:
    moved = appraised(appraisal, traits, lived(traits, events)[0])
    for name, (sign, _) in asked.items():
        before, later = moved[name]
        assert (later - before) * sign >= -1e-8


def test_the_contract_s_boss_pleases_more_than_its_treasure_and_a_death_hurts_more_than_an_ambush() -> None:
    change = {
        name: (later["V"][1] - later["V"][0])
        for name, later in ((name, appraised(seen, Traits())) for name, (seen, _) in WORKED.items())
    }
    assert change["a boss beaten"] > change["treasure found"] > 0
    assert change["an ally's death"] < change["an ambush"] < 0


@FIFTY
@given(TRAITS, st.lists(st.sampled_from([SCORN, BETRAYAL, INSULT]), min_size=1, max_size=12))
def test_what_is_felt_against_the_person_is_below_display_six_hours_later(
    traits: Traits, hard: list[Reading]
) -> None:
    state, at, _ = lived(traits, [(timedelta(minutes=3), reading) for reading in hard])
    felt = after(state.heart, temper(traits), 6)
    assert length(felt) < SHOWN
    assert not against(feeling(state, traits, at + timedelta(hours=6)))


@FIFTY
@given(
    TRAITS,
    EVENTS,
    st.lists(
        st.tuples(st.timedeltas(timedelta(0), timedelta(hours=6)), st.sampled_from([UNREAD, KIND, ORDINARY, SORRY])),
        max_size=4,
    ),
    st.sampled_from([SCORN, BETRAYAL, INSULT]),
)  # fmt: skip
def test_it_holds_no_grudge_whatever_else_is_said_in_those_six_hours(
    traits: Traits, events: Events, between: Events, insult: Reading
) -> None:
    state, at, _ = lived(traits, [*events, (timedelta(minutes=2), insult)])
    until = at + timedelta(hours=6)
    for gap, reading in between:
        if at + gap < until:
            state, at, _ = lived(traits, [(gap, reading)], state=state, at=at)
    assert after(state.heart, temper(traits), hours(us(until) - state.at)).emotion[0] > -SHOWN
    assert not against(feeling(state, traits, until))


@FIFTY
@given(TRAITS, EVENTS, APPRAISALS, st.floats(6, 200))
def test_no_feeling_against_the_person_has_a_name_after_six_hours(
    traits: Traits, events: Events, appraisal: Appraisal, away: float
) -> None:
    hard = (timedelta(minutes=1), Reading(appraisal=appraisal, signals={"hostility": 1.0}, confidence=1.0))
    state, at, _ = lived(traits, [*events, hard])
    assert not against(feeling(state, traits, at + timedelta(hours=away)))


def against(felt: Feeling) -> set[str | None]:
    return {felt.primary, felt.secondary} & {"anger", "reproach"}


@FIFTY
@given(TRAITS, EVENTS, st.floats(0, 48))
def test_jealousy_is_never_felt(traits: Traits, events: Events, away: float) -> None:
    jealous = Reading(
        V=-0.5, A=0.7, D=-0.4, appraisal=Appraisal(0.9, -0.6, 0.2, 0.2, -0.8, -0.3),
        signals={"jealousy": 1.0, "protest": 1.0}, confidence=1.0,
    )  # fmt: skip
    state, at, _ = lived(traits, [*events, (timedelta(minutes=1), jealous)])
    felt = feeling(state, traits, at + timedelta(hours=away))
    names = {felt.primary, felt.secondary, *(name for name, _ in state.heart.names)} - {None}
    assert names <= {*HALF_LIVES, "disappointment"}
    assert not any(word in name for name in names for word in ("jealous", "envy", "hatred", "contempt"))


@FIFTY
@given(TRAITS)
def test_raising_emotionality_stirs_more_and_pleases_no_less(traits: Traits) -> None:
    """The bridge from HEXACO: arousability +.30 for a step of 1 in [-1,1], pleasure about unchanged."""
    calm, tender = (temper(Traits(traits.O, traits.C, traits.E, traits.A, n, traits.H)) for n in (0.25, 0.75))
    assert tender.arousal_gain - calm.arousal_gain == pytest.approx(0.5 * 0.304, abs=0.002)
    assert tender.rest[0] - calm.rest[0] == pytest.approx(0, abs=0.01)
