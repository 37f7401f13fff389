"""Tells findings: what was seen and over what time, never what somebody is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, Final

from bot.mind.moments import HOUR, moment
from bot.mind.patterns_kept import WINDOW_DAYS, Kept
from bot.mind.patterns_rules import CYCLE, RULES, SEEN, SEVERITIES
from bot.mind.types import Finding

_MILLISECOND: Final = 1000
"""In microseconds: hours rounded to 1e-9 are that exact, and no more."""
_DAY: Final = 24


def told(
    records: Mapping[str, Kept], names: Iterable[str], swing: Mapping[str, Any], *, at: float, speaker: str
) -> tuple[Finding, ...]:
    """The findings among the records of these names, in the order of the names."""
    return tuple(
        [
            _finding(name, records[name], swing, at=at, speaker=speaker)
            for name in sorted(names)
            if records[name]["level"]
        ]
    )


def _finding(name: str, record: Kept, swing: Mapping[str, Any], *, at: float, speaker: str) -> Finding:
    first = at if record["first"] is None else record["first"]
    level: int = record["level"]
    return Finding(
        type=name,
        severity=SEVERITIES[level],
        description=_described(name, record, swing, day=int(at // _DAY)),
        first_detected=moment(round(first * HOUR / _MILLISECOND) * _MILLISECOND),
        speaker=speaker,
    )


def _described(name: str, record: Kept, swing: Mapping[str, Any], *, day: int) -> str:
    days: list[int] = record["days"]
    if days and days[0] <= day - WINDOW_DAYS:
        days = [seen for seen in days if seen > day - WINDOW_DAYS] or days[-1:]
    span = day - days[0] + 1 if days else WINDOW_DAYS
    time = "last week" if span <= 7 else "last two weeks" if span <= 14 else "last month"
    if name == CYCLE:
        return _turned(swing.get("switches", 0), time)
    return _seen(name, tuple(record["kinds"]), len(days), time)


def _turned(switches: int, time: str) -> str:
    times = "once" if switches == 1 else f"{switches} times"
    return f"Over the {time} what you wrote turned {times} between high praise of the companion and rejecting it."


@lru_cache(maxsize=1024)
def _seen(name: str, kinds: tuple[str, ...], days: int, time: str) -> str:
    """The two signals that weigh most, in words."""
    weights = RULES[name].weights
    codes = sorted(kinds, key=lambda code: (-weights[code], code))[:2]
    seen = " and ".join([SEEN[code] for code in codes])
    return f"On {days} day{'s' * (days != 1)} in the {time} you {seen}."
