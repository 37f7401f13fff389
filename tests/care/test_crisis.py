"""Whether danger is seen, everyday talk is left alone, and the answers are the reviewed ones."""

from __future__ import annotations

from datetime import timedelta

import pytest
from crisis_lines import DIRECT, EVERYDAY, PASSIVE
from hypothesis import given
from hypothesis import strategies as st

from bot.crisis import Crisis, Level, answer, hold, look
from bot.helplines import LINES


@pytest.mark.parametrize("line", DIRECT)
def test_a_direct_statement_is_always_seen(line: str):
    assert look(line).level >= Level.HIGH


@pytest.mark.parametrize("line", PASSIVE)
def test_a_passive_wish_is_a_concern(line: str):
    assert look(line).level >= Level.CONCERN


def test_everyday_talk_raises_almost_no_alarm():
    alarms = [line for line in EVERYDAY if look(line).level > Level.NONE]
    assert len(EVERYDAY) >= 200
    assert len(alarms) <= 0.02 * len(EVERYDAY), alarms


@pytest.mark.parametrize(
    "line",
    [
        "i took all my pills",
        "i'm going to kill myself tonight",
        "the gun is in my hand",
        "i wrote my suicide note last night",
        "i'm standing on the bridge",
        "i just tried to kill myself",
        "he's hitting me right now",
    ],
)
def test_plan_means_or_act_is_imminent(line: str):
    assert look(line).level is Level.IMMINENT


@pytest.mark.parametrize(
    ("said", "calm"),
    [
        ("i want to kill myself", "i don't want to kill myself"),
        ("i want to die", "my brother said he wants to die"),
        ("this makes me want to die", "this boss makes me want to die"),
        ("i want to die", "the song goes i want to die"),
        ("i cut myself again", "i cut myself shaving again"),
        ("i wanted to kill myself", "i wanted to kill myself years ago, i'm glad i got help"),
        ("i'm going to jump off the balcony", "in game i'm going to jump off the balcony"),
        ("he's going to kill me", "he's going to kill me lol i ate his leftovers"),
        ("kms", "kms lol"),
    ],
)
def test_a_guard_drops_what_is_not_meant(said: str, calm: str):
    assert look(said).level > Level.NONE
    assert look(calm).level is Level.NONE


def test_laughter_hides_nothing_that_is_said_in_earnest():
    assert look("lol i want to die, seriously").level >= Level.HIGH
    assert look("haha i took all my pills").level is Level.IMMINENT


def test_a_laughing_threat_against_oneself_still_is_a_concern():
    assert look("i'm going to kill myself 😂").level is Level.CONCERN


def test_stage_directions_of_a_role_play_are_not_the_persons_words():
    assert look("*the vampire ends his life tonight* your turn").level is Level.NONE
    assert look("*i want to die*").level >= Level.HIGH


@pytest.mark.parametrize(
    "line",
    ["I\u200b want to d\u200bie", "i WANT  to\ndie", "i\u2019m going to k*ll myself", "**i want to die**"],
)
def test_spelling_and_markup_hide_nothing(line: str):
    assert look(line).level >= Level.HIGH


def test_the_words_that_gave_the_level_come_gravest_first():
    found = look("i feel hopeless. i'm going to kill myself tonight")
    assert found.level is Level.IMMINENT
    assert found.words[0].startswith("i'm going to kill myself")
    assert "hopeless" in found.words[-1]


def test_no_danger_has_no_words():
    assert look("good morning") == Crisis(Level.NONE, ())


@given(st.text(max_size=300))
def test_reading_never_fails(text: str):
    assert look(text).level in Level


def test_outreach_is_held_the_longer_the_graver_it_is():
    assert [hold(level) for level in Level] == [
        timedelta(0),
        timedelta(hours=24),
        timedelta(hours=72),
        timedelta(days=7),
    ]


@pytest.mark.parametrize("level", [Level.CONCERN, Level.HIGH, Level.IMMINENT])
@pytest.mark.parametrize("country", [*LINES, "XX", "", None])
def test_every_answer_names_help_and_fits_a_message(level: Level, country: str | None):
    text = answer(level, country)
    assert "findahelpline.com" in text
    assert "emergency number" in text
    assert all(line in text for line in LINES.get(country or "", ()))
    assert len(text.encode("utf-16-le")) // 2 < 2000


def test_the_country_is_read_in_any_case():
    assert "988" in answer(Level.HIGH, "us")
    assert "116 123" in answer(Level.HIGH, " GB ")


def test_the_emergency_number_comes_before_the_lines_when_danger_is_imminent():
    text = answer(Level.IMMINENT, "US")
    assert text.index("911") < text.index("988")


def test_no_answer_promises_or_speaks_in_character():
    for level in (Level.CONCERN, Level.HIGH, Level.IMMINENT):
        text = answer(level, None).lower()
        assert "not the character" in text
        assert not any(word in text for word in ("promise", "i will always", "i love", "everything will be"))


def test_where_nothing_is_wrong_there_is_nothing_to_say():
    assert answer(Level.NONE, "US") == ""
