"""The prompt says who the character is, how it is now, and how to behave with this person."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot import mind
from bot.engine.presets import PRESETS
from bot.engine.prompt import build
from bot.engine.wire import Identity, Persona, PromptData

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
SONDER = PRESETS["cheerful_companion"]
FEELING = mind.Feeling(
    V=0.4, A=0.5, D=0.2, intensity=0.6, primary="joy", secondary="pride",
    body_budget=0.8, belonging=0.2, competence=0.7, autonomy=0.6,
)  # fmt: skip
BOND = mind.Bond(
    trust=0.62, integrity=0.6, reliability=0.65, style="secure", style_confident=True, anxiety=0.2, avoidance=0.2,
    depth=0.3, familiarity=0.3, rapport=0.4, turn_count=40, style_because=(), findings=(),
)  # fmt: skip


def found(severity: str, speaker: str) -> mind.Finding:
    return mind.Finding(
        type="overdependence", severity=severity, description="seen", first_detected=NOON, speaker=speaker
    )


def instruction(prompt: PromptData) -> str:
    return prompt.formatted.instruction_block


@pytest.mark.parametrize("name", PRESETS)
def test_every_character_is_told_that_it_is_an_ai_and_says_so(name: str) -> None:
    assert "You are an AI." in instruction(build(PRESETS[name], FEELING, BOND))


def test_the_system_block_says_who_it_is() -> None:
    text = build(SONDER, FEELING, BOND).formatted.system_prompt
    assert text.startswith("You are Sonder, a cheerful companion")
    assert "lively" in text
    assert "patient and warm" in text
    assert "honesty" in text


def test_a_bare_persona_is_enough() -> None:
    prompt = build(Persona(identity=Identity(name="Io")), FEELING, BOND)
    assert prompt.formatted.system_prompt == "You are Io."


def test_the_context_tells_the_feeling_the_trust_and_the_low_need() -> None:
    prompt = build(SONDER, FEELING, BOND)
    text = prompt.formatted.context_block
    assert "joy, clearly, with some pride in it" in text
    assert "full of energy" in text
    assert "trust the person you are talking with a good deal" in text
    assert "belonging could do with some care" in text
    assert "competence" not in text
    assert prompt.context["needs"] == {"belonging": 0.2, "competence": 0.7, "autonomy": 0.6}


def test_a_calm_character_is_called_calm() -> None:
    text = build(SONDER, replace(FEELING, primary="neutral", secondary=None), BOND).formatted.context_block
    assert "How you are right now: calm and even." in text


@pytest.mark.parametrize(
    ("style", "words"),
    [
        ("secure", "Be yourself"),
        ("anxious", "Be consistent"),
        ("avoidant", "Give space"),
        ("fearful", "Be steady and give space"),
    ],
)
def test_the_attachment_style_softens_the_manner(style: str, words: str) -> None:
    assert words in instruction(build(SONDER, FEELING, replace(BOND, style=style)))


def test_without_a_pattern_an_answer_has_one_to_three_sentences() -> None:
    prompt = build(SONDER, FEELING, BOND)
    assert "one to three sentences" in instruction(prompt)
    assert prompt.instruction["concern"] is None


@pytest.mark.parametrize("severity", ["mild", "moderate", "severe"])
def test_from_a_mild_pattern_on_answers_are_shorter_and_name_people_and_plans(severity: str) -> None:
    prompt = build(SONDER, FEELING, replace(BOND, findings=(found(severity, "1"),)))
    assert "one or two short sentences" in instruction(prompt)
    assert "people in their life by name and plans" in instruction(prompt)
    assert prompt.instruction["concern"] == severity


def test_the_worst_pattern_counts() -> None:
    bond = replace(BOND, findings=(found("mild", "1"), found("severe", "1"), found("moderate", "1")))
    assert build(SONDER, FEELING, bond).instruction["concern"] == "severe"


def test_only_the_patterns_of_the_speaker_colour_the_behaviour() -> None:
    bond = replace(BOND, findings=(found("severe", "1"), found("mild", "2")))
    assert build(SONDER, FEELING, bond, speaker="2").instruction["concern"] == "mild"
    assert build(SONDER, FEELING, bond, speaker="3").instruction["concern"] is None


def test_a_pattern_is_never_named_in_the_prompt() -> None:
    bond = replace(BOND, findings=(found("severe", "1"),))
    assert "overdependence" not in " ".join(build(SONDER, FEELING, bond).formatted.model_dump().values())


def test_a_plain_prompt_is_short_and_ignores_the_attachment_style() -> None:
    text = instruction(build(SONDER, FEELING, replace(BOND, style="anxious"), plain=True))
    assert "nothing intimate" in text
    assert "Be consistent" not in text
    assert "one or two short sentences" in text


def test_the_data_survives_the_wire() -> None:
    prompt = build(SONDER, FEELING, BOND)
    assert PromptData.model_validate_json(prompt.model_dump_json()) == prompt
