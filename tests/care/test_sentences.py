"""Whether the fixed sentences say what they must."""

from __future__ import annotations

import pytest

from bot import care

SENTENCES = (
    care.FIRST_CONTACT,
    care.DAILY,
    care.BREAK,
    care.NOT_HUMAN,
    care.UNDER_18,
    care.UNDER_13,
    care.STOPPED,
)


@pytest.mark.parametrize("sentence", [care.FIRST_CONTACT, care.DAILY, care.BREAK, care.NOT_HUMAN])
def test_a_disclosure_says_that_this_is_an_ai(sentence: str):
    assert "AI" in sentence


def test_the_question_of_being_human_is_answered_no():
    assert care.NOT_HUMAN.startswith("No, I am not human")


def test_after_long_chats_a_break_is_suggested():
    assert "break" in care.BREAK


def test_a_stop_gets_one_neutral_line_that_asks_nothing():
    assert "?" not in care.STOPPED
    assert "will not write to you first" in care.STOPPED


def test_a_young_person_is_told_what_changes():
    assert "never write first" in care.UNDER_18
    assert "deleted" in care.UNDER_13


@pytest.mark.parametrize("sentence", SENTENCES)
def test_no_fixed_sentence_is_longer_than_a_glance(sentence: str):
    assert len(sentence) <= 320
