"""Text -> V, A, D by ridge regression on words and letters, word norms, VADER's tone and punctuation."""
# pyright: basic

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from math import log1p
from pathlib import Path
from typing import Any, Final

import numpy as np
from scipy.sparse import hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import Ridge
from sklearn.model_selection import KFold, cross_val_predict
from sklearn.preprocessing import StandardScaler

from bot.learning.metrics import Floats
from bot.mind.line import plain
from bot.mind.tokens import UPPER, tokens

LETTERS_STRENGTH, LAST_STRENGTH, FOLDS = 4.0, 30.0, 5
"""How strongly the two ridges are held back, and in how many parts the training texts are read by what never saw them."""
AT_ONCE: Final = 4000
_MIDDLE: Final = (5.1, 4.7, 5.1)
"""The mean V, A, D of the norms."""
_ENDINGS: Final = (
    ("", ""), ("s", ""), ("ed", ""), ("ly", ""), ("es", ""), ("er", ""), ("d", ""), ("ing", ""), ("ing", "e"), ("ies", "y"), ("ied", "y"),
)  # fmt: skip
"""What a word may end in, and what stands there in the form that the norms have."""
_EMPTY: Final = frozenset({
    "the", "a", "an", "of", "to", "in", "is", "was", "it", "that", "and", "for", "on", "with", "as", "at", "by", "be", "this", "i", "you",
    "he", "she", "we", "they", "his", "her", "my", "your",
})  # fmt: skip
_WORD: Final = r"(?u)\b\w[\w']*\b|[!?]+"
_SELF, _OTHER = frozenset({"i", "my", "me"}), frozenset({"you", "your"})


class Norms:
    """The Glasgow Norms (Scott et al., 2019): V, A, D of English words from 1 to 9, here around their mean."""

    def __init__(self, folder: Path) -> None:
        with (folder / "glasgow_norms_vad.csv").open(encoding="utf-8") as rows:
            self.words: Mapping[str, Floats] = {
                row["word"].lower(): np.array([float(row[axis]) for axis in "VAD"]) - _MIDDLE
                for row in csv.DictReader(rows)
            }

    def of(self, words: Sequence[str]) -> Floats:
        """[known words, 3]; words without a meaning of their own are left out."""
        told = (self._of_one(word) for word in words if word.isalpha() and word not in _EMPTY)
        return np.array([norm for norm in told if norm is not None]).reshape(-1, 3)

    def _of_one(self, word: str) -> Floats | None:
        forms = (word.removesuffix(end) + instead for end, instead in _ENDINGS if word.endswith(end))
        return next((self.words[form] for form in forms if form in self.words), None)


class Linear:
    """A ridge over counted words and letters, and a second one over its answer and what `_seen` tells of the text."""

    def __init__(self, folder: Path, texts: Sequence[str], vad: Floats) -> None:
        self._norms = Norms(folder)
        self._vader: Any = import_module("vaderSentiment.vaderSentiment").SentimentIntensityAnalyzer()
        self._words = TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True, token_pattern=_WORD)
        self._letters = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), min_df=3, sublinear_tf=True)
        counted = hstack([self._words.fit_transform(texts), self._letters.fit_transform(texts)]).tocsr()
        self._ridge = Ridge(LETTERS_STRENGTH).fit(counted, vad)
        folds = KFold(FOLDS, shuffle=True, random_state=0)
        unseen = np.asarray(cross_val_predict(Ridge(LETTERS_STRENGTH), counted, vad, cv=folds))
        self._unseen: dict[str, Floats] = dict(zip(texts, unseen, strict=True))
        self._mean, self._spread = unseen.mean(0), unseen.std(0)
        seen = self._seen(texts)
        self._scaler = StandardScaler().fit(seen)
        self._last = Ridge(LAST_STRENGTH).fit(self._joined(seen, unseen), vad)

    def __call__(self, texts: Sequence[str]) -> Iterator[Floats]:
        """V, A, D [`AT_ONCE`, 3] of one portion after the other. What it says of a training text it has not learned from it."""
        for start in range(0, len(texts), AT_ONCE):
            part = texts[start : start + AT_ONCE]
            said = np.asarray(
                self._ridge.predict(hstack([self._words.transform(part), self._letters.transform(part)]))
            )
            for at, text in enumerate(part):
                said[at] = self._unseen.get(text, said[at])
            yield np.asarray(self._last.predict(self._joined(self._seen(part), said)))

    def _joined(self, seen: Floats, said: Floats) -> Floats:
        scaled = np.clip(self._scaler.transform(seen), -6, 6)
        return np.hstack([scaled, np.clip(scaled, -3, 3) ** 2, (said - self._mean) / self._spread])

    def _seen(self, texts: Sequence[str]) -> Floats:
        return np.array([[*self._tone(text), *_written(text)] for text in texts])

    def _tone(self, text: str) -> list[float]:
        """What the norms and VADER (Hutto & Gilbert, 2014) say of the words."""
        words = tokens(plain(text))
        known = self._norms.of(words)
        norms = known if len(known) else np.zeros((1, 3))
        told = [norms.mean(0), norms.max(0), norms.min(0), norms.sum(0), norms.std(0)]
        tone = self._vader.polarity_scores(text)
        return [*np.concatenate(told), *(tone[part] for part in ("compound", "pos", "neg", "neu")), len(known) / len(words)]  # fmt: skip


def _written(text: str) -> list[float]:
    """How a text is written: its length, its marks, its capitals and figures, whom it speaks of."""
    words, length = tokens(plain(text)), max(1, len(text))
    return [
        log1p(len(words)), log1p(len(text)), sum(map(len, words)) / len(words),
        *(text.count(mark) for mark in ("!", "?", '"', ",", "...")), "!" in text, "." in text[-3:], words.count(UPPER),
        sum(mark.isupper() for mark in text) / length, sum(mark.isdigit() for mark in text) / length,
        sum(word in _SELF for word in words), sum(word in _OTHER for word in words),
        sum(word in {"not", "no", "never"} or word.endswith("n't") for word in words),
    ]  # fmt: skip
