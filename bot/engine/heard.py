"""Says what lines of text mean to a character: what `sonder mind read` shows, and what a replay moves by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from bot import crisis, mind
from bot.engine.jsonlines import Id, id_in, not_blank, parsed, text_in, written
from bot.errors import InvalidRequestError

_TOGETHER: Final = 64
"""Texts that are read at once: enough to share the cost, few enough to stay in the processor's cache."""
_KEPT: Final = 8192
"""Texts whose reading is kept."""
LEVELS: Final = {level: level.name.lower() for level in crisis.Level}


@dataclass(frozen=True, slots=True)
class Heard:
    """What a line says to the character, how great the danger in it is, and the words of danger that the rules know."""

    reading: mind.Reading
    crisis: str
    words: tuple[str, ...] = ()


def heard(texts: Sequence[str], *, explain: bool = False) -> list[Heard]:
    """Reads many texts at once; each is read as if it stood alone. `explain`: with all that only shows."""
    found: list[Heard] = []
    for start in range(0, len(texts), _TOGETHER):
        some = texts[start : start + _TOGETHER]
        for reading, seen in zip(mind.read_all(some, explain=explain), crisis.look_all(some), strict=True):
            found.append(Heard(reading, LEVELS[seen.level], seen.words))
    return found


class Listener:
    """Reads as `heard` does, and keeps what it read last: people repeat themselves, and old courses of events do."""

    def __init__(self) -> None:
        self._kept: dict[str, Heard] = {}

    def heard(self, texts: Sequence[str]) -> list[Heard]:
        """What each text says; a text that it still knows is not read again."""
        if len(self._kept) + len(texts) > _KEPT:
            self._kept.clear()
        fresh = [text for text in dict.fromkeys(texts) if text not in self._kept]
        self._kept.update(zip(fresh, heard(fresh), strict=True))
        return [self._kept[text] for text in texts]


class Readings:
    """Answers lines {"id", "text"} with their readings."""

    def __init__(self) -> None:
        self.failed = False

    def answered(self, lines: Sequence[bytes]) -> list[bytes]:
        """One line of JSON for each line that is not blank, in their order."""
        asked = [self._asked(line) for line in not_blank(lines)]
        found = iter(heard([text for _, text, problem in asked if not problem], explain=True))
        return [
            written({"id": name, "error": problem} if problem else _shown(name, next(found)))
            for name, _, problem in asked
        ]

    def _asked(self, line: bytes) -> tuple[Id, str, str]:
        """(id, text, what is wrong with the line)."""
        name: Id = None
        try:
            event = parsed(line)
            name = id_in(event)
            return name, text_in(event), ""
        except InvalidRequestError as problem:
            self.failed = True
            return name, "", str(problem)


def _shown(name: Id, found: Heard) -> dict[str, Any]:
    reading = found.reading
    seen = reading.appraisal
    return {
        "id": name,
        "vad": {"V": reading.V, "A": reading.A, "D": reading.D},
        "appraisal": {
            "goal_relevance": seen.goal_relevance,
            "goal_congruence": seen.goal_congruence,
            "expectedness": seen.expectedness,
            "controllability": seen.controllability,
            "agency": seen.agency,
            "norm_compatibility": seen.norm_compatibility,
        },
        "signals": dict(reading.graded),
        "crisis": found.crisis,
        "because": [
            *({"signal": "crisis", "words": words} for words in found.words),
            *({"signal": one.signal, "words": one.words} for one in reading.because),
        ],
        "layer": reading.disclosure_layer,
        "confidence": reading.confidence,
        "emotions": dict(reading.emotions),
    }
