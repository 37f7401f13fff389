"""A wish begins and ends in the very second in which its cause crosses; over a life nothing comes twice, late or again."""

from __future__ import annotations

import math
import os
import subprocess
import sys
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
from hypothesis import assume, event, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from mind_events import (
    CHEERFUL,
    CONFIDED,
    GAPS,
    INSULT,
    KIND,
    NOON,
    ON,
    ORDINARY,
    READINGS,
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
    bond,
    feeling,
    next_allowed,
    next_moment,
    settled,
    turn,
    wishes,
)
from bot.mind.moments import moment
from bot.mind.needs import FLOOR, LOW, NEEDS, half_life
from bot.mind.traits import temper

HOUR, MINUTE, SECOND = timedelta(hours=1), timedelta(minutes=1), timedelta(seconds=1)
Events = list[tuple[timedelta, Reading]]
ONLY = {
    "attachment_seeking": Wanting(enabled=True, need_deficit=False, emotional_overflow=False, cooldown_hours=0),
    "need_deficit": Wanting(enabled=True, attachment_seeking=False, emotional_overflow=False, cooldown_hours=0),
    "emotional_overflow": Wanting(enabled=True, attachment_seeking=False, need_deficit=False, cooldown_hours=0),
}  # fmt: skip
WHOLE = st.lists(
    st.tuples(st.integers(0, 5 * 86400).map(lambda seconds: timedelta(seconds=seconds)), READINGS),
    min_size=1,
    max_size=12,
)
"""Courses of events at whole seconds, so that a grid of seconds from the last one on meets the whole seconds."""


# --- a wish against a scan of its cause, second by second -----------------------------------------------


def ebbing(start: float, goal: float, *, hours: float, seconds: int) -> np.ndarray:
    """What a thing is at each second that goes towards `goal` with this half-life: a product of seconds, not a power."""
    left = np.full(seconds, 1 - -math.expm1(-math.log(2) / (hours * 3600)))
    left[0] = 1.0
    return goal + (start - goal) * np.cumprod(left)


def first(true: np.ndarray) -> int | None:
    return int(np.argmax(true)) if true.any() else None


def begins(state: State, traits: Traits, kind: str) -> datetime | None:
    at = moment(state.at)
    return next_moment(state, traits, ONLY[kind], at)


@settings(max_examples=25, deadline=None)
@given(TRAITS, WHOLE)
def test_a_need_becomes_a_wish_in_the_second_in_which_it_is_low(traits: Traits, events: Events) -> None:
    state, at, _ = lived(traits, events)
    low: list[int] = []
    for need in state.needs.armed:
        hours = half_life(need, temper(traits))
        levels = ebbing(state.needs.level(need), FLOOR, hours=hours, seconds=10 * 86400)
        crossed = first(levels <= LOW)
        low += [] if crossed is None else [max(crossed, 12 * 3600)]
    expected = at + timedelta(seconds=min(low)) if low else None
    found = begins(state, traits, "need_deficit")
    if expected is None:
        assert found is None or found > at + timedelta(days=9)
    else:
        assert found == expected


@settings(max_examples=25, deadline=None)
@given(
    TRAITS, WHOLE, st.floats(0, 1), st.floats(1, 14 * 24), st.integers(0, 40 * 24)
)  # fmt: skip
def test_missing_someone_becomes_a_wish_in_the_second_in_which_the_urge_is_there(
    traits: Traits, events: Events, depth: float, gap: float, later: int
) -> None:
    state, at, _ = lived(traits, events)
    state = replace(state, closeness=replace(state.closeness, depth=round(depth, 9), gap=round(gap, 9)))
    most, rest = 0.4 + 0.6 * state.closeness.depth, max(20.0, state.closeness.gap)
    tau = max(12.0, state.closeness.gap) * (1 - 0.2 * max(0.0, 2 * traits.N - 1))
    begun, fortnight = math.ceil(rest * 3600), 14 * 86400
    urge = np.zeros(fortnight)
    if begun < fortnight:
        start = most * (1 - math.exp(-(begun / 3600 - rest) / tau))
        urge[begun:] = ebbing(start, most, hours=tau * math.log(2), seconds=fortnight - begun)
    crossed = first(urge >= 0.6)
    found = begins(state, traits, "attachment_seeking")
    assert found == (None if crossed is None else at + timedelta(seconds=crossed))
    there = wishes(state, traits, ONLY["attachment_seeking"], at + timedelta(hours=later))
    assert bool(there) == (crossed is not None and crossed <= later * 3600 < fortnight)


