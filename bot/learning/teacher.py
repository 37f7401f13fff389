"""Makes what `bot.learning.train` begins with: a larger model's labels of many texts, and its vectors of their words.

    uv run --group learn --extra semantic python -m bot.learning.teacher --data FOLDER --prose FILE --teacher FILE --vectors FILE

The teacher is all-MiniLM-L6-v2 in float32, its upper layers taught by EmoBank and GoEmotions; a linear reader has a share in V, A, D.
"""
# pyright: basic, reportMissingImports=false

from __future__ import annotations

import argparse
import json
import logging
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch

from bot.engine.wordpieces import numbered, vocabulary
from bot.learning import corpora, encoder, semantic
from bot.learning.corpora import LINES, Row
from bot.learning.linear import Linear, Norms
from bot.mind.learned import EMOTIONS
from bot.mind.line import plain
from bot.mind.tokens import tokens

log = logging.getLogger("sonder.learning")

SEED = 5
UPPER = 4
"""Layers that are taught, of six."""
SHARES = (0.15, 0.35, 0.35)
"""How much of V, A, D is the linear reader's."""
FRAGMENTS = 275_000
PIECES = 4096
"""Word pieces in a batch that is only read."""


def main() -> None:
    """Reads the arguments, and writes both files."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    asked.add_argument("--data", type=Path, required=True, help="the folder with the public sets")
    asked.add_argument("--prose", type=Path, help="further texts to label, one a line")
    asked.add_argument("--fragments", type=int, default=FRAGMENTS, help="pieces of EmoBank to label")
    asked.add_argument("--teacher", type=Path, required=True, help="the labels: .npz with texts, vad, go")
    asked.add_argument("--vectors", type=Path, required=True, help="the vectors: .npz with words, vec")
    args = asked.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.manual_seed(SEED)
    rows = _rows(args.data)
    words = _words(rows, args.data)
    np.savez(args.vectors, words=np.array(words), vec=_vectors(words))
    log.info("%s: %d words", args.vectors, len(words))
    prose = args.prose.read_text(encoding="utf-8").splitlines() if args.prose else []
    texts = _texts(rows, prose, args.fragments)
    vad, emotions = _read(*_taught(args.data), texts)
    vad = _mixed(vad, _linear(args.data, texts))
    told = np.frombuffer(json.dumps(texts).encode(), np.uint8)
    np.savez(args.teacher, texts=told, vad=vad.astype(np.float32), go=emotions)
    log.info("%s: %d texts", args.teacher, len(texts))


def _rows(folder: Path) -> list[Row]:
    """What `bot.learning.train` learns from, single words and other languages left out."""
    rows = [*corpora.public(folder, corpora.emobank_scale(folder)), *corpora.companion(folder)]
    for path in sorted(LINES.glob("*.jsonl")):
        rows += corpora.own(path)
    return [row for row in rows if row.source != "glasgow" and not row.held_out]


def _texts(rows: Sequence[Row], prose: Sequence[str], fragments: int) -> list[str]:
    """All texts to label, each once: those of the rows, the prose, and pieces of EmoBank."""
    rated = [row.text for row in rows if row.source == "emobank"]
    pieces = corpora.fragments(rated, chance=random.Random(SEED), count=fragments)
    every = [*(row.text for row in rows), *prose, *pieces]
    return [text for text in dict.fromkeys(every) if text.strip()]


def _words(rows: Sequence[Row], folder: Path) -> list[str]:
    """Words that come at least twice, or once in Sonder's own lines, and those of the Glasgow Norms."""
    often: Counter[str] = Counter()
    for row in rows:
        for word in tokens(plain(row.text)):
            often[word] += 2 if row.source == "own" else 1
    return sorted({word for word in often if often[word] > 1} | Norms(folder).words.keys())


def _vectors(words: Sequence[str]) -> np.ndarray:
    """[words, 384]: the mean of what the untaught encoder makes of a word's pieces."""
    whole, _ = encoder.unrounded(0, len(EMOTIONS))
    vectors = np.zeros((len(words), encoder.SIZE), np.float32)
    with torch.no_grad():
        for which, pieces, mask in _batches(words):
            present = mask.unsqueeze(2).float()
            vectors[which] = ((whole(pieces, mask) * present).sum(1) / present.sum(1)).numpy()
    return vectors


def _taught(folder: Path) -> tuple[encoder.Lower, encoder.Upper]:
    """The encoder with its upper layers taught, as `bot.learning.semantic` teaches its own."""
    sets = {
        "emobank": semantic.emobank(folder, "train"),
        "chat": semantic.goemotions(folder, "train", EMOTIONS),
    }
    lower, upper = encoder.unrounded(UPPER, len(EMOTIONS))
    known = vocabulary()
    cached = {name: semantic.Cached(lower, of.texts, known) for name, of in sets.items()}
    return lower, semantic.learn(upper, sets, cached)


def _read(lower: encoder.Lower, upper: encoder.Upper, texts: Sequence[str]) -> tuple[np.ndarray, np.ndarray]:
    """V, A, D from 1 to 5 [texts, 3] and the log odds of the emotions [texts, 28]."""
    vad = np.zeros((len(texts), 3), np.float32)
    emotions = np.zeros((len(texts), len(EMOTIONS)), np.float32)
    done = 0
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        for number, (which, pieces, mask) in enumerate(_batches(texts)):
            felt, seen = upper(lower(pieces, mask), mask)
            vad[which], emotions[which] = felt.numpy(), seen.numpy()
            done += len(which)
            if number % 100 == 0:
                log.info("%d of %d texts are labelled", done, len(texts))
    return vad, emotions


def _batches(texts: Sequence[str]) -> Iterator[tuple[list[int], torch.Tensor, torch.Tensor]]:
    """(which texts, their pieces, mask), texts of about one length together."""
    known = vocabulary()
    pieces = [numbered(text, known, most=semantic.LONGEST) for text in texts]
    lengths = np.array([len(one) for one in pieces])
    for which in semantic.batches(lengths, PIECES, np.random.default_rng(SEED)):
        yield which, *semantic.padded([torch.tensor(pieces[one]) for one in which])


def _linear(folder: Path, texts: Sequence[str]) -> np.ndarray:
    """V, A, D [texts, 3] of the linear reader, which learns from EmoBank's training rows."""
    rated = semantic.emobank(folder, "train")
    said: list[np.ndarray] = []
    for part in Linear(folder, rated.texts, rated.vad)(texts):
        said.append(part)
        log.info("%d of %d texts are read by words and letters", sum(map(len, said)), len(texts))
    return np.concatenate(said)


def _mixed(vad: np.ndarray, linear: np.ndarray) -> np.ndarray:
    """Both readers' z-scores by their shares, at the encoder's mean and spread."""
    mean, spread = vad.mean(0), vad.std(0)
    mixed = (vad - mean) / spread * (1 - np.array(SHARES))
    mixed += (linear - linear.mean(0)) / linear.std(0) * SHARES
    return mixed / mixed.std(0) * spread + mean


if __name__ == "__main__":
    main()
