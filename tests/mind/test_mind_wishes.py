"""A wish comes when its moment was said to come, keeps its name, and ends as it was settled."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from mind_events import (
    CHEERFUL,
    CONFIDED,
    EVENTS,
    GAPS,
    INSULT,
    KIND,
    NOON,
    ON,
    ORDINARY,
    THRILLED,
    TRAITS,
    evening,
    lived,
)

from bot.mind import (
    Reading,
    State,
    Traits,
    Wanting,
    Wish,
    born,
    feeling,
    next_allowed,
    next_moment,
    settled,
    turn,
    wishes,
)

FIFTY = settings(max_examples=50, deadline=None)
HOUR, SECOND = timedelta(hours=1), timedelta(seconds=1)
Events = list[tuple[timedelta, Reading]]
WANTINGS = st.builds(
    Wanting,
    enabled=st.just(True),
    attachment_seeking=st.booleans(),
    need_deficit=st.booleans(),
    emotional_overflow=st.booleans(),
    cooldown_hours=st.floats(0, 200),
)
CLOSE = [(timedelta(hours=20), CONFIDED)] * 24
SEEKING = Wanting(enabled=True, need_deficit=False, emotional_overflow=False)
OVERFLOW = Wanting(enabled=True, need_deficit=False, attachment_seeking=False)
NEEDS = Wanting(enabled=True, attachment_seeking=False, emotional_overflow=False)


def awake(state: State, traits: Traits, at: datetime, wanting: Wanting = ON) -> tuple[datetime, Wish]:
    """The next moment of wishing, and the first wish then."""
    moment = next_moment(state, traits, wanting, at)
    assert moment is not None
    return moment, wishes(state, traits, wanting, moment)[0]


@pytest.mark.parametrize("reading", [ORDINARY, KIND])
@pytest.mark.parametrize("messages", range(2, 11))
@pytest.mark.parametrize("evenings", [1, 2, 5])
def test_the_day_after_an_evening_of_friendly_talk_it_wishes_to_write(
    reading: Reading, messages: int, evenings: int
) -> None:
    days = [(timedelta(hours=23), reading), *evening(reading, messages - 1)] * evenings
    state, at, _ = lived(CHEERFUL, days)
    moment, wish = awake(state, CHEERFUL, at)
    assert 12 * HOUR <= moment - at <= 24 * HOUR
    assert (wish.type, wish.about["need"]) == ("need_deficit", "belonging")


def test_an_evening_feeds_again_a_need_whose_wish_was_delivered() -> None:
    state, at, _ = lived(CHEERFUL, evening(ORDINARY, 4))
    for _ in range(4):
        moment, wish = awake(state, CHEERFUL, at)
        assert 12 * HOUR <= moment - at <= 24 * HOUR
        assert wish.about["need"] == "belonging"
        state = settled(state, CHEERFUL, wish, "delivered", moment)
        assert "belonging" not in {
            one.about.get("need") for one in wishes(state, CHEERFUL, ON, moment + 9 * HOUR)
        }
        state, at, _ = lived(CHEERFUL, [(9 * HOUR, ORDINARY), *evening(ORDINARY, 3)], state=state, at=moment)


@FIFTY
@given(TRAITS, EVENTS, WANTINGS, GAPS)
def test_the_next_moment_is_when_the_wishes_begin_and_not_a_second_earlier(
    traits: Traits, events: Events, wanting: Wanting, later: timedelta
) -> None:
    state, at, _ = lived(traits, events)
    asked = at + later
    moment = next_moment(state, traits, wanting, asked)
    if wishes(state, traits, wanting, asked):
        assert moment == asked
    elif moment is None:
        for hours in (0.1, 3, 20, 50, 110, 200, 330, 2000):
            assert wishes(state, traits, wanting, asked + hours * HOUR) == ()
    else:
        assert moment > asked
        assert moment.microsecond == 0
        assert wishes(state, traits, wanting, moment)
        assert wishes(state, traits, wanting, moment - SECOND) == ()
        assert wishes(state, traits, wanting, asked + (moment - asked) / 2) == ()


@FIFTY
@given(TRAITS, EVENTS, st.sampled_from(["delivered", "dismissed", "failed"]), WANTINGS, EVENTS)
def test_the_next_moment_agrees_with_the_wishes_after_one_was_settled(
    traits: Traits, events: Events, outcome: str, wanting: Wanting, more: Events
) -> None:
    state, at, _ = lived(traits, events)
    moment = next_moment(state, traits, wanting, at)
    assume(moment is not None)
    assert moment is not None
    first = wishes(state, traits, wanting, moment)[0]
    done = settled(state, traits, first, outcome, moment)
    assert State.from_json(done.to_json()) == done
    for state, at in ((done, moment), lived(traits, more, state=done, at=moment)[:2]):
        again = next_moment(state, traits, wanting, at)
        if again is None:
            assert wishes(state, traits, wanting, at + 100 * HOUR) == ()
            continue
        offered = wishes(state, traits, wanting, again)
        assert offered
        assert (first.type, first.since) not in {(wish.type, wish.since) for wish in offered}
        if again > at:
            assert wishes(state, traits, wanting, again - SECOND) == ()


@FIFTY
@given(TRAITS, EVENTS, GAPS)
def test_wishes_are_one_of_a_type_ordered_and_alive(traits: Traits, events: Events, later: timedelta) -> None:
    state, at, _ = lived(traits, events)
    found = wishes(state, traits, ON, at + later)
    assert len({wish.type for wish in found}) == len(found)
    order = [(["high", "medium", "low"].index(wish.priority), wish.since) for wish in found]
    assert order == sorted(order)
    for wish in found:
        assert wish.since <= at + later < wish.expires_at
        assert 0 <= wish.threshold <= wish.urge <= 1
        assert wish.since > at


@FIFTY
@given(TRAITS, EVENTS)
def test_a_wish_keeps_its_name_while_nothing_happens(traits: Traits, events: Events) -> None:
    state, at, _ = lived(traits, events)
    moment = next_moment(state, traits, ON, at)
    assume(moment is not None)
    assert moment is not None
    (first, *_) = wishes(state, traits, ON, moment)
    for part in (0.0, 0.3, 0.999):
        at = moment + (first.expires_at - moment) * part
        (same,) = [wish for wish in wishes(state, traits, ON, at) if wish.type == first.type]
        assert (same.since, same.expires_at) == (first.since, first.expires_at)
    gone = wishes(state, traits, ON, first.expires_at)
    assert (first.type, first.since) not in {(wish.type, wish.since) for wish in gone}


@FIFTY
@given(TRAITS, EVENTS, GAPS)
def test_while_it_is_off_there_is_nothing_and_never_will_be(
    traits: Traits, events: Events, later: timedelta
) -> None:
    state, at, _ = lived(traits, events)
    off = Wanting(enabled=False)
    assert wishes(state, traits, off, at + later) == ()
    assert next_moment(state, traits, off, at) is None


@FIFTY
@given(TRAITS, EVENTS, GAPS)
def test_nobody_is_written_to_after_two_weeks_without_an_answer(
    traits: Traits, events: Events, later: timedelta
) -> None:
    state, at, _ = lived(traits, events)
    assert all(
        wish.type == "need_deficit" for wish in wishes(state, traits, ON, at + timedelta(days=14) + later)
    )
    assert wishes(state, traits, ON, at + timedelta(days=40) + later) == ()


def test_missing_someone_takes_depth() -> None:
    state, at, _ = lived(CHEERFUL, [(timedelta(hours=20), replace(CONFIDED, disclosure_layer=1))] * 60)
    assert next_moment(state, CHEERFUL, SEEKING, at) is None
    state, at, _ = lived(CHEERFUL, CLOSE)
    moment, wish = awake(state, CHEERFUL, at, SEEKING)
    assert wish.type == "attachment_seeking"
    assert moment - at > 20 * HOUR
    assert wish.about["hours_absent"] == pytest.approx((moment - at) / HOUR, abs=0.01)
    assert 1 / 3 < float(wish.about["bond"]) < 1
    assert wish.expires_at == at + timedelta(days=14)


@pytest.mark.parametrize(
    ("depth", "gap", "hours"),
    [(0.5, 24.0, 71), (0.9, 24.0, 48), (0.5, 72.0, 212), (0.2, 24.0, None), (1 / 3, 24.0, None)],
)
def test_how_long_until_someone_is_missed(depth: float, gap: float, hours: int | None) -> None:
    state, at, _ = lived(CHEERFUL, [(HOUR, ORDINARY)])
    state = replace(state, closeness=replace(state.closeness, depth=depth, gap=gap))
    moment = next_moment(state, CHEERFUL, SEEKING, at)
    assert (moment and round((moment - at) / HOUR)) == hours


def test_missing_someone_waits_for_their_own_rhythm() -> None:
    often, seldom = (lived(CHEERFUL, [(gap, CONFIDED)] * 40) for gap in (20 * HOUR, 70 * HOUR))
    waits = [awake(state, CHEERFUL, at, SEEKING)[0] - at for state, at, _ in (often, seldom)]
    assert waits[1] > 2 * waits[0]


def test_the_urge_grows_with_absence() -> None:
    state, at, _ = lived(CHEERFUL, CLOSE)
    moment, first = awake(state, CHEERFUL, at, SEEKING)
    (later,) = wishes(state, CHEERFUL, SEEKING, moment + 40 * HOUR)
    assert first.urge == pytest.approx(0.6, abs=0.001)
    assert later.urge > first.urge
    assert later.since == first.since


def test_after_a_delivery_it_does_not_miss_someone_again_until_they_write() -> None:
    state, at, _ = lived(CHEERFUL, CLOSE)
    moment, wish = awake(state, CHEERFUL, at, SEEKING)
    done = settled(state, CHEERFUL, wish, "delivered", moment)
    assert next_moment(done, CHEERFUL, SEEKING, moment) is None
    back, at, _ = lived(CHEERFUL, [(HOUR, ORDINARY)], state=done, at=moment)
    assert next_moment(back, CHEERFUL, SEEKING, at) is not None


def test_great_shared_joy_overflows_an_hour_after_the_talk_and_ebbs() -> None:
    state, at, _ = lived(CHEERFUL, evening(THRILLED, 3))
    moment, wish = awake(state, CHEERFUL, at, OVERFLOW)
    assert moment == at + HOUR
    assert wish.type == "emotional_overflow"
    assert wish.about["emotion"] == "joy"
    assert 0 < float(wish.about["intensity"]) <= 1
    assert wish.expires_at < at + 12 * HOUR
    assert wishes(state, CHEERFUL, OVERFLOW, wish.expires_at) == ()


def test_an_overflow_that_was_delivered_waits_until_the_load_has_been_low() -> None:
    state, at, _ = lived(CHEERFUL, evening(THRILLED, 3))
    moment, wish = awake(state, CHEERFUL, at, OVERFLOW)
    done = settled(state, CHEERFUL, wish, "delivered", moment)
    still, at, _ = lived(CHEERFUL, evening(THRILLED, 1), state=done, at=moment)
    assert next_moment(still, CHEERFUL, OVERFLOW, at) is None
    again, at, _ = lived(CHEERFUL, [(24 * HOUR, THRILLED), *evening(THRILLED, 2)], state=still, at=at)
    assert next_moment(again, CHEERFUL, OVERFLOW, at) is not None


@pytest.mark.parametrize(
    "events", [evening(INSULT, 6), evening(KIND, 10), [*evening(THRILLED, 3), *evening(INSULT, 2)]]
)
def test_neither_hurt_nor_mere_thanks_overflow_into_a_message(events: Events) -> None:
    state, at, _ = lived(CHEERFUL, events)
    assert next_moment(state, CHEERFUL, OVERFLOW, at) is None


def test_the_cooldown_counts_from_the_delivery() -> None:
    state, at, _ = lived(CHEERFUL, [*CLOSE, *evening(THRILLED, 3)])
    assert next_allowed(state, ON) is None
    moment, wish = awake(state, CHEERFUL, at)
    odd = moment + timedelta(microseconds=7)
    done = settled(state, CHEERFUL, wish, "delivered", odd)
    long = replace(ON, cooldown_hours=30.5)
    assert next_allowed(done, long) == odd + timedelta(hours=30.5)
    assert wishes(done, CHEERFUL, long, odd + timedelta(hours=30.5) - timedelta(microseconds=1)) == ()
    assert next_moment(done, CHEERFUL, long, odd) == moment + timedelta(hours=30.5) + SECOND


def test_a_dismissed_wish_stays_away_until_the_next_turn() -> None:
    state, at, _ = lived(CHEERFUL, evening(ORDINARY, 3))
    moment, wish = awake(state, CHEERFUL, at, NEEDS)
    done = settled(state, CHEERFUL, wish, "dismissed", moment)
    assert next_moment(done, CHEERFUL, NEEDS, moment) is None
    back, at, _ = lived(CHEERFUL, [(HOUR, ORDINARY)], state=done, at=moment)
    assert next_moment(back, CHEERFUL, NEEDS, at) is not None
    assert next_allowed(done, NEEDS) is None


def test_a_failed_wish_comes_again_after_an_hour_as_a_new_one() -> None:
    state, at, _ = lived(CHEERFUL, evening(ORDINARY, 3))
    moment, wish = awake(state, CHEERFUL, at, NEEDS)
    done = settled(state, CHEERFUL, wish, "failed", moment)
    again, new = awake(done, CHEERFUL, moment, NEEDS)
    assert again == moment + HOUR
    assert new.since == again
    assert new.expires_at == wish.expires_at


def test_an_unknown_outcome_is_refused() -> None:
    state, at, _ = lived(CHEERFUL, evening(ORDINARY, 3))
    moment, wish = awake(state, CHEERFUL, at)
    with pytest.raises(ValueError, match="outcome must be one of delivered"):
        settled(state, CHEERFUL, wish, "lost", moment)


def test_settling_moves_no_feeling() -> None:
    state, at, _ = lived(CHEERFUL, evening(KIND, 3))
    moment, wish = awake(state, CHEERFUL, at)
    done = settled(state, CHEERFUL, wish, "delivered", moment)
    assert feeling(done, CHEERFUL, moment) == feeling(state, CHEERFUL, moment)


def test_the_other_needs_take_days() -> None:
    state = born(CHEERFUL, NOON)
    state = turn(state, CHEERFUL, ORDINARY, at=NOON, speaker="1").state
    moment, wish = awake(state, CHEERFUL, NOON, NEEDS)
    state = settled(state, CHEERFUL, wish, "delivered", moment)
    second, other = awake(state, CHEERFUL, moment, NEEDS)
    assert other.about["need"] == "competence"
    assert timedelta(days=4) < second - NOON < timedelta(days=7)


def test_asking_twice_gives_the_same_wishes() -> None:
    state, at, _ = lived(CHEERFUL, CLOSE)
    moment, _ = awake(state, CHEERFUL, at)
    assert wishes(state, CHEERFUL, ON, moment) == wishes(state, CHEERFUL, ON, moment)
