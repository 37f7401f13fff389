"""Finds unhealthy patterns in what one speaker wrote over time: repeated evidence, never a verdict on one line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from bot.mind.moments import HOUR, moment
from bot.mind.patterns_cycle import LEVELS, Swing
from bot.mind.patterns_kept import SESSION_GAP, WINDOW_DAYS, Record
from bot.mind.patterns_rules import CYCLE, RULES, SEEN, SEVERITIES, Rule
from bot.mind.types import Finding

EARNEST: Final = 0.5
"""Strength from which a signal counts as said in earnest: below it are jokes (.3) and role-play (.25)."""
_SOON: Final = 1 / 6
_DAY: Final = 24.0
_PER_DAY: Final = 2


def observe(
    kept: Mapping[str, Any], signals: Mapping[str, float], *, at_hours: float, speaker: str
) -> tuple[dict[str, Any], tuple[Finding, ...]]:
    """What is kept after a line of this speaker with these signals (each [0,1]), and the findings that it changed.

    `kept` is what the last call gave ({} at first), a bounded amount of plain JSON values, and is left as it was.
    `at_hours` are hours since 1970, UTC; an earlier moment than the last counts as the last. A finding is told where
    it is new or has another severity than after the last line.
    """
    at = max(at_hours, kept.get("last", at_hours))
    records, swing = _records(kept), Swing.of(kept.get("swing", {}))
    levels = {name: record.level for name, record in records.items()}
    turns = dict(kept.get("turns", {}))
    if at - kept.get("last", at) > SESSION_GAP:
        _new_session(records, swing, turns)
    _fade(records, at=at)
    heard = {**signals, **_over_turns(turns, signals, at=at)}
    for name, rule in RULES.items():
        _score(records, name, rule, heard, at=at)
    _swing(records, swing, heard, at=at)
    after = {
        "last": at,
        "records": {name: one.plain() for name, one in records.items()},
        "swing": swing.plain(),
        "turns": turns,
    }
    changed = {name for name, one in records.items() if one.level != levels.get(name, 0)}
    return after, _findings(records, changed, swing, at=at, speaker=speaker)


def present(kept: Mapping[str, Any], *, at_hours: float, speaker: str) -> tuple[Finding, ...]:
    """The findings of this speaker at a moment, at most one of each type, if nothing else is written until then."""
    at = max(at_hours, kept.get("last", at_hours))
    records = _records(kept)
    _fade(records, at=at)
    return _findings(records, set(records), Swing.of(kept.get("swing", {})), at=at, speaker=speaker)


def dispute(kept: Mapping[str, Any], pattern: str) -> dict[str, Any]:
    """What is kept when a finding is called wrong: it and the lines that it rests on stop counting.

    Praise and rejection count for the cycle as well, so that disputing idealization or the cycle clears both.
    """
    gone = {pattern, *(RULES[pattern].shared if pattern in RULES else ())}
    if pattern == CYCLE:
        gone |= {name for name, rule in RULES.items() if CYCLE in rule.shared}
    rest = {name: value for name, value in kept.get("records", {}).items() if name not in gone}
    swing = Swing() if CYCLE in gone else Swing.of(kept.get("swing", {}))
    return {**kept, "records": rest, "swing": swing.plain()} if kept else {}


def _records(kept: Mapping[str, Any]) -> dict[str, Record]:
    return {name: Record.of(plain) for name, plain in sorted(kept.get("records", {}).items())}


def _levels(name: str) -> Any:
    return LEVELS if name == CYCLE else RULES[name].levels


def _fade(records: Mapping[str, Record], *, at: float) -> None:
    for name, record in records.items():
        record.step_down(_levels(name), at=at)


def _new_session(records: Mapping[str, Record], swing: Swing, turns: dict[str, float]) -> None:
    for record in records.values():
        record.points = 0.0
    swing.new_session()
    turns.pop("pushes", None)


def _over_turns(turns: dict[str, float], signals: Mapping[str, float], *, at: float) -> dict[str, float]:
    """The signals that no single line has: praise right before a push, a third push, insult and then sweetness."""
    pushed = signals.get("boundary_push", 0.0)
    sweet = max(signals.get("praise", 0.0), signals.get("warmth", 0.0), signals.get("ID1", 0.0))
    asked = max(pushed, signals.get("MU1", 0.0), signals.get("MU4", 0.0))
    found: dict[str, float] = {}
    if pushed >= EARNEST:
        turns["pushes"] = turns.get("pushes", 0) + 1
        if turns["pushes"] > 2:
            found["MU6"] = pushed
        if sweet >= EARNEST or at - turns.get("praised", -_DAY) <= _SOON:
            found["MU5"] = pushed
    if asked >= EARNEST and sweet >= EARNEST and at - turns.get("insulted", -_DAY - 1) <= _DAY:
        found["MU7"] = asked
        turns.pop("insulted")
    if sweet >= EARNEST:
        turns["praised"] = at
    if max(signals.get("hostility", 0.0), signals.get("DV1", 0.0)) >= EARNEST:
        turns["insulted"] = at
    return found


def _score(
    records: dict[str, Record], name: str, rule: Rule, signals: Mapping[str, float], *, at: float
) -> None:
    """Adds a line to one pattern: each signal at most twice a UTC day, a session no more than its points."""
    heard = {code: signals[code] for code in rule.weights if signals.get(code, 0.0) > 0}
    if not heard:
        return
    record = records.setdefault(name, Record())
    day = int(at // _DAY)
    counted = {
        code: strength for code, strength in heard.items() if record.counted(code, day=day) <= _PER_DAY
    }
    points = sum(rule.weights[code] * strength for code, strength in counted.items())
    added = min(points, rule.session_points - record.points)
    record.points += added
    record.add(added, at=at)
    earnest = [code for code, strength in heard.items() if strength >= EARNEST]
    if earnest:
        record.mark(earnest, day=day)
        record.rise(_level(record, rule, day=day), at=at)


def _level(record: Record, rule: Rule, *, day: int) -> int:
    reached = [
        height
        for height, level in enumerate(rule.levels, 1)
        if record.score >= level.score and record.meets(level, day=day)
    ]
    severe = reached and record.twice(rule.twice, day=day)
    return 3 if severe else max(reached, default=0)


def _swing(records: dict[str, Record], swing: Swing, signals: Mapping[str, float], *, at: float) -> None:
    earnest = {code: strength for code, strength in signals.items() if strength >= EARNEST}
    if not swing.hear(earnest, at=at):
        return
    record = records.setdefault(CYCLE, Record())
    record.add(1.0, at=at)
    record.mark((), day=int(at // _DAY))
    record.rise(min(3, swing.switches), at=at)


def _findings(
    records: Mapping[str, Record], names: set[str], swing: Swing, *, at: float, speaker: str
) -> tuple[Finding, ...]:
    return tuple(
        Finding(
            type=name,
            severity=SEVERITIES[record.level],
            description=_described(name, record, swing, day=int(at // _DAY)),
            first_detected=moment(round((at if record.first is None else record.first) * HOUR)),
            speaker=speaker,
        )
        for name, record in sorted(records.items())
        if name in names and record.level
    )


def _described(name: str, record: Record, swing: Swing, *, day: int) -> str:
    """What was seen and over what time, never what somebody is."""
    days = [seen for seen in record.days if seen > day - WINDOW_DAYS] or record.days[-1:]
    span = day - days[0] + 1 if days else WINDOW_DAYS
    time = "last week" if span <= 7 else "last two weeks" if span <= 14 else "last month"
    if name == CYCLE:
        times = "once" if swing.switches == 1 else f"{swing.switches} times"
        return f"Over the {time} what you wrote turned {times} between high praise of the companion and rejecting it."
    weights = RULES[name].weights
    codes = sorted(record.kinds, key=lambda code: (-weights[code], code))[:2]
    told = " and ".join(SEEN[code] for code in codes)
    return f"On {len(days)} day{'s' * (len(days) != 1)} in the {time} you {told}."
