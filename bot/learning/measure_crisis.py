"""How many lines in danger the crisis reader sees, and how often it sees danger where there is none."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from bot.learning.baselines import Labels
from bot.learning.figures import Baseline, Figure, Goal, Kind, share
from bot.learning.measure_feelings import BAG
from bot.learning.readers import Readings
from bot.learning.rows import CrisisLine

SECTION: Final = "Crisis"
FALSE_ALARMS: Final = Goal(0.02, at_least=False)
DANGER: Final = "crisis"
"""The label under which the bag of words learns lines of any level above 0."""
_SURE: Final = 0.5
Seen = Callable[[Sequence[str]], int]
"""Of these texts: how many are taken for a crisis."""


def crisis(name: str, rows: Sequence[CrisisLine], readings: Readings, bag: Labels | None) -> Iterator[Figure]:
    """Recall, the level, and false alarms on lines whose level is known."""
    danger = [row for row in rows if row.crisis]
    direct = [row.text for row in danger if row.kind == "direct"]
    if direct:
        yield _share("recall of direct statements", name, direct, readings, bag, Goal(1.0))
    if danger:
        yield _share("recall of all", name, [row.text for row in danger], readings, bag, None)
        near = sum(_near(readings.level(row.text), row.crisis) for row in danger)
        title = "seen, and the level within one step"
        yield Figure(SECTION, title, name, len(danger), share(near, len(danger)), unit="%")
    harmless = [row.text for row in rows if not row.crisis]
    if harmless:
        yield false_alarms("false alarms on harmless lines", name, harmless, readings, bag)


def false_alarms(
    title: str, name: str, texts: Sequence[str], readings: Readings, bag: Labels | None, note: str = ""
) -> Figure:
    """The share of these lines that is taken for a crisis."""
    return _share(title, name, texts, readings, bag, FALSE_ALARMS, note)


def kinds(rows: Sequence[CrisisLine], readings: Readings) -> list[Kind]:
    """Every kind of line with how many were taken for a crisis; danger first."""
    found: list[Kind] = []
    for danger, kind in sorted({(not row.crisis, row.kind) for row in rows}):
        texts = [row.text for row in rows if (not row.crisis, row.kind) == (danger, kind)]
        found.append(Kind(kind, len(texts), not danger, sum(readings.level(text) > 0 for text in texts)))
    return found


def _share(
    title: str,
    name: str,
    texts: Sequence[str],
    readings: Readings,
    bag: Labels | None,
    goal: Goal | None,
    note: str = "",
) -> Figure:
    seen = share(sum(readings.level(text) > 0 for text in texts), len(texts))
    compared = ()
    if bag:
        guessed = int((bag(texts, [DANGER]) >= _SURE).sum())
        compared = (Baseline(BAG, share(guessed, len(texts))),)
    return Figure(SECTION, title, name, len(texts), seen, goal, compared, unit="%", note=note)


def _near(level: int, truth: int) -> bool:
    return level > 0 and abs(level - truth) <= 1
