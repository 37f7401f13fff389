"""Measures the reading of messages, the crisis reader and the patterns on everything at hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final

from bot.engine.semantic import INSTALL
from bot.learning import (
    baselines,
    files,
    measure_crisis,
    measure_feelings,
    measure_patterns,
    measure_signals,
    measure_speed,
)
from bot.learning.baselines import Labels
from bot.learning.figures import Figure, Report
from bot.learning.files import Own, Public
from bot.learning.readers import Readings, encoded
from bot.learning.rows import CrisisLine, Line

HELD_OUT: Final = "held out"
LEARNED_FROM: Final = frozenset({"companion_signals_dev.jsonl", "patterns_dev.jsonl"})
"""Files of the small companion sets that the weights that ship have learned from (`bot.learning.corpora.companion`)."""
Tell = Callable[[str], None]
"""Takes a sentence about what is being done now."""


def evaluate(folder: Path | None, tell: Tell) -> Report:
    """Every figure on the repository's held-out lines and on the folder. Raises UnreadableDataError, SonderError."""
    public = files.public(folder) if folder else Public()
    own = files.own()
    report = Report(notes=[*baselines.missing(), *_without_encoder(), _overlap(own)])
    readings = Readings()
    tell(f"Learning the bag of words from {len(own.training):,} lines ...")
    bag, decided = _bag(own), _bag(own, balanced=True)
    _feelings(report, public, own, readings, tell)
    _signals(report, public, own, readings, bag, tell)
    _patterns(report, public, own, readings, decided, tell)
    _crisis(report, public, own, readings, decided, tell)
    tell("Calibration ...")
    report.figures += measure_signals.calibration(HELD_OUT, own.signals, readings, bag)
    tell("Reading in fresh processes ...")
    report.figures += measure_speed.speed(_texts(own))
    report.figures = [_learned(figure) for figure in report.figures]
    return report


def _without_encoder() -> list[str]:
    found = encoded()
    return [] if found else [f"The encoder is not measured: the extra is not installed ({INSTALL})."]


def _learned(figure: Figure) -> Figure:
    """The figure, and a word where the reader has seen these very lines."""
    if figure.on not in LEARNED_FROM or figure.measured is None:
        return figure
    return replace(figure, note="; ".join(filter(None, (figure.note, "the reader learned from these lines"))))


def _bag(own: Own, *, balanced: bool = False) -> Labels | None:
    named = [
        row.all_signals | ({measure_crisis.DANGER} if row.crisis else set[str]()) for row in own.training
    ]
    return baselines.labels([row.text for row in own.training], named, balanced=balanced)


def _feelings(report: Report, public: Public, own: Own, readings: Readings, tell: Tell) -> None:
    tell("Feelings: EmoBank ...")
    report.figures += measure_feelings.affect(public, readings)
    for name, rows in ((HELD_OUT, own.signals), *((one.name, one.rows) for one in public.signals)):
        report.figures.append(measure_feelings.valence(name, rows, readings))
    tell("Feelings: GoEmotions ...")
    report.figures += measure_feelings.emotions(public, readings)
    tell("Feelings: ConvAbuse ...")
    report.figures += measure_feelings.abuse(public, readings)


def _signals(
    report: Report, public: Public, own: Own, readings: Readings, bag: Labels | None, tell: Tell
) -> None:
    for name, rows in ((HELD_OUT, own.signals), *((one.name, one.rows) for one in public.signals)):
        tell(f"Signals: {name} ...")
        report.figures += measure_signals.signals(name, rows, readings, bag)
        report.details += measure_signals.details(name, rows, readings, bag)


def _patterns(
    report: Report, public: Public, own: Own, readings: Readings, bag: Labels | None, tell: Tell
) -> None:
    for name, sketches in ((HELD_OUT, own.sketches), *((one.name, one.rows) for one in public.sketches)):
        tell(f"Patterns: {name} ...")
        report.figures += measure_patterns.patterns(name, sketches, readings, bag)
    report.figures.append(measure_patterns.benign(HELD_OUT, [row.text for row in own.benign], readings, bag))


def _crisis(
    report: Report, public: Public, own: Own, readings: Readings, bag: Labels | None, tell: Tell
) -> None:
    tell("Crisis ...")
    report.figures += measure_crisis.crisis(HELD_OUT, own.crisis, readings, bag)
    report.kinds += measure_crisis.kinds(own.crisis, readings)
    for file in public.signals:
        report.figures += measure_crisis.crisis(
            file.name, [_crisis_line(row) for row in file.rows], readings, bag
        )
    everyday = [("benign lines", [row.text for row in own.benign], "")]
    everyday += [
        (file.name, [row.text for row in file.rows], "some may be meant in earnest")
        for file in public.emotions
    ]
    for name, texts, note in everyday:
        report.figures.append(
            measure_crisis.false_alarms("false alarms on everyday lines", name, texts, readings, bag, note)
        )


def _crisis_line(row: Line) -> CrisisLine:
    return CrisisLine(text=row.text, crisis=row.crisis)


def _texts(own: Own) -> list[str]:
    return list(dict.fromkeys(row.text for rows in (own.signals, own.crisis, own.benign) for row in rows))


def _overlap(own: Own) -> str:
    learned = {row.text.casefold().strip() for row in own.training}
    texts = _texts(own)
    both = sum(text.casefold().strip() in learned for text in texts)
    return f"Of the {len(texts):,} held-out lines {both} also stand among the {len(own.training):,} lines to learn from."
