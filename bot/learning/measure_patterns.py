"""Plays conversation sketches to the mind and compares the patterns that it finds with those that were written into them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Final

import numpy as np

from bot.learning import metrics
from bot.learning.baselines import Labels
from bot.learning.figures import Baseline, Figure, Goal, Measured, resampled, share
from bot.learning.files import APART
from bot.learning.measure_feelings import BAG
from bot.learning.readers import Readings
from bot.learning.rows import Said, Sketch, said_at
from bot.mind import Reading, Traits, bond, born, turn

SECTION: Final = "Patterns"
SEVERITIES: Final = ("mild", "moderate", "severe")
NOT_THE_MINDS: Final = frozenset({"crisis", "character_manipulation"})
"""What other parts watch over: sketches that only expect these are left out."""
_SPEAKER: Final = "user"
_SURE: Final = 0.5
_TITLE: Final = "micro-F1, severity within one step"
Heard = Callable[[Said], Reading]


def patterns(
    name: str, sketches: Sequence[Sketch], readings: Readings, bag: Labels | None
) -> Iterator[Figure]:
    """Micro-F1 over all findings at the end, and the sketches without a pattern that end with one."""
    measured = [sketch for sketch in sketches if not _only_elsewhere(sketch)]
    readers = _readers(measured, readings, bag)
    ends = {reader: [found(sketch, heard) for sketch in measured] for reader, heard in readers.items()}
    note = _left_out(len(sketches) - len(measured))
    yield _compared(
        _TITLE, name, {reader: _f1(measured, end) for reader, end in ends.items()}, len(measured), Goal(0.8), note
    )  # fmt: skip
    quiet = [place for place, sketch in enumerate(measured) if not sketch.expected]
    if quiet:
        alarms = {
            reader: share(sum(_alarm(measured[place], end[place]) for place in quiet), len(quiet))
            for reader, end in ends.items()
        }
        limit = Goal(1 / 19, at_least=False)
        yield _compared("false alarms among negatives", name, alarms, len(quiet), limit, "", unit="%")


def benign(name: str, texts: Sequence[str], readings: Readings, bag: Labels | None) -> Figure:
    """How many findings of moderate or above ever stand while one person writes all these lines, five hours apart."""
    begin = datetime(2026, 1, 5, 9, tzinfo=UTC)
    lines = tuple(said_at(begin + place * APART, text) for place, text in enumerate(texts))
    conversation = Sketch(id=name, lines=lines)
    counts = {
        reader: _count(_grave(conversation, heard))
        for reader, heard in _readers([conversation], readings, bag).items()
    }
    return _compared(
        "moderate or above in the benign lines", name, counts, len(texts), Goal(0, at_least=False), "", unit="findings",
    )  # fmt: skip


_OWN: Final = ""
_AS_MEANT: Final = "signals as meant"


def _readers(sketches: Sequence[Sketch], readings: Readings, bag: Labels | None) -> dict[str, Heard]:
    """The reading, and what it is compared with: the bag of words, and the signals that the writers meant, by the same rules."""
    heard: dict[str, Heard] = {_OWN: lambda said: readings.of(said.text)}
    if bag:
        guessed = _guessed(sketches, bag)
        heard[BAG] = lambda said: Reading(signals=guessed[said.text], confidence=1.0)
    if any(said.signals for sketch in sketches for said in sketch.lines):
        heard[_AS_MEANT] = lambda said: Reading(signals=dict.fromkeys(said.signals, 1.0), confidence=1.0)
    return heard


def _guessed(sketches: Sequence[Sketch], bag: Labels) -> dict[str, Mapping[str, float]]:
    texts = sorted({said.text for sketch in sketches for said in sketch.lines})
    return {
        text: {name: float(value) for name, value in zip(bag.names, row, strict=True) if value >= _SURE}
        for text, row in zip(texts, bag(texts, bag.names), strict=True)
    }


def found(sketch: Sketch, heard: Heard) -> dict[str, str]:
    """The findings at the end of a sketch: severity by type. Only the person's own lines are played."""
    traits, lines = Traits(), _own_lines(sketch)
    if not lines:
        return {}
    state = born(traits, lines[0].t)
    for said in lines:
        state = turn(state, traits, heard(said), at=said.t, speaker=_SPEAKER).state
    return {finding.type: finding.severity for finding in bond(state, traits, lines[-1].t).findings}


def _grave(sketch: Sketch, heard: Heard) -> int:
    traits, lines = Traits(), _own_lines(sketch)
    state, grave = born(traits, lines[0].t), 0
    for said in lines:
        step = turn(state, traits, heard(said), at=said.t, speaker=_SPEAKER)
        state = step.state
        grave += sum(finding.severity in SEVERITIES[1:] for finding in step.findings)
    return grave


def counted(sketch: Sketch, end: Mapping[str, str]) -> tuple[int, int, int]:
    """Of one sketch: findings found rightly, found wrongly, missed.

    Right is an expected type at most one step too mild or too grave; two steps off is both wrong and missed. What the
    sketch calls no mistake either does not count.
    """
    expected = {one.type: one.severity for one in sketch.expected if one.type not in NOT_THE_MINDS}
    allowed = {one.type for one in sketch.also_ok} - set(expected)
    right = sum(kind in end and _near(end[kind], severity) for kind, severity in expected.items())
    return right, len(set(end) - allowed) - right, len(expected) - right


def _near(seen: str, meant: str | None) -> bool:
    return meant is None or abs(SEVERITIES.index(seen) - SEVERITIES.index(meant)) <= 1


def _f1(sketches: Sequence[Sketch], ends: Sequence[Mapping[str, str]]) -> Measured:
    counts = np.array(
        [counted(sketch, end) for sketch, end in zip(sketches, ends, strict=True)], dtype=np.float64
    ).reshape(len(sketches), 3)
    return resampled(lambda weights: metrics.micro_f1(counts, weights), len(sketches))


def _count(number: int) -> Measured:
    return Measured(number, number, number, "a count")


def _alarm(sketch: Sketch, end: Mapping[str, str]) -> bool:
    return bool(set(end) - {one.type for one in sketch.also_ok})


def _compared(
    title: str, name: str, each: Mapping[str, Measured], size: int, goal: Goal, note: str, *, unit: str = ""
) -> Figure:
    compared = tuple(Baseline(reader, measured) for reader, measured in each.items() if reader != _OWN)
    return Figure(SECTION, title, name, size, each[_OWN], goal, compared, unit=unit, note=note)


def _own_lines(sketch: Sketch) -> list[Said]:
    return sorted((said for said in sketch.lines if said.who == _SPEAKER), key=lambda said: said.t)


def _only_elsewhere(sketch: Sketch) -> bool:
    return bool(sketch.expected) and all(one.type in NOT_THE_MINDS for one in sketch.expected)


def _left_out(sketches: int) -> str:
    return f"{sketches} about the character's own lines left out" if sketches else ""
