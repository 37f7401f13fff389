"""docs/mind.md says the numbers that the code has, and none of the mind's constants is left out of it."""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from mind_events import KIND, ORDINARY, lived

from bot import crisis, gates
from bot.config import OutreachSection
from bot.engine.wire import Preferences
from bot.mind import Appraisal, Reading, Traits, closeness, emotion, needs, triggers, trust
from bot.mind.traits import temper

DOC = (Path(__file__).parents[2] / "docs" / "mind.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| `([^`]+)` \| `([^`]+)` \| (.+) \|$", re.MULTILINE)
ROWS: list[tuple[str, str, str]] = ROW.findall(DOC)
PATH = re.compile(r"^[a-z_]+\.[A-Z_][A-Za-z_]*")
MIDDLE = temper(Traits())
STIRRING = Reading(
    V=0.0,
    A=0.9,
    appraisal=Appraisal(1.0, 0.5, 0.5, 0.5, -0.5, 0.0),
    confidence=1.0,
)


def impulse(part: int, *, appeal: float = 0.0, **seen: float) -> float:
    """One part of the push of an appraisal that is neutral but for what is named."""
    plain = {"expectedness": 1.0, "controllability": 0.5, "agency": -1.0}
    return emotion.impulse(Appraisal(goal_relevance=1.0, **(plain | seen)), MIDDLE, appeal=appeal)[part]


def rest(part: int, **traits: float) -> float:
    return temper(Traits(**traits)).rest[part] - MIDDLE.rest[part]


def load_of(congruence: float) -> float:
    """What an event adds to the load for each part of its strength."""
    seen = replace(STIRRING, appraisal=replace(STIRRING.appraisal, goal_congruence=congruence))
    return emotion.moved(emotion.calm(MIDDLE), seen, MIDDLE).load / abs(congruence)


def lost_integrity(h: float) -> float:
    lie = replace(KIND, signals={"dishonesty": 0.5})
    return 0.5 - trust.moved(trust.Trust(), lie, temper(Traits(H=h)), 0)[0].integrity


def healing_days() -> float:
    hurt = trust.Trust(integrity=0.4, integrity_healing=0.2)
    days = 14.0
    assert trust.after(hurt, MIDDLE, days * 24).integrity_healing == pytest.approx(0.1)
    return days


def grown(**at: Any) -> closeness.Closeness:
    return closeness.grown(closeness.Closeness(**at), Reading(disclosure_layer=3), at=0, apart=0.0)


def rapport_after(reading: Reading) -> float:
    return closeness.grown(closeness.Closeness(), reading, at=0, apart=0.0).rapport


def peak_end_weight() -> float:
    """A talk with the peak and the end 1 lifts a rapport of 0 by the weight, before the next line counts."""
    over = closeness.Closeness(peak=1.0, last=(1.0,))
    return closeness.grown(over, Reading(), at=0, apart=2.0).rapport


def seeking_rest() -> float:
    """The last hour of absence without any urge, for somebody who writes several times a day."""
    state, _, _ = lived(Traits(), [(timedelta(hours=1), ORDINARY)])
    state = replace(state, closeness=replace(state.closeness, depth=1.0, gap=1.0))
    return triggers._pull(state, MIDDLE)[1]


