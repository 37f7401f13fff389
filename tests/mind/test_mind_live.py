"""From the words to the wish: real lines move the mind at the contract's pace."""

from __future__ import annotations

from datetime import timedelta

import pytest
from mind_events import CHEERFUL, NOON, ON, lived

from bot.mind import Traits, Wanting, bond, born, feeling, next_moment, read, turn, wishes

TALK = (
    "hey! how are you today?",
    "work was long but fine, I made pasta for dinner",
    "haha that's a good one",
    "what should I watch tonight?",
    "I think I'll try the documentary",
    "it's raining here again",
    "you're fun to talk to",
    "ok, tea time",
    "thanks, that helped",
    "good night!",
)
HOUR = timedelta(hours=1)
THANKS = "Thank you so much, that was really kind of you!"


@pytest.mark.parametrize("messages", range(2, len(TALK) + 1))
def test_an_evening_of_ordinary_lines_leads_to_a_wish_the_next_day(messages: int) -> None:
    state, at, _ = lived(CHEERFUL, [(timedelta(minutes=6), read(line)) for line in TALK[:messages]])
    moment = next_moment(state, CHEERFUL, ON, at)
    assert moment is not None
    assert 12 * HOUR <= moment - at <= 24 * HOUR
    (wish,) = wishes(state, CHEERFUL, ON, moment)
    assert (wish.type, wish.about["need"]) == ("need_deficit", "belonging")


@pytest.mark.parametrize("traits", [Traits(), CHEERFUL])
def test_twenty_thanks_and_one_lie_go_at_the_pace_of_the_contract(traits: Traits) -> None:
    state, at, _ = lived(traits, [(5 * HOUR, read(THANKS))] * 19)
    before = bond(state, traits, at).trust
    lie = turn(state, traits, read("I lied to you about everything. I used you."), at=at, speaker="1")
    assert before == pytest.approx(0.7, abs=0.03)
    assert bond(lie.state, traits, at).trust == pytest.approx(0.4, abs=0.05)
    assert [change.reason for change in lie.trust_changes] == ["was not honest"]


def test_great_news_twice_is_more_than_it_can_keep_to_itself() -> None:
    only = Wanting(enabled=True, attachment_seeking=False, need_deficit=False)
    news = [read("I got the job!!! I'm so happy!"), read("That is amazing, I'm thrilled!!")]
    state, at, _ = lived(CHEERFUL, [(timedelta(minutes=5), one) for one in news])
    assert next_moment(state, CHEERFUL, only, at) == at + HOUR


@pytest.mark.parametrize(
    ("line", "names"),
    [
        (THANKS, {"gratitude", "joy"}),
        ("You're useless and stupid, I hate you.", {"anger", "reproach"}),
        ("My dog died this morning.", {"sympathy"}),
        ("I got the job!!! I'm so happy!", {"joy"}),
    ],
)
def test_a_line_gives_the_feeling_that_one_would_expect(line: str, names: set[str]) -> None:
    state = turn(born(CHEERFUL, NOON), CHEERFUL, read(line), at=NOON, speaker="1").state
    assert feeling(state, CHEERFUL, NOON).primary in names
