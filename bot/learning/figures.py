"""What is reported: a figure with its interval, its goal, and what it is compared with."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from bot.learning import metrics
from bot.learning.metrics import Bits, Floats


@dataclass(frozen=True, slots=True)
class Measured:
    """A value with its 95 % interval, and the method that gave the interval. nan: it has no value on these rows."""

    value: float
    low: float
    high: float
    by: str

    def plain(self) -> dict[str, Any]:
        """For JSON: nan becomes null."""
        return {
            "value": _number(self.value), "low": _number(self.low), "high": _number(self.high), "interval": self.by
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Baseline:
    """What something simpler reaches on the same rows."""

    name: str
    measured: Measured


@dataclass(frozen=True, slots=True)
class Goal:
    """What a figure should reach: at least, or at most, this value."""

    bound: float
    at_least: bool = True

    def reached(self, value: float) -> bool:
        """Compares without any rounding; nan reaches nothing."""
        return value >= self.bound if self.at_least else value <= self.bound


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table. `size` counts rows (or sketches, processes); `unit` is "", %, ms, MB, findings or yes."""

    section: str
    name: str
    on: str
    size: int
    measured: Measured | None
    goal: Goal | None = None
    baselines: tuple[Baseline, ...] = ()
    unit: str = ""
    note: str = ""

    @property
    def reached(self) -> bool | None:
        """None where there is no goal, or nothing was measured."""
        if self.goal is None or self.measured is None or math.isnan(self.measured.value):
            return None
        return self.goal.reached(self.measured.value)

    def plain(self) -> dict[str, Any]:
        """For JSON."""
        goal = self.goal and {"at_least" if self.goal.at_least else "at_most": self.goal.bound}
        return {
            "section": self.section,
            "name": self.name,
            "on": self.on,
            "size": self.size,
            "unit": self.unit,
            "measured": self.measured and self.measured.plain(),
            "goal": goal,
            "reached": self.reached,
            "baselines": [{"name": one.name, **one.measured.plain()} for one in self.baselines],
            "note": self.note,
        }


@dataclass(frozen=True, slots=True)
class Detail:
    """One signal or code: how well its strength tells its lines from the others."""

    kind: str
    name: str
    on: str
    size: int
    positives: int
    auroc: Measured
    average_precision: float
    baseline: tuple[float, float] | None
    """AUROC and average precision of the bag of words."""

    def plain(self) -> dict[str, Any]:
        """For JSON."""
        compared = self.baseline and {
            "auroc": _number(self.baseline[0]), "average_precision": _number(self.baseline[1])
        }  # fmt: skip
        return {
            "kind": self.kind,
            "name": self.name,
            "on": self.on,
            "size": self.size,
            "positives": self.positives,
            "auroc": self.auroc.plain(),
            "average_precision": _number(self.average_precision),
            "baseline": compared,
        }


@dataclass(frozen=True, slots=True)
class Kind:
    """Lines of one kind, and how many of them the crisis reader took for a crisis."""

    name: str
    size: int
    danger: bool
    seen: int

    def plain(self) -> dict[str, Any]:
        """For JSON."""
        return {"name": self.name, "size": self.size, "danger": self.danger, "seen": self.seen}


@dataclass(slots=True)
class Report:
    """Everything that was measured; `notes` are sentences about the run."""

    figures: list[Figure] = field(default_factory=list[Figure])
    details: list[Detail] = field(default_factory=list[Detail])
    kinds: list[Kind] = field(default_factory=list[Kind])
    notes: list[str] = field(default_factory=list[str])

    def plain(self) -> dict[str, Any]:
        """For JSON."""
        return {
            "seed": metrics.SEED,
            "resamples": metrics.RESAMPLES,
            "figures": [figure.plain() for figure in self.figures],
            "details": [detail.plain() for detail in self.details],
            "crisis_kinds": [kind.plain() for kind in self.kinds],
            "notes": self.notes,
        }


def correlation(one: Floats, other: Floats) -> Measured:
    """Pearson's r with Fisher's z."""
    r = metrics.pearson(one, other)
    return Measured(r, *metrics.fisher_z(r, len(one)), "Fisher z")


def area(truth: Bits, scores: Floats) -> Measured:
    """One AUROC, with DeLong's interval."""
    interval, by = metrics.delong(truth, scores)
    return Measured(float(metrics.auroc(truth, scores)[0]), *interval, by)


def share(hits: int, rows: int) -> Measured:
    """A share of rows, with Wilson's interval."""
    return Measured(hits / rows if rows else math.nan, *metrics.wilson(hits, rows), "Wilson")


def resampled(figure: Callable[[Floats], Floats], rows: int) -> Measured:
    """Any figure of weighted rows, with a bootstrap interval."""
    value, interval = metrics.bootstrap(figure, rows)
    return Measured(value, *interval, "bootstrap")


def mean_auroc(truths: Bits, scores: Floats) -> Measured:
    """The mean AUROC over the columns, with a bootstrap interval."""
    return resampled(lambda weights: metrics.mean_over(metrics.auroc, truths, scores, weights), len(truths))


def mean_average_precision(truths: Bits, scores: Floats) -> Measured:
    """The mean average precision over the columns, with a bootstrap interval."""
    return resampled(
        lambda weights: metrics.mean_over(metrics.average_precision, truths, scores, weights), len(truths)
    )


def _number(value: float) -> float | None:
    return round(value, 6) if math.isfinite(value) else None
