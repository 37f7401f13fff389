"""Makes `bot/mind/weights.npz`: the rows in, a student taught, shrunk to whole numbers, its scores weighed.

    uv run --group learn python -m bot.learning.train --data FOLDER --teacher FILE --vectors FILE --out FILE

The data stay where they are; what is written is described, with its sources and licences, in NOTICE.
"""
# pyright: basic, reportMissingImports=false

from __future__ import annotations

import argparse
import json
import random
import sys
import zlib
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import torch

from bot.learning import corpora, student
from bot.learning.corpora import EXTRA, HEADS, LINES, SIGNALS, UNHEARD, WORDS, Row
from bot.learning.shrink import whole_numbers
from bot.learning.weigh import likelihood_weights
from bot.mind.joined import framed
from bot.mind.learned import EMOTIONS, Learned
from bot.mind.line import plain, taken_apart
from bot.mind.signals import heard
from bot.mind.tokens import tokens

SEED = 7
EVERYDAY = 2500
"""Strangers' lines, as negatives, among those that the scores are weighed on."""
TAUGHT_BY_TEACHER = 0.5
"""How much of a target is the teacher's where the true label is known too."""


def main() -> None:
    """Reads the arguments, and does it all."""
    asked = argparse.ArgumentParser(description="Makes the weights of the built-in reader.")
    asked.add_argument("--data", type=Path, required=True, help="the folder with the public sets")
    asked.add_argument("--teacher", type=Path, help="labels of a larger model: .npz with texts, vad, go")
    asked.add_argument("--vectors", type=Path, help="word vectors to begin with: .npz with words, vec")
    asked.add_argument("--out", type=Path, required=True)
    args = asked.parse_args()
    random.seed(SEED)
    np.random.seed(SEED)
    torch.manual_seed(SEED)
    scale = corpora.emobank_scale(args.data)
    rows = _rows(args.data, scale)
    if args.teacher:
        rows += _taught_rows(rows, args.teacher, scale)
    learned_from = [row for row in rows if not row.held_out]
    vocabulary = student.Vocabulary.of(learned_from)
    start = _start(args.vectors, vocabulary) if args.vectors else None
    pupil = student.taught(learned_from, vocabulary, start=start, told=_told)
    _write(args.out, pupil, rows, scale)


def _told(progress: str) -> None:
    print(progress, file=sys.stderr, flush=True)  # noqa: T201 - the progress of a long work


def _rows(folder: Path, scale: Mapping[str, tuple[float, float]]) -> list[Row]:
    rows = [*corpora.public(folder, scale), *corpora.companion(folder), *corpora.word_tones()]
    rows += [*corpora.languages(WORDS / "languages.jsonl"), *corpora.own_words(WORDS / "moods.jsonl")]
    for path in sorted(LINES.glob("*.jsonl")):
        rows += corpora.own(path)
    for row in rows:
        if row.source in {"emobank", "goemotions", "offmychest", "own"}:
            row.known["english"] = 1.0
    corpora.with_everyday_negatives(rows, chance=random.Random(SEED))
    return rows


def _taught_rows(rows: Sequence[Row], teacher: Path, scale: Mapping[str, tuple[float, float]]) -> list[Row]:
    """Mixes the teacher's labels into the rows that are learned from; returns rows for its further texts."""
    with np.load(teacher) as kept:
        texts = json.loads(bytes(kept["texts"]))
        vad, go = kept["vad"], 1 / (1 + np.exp(-kept["go"]))
    said: dict[str, dict[str, float]] = {}
    for text, feeling, likely in zip(texts, vad, go, strict=True):
        known = {
            axis: (float(feeling[at]) - scale[axis][0]) / scale[axis][1] for at, axis in enumerate("VAD")
        }
        said[text] = known | {f"go_{name}": float(likely[at]) for at, name in enumerate(EMOTIONS)}
    for row in rows:
        taught = said.pop(row.text, {}) if not row.held_out else {}
        for head, value in taught.items():
            own = row.known.get(head)
            row.known[head] = (
                value if own is None else TAUGHT_BY_TEACHER * value + (1 - TAUGHT_BY_TEACHER) * own
            )
    held_out = {row.text for row in rows if row.held_out}
    return [Row(text, known, "unlabelled") for text, known in said.items() if text not in held_out]


