"""Moves feelings: a quick emotion on a slow mood, both returning to how the character is at rest."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from bot.mind.labels import HALF_LIVES, aimed_at_the_person, named
from bot.mind.moments import clamped, faded
from bot.mind.values import value

if TYPE_CHECKING:
    from bot.mind.traits import Temper
    from bot.mind.types import Appraisal, Reading

Point = tuple[float, float, float]

MOOD_HALF_LIFE = 18.0
PULL = 0.118
"""Which share of an emotion's rate of decay pulls on the mood: an emotion of 1 moves it by about .1 at its peak,
whatever its half-life. (With one fixed rate, a joy of ten hours would have moved it by more than itself.)"""
_SHORTEST, _LONGEST = 0.17, 20.0
_LONGEST_AIMED = 1.5
"""Four of these half-lives are six hours: what was felt against the person is down at a sixteenth by then."""
_LN2 = math.log(2)
_RANGES = ((-1.0, 1.0), (0.0, 1.0), (-1.0, 1.0))


@value
class Heart:
    """Emotion (an offset), mood (a point), both (V, A, D), and the names of what was felt with their strengths.

    `half_life` is the emotion's, in hours; `load` [0,2] is what has to be coped with; `budget` [0,1] the energy.
    """

    emotion: Point
    half_life: float
    mood: Point
    names: tuple[tuple[str, float], ...]
    load: float
    budget: float


def calm(temper: Temper) -> Heart:
    """A heart at rest."""
    return Heart(emotion=(0.0, 0.0, 0.0), half_life=1.0, mood=temper.rest, names=(), load=0.0, budget=_RESTED)


_RESTED, _BUDGET_HALF_LIFE = 0.9, 4.0


def after(heart: Heart, temper: Temper, elapsed: float) -> Heart:
    """The heart `elapsed` hours (0 and up) later, in closed form.

    Emotion e' = -a·e, mood m' = -b·(m - rest) + PULL·a·e: the noise-free mean of DynAffect (Kuppens,
    Oravecz, Tuerlinckx 2010), with the mood drawn along by emotions as in ALMA (Gebhard 2005).
    """
    if elapsed <= 0:
        return heart
    alpha, beta = _LN2 / heart.half_life, _LN2 / MOOD_HALF_LIFE
    quick, slow = math.exp(-alpha * elapsed), math.exp(-beta * elapsed)
    drawn = PULL * alpha * _drawn(alpha, beta, elapsed)
    v, a, d = [
        rest + (mood - rest) * slow + drawn * emotion
        for rest, mood, emotion in zip(temper.rest, heart.mood, heart.emotion, strict=True)
    ]
    return Heart(
        emotion=(heart.emotion[0] * quick, heart.emotion[1] * quick, heart.emotion[2] * quick),
        half_life=heart.half_life,
        mood=(v, a, d),
        names=tuple([(name, strength * _left(name, quick, elapsed)) for name, strength in heart.names]),
        load=heart.load * faded(elapsed, temper.load_half_life),
        budget=_RESTED + (heart.budget - _RESTED) * faded(elapsed, _BUDGET_HALF_LIFE),
    )


def _left(name: str, quick: float, elapsed: float) -> float:
    """What is left of a name: as much as of the emotion, of one against the person no more than its cap allows."""
    return min(quick, faded(elapsed, _LONGEST_AIMED)) if aimed_at_the_person(name) else quick


def _drawn(alpha: float, beta: float, elapsed: float) -> float:
    """(exp(-beta·t) - exp(-alpha·t)) / (alpha - beta), also where the rates (nearly) meet."""
    gap = alpha - beta
    if abs(gap) < 1e-9:
        return elapsed * math.exp(-alpha * elapsed)
    return -math.exp(-beta * elapsed) * math.expm1(-gap * elapsed) / gap


def impulse(seen: Appraisal, temper: Temper, *, appeal: float) -> Point:
    """How far an event pushes (V, A, D). `appeal` [-1,1] is how pleasing its tone is; 0 where nothing gives it.

    The order of checks is Scherer's component process model (relevance, conduciveness, coping potential, norms);
    the weights are ours. Norms move pleasure half as much where the character itself acted (the engine model has
    them not count at all there, but the contract's beaten boss is to please much, and it is a proud deed).
    """
    relevance, good, norm = seen.goal_relevance, seen.goal_congruence, seen.norm_compatibility
    sweet = appeal * (1 - 0.3 * temper.honesty) if appeal > 0 else appeal
    pleasant = 0.55 * good + (0.25 if seen.agency < 0.5 else 0.125) * norm + 0.20 * sweet
    gain = temper.pleasant_gain if pleasant >= 0 else temper.unpleasant_gain
    stirring = 0.45 * (1 - seen.expectedness) + 0.35 * abs(good) + 0.20 * abs(norm)
    strong = 0.70 * (2 * seen.controllability - 1) + 0.30 * good
    return (
        relevance * gain * pleasant,
        relevance * temper.arousal_gain * stirring * _meaning(seen),
        relevance * strong * _meaning(seen),
    )


def _meaning(seen: Appraisal) -> float:
    """[0,1]: an event that is neither good nor bad for anything stirs little, however unexpected it is."""
    return clamped(0.2 + 2 * max(abs(seen.goal_congruence), abs(seen.norm_compatibility)))


def moved(heart: Heart, reading: Reading, temper: Temper) -> Heart:
    """The heart right after an event.

    The emotion's new half-life is the blend of what is still felt and what is new, by their strengths. An
    emotion against the person is capped so that it is below SHOWN within six hours: the character does not sulk.
    """
    seen, appeal = reading.appraisal, _appeal(reading)
    push = impulse(seen, temper, appeal=appeal)
    strength = seen.goal_relevance * max(
        abs(seen.goal_congruence), abs(seen.norm_compatibility), abs(appeal) / 2
    )
    name = named(seen, disclosed=_of_the_person(reading))
    points = zip(heart.mood, heart.emotion, push, temper.rest, _RANGES, strict=True)
    v, a, d = [_added(mood, emotion, by, rest, bounds=bounds) for mood, emotion, by, rest, bounds in points]
    unpleasant = push[0] < 0
    return Heart(
        emotion=(v, a, d),
        half_life=_half_life(heart, push, name, seen.goal_relevance, temper),
        mood=heart.mood,
        names=_with(heart.names, name, strength),
        load=min(2.0, heart.load + (1.3 if unpleasant else 0.8) * _strain(reading, push, strength)),
        budget=clamped(heart.budget - 0.004 - (0.06 if unpleasant else 0.03) * push[1]),
    )


def _appeal(reading: Reading) -> float:
    """How pleasing the line is in itself, [-1,1]; thanks and warmth are in its congruence already."""
    heard = reading.signals
    return clamped(heard.get("praise", 0.0) - heard.get("hostility", 0.0), -1.0)


def _of_the_person(reading: Reading) -> bool:
    """Whether the line is about how the person themself is."""
    worry = max(reading.signals.get(name, 0.0) for name in ("disclosure", "reassurance", "protest"))
    return reading.disclosure_layer > 0 or worry >= 0.3


def _strain(reading: Reading, push: Point, strength: float) -> float:
    """[0,1]: what an event adds to the coping load. Calm things, however kind or sad, add nothing.

    How stirred the line is decides; where there is no line but an appraisal, how much that stirs.
    """
    stirred = reading.A or push[1]
    return max(abs(reading.V), strength) * clamped((stirred - 0.45) / 0.35)


def _added(mood: float, emotion: float, push: float, rest: float, *, bounds: tuple[float, float]) -> float:
    """One dimension of the emotion after a push.

    A push the other way is added. One the same way counts less the less room is left, and adds in squares: the
    tenth thank-you of an evening pleases, but it does not make ten times the joy.
    """
    low, high = bounds
    bound = high if push >= 0 else low
    room = clamped((bound - mood - emotion) / (bound - rest))
    if emotion * push < 0:
        moved = emotion + push * room
    else:
        moved = math.copysign(math.hypot(emotion, push * room), push or emotion)
    return clamped(mood + moved, low, high) - mood


def _half_life(heart: Heart, push: Point, name: str, relevance: float, temper: Temper) -> float:
    """Verduyn & Lavrijsen 2015: how long an emotion lasts depends on its kind and on what is at stake."""
    fresh = HALF_LIVES[name] * 2 ** (2 * relevance - 1) * temper.lasting
    if name == "anger":
        fresh *= temper.anger_lasting
    still, new = math.hypot(*heart.emotion), math.hypot(*push)
    if still + new < 1e-9:
        return heart.half_life
    longest = _LONGEST_AIMED if _aimed(heart, push, name) else _LONGEST
    return clamped((heart.half_life * still + fresh * new) / (still + new), _SHORTEST, longest)


def _aimed(heart: Heart, push: Point, name: str) -> bool:
    """Whether it is felt against the person, or something that was still is in an unpleasant feeling."""
    still = any(aimed_at_the_person(held) and value >= 0.05 for held, value in heart.names)
    return aimed_at_the_person(name) or (still and heart.emotion[0] + push[0] < 0)


def _with(names: tuple[tuple[str, float], ...], name: str, strength: float) -> tuple[tuple[str, float], ...]:
    """The three strongest names after one more was felt; a fresh one counts before an equally strong older one."""
    kept = dict(names)
    kept[name] = min(1.0, kept.get(name, 0.0) * 0.6 + strength)
    ranked = sorted(kept.items(), key=lambda held: (-held[1], held[0] != name, held[0]))
    return tuple((held, value) for held, value in ranked[:3] if value > 0.01)


def shown(heart: Heart) -> Point:
    """The feeling at that moment: V, D in [-1,1], A in [0,1]."""
    (v, a, d), (by_v, by_a, by_d) = heart.mood, heart.emotion
    return clamped(v + by_v, -1.0), clamped(a + by_a), clamped(d + by_d, -1.0)


def length(heart: Heart) -> float:
    """How strong the emotion is, without the mood."""
    return math.hypot(*heart.emotion)


def offset(heart: Heart, temper: Temper) -> Point:
    """How far the shown feeling is from rest."""
    (v, a, d), (rest_v, rest_a, rest_d) = shown(heart), temper.rest
    return v - rest_v, a - rest_a, d - rest_d


def strength(heart: Heart, temper: Temper) -> float:
    """The length of `offset`."""
    return math.hypot(*offset(heart, temper))
