"""Moves the character's trust in the person: slowly up, quickly down, healing with time and repair."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from bot.mind.moments import DAY, clamped, faded, moment, rounded
from bot.mind.types import TrustChange
from bot.mind.values import replace, value

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.mind.traits import Temper
    from bot.mind.types import Reading

REASONS: Mapping[str, str] = MappingProxyType(
    {
        "consistent": "consistent positive interaction",
        "disclosure": "shared something personal",
        "promise_kept": "kept a promise",
        "apology": "apologised and repaired",
        "promise_broken": "broke a promise",
        "dishonesty": "was not honest",
        "norm_violation": "crossed a line",
        "boundary_push": "pushed past a boundary",
        "hostility": "was hurtful",
        "healing": "time softened an old hurt",
    }
)
"""What moved trust, as a reader sees it."""

_STEP = 0.0105
"""What one plainly good turn adds up to .7. From there it shrinks with what is left to 1. The contract sets the pace:
twenty of them from .5 to .7 (the engine model's .05·(1 - T) would need twelve)."""
_DAILY = 0.25
"""The most that one day can add: a little more than the twenty good turns from .5 to .7, which may be one evening.
(The engine model's .06 a day would make that pace impossible.) What heals with time is not a gain of the day."""
_REPAIRED_AT_ONCE = 0.25
_HEALS = 0.8
_LOSSES: Mapping[str, tuple[float, float]] = MappingProxyType(
    {
        "dishonesty": (0.50, 0.38),
        "norm_violation": (0.45, 0.35),
        "promise_broken": (0.10, 0.35),
        "boundary_push": (0.20, 0.05),
        "hostility": (0.15, 0.08),
    }
)
"""The share of integrity and of reliability that a full breach takes: .7 to about .4 for a betrayal, as the contract
has it (the engine model's .35 of integrity alone would stop at .54)."""


@value
class Trust:
    """Two channels of trust, integrity and reliability, each [0,1], and what was taken from them.

    `_healing` is what time will give back, `locked` the integrity that only an apology sets free; `told` is trust
    as the history last had it, `gained` what was added on `day` (days since 1970).
    """

    integrity: float = 0.5
    reliability: float = 0.5
    integrity_healing: float = 0.0
    reliability_healing: float = 0.0
    locked: float = 0.0
    told: float = 0.5
    day: int = 0
    gained: float = 0.0

    @property
    def level(self) -> float:
        """Trust in [0,1]: both channels as a weighted geometric mean, so that neither makes up for the other."""
        return clamped(rounded(self.integrity**0.6 * self.reliability**0.4))


def after(trust: Trust, temper: Temper, elapsed: float) -> Trust:
    """Trust `elapsed` hours (0 and up) later: it only heals, towards what it was; being away costs nothing."""
    if elapsed <= 0 or not (trust.integrity_healing or trust.reliability_healing):
        return trust
    left = faded(elapsed, 14 * 24 * (1 - 0.4 * temper.agreeableness))
    return replace(
        trust,
        integrity=clamped(trust.integrity + trust.integrity_healing * (1 - left)),
        reliability=clamped(trust.reliability + trust.reliability_healing * (1 - left)),
        integrity_healing=trust.integrity_healing * left,
        reliability_healing=trust.reliability_healing * left,
    )


def moved(trust: Trust, reading: Reading, temper: Temper, at: int) -> tuple[Trust, tuple[TrustChange, ...]]:
    """Trust right after a turn at `at` (microseconds), and what the history gets to hear of it.

    Slow up and fast down (Slovic 1993; experience-based trust of Jonker & Treur 1999), in two channels because
    lies and failures are repaired differently (Kim et al. 2004). Twenty plainly good turns carry it from .5 to
    .7, one plain betrayal from .7 to about .4. At least .8 of what a breach took comes back by itself with a
    half-life of 14 days (agreeable characters: sooner), the last fifth of integrity only after an apology.
    """
    changes: list[TrustChange] = []
    if trust.level - trust.told >= 0.005:
        trust = _told(trust, "healing", at, changes)
    day = at // DAY
    if day != trust.day:
        trust = replace(trust, day=day, gained=0.0)
    breach = _breach(reading)
    if breach:
        kind, strength = breach
        trust = _hurt(trust, kind, strength, temper)
    else:
        kind = _reason(trust, reading)
        trust = _pleased(trust, reading, temper, repaired=kind == "apology")
    if abs(trust.level - trust.told) >= 0.0005:
        trust = _told(trust, kind, at, changes)
    return trust, tuple(changes)


def _told(trust: Trust, reason: str, at: int, changes: list[TrustChange]) -> Trust:
    level = trust.level
    changes.append(TrustChange(moment(at), level, rounded(level - trust.told), REASONS[reason]))
    return replace(trust, told=level)


def _breach(reading: Reading) -> tuple[str, float] | None:
    """The gravest breach and how strong it is; a confession that comes with an apology weighs less."""
    heard = {kind: reading.signals.get(kind, 0.0) for kind in _LOSSES}
    seen = reading.appraisal
    if seen.norm_compatibility < -0.6 and seen.agency < -0.1 and seen.goal_congruence < 0:
        strength = seen.goal_relevance * -seen.norm_compatibility
        heard["norm_violation"] = max(heard["norm_violation"], strength if not max(heard.values()) else 0.0)
    if not any(heard.values()):
        return None
    kind = max(heard, key=lambda name: (heard[name] * sum(_LOSSES[name]), name))
    strength = clamped(heard[kind]) * (1 - 0.4 * clamped(reading.signals.get("apology", 0.0)))
    return (kind, strength) if strength >= 0.1 else None


def _hurt(trust: Trust, kind: str, strength: float, temper: Temper) -> Trust:
    by_integrity, by_reliability = _LOSSES[kind]
    lost = clamped(by_integrity * (1 + 0.3 * temper.honesty) * strength) * trust.integrity
    missed = clamped(by_reliability * strength) * trust.reliability
    return replace(
        trust,
        integrity=trust.integrity - lost,
        reliability=trust.reliability - missed,
        integrity_healing=trust.integrity_healing + _HEALS * lost,
        reliability_healing=trust.reliability_healing + missed,
        locked=trust.locked + (1 - _HEALS) * lost,
    )


def _reason(trust: Trust, reading: Reading) -> str:
    """Why a turn without a breach lifts trust."""
    heard = reading.signals
    owed = trust.integrity_healing + trust.reliability_healing + trust.locked
    if heard.get("apology", 0.0) >= 0.3 and owed >= 0.01:
        return "apology"
    if heard.get("promise_kept", 0.0) >= 0.3:
        return "promise_kept"
    return "disclosure" if reading.disclosure_layer >= 2 else "consistent"


def _pleased(trust: Trust, reading: Reading, temper: Temper, *, repaired: bool) -> Trust:
    """Trust after a turn that hurt nothing, within what the day can still add.

    On a day that can add nothing more an apology still sets free what was locked: time gives it back.
    """
    start = _unlocked(trust) if repaired else trust
    raised = _repaired(start, reading.signals["apology"]) if repaired else start
    good = _goodness(reading, temper)
    raised = replace(
        raised,
        integrity=_lifted(raised.integrity, good),
        reliability=_lifted(raised.reliability, good * (1.5 if reading.signals.get("promise_kept") else 1.0)),
    )
    gain, room = raised.level - trust.level, max(0.0, _DAILY - trust.gained)
    if gain > room:
        raised = _part_way(start, raised, room)
        gain = raised.level - trust.level
    return _in_bounds(raised, gained=min(_DAILY, trust.gained + max(0.0, gain)))


def _part_way(start: Trust, raised: Trust, room: float) -> Trust:
    """As much of the way to `raised` as adds no more than `room`: the level is concave, so its slope at the start bounds it."""
    by_integrity, by_reliability = raised.integrity - start.integrity, raised.reliability - start.reliability
    if min(start.integrity, start.reliability) <= 0:
        return start
    slope = start.level * (0.6 * by_integrity / start.integrity + 0.4 * by_reliability / start.reliability)
    share = clamped(room / slope) if slope > 0 else 0.0
    healing = (
        raised.integrity_healing - start.integrity_healing,
        raised.reliability_healing - start.reliability_healing,
    )
    return replace(
        start,
        integrity=start.integrity + share * by_integrity,
        reliability=start.reliability + share * by_reliability,
        integrity_healing=start.integrity_healing + share * healing[0],
        reliability_healing=start.reliability_healing + share * healing[1],
    )


def _goodness(reading: Reading, temper: Temper) -> float:
    """How good a turn was for trust: 1 for plainly good, about .15 for ordinary, up to 1.5 for a confidence."""
    heard, seen = reading.signals, reading.appraisal
    plain = max(
        heard.get("warmth", 0.0),
        heard.get("gratitude", 0.0),
        heard.get("promise_kept", 0.0),
        heard.get("praise", 0.0) * (0.8 - 0.2 * temper.honesty),
        heard.get("apology", 0.0) * 0.5,
        seen.goal_relevance * seen.goal_congruence,
    )
    ordinary = 0.15 if reading.confidence > 0 and seen.goal_congruence >= 0 else 0.0
    confided = 0.5 * reading.disclosure_layer
    if heard.get("criticism", 0.0) >= 0.3:
        return 0.0
    return max(ordinary, clamped(1.5 * plain), confided)


def _lifted(level: float, good: float) -> float:
    return clamped(level + _STEP * good * clamped((1 - level) / 0.3))


def _unlocked(trust: Trust) -> Trust:
    """Nothing stays locked after an apology."""
    return replace(trust, integrity_healing=trust.integrity_healing + trust.locked, locked=0.0)


def _repaired(trust: Trust, apology: float) -> Trust:
    """A quarter of what is owed comes back at once."""
    share = _REPAIRED_AT_ONCE * clamped(apology)
    integrity, reliability = trust.integrity_healing, trust.reliability_healing
    return replace(
        trust,
        integrity=clamped(trust.integrity + share * integrity),
        reliability=clamped(trust.reliability + share * reliability),
        integrity_healing=(1 - share) * integrity,
        reliability_healing=(1 - share) * reliability,
    )


def _in_bounds(trust: Trust, *, gained: float) -> Trust:
    """What is owed never leads beyond 1."""
    return replace(
        trust,
        gained=gained,
        integrity_healing=min(trust.integrity_healing, 1 - trust.integrity),
        reliability_healing=min(trust.reliability_healing, 1 - trust.reliability),
        locked=min(trust.locked, 1 - trust.integrity),
    )
