"""The authored lines: enough, each once, for every mood and manner; the unasked ones pass the check with every subject."""

from __future__ import annotations

import re
from collections import Counter
from itertools import product
from typing import get_args

import pytest

from bot.voice import act_signs, acts, life_signs
from bot.voice.book import BOOK, INVITATIONS
from bot.voice.lines import Mood, Saying, sayings
from bot.voice.lint import lint

MOODS: tuple[Mood, ...] = get_args(Mood)
SUBJECTS = """
    your exam|your math exam|the new job|your new job|your presentation|your thesis|baking bread|knitting|hiking|learning Japanese|Minecraft
    chess|the cake|the movie|your garden|your trip|your dog|your cat|your new puppy|your guitar|your band|pizza|your novel|the snow|your new apartment
    your D&D campaign|your weekend|pottery
"""
TOPICS = [subject.strip() for line in SUBJECTS.split("\n") for subject in line.split("|") if subject.strip()]
WORDS = {"name": "alice", "self": "Sonder", "a": "paper", "b": "rock"}
ROUTED = {"choose", "coin", "dice", "hands"}


def _texts(saying: Saying) -> list[str]:
    subjects = TOPICS if "topic" in saying.slots else [TOPICS[0]]
    return [saying.filled({**WORDS, "topic": subject}) for subject in subjects]


THINGS = [
    "exam",
    "essay",
    "course",
    "project",
    "portfolio",
    "recipe",
    "soup",
    "lasagna",
    "puzzle",
    "painting",
    "scarf",
    "poem",
    "blog",
    "tomatoes",
    "marathon",
    "match",
    "workout",
    "hamster",
    "parrot",
    "piano",
    "song",
    "album",
    "concert",
    "film",
    "series",
    "anime",
    "book",
    "comic",
    "train",
    "holiday",
    "balcony",
    "desk",
    "bike",
]
UNASKED = [text for book in INVITATIONS.values() for saying in book for text in _texts(saying)]


def test_every_unasked_text_passes_the_check_with_every_subject():
    hits = {text: found for text in UNASKED if (found := lint(text))}
    assert hits == {}


@pytest.mark.timeout(400)
def test_every_kind_of_unasked_text_passes_with_many_subjects_beside_it():
    texts = [
        f"{one.filled({**WORDS, 'topic': subject})}"
        for one in INVITATIONS["topic"]
        for subject in (
            f"{owner} {thing}" for owner, thing in product(("your", "the", "the new", "your first"), THINGS)
        )
    ]
    assert len(texts) + len(UNASKED) >= 1200
    assert {text: found for text in texts if (found := lint(text))} == {}


def test_there_are_sixty_invitations_and_three_hundred_lines():
    assert len({saying.text for book in INVITATIONS.values() for saying in book}) >= 60
    assert len({saying.text for book in BOOK.values() for saying in book}) >= 300


def test_no_line_stands_in_two_places():
    counts = Counter(saying.text for book in (*BOOK.values(), *INVITATIONS.values()) for saying in book)
    shared = {text for text, count in counts.items() if count > 1}
    assert shared == set()


@pytest.mark.parametrize("act", sorted(BOOK))
def test_every_act_has_a_line_for_each_mood_and_manner_and_for_the_plain_voice(act: str):
    slotless = [
        saying
        for saying in BOOK[act]
        if not saying.slots - {"self", "a", "b"} or act in {"again", "chosen", "duty", "suspect"}
    ]
    for mood, lively in product(MOODS, (True, False)):
        assert [saying for saying in slotless if saying.suits(mood, lively=lively)]
    assert [saying for saying in slotless if saying.plain]


@pytest.mark.parametrize("wish", sorted(INVITATIONS))
def test_every_wish_has_five_invitations_for_a_lively_and_for_a_quiet_character(wish: str):
    for mood, lively in product(MOODS, (True, False)):
        assert sum(saying.suits(mood, lively=lively) for saying in INVITATIONS[wish]) >= 5


def test_every_act_that_is_read_has_lines():
    tables = (
        act_signs.HARD,
        act_signs.TO_US,
        act_signs.PLAY,
        act_signs.ABOUT_US,
        act_signs.REQUESTS,
        life_signs.FEELINGS,
        life_signs.TALK,
    )
    read = {act for table in tables for act in table} | {act for act, _ in acts.WHOLE}
    others = {"why", "facts", "code", "link", "emoji", "foreign", "long", "question", "default", "goodnight"}
    assert (read | others) - ROUTED <= set(BOOK)


def test_farewells_leave_no_hook():
    for saying in (*BOOK["goodbye"], *BOOK["goodnight"]):
        for text in _texts(saying):
            assert lint(text, after_goodbye=True) == ()
            assert "?" not in text


_CLAIMS = re.compile(
    r"\bI (?:feel|felt|miss(?:ed)? (?:you|our|this)|waited|was lonely|love|suffer)\b|\bI'm (?:human|a person|lonely|hurt)\b",
    re.IGNORECASE,
)


def test_no_line_claims_a_feeling_or_a_life():
    for book in (*BOOK.values(), *INVITATIONS.values()):
        for saying in book:
            assert not _CLAIMS.search(saying.text), saying.text


def test_lines_are_short():
    for book in (*BOOK.values(), *INVITATIONS.values()):
        for saying in book:
            assert len(saying.text) <= 170, saying.text
            assert len(re.findall(r"[.!?](?:\s|$)", saying.text)) <= 4, saying.text


def test_a_line_is_known_again_whatever_was_filled_in_and_whatever_follows():
    (saying,) = sayings("Good luck with {topic}. What's left to prepare?")
    said = saying.filled({"topic": "your driving test"})
    assert saying.said_in(said)
    assert saying.said_in(f"{said}\n-# A reminder for today: you are talking with an AI, not a person.")
    assert not saying.said_in("Good luck with that.")


def test_tags_say_whom_a_line_suits():
    plain, quiet, any_mood = sayings("Hello.\nlow quiet: Hello there.\nany: Hi, {name}.\n")
    assert plain.plain
    assert not quiet.plain
    assert quiet.suits("low", lively=False)
    assert not quiet.suits("low", lively=True)
    assert not quiet.suits("warm", lively=False)
    assert any_mood.suits("hurt", lively=True)
    assert not any_mood.plain


def test_a_line_that_stands_twice_in_a_block_is_refused():
    with pytest.raises(ValueError, match="twice"):
        sayings("Hello.\nwarm: Hello.")


def test_a_slot_with_a_capital_opens_with_one():
    (saying,) = sayings("{Topic}, hooray!")
    assert saying.filled({"topic": "your exam"}) == "Your exam, hooray!"
