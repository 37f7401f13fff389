"""What is counted of one speaker is theirs: it can be disputed, forgotten, and colours nobody else's."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from mind_events import CHEERFUL, KIND, NOON, ORDINARY, lived

from bot.mind import Reading, State, Step, bond, dispute, forget_speaker, turn

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
LEANING = [(2 * HOUR, replace(ORDINARY, signals={signal: 1.0})) for signal in ("OD1", "OD2", "OD4")]
WEEK: list[tuple[timedelta, Reading]] = [*LEANING, (DAY, ORDINARY)] * 4


def leaned(speaker: str, state: State | None = None) -> tuple[State, list[Step]]:
    state, _, steps = lived(CHEERFUL, WEEK, speaker=speaker, state=state)
    return state, steps


def found(state: State) -> list[tuple[str, str]]:
    return [(finding.speaker, finding.type) for finding in bond(state, CHEERFUL, NOON + 6 * DAY).findings]


def test_a_finding_is_told_once_for_each_severity() -> None:
    _, steps = leaned("42")
    told = [
        (one.type, one.severity) for step in steps for one in step.findings if one.type == "overdependence"
    ]
    assert told == [("overdependence", severity) for severity in ("mild", "moderate", "severe")]


def test_each_speaker_has_their_own_findings() -> None:
    state, _ = leaned("42")
    step = turn(state, CHEERFUL, KIND, at=NOON + 6 * DAY, speaker="43")
    assert step.findings == ()
    assert found(step.state) == [("42", "overdependence")]


def test_a_disputed_finding_is_gone_for_that_speaker_alone() -> None:
    state, _ = leaned("42")
    state, _ = leaned("43", state)
    disputed = dispute(state, "overdependence", speaker="42")
    assert found(disputed) == [("43", "overdependence")]
    assert State.from_json(disputed.to_json()) == disputed


def test_disputing_what_was_never_found_changes_nothing() -> None:
    state, _ = leaned("42")
    assert dispute(state, "overdependence", speaker="9") == state


def test_a_forgotten_speaker_leaves_no_trace_and_the_others_stay() -> None:
    state, _ = leaned("424242")
    state, _ = leaned("43", state)
    forgotten = forget_speaker(state, "424242")
    assert "424242" not in forgotten.to_json()
    assert found(forgotten) == [("43", "overdependence")]
    assert forget_speaker(forgotten, "424242") == forgotten


def test_an_earlier_state_is_untouched_by_what_comes_after() -> None:
    state, _ = leaned("42")
    kept = state.to_json()
    later = turn(state, CHEERFUL, LEANING[0][1], at=NOON + 9 * DAY, speaker="42").state
    dispute(later, "overdependence", speaker="42")
    assert state.to_json() == kept
