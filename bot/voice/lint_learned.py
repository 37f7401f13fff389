"""What was learned of texts that nobody should be sent, for those that no phrase of the check foresaw: a score, and a rule.

A linear model in whole numbers over a text's words and what the mind's network hears in it, so that every machine agrees.
It is made by `bot.learning.unasked`.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from io import BytesIO
from typing import Final

import numpy as np
import numpy.typing as npt

from bot.mind.line import plain
from bot.mind.weights import learned
from bot.voice.folding import spoken

BUCKETS: Final = 1 << 14
"""Places for runs of words; a run's place is its CRC-32 below this."""
FULL: Final = 127
"""What a run that is there counts, as much as the strongest thing that the network can hear."""
_WORD: Final = re.compile(r"[a-z]+(?:'[a-z]+)*|\d+|[^\w\s]")
_SENTENCE: Final = re.compile(r"(?<=[.!?\u2026])\s+|\n+")
_LONGEST: Final = 160
"""Words of a text that are looked at."""
_MOST_SENTENCES: Final = 12

Whole = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Judged:
    """How a text sounds: above 0 like one that must not go out, in thousandths of a logit; the rule that is nearest, and the sentence."""

    score: int
    rule: str
    sentence: str


@dataclass(frozen=True, slots=True)
class _Weights:
    """`decides` [features] and `names` [features, rules] with their offsets; `step`: how much of `decides` is a thousandth."""

    rules: tuple[str, ...]
    decides: Whole
    offset: int
    names: Whole
    name_offsets: Whole
    step: int


@lru_cache(maxsize=1)
def _weights() -> _Weights:
    raw = files("bot.voice").joinpath("lint_weights.npz").read_bytes()
    with np.load(BytesIO(raw), allow_pickle=False) as arrays:
        return _Weights(
            rules=tuple(bytes(arrays["rules"]).decode().split("\n")),
            decides=arrays["decides"].astype(np.int64),
            offset=int(arrays["offset"]),
            names=arrays["names"].astype(np.int64),
            name_offsets=arrays["name_offsets"].astype(np.int64),
            step=int(arrays["step"]),
        )


def runs(text: str) -> set[int]:
    """The places of a text's words, its pairs and threes of words, and of pairs with a word between; each once."""
    words = ["<", *("0" if word.isdigit() else word for word in _WORD.findall(spoken(text))[:_LONGEST]), ">"]
    found = {" ".join(words[at : at + n]) for n in (1, 2, 3) for at in range(len(words) - n + 1)}
    found.update(f"{first} _ {third}" for first, third in zip(words, words[2:], strict=False))
    return {zlib.crc32(run.encode()) % BUCKETS for run in found}


def overheard(texts: Sequence[str]) -> Whole:
    """What the mind's network hears in texts [texts, features], whole numbers in -127..127."""
    seen = learned().hear([plain(text) for text in texts]).seen
    return np.hstack([seen.features, seen.hidden]).astype(np.int64)


def sentences(text: str) -> list[str]:
    """The text as a whole, and then each of its sentences, if it has more than one."""
    parts = [part for part in _SENTENCE.split(text.strip()) if part.strip()][:_MOST_SENTENCES]
    return [text, *parts] if len(parts) > 1 else [text]


def judged(text: str) -> Judged:
    """How the text sounds, by that of its sentences, or the whole of it, that sounds worst."""
    of, parts = _weights(), sentences(text)
    heard = overheard(parts)
    places = [sorted(runs(part)) for part in parts]
    scores = [
        int(of.decides[at].sum()) * FULL + int(of.decides[BUCKETS:] @ row) + of.offset
        for at, row in zip(places, heard, strict=True)
    ]
    worst = max(range(len(parts)), key=scores.__getitem__)
    named = of.names[places[worst]].sum(axis=0) * FULL + heard[worst] @ of.names[BUCKETS:] + of.name_offsets
    return Judged(scores[worst] // of.step, of.rules[int(np.argmax(named))], parts[worst])
