"""Fits what turns the network's scores into likelihoods, on lines that it has not learned from."""
# pyright: basic, reportMissingImports=false

from __future__ import annotations

from typing import Final

import numpy as np

_HELD: Final = 1.5
"""How strongly a signal's own weights are held to those of all signals together: as by so many lines."""


def likelihood_weights(scores: np.ndarray, rules: np.ndarray, truth: np.ndarray) -> np.ndarray:
    """[signals, 4]: a, b, c, d of logit = a·score + b·rule + c·score·rule + d for each column of [lines, signals].

    `truth` is NaN where it is not known. First one set for all signals together; then each signal's own, held to the
    common one, because some come in a handful of lines only. By Newton's method; what a score or a rule adds stays at
    or above 0, so that more evidence never makes a signal less likely.
    """
    common = _fitted(scores.ravel(), rules.ravel(), truth.ravel(), np.array([1.0, 3.0, 0.0, 0.0]), held=1e-3)
    return np.array(
        [
            _fitted(scores[:, at], rules[:, at], truth[:, at], common, held=_HELD)
            for at in range(truth.shape[1])
        ]
    )


def _fitted(
    score: np.ndarray, rule: np.ndarray, truth: np.ndarray, start: np.ndarray, *, held: float
) -> np.ndarray:
    known = ~np.isnan(truth)
    score, rule, truth = score[known], rule[known], truth[known]
    inputs = np.stack([score, rule, score * rule, np.ones_like(score)], 1)
    at = start.copy()
    for _ in range(60):
        chance = 1 / (1 + np.exp(-np.clip(inputs @ at, -30, 30)))
        slope = inputs.T @ (chance - truth) + held * (at - start)
        curve = (inputs * (chance * (1 - chance))[:, None]).T @ inputs + held * np.eye(4)
        at = at - np.linalg.solve(curve, slope)
        at[:2] = np.maximum(at[:2], 0.0)
        at[2] = max(at[2], -at[0])
    return at
