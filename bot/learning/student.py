"""The network while it learns (torch): the shape of `bot.mind.network`, in floating point and with dropout."""
# pyright: basic, reportMissingImports=false

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from bot.learning.corpora import HEADS, REAL, Row
from bot.mind.line import plain
from bot.mind.tokens import pieces, tokens

WORDS, BUCKETS, WIDTH, FEATURES, UNITS = 12000, 8192, 64, 176, 128
"""Whole words with a vector of their own, buckets of word pieces, length of a vector, features of windows, hidden units."""
MOST_PIECES: Final = 24
LONGEST: Final = 48
BATCH: Final = 192
EPOCHS: Final = 12
FASTEST: Final = 3e-3
REPEATED: Final = {"emobank": 3, "convabuse": 2, "own": 3, "languages": 12, "words": 15}
"""How often the rows of a source come in an epoch; once for the others."""
WEIGHTS: Final = {
    "word_V": 0.5, "word_A": 0.5, "word_D": 0.5, "tone": 0.5, "emotional": 0.4, "informational": 0.4, "cheering": 0.4, "advising": 0.4, "abuse": 0.6,
}  # fmt: skip
"""How much a head counts in the loss; 1 for the others."""


def cut(text: str) -> list[str]:
    """The first tokens of a text."""
    return tokens(plain(text))[:LONGEST]


@dataclass(frozen=True)
class Vocabulary:
    """Words with a vector of their own, from 1; 0 is for all others."""

    words: list[str]
    number: Mapping[str, int]

    @staticmethod
    def of(rows: Sequence[Row]) -> Vocabulary:
        """The most frequent words that come at least twice; those of Sonder's own lines count four times."""
        often: Counter[str] = Counter()
        for row in rows:
            for word in cut(row.text) if row.source != "languages" else ():
                often[word] += 4 if row.source == "own" else 1
        ranked = sorted((word for word in often if often[word] > 1), key=lambda word: (-often[word], word))[
            :WORDS
        ]
        return Vocabulary(ranked, {word: at for at, word in enumerate(ranked, 1)})


class Student(nn.Module):
    """Scores [lines, heads] for lines that it has looked up."""

    def __init__(self, vocabulary: Vocabulary, start: np.ndarray | None) -> None:
        super().__init__()
        self.vocabulary = vocabulary
        self.words = nn.Embedding(len(vocabulary.words) + 1, WIDTH)
        self.pieces = nn.EmbeddingBag(BUCKETS + 1, WIDTH, mode="mean", padding_idx=BUCKETS)
        nn.init.normal_(self.words.weight, std=0.05)
        nn.init.normal_(self.pieces.weight, std=0.05)
        if start is not None:
            self.words.weight.data = torch.from_numpy(start)
        pooled = 2 * FEATURES + 2 * WIDTH
        self.windows = nn.Linear(3 * WIDTH, FEATURES)
        self.hidden = nn.Linear(pooled, UNITS)
        self.top, self.direct = nn.Linear(UNITS, len(HEADS)), nn.Linear(pooled, len(HEADS))
        self._row: dict[str, int] = {}
        self._numbers = torch.zeros(0, dtype=torch.long)
        self._bags = torch.zeros((0, MOST_PIECES), dtype=torch.long)

    def looked_up(self, lines: Sequence[Sequence[str]]) -> list[np.ndarray]:
        """Each line as rows of the table of all words that were ever looked up; new words are added to it."""
        fresh = sorted({word for line in lines for word in line} - self._row.keys())
        numbers = [self.vocabulary.number.get(word, 0) for word in fresh]
        bags = [pieces(word, BUCKETS)[:MOST_PIECES] for word in fresh]
        full = [bag + [BUCKETS] * (MOST_PIECES - len(bag)) for bag in bags]
        if fresh:
            self._row.update({word: at for at, word in enumerate(fresh, len(self._row))})
            self._numbers = torch.cat([self._numbers, torch.tensor(numbers)])
            self._bags = torch.cat([self._bags, torch.tensor(full)])
        return [np.array([self._row[word] for word in line]) for line in lines]

    def _vectors(self, rows: torch.Tensor) -> torch.Tensor:
        numbers = self._numbers[rows]
        if self.training:
            numbers = numbers * (torch.rand(len(rows)) > 0.1)
        return self.words(numbers) + self.pieces(self._bags[rows])

    def forward(self, lines: Sequence[np.ndarray]) -> torch.Tensor:
        distinct, at = np.unique(np.concatenate(lines), return_inverse=True)
        longest, nothing = max(map(len, lines)), len(distinct)
        padded = np.full((len(lines), longest + 2), nothing)
        start = 0
        for row, line in enumerate(lines):
            padded[row, 1 : len(line) + 1] = at[start : start + len(line)]
            start += len(line)
        places = torch.from_numpy(padded)
        vectors = torch.cat([self._vectors(torch.from_numpy(distinct)), torch.zeros(1, WIDTH)])[places]
        there = (places[:, 1:-1] < nothing).unsqueeze(-1)
        vectors = functional.dropout(vectors, 0.3, self.training)
        middle, count = vectors[:, 1:-1], there.sum(1)
        beside = torch.cat([vectors[:, :-2], middle, vectors[:, 2:]], -1)
        features = functional.relu(self.windows(beside)) * there
        greatest = middle.masked_fill(~there, -1e4).max(1)[0]
        pooled = torch.cat([features.max(1)[0], features.sum(1) / count, middle.sum(1) / count, greatest], -1)
        pooled = functional.dropout(pooled, 0.4, self.training)
        hidden = functional.dropout(functional.relu(self.hidden(pooled)), 0.3, self.training)
        return self.top(hidden) + self.direct(pooled)


