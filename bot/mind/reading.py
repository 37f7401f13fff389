"""A line of text -> what it says to the character: feeling, signals, and what they mean to it."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

import numpy as np
import numpy.typing as npt

from bot.mind.joined import INNER, Joined, Table, hinted, joined, told
from bot.mind.learned import EMOTIONS, Learned, Learnt
from bot.mind.line import Line, plain, taken_apart
from bot.mind.moments import clamped
from bot.mind.patterns_people import mentions_people
from bot.mind.reading_meaning import meaning
from bot.mind.signals import Heard, heard
from bot.mind.types import Reading
from bot.mind.ways import STOP
from bot.mind.weights import learned

_Shown = tuple[dict[str, float], dict[str, float]]
_Rows = npt.NDArray[np.int64]

_WAYS_TO_BE_READ: Final = ((0.6, 0.3), (0.34, 0.9))
"""(share of known English words, likelihood of being English by its sounds): either pair is enough."""
_MIDDLES: Final = (3.0, 3.05, 3.06)
"""The V, A, D that EmoBank's raters give a line that says nothing in particular."""
_REST: Final = 0.3
"""Arousal of a line without any feeling."""
_BY_RATING, _BY_MOOD, _BY_MOOD_OF_CHAT = 0.8, 0.1, 0.4
"""What a step of the raters' scale, and how glad a person sounds, add to V: EmoBank's raters saw prose, and were mild."""
_SHORT: Final = 25
"""Characters below which a line without a full stop is chat, as is one that begins with a small letter."""
_BY_STIRRING = 0.8
"""What a step of the raters' scale adds to A."""
_BY_CONTROL = 2.0
"""What a step of the raters' scale adds to D: they hardly use it."""
_LOUD = 0.1
"""What SHOUTING adds to A."""
_SOFTENING: Final = frozenset({"slightly", "somewhat", "mildly"})
_MOCKED: Final = re.compile(r"(?<!\S)/s(?!\w)|\byeah right\b|\bas if\b|\bsarcas", re.IGNORECASE)
_MOCKING: Final = ("/s", "yeah right", "as if", "sarcas")


def read(text: str, *, explain: bool = True) -> Reading:
    """What the text says (V, D [-1,1]; A, signals, confidence [0,1]), by rules of everyday English and a learned network.

    Text in another language, or without words, gives the neutral reading with confidence 0. `explain` as in `read_all`.
    """
    return read_all((text,), explain=explain)[0]


def read_all(texts: Sequence[str], *, explain: bool = True) -> list[Reading]:
    """The readings of several texts at once, the same as one by one.

    `explain=False` leaves out what only shows: all gradations, emotions, and the words of the network's choice.
    """
    if not texts:
        return []
    lines = [taken_apart(text) for text in texts]
    of = learned()
    learnt, said = _listened(lines, of)
    ruled = [heard(line) for line in lines]
    found = joined(lines, ruled, learnt.scores[said], of)
    made = _Made.of(lines, learnt, found, of, explain=explain)
    readings: list[Reading] = []
    for row, line in enumerate(lines):
        if not _readable(learnt.known[row], made.english[row]) and not _plain_words(ruled[row]):
            readings.append(Reading())
            continue
        telling = partial(of.telling, learnt, int(said[row])) if explain else _nothing
        meant = told(found, row, ruled[row], of, telling)
        readings.append(made.reading(row, line, meant, hints=hinted(found, row, ruled[row], of)))
    return readings