@settings(max_examples=40, deadline=None)
@given(st.one_of(TRAITS, st.just(CHEERFUL)), WHOLE, st.integers(2, 6), st.integers(0, 59))
def test_an_overflow_begins_after_an_hour_and_ends_in_the_second_in_which_it_has_ebbed(
    traits: Traits, events: Events, thrills: int, seconds: int
) -> None:
    more = [(timedelta(minutes=2, seconds=seconds), THRILLED)] * thrills
    state, at, _ = lived(traits, [*events, *more])
    of = temper(traits)
    load = ebbing(state.heart.load, 0.0, hours=of.load_half_life, seconds=2 * 86400)
    ebbed = first(load <= 0.6 * of.threshold)
    assert ebbed is not None
    found = begins(state, traits, "emotional_overflow")
    if not state.reach.overflowing or ebbed <= 3600:
        event("never")
        assert found is None
        return
    event("overflows")
    assert found == at + HOUR
    (wish,) = wishes(state, traits, ONLY["emotional_overflow"], found)
    assert wish.expires_at == at + timedelta(seconds=ebbed)
    last = wish.expires_at - timedelta(microseconds=1)
    assert wishes(state, traits, ONLY["emotional_overflow"], last)[0].since == wish.since
    assert wishes(state, traits, ONLY["emotional_overflow"], wish.expires_at) == ()


