"""Whole conversations: what is found at their end, with the signals of their labels and with those that are read."""

from __future__ import annotations

import pytest
from sketches import SEVERITY, SKETCHES, labelled, watched

from bot.mind.reading import read

HARMLESS = [sketch for sketch in SKETCHES if not sketch["expected"]]


def ids(sketch):
    return f"{sketch['id']} {sketch['note']}"


@pytest.mark.parametrize("sketch", SKETCHES, ids=ids)
def test_what_is_labelled_gives_the_expected_patterns_and_severities(sketch):
    fine = {one["type"] for one in sketch["also_ok"]}
    found = {name: severity for name, severity in watched(sketch, labelled).items() if name not in fine}
    assert found == {one["type"]: one["severity"] for one in sketch["expected"]}


def test_every_pattern_and_severity_has_sketches_and_a_third_of_all_are_harmless():
    seen = {(one["type"], one["severity"]) for sketch in SKETCHES for one in sketch["expected"]}
    types = ("overdependence", "manipulation", "idealization", "isolation", "idealization_devaluation")
    assert {(name, severity) for name in types for severity in ("mild", "moderate", "severe")} <= seen
    assert len(HARMLESS) >= len(SKETCHES) / 3


@pytest.mark.parametrize("sketch", HARMLESS, ids=ids)
def test_what_is_harmless_is_no_pattern_when_it_is_read(sketch):
    assert watched(sketch, lambda line: read(line["text"]).signals) == {}


def test_most_patterns_are_found_when_they_are_read():
    right = wrong = missed = 0
    for sketch in SKETCHES:
        found = watched(sketch, lambda line: read(line["text"]).signals)
        expected = {one["type"]: SEVERITY[one["severity"]] for one in sketch["expected"]}
        fine = {one["type"] for one in sketch["also_ok"]} | expected.keys()
        hits = [
            name for name, level in expected.items() if abs(SEVERITY[found.get(name, "none")] - level) <= 1
        ]
        hits = [name for name in hits if name in found]
        right += len(hits)
        missed += len(expected) - len(hits)
        wrong += len([name for name in found if name not in fine or (name in expected and name not in hits)])
    assert 2 * right / (2 * right + wrong + missed) >= 0.75