@dataclass(frozen=True, slots=True)
class _Made:
    """What the network made of lines, a row each: V, A, D, mood; how likely English; known words; what only shows."""

    felt: Sequence[Sequence[float]]
    english: Sequence[float]
    known: Sequence[float | None]
    shown: Sequence[_Shown]

    @staticmethod
    def of(lines: Sequence[Line], learnt: Learnt, found: Joined, of: Learned, *, explain: bool) -> _Made:
        """As Python's own numbers."""
        whole = learnt.scores[: len(lines)]
        nothing: _Shown = ({}, {})
        return _Made(
            felt=of.feelings(whole).tolist(),
            english=of.english(whole).tolist(),
            known=learnt.known,
            shown=_shown(found, whole, of) if explain else [nothing] * len(lines),
        )

    def reading(self, row: int, line: Line, meant: Heard, *, hints: dict[str, float]) -> Reading:
        """The reading of one line, with what counts of its signals."""
        felt = self.felt[row]
        v, a, d = (rating - middle for rating, middle in zip(felt, _MIDDLES, strict=False))
        v, mood = _meant(line, v), clamped(_meant(line, felt[3]), -1.0, 1.0)
        graded, emotions = self.shown[row]
        if graded and "question" in meant.signals:
            graded["question"] = meant.signals["question"]
        return Reading(
            V=round(
                math.tanh(_BY_RATING * v + (_BY_MOOD_OF_CHAT if _chat(line.raw) else _BY_MOOD) * mood), 6
            ),
            A=round(clamped(_REST + _BY_STIRRING * a + _LOUD * _shouted(line.raw)), 6),
            D=round(math.tanh(_BY_CONTROL * d), 6),
            appraisal=meaning(line, meant, mood),
            signals=meant.signals,
            disclosure_layer=meant.layer,
            because=tuple(meant.because),
            confidence=round(_confidence(line, meant, self.known[row] or 0.0), 6),
            hints=hints,
            people=mentions_people(line.words),
            graded=graded,
            emotions=emotions,
        )


def dangers(texts: Sequence[str]) -> list[tuple[float, float, float]]:
    """For each text how likely a person is at least in concern, in high, in imminent danger, [0,1]: by the network alone."""
    if not texts:
        return []
    of = learned()
    found = of.danger(of.hear([plain(text) for text in texts]).scores).tolist()
    return [(one, two, three) for one, two, three in found]


def _listened(lines: Sequence[Line], of: Learned) -> tuple[Learnt, _Rows]:
    """What the network hears, and in which row it hears what each person says of themself: nothing quoted, nothing acted."""
    parted = [at for at, line in enumerate(lines) if line.quoted or line.acted or line.aside]
    own = [(lines[at].aside or lines[at].spoken).replace(STOP, ". ") for at in parted]
    said = np.arange(len(lines), dtype=np.int64)
    said[parted] = np.arange(len(lines), len(lines) + len(parted))
    return of.hear([line.raw for line in lines] + own), said


def _nothing(_signal: str) -> str:
    return ""


def _shown(found: Joined, scores: Table, of: Learned) -> list[_Shown]:
    """For each line the strength of every signal, and the likelihood of every emotion."""
    names = of.signals[: -len(INNER)]
    strengths = np.round(found.graded[:, : len(names)], 6).tolist()
    emotions = of.emotions(scores).tolist()
    return [
        (dict(zip(names, graded, strict=True)), dict(zip(EMOTIONS, likely, strict=True)))
        for graded, likely in zip(strengths, emotions, strict=True)
    ]


def _plain_words(ruled: Heard) -> bool:
    """Whether the rules know what the line says, however odd its only word is ("kys")."""
    return bool(ruled.signals.keys() - {"question"})


def _readable(known: float | None, english: float) -> bool:
    """Whether it is English, as far as anybody can tell; signs alone speak every language."""
    return known is None or any(known >= words and english >= sound for words, sound in _WAYS_TO_BE_READ)


def _chat(text: str) -> bool:
    """Whether a line is written as people chat, not as they write prose."""
    begun = text.strip()
    return not (begun[:1].isupper() or begun[:1] in {'"', "'", "("}) or (
        len(begun) < _SHORT and not begun.endswith(".")
    )


def _shouted(text: str) -> bool:
    if text.islower():
        return False
    letters = [mark for mark in text if mark.isalpha()]
    return len(letters) > 4 and sum(map(str.isupper, letters)) > 0.7 * len(letters)


def _meant(line: Line, glad: float) -> float:
    """How glad a line is; gladness with a mark of mockery is none, and a softened word says less."""
    if not _SOFTENING.isdisjoint(line.words):
        glad *= 0.6
    mocked = glad > 0 and any(mark in line.raw.lower() for mark in _MOCKING) and _MOCKED.search(line.raw)
    return -0.3 * glad if mocked else glad


def _confidence(line: Line, found: Heard, known: float) -> float:
    sure = 0.35 + 0.45 * known + 0.2 * bool(found.signals.keys() - {"question"})
    return clamped(sure * (0.6 if line.joked or line.invented or line.acted else 1.0))
