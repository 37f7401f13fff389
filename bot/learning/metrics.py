"""The arithmetic of the figures, each for the rows as they are and for many resamples of them at once.

A weight says how often a row counts: `weights` has one resample a row, one column for each row of the set; without it
every row counts once. Truths and scores have one entry a row, or (for means over labels) one column a label.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating[Any]]
Bits = NDArray[np.bool_]
Interval = tuple[float, float]

SEED: Final = 20260101
RESAMPLES: Final = 1000
Z: Final = 1.959963984540054
_BINS: Final = 10


def once(rows: int) -> Floats:
    """The weights with which every row counts once."""
    return np.ones((1, rows), dtype=np.float64)


def resamples(rows: int) -> Floats:
    """The weights of 1000 bootstrap resamples, always the same for the same number of rows."""
    chance = np.random.default_rng(SEED)
    counts = np.empty((RESAMPLES, rows), dtype=np.float32)
    for place in range(RESAMPLES):
        counts[place] = np.bincount(chance.integers(0, rows, rows), minlength=rows)
    return counts


def bootstrap(figure: Callable[[Floats], Floats], rows: int) -> tuple[float, Interval]:
    """A figure and its 95 % interval from the percentiles of the resamples. nan where it has no value."""
    value = float(figure(once(rows))[0])
    drawn = figure(resamples(rows))
    drawn = drawn[np.isfinite(drawn)]
    if not drawn.size:
        return value, (math.nan, math.nan)
    low, high = np.quantile(drawn, (0.025, 0.975))
    return value, (float(low), float(high))


def pearson(one: Floats, other: Floats) -> float:
    """Pearson's r; nan where one of them does not vary."""
    a, b = one - one.mean(), other - other.mean()
    scale = math.sqrt(float(a @ a) * float(b @ b))
    return float(a @ b) / scale if scale else math.nan


def fisher_z(r: float, rows: int) -> Interval:
    """The 95 % interval of Pearson's r (Fisher 1921); nan for fewer than four rows."""
    if rows < 4 or not abs(r) < 1:
        return (math.nan, math.nan) if rows < 4 or math.isnan(r) else (r, r)
    z, wide = math.atanh(r), Z / math.sqrt(rows - 3)
    return math.tanh(z - wide), math.tanh(z + wide)


def auroc(truth: Bits, scores: Floats, weights: Floats | None = None) -> Floats:
    """How often a true row scores above a false one, ties half (Mann-Whitney); nan without rows of both kinds."""
    hits, others = _by_score(truth, scores, weights, descending=False)
    below = np.cumsum(others, axis=1) - others / 2
    pairs = hits.sum(axis=1) * others.sum(axis=1)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray((hits * below).sum(axis=1) / pairs)


def average_precision(truth: Bits, scores: Floats, weights: Floats | None = None) -> Floats:
    """The precision at every score of a true row, on average over them; nan without a true row."""
    hits, others = _by_score(truth, scores, weights, descending=True)
    found = np.cumsum(hits, axis=1)
    with np.errstate(invalid="ignore", divide="ignore"):
        precision = np.nan_to_num(found / (found + np.cumsum(others, axis=1)))
        return np.asarray((hits * precision).sum(axis=1) / found[:, -1])


def _by_score(
    truth: Bits, scores: Floats, weights: Floats | None, *, descending: bool
) -> tuple[Floats, Floats]:
    """The weights of true and of false rows, summed over those with the same score, in the order of the scores."""
    order = np.argsort(-scores if descending else scores, kind="stable")
    ranked = scores[order]
    starts = np.flatnonzero(np.r_[True, ranked[1:] != ranked[:-1]])
    counted = (once(len(truth)) if weights is None else weights)[:, order]
    hits = np.add.reduceat(counted * truth[order], starts, axis=1).astype(np.float64)
    return hits, np.add.reduceat(counted, starts, axis=1).astype(np.float64) - hits


