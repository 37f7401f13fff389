"""Estimates how the bond has been going on two dimensions, anxiety and avoidance, and names the region."""

from __future__ import annotations

import math
from dataclasses import field
from functools import lru_cache
from typing import TYPE_CHECKING

from bot.mind.moments import DAY, HOUR, SECOND, faded
from bot.mind.values import replace, value

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.mind.types import Reading

ENOUGH_TURNS, ENOUGH_DAYS = 30, 5
_SOFTENED = 5
_RATE = 0.08
_BIAS = 2.2
_ENTER, _LEAVE = 0.57, 0.43
_HALF_LIFE = 7.0

_WEIGHTS: dict[str, tuple[float, float]] = {
    "reassurance": (3.0, -0.5),
    "protest": (2.5, 0.0),
    "jealousy": (1.5, 0.0),
    "dependence": (1.5, 0.0),
    "bursts": (1.0, 0.0),
    "distancing": (0.0, 3.0),
    "disclosure": (0.0, -2.0),
    "flips": (1.5, 1.5),
}
_WORDS = {
    "reassurance": "asked whether everything is still all right between you",
    "protest": "said that it was hard when the character was away or slow",
    "jealousy": "minded the character's time with others",
    "dependence": "said how much depends on these talks",
    "bursts": "sent several messages in a row before an answer could come",
    "distancing": "kept personal things out of the talk, or asked for space",
    "disclosure": "shared personal things",
    "flips": "went from close to distant, or back, within two days",
}
_TELLING: dict[str, tuple[str, ...]] = {
    "reassurance": ("reassurance", "OD8"),
    "protest": ("protest", "OD3"),
    "jealousy": ("jealousy",),
    "dependence": ("OD1", "OD2"),
    "distancing": ("distancing",),
    "disclosure": ("disclosure",),
}
"""By which signals of one line each is heard; the loudest counts."""
_TOLD_BY = {signal: name for name, signals in _TELLING.items() for signal in signals}
_AUDIBLE = 0.3


@value
class Attachment:
    """What the estimate rests on: signals and `weight` of turns, both fading with active days, and the evidence.

    `pole` is the last approach ("near") or withdrawal ("far") and `pole_at` when; `run` counts quick messages.
    """

    counts: Mapping[str, float] = field(default_factory=dict[str, float])
    weight: float = 0.0
    turns: int = 0
    days: int = 0
    day: int = -1
    pole: str = ""
    pole_at: int = 0
    run: int = 0
    anxious: bool = False
    avoidant: bool = False

    @property
    def confident(self) -> bool:
        """Whether there is enough to name a style at all."""
        return self.turns >= ENOUGH_TURNS and self.days >= ENOUGH_DAYS

    @property
    def style(self) -> str:
        """The region (Bartholomew & Horowitz 1991); secure while there is too little to go by."""
        return {(False, False): "secure", (True, False): "anxious", (False, True): "avoidant"}.get(
            (self.anxious, self.avoidant), "fearful"
        )


def dimensions(attachment: Attachment) -> tuple[float, float]:
    """(anxiety, avoidance), each in [0,1], after Brennan, Clark & Shaver 1998 and EHARS (Yang & Oshio 2025).

    Each signal counts as a saturating rate per message, 1-exp(-rate/.08), so that how much someone writes does
    not matter. Being away does not either: the window is of days on which they wrote (half-life 7). Two signals
    of the engine model are left out: slow answers after a confidence, because absence is never held against
    anyone, and short answers, because phones and languages differ.
    """
    return _dimensions(tuple(attachment.counts.items()), attachment.weight)


@lru_cache(maxsize=1024)
def _dimensions(counts: tuple[tuple[str, float], ...], weight: float) -> tuple[float, float]:
    shares = _shares(dict(counts), weight)
    anxiety = sum(_WEIGHTS[name][0] * share for name, share in shares.items())
    avoidance = sum(_WEIGHTS[name][1] * share for name, share in shares.items())
    return _logistic(anxiety - _BIAS), _logistic(avoidance - _BIAS)


def _shares(counts: Mapping[str, float], weight: float) -> dict[str, float]:
    """What each signal comes to, [0,1]; those that never came are left out."""
    turns = weight + _SOFTENED
    return {name: 1 - math.exp(-(counts[name] / turns) / _RATE) for name in _WEIGHTS if name in counts}


