"""Names emotions: from the appraisal that caused one, or from the point where a mood is."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.mind.types import Appraisal

NEUTRAL = "neutral"
SHOWN = 0.15
"""Below this length a feeling has no name of its own."""

HALF_LIVES = {
    "joy": 9.8,
    "hope": 6.7,
    "gratitude": 1.4,
    "admiration": 1.4,
    "pride": 0.7,
    "relief": 2.2,
    "sympathy": 6.0,
    "distress": 6.7,
    "fear": 0.2,
    "anger": 0.56,
    "reproach": 0.36,
    "shame": 0.17,
    NEUTRAL: 1.0,
}
"""Hours, from reported durations (Verduyn & Lavrijsen 2015) as D/3.58: from .6 to below .05. Distress has the 24 h of
disappointment, not the 120 h of sadness; sympathy is ours, about as long. There is no jealousy: a companion never
turns it against anyone. Without a likelihood in the contract's appraisal there is no fear confirmed and no
disappointment of a hope either; disappointment only names a mood."""

_ANCHORS = {
    "joy": (0.40, 0.20, 0.10),
    "hope": (0.20, 0.20, -0.10),
    "relief": (0.20, -0.30, 0.40),
    "distress": (-0.40, -0.20, -0.50),
    "fear": (-0.64, 0.60, -0.43),
    "disappointment": (-0.30, 0.10, -0.40),
}
_WEAK = 0.1
_PLEASANT = {"joy", "hope", "gratitude", "admiration", "pride", "relief"}


def named(seen: Appraisal, *, disclosed: bool) -> str:
    """The name of what this appraisal makes one feel, after OCC (Ortony, Clore, Collins 1988).

    The rule decides, not the point: distress and sympathy lie in the same place. `disclosed` says that the
    event is something of the person's own, so its good or ill is theirs first.
    """
    good, norm = seen.goal_congruence, seen.norm_compatibility
    if seen.goal_relevance * max(abs(good), abs(norm)) < _WEAK:
        return NEUTRAL
    if seen.agency >= 0.5:
        return _own_deed(good, norm)
    return (
        _pleasant(seen, good, norm) if good + norm > 0 else _unpleasant(seen, good, norm, disclosed=disclosed)
    )


def _own_deed(good: float, norm: float) -> str:
    if good + norm > 0:
        return "pride" if norm > _WEAK else "joy"
    return "shame" if norm < -_WEAK else "distress"


def _pleasant(seen: Appraisal, good: float, norm: float) -> str:
    if norm > 0.5 and seen.agency < -_WEAK:
        return "gratitude" if good > _WEAK else "admiration"
    return "hope" if good < 0.35 and seen.expectedness < 0.4 else "joy"


def _unpleasant(seen: Appraisal, good: float, norm: float, *, disclosed: bool) -> str:
    if disclosed:
        return "sympathy"
    if norm < -0.5 and good < -0.3:
        return "anger"
    if norm < -0.25 and good >= -0.3:
        return "reproach"
    threat = seen.expectedness <= 0.15 and seen.goal_relevance > 0.6 and good > -0.9
    return "fear" if threat else "distress"


def aimed_at_the_person(name: str) -> bool:
    """Whether the feeling is against whom the character talks with."""
    return name in {"anger", "reproach"}


def _stale(name: str, value: float) -> bool:
    return aimed_at_the_person(name) and value < _WEAK


def pleasant(name: str) -> bool:
    """Whether it is good to feel."""
    return name in _PLEASANT


def nearest(offset: tuple[float, float, float]) -> str:
    """The name of a mood by its offset from rest: the nearest anchor by angle (PAD vectors after ALMA).

    A mood is of no deed, so pride and gratitude are not among them, nor anger and reproach: what is left of an
    insult may be a low mood, never a grudge. A reading keeps nothing, so there is no clinging to the last name.
    """
    return max(_ANCHORS, key=lambda name: (_cosine(offset, _ANCHORS[name]), name))


def _cosine(one: tuple[float, float, float], other: tuple[float, float, float]) -> float:
    length = math.hypot(*one) * math.hypot(*other)
    return sum(a * b for a, b in zip(one, other, strict=True)) / length if length else 0.0


def felt(
    names: tuple[tuple[str, float], ...], length: float, offset: tuple[float, float, float]
) -> tuple[str, str | None]:
    """(primary, secondary) of a feeling.

    While the emotion is at least SHOWN long its own names hold; then the mood's nearest one; then neutral.
    """
    if length >= SHOWN:
        own = [(name, value) for name, value in names if name != NEUTRAL and not _stale(name, value)]
        own.sort(key=lambda held: -held[1])
        if own:
            second = own[1] if len(own) > 1 and own[1][1] >= max(_WEAK, 0.3 * own[0][1]) else None
            return own[0][0], second and second[0]
    return (nearest(offset), None) if math.hypot(*offset) >= SHOWN else (NEUTRAL, None)