DEFAULTS = OutreachSection()
MEASURED: dict[str, Callable[[], Any]] = {
    "V per congruence": lambda: impulse(0, goal_congruence=1.0),
    "V per norm, by another": lambda: impulse(0, norm_compatibility=1.0),
    "V per norm, by itself": lambda: impulse(0, norm_compatibility=1.0, agency=1.0),
    "V per tone": lambda: impulse(0, appeal=1.0),
    "A per surprise": lambda: (
        impulse(1, goal_congruence=1.0, expectedness=0.0) - impulse(1, goal_congruence=1.0)
    ),
    "A per size of good or ill": lambda: impulse(1, goal_congruence=1.0),
    "A per norm": lambda: impulse(1, norm_compatibility=1.0),
    "D per control": lambda: (
        impulse(2, goal_congruence=1.0, controllability=1.0) - impulse(2, goal_congruence=1.0)
    ),
    "D per congruence": lambda: impulse(2, goal_congruence=1.0),
    "A of a surprise that means nothing": lambda: impulse(1, expectedness=0.0),
    "A at rest per E": lambda: rest(1, E=1.0),
    "V at rest per A": lambda: rest(0, A=1.0),
    "V at rest per E": lambda: rest(0, E=1.0),
    "D at rest per E": lambda: rest(2, E=1.0),
    "pleasant gain per E": lambda: temper(Traits(E=1.0)).pleasant_gain - 1,
    "unpleasant gain per N": lambda: temper(Traits(N=1.0)).unpleasant_gain - 1,
    "arousal gain per N": lambda: temper(Traits(N=1.0)).arousal_gain - 1,
    "longer feelings per N": lambda: temper(Traits(N=1.0)).lasting - 1,
    "longer anger per A": lambda: temper(Traits(A=1.0)).anger_lasting - 1,
    "load half-life": lambda: MIDDLE.load_half_life,
    "bearable load": lambda: MIDDLE.threshold,
    "load of an unpleasant event": lambda: load_of(-1.0),
    "load of a pleasant event": lambda: load_of(1.0),
    "half-life of belonging": lambda: needs.half_life("belonging", MIDDLE),
    "half-life of competence": lambda: needs.half_life("competence", MIDDLE),
    "half-life of autonomy": lambda: needs.half_life("autonomy", MIDDLE),
    "energy per line": lambda: (
        emotion._RESTED - emotion.moved(emotion.calm(MIDDLE), Reading(), MIDDLE).budget
    ),
    "share of integrity in trust": lambda: _share(integrity=0.25),
    "dearer lies per H": lambda: lost_integrity(1.0) / lost_integrity(0.5) - 1,
    "half-life of healing in days": healing_days,
    "depth per confidence": lambda: grown().depth,
    "things told for familiarity": lambda: _one_in(closeness.Closeness(facts=40.0), 40.0),
    "hours for familiarity": lambda: _one_in(closeness.Closeness(hours=60.0), 60.0),
    "rapport per line": lambda: rapport_after(KIND),
    "weight of a talk's peak and end": peak_end_weight,
    "rest before missing someone in hours": seeking_rest,
    "time between messages in hours": lambda: Preferences(enabled=True).cooldown_hours,
    "messages a day": lambda: DEFAULTS.per_day,
    "messages a week": lambda: DEFAULTS.per_week,
    "unanswered messages until it waits for you": lambda: gates.UNANSWERED_LIMIT,
    "quiet hours": lambda: (DEFAULTS.quiet_from, DEFAULTS.quiet_to),
    "hours without outreach after a concern": lambda: hold(crisis.Level.CONCERN),
    "hours without outreach after high": lambda: hold(crisis.Level.HIGH),
    "hours without outreach after imminent": lambda: hold(crisis.Level.IMMINENT),
}
"""What has no name of its own in the code, by what the code does."""


def hold(level: crisis.Level) -> float:
    return crisis.hold(level) / timedelta(hours=1)


def _share(*, integrity: float) -> float:
    """The exponent: trust at a quarter of integrity and whole reliability is .25 to that power."""
    level = trust.Trust(integrity=integrity, reliability=1.0).level
    return next(share / 100 for share in range(101) if abs(integrity ** (share / 100) - level) < 1e-6)


def _one_in(of: closeness.Closeness, amount: float) -> float:
    """The amount, where it makes a familiarity of 1 - 1/e."""
    assert closeness.familiarity(of) == pytest.approx(0.6321205588)
    return amount


def of_the_code(name: str) -> Any:
    """The value behind `module.NAME`, `module.NAME["key"]` or `module.NAME["key"].field`, or a measured one."""
    if not PATH.match(name):
        return MEASURED[name]()
    module, _, path = name.partition(".")
    value = vars(importlib.import_module(f"bot.mind.{module}"))
    tree = ast.parse(path, mode="eval").body
    return _walked(tree, value)


def _walked(node: ast.expr, names: dict[str, Any]) -> Any:
    match node:
        case ast.Name(id=name):
            return names[name]
        case ast.Attribute(value=of, attr=name):
            return getattr(_walked(of, names), name)
        case ast.Subscript(value=of, slice=ast.Constant(value=key)):
            return _walked(of, names)[key]
        case _:
            raise ValueError(f"not a path: {ast.dump(node)}")


@pytest.mark.parametrize(("name", "said"), [row[:2] for row in ROWS], ids=[row[0] for row in ROWS])
def test_a_number_of_the_page_is_the_one_of_the_code(name: str, said: str) -> None:
    value, expected = of_the_code(name), ast.literal_eval(said)
    if isinstance(value, float | int):
        assert value == pytest.approx(expected, abs=0.0005)
    else:
        assert dict(value) == expected if isinstance(expected, dict) else value == expected


