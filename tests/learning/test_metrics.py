"""The arithmetic of the figures, against scikit-learn, scipy and values worked out by hand."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy import stats
from sklearn.metrics import average_precision_score, brier_score_loss, roc_auc_score

from bot.learning import metrics

CHANCE = np.random.default_rng(7)
TRUTH = CHANCE.random(300) < 0.2
SCORES = np.round(np.clip(CHANCE.random(300) * 0.7 + 0.3 * TRUTH, 0, 1), 1)
"""With many ties, as the strengths of signals have."""
COUNTS = np.bincount(CHANCE.integers(0, 300, 300), minlength=300).astype(np.float64)


def test_auroc_is_that_of_scikit_learn():
    assert metrics.auroc(TRUTH, SCORES)[0] == pytest.approx(roc_auc_score(TRUTH, SCORES))


def test_average_precision_is_that_of_scikit_learn():
    seen = metrics.average_precision(TRUTH, SCORES)[0]
    assert seen == pytest.approx(average_precision_score(TRUTH, SCORES))


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [(metrics.auroc, roc_auc_score), (metrics.average_precision, average_precision_score)],
)
def test_a_resample_counts_rows_as_often_as_its_weights_say(ours, theirs):
    places = np.repeat(np.arange(300), COUNTS.astype(int))
    assert ours(TRUTH, SCORES, COUNTS[None, :])[0] == pytest.approx(theirs(TRUTH[places], SCORES[places]))


def test_without_rows_of_both_kinds_there_is_no_auroc():
    assert math.isnan(metrics.auroc(np.zeros(4, dtype=bool), np.arange(4.0))[0])
    assert math.isnan(metrics.average_precision(np.zeros(4, dtype=bool), np.arange(4.0))[0])


def test_a_mean_leaves_out_labels_without_a_row():
    truths = np.stack([TRUTH, np.zeros(300, dtype=bool)], axis=1)
    mean = metrics.mean_over(metrics.auroc, truths, np.stack([SCORES, SCORES], axis=1), metrics.once(300))
    assert mean[0] == pytest.approx(roc_auc_score(TRUTH, SCORES))


def test_pearson_and_fisher_z_are_those_of_scipy():
    other = SCORES + CHANCE.normal(size=300)
    expected = stats.pearsonr(SCORES, other)
    assert metrics.pearson(SCORES, other) == pytest.approx(expected.statistic)
    low, high = expected.confidence_interval()
    assert metrics.fisher_z(expected.statistic, 300) == pytest.approx((low, high))


def test_what_does_not_vary_has_no_correlation():
    assert math.isnan(metrics.pearson(np.ones(5), np.arange(5.0)))


def test_delong_by_hand():
    """True rows .9, .4; false rows .5, .1, .3. Placements: 1, 2/3 and 1/2, 1, 1."""
    truth = np.array([True, True, False, False, False])
    scores = np.array([0.9, 0.4, 0.5, 0.1, 0.3])
    spread = math.sqrt((1 / 18) / 2 + (1 / 12) / 3)
    interval, by = metrics.delong(truth, scores)
    assert by == "DeLong"
    assert interval == pytest.approx((5 / 6 - metrics.Z * spread, 1.0))


def test_where_nothing_overlaps_few_rows_still_leave_doubt():
    truth = np.array([True] * 4 + [False] * 80)
    few, by = metrics.delong(truth, truth.astype(float))
    many, _ = metrics.delong(np.tile(truth, 10), np.tile(truth, 10).astype(float))
    assert by == "Hanley-McNeil"
    assert few[0] < many[0] < 1
    assert few[1] == many[1] == 1


@pytest.mark.parametrize(("hits", "rows"), [(0, 349), (53, 87), (6, 6)])
def test_wilson_is_that_of_scipy(hits: int, rows: int):
    expected = stats.binomtest(hits, rows).proportion_ci(method="wilson")
    assert metrics.wilson(hits, rows) == pytest.approx((expected.low, expected.high))


def test_brier_is_that_of_scikit_learn():
    seen = metrics.brier(TRUTH[:, None], SCORES[:, None], metrics.once(300))[0]
    assert seen == pytest.approx(brier_score_loss(TRUTH, SCORES))


def test_calibration_error_by_hand():
    """Two rows at .9, one of them true: .4 off. Two rows at .1, none of them true: .1 off."""
    truths = np.array([[True], [False], [False], [False]])
    scores = np.array([[0.9], [0.9], [0.1], [0.1]])
    assert metrics.calibration_error(truths, scores, metrics.once(4))[0] == pytest.approx(0.25)


def test_micro_f1_by_hand():
    counts = np.array([[1, 0, 0], [1, 1, 0], [0, 0, 2]], dtype=float)
    assert metrics.micro_f1(counts, metrics.once(3))[0] == pytest.approx(4 / 7)


def test_the_bootstrap_gives_the_same_interval_again_and_surrounds_the_value():
    def share(weights: metrics.Floats) -> metrics.Floats:
        return weights @ TRUTH / weights.sum(axis=1)

    value, (low, high) = metrics.bootstrap(share, 300)
    assert value == pytest.approx(TRUTH.mean())
    assert low < value < high
    assert metrics.bootstrap(share, 300) == (value, (low, high))
    wide = metrics.Z * math.sqrt(value * (1 - value) / 300)
    assert (low, high) == pytest.approx((value - wide, value + wide), abs=0.01)


def test_a_percentile_lies_between_its_ranks():
    value, (low, high) = metrics.percentile(np.arange(1001.0), 0.5)
    assert value == 500
    assert (low, high) == (469, 532)