def taught(
    rows: Sequence[Row], vocabulary: Vocabulary, *, start: np.ndarray | None, told: Callable[[str], None]
) -> Student:
    """A student that has learned these rows. `start` are vectors [words + 1, WIDTH] to begin with."""
    student = Student(vocabulary, start)
    best = torch.optim.AdamW(student.parameters(), lr=FASTEST, weight_decay=0.03)
    lines = student.looked_up([cut(row.text) for row in rows])
    targets = torch.full((len(rows), len(HEADS)), float("nan"))
    for at, row in enumerate(rows):
        for head, value in row.known.items():
            targets[at, HEADS.index(head)] = value
    real = torch.tensor([head in REAL for head in HEADS])
    weights = torch.tensor([WEIGHTS.get(head, 1.0) for head in HEADS])
    order = [at for at, row in enumerate(rows) for _ in range(REPEATED.get(row.source, 1))]
    steps, every = 0, EPOCHS * (len(order) // BATCH + 1)
    for epoch in range(EPOCHS):
        student.train()
        for batch in _batches(order, lines):
            rate = FASTEST * min(1.0, steps / 150) * max(0.02, 1 - steps / every)
            steps += 1
            for group in best.param_groups:
                group["lr"] = rate
            loss = _loss(student([lines[at] for at in batch]), targets[batch], real, weights)
            best.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(student.parameters(), 5.0)
            best.step()
        told(f"epoch {epoch + 1} of {EPOCHS}")
    return student.eval()


def _batches(order: Sequence[int], lines: Sequence[np.ndarray]) -> list[list[int]]:
    """All rows once, in batches of lines of about the same length."""
    mixed = random.sample(order, len(order))
    batches: list[list[int]] = []
    for start in range(0, len(mixed), 40 * BATCH):
        block = sorted(mixed[start : start + 40 * BATCH], key=lambda at: len(lines[at]))
        batches += [block[at : at + BATCH] for at in range(0, len(block), BATCH)]
    random.shuffle(batches)
    return batches


def _loss(
    scores: torch.Tensor, targets: torch.Tensor, real: torch.Tensor, weights: torch.Tensor
) -> torch.Tensor:
    known = ~torch.isnan(targets)
    wanted = torch.nan_to_num(targets)
    number = 0.5 * (scores - wanted) ** 2
    choice = 1.5 * functional.binary_cross_entropy_with_logits(scores, wanted, reduction="none")
    return (torch.where(real, number, choice) * known * weights).sum() / len(scores)


def scores(student: Student, texts: Sequence[str]) -> np.ndarray:
    """[texts, heads] of a student that no longer learns."""
    found: list[np.ndarray] = []
    with torch.no_grad():
        for start in range(0, len(texts), 256):
            lines = student.looked_up([cut(text) for text in texts[start : start + 256]])
            found.append(student(lines).numpy())
    return np.concatenate(found)
