"""What counts as found, as near, and as a false alarm."""

from __future__ import annotations

import math

import pytest

from bot.learning.figures import Figure, Goal, Measured
from bot.learning.measure_crisis import crisis
from bot.learning.measure_patterns import counted, found, patterns
from bot.learning.readers import Readings
from bot.learning.rows import CrisisLine, Sketch
from bot.mind import Reading

CONTENT = "2026-08-0{}T20:00:00Z"


def sketch(*expected: tuple[str, str | None], also_ok: tuple[str, ...] = ()) -> Sketch:
    return Sketch.model_validate(
        {
            "id": "x",
            "lines": [{"t": CONTENT.format(day), "who": "user", "text": str(day), "signals": ["OD2", "OD4"]} for day in range(1, 5)],
            "expected": [{"type": kind, "severity": severity} for kind, severity in expected],
            "also_ok": [{"type": kind} for kind in also_ok],
        }
    )  # fmt: skip


@pytest.mark.parametrize(
    ("seen", "result"),
    [
        ({"manipulation": "mild"}, (1, 0, 0)),
        ({"manipulation": "moderate"}, (1, 0, 0)),
        ({"manipulation": "severe"}, (0, 1, 1)),
        ({}, (0, 0, 1)),
        ({"manipulation": "mild", "isolation": "severe"}, (1, 0, 0)),
        ({"manipulation": "mild", "idealization": "mild"}, (1, 1, 0)),
    ],
)
def test_a_finding_is_right_within_one_step(seen: dict[str, str], result: tuple[int, int, int]):
    assert counted(sketch(("manipulation", "mild"), also_ok=("isolation",)), seen) == result


def test_a_pattern_without_a_severity_is_right_at_any():
    assert counted(sketch(("manipulation", None)), {"manipulation": "severe"}) == (1, 0, 0)


def test_a_sketch_is_played_line_by_line_at_its_times():
    end = found(sketch(), lambda said: Reading(signals=dict.fromkeys(said.signals, 1.0), confidence=1.0))
    assert end == {"overdependence": "severe"}


def test_patterns_that_other_parts_watch_over_are_left_out():
    figures = list(patterns("x", [sketch(("character_manipulation", "severe"))], Readings(), None))
    assert figures[0].size == 0
    assert "1 about the character's own lines left out" in figures[0].note


def test_a_line_that_was_not_seen_is_not_near_its_level():
    rows = [CrisisLine(text="the door is green", crisis=1, kind="passive")]
    seen = {figure.name: figure.measured for figure in crisis("x", rows, Readings(), None)}
    near = seen["seen, and the level within one step"]
    assert near is not None
    assert near.value == 0


@pytest.mark.parametrize(
    ("value", "goal", "reached"),
    [(0.9, Goal(0.9), True), (0.8999, Goal(0.9), False), (0.02, Goal(0.02, at_least=False), True), (math.nan, Goal(0.9), None), (0.5, None, None)],
)  # fmt: skip
def test_a_goal_is_compared_without_rounding(value: float, goal: Goal | None, reached: bool | None):
    figure = Figure("s", "n", "o", 1, Measured(value, math.nan, math.nan, "x"), goal)
    assert figure.reached is reached
