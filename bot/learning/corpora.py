"""Reads the data that the reader learns from: a text, what is known of it by head, and whether it may be learned from."""

from __future__ import annotations

import csv
import json
import random
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

from bot.mind.joined import INNER
from bot.mind.learned import EMOTIONS
from bot.mind.signals import FAMILIES

LINES: Final = Path(__file__).parent / "lines"
WORDS: Final = Path(__file__).parent / "words"
SOCIAL: Final = (
    "warmth", "praise", "gratitude", "apology", "promise_kept", "promise_broken", "disclosure", "hostility", "criticism", "dishonesty",
    "norm_violation", "boundary_push", "protest", "jealousy", "distancing", "reassurance", "farewell", "absence",
)  # fmt: skip
CODES: Final = (
    "OD1", "OD2", "OD3", "OD4", "OD5", "OD6", "OD7", "OD8", "OD10", "IS1", "IS2", "IS3", "IS4", "ID1", "ID2", "ID3", "ID4", "ID5", "ID6",
    "DV1", "DV2", "DV3", "MU1", "MU2", "MU3", "MU4", "MU6", "MU8",
)  # fmt: skip
SIGNALS: Final = (*SOCIAL, *FAMILIES, *CODES, *INNER)
EXTRA: Final = (
    "abuse",
    "emotional",
    "informational",
    "cheering",
    "advising",
    "word_V",
    "word_A",
    "word_D",
    "tone",
)
"""Heads that only help the others to learn; they are not shipped."""
HEADS: Final = ("V", "A", "D", "mood", "english", *(f"go_{name}" for name in EMOTIONS), *SIGNALS, *EXTRA)
REAL: Final = frozenset({"V", "A", "D", "mood", "word_V", "word_A", "word_D", "tone"})
"""Heads that are numbers; the others are yes or no."""
TOLD: Final = (
    "warmth", "gratitude", "apology", "disclosure", "hostility", "criticism", "dishonesty", "farewell", "absence", "dependence",
    "idealization", "devaluation", "manipulation",
)  # fmt: skip
"""What the lines of the small companion sets say yes or no to."""
UNHEARD: Final = (
    *FAMILIES, *CODES, "promise_kept", "promise_broken", "crisis2", "crisis3", "farewell", "absence", "distancing", "reassurance", "protest",
    "jealousy", "boundary_push", "dishonesty",
)  # fmt: skip
"""What strangers' chat among people as good as never says to a companion: a sample of it stands for everyday negatives."""


@dataclass(slots=True)
class Row:
    """A text with what is known of it. V, A, D are z-scores of EmoBank's training rows; yes and no are 1 and 0."""

    text: str
    known: dict[str, float] = field(default_factory=dict[str, float])
    source: str = ""
    held_out: bool = False