def _logistic(value: float) -> float:
    return 1 / (1 + math.exp(-value))


def scored(attachment: Attachment, reading: Reading, *, at: int, gap: int) -> Attachment:
    """The estimate after one more turn at `at`, `gap` after the one before (microseconds)."""
    fresh = _new_day(attachment, at // DAY)
    run = fresh.run + 1 if fresh.turns and gap < 15 * SECOND else 1
    pole, flips = _pole(fresh, reading, at)
    heard = _heard(reading) | {"bursts": float(run >= 4), "flips": flips}
    counts = {name: fresh.counts.get(name, 0.0) + heard[name] for name in _WEIGHTS}
    counted = replace(
        fresh,
        counts={name: count for name, count in counts.items() if count},
        weight=fresh.weight + 1,
        turns=fresh.turns + 1,
        pole=pole or fresh.pole,
        pole_at=at if pole else fresh.pole_at,
        run=run,
    )
    return _placed(counted)


def _new_day(attachment: Attachment, day: int) -> Attachment:
    if day <= attachment.day:
        return attachment
    left = faded(1, _HALF_LIFE) if attachment.days else 1.0
    return replace(
        attachment,
        counts={name: count * left for name, count in attachment.counts.items()},
        weight=attachment.weight * left,
        days=attachment.days + 1,
        day=day,
    )


def _heard(reading: Reading) -> dict[str, float]:
    loudest = dict.fromkeys(_TELLING, 0.0)
    for signal, strength in reading.signals.items():
        name = _TOLD_BY.get(signal)
        if name and strength > loudest[name]:
            loudest[name] = strength
    loudest["disclosure"] = reading.disclosure_layer / 3
    return loudest


def grounds(reading: Reading) -> dict[str, tuple[str, ...]]:
    """What one line alone counts for, in the phrases that `because` is made of, each with the signals that say so."""
    heard = _heard(reading)
    return {_WORDS[name]: _TELLING[name] for name, strength in heard.items() if strength >= _AUDIBLE}


def _pole(attachment: Attachment, reading: Reading, at: int) -> tuple[str, float]:
    """("near" | "far" | "", 1 if that is a turn-about within two days)."""
    heard = reading.signals
    near = max(heard.get("warmth", 0.0), heard.get("reassurance", 0.0), reading.disclosure_layer / 3) >= 0.6
    far = heard.get("distancing", 0.0) >= 0.5
    pole = "far" if far else "near" if near else ""
    turned = bool(pole and attachment.pole and pole != attachment.pole)
    return pole, float(turned and at - attachment.pole_at <= 48 * HOUR)


def _placed(attachment: Attachment) -> Attachment:
    """Which sides of the two middles it is on; it takes ±.07 to change sides."""
    if not attachment.confident:
        return attachment
    anxiety, avoidance = dimensions(attachment)
    anxious = anxiety >= (_LEAVE if attachment.anxious else _ENTER)
    avoidant = avoidance >= (_LEAVE if attachment.avoidant else _ENTER)
    if (anxious, avoidant) == (attachment.anxious, attachment.avoidant):
        return attachment
    return replace(attachment, anxious=anxious, avoidant=avoidant)


def because(attachment: Attachment) -> tuple[str, ...]:
    """What the style rests on, in plain words, strongest first; empty while there is too little to go by."""
    if not attachment.confident:
        return ()
    counts = tuple(attachment.counts.items())
    lines = _grounds(counts, attachment.weight)
    if not attachment.anxious and not attachment.avoidant:
        lines = (*lines, "little worry about the bond, and little keeping away from it")
    return (*lines, f"{attachment.turns} messages on {attachment.days} days")


@lru_cache(maxsize=1024)
def _grounds(counts: tuple[tuple[str, float], ...], weight: float) -> tuple[str, ...]:
    shares = _shares(dict(counts), weight)
    telling = {name: share * max(map(abs, _WEIGHTS[name])) for name, share in shares.items()}
    ranked = sorted(
        (name for name in telling if telling[name] >= 0.5), key=lambda name: (-telling[name], name)
    )
    return tuple(f"{'often' if shares[name] >= 0.6 else 'sometimes'} {_WORDS[name]}" for name in ranked[:4])
