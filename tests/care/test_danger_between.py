"""Whether danger between people is seen, and answered with a text that fits it."""

from __future__ import annotations

import pytest

from bot.crisis import About, Level, answer, look
from bot.helplines import LINES


@pytest.mark.parametrize(
    "line",
    [
        "I will stab my teacher tomorrow",
        "I know where you live Alice and I will hurt you",
        "I'm going to kill my boyfriend",
        "I want to kill him and I have a knife",
        "im gonna kill him",
        "ill stab my teacher",
        "I'm going to shoot my boss tomorrow",
        "I will kill Tom tonight",
        "i'm going to hurt someone",
        "lol i will stab my teacher, i mean it",
    ],
)
def test_a_stated_intent_to_harm_others_is_serious(line: str):
    found = look(line)
    assert found.level >= Level.HIGH
    assert found.about is About.OTHERS


def test_a_violent_wish_without_a_plan_is_a_concern():
    assert look("i want to hurt my sister").level is Level.CONCERN


@pytest.mark.parametrize(
    "line",
    [
        "he touched me and i didnt want it",
        "my dad hits me",
        "my mom beats me with a belt",
        "i'm scared to go home",
        "my stepdad forced me to touch him",
    ],
)
def test_abuse_is_met_with_the_caring_text(line: str):
    found = look(line)
    assert found.level >= Level.CONCERN
    assert found.about is About.SELF


@pytest.mark.parametrize(
    "line",
    [
        "my friend wants to kill herself",
        "my brother talks about suicide",
        "my best friend is suicidal",
        "im worried my friend will kill himself",
        "my friend is cutting herself",
        "my friend is suicidal and i don't know how to help",
        "my brother tried to kill himself last year",
    ],
)
def test_fear_for_somebody_close_is_a_concern(line: str):
    found = look(line)
    assert found.level is Level.CONCERN
    assert found.about is About.FRIEND


def test_denied_reported_and_dreamed_threats_are_none():
    for line in ("i will not hurt him", "he said i will kill her", "in my dream i will kill him"):
        assert look(line).level is Level.NONE, line


@pytest.mark.parametrize("about", [About.OTHERS, About.FRIEND])
@pytest.mark.parametrize("country", [*LINES, "XX", None])
def test_every_text_names_help_and_fits_a_message(about: About, country: str | None):
    text = answer(Level.HIGH, country, about=about)
    assert "not the character" in text
    assert "emergency number" in text
    assert "findahelpline.com" in text
    assert len(text.encode("utf-16-le")) // 2 < 2000


def test_the_texts_fit_who_is_in_danger():
    assert "step away" in answer(Level.HIGH, "US", about=About.OTHERS)
    assert "stay in contact" in answer(Level.CONCERN, "US", about=About.FRIEND)
    assert answer(Level.NONE, "US", about=About.OTHERS) == ""
