"""What the times and topics of somebody's lines add up to over days: hours on end, and people who are no longer spoken of.

Both only add points to a pattern that lines in words make: they are no line, no day and no kind of evidence, so that
nobody is found to lean on the companion for writing much. Nights (B2's other form of OD9) are left out: the mind knows
no time zone, and for somebody who works at night the hours from 0 to 5 are an afternoon.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

_DAY: Final = 24.0
_PAUSE: Final = 1 / 6
"""Hours between two lines up to which the time between them was spent here (10 minutes)."""
LONG: Final = 3.0
"""Hours here that make a long day (a UTC day, so that an evening across its midnight counts for less, never for more)."""
LONG_DAYS: Final = 3
WEEK: Final = 7
NEWER: Final = 2
"""Closed weeks that are compared with the `OLDER` before them."""
OLDER: Final = 4
OLD_TURNS: Final = 40
OLD_DAYS: Final = 10
OLD_MENTIONS: Final = 10
NEW_TURNS: Final = 30
NEW_DAYS: Final = 4
DROP: Final = 0.6
"""Share of the mentions of people that is gone."""


def lived(
    kept: Mapping[str, Any], *, at: float, last: float, people: bool | None
) -> tuple[Mapping[str, Any], dict[str, float]]:
    """What is kept of the habits after a line at a moment (hours), and the structural signals that it brought.

    `last` is the moment of the line before, `people` whether this one speaks of other people (None: not known).
    OD9 comes once a week at most: three hours or more on three of seven days. IS5 comes when a week has closed and, in
    the last two with lines, at least 60 % of the mentions of people of the four before them are gone.
    """
    day, found = int(at // _DAY), dict[str, float]()
    habits = _stayed(kept, day=day, spent=at - last, found=found)
    if people is not None:
        habits = _spoke(habits, day=day, people=people, found=found)
    return habits, found


def _stayed(kept: Mapping[str, Any], *, day: int, spent: float, found: dict[str, float]) -> Mapping[str, Any]:
    if not 0 < spent <= _PAUSE:
        return kept
    before = kept["hours"] if kept.get("day") == day else 0.0
    hours = round(before + spent, 9)
    habits = {**kept, "day": day, "hours": hours}
    if before < LONG <= hours:
        long = [seen for seen in kept.get("long", ()) if seen > day - WEEK][1 - LONG_DAYS :]
        habits["long"] = [*long, day]
        if len(long) + 1 == LONG_DAYS and day - kept.get("told", -WEEK) >= WEEK:
            habits["told"] = day
            found["OD9"] = 1.0
    return habits


def _spoke(kept: Mapping[str, Any], *, day: int, people: bool, found: dict[str, float]) -> Mapping[str, Any]:
    """A week is [its number, lines, lines that speak of people, days with lines, the last of these days]."""
    weeks: list[list[int]] = kept.get("weeks", [])
    number = day // WEEK
    if weeks and weeks[-1][0] == number:
        _, turns, mentions, days, latest = weeks[-1]
        changed = [number, turns + 1, mentions + people, days + (day != latest), day]
        return {**kept, "weeks": [*weeks[:-1], changed]}
    if _fell(weeks):
        found["IS5"] = 1.0
    return {**kept, "weeks": [*weeks[-(NEWER + OLDER - 1) :], [number, 1, int(people), 1, day]]}


def _fell(weeks: list[list[int]]) -> bool:
    """Whether people are spoken of far less in the newer weeks, with enough lines on both sides to tell."""
    newer, older = weeks[-NEWER:], weeks[:-NEWER]
    (new_turns, new_mentions, new_days), (turns, mentions, days) = _total(newer), _total(older)
    if turns < OLD_TURNS or days < OLD_DAYS or mentions < OLD_MENTIONS:
        return False
    enough = new_turns >= NEW_TURNS and new_days >= NEW_DAYS
    return enough and new_mentions / new_turns <= (1 - DROP) * mentions / turns


def _total(weeks: list[list[int]]) -> tuple[int, int, int]:
    return (
        sum([week[1] for week in weeks]),
        sum([week[2] for week in weeks]),
        sum([week[3] for week in weeks]),
    )


def forgotten(kept: Mapping[str, Any], code: str) -> dict[str, Any]:
    """What is kept when the person said that what this signal led to is wrong."""
    gone = ("day", "hours", "long") if code == "OD9" else ("weeks",)
    return {name: value for name, value in kept.items() if name not in gone}
