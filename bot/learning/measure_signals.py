"""How well the signals of a reading tell lines apart, and how far their strengths are probabilities."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from typing import Final

import numpy as np

from bot.learning import baselines, metrics
from bot.learning.baselines import Labels
from bot.learning.figures import (
    Baseline,
    Detail,
    Figure,
    Goal,
    Measured,
    area,
    mean_auroc,
    mean_average_precision,
    resampled,
)
from bot.learning.measure_feelings import BAG
from bot.learning.metrics import Bits, Floats
from bot.learning.readers import SIGNALS, Readings
from bot.learning.rows import Line, is_code

SECTION: Final = "Signals"
CALIBRATION: Final = "Calibration"
_MEANS: Final = (
    ("mean AUROC", mean_auroc, 0.90),
    ("mean average precision", mean_average_precision, 0.60),
)


def signals(name: str, rows: Sequence[Line], readings: Readings, bag: Labels | None) -> Iterator[Figure]:
    """The means over the thirteen signals, and over the codes where the rows have any."""
    yield from _means(name, rows, readings, bag, SIGNALS, what="signals", goals=True)
    codes = _codes(rows)
    if codes:
        yield from _means(name, rows, readings, bag, codes, what="codes", goals=False)


def _means(
    name: str,
    rows: Sequence[Line],
    readings: Readings,
    bag: Labels | None,
    labels: Sequence[str],
    *,
    what: str,
    goals: bool,
) -> Iterator[Figure]:
    texts, truths = _known(rows, labels)
    own = readings.strengths(texts, labels)
    guessed = bag(texts, labels) if bag else None
    with_rows = int(truths.any(axis=0).sum())
    for title, figure, bound in _MEANS:
        compared = () if guessed is None else (Baseline(BAG, figure(truths, guessed)),)
        yield Figure(
            SECTION, f"{with_rows} {what}, {title}", name, len(rows), figure(truths, own), Goal(bound) if goals else None, compared,
        )  # fmt: skip


def details(name: str, rows: Sequence[Line], readings: Readings, bag: Labels | None) -> Iterator[Detail]:
    """Every signal and code that the rows have."""
    others = sorted({label for row in rows for label in row.all_signals if not is_code(label)} - set(SIGNALS))
    for kind, labels in (("signal", SIGNALS), ("other signal", others), ("code", _codes(rows))):
        texts, truths = _known(rows, labels)
        if not labels:
            continue
        own = readings.strengths(texts, labels)
        guessed = bag(texts, labels) if bag else None
        for column, label in enumerate(labels):
            truth = truths[:, column]
            if truth.any():
                yield _detail(kind, label, name, truth, own[:, column], guessed, column)


def _detail(
    kind: str, label: str, name: str, truth: Bits, own: Floats, guessed: Floats | None, column: int
) -> Detail:
    def both(scores: Floats) -> tuple[float, float]:
        return (
            float(metrics.auroc(truth, scores)[0]),
            float(metrics.average_precision(truth, scores)[0]),
        )

    compared = None if guessed is None else both(guessed[:, column])
    return Detail(kind, label, name, len(truth), int(truth.sum()), area(truth, own), both(own)[1], compared)


def calibration(name: str, rows: Sequence[Line], readings: Readings, bag: Labels | None) -> Iterator[Figure]:
    """Brier score and expected calibration error of the thirteen signals, with the base rate beside it."""
    texts, truths = _known(rows, SIGNALS)
    own = readings.strengths(texts, SIGNALS)
    guessed = bag(texts, SIGNALS) if bag else None
    rates = np.broadcast_to(truths.mean(axis=0), truths.shape)
    for title, figure in (
        ("Brier score", metrics.brier),
        ("expected calibration error", metrics.calibration_error),
    ):
        compared = (Baseline("base rate", _weighted(figure, truths, rates)),)
        if guessed is not None:
            compared += (Baseline(BAG, _weighted(figure, truths, guessed)),)
        yield Figure(
            CALIBRATION, f"13 signals, {title}", name, len(rows), _weighted(figure, truths, own), None, compared,
            note="less is better",
        )  # fmt: skip


def _weighted(figure: Callable[[Bits, Floats, Floats], Floats], truths: Bits, scores: Floats) -> Measured:
    if not len(truths):
        return Measured(math.nan, math.nan, math.nan, "bootstrap")
    return resampled(lambda weights: figure(truths, scores, weights), len(truths))


def _known(rows: Sequence[Line], labels: Sequence[str]) -> tuple[list[str], Bits]:
    return [row.text for row in rows], baselines.truths([row.all_signals for row in rows], labels)


def _codes(rows: Sequence[Line]) -> list[str]:
    return sorted(
        {label for row in rows for label in row.signals if is_code(label)}, key=lambda code: (code[:2], int(code[2:]))
    )  # fmt: skip
