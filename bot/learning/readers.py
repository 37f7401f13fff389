"""The readings of many texts, each text read once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

import numpy as np

from bot import crisis
from bot.engine.semantic import SemanticReader, open_encoder
from bot.learning.metrics import Floats
from bot.mind import Reading, read

Read = Callable[[str], Reading]
SIGNALS: Final = (
    "warmth", "gratitude", "apology", "disclosure", "hostility", "criticism", "dishonesty", "farewell", "absence", "dependence",
    "idealization", "devaluation", "manipulation",
)  # fmt: skip
"""The signals with a goal of their own."""


@dataclass(slots=True)
class Readings:
    """Readings and crisis levels by text."""

    read: Read = read
    _read: dict[str, Reading] = field(default_factory=dict[str, Reading])
    _levels: dict[str, int] = field(default_factory=dict[str, int])

    def of(self, text: str) -> Reading:
        """What the text says."""
        if text not in self._read:
            self._read[text] = self.read(text)
        return self._read[text]

    def level(self, text: str) -> int:
        """How great the danger in the text is, 0 to 3."""
        if text not in self._levels:
            self._levels[text] = int(crisis.look(text).level)
        return self._levels[text]

    def strengths(self, texts: Sequence[str], names: Sequence[str]) -> Floats:
        """One row a text, one column a signal."""
        return np.array([[self.of(text).graded.get(name, 0.0) for name in names] for text in texts])

    def emotions(self, texts: Sequence[str], names: Sequence[str]) -> Floats | None:
        """One row a text, one column an emotion; None where the reading has no emotions."""
        found = [self.of(text).emotions for text in texts]
        if not any(found):
            return None
        return np.array([[one.get(name, 0.0) for name in names] for one in found])


@lru_cache(maxsize=1)
def encoded() -> Readings | None:
    """The readings of the optional extra `semantic`; None where it is not installed."""
    try:
        return Readings(SemanticReader(read, open_encoder()))
    except ImportError:
        return None
