"""How well V, A, D and the emotions of a reading agree with people: EmoBank, GoEmotions, the lines' own valence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np

from bot.learning import baselines
from bot.learning.baselines import Labels, Ridge
from bot.learning.figures import Baseline, Figure, Goal, area, correlation, mean_auroc
from bot.learning.files import Named, Public
from bot.learning.metrics import Floats
from bot.learning.readers import Readings, encoded
from bot.learning.rows import EMOTIONS, Abuse, Affect, Emotional, Line

SECTION: Final = "Feelings"
_GOALS: Final = {"V": 0.65, "A": 0.52, "D": 0.36}
_EMOTIONS: Final = "emotions, mean AUROC of 28"
_ABUSE: Final = "hostility, AUROC"
BAG: Final = "bag of words"
ENCODER: Final = "extra semantic"


def affect(found: Public, readings: Readings) -> Iterator[Figure]:
    """Pearson's r of V, A and D on every EmoBank file."""
    training = found.affect_training
    learned = baselines.ridge([row.text for row in training], _targets(training))
    for file in found.affect:
        yield from _affect(file, readings, learned)
    if not found.affect:
        for name, bound in _GOALS.items():
            yield _not_measured(f"{name}, Pearson r", Goal(bound), "emobank*.jsonl")


def _affect(file: Named[Affect], readings: Readings, learned: Ridge | None) -> Iterator[Figure]:
    texts = [row.text for row in file.rows]
    targets = _targets(file.rows)
    read = [readings.of(text) for text in texts]
    guessed = learned(texts) if learned else None
    for column, (name, bound) in enumerate(_GOALS.items()):
        truth = targets[:, column]
        compared = _vader(texts, truth) if name == "V" else ()
        if guessed is not None:
            compared += (Baseline(BAG, correlation(truth, guessed[:, column])),)
        own = np.array([getattr(one, name) for one in read])
        compared += _with_the_encoder(texts, truth, name)
        yield Figure(
            SECTION, f"{name}, Pearson r", file.name, len(texts), correlation(truth, own), Goal(bound), compared
        )  # fmt: skip


def _with_the_encoder(texts: Sequence[str], truth: Floats, name: str) -> tuple[Baseline, ...]:
    """What the reader of the extra `semantic` reaches on the same rows, where it is installed."""
    found = encoded()
    if found is None:
        return ()
    return (
        Baseline(ENCODER, correlation(truth, np.array([getattr(found.of(text), name) for text in texts]))),
    )


def _targets(rows: Sequence[Affect]) -> Floats:
    return np.array([[row.V, row.A, row.D] for row in rows]).reshape(len(rows), 3)


def _vader(texts: Sequence[str], truth: Floats) -> tuple[Baseline, ...]:
    scores = baselines.vader(texts)
    return () if scores is None else (Baseline("VADER", correlation(truth, scores)),)


def valence(name: str, rows: Sequence[Line], readings: Readings) -> Figure:
    """Pearson's r of V with the valence (-1, 0, 1) that the writers of the lines gave them."""
    texts = [row.text for row in rows]
    truth = np.array([row.valence for row in rows], dtype=np.float64)
    own = np.array([readings.of(text).V for text in texts])
    title = "V of chat lines, Pearson r"
    compared = (*_vader(texts, truth), *_with_the_encoder(texts, truth, "V"))
    return Figure(SECTION, title, name, len(texts), correlation(truth, own), None, compared)


def emotions(found: Public, readings: Readings) -> Iterator[Figure]:
    """The mean AUROC of the 28 emotions on every GoEmotions file."""
    if not found.emotions:
        yield _not_measured(_EMOTIONS, Goal(0.91), "goemotions*.tsv")
        return
    training = found.emotions_training
    learned = baselines.labels([row.text for row in training], [row.labels for row in training])
    for file in found.emotions:
        yield _emotions(file, readings, learned)


def _emotions(file: Named[Emotional], readings: Readings, learned: Labels | None) -> Figure:
    texts = [row.text for row in file.rows]
    truths = baselines.truths([frozenset(row.labels) for row in file.rows], EMOTIONS)
    own = readings.emotions(texts, EMOTIONS)
    measured = None if own is None else mean_auroc(truths, own)
    compared = (Baseline(BAG, mean_auroc(truths, learned(texts, EMOTIONS))),) if learned else ()
    better = encoded()
    scores = None if better is None else better.emotions(texts, EMOTIONS)
    if scores is not None:
        compared += (Baseline(ENCODER, mean_auroc(truths, scores)),)
    note = "not available: a reading has no emotions yet" if own is None else ""
    return Figure(
        SECTION, _EMOTIONS, file.name, len(texts), measured, Goal(0.91), compared, note=note
    )  # fmt: skip


def abuse(found: Public, readings: Readings) -> Iterator[Figure]:
    """The AUROC of hostility on every ConvAbuse file."""
    if not found.abuse:
        yield _not_measured(_ABUSE, Goal(0.93), "convabuse*.jsonl")
        return
    training = found.abuse_training
    learned = baselines.labels([row.user for row in training], [_abusive(row) for row in training])
    for file in found.abuse:
        texts = [row.user for row in file.rows]
        truth = np.array([row.abusive for row in file.rows], dtype=np.bool_)
        own = readings.strengths(texts, ["hostility"])[:, 0]
        compared = (Baseline(BAG, area(truth, learned(texts, ["abusive"])[:, 0])),) if learned else ()
        yield Figure(SECTION, _ABUSE, file.name, len(texts), area(truth, own), Goal(0.93), compared)


def _abusive(row: Abuse) -> tuple[str, ...]:
    return ("abusive",) if row.abusive else ()


def _not_measured(name: str, goal: Goal, files: str) -> Figure:
    return Figure(SECTION, name, "-", 0, None, goal, note=f"not measured: no rows of {files}")
