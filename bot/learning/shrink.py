"""A student in floating point -> the whole numbers that `bot.mind.network` calculates with."""
# pyright: basic, reportMissingImports=false

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np

from bot.learning.corpora import HEADS
from bot.mind.tokens import pieces

_TOP: Final = 127
_SPREAD: Final = 0.9995
"""The share of values that fit into the range; the rest is cut."""


def whole_numbers(
    state: Mapping[str, np.ndarray],
    words: Sequence[str],
    lines: Sequence[Sequence[str]],
    *,
    heads: Sequence[str],
) -> dict[str, np.ndarray]:
    """The arrays of a `Network`: weights as int8 with a step for each output. `lines` show how large values become."""
    own, parts = _vectors(state, words)
    unit = float(np.quantile(np.abs(own), _SPREAD)) / _TOP
    vectors, bags = _cut(own / unit), _cut(parts / unit)
    windows, window_step = _layer(state["windows.weight"].T * unit)
    seen = [_looked_up(line, vectors, bags, {word: at for at, word in enumerate(words, 1)}) for line in lines]
    active = [np.maximum(_beside(line) @ windows * window_step + state["windows.bias"], 0) for line in seen]
    top = float(np.quantile(np.concatenate(active), _SPREAD)) / _TOP
    features = np.array(
        [_pooled(np.clip(np.rint(one / top), 0, _TOP), line) for one, line in zip(active, seen, strict=True)]
    )
    wide, deep = windows.shape[1], vectors.shape[1]
    units = np.repeat([top, top / 2, unit / 2, unit], [wide, wide, deep, deep])[:, None]
    hidden, hidden_step = _layer(state["hidden.weight"].T * units)
    high = np.maximum(features @ hidden * hidden_step + state["hidden.bias"], 0)
    full = float(np.quantile(high, _SPREAD)) / _TOP
    kept = [HEADS.index(head) for head in heads]
    last, last_step = _layer(state["top.weight"][kept].T * full)
    direct, direct_step = _layer(state["direct.weight"][kept].T * units)
    layers = {
        "windows": (windows, window_step / top, state["windows.bias"] / top),
        "hidden": (hidden, hidden_step / full, state["hidden.bias"] / full),
        "top": (last, last_step, state["top.bias"][kept]),
        "direct": (direct, direct_step, state["direct.bias"][kept]),
    }
    found: dict[str, np.ndarray] = {
        "heads": _text(heads),
        "words": _text(words),
        "vectors": vectors.astype(np.int8),
        "pieces": bags.astype(np.int8),
    }
    for name, (weights, step, offset) in layers.items():
        found[f"{name}_weights"] = weights.astype(np.int8)
        found[f"{name}_step"], found[f"{name}_offset"] = step.astype(np.float32), offset.astype(np.float32)
    return found


def _text(names: Sequence[str]) -> np.ndarray:
    return np.frombuffer("\n".join(names).encode(), np.uint8)


def _cut(values: np.ndarray) -> np.ndarray:
    return np.clip(np.rint(values), -_TOP, _TOP)


def _layer(weights: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Whole numbers and, for each output, what one step is worth."""
    step = np.abs(weights).max(0) / _TOP + 1e-12
    return _cut(weights / step), step


def _vectors(state: Mapping[str, np.ndarray], words: Sequence[str]) -> tuple[np.ndarray, np.ndarray]:
    """The vectors of whole words with those of their pieces added in; the vectors of pieces."""
    parts = state["pieces.weight"][:-1]
    own = state["words.weight"].copy()
    for at, word in enumerate(words, 1):
        if found := pieces(word, len(parts)):
            own[at] += parts[found].mean(0)
    return own, parts


def _looked_up(
    line: Sequence[str], vectors: np.ndarray, bags: np.ndarray, number: Mapping[str, int]
) -> np.ndarray:
    found: list[np.ndarray] = []
    for word in line:
        at = number.get(word, 0)
        runs = pieces(word, len(bags)) if not at else []
        found.append(_cut(bags[runs].mean(0) + vectors[0]) if runs else vectors[at])
    return np.array(found)


def _beside(words: np.ndarray) -> np.ndarray:
    edge = np.zeros((1, words.shape[1]))
    return np.concatenate([np.r_[edge, words[:-1]], words, np.r_[words[1:], edge]], 1)


def _pooled(windows: np.ndarray, words: np.ndarray) -> np.ndarray:
    count = len(words)
    means = [_cut(values.sum(0) * 2 / count) for values in (windows, words)]
    return np.concatenate([windows.max(0), *means, words.max(0)])
