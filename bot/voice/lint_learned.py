"""What was learned of texts that nobody should be sent: a score, and a rule.

Two readers, whose scores are added: a small encoder, which hears what is meant, and a linear model in whole numbers over a
text's words and what the mind's network hears in it. It is all made by `bot.learning.unasked`.
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
from bot.voice.lint_encoder import Encoder

BUCKETS: Final = 1 << 14
"""Places for runs of words; a run's place is its CRC-32 below this."""
FULL: Final = 127
"""What a run that is there counts, as much as the strongest thing that the network can hear."""
_WORD: Final = re.compile(r"[a-z]+(?:'[a-z]+)*|\d+|[^\w\s]")
_SENTENCE: Final = re.compile(r"(?<=[.!?\u2026])\s+|\n+")
_LONGEST: Final = 160
"""Words of a text that are looked at."""
_MOST_SENTENCES: Final = 12

_WORDS_OF_A_PART: Final = 36
"""A longer text is heard in parts of about so many words."""

_KEPT: Final = 256
"""Texts whose judgement is kept: the same one is asked about several times on its way out."""

Whole = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Judged:
    """How a text sounds: the higher, the more like one that must not go out, in thousandths of a logit; above 0 it must not.

    `rule` is the nearest one, `sentence` what sounds worst; `phrase` is what a phrase of the check adds to the score.
    """

    score: int
    rule: str
    sentence: str
    phrase: int


@dataclass(frozen=True, slots=True)
class _Weights:
    """`decides` [features] and its offset, a `step` of it being a logit; `mix`: what the encoder, these, and a phrase count, and an offset."""

    encoder: Encoder
    rules: tuple[str, ...]
    decides: Whole
    offset: int
    step: float
    mix: tuple[float, float, float, float]


@lru_cache(maxsize=1)
def _weights() -> _Weights:
    raw = files("bot.voice").joinpath("lint_weights.npz").read_bytes()
    with np.load(BytesIO(raw), allow_pickle=False) as opened:
        arrays = {name: opened[name] for name in opened.files}
    by_encoder, by_words, by_phrase, offset = arrays["mix"].tolist()
    return _Weights(
        encoder=Encoder(arrays),
        rules=tuple(bytes(arrays["rules"]).decode().split("\n")),
        decides=arrays["decides"].astype(np.int64),
        offset=int(arrays["offset"]),
        step=float(arrays["step"]),
        mix=(by_encoder, by_words, by_phrase, offset),
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


def parts(text: str) -> list[str]:
    """The text, or if it is long, runs of its sentences of about `_WORDS_OF_A_PART` words."""
    found = [""]
    for sentence in sentences(text)[1:]:
        longer = f"{found[-1]} {sentence}".strip()
        if found[-1] and len(longer.split()) > _WORDS_OF_A_PART:
            found.append(sentence)
        else:
            found[-1] = longer
    return found if len(found) > 1 else [text]


def by_words(decides: Whole, offset: int, text: str) -> tuple[int, str]:
    """The worst score of the text's sentences and of the whole of it by the linear model, and which it was."""
    said = sentences(text)
    scores = [
        int(decides[sorted(runs(part))].sum()) * FULL + int(decides[BUCKETS:] @ row) + offset
        for part, row in zip(said, overheard(said), strict=True)
    ]
    worst = max(range(len(said)), key=scores.__getitem__)
    return scores[worst], said[worst]


@lru_cache(maxsize=_KEPT)
def judged(text: str) -> Judged:
    """How the text sounds, by that of its parts that sounds worst."""
    of = _weights()
    heard = max((of.encoder(part) for part in parts(text)), key=lambda logits: float(logits[0]))
    counted, sentence = by_words(of.decides, of.offset, text)
    by_encoder, by_words_, by_phrase, offset = of.mix
    score = by_encoder * float(heard[0]) + by_words_ * counted / of.step + offset
    return Judged(round(score * 1000), of.rules[int(np.argmax(heard[1:]))], sentence, round(by_phrase * 1000))
