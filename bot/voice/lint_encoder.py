"""A small encoder of sentences (BERT's layers, Devlin et al. 2019) in numpy, and what it makes of a text that would go out unasked.

Its numbers are kept small and whole, with a step for each column; it is made by `bot.learning.unasked`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from bot.engine.wordpieces import UNKNOWN, numbered, vocabulary

MOST_PIECES: Final = 64
HEADS: Final = 12
_SMALLEST: Final = 1e-12
_ERF: Final = (0.254829592, -0.284496736, 1.421413741, -1.453152027, 1.061405429)
"""Abramowitz and Stegun 7.1.26, right to 1.5e-7."""

Numbers = npt.NDArray[np.float32]
Arrays = Mapping[str, npt.NDArray[np.generic]]


@dataclass(frozen=True, slots=True)
class _Linear:
    weights: Numbers
    offset: Numbers

    def __call__(self, values: Numbers) -> Numbers:
        return values @ self.weights + self.offset


@dataclass(frozen=True, slots=True)
class _Norm:
    weights: Numbers
    offset: Numbers

    def __call__(self, values: Numbers) -> Numbers:
        away = values - values.mean(axis=-1, keepdims=True)
        return (
            away / np.sqrt((away * away).mean(axis=-1, keepdims=True) + _SMALLEST) * self.weights
            + self.offset
        )


@dataclass(frozen=True, slots=True)
class _Layer:
    looking: _Linear
    out: _Linear
    first: _Norm
    up: _Linear
    down: _Linear
    second: _Norm

    def __call__(self, tokens: Numbers) -> Numbers:
        length, size = tokens.shape
        parts = self.looking(tokens).reshape(length, 3, HEADS, size // HEADS).transpose(1, 2, 0, 3)
        query, key, value = parts
        seen = _softmax(query @ key.transpose(0, 2, 1) * np.float32((size // HEADS) ** -0.5), axis=2)
        tokens = self.first(tokens + self.out((seen @ value).transpose(1, 0, 2).reshape(length, size)))
        return self.second(tokens + self.down(_gelu(self.up(tokens))))


class Encoder:
    """Text -> logits: first whether it must not go out, then which rule it breaks if so."""

    def __init__(self, arrays: Arrays) -> None:
        self._numbers = vocabulary()
        self._row = {int(number): row for row, number in enumerate(arrays["kept"])}
        self._unknown = self._row[self._numbers[UNKNOWN]]
        self._words, self._step = arrays["words"], arrays["words_step"].astype(np.float32)
        self._places = _whole(arrays, "places")
        self._norm = _norm(arrays, "norm")
        count = len({name.split(".")[0] for name in arrays if name[0].isdigit()})
        self._layers = [_layer(arrays, str(number)) for number in range(count)]
        self._looks, self._heads = _linear(arrays, "looks"), _linear(arrays, "heads")

    def __call__(self, text: str) -> Numbers:
        """The logits of a text's first `MOST_PIECES` pieces."""
        rows = [
            self._row.get(number, self._unknown) for number in numbered(text, self._numbers, most=MOST_PIECES)
        ]
        words = self._words[rows].astype(np.float32) * self._step[rows, None]
        tokens = self._norm(words + self._places[: len(rows)])
        for layer in self._layers:
            tokens = layer(tokens)
        looked = _softmax(self._looks(tokens), axis=0).T @ tokens
        return self._heads(np.concatenate([looked.reshape(-1), tokens.mean(axis=0)]))


def _whole(arrays: Arrays, name: str) -> Numbers:
    return arrays[name].astype(np.float32) * arrays[f"{name}_step"].astype(np.float32)


def _linear(arrays: Arrays, name: str) -> _Linear:
    return _Linear(_whole(arrays, f"{name}.weight"), arrays[f"{name}.bias"].astype(np.float32))


def _norm(arrays: Arrays, name: str) -> _Norm:
    return _Norm(arrays[f"{name}.weight"].astype(np.float32), arrays[f"{name}.bias"].astype(np.float32))


def _layer(arrays: Arrays, at: str) -> _Layer:
    looking, out, up, down = (_linear(arrays, f"{at}.{part}") for part in ("looking", "out", "up", "down"))
    return _Layer(looking, out, _norm(arrays, f"{at}.first"), up, down, _norm(arrays, f"{at}.second"))


def _softmax(values: Numbers, *, axis: int) -> Numbers:
    raised = np.exp(values - values.max(axis=axis, keepdims=True))
    return raised / raised.sum(axis=axis, keepdims=True)


def _gelu(values: Numbers) -> Numbers:
    far = np.abs(values) * np.float32(0.5**0.5)
    near = 1 / (1 + np.float32(0.3275911) * far)
    sum_ = np.zeros_like(near)
    for part in reversed(_ERF):
        sum_ = (sum_ + np.float32(part)) * near
    erf = np.copysign(1 - sum_ * np.exp(-far * far), values)
    return values * np.float32(0.5) * (1 + erf)
