"""Finds unhealthy patterns in what one speaker wrote over time: repeated evidence, never a verdict on one line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from bot.mind.patterns_cycle import Swing, rested
from bot.mind.patterns_habits import forgotten, lived
from bot.mind.patterns_kept import SESSION_GAP, Kept, Record, settled
from bot.mind.patterns_rules import CYCLE, CYCLE_CODES, PATTERN_OF, RULES, STRUCTURAL, Rule
from bot.mind.patterns_told import told
from bot.mind.patterns_turns import EARNEST, over_turns, weighed
from bot.mind.types import Finding

_DAY: Final = 24.0


def observe(
    kept: Mapping[str, Any],
    signals: Mapping[str, float],
    *,
    at_hours: float,
    speaker: str,
    people: bool | None = None,
) -> tuple[dict[str, Any], tuple[Finding, ...]]:
    """What is kept after a line of this speaker with these signals (each [0,1]), and the findings that it changed.

    `kept` is what the last call gave ({} at first), a bounded amount of plain JSON values with numbers rounded to
    1e-9, and is left as it was; what did not change is shared with it. `at_hours` are hours since 1970, UTC; an earlier
    moment than the last counts as the last. `people` says whether the line speaks of other people, None where that is
    not known. A finding is told where it is new or has another severity than after the last line.
    """
    last = kept.get("last", at_hours)
    at = round(max(at_hours, last), 9)
    fresh = at - last > SESSION_GAP
    before: Mapping[str, Kept] = kept.get("records", {})
    records = {name: settled(record, name, at=at, fresh=fresh) for name, record in before.items()}
    turns, found = over_turns(kept.get("turns", {}), signals, at=at, fresh=fresh)
    habits, structural = lived(kept.get("habits", {}), at=at, last=last, people=people)
    swing = rested(kept.get("swing", {})) if fresh or "swing" not in kept else kept["swing"]
    line = kept.get("line", 0) + 1
    heard = {**signals, **found} if found else signals
    for name in {PATTERN_OF[code] for code in heard if code in PATTERN_OF and heard[code] > 0}:
        _score(records, name, heard, at=at, line=line)
    for code in structural:
        _add(records, PATTERN_OF[code], {code: 1.0}, at=at, line=line)
    if not CYCLE_CODES.isdisjoint(heard):
        swing = _swing(records, swing, heard, at=at)
    after = {"last": at, "line": line, "records": records, "swing": swing, "turns": turns, "habits": habits}
    changed = [name for name, one in records.items() if one["level"] != _level_of(before, name)]
    return after, told(records, changed, swing, at=at, speaker=speaker)


def present(kept: Mapping[str, Any], *, at_hours: float, speaker: str) -> tuple[Finding, ...]:
    """The findings of this speaker at a moment, at most one of each type, if nothing else is written until then."""
    before: Mapping[str, Kept] = kept.get("records", {})
    held = [name for name, record in before.items() if record["level"]]
    if not held:
        return ()
    at = max(at_hours, kept.get("last", at_hours))
    records = {name: settled(before[name], name, at=at) for name in held}
    return told(records, held, kept.get("swing", {}), at=at, speaker=speaker)


def dispute(kept: Mapping[str, Any], pattern: str) -> dict[str, Any]:
    """What is kept when a finding is called wrong: it and all that it rests on stop counting.

    Praise and rejection count for the cycle as well, so that disputing idealization or the cycle clears both.
    """
    if not kept:
        return {}
    gone = {pattern, *(RULES[pattern].shared if pattern in RULES else ())}
    if pattern == CYCLE:
        gone |= {name for name, rule in RULES.items() if CYCLE in rule.shared}
    habits = kept.get("habits", {})
    for code in STRUCTURAL:
        if PATTERN_OF[code] in gone:
            habits = forgotten(habits, code)
    return {
        **kept,
        "records": {name: value for name, value in kept.get("records", {}).items() if name not in gone},
        "swing": Swing().plain() if CYCLE in gone else kept.get("swing", {}),
        "turns": {} if "manipulation" in gone else kept.get("turns", {}),
        "habits": habits,
    }


def _level_of(records: Mapping[str, Kept], name: str) -> int:
    return records[name]["level"] if name in records else 0


def _score(
    records: dict[str, Kept], name: str, signals: Mapping[str, float], *, at: float, line: int
) -> None:
    """Adds a line to one pattern; the line is evidence of a day and of its kinds where it is meant in earnest."""
    rule, day = RULES[name], int(at // _DAY)
    heard = {code: weighed(signals[code]) for code in rule.weights if signals.get(code, 0.0) > 0}
    record = _added(records.get(name), rule, heard, at=at, line=line)
    earnest = [code for code, strength in heard.items() if strength >= EARNEST]
    if earnest:
        record.mark(earnest, day=day)
        record.rise(_level(record, rule, day=day), at=at)
    records[name] = record.plain()


def _add(records: dict[str, Kept], name: str, heard: Mapping[str, float], *, at: float, line: int) -> None:
    """Adds what no line says: points, but no line, day or kind."""
    record = _added(records.get(name), RULES[name], heard, at=at, line=line)
    record.rise(_level(record, RULES[name], day=int(at // _DAY)), at=at)
    records[name] = record.plain()


def _added(kept: Kept | None, rule: Rule, heard: Mapping[str, float], *, at: float, line: int) -> Record:
    """The record with the points of these signals: of each the two strongest of a UTC day, and no more than a session has."""
    record = Record.of(kept) if kept else Record()
    day = int(at // _DAY)
    points = sum(
        [rule.weights[code] * record.counted(code, strength, day=day) for code, strength in heard.items()]
    )
    added = min(points, rule.session_points - record.points)
    record.points += added
    record.add(added, at=at, line=line)
    return record


def _level(record: Record, rule: Rule, *, day: int) -> int:
    level = record.reached(rule.levels, day=day)
    return 3 if level and record.twice(rule.twice, day=day) else level


def _swing(
    records: dict[str, Kept], kept: Mapping[str, Any], signals: Mapping[str, float], *, at: float
) -> Mapping[str, Any]:
    earnest = {code: weighed(signals[code]) for code in CYCLE_CODES if signals.get(code, 0.0) >= EARNEST}
    if not earnest:
        return kept
    swing = Swing.of(kept)
    if swing.hear(earnest, at=at):
        record = Record.of(records[CYCLE]) if CYCLE in records else Record()
        record.add(1.0, at=at, line=0)
        record.mark((), day=int(at // _DAY))
        record.rise(min(3, swing.switches), at=at)
        records[CYCLE] = record.plain()
    return swing.plain()