def _start(path: Path, vocabulary: student.Vocabulary) -> np.ndarray:
    """[words + 1, WIDTH]: the main directions of a larger model's word vectors, small noise for words it lacks."""
    with np.load(path) as kept:
        words, vectors = kept["words"].tolist(), kept["vec"] - kept["vec"].mean(0)
    _, _, directions = np.linalg.svd(vectors[::2], full_matrices=False)
    short = vectors @ directions[: student.WIDTH].T
    short *= 0.25 / short.std()
    start = np.random.default_rng(SEED).normal(0, 0.05, (len(vocabulary.words) + 1, student.WIDTH))
    start[0] = 0
    for word, vector in zip(words, short, strict=True):
        if word in vocabulary.number:
            start[vocabulary.number[word]] = vector
    return start.astype(np.float32)


def _write(
    out: Path, pupil: student.Student, rows: Sequence[Row], scale: Mapping[str, tuple[float, float]]
) -> None:
    state = {name: values.numpy() for name, values in pupil.state_dict().items()}
    sample = random.sample([row.text for row in rows if row.source not in {"glasgow", "vader"}], 4000)
    arrays = whole_numbers(
        state,
        pupil.vocabulary.words,
        [tokens(plain(text)) for text in sample],
        heads=[head for head in HEADS if head not in EXTRA],
    )
    arrays["english"] = _english(rows)
    arrays["signals"] = np.frombuffer("\n".join(SIGNALS).encode(), np.uint8)
    arrays["felt"] = np.array([*(scale[axis] for axis in "VAD"), (0.0, 1.0)])
    arrays["weighed"] = np.tile([1.0, 0.0, 0.0, 0.0], (len(SIGNALS), 1))
    everyday = [row for row in rows if row.source == "goemotions" and row.held_out][:EVERYDAY]
    unseen = [row for row in rows if row.source == "own" and row.held_out]
    unseen += [Row(row.text, dict.fromkeys(UNHEARD, 0.0)) for row in everyday]
    arrays["weighed"] = _weighed(Learned(arrays), unseen)
    np.savez_compressed(out, allow_pickle=False, **arrays)
    _told(f"{out}: {out.stat().st_size / 1e6:.2f} MB")


def _english(rows: Sequence[Row]) -> np.ndarray:
    """The check sums of words that English texts have at least twice, or word lists once."""
    often = Counter(
        word
        for row in rows
        if row.source in {"emobank", "goemotions", "offmychest", "own", "glasgow", "vader"}
        for word in tokens(plain(row.text))
        if word[0].isalpha()
    )
    listed = {row.text.lower() for row in rows if row.source in {"glasgow", "vader"}}
    words = listed | {word for word, count in often.items() if count > 1}
    return np.array(sorted({zlib.crc32(word.encode()) for word in words}), np.uint32)


def _weighed(learned: Learned, rows: Sequence[Row]) -> np.ndarray:
    """The weights of `Learned.likely`, from held-out lines that are no joke, scene or quotation, and everyday ones."""
    lines = [taken_apart(row.text) for row in rows]
    ruled = [heard(line) for line in lines]
    scores = learned.hear([line.raw for line in lines]).scores
    frames, strengths = framed(lines, ruled, learned)
    truth = np.array([[row.known.get(name, np.nan) for name in SIGNALS] for row in rows])
    truth[frames < 1] = np.nan
    for at, found in enumerate(ruled):
        truth[at, [learned.place[name] for name in found.denied if name in learned.place]] = np.nan
    return likelihood_weights(scores[:, learned.of_signal], strengths, truth)


if __name__ == "__main__":
    main()