def test_every_row_says_where_its_number_is_from() -> None:
    assert len(ROWS) > 100
    assert not [name for name, _, source in ROWS if len(source) < 3]
    named = [name for name, _, _ in ROWS]
    assert len(set(named)) == len(named)
    assert set(MEASURED) <= set(named)


NOT_TUNABLE = {
    "emotion": {"_LN2", "_RANGES", "Point"},
    "labels": {"_ANCHORS", "_PLEASANT", "NEUTRAL"},
    "needs": {"NEEDS"},
    "trust": {"REASONS"},
    "attachment": {"_TELLING", "_TOLD_BY", "_WORDS"},
    "triggers": {"_PRIORITIES"},
    "joined": {"INNER", "Table"},
    "patterns_habits": {"_DAY", "_PAUSE"},
    "patterns_kept": {"Kept"},
    "patterns_turns": {"_DAY", "_MOVING", "_SOON"},
    "reading": {
        "_MIDDLES",
        "_MOCKED",
        "_MOCKING",
        "_Rows",
        "_SHORT",
        "_SOFTENING",
        "_Shown",
        "_WAYS_TO_BE_READ",
        "_REST",
    },
}
"""Names, words, places and ranges: no numbers that somebody chose."""


WHOLE = [
    "emotion", "labels", "traits", "needs", "trust", "closeness", "attachment", "triggers",
    "joined", "patterns_habits", "patterns_kept", "patterns_turns", "reading",
]  # fmt: skip
"""Files of which every constant stands on the page."""


@pytest.mark.parametrize("module", WHOLE)
def test_no_constant_of_the_mind_is_left_out_of_the_page(module: str) -> None:
    source = Path(importlib.import_module(f"bot.mind.{module}").__file__ or "").read_text(encoding="utf-8")
    found = {
        name.id
        for node in ast.parse(source).body
        if isinstance(node, ast.Assign | ast.AnnAssign)
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
        for name in ast.walk(target)
        if isinstance(name, ast.Name)
    }
    documented = {name.split(".")[1].split("[")[0] for name, _, _ in ROWS if name.startswith(f"{module}.")}
    assert found - NOT_TUNABLE.get(module, set()) == documented


@pytest.mark.parametrize("kept", [("labels", "HALF_LIVES"), ("trust", "_LOSSES"), ("attachment", "_WEIGHTS")])
def test_a_table_of_the_code_stands_whole_on_the_page(kept: tuple[str, str]) -> None:
    module, name = kept
    table = getattr(importlib.import_module(f"bot.mind.{module}"), name)
    shown = {row.split('"')[1] for row, _, _ in ROWS if row.startswith(f"{module}.{name}[")}
    assert shown == set(table)


def test_the_levels_of_the_patterns_are_the_ones_of_the_code() -> None:
    from bot.mind.patterns_rules import CYCLE_LEVELS, RULES

    for name, rule in RULES.items():
        (row,) = re.findall(rf"^\| {name} \| (.+) \| (.+) \| (.+) \|$", DOC, re.MULTILINE)
        for text, level in zip(row, rule.levels, strict=True):
            assert float(text.split(",")[0]) == level.score
            assert _days(text) == level.days
            assert set(re.findall(r"\b[A-Z]{2}\d\b", text.split(";")[0])) == set(level.one_of)
            assert ("two kinds" in text) == (level.kinds == 2)
    assert [level.score for level in CYCLE_LEVELS] == [1, 2, 3]


def _days(text: str) -> int:
    found = re.search(r"(two|three) days", text.split(";", maxsplit=1)[0])
    return {"two": 2, "three": 3}[found[1]] if found else 1


@pytest.mark.parametrize("heading", re.findall(r"\(#([a-z-]+)\)", DOC))
def test_a_link_within_the_page_has_its_heading(heading: str) -> None:
    assert heading in {line.lower().replace(" ", "-") for line in re.findall(r"^## (.+)$", DOC, re.MULTILINE)}


def test_the_files_that_the_page_names_are_there() -> None:
    root = Path(__file__).parents[2]
    for path in re.findall(r"`((?:bot|tests)/[\w/]+\.py)`", DOC):
        assert (root / path).is_file(), path
    for path in re.findall(r"`(test_\w+\.py)`", DOC):
        assert (Path(__file__).parent / path).is_file(), path


def test_nothing_on_the_page_is_left_to_be_filled_in() -> None:
    assert not re.search(r"\b(?:TODO|TBD|FIGURES|XXX)\b|to be filled", DOC)