def mean_over(
    figure: Callable[[Bits, Floats, Floats], Floats], truths: Bits, scores: Floats, weights: Floats
) -> Floats:
    """A figure on average over the labels (columns) that have rows of both kinds in a resample."""
    each = np.stack([figure(truths[:, label], scores[:, label], weights) for label in range(truths.shape[1])])
    known = np.isfinite(each)
    with np.errstate(invalid="ignore"):
        return np.asarray(np.where(known, each, 0).sum(axis=0) / known.sum(axis=0))


def delong(truth: Bits, scores: Floats) -> tuple[Interval, str]:
    """The 95 % interval of an AUROC by DeLong et al. (1988), and whose it is.

    Where every true row scores above every false one, or the other way round, DeLong sees no spread: then the values
    that Hanley and McNeil (1982) would still expect to look like this.
    """
    value = float(auroc(truth, scores)[0])
    own, others = scores[truth], scores[~truth]
    if math.isnan(value):
        return (math.nan, math.nan), "DeLong"
    above = _share_below(own, others)
    beneath = 1 - _share_below(others, own)
    variance = _variance(above) / len(own) + _variance(beneath) / len(others)
    if variance <= 0:
        return hanley_mcneil(value, len(own), len(others)), "Hanley-McNeil"
    wide = Z * math.sqrt(variance)
    return (max(0.0, value - wide), min(1.0, value + wide)), "DeLong"


def _share_below(of: Floats, among: Floats) -> Floats:
    ranked = np.sort(among)
    left, right = np.searchsorted(ranked, of, "left"), np.searchsorted(ranked, of, "right")
    return np.asarray((left + right) / (2 * len(among)))


def _variance(values: Floats) -> float:
    return float(values.var(ddof=1)) if len(values) > 1 else 0.0


def hanley_mcneil(value: float, own: int, others: int) -> Interval:
    """Every AUROC that lies within 1.96 standard errors of its own (Hanley & McNeil 1982) from the one seen."""

    def fits(area: float) -> bool:
        first, second = area / (2 - area), 2 * area * area / (1 + area)
        spread = area * (1 - area) + (own - 1) * (first - area**2) + (others - 1) * (second - area**2)
        return abs(area - value) <= Z * math.sqrt(max(0.0, spread) / (own * others))

    near = [area / 1000 for area in range(1001) if fits(area / 1000)]
    return (min(near, default=value), max(near, default=value))


def wilson(hits: int, rows: int) -> Interval:
    """The 95 % interval of a share (Wilson 1927); nan without rows."""
    if not rows:
        return math.nan, math.nan
    share, square = hits / rows, Z * Z / rows
    middle = (share + square / 2) / (1 + square)
    wide = Z * math.sqrt(share * (1 - share) / rows + square / (4 * rows)) / (1 + square)
    return max(0.0, middle - wide), min(1.0, middle + wide)


def brier(truths: Bits, scores: Floats, weights: Floats) -> Floats:
    """The mean squared distance of the strengths from what is so, over all rows and labels."""
    by_row = ((scores - truths) ** 2).mean(axis=1)
    return np.asarray(weights @ by_row / weights.sum(axis=1))


def calibration_error(truths: Bits, scores: Floats, weights: Floats) -> Floats:
    """The expected calibration error over all rows and labels, in ten bins of equal width."""
    bins = np.minimum((scores * _BINS).astype(int), _BINS - 1)
    apart = [np.abs(weights @ ((scores - truths) * (bins == place)).sum(axis=1)) for place in range(_BINS)]
    return np.asarray(sum(apart) / (weights.sum(axis=1) * truths.shape[1]))


def micro_f1(counts: Floats, weights: Floats) -> Floats:
    """F1 over all findings, from the columns found rightly, found wrongly, missed; nan where there is nothing to find."""
    right, wrong, missed = (weights @ counts).T
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(2 * right / (2 * right + wrong + missed))


def percentile(values: Floats, share: float) -> tuple[float, Interval]:
    """A percentile and its 95 % interval from the order of the values (binomial ranks)."""
    ranked, rows = np.sort(values), len(values)
    wide = Z * math.sqrt(rows * share * (1 - share))
    low, high = math.floor(rows * share - wide), math.ceil(rows * share + wide)
    ends = ranked[max(0, low)], ranked[min(rows - 1, high)]
    return float(np.quantile(ranked, share)), (float(ends[0]), float(ends[1]))
