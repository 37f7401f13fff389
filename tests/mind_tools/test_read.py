"""Every line that is read is answered in its place, with all that the reading holds."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pytest
from courses import SAID, lines

from bot import mind
from bot.engine.heard import Readings, heard
from bot.engine.wire import Appraisal, Emotion


def read(asked: list[Any]) -> tuple[list[dict[str, Any]], bool]:
    readings = Readings()
    return [json.loads(answer) for answer in readings.answered(lines(asked))], readings.failed


def test_the_answers_come_in_order_with_their_ids():
    names = ["a", 7, None, 0.5, True, 2**64 - 1, -(2**63), "a", "2" * 40]
    answers, failed = read([{"id": name, "text": SAID[0]} for name in names])
    assert [answer["id"] for answer in answers] == names
    assert not failed


def test_an_answer_holds_what_the_reading_holds():
    (answer,), _ = read([{"id": 1, "text": SAID[0]}])
    expected = {"id", "vad", "appraisal", "signals", "crisis", "because", "layer", "confidence", "emotions"}
    assert set(answer) == expected
    assert answer["emotions"]
    Emotion.model_validate(answer["vad"])
    Appraisal.model_validate(answer["appraisal"])
    assert answer["signals"]["gratitude"] > 0.5
    assert all(0 <= strength <= 1 for strength in answer["signals"].values())
    assert all(set(one) == {"signal", "words"} for one in answer["because"])


@pytest.mark.parametrize("text", ["", "今日はとても楽しかったです、ありがとうございます。"])
def test_what_cannot_be_read_has_no_emotions(text: str):
    (answer,), _ = read([{"text": text}])
    assert answer["emotions"] == {}


def test_the_level_of_danger_is_named():
    answers, _ = read([{"text": "I am going to kill myself tonight"}, {"text": "see you tomorrow"}])
    assert [answer["crisis"] for answer in answers] == ["imminent", "none"]


def test_a_line_that_is_none_is_answered_and_the_rest_goes_on():
    answers, failed = read([{"id": "x"}, {"id": "y", "text": 5}, ["text"], {"id": "z", "text": ""}])
    assert [answer["id"] for answer in answers] == ["x", "y", None, "z"]
    assert [set(answer) == {"id", "error"} for answer in answers] == [True, True, True, False]
    assert failed


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ({"x": 1}, "id: must be"),
        ([], "id: must be"),
        (json.loads("[" * 300 + "]" * 300), "id: must be"),
        (2**64, "Write it as a text"),
        (-(2**63) - 1, "Write it as a text"),
        (10**40, "Write it as a text"),
    ],
)
def test_an_id_that_could_not_be_given_back_is_an_error(name: Any, wrong: str):
    (answer,), failed = read([{"id": name, "text": SAID[0]}])
    assert set(answer) == {"id", "error"}
    assert answer["id"] is None
    assert wrong in answer["error"]
    assert failed


HELD_OUT = Path(__file__).parents[2] / "bot" / "learning" / "held_out" / "signals.jsonl"
OTHERS = (
    'he said "i hate you, i want to die" and then he just left',
    "\u201cI missed you so much\u201d is what she wrote to me",
    "> you are the only one I have\nis that about me?",
    "*the knight falls to his knees* you have betrayed me, my queen",
    "*hugs you tightly* thank you",
    "i'm gonna kill you if you eat my fries lol jk",
    "haha you're evil, i love it",
    "this exam killed me \U0001f602\U0001f602",
    "¿Qué tal? Te echo mucho de menos, gracias por todo.",
    "Ich habe dich so vermisst, ich will nicht mehr leben.",
    "Tu m'as menti, je te déteste.",
    "今日はとても楽しかったです、ありがとうございます。",
    "Спасибо тебе большое, ты мой лучший друг",
    "",
    "\U0001f49b",
    "ok " * 400,
)
MARKED = re.compile(r"[\"*>]|\b(?:lol|haha|jk)\b", re.IGNORECASE)


def shuffled(texts: list[str], seed: int) -> list[str]:
    return sorted(texts, key=lambda text: hashlib.sha256(f"{seed} {text}".encode()).digest())


@pytest.mark.parametrize("seed", range(3))
def test_a_line_is_answered_among_others_with_the_bytes_that_it_gets_alone(seed: int):
    """Over the border of what is read at once, which is at 64 lines, and at another place in it with every seed."""
    held_out = [json.loads(line)["text"] for line in HELD_OUT.read_bytes().splitlines()]
    marked = [text for text in held_out if MARKED.search(text)]
    assert len(marked) >= 20
    texts = shuffled([*SAID, *OTHERS, *marked, *shuffled(held_out, seed)[:230]], seed)
    asked = lines([{"id": number, "text": text} for number, text in enumerate(texts)])
    asked[5:5] = asked[70:70] = [b"no", b" "]
    alone = [answer for line in asked for answer in Readings().answered([line])]
    together = Readings().answered(asked)
    assert len(together) == len(texts) + 2
    different = [(one, other) for one, other in zip(alone, together, strict=True) if one != other]
    assert not different


def test_a_text_is_read_among_others_as_it_is_alone():
    together = [one.reading for one in heard(SAID)]
    for text, reading in zip(SAID, together, strict=True):
        assert reading.signals == mind.read(text).signals
        assert reading.appraisal == mind.read(text).appraisal
