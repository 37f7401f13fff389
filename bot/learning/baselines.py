"""What the reading is compared with: VADER, and bags of words learned in the same run.

Both need libraries of the dependency group `dev`. Where they are missing, there is None instead, and a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from importlib import import_module
from typing import Any, Final

import numpy as np

from bot.learning.metrics import Bits, Floats

NO_VADER: Final = "vaderSentiment is not installed (uv sync installs it), so nothing is compared with VADER."
NO_SKLEARN: Final = (
    "scikit-learn is not installed (uv sync installs it), so nothing is compared with a bag of words."
)

_WORD: Final = re.compile(r"\w[\w']*|[^\w\s]")


def missing() -> list[str]:
    """A sentence for every baseline that cannot be had here."""
    wanted = (("vaderSentiment", NO_VADER), ("sklearn", NO_SKLEARN))
    return [sentence for name, sentence in wanted if not _installed(name)]


def vader(texts: Sequence[str]) -> Floats | None:
    """VADER's compound score of each text, in [-1, 1]."""
    if not _installed("vaderSentiment"):
        return None
    analyzer = import_module("vaderSentiment.vaderSentiment").SentimentIntensityAnalyzer()
    return np.array([analyzer.polarity_scores(text)["compound"] for text in texts])


class Ridge:
    """Words and pairs of words -> a number for each column of the targets, by ridge regression."""

    def __init__(self, texts: Sequence[str], targets: Floats) -> None:
        self._words = _words()
        self._model: Any = import_module("sklearn.linear_model").Ridge(alpha=3.0, solver="sparse_cg")
        self._model.fit(self._words.fit_transform(texts), targets)

    def __call__(self, texts: Sequence[str]) -> Floats:
        """One row a text, one column a target."""
        return np.asarray(self._model.predict(self._words.transform(texts)))


class Labels:
    """Words and pairs of words -> the probability of each label, by one logistic regression a label.

    With `balanced` rare labels count as much as common ones, so that .5 is where to decide, but no probability.
    """

    def __init__(
        self, texts: Sequence[str], labels: Sequence[Iterable[str]], *, balanced: bool = False
    ) -> None:
        self._words = _words()
        known = [frozenset(one) for one in labels]
        counted = self._words.fit_transform(texts)
        regression = import_module("sklearn.linear_model").LogisticRegression
        self._models: dict[str, Any] = {}
        for label in sorted(frozenset[str]().union(*known)):
            model = regression(
                C=4.0,
                solver="liblinear",
                dual=True,
                max_iter=1000,
                random_state=0,
                class_weight="balanced" if balanced else None,
            )
            self._models[label] = model.fit(counted, [label in one for one in known])

    @property
    def names(self) -> tuple[str, ...]:
        """Every label that was among the training rows."""
        return tuple(self._models)

    def __call__(self, texts: Sequence[str], names: Sequence[str]) -> Floats:
        """One row a text, one column a name; 0 for a label that was never seen."""
        counted = self._words.transform(texts)
        nothing = np.zeros(len(texts))
        columns = [
            self._models[name].predict_proba(counted)[:, 1] if name in self._models else nothing
            for name in names
        ]
        return np.stack(columns, axis=1)


def ridge(texts: Sequence[str], targets: Floats) -> Ridge | None:
    """A learned bag of words; None without training rows or without scikit-learn."""
    return Ridge(texts, targets) if texts and _installed("sklearn") else None


def labels(texts: Sequence[str], named: Sequence[Iterable[str]], *, balanced: bool = False) -> Labels | None:
    """A learned bag of words; None without training rows or without scikit-learn."""
    return Labels(texts, named, balanced=balanced) if texts and _installed("sklearn") else None


def truths(named: Sequence[frozenset[str]], names: Sequence[str]) -> Bits:
    """One row a text, one column a name: whether the text has the label."""
    return np.array([[name in one for name in names] for one in named], dtype=np.bool_).reshape(
        len(named), len(names)
    )


def _words() -> Any:
    vectorizer = import_module("sklearn.feature_extraction.text").TfidfVectorizer
    return vectorizer(
        ngram_range=(1, 2), min_df=2, sublinear_tf=True, tokenizer=_WORD.findall, token_pattern=None
    )


def _installed(name: str) -> bool:
    try:
        import_module(name)
    except ImportError:
        return False
    return True
