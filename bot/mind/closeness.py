"""Keeps depth, familiarity and rapport: how far the two have come with each other."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from bot.mind.moments import DAY, clamped
from bot.mind.values import replace, value

if TYPE_CHECKING:
    from bot.mind.types import Reading

_DAILY_DEPTH = 0.10
_TALK_ENDS = 0.5
_USUAL_GAP = 24.0


@value
class Closeness:
    """depth [0,1], rapport [-1,1]; what familiarity rests on; the present talk; the usual gap between talks.

    `facts` counts things the person told of themself, `hours` the time spent in talk; `peak` and `last` are the
    present talk's strongest and last three impressions, each [-1,1]; `gap` is in hours.
    """

    depth: float = 0.0
    day: int = 0
    deepened: float = 0.0
    facts: float = 0.0
    hours: float = 0.0
    rapport: float = 0.0
    peak: float = 0.0
    last: tuple[float, ...] = ()
    gap: float = _USUAL_GAP
    turns: int = 0


def familiarity(closeness: Closeness) -> float:
    """[0,1]: 1-exp(-(facts/40 + hours/60)); some 50 h make a casual friend, 90 a friend (Hall 2018)."""
    return 1 - math.exp(-(closeness.facts / 40 + closeness.hours / 60))


def grown(closeness: Closeness, reading: Reading, *, at: int, apart: float) -> Closeness:
    """Closeness after a turn at `at` (microseconds), `apart` hours after the one before.

    None of the three fades: the engine model has them decline over months, but that would be a fall by absence.
    Rapport does not drift back to its mean either: an ordinary day would then cost a good one. The end of a talk is
    counted when the next one begins, so that rapport stands still while nobody writes.
    """
    rested = _talk_over(closeness) if apart > _TALK_ENDS else closeness
    felt = impression(reading)
    last = (*rested.last, felt)[-3:]
    return replace(
        _deepened(rested, reading.disclosure_layer, at // DAY),
        facts=rested.facts + (reading.disclosure_layer > 0),
        hours=rested.hours + (min(apart, 0.25) if 0 < apart <= _TALK_ENDS else 1 / 60),
        rapport=clamped(rested.rapport + 0.08 * felt * (1 - math.copysign(1, felt) * rested.rapport), -1.0),
        peak=felt if abs(felt) > abs(rested.peak) else rested.peak,
        last=last,
        gap=_gap(closeness.gap, apart) if closeness.turns else closeness.gap,
        turns=closeness.turns + 1,
    )


def impression(reading: Reading) -> float:
    """How good a turn was for the rapport, [-1,1]: attention is a little, positivity much (Tickle-Degnen & Rosenthal 1990)."""
    heard = reading.signals
    good = max(
        heard.get("warmth", 0.0),
        heard.get("gratitude", 0.0),
        0.7 * heard.get("praise", 0.0),
        0.5 * heard.get("apology", 0.0),
        heard.get("disclosure", 0.0) * reading.disclosure_layer / 3,
    )
    bad = max(
        heard.get("hostility", 0.0),
        heard.get("dishonesty", 0.0),
        heard.get("norm_violation", 0.0),
        0.5 * heard.get("boundary_push", 0.0),
        0.3 * heard.get("criticism", 0.0),
    )
    seen = reading.appraisal
    meant = seen.goal_relevance * seen.goal_congruence if seen.agency < 0 or seen.goal_congruence > 0 else 0.0
    ordinary = 0.15 if reading.confidence > 0 and not bad else 0.0
    return clamped(max(good, ordinary, meant) - bad, -1.0)


def _talk_over(closeness: Closeness) -> Closeness:
    """The finished talk leaves its peak and its end (Kahneman, Fredrickson et al. 1993).

    It lifts the rapport where it was better than that, and lowers it only where it went badly: coming back
    after an ordinary talk costs nothing.
    """
    if not closeness.last:
        return closeness
    left = 0.5 * closeness.peak + 0.5 * sum(closeness.last) / len(closeness.last)
    moved = closeness.rapport
    if left > closeness.rapport or left < 0:
        moved += 0.15 * (left - closeness.rapport)
    return replace(closeness, rapport=clamped(moved, -1.0), peak=0.0, last=())


def _deepened(closeness: Closeness, layer: int, day: int) -> Closeness:
    """Layers of disclosure (social penetration, Altman & Taylor 1973): D += .06·max(0, layer/3 - D).

    At most .10 a day. Whether the answer was a good one cannot be seen from here, so every disclosure counts.
    """
    today = closeness.deepened if day == closeness.day else 0.0
    gain = min(0.06 * max(0.0, layer / 3 - closeness.depth), max(0.0, _DAILY_DEPTH - today))
    return replace(closeness, depth=closeness.depth + gain, day=day, deepened=today + gain)


def _gap(usual: float, apart: float) -> float:
    """The person's own usual gap between talks in hours, moved a fifth of the way on a scale of ratios."""
    if apart <= _TALK_ENDS:
        return usual
    return math.exp(0.8 * math.log(usual) + 0.2 * math.log(clamped(apart, 1, 14 * 24)))
