"""Derives from the HEXACO traits how a character feels at rest, how strongly it reacts and how fast it recovers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from bot.mind.moments import clamped

if TYPE_CHECKING:
    from bot.mind.types import Traits

REST_AROUSAL = 0.3
"""Arousal at rest of a middling character: [0,1] here, where the literature has [-1,1] around 0."""


@dataclass(frozen=True, slots=True)
class Temper:
    """What follows from the traits.

    `rest` is the baseline (V, A, D). Gains multiply impulses. `lasting` multiplies half-lives of feelings,
    `anger_lasting` that of anger on top. `threshold` [.55,.95] is how much coping load the character bears.
    `honesty`, `agreeableness`, `openness`, `care`, `outgoing`, `tender` are H, A, O, C, E, N in [-1,1].
    """

    rest: tuple[float, float, float]
    pleasant_gain: float
    unpleasant_gain: float
    arousal_gain: float
    lasting: float
    anger_lasting: float
    threshold: float
    load_half_life: float
    honesty: float
    agreeableness: float
    openness: float
    care: float
    outgoing: float
    tender: float


@lru_cache(maxsize=256)
def temper(traits: Traits) -> Temper:
    """The temper of a character.

    Regressions of P, arousability and D on the five factors: Mehrabian 1996 (Aust. J. Psychol. 48:86). HEXACO
    is bridged to them by our own weights, because its agreeableness and emotionality are rotated against them.
    A middling character has the baseline (0, .3, 0) and gains of 1; at rest |V| stays below .42 and |D| below .68.
    """
    o, c, x, a, n, h = (
        2 * value - 1 for value in (traits.O, traits.C, traits.E, traits.A, traits.N, traits.H)
    )
    kind = (0.60 * a + 0.30 * h + 0.15 * n) / 1.05
    steady = (-0.55 * n + 0.35 * x + 0.30 * a) / 1.2
    pleasure = 0.21 * x + 0.59 * kind + 0.19 * steady
    arousability = 0.15 * o + 0.30 * kind - 0.57 * steady
    dominance = 0.25 * o + 0.17 * c + 0.60 * x - 0.32 * kind
    return Temper(
        rest=(0.5 * pleasure, REST_AROUSAL + 0.1 * x, 0.5 * dominance),
        pleasant_gain=1 + 0.3 * x,
        unpleasant_gain=1 + 0.4 * n,
        arousal_gain=1 + 0.5 * arousability,
        lasting=1 - 0.3 * steady,
        anger_lasting=1 - 0.5 * a,
        threshold=clamped(0.75 + 0.10 * steady + 0.05 * c - 0.10 * n, 0.55, 0.95),
        load_half_life=6 * (1 - 0.3 * steady),
        honesty=h,
        agreeableness=a,
        openness=o,
        care=c,
        outgoing=x,
        tender=n,
    )
