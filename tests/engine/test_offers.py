"""What is offered is one optional thing, the same for the same action, and never a complaint."""

from __future__ import annotations

import hashlib
import re

import pytest

from bot.engine.offers import offer
from bot.engine.presets import PRESETS
from bot.engine.wire import ActionType, Need, Persona

KINDS: list[tuple[ActionType, Need | None]] = [
    ("attachment_seeking", None),
    ("need_deficit", "belonging"),
    ("need_deficit", "competence"),
    ("need_deficit", "autonomy"),
    ("emotional_overflow", None),
]
IDS = [hashlib.sha256(str(number).encode()).hexdigest()[:24] for number in range(60)]
UNSAID = re.compile(
    r"\b(lonely|alone|miss(ed|ing)? you|waiting|waited|without you|haven't heard|long time|days?\b.*\bago"
    r"|useless|need you|sad|hurt|answer me|reply|secret|guess what|love you|only one|promise)\b",
    re.IGNORECASE,
)


def every_text(persona: Persona) -> set[str]:
    return {offer(action, kind, need, persona.personality) for action in IDS for kind, need in KINDS}


@pytest.mark.parametrize("name", PRESETS)
def test_no_offer_complains_counts_or_presses(name: str) -> None:
    for text in every_text(PRESETS[name]):
        assert UNSAID.search(text) is None, text


@pytest.mark.parametrize("name", PRESETS)
def test_an_offer_is_short_enough_to_read_at_a_glance(name: str) -> None:
    assert max(len(text) for text in every_text(PRESETS[name])) <= 130


@pytest.mark.parametrize(("kind", "need"), KINDS)
def test_there_are_several_offers_for_each_reason(kind: ActionType, need: Need | None) -> None:
    personality = PRESETS["cheerful_companion"].personality
    assert len({offer(action, kind, need, personality) for action in IDS}) >= 4


def test_the_same_action_always_gets_the_same_offer() -> None:
    personality = PRESETS["stoic_mentor"].personality
    texts = {offer(IDS[0], "attachment_seeking", None, personality) for _ in range(3)}
    assert len(texts) == 1


def test_a_lively_and_a_quiet_character_offer_in_different_words() -> None:
    lively, quiet = PRESETS["cheerful_companion"], PRESETS["stoic_mentor"]
    assert every_text(lively).isdisjoint(every_text(quiet))
