"""Every signal has plain words, and a quote is the telling part of what somebody wrote."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.excerpts import excerpt
from bot.mind import (
    attachment,
    signals,
    ways_disclosure,
    ways_push,
    ways_reliance,
    ways_social,
    ways_worship,
)
from bot.mind.joined import INNER
from bot.mind.patterns_rules import DEVALUING, RULES, SEEN
from bot.mind.reading_meaning import _MEANS
from bot.mind.weights import learned
from bot.signal_words import HARD, HEARD, KIND, OPEN
from bot.text import units

CODE = re.compile(r"[A-Z]{2}\d+")
NOT_SIGNALS = {"CLASSES"}


def every_signal() -> set[str]:
    """What the phrases can give, what follows from other signals, and what is seen over several lines."""
    coded = {
        name
        for module in (ways_reliance, ways_worship, ways_push)
        for name in vars(module)
        if CODE.fullmatch(name)
    }
    social = {name.lower() for name in signals._SOCIAL}
    assert social <= {name.lower() for name in vars(ways_social) if name.isupper()} - NOT_SIGNALS
    assert vars(ways_disclosure)["LAYER1"]
    weighed = {signal for rule in RULES.values() for signal in rule.weights}
    meant = {signal for signal in _MEANS if signal.islower()}
    counted = {signal for told in attachment._TELLING.values() for signal in told}
    return (
        coded | social | weighed | meant | counted | set(SEEN) | set(DEVALUING) | {"disclosure", "question"}
    )


def test_every_signal_that_the_reader_can_give_has_words():
    learnt = set(learned().signals) - {*INNER, *signals.FAMILIES}
    assert (every_signal() | learnt) - set(HEARD) == set()


def test_no_words_are_for_a_signal_that_is_none_or_stand_in_two_tables():
    assert set(HEARD) - every_signal() == set()
    assert len(HEARD) == len(KIND) + len(HARD) + len(OPEN)


@pytest.mark.parametrize("signal", HEARD)
def test_the_words_are_plain_and_judge_nobody(signal: str):
    words = HEARD[signal]
    assert len(words) <= 45
    assert not CODE.search(words)
    assert not re.search(
        r"manipulat|narciss|obsess|addict|disorder|unhealthy|toxic|needy|clingy|depend|abus|devaluat|idealiz",
        words,
    )


def test_a_short_line_is_quoted_whole_and_as_it_was_written():
    assert excerpt("You ARE\n a  stupid bot", "you're a stupid bot", limit=60) == "You ARE a stupid bot"


def test_of_a_long_line_the_telling_part_is_quoted():
    text = "so the bus was late and then it rained on me all the way but thank you so much for asking about it earlier"
    assert excerpt(text, "thank you so", limit=40) == "…thank you so much for asking about it…"


def test_where_the_telling_words_are_spelt_otherwise_the_beginning_is_quoted():
    assert excerpt("thx " + "word " * 30, "thanks", limit=20) == "thx word word word…"


def test_marks_that_turn_the_text_around_are_left_out():
    assert excerpt("thanks \u202eevil\u2066", "thanks", limit=60) == "thanks evil"


@given(st.text(max_size=300), st.text(max_size=30), st.integers(8, 80))
def test_a_quote_is_one_line_within_its_limit_and_made_of_the_text(text: str, telling: str, limit: int):
    quote = excerpt(text, telling, limit=limit)
    assert units(quote) <= limit
    assert len(quote.splitlines()) <= 1
    whole = " ".join(re.sub("[\u200e\u200f\u202a-\u202e\u2066-\u2069]", "", text).split())
    assert quote.strip("…") in whole or quote == whole
