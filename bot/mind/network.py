"""The learned reader's small network: a convolution over words, in whole numbers so that every machine agrees."""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt

from bot.mind.tokens import pieces

Numbers = npt.NDArray[np.float32]
_TOP: Final = 127.0
_KEPT_WORDS: Final = 8192


@dataclass(frozen=True, slots=True)
class Layer:
    """Whole-number weights [inputs, outputs] in -127..127, what one step of each output is worth, and its offset."""

    weights: Numbers
    step: Numbers
    offset: Numbers

    def __call__(self, values: Numbers) -> Numbers:
        """Values [rows, inputs], whole numbers in -127..127 -> [rows, outputs]."""
        return (values @ self.weights) * self.step + self.offset


@dataclass(frozen=True, slots=True)
class Seen:
    """What the network made of lines: scores [lines, heads], and what led there, for saying which words did.

    `windows` [words of all lines, features] and `features` [lines, pooled] are whole numbers; `hidden` [lines, units].
    """

    scores: Numbers
    words: Numbers
    windows: Numbers
    features: Numbers
    hidden: Numbers


class Network:
    """A line -> one score (a logit, or a z-score for V, A, D) for each head.

    Word vectors (whole words, or the mean of a word's pieces), windows of three words, the greatest and the mean of
    each feature over the line, one hidden layer (Kim 2014; subwords after Bojanowski et al. 2017). Every sum is one of
    whole numbers below 2**24, which float32 holds exactly, so that the order of adding, and with it the processor and
    the library under numpy, cannot change a bit.
    """

    def __init__(self, arrays: Mapping[str, npt.NDArray[np.generic]]) -> None:
        self.heads: tuple[str, ...] = tuple(bytes(arrays["heads"]).decode().split("\n"))
        names = bytes(arrays["words"]).decode().split("\n")
        self._number = {word: at for at, word in enumerate(names, 1)}
        self._english = frozenset(arrays["english"].tolist())
        self._vectors = arrays["vectors"].astype(np.float32)
        self._pieces = arrays["pieces"].astype(np.float32)
        self.windows, self.hidden, self.top, self.direct = (
            Layer(*(arrays[f"{name}_{part}"].astype(np.float32) for part in ("weights", "step", "offset")))
            for name in ("windows", "hidden", "top", "direct")
        )
        self._vector = lru_cache(maxsize=_KEPT_WORDS)(self._made_vector)

    def knows(self, word: str) -> bool:
        """Whether it is a word of the English texts that the network learned from."""
        return word in self._number or zlib.crc32(word.encode()) in self._english

    def _made_vector(self, word: str) -> Numbers:
        at = self._number.get(word)
        if at is not None:
            return self._vectors[at]
        found = pieces(word, len(self._pieces))
        if not found:
            return self._vectors[0]
        mean = self._pieces[found].sum(axis=0) / np.float32(len(found))
        return np.clip(np.rint(mean + self._vectors[0]), -_TOP, _TOP)

    def __call__(self, lines: Sequence[Sequence[str]]) -> Seen:
        """The scores of lines, each a list of at least one token. All at once, or one by one: the same numbers."""
        lengths = np.array([len(line) for line in lines])
        words = np.stack([self._vector(word) for line in lines for word in line])
        starts = np.concatenate(([0], np.cumsum(lengths)[:-1]))
        windows = _step(self.windows(_neighbours(words, starts)))
        count = lengths[:, None].astype(np.float32)
        features = np.concatenate(
            (
                np.maximum.reduceat(windows, starts),
                _mean(windows, starts, count),
                _mean(words, starts, count),
                np.maximum.reduceat(words, starts),
            ),
            axis=1,
        )
        hidden = _step(self.hidden(features))
        return Seen(self.top(hidden) + self.direct(features), words, windows, features, hidden)


def _neighbours(words: Numbers, starts: npt.NDArray[np.int64]) -> Numbers:
    """Each word between the one before and the one after it in its own line; zeros where there is none."""
    before, after = np.zeros_like(words), np.zeros_like(words)
    before[1:], after[:-1] = words[:-1], words[1:]
    before[starts], after[starts[1:] - 1] = 0.0, 0.0
    return np.concatenate((before, words, after), axis=1)


def _step(values: Numbers) -> Numbers:
    """Whole numbers in 0..127."""
    return np.clip(np.rint(values), 0.0, _TOP)


def _mean(values: Numbers, starts: npt.NDArray[np.int64], count: Numbers) -> Numbers:
    """Twice the mean over each line, as whole numbers in -127..127."""
    return np.clip(np.rint(np.add.reduceat(values, starts) * np.float32(2) / count), -_TOP, _TOP)
