"""A line of text -> what it says to the character: feeling, signals, and what they mean to it."""

from __future__ import annotations

import math
import re
from typing import Final

from bot.mind.line import Line, squeezed, taken_apart
from bot.mind.moments import clamped
from bot.mind.reading_meaning import meaning, told_news
from bot.mind.signals import Heard, heard
from bot.mind.types import Reading
from bot.mind.words import PHRASE, PHRASES, feeling_of
from bot.mind.words_marks import DEGREES, DENIALS, EMOJI, EMOTICONS

READABLE: Final = 0.34
"""Share of English words below which a line is not read."""
_REST: Final = 0.3
"""Arousal of a line without any feeling."""
_EDGES: Final = "\"'.,!?;:()[]{}*_~-"


def read(text: str) -> Reading:
    """What the text says, by words and phrases of everyday English (V, D [-1,1]; A, signals, confidence [0,1]).

    Text in another language, or without words, gives the neutral reading with confidence 0.
    """
    line = taken_apart(text)
    signs = any(token in EMOJI or token in EMOTICONS for token in line.tokens)
    if line.known < READABLE and not (signs and not line.known):
        return Reading()
    found = heard(line)
    valence, arousal = _feeling(line)
    valence = _leaning(valence, line, found)
    return Reading(
        V=round(valence, 6),
        A=round(_aroused(arousal, line, found), 6),
        D=round(_dominance(valence, found), 6),
        appraisal=meaning(line, found, valence),
        signals=dict(sorted(found.signals.items())),
        disclosure_layer=found.layer,
        because=tuple(found.because),
        confidence=round(_confidence(line, found), 6),
    )


def _confidence(line: Line, found: Heard) -> float:
    sure = 0.35 + 0.45 * min(1.0, line.known) + 0.2 * bool(set(found.signals) - {"question"})
    return clamped(sure * (0.6 if line.joked or line.invented or line.acted else 1.0))


def _feeling(line: Line) -> tuple[float, float]:
    """(valence, arousal) of the words, signs and set phrases; what is denied turns, what follows "but" weighs more."""
    text = " ".join(line.tokens)
    felt = [(PHRASES[found[0]], 1.0) for found in PHRASE.finditer(text)]
    words = PHRASE.sub(" ", text).split()
    felt += _felt(words)
    if line.acted:
        felt += [(feeling, weight * 0.25) for feeling, weight in _felt(line.acted.split())]
    total = sum(valence * weight for (valence, _), weight in felt)
    if not felt:
        return 0.0, 0.0
    weight = sum(abs(weight) for _, weight in felt)
    stirred = sum((arousal - _REST) * abs(weight) for (_, arousal), weight in felt) / weight
    return math.tanh(0.9 * total), stirred


def _felt(words: list[str]) -> list[tuple[tuple[float, float], float]]:
    found: list[tuple[tuple[float, float], float]] = []
    turn = words.index("but") if "but" in words[:-1] else -1
    plain = [squeezed(word.strip(_EDGES)) for word in words]
    for place, (raw, word) in enumerate(zip(words, plain, strict=True)):
        sign = EMOJI.get(raw) or EMOTICONS.get(raw.strip(".,!?") or raw) or EMOTICONS.get(raw)
        feeling = sign or (
            feeling_of(word) if word not in DEGREES or word in {"mad", "pretty", "fucking"} else None
        )
        if feeling is None or (
            word in {"mad", "pretty", "fucking"} and place + 1 < len(plain) and feeling_of(plain[place + 1])
        ):
            continue
        weight = 1.5 if sign else _weight(plain, place, raw)
        if turn >= 0:
            weight *= 0.6 if place < turn else 1.3
        found.append((feeling, weight))
    return found


def _weight(words: list[str], place: int, raw: str) -> float:
    """How much a word counts: degrees before it, stretching, and a denial within three words that turns it."""
    weight = 1.15 if re.search(r"([a-z])\1\1", raw) else 1.0
    for before in words[max(0, place - 2) : place]:
        weight *= DEGREES.get(before, 1.0)
    denied = any(word in DENIALS for word in words[max(0, place - 3) : place])
    return -0.6 * weight if denied else weight


_HARD: Final = (
    "hostility",
    "criticism",
    "dishonesty",
    "boundary_push",
    "norm_violation",
    "MU1",
    "MU2",
    "MU3",
    "MU6",
    "DV1",
    "DV2",
    "DV3",
)
_DEPTHS: Final = (0.0, 0.0, -0.25, -0.4)
"""How far opening up pulls, by layer, where the words are not glad."""
_MOCKED: Final = re.compile(r"(?<!\S)/s(?!\w)|\byeah right\b|\bas if\b|\bsarcas")
_PULLS: Final = {
    "warmth": 0.35, "gratitude": 0.3, "praise": 0.3, "hostility": -0.6, "criticism": -0.35, "dishonesty": -0.3, "apology": -0.05,
    "norm_violation": -0.5, "boundary_push": -0.2, "protest": -0.3, "jealousy": -0.25, "MU1": -0.4, "MU2": -0.8, "MU3": -0.3,
    "MU4": -0.15, "MU6": -0.2, "ID1": 0.5, "ID2": 0.35, "ID3": 0.4, "DV1": -0.6, "DV2": -0.6, "DV3": -0.5, "OD1": -0.3, "OD2": -0.35, "OD6": -0.05, "OD3": -0.4,
    "OD4": -0.35, "OD7": -0.3, "OD8": -0.3, "promise_kept": 0.3,
}  # fmt: skip


def _leaning(valence: float, line: Line, found: Heard) -> float:
    """The valence of the words, pulled by what the line as a whole says; kind words inside hard ones do not count."""
    signals = found.signals
    pull = sum(_PULLS.get(signal, 0.0) * strength for signal, strength in signals.items())
    pull += _DEPTHS[found.layer] if valence < 0.2 else 0.0
    pull += told_news(line)
    if _MOCKED.search(line.raw.lower()):
        valence = min(valence, -0.3 * valence)
    if any(signals.get(signal, 0.0) >= 0.5 for signal in _HARD) and "gratitude" not in signals:
        valence = min(valence, 0.0)
    return clamped(valence + (1 - abs(valence)) * math.tanh(pull), -1.0, 1.0)


def _aroused(stirred: float, line: Line, found: Heard) -> float:
    letters = [mark for mark in line.raw if mark.isalpha()]
    loud = len(letters) > 4 and sum(mark.isupper() for mark in letters) > 0.7 * len(letters)
    marks = min(3, line.raw.count("!"))
    stretched = bool(re.search(r"([a-zA-Z])\1\1", line.raw))
    sharp = 0.25 * max(
        found.signals.get("hostility", 0.0), found.signals.get("MU2", 0.0), found.signals.get("OD3", 0.0)
    )
    return clamped(_REST + stirred + 0.07 * marks + 0.15 * loud + 0.07 * stretched + sharp)


def _dominance(valence: float, found: Heard) -> float:
    up = max(
        (
            found.signals.get(one, 0.0)
            for one in ("hostility", "boundary_push", "MU1", "MU4", "MU6", "criticism")
        ),
        default=0.0,
    )
    down = max(
        (
            found.signals.get(one, 0.0)
            for one in ("apology", "reassurance", "OD1", "OD2", "OD3", "OD7", "MU2")
        ),
        default=0.0,
    )
    return clamped(
        0.35 * valence + 0.4 * up - 0.35 * down - (0.15 if found.layer > 1 and valence < 0 else 0.0),
        -1.0,
        1.0,
    )
