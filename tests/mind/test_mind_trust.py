"""Trust grows slowly, breaks quickly, heals with time and repair, and says why in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from mind_events import BETRAYAL, CHEERFUL, CONFIDED, INSULT, KIND, NOON, ORDINARY, SORRY, evening, lived

from bot.mind import REASONS, Appraisal, Reading, Traits, bond, turn

PLAIN = Traits()
DAY = timedelta(days=1)


def trust_of(
    events: list[tuple[timedelta, Reading]], traits: Traits = PLAIN, *, after: timedelta = timedelta()
) -> float:
    state, at, _ = lived(traits, events)
    return bond(state, traits, at + after).trust


@pytest.mark.parametrize("gap", [timedelta(minutes=5), timedelta(hours=9), timedelta(days=2)])
@pytest.mark.parametrize("traits", [PLAIN, CHEERFUL])
def test_twenty_good_turns_carry_trust_from_half_to_seven_tenths(traits: Traits, gap: timedelta) -> None:
    assert trust_of([(gap, KIND)] * 20, traits) == pytest.approx(0.7, abs=0.03)


@pytest.mark.parametrize("traits", [PLAIN, CHEERFUL])
def test_one_betrayal_takes_seven_tenths_to_about_four(traits: Traits) -> None:
    before = [(timedelta(hours=9), KIND)] * 19
    assert trust_of(before, traits) == pytest.approx(0.7, abs=0.01)
    assert trust_of([*before, (timedelta(hours=1), BETRAYAL)], traits) == pytest.approx(0.4, abs=0.05)


def test_a_good_turn_near_seven_tenths_shows_one_or_two_hundredths() -> None:
    state, at, _ = lived(PLAIN, [(timedelta(hours=9), KIND)] * 19)
    promise = replace(KIND, signals={"promise_kept": 0.9})
    for reading in (KIND, CONFIDED, promise):
        (change,) = turn(state, PLAIN, reading, at=at + DAY, speaker="1").trust_changes
        assert 0.01 <= change.delta <= 0.02


def test_a_betrayal_counts_without_words_for_it() -> None:
    silent = replace(BETRAYAL, signals={})
    state, at, steps = lived(PLAIN, [*[(timedelta(hours=9), KIND)] * 19, (timedelta(hours=1), silent)])
    assert bond(state, PLAIN, at).trust < 0.45
    assert steps[-1].trust_changes[-1].reason == "crossed a line"


def test_the_loss_of_a_friend_is_nobodys_breach() -> None:
    death = Reading(appraisal=Appraisal(1, -1, 0.1, 0.1, -0.8, -0.5), confidence=0.9)
    assert trust_of([(timedelta(), death)]) >= 0.5


def test_fair_criticism_costs_no_trust() -> None:
    fair = Reading(
        appraisal=Appraisal(0.5, -0.4, 0.5, 0.5, -0.5, 0.0), signals={"criticism": 0.9}, confidence=0.9
    )
    assert trust_of([(timedelta(), fair)]) == 0.5


def test_one_day_adds_only_so_much() -> None:
    assert trust_of([(timedelta(minutes=5), KIND)] * 100) == pytest.approx(0.75, abs=0.001)


def test_the_sincere_mind_a_lie_more() -> None:
    sly, sincere = (trust_of([(timedelta(), BETRAYAL)], Traits(H=h)) for h in (0.1, 0.9))
    assert sincere < sly


def test_a_lie_hits_integrity_and_a_broken_promise_reliability() -> None:
    broken = replace(BETRAYAL, signals={"promise_broken": 1.0})
    lie, promise = (bond(*_ends([(timedelta(), reading)])) for reading in (BETRAYAL, broken))
    assert lie.integrity < lie.reliability
    assert promise.reliability < promise.integrity
    assert promise.trust > lie.trust


def _ends(events: list[tuple[timedelta, Reading]]):
    state, at, _ = lived(PLAIN, events)
    return state, PLAIN, at


def test_time_heals_most_of_a_breach_and_an_apology_the_rest() -> None:
    breach = [*[(timedelta(hours=9), KIND)] * 19, (DAY, BETRAYAL)]
    hurt, healed = trust_of(breach), trust_of(breach, after=400 * DAY)
    assert hurt + 0.15 < healed < 0.68
    sorry = [*breach, (timedelta(hours=2), SORRY)]
    assert trust_of(sorry) > hurt + 0.03
    assert trust_of(sorry, after=400 * DAY) == pytest.approx(0.7, abs=0.02)


def test_the_agreeable_forgive_sooner() -> None:
    stern, mild = (trust_of([(timedelta(), BETRAYAL)], Traits(A=a), after=7 * DAY) for a in (0.1, 0.9))
    assert mild > stern


@pytest.mark.parametrize(
    ("reading", "reason"),
    [
        (KIND, "consistent positive interaction"),
        (CONFIDED, "shared something personal"),
        (replace(KIND, signals={"promise_kept": 0.8}), "kept a promise"),
        (BETRAYAL, "was not honest"),
        (INSULT, "was hurtful"),
        (replace(BETRAYAL, signals={"promise_broken": 1.0}), "broke a promise"),
        (replace(ORDINARY, signals={"norm_violation": 0.8}), "crossed a line"),
        (replace(ORDINARY, signals={"boundary_push": 0.8}), "pushed past a boundary"),
    ],
)
def test_the_reason_can_be_read(reading: Reading, reason: str) -> None:
    _, _, steps = lived(PLAIN, [(timedelta(), reading)])
    assert [change.reason for change in steps[0].trust_changes] == [reason]
    assert reason in REASONS.values()


def test_an_apology_after_a_breach_is_named_as_repair() -> None:
    _, _, steps = lived(PLAIN, [(timedelta(), BETRAYAL), (timedelta(minutes=5), SORRY)])
    assert [change.reason for change in steps[1].trust_changes] == ["apologised and repaired"]
    assert steps[1].trust_changes[0].delta > 0


def test_what_healed_while_nobody_wrote_is_told_apart_from_what_was_said() -> None:
    _, _, steps = lived(PLAIN, [(timedelta(), BETRAYAL), (20 * DAY, KIND)])
    assert [change.reason for change in steps[1].trust_changes] == [
        "time softened an old hurt",
        "consistent positive interaction",
    ]


def test_the_history_adds_up() -> None:
    events = [
        *evening(KIND, 6),
        (DAY, BETRAYAL),
        (DAY, SORRY),
        (9 * DAY, ORDINARY),
        *evening(INSULT, 2),
        *evening(KIND, 3),
    ]
    state, at, steps = lived(PLAIN, events)
    changes = [change for step in steps for change in step.trust_changes]
    running = 0.5
    for change in changes:
        running += change.delta
        assert change.trust == pytest.approx(running, abs=1e-7)
    assert bond(state, PLAIN, at).trust == pytest.approx(changes[-1].trust, abs=0.0005)


def test_breaches_never_go_below_nothing() -> None:
    assert 0 <= trust_of([(timedelta(hours=1), BETRAYAL)] * 50) < 0.01


def test_the_first_betrayal_is_at_the_moment_it_was_written() -> None:
    _, _, steps = lived(PLAIN, [(timedelta(hours=3), BETRAYAL)])
    assert steps[0].trust_changes[0].at == NOON + timedelta(hours=3)
