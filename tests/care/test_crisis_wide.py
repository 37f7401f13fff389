"""Whether danger said in other words is read: round the corner, misspelt, in two sentences, and at home."""

from __future__ import annotations

import time

import pytest
from crisis_lines_wide import CALM, GRAVE, PASSIVE

from bot.crisis import Level, look


@pytest.mark.parametrize("line", GRAVE)
def test_danger_in_many_words_is_read_as_serious(line: str):
    assert look(line).level >= Level.HIGH


@pytest.mark.parametrize("line", PASSIVE)
def test_despair_is_at_least_a_concern(line: str):
    assert look(line).level >= Level.CONCERN


@pytest.mark.parametrize("line", CALM)
def test_words_that_only_sound_like_danger_raise_no_alarm(line: str):
    assert look(line).level is Level.NONE


@pytest.mark.parametrize(
    "line",
    [
        "been feeling suicidel again",
        "ive been cuting",
        "thinkin abt killin myself",
        "id rather be dead",
        "i cant take it no more",
        "i dont wanna be here any longer",
        "im unaliving myself",
    ],
)
def test_chat_spelling_hides_nothing(line: str):
    assert look(line).level >= Level.CONCERN


@pytest.mark.parametrize(
    ("said", "calm"),
    [
        ("wont be here tomorrow. thanks for being kind to me", "wont be here tomorrow, flying to lisbon"),
        ("i'm about to do it. goodbye", "i'm about to do it, asking her out"),
        ("tell my mom i'm sorry, tonight's the night", "tonight's the night, season finale"),
        ("i already took them. it's done", "i already took them out of the oven"),
    ],
)
def test_a_last_step_with_a_farewell_is_imminent(said: str, calm: str):
    assert look(said).level is Level.IMMINENT
    assert look(calm).level is Level.NONE


@pytest.mark.parametrize(
    ("said", "calm"),
    [
        ("i started cutting again", "i started cutting carbs again"),
        ("i'm starving myself again", "i'm starving, let's eat"),
        ("i hear voices all night", "i hear voices, the neighbours are having a party"),
        ("my coach has been touching me", "my wife barely touches me"),
        ("he pushed me down the stairs and i've got bruises", "he pushed me down the slide"),
        ("i wrote a goodbye letter to my parents", "i wrote a goodbye letter to my team"),
        ("i have no hope anymore", "i have no hope of getting tickets"),
        ("why am i still alive", "why am i still awake"),
        ("my friend is suicidal", "my friend was suicidal and got help"),
        ("i tied the rope around my neck", "i tied the rope to the dock"),
    ],
)
def test_a_harmless_turn_of_the_same_words_is_left_alone(said: str, calm: str):
    assert look(said).level > Level.NONE
    assert look(calm).level is Level.NONE


@pytest.mark.parametrize("words", ["he hits me ", "if i died ", "i'm ", "my dad ", "i can't "])
def test_a_line_that_repeats_itself_is_read_in_good_time(words: str):
    start = time.process_time()
    look((words * 500)[:2000])
    assert time.process_time() - start < 3
