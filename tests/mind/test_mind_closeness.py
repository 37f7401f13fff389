"""Attachment, depth, familiarity and rapport rest on what was said, on enough of it, and never on absence."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from mind_events import CLINGING, CONFIDED, DISTANT, INSULT, KIND, NOON, ORDINARY, UNREAD, evening, lived

from bot.mind import Bond, Reading, Traits, bond, turn

PLAIN = Traits()
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
Events = list[tuple[timedelta, Reading]]


def bond_of(events: Events) -> Bond:
    state, at, _ = lived(PLAIN, events)
    return bond(state, PLAIN, at)


def mixed(reading: Reading, *, one_in: int, turns: int = 40, gap: timedelta = 5 * HOUR) -> Events:
    """Ordinary turns, every so manieth of them this reading."""
    return [(gap, reading if number % one_in == 0 else ORDINARY) for number in range(turns)]


@pytest.mark.parametrize(
    ("events", "style"),
    [
        (mixed(ORDINARY, one_in=1), "secure"),
        (mixed(KIND, one_in=2), "secure"),
        (mixed(CLINGING, one_in=4), "anxious"),
        (mixed(DISTANT, one_in=4), "avoidant"),
        ([(5 * HOUR, CLINGING), (5 * HOUR, DISTANT), (5 * HOUR, ORDINARY)] * 14, "fearful"),
    ],
)
def test_the_style_follows_what_is_said_again_and_again(events: Events, style: str) -> None:
    tie = bond_of(events)
    assert tie.style_confident
    assert tie.style == style


def test_a_single_bid_for_reassurance_makes_nobody_anxious() -> None:
    tie = bond_of(mixed(CLINGING, one_in=40))
    assert tie.style == "secure"
    assert tie.anxiety < 0.3


@pytest.mark.parametrize(
    "events",
    [
        mixed(CLINGING, one_in=2, turns=29, gap=6 * HOUR),
        mixed(CLINGING, one_in=2, turns=60, gap=timedelta(minutes=5)),
    ],
    ids=["too few turns", "too few days"],
)
def test_without_enough_to_go_by_it_says_nothing(events: Events) -> None:
    tie = bond_of(events)
    assert not tie.style_confident
    assert tie.style == "secure"
    assert tie.style_because == ()


def test_a_style_does_not_flicker() -> None:
    state, at, _ = lived(PLAIN, mixed(CLINGING, one_in=4))
    styles: list[str] = []
    for _ in range(60):
        at += 5 * HOUR
        state = turn(state, PLAIN, ORDINARY, at=at, speaker="1").state
        styles.append(bond(state, PLAIN, at).style)
    changes = [one for one, next_one in pairwise(styles) if one != next_one]
    assert changes == ["anxious"]
    assert styles[-1] == "secure"


def test_it_takes_more_to_become_anxious_than_to_stay_so() -> None:
    state, at, _ = lived(PLAIN, mixed(ORDINARY, one_in=1))
    ways: list[list[float]] = []
    for reading, style in ((CLINGING, "secure"), (ORDINARY, "anxious")):
        way: list[float] = []
        while bond(state, PLAIN, at).style == style:
            at += 5 * HOUR
            state = turn(state, PLAIN, reading, at=at, speaker="1").state
            way.append(bond(state, PLAIN, at).anxiety)
        ways.append(way)
    (*_, before_up, up), (*_, before_down, down) = ways
    assert before_up < 0.57 <= up
    assert down < 0.43 <= before_down


def test_how_much_someone_writes_does_not_make_a_style() -> None:
    rare, busy = (
        bond_of(mixed(CLINGING, one_in=5, turns=turns, gap=30 * DAY / turns)) for turns in (60, 600)
    )
    assert rare.style == busy.style
    assert rare.anxiety == pytest.approx(busy.anxiety, abs=0.1)


def test_a_year_away_changes_no_style() -> None:
    state, at, _ = lived(PLAIN, mixed(CLINGING, one_in=4))
    before = bond(state, PLAIN, at)
    back = turn(state, PLAIN, CLINGING, at=at + 365 * DAY, speaker="1").state
    assert bond(state, PLAIN, at + 365 * DAY) == before
    assert bond(back, PLAIN, at + 365 * DAY).style == "anxious"


def test_what_the_style_rests_on_is_said_plainly() -> None:
    lines = bond_of(mixed(CLINGING, one_in=4)).style_because
    assert any("asked whether everything is still all right" in line for line in lines)
    assert lines[-1] == "40 messages on 9 days"
    assert "asked for space" in " ".join(bond_of(mixed(DISTANT, one_in=4)).style_because)


def test_many_messages_in_a_row_are_a_small_sign() -> None:
    calm = [(5 * HOUR, ORDINARY)] * 40
    bursts = [(5 * HOUR, ORDINARY), *[(timedelta(seconds=5), ORDINARY)] * 6] * 20
    assert bond_of(calm).anxiety < bond_of(bursts).anxiety < 0.5


def test_going_close_and_distant_within_two_days_counts_for_both() -> None:
    quick, slow = (
        bond_of([(gap, reading) for _ in range(20) for reading in (KIND, DISTANT)])
        for gap in (47 * HOUR, 49 * HOUR)
    )
    assert quick.anxiety > slow.anxiety + 0.1
    assert quick.avoidance > slow.avoidance


def test_a_turn_that_is_not_scored_leaves_attachment_alone() -> None:
    state, at, _ = lived(PLAIN, mixed(CLINGING, one_in=4))
    step = turn(state, PLAIN, CLINGING, at=at + HOUR, speaker="1", scored=False)
    assert step.state.attachment == state.attachment
    assert step.state.patterns == state.patterns
    assert step.findings == ()
    assert bond(step.state, PLAIN, at + HOUR).turn_count == 41


def test_depth_needs_layers_and_days() -> None:
    shallow, deep = (
        bond_of([(DAY, replace(CONFIDED, disclosure_layer=layer))] * 60).depth for layer in (1, 3)
    )
    assert 0.28 < shallow <= 1 / 3
    assert deep > 0.9
    one_day = bond_of([(timedelta(minutes=2), CONFIDED)] * 60).depth
    assert one_day == pytest.approx(0.1, abs=1e-6)


def test_familiarity_grows_with_what_was_told_and_time_together() -> None:
    events = [*evening(ORDINARY, 30), *evening(CONFIDED, 10)]
    told, silent = bond_of(events).familiarity, bond_of(evening(ORDINARY, 40)).familiarity
    assert 0 < silent < told < 1


def test_rapport_follows_the_tone() -> None:
    warm, cold, unread = (bond_of(evening(reading, 10)).rapport for reading in (KIND, INSULT, UNREAD))
    assert warm > 0.4
    assert cold < -0.3
    assert unread == 0


def test_a_talk_leaves_its_peak_and_its_end() -> None:
    flat = [*evening(ORDINARY, 6), (3 * HOUR, ORDINARY)]
    bright = [*evening(ORDINARY, 5), *evening(KIND, 1), (3 * HOUR, ORDINARY)]
    unended = [*evening(ORDINARY, 5), *evening(KIND, 1), (timedelta(minutes=1), ORDINARY)]
    assert bond_of(bright).rapport > bond_of(unended).rapport > bond_of(flat).rapport


def test_nothing_is_known_of_a_stranger() -> None:
    tie = bond_of([])
    assert (tie.trust, tie.depth, tie.familiarity, tie.rapport, tie.turn_count) == (0.5, 0, 0, 0, 0)
    assert (tie.style, tie.style_confident, tie.findings) == ("secure", False, ())


def test_reading_the_bond_before_anything_happened_is_reading_its_beginning() -> None:
    state, _, _ = lived(PLAIN, [])
    assert bond(state, PLAIN, datetime(2020, 1, 1, tzinfo=NOON.tzinfo)) == bond(state, PLAIN, NOON)
