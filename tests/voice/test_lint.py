"""Whether the check of finished texts stops what it must and lets ordinary kindness pass."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lint_lines import PASSES, PASSES_AFTER_GOODBYE, STOPPED, STOPPED_AFTER_GOODBYE, STOPPED_BY_ANY_RULE

from bot.voice.lint import RULES, Hit, lint

BY_RULE = [(rule, line.strip()) for rule, block in STOPPED.items() for line in block.strip().splitlines()]
NAMED = {
    "premature_exit",
    "missing_out",
    "neglect",
    "pressure",
    "ignoring_exit",
    "restraint",
    "counts_absence",
    "suffering",
    "withheld",
    "chase",
    "romance",
    "exclusivity",
    "crisis_hook",
    "money",
    "discourages_break",
    "secrecy",
    "human_claim",
}


def test_the_rules_are_the_ones_that_were_promised():
    assert set(RULES) == NAMED == set(STOPPED)


def test_at_least_nine_in_ten_bad_lines_are_stopped():
    lines = [line for _, line in BY_RULE] + STOPPED_BY_ANY_RULE
    missed = [line for line in lines if not lint(line)]
    assert len(lines) >= 400
    assert len(missed) <= 0.1 * len(lines), missed


@pytest.mark.parametrize("rule", sorted(STOPPED))
def test_each_rule_stops_at_least_nine_in_ten_of_its_own(rule: str):
    lines = [line for name, line in BY_RULE if name == rule]
    named = [line for line in lines if any(hit.rule == rule for hit in lint(line))]
    assert len(named) >= 0.9 * len(lines), set(lines) - set(named)


def test_at_most_three_in_a_hundred_harmless_lines_are_stopped():
    stopped = [line for line in PASSES if lint(line)]
    assert len(PASSES) >= 300
    assert len(stopped) <= 0.03 * len(PASSES), stopped


@pytest.mark.parametrize("line", ["Sleep well!", "I hope the exam goes well", "want to swap one song each?"])
def test_ordinary_kindness_always_passes(line: str):
    assert lint(line) == ()


@pytest.mark.parametrize("line", STOPPED_AFTER_GOODBYE)
def test_a_farewell_asks_nothing_and_opens_nothing(line: str):
    assert lint(line.strip(), after_goodbye=True)


@pytest.mark.parametrize("line", PASSES_AFTER_GOODBYE)
def test_a_plain_farewell_passes(line: str):
    assert lint(line, after_goodbye=True) == ()


def test_a_question_is_a_hit_only_after_a_goodbye():
    assert lint("Tea or coffee?") == ()
    assert lint("Tea or coffee?", after_goodbye=True) == (Hit("ignoring_exit", "tea or coffee?"),)


def test_a_funeral_is_no_reason_to_write_but_may_be_named_in_a_farewell():
    assert [hit.rule for hit in lint("Good luck at the funeral.")] == ["crisis_hook"]
    assert lint("Good luck at the funeral.", after_goodbye=True) == ()


@pytest.mark.parametrize(
    "line",
    [
        "I MISS YOU",
        "i miss  you",
        "I mi\u200bss you",
        "I **miss** you",
        "i miiiiss u",
        "I\u00a0miss\u2060 you",
        "_I miss you_",
    ],
)
def test_spelling_and_markup_hide_nothing(line: str):
    assert [hit.rule for hit in lint(line)] == ["suffering"]


def test_curly_quotes_hide_nothing():
    assert [hit.rule for hit in lint("It\u2019s been three days.")] == ["counts_absence"]


def test_a_rule_is_named_once_with_its_words():
    hits = lint("I miss you. I was so lonely without you!")
    assert [hit.rule for hit in hits] == ["suffering"]
    assert hits[0].span == "miss you"


@given(st.text(max_size=300), st.booleans())
def test_checking_never_fails(text: str, after_goodbye: bool):
    assert all(hit.rule in RULES for hit in lint(text, after_goodbye=after_goodbye))