def json_lines(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a file of JSON lines."""
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def own(path: Path) -> Iterator[Row]:
    """Sonder's own labelled lines. Every ninth three lines is held out, for the weighing of the scores."""
    for at, one in enumerate(json_lines(path)):
        known = labels(one) | {"mood": float(one.get("valence", 0))}
        yield Row(one["text"], known, "own", held_out=(at // 3) % 9 == 4)


def languages(path: Path) -> Iterator[Row]:
    """Short lines of other languages, and English ones that look like it."""
    for at, one in enumerate(json_lines(path)):
        yield Row(one["text"], {"english": float(one["english"])}, "languages", held_out=(at // 3) % 9 == 4)


def own_words(path: Path) -> Iterator[Row]:
    """Single words, emoji, emoticons and set phrases with the mood that they carry, -1..1."""
    yield from (Row(one["text"], {"mood": one["mood"]}, "words") for one in json_lines(path))


def labels(one: Mapping[str, Any]) -> dict[str, float]:
    """What a labelled line says of every signal; of danger it is left open whether it is a confidence too."""
    named = set(one.get("signals", ()))
    known = {name: float(name in named) for name in (*SOCIAL, *CODES)}
    for family, code in FAMILIES.items():
        known[family] = float(any(name.startswith(code) for name in named))
    layer, crisis = one.get("layer", 0), one.get("crisis", 0)
    known |= {"deep": float(layer >= 2), "deepest": float(layer >= 3)}
    if crisis:
        for name in ("disclosure", "deep", "deepest"):
            del known[name]
    return known | {f"crisis{level}": float(crisis >= level) for level in (1, 2, 3)}


def public(folder: Path, scale: Mapping[str, tuple[float, float]]) -> Iterator[Row]:
    """The public sets of the folder, as `bot/learning/README.md` names them."""
    for one in json_lines(folder / "emobank_train_dev.jsonl"):
        known = {axis: (one[axis] - mean) / spread for axis, (mean, spread) in scale.items()}
        yield Row(one["text"], known, "emobank", held_out=one["split"] != "train")
    for part in ("train", "dev"):
        for text, named in _tagged(folder / f"goemotions_{part}.tsv"):
            known = {f"go_{name}": float(name in named) for name in EMOTIONS}
            yield Row(text, known, "goemotions", held_out=part != "train")
    for one in json_lines(folder / "convabuse_train_dev.jsonl"):
        abusive = float(one["abusive"])
        yield Row(
            one["user"],
            {"abuse": abusive, "hostility": abusive},
            "convabuse",
            held_out=one["split"] != "train",
        )
    kinds = ("emotional_disclosure", "information_disclosure", "emo_support", "info_support")
    for one in json_lines(folder / "offmychest_train.jsonl"):
        yield Row(
            one["text"],
            {head: float(one[kind]) for head, kind in zip(EXTRA[1:5], kinds, strict=True)},
            "offmychest",
        )
    with (folder / "glasgow_norms_vad.csv").open(encoding="utf-8") as norms:
        for one in csv.DictReader(norms):
            known = {
                "word_V": (float(one["V"]) - 5.1) / 1.6,
                "word_A": (float(one["A"]) - 4.7) / 1.1,
                "word_D": (float(one["D"]) - 5.1) / 0.9,
            }
            yield Row(one["word"], known, "glasgow")


def companion(folder: Path) -> Iterator[Row]:
    """The small companion sets of the folder: single lines, and the lines of sketched conversations in English."""
    for one in json_lines(folder / "companion_signals_dev.jsonl"):
        known = {name: float(name in one["labels"]) for name in TOLD} | {"mood": float(one["valence"])}
        known |= {f"crisis{level}": float(one["crisis_level"] >= level) for level in (1, 2, 3)}
        yield Row(one["text"], known, "own")
    for sketch in json_lines(folder / "patterns_dev.jsonl"):
        for line in sketch["lines"] if sketch["lang"] == "en" else ():
            if line["who"] == "user":
                said = labels({"signals": line["signals"]})
                yield Row(line["text"], {name: said[name] for name in (*FAMILIES, *CODES)}, "own")


def _tagged(path: Path) -> Iterator[tuple[str, set[str]]]:
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        next(rows)
        yield from ((text, set(named.split(","))) for text, named in rows)


def emobank_scale(folder: Path) -> dict[str, tuple[float, float]]:
    """By axis, mean and standard deviation of all rows of EmoBank that are here."""
    rows = list(json_lines(folder / "emobank_train_dev.jsonl"))
    found: dict[str, tuple[float, float]] = {}
    for axis in "VAD":
        values = [row[axis] for row in rows]
        mean = sum(values) / len(values)
        found[axis] = (mean, (sum((value - mean) ** 2 for value in values) / len(values)) ** 0.5)
    return found


def word_tones() -> Iterator[Row]:
    """The words of VADER's lexicon (Hutto & Gilbert 2014, MIT) with their tone, from the package vaderSentiment."""
    vader: Any = import_module("vaderSentiment.vaderSentiment")
    tones: dict[str, float] = vader.SentimentIntensityAnalyzer().lexicon
    for word, tone in tones.items():
        if word.isalpha():
            yield Row(word, {"tone": tone / 2}, "vader")


def with_everyday_negatives(rows: list[Row], *, chance: random.Random, count: int = 7000) -> None:
    """Marks a sample of strangers' chat as saying none of what is said to a companion only."""
    strangers = [row for row in rows if row.source in {"goemotions", "offmychest"} and not row.held_out]
    for row in chance.sample(strangers, count):
        row.known |= dict.fromkeys(UNHEARD, 0.0)


def fragments(texts: Iterable[str], *, chance: random.Random, count: int) -> list[str]:
    """Pieces, splices, gaps and chains of these texts: prose without labels, for a teacher to label (Tang et al. 2019)."""
    whole = set(texts)
    lines = [words for words in (text.split() for text in whole) if len(words) >= 3]
    lines.sort()
    after: dict[str, list[str]] = {}
    for words in lines:
        for one, other in pairwise(words):
            after.setdefault(one.lower(), []).append(other)
    made: set[str] = set()
    while len(made) < count:
        text = " ".join(_fragment(chance.choice(lines), lines, after, chance))
        if len(text) > 6 and text not in whole:
            made.add(text)
    return sorted(made)


def _fragment(
    words: list[str], lines: list[list[str]], after: Mapping[str, list[str]], chance: random.Random
) -> list[str]:
    way = chance.random()
    if way < 0.45:
        length = chance.randint(2, min(14, len(words)))
        start = chance.randrange(len(words) - length + 1)
        return words[start : start + length]
    if way < 0.65:
        other = chance.choice(lines)
        cut, joint = chance.randint(1, len(words) - 1), chance.randint(0, len(other) - 2)
        return words[:cut][-10:] + other[joint:][:10]
    if way < 0.8:
        return [word for word in words if chance.random() > 0.2]
    chain = [chance.choice(words)]
    for _ in range(chance.randint(4, 16)):
        following = after.get(chain[-1].lower())
        if not following:
            break
        chain.append(chance.choice(following))
    return chain
