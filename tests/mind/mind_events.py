"""Readings, characters and courses of events that the tests of the mind share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from bot.mind import Appraisal, Reading, State, Step, Traits, Wanting, born, turn

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
CHEERFUL = Traits(E=0.85, A=0.8, N=0.3, O=0.7, C=0.55, H=0.7)
ON = Wanting(enabled=True)

UNREAD = Reading()
ORDINARY = Reading(
    V=0.2,
    A=0.3,
    appraisal=Appraisal(0.3, 0.2, 0.5, 0.6, -0.3, 0.1),
    signals={"question": 0.6},
    confidence=0.8,
)
KIND = Reading(
    V=0.8, A=0.35, appraisal=Appraisal(0.6, 1.0, 0.5, 0.6, -0.3, 0.6), signals={"gratitude": 1.0, "warmth": 1.0}, confidence=0.9
)  # fmt: skip
BETRAYAL = Reading(
    V=-0.8, A=0.7, D=-0.3, appraisal=Appraisal(1.0, -0.9, 0.1, 0.1, -0.9, -1.0), signals={"dishonesty": 1.0}, confidence=0.9
)  # fmt: skip
INSULT = Reading(
    V=-0.7, A=0.6, appraisal=Appraisal(0.8, -0.7, 0.3, 0.3, -0.9, -0.7), signals={"hostility": 0.9}, confidence=0.9
)  # fmt: skip
SORRY = Reading(
    V=0.1, A=0.3, appraisal=Appraisal(0.5, 0.3, 0.4, 0.6, -0.6, 0.4), signals={"apology": 0.9}, confidence=0.9
)
THRILLED = Reading(
    V=0.9,
    A=0.8,
    appraisal=Appraisal(0.95, 0.95, 0.2, 0.7, -0.2, 0.1),
    signals={"warmth": 0.5},
    confidence=0.9,
)
CONFIDED = Reading(
    V=-0.2, A=0.3, appraisal=Appraisal(0.6, 0.2, 0.4, 0.5, -0.4, 0.3), signals={"disclosure": 0.9}, disclosure_layer=3, confidence=0.9
)  # fmt: skip
CLINGING = replace(ORDINARY, signals={"reassurance": 0.9, "protest": 0.5})
DISTANT = replace(ORDINARY, signals={"distancing": 0.9})

SIGNALS = (
    "warmth", "gratitude", "apology", "disclosure", "hostility", "criticism", "dishonesty", "norm_violation", "boundary_push",
    "promise_kept", "farewell", "absence", "reassurance", "protest", "jealousy", "distancing", "question", "praise",
    "OD1", "OD3", "OD8", "MU1", "MU4", "ID2", "DV1", "IS1",
)  # fmt: skip


def part(low: float = 0.0, high: float = 1.0) -> st.SearchStrategy[float]:
    return st.floats(low, high, allow_nan=False)


TRAITS = st.builds(Traits, O=part(), C=part(), E=part(), A=part(), N=part(), H=part())
APPRAISALS = st.builds(
    Appraisal,
    goal_relevance=part(),
    goal_congruence=part(-1),
    expectedness=part(),
    controllability=part(),
    agency=part(-1),
    norm_compatibility=part(-1),
)
READINGS = st.one_of(
    st.sampled_from([UNREAD, ORDINARY, KIND, BETRAYAL, INSULT, SORRY, THRILLED, CONFIDED, CLINGING, DISTANT]),
    st.builds(
        Reading,
        V=part(-1),
        A=part(),
        D=part(-1),
        appraisal=APPRAISALS,
        signals=st.dictionaries(st.sampled_from(SIGNALS), part(), max_size=6),
        disclosure_layer=st.integers(0, 3),
        confidence=part(),
    ),
)
GAPS = st.one_of(
    st.timedeltas(timedelta(0), timedelta(minutes=20)),
    st.timedeltas(timedelta(minutes=20), timedelta(days=3)),
    st.timedeltas(timedelta(days=3), timedelta(days=40)),
)
EVENTS = st.lists(st.tuples(GAPS, READINGS), max_size=14)


def lived(
    traits: Traits, events: Sequence[tuple[timedelta, Reading]], *, speaker: str = "1", state: State | None = None, at: datetime = NOON
) -> tuple[State, datetime, list[Step]]:  # fmt: skip
    """The state after these events, each so long after the one before; the last moment; every step."""
    state = born(traits, at) if state is None else state
    steps: list[Step] = []
    for gap, reading in events:
        at += gap
        steps.append(turn(state, traits, reading, at=at, speaker=speaker))
        state = steps[-1].state
    return state, at, steps


def evening(reading: Reading, messages: int) -> list[tuple[timedelta, Reading]]:
    return [(timedelta(minutes=7), reading)] * messages