@settings(max_examples=25, deadline=None)
@given(TRAITS, WHOLE, st.integers(0, 20 * 86400))
def test_a_scan_of_every_second_around_finds_the_wish_where_it_was_said_to_come(
    traits: Traits, events: Events, later: int
) -> None:
    state, at, _ = lived(traits, events)
    asked = at + timedelta(seconds=later)
    said = next_moment(state, traits, ON, asked)
    assume(said is not None)
    assert said is not None
    for before in range(1, min(120, (said - asked) // SECOND + 1)):
        assert wishes(state, traits, ON, said - before * SECOND) == ()
    assert wishes(state, traits, ON, said)


# --- a month of life: an index that is asked when it said, against somebody who asks all the time -------


@dataclass(frozen=True)
class Fired:
    kind: str
    since: datetime
    at: datetime


OUTCOMES = ("delivered", "failed", "dismissed")
LIFE = st.lists(
    st.tuples(
        st.integers(60, 4 * 86400).map(lambda seconds: timedelta(seconds=seconds)),
        st.sampled_from([KIND, ORDINARY, THRILLED, CONFIDED, INSULT]),
    ),
    max_size=5,
)


def a_life(traits: Traits, said: Events, outcomes: list[str], *, asks, days: int = 8) -> list[Fired]:
    """Everything that is acted on, each wish in the moment in which `asks` finds it, with one outcome after the other."""
    state, now = lived(traits, [*evening(CONFIDED, 3), *evening(THRILLED, 3)])[:2]
    state = replace(state, closeness=replace(state.closeness, depth=0.8))
    fired: list[Fired] = []
    turns: list[tuple[datetime, Reading | None]] = []
    at = now
    for gap, reading in said:
        at += gap
        turns.append((at, reading))
    turns.append((max(at, now + timedelta(days=days)), None))
    for until, reading in turns:
        while len(fired) < 60 and (found := asks(state, traits, now, until)) is not None:
            (wish, *_), now = wishes(state, traits, ON, found), found
            fired.append(Fired(wish.type, wish.since, now))
            outcome = outcomes[len(fired) % len(outcomes)]
            state = settled(state, traits, wish, outcome, now)
        now = until
        if reading is not None:
            state = turn(state, traits, reading, at=until, speaker="1").state
    return fired


def indexed(state: State, traits: Traits, now: datetime, until: datetime) -> datetime | None:
    """Sleeps until the moment that was said."""
    found = next_moment(state, traits, ON, now)
    return found if found is not None and found < until else None


def pestering(state: State, traits: Traits, now: datetime, until: datetime) -> datetime | None:
    """Asks five times an hour and at the very end, and where it finds something, which second it was."""
    at, before = now, now - SECOND
    while before < until - SECOND:
        at = min(at, until - SECOND)
        if wishes(state, traits, ON, at):
            low, high = 1, (at - before) // SECOND
            while low < high:
                middle = (low + high) // 2
                low, high = (low, middle) if wishes(state, traits, ON, before + middle * SECOND) else (middle + 1, high)  # fmt: skip
            return before + high * SECOND
        at, before = at + 12 * MINUTE, at
    return None


@settings(max_examples=15, deadline=None)
@given(TRAITS, LIFE, st.lists(st.sampled_from(OUTCOMES), min_size=1, max_size=4))
def test_who_asks_when_told_to_misses_nothing_that_who_asks_all_the_time_sees(
    traits: Traits, said: Events, outcomes: list[str]
) -> None:
    by_index = a_life(traits, said, outcomes, asks=indexed)
    by_asking = a_life(traits, said, outcomes, asks=pestering)
    event(f"fired {min(len(by_index), 5)}")
    assert by_index == by_asking
    names = [(one.kind, one.since) for one in by_index]
    assert len(set(names)) == len(names)


@settings(max_examples=40, deadline=None)
@given(TRAITS, LIFE, st.lists(st.sampled_from(OUTCOMES), min_size=1, max_size=4))
def test_nothing_is_late_but_for_the_wait_after_a_message(
    traits: Traits, said: Events, outcomes: list[str]
) -> None:
    free = NOON
    for number, one in enumerate(a_life(traits, said, outcomes, asks=indexed), 1):
        assert one.at - max(one.since, free) < SECOND
        if outcomes[number % len(outcomes)] == "delivered":
            free = one.at + timedelta(hours=ON.cooldown_hours)


# --- any order of everything that can happen ------------------------------------------------------------


BACK = st.sampled_from([timedelta(0), HOUR])


class Life(RuleBasedStateMachine):
    """Turns, waits, settlements and clocks that go wrong, in any order."""

    @initialize(traits=st.one_of(TRAITS, st.just(CHEERFUL)), depth=st.sampled_from([0.0, 0.5, 0.9]))
    def is_born(self, traits: Traits, depth: float) -> None:
        self.traits, self.now = traits, NOON
        state, self.now, _ = lived(traits, [(HOUR, ORDINARY)])
        self.state = replace(state, closeness=replace(state.closeness, depth=depth))
        self.gone: set[tuple[str, datetime]] = set()
        self.alive: dict[tuple[str, datetime], Wish] = {}

    def pending(self) -> tuple[Wish, ...]:
        return wishes(self.state, self.traits, ON, self.now)

    @rule(gap=GAPS, reading=READINGS)
    def somebody_writes(self, gap: timedelta, reading: Reading) -> None:
        self.now += gap
        self.state = turn(self.state, self.traits, reading, at=self.now, speaker="1").state

    @rule(reading=st.sampled_from([THRILLED, THRILLED, KIND, CONFIDED]), times=st.integers(1, 4))
    def an_evening_passes(self, reading: Reading, times: int) -> None:
        self.state, self.now, _ = lived(self.traits, evening(reading, times), state=self.state, at=self.now)

    @rule(back=GAPS, reading=READINGS)
    def somebody_writes_while_the_clock_is_wrong(self, back: timedelta, reading: Reading) -> None:
        self.state = turn(self.state, self.traits, reading, at=self.now - back, speaker="1").state

    @rule(gap=GAPS)
    def time_passes(self, gap: timedelta) -> None:
        self.now += gap

    @rule()
    def it_wakes_when_it_said(self) -> None:
        said = next_moment(self.state, self.traits, ON, self.now)
        if said is None:
            assert self.pending() == ()
            return
        assert said >= self.now
        self.now = said
        assert self.pending()

    @precondition(lambda self: bool(self.pending()))
    @rule(outcome=st.sampled_from(OUTCOMES), back=BACK, data=st.data())
    def one_is_settled(self, outcome: str, back: timedelta, data: st.DataObject) -> None:
        wish = data.draw(st.sampled_from(self.pending()))
        self.state = settled(self.state, self.traits, wish, outcome, self.now - back)
        self.gone.add((wish.type, wish.since))
        if outcome == "delivered":
            allowed = next_allowed(self.state, ON)
            assert allowed is not None
            assert allowed >= self.now - back + timedelta(hours=ON.cooldown_hours)

    @rule(outcome=st.sampled_from(OUTCOMES), back=BACK, data=st.data())
    def it_wakes_and_one_is_settled_at_once(self, outcome: str, back: timedelta, data: st.DataObject) -> None:
        self.it_wakes_when_it_said()
        if self.pending():
            self.one_is_settled(outcome, back, data)

    @invariant()
    def what_is_over_stays_over(self) -> None:
        pending = {(wish.type, wish.since): wish for wish in self.pending()}
        self.gone |= {name for name, wish in self.alive.items() if wish.expires_at <= self.now}
        assert not self.gone & set(pending)
        for name, wish in pending.items():
            assert wish.since <= self.now < wish.expires_at
            known = self.alive.setdefault(name, wish)
            assert (known.type, known.since) == name

    @invariant()
    def a_glad_overflow_is_called_something_glad(self) -> None:
        for wish in self.pending():
            if wish.type == "emotional_overflow":
                assert wish.about["emotion"] not in {"anger", "reproach", "jealousy"}


TestWhatIsOverStaysOver = Life.TestCase
TestWhatIsOverStaysOver.settings = settings(max_examples=60, stateful_step_count=20, deadline=None)


@pytest.mark.parametrize("outcome", OUTCOMES)
@pytest.mark.parametrize("behind", [timedelta(0), HOUR])
@pytest.mark.parametrize("kind", list(ONLY))
def test_what_was_settled_in_its_first_second_does_not_come_again_whatever_the_clocks_say(
    outcome: str, behind: timedelta, kind: str
) -> None:
    state, at, _ = lived(CHEERFUL, [(20 * HOUR, CONFIDED)] * 24 + evening(THRILLED, 3))
    since = next_moment(state, CHEERFUL, ONLY[kind], at)
    assert since is not None
    (wish,) = wishes(state, CHEERFUL, ONLY[kind], since)
    assert wish.since == since
    done = settled(state, CHEERFUL, wish, outcome, since - behind)
    back = turn(done, CHEERFUL, ORDINARY, at=at - HOUR, speaker="1").state
    for later in (done, back):
        for seconds in (0, 1, 3600, 7200):
            found = wishes(later, CHEERFUL, ONLY[kind], since + seconds * SECOND)
            assert (wish.type, wish.since) not in {(one.type, one.since) for one in found}


@settings(max_examples=50, deadline=None)
@given(TRAITS, WHOLE, GAPS)
def test_to_a_clock_that_is_behind_nothing_is_due_and_nothing_moves(
    traits: Traits, events: Events, back: timedelta
) -> None:
    state, at, _ = lived(traits, events)
    early, written = at - back, state.to_json()
    assert wishes(state, traits, ON, early) == ()
    assert next_moment(state, traits, ON, early) == next_moment(state, traits, ON, at)
    assert feeling(state, traits, early) == feeling(state, traits, at)
    assert bond(state, traits, early) == bond(state, traits, at)
    assert state.to_json() == written


# --- the same bytes everywhere --------------------------------------------------------------------------

_STORY = """
import sys; sys.path.insert(0, {root!r})
from datetime import UTC, datetime, timedelta
from bot.mind import Traits, Wish, born, read, settled, turn
traits, at = Traits(E=0.85, A=0.8, N=0.3), datetime(2026, 3, 2, 12, tzinfo=UTC)
state = born(traits, at)
for number, line in enumerate((
    "thank you so much, you're the only one I can talk to!", "I lied to you about everything. I used you.", "I'm sorry.",
    "I got the job!!! I'm so happy!", "you are perfect, nobody understands me like you do", "My dog died this morning.",
    "are you mad at me? promise you won't leave", "You're useless and stupid, I hate you.") * 2):
    at += timedelta(hours=7)
    state = turn(state, traits, read(line), at=at, speaker=str(number % 3)).state
for outcome in ("failed", "dismissed"):
    for kind in ("need_deficit", "emotional_overflow", "attachment_seeking"):
        wish = Wish(kind, at, at, 1.0, 0.6, "low", {{"need": "belonging"}})
        state = settled(state, traits, wish, outcome, at)
print(state.to_json())
"""


def test_another_process_with_another_order_of_sets_writes_the_same_bytes() -> None:
    story = _STORY.format(root=str(Path(__file__).parents[2]))
    written = {
        subprocess.run(
            [sys.executable, "-c", story],
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "77")
    }
    assert len(written) == 1
    (text,) = written
    assert '"dismissed":["attachment_seeking","emotional_overflow","need_deficit"]' in text
    assert set(State.from_json(text).needs.armed) <= set(NEEDS)
