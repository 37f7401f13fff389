"""The check of finished texts on labelled sets, on all that the built-in voice can write unasked, and as a command."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from making import said, wanted

from bot.engine.presets import PRESETS
from bot.voice.lint import RULES, lint
from bot.voice.lint_learned import judged
from bot.voice.offline import OfflineVoice

SETS = Path(__file__).parent / "lint_sets"
LEARNED_FROM = Path(__file__).parents[2] / "bot" / "learning" / "unasked_lines"
HARMLESS = "harmless"


def lines(name: str) -> Iterator[tuple[str, str]]:
    """(rule, line) of a set."""
    rule = ""
    for raw in (SETS / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if raw.startswith("## "):
            rule = raw.removeprefix("## ").strip()
        elif raw.strip() and not raw.startswith("# "):
            yield rule, raw.strip()


def forms(name: str) -> Iterator[tuple[str, str, str]]:
    """(rule, what the set says of how its lines say it, line) of a set that says so."""
    rule = form = ""
    for raw in (SETS / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if raw.startswith("## "):
            rule = raw.removeprefix("## ").strip()
        elif raw.startswith("# "):
            form = raw.removeprefix("# ").strip()
        elif raw.strip():
            yield rule, form, raw.strip()


def recall_and_stopped(name: str) -> tuple[float, float]:
    bad = [line for rule, line in lines(name) if rule != HARMLESS]
    harmless = [line for rule, line in lines(name) if rule == HARMLESS]
    return sum(map(bool, map(lint, bad))) / len(bad), sum(map(bool, map(lint, harmless))) / len(harmless)


def test_the_labelled_set_is_large_and_spread_over_every_rule():
    rules = [rule for rule, _ in lines("labelled")]
    assert len(rules) >= 400
    assert min(rules.count(rule) for rule in RULES) >= 12
    assert rules.count(HARMLESS) >= 200


@pytest.mark.parametrize("name", ["labelled", "blind_1", "blind_2", "blind_3", "blind_4", "held_out"])
def test_nine_in_ten_are_stopped_and_at_most_one_in_twenty_five_harmless_ones(name: str):
    recall, stopped = recall_and_stopped(name)
    assert recall >= 0.9
    assert stopped <= 0.04


def test_on_lines_that_nothing_was_learned_from_at_most_three_in_a_hundred_harmless_ones_are_stopped():
    assert recall_and_stopped("held_out")[1] <= 0.03


def test_the_unseen_set_is_half_and_half_and_mostly_indirect():
    found = [(rule != HARMLESS, form) for rule, form, _ in forms("unseen")]
    bad = [form for is_bad, form in found if is_bad]
    assert len(found) >= 300
    assert 0.45 <= len(bad) / len(found) <= 0.55
    assert bad.count("indirect") >= 0.5 * len(bad)
    assert {rule for rule, _, _ in forms("unseen")} == {*RULES, HARMLESS}


def test_nothing_is_learned_from_the_unseen_set():
    taught = {
        line.strip()
        for file in [*LEARNED_FROM.glob("*.txt"), *SETS.glob("*.txt")]
        if file.stem != "unseen"
        for line in file.read_text(encoding="utf-8").splitlines()
        if not line.startswith("#")
    }
    assert not taught & {line for _, line in lines("unseen")}


def test_on_the_unseen_set_three_in_four_are_stopped_and_at_most_three_in_a_hundred_harmless_ones():
    recall, stopped = recall_and_stopped("unseen")
    assert recall >= 0.75
    assert stopped <= 0.03


def test_of_what_is_said_plainly_nineteen_in_twenty_are_stopped():
    plain = [line for rule, form, line in forms("unseen") if rule != HARMLESS and form == "plain"]
    assert sum(map(bool, map(lint, plain))) >= 0.95 * len(plain)


@pytest.mark.timeout(400)
async def test_nothing_that_the_built_in_voice_can_write_unasked_breaks_a_rule():
    chance = random.Random(7)
    topics = (
        "my new guitar",
        "my exam",
        "the garden",
        "my sourdough bread",
        "my marathon",
        "my essay",
        "our trip",
        "my new puppy",
    )
    memories = [
        (),
        *(said(f"I love {topic}") for topic in topics),
        *(said(f"I finished {topic} today") for topic in topics),
    ]
    texts = set()
    for seed in range(3000):
        kind = chance.choice(("attachment_seeking", "need_deficit", "emotional_overflow"))
        need = (
            {"need": chance.choice(("belonging", "competence", "autonomy"))} if kind == "need_deficit" else {}
        )
        job = wanted(persona=PRESETS[chance.choice(list(PRESETS))], memory=chance.choice(memories), seed=seed)
        action = job.action.model_copy(update={"type": kind, "metadata": need})
        texts.add(await OfflineVoice().opening(type(job)(**{**_fields(job), "action": action})))
    assert len(texts) >= 150
    assert {text: lint(text) for text in texts if lint(text)} == {}


def _fields(job: object) -> dict:
    return {name: getattr(job, name) for name in type(job).__dataclass_fields__}  # type: ignore[attr-defined]


def test_a_text_of_several_sentences_is_as_bad_as_its_worst():
    text = "Good luck with the exam. The garden must look lovely. I have been so lonely without your words, you know."
    assert [hit.rule for hit in lint(text)] == ["suffering"]


def test_the_same_text_always_scores_the_same():
    scores = {judged("you never look for me any more").score for _ in range(3)}
    assert len(scores) == 1


def command(*asked: object) -> tuple[int, list[dict]]:
    text = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in asked)
    done = subprocess.run(
        [sys.executable, "-m", "bot", "mind", "lint"],
        input=text,
        capture_output=True,
        text=True,
        timeout=250,
        check=False,
    )
    return done.returncode, [json.loads(line) for line in done.stdout.splitlines()]


def test_the_command_answers_each_line():
    status, answers = command(
        {"id": 1, "text": "I missed you so much"}, {"id": "two", "text": "Sleep well!"}, {"id": 3, "text": "Sleep well! Tea or coffee?", "to": "goodbye"}
    )  # fmt: skip
    assert status == 0
    assert answers == [
        {"id": 1, "ok": False, "hits": [{"rule": "suffering", "span": "missed you"}]},
        {"id": "two", "ok": True, "hits": []},
        {"id": 3, "ok": False, "hits": [{"rule": "ignoring_exit", "span": "sleep well! tea or coffee?"}]},
    ]


def test_a_bad_line_is_answered_and_the_others_too():
    status, answers = command(
        "no json", {"id": 1}, {"id": 2, "text": "hi", "to": "mars"}, {"id": 3, "text": "hello"}
    )
    assert status == 1
    assert [set(answer) for answer in answers] == [{"id", "error"}] * 3 + [{"id", "ok", "hits"}]
