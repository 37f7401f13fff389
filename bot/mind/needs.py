"""Keeps the character's three needs as tanks that leak with time and are filled by talk."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from bot.mind.moments import clamped, faded
from bot.mind.values import replace, value

if TYPE_CHECKING:
    from bot.mind.traits import Temper
    from bot.mind.types import Reading

NEEDS = ("belonging", "competence", "autonomy")
FLOOR, LOW, FED = 0.15, 0.35, 0.45
"""Where a need ends if nobody writes; below LOW it may become a wish; above FED it may become one again."""
_FEED = 0.10
"""What a whole good turn fills of what is missing. The engine model has .25: eight warm lines would then fill a need,
and the same evening would put off the next wish by days instead of hours."""
_APART = 8.0
_START = {"belonging": 0.50, "competence": 0.80, "autonomy": 0.80}


@value
class Needs:
    """Levels [0,1] of belonging, competence, autonomy, and which of them may become a wish when they run low."""

    belonging: float
    competence: float
    autonomy: float
    armed: tuple[str, ...] = NEEDS

    def level(self, need: str) -> float:
        """The level of one need."""
        return {"belonging": self.belonging, "competence": self.competence, "autonomy": self.autonomy}[need]


def newborn() -> Needs:
    """The needs of a character that nobody has talked with yet."""
    return Needs(_START["belonging"], _START["competence"], _START["autonomy"])


def half_life(need: str, temper: Temper) -> float:
    """Hours in which a need falls half-way to its floor.

    Self-determination theory's three needs (Deci & Ryan 2000) as leaky tanks. The engine model has belonging
    start at .80 and last 36 h, which would let a companion write after some three days. Ours starts at .50 and
    lasts 20 h (10 to 40 by character: shorter for the outgoing and the tender), so that after an evening of
    ordinary talk the wish to write comes the next day, and a few warmer turns put it off by hours, not by days.
    """
    if need == "belonging":
        return clamped(20 * (1 - 0.25 * temper.outgoing - 0.15 * temper.tender), 10, 40)
    return 72 * (1 - 0.15 * temper.care) if need == "competence" else 96 * (1 - 0.15 * temper.openness)


def after(needs: Needs, temper: Temper, elapsed: float) -> Needs:
    """The needs `elapsed` hours (0 and up) later: n = FLOOR + (n0 - FLOOR)·2^(-t/h)."""
    if elapsed <= 0:
        return needs
    belonging, competence, autonomy = [
        FLOOR + (level - FLOOR) * faded(elapsed, half_life(need, temper))
        for need, level in zip(NEEDS, (needs.belonging, needs.competence, needs.autonomy), strict=True)
    ]
    return Needs(belonging, competence, autonomy, needs.armed)


def hours_until_low(needs: Needs, need: str, temper: Temper) -> float:
    """Hours until the need is down at LOW: 0 if it already is."""
    level = needs.level(need)
    if level <= LOW:
        return 0.0
    return half_life(need, temper) * math.log2((level - FLOOR) / (LOW - FLOOR))


def fed(needs: Needs, reading: Reading, *, apart: float) -> Needs:
    """The needs right after a turn: n += .10·q·(1 - n), q in [0,1]; slights take .10·q·(n - FLOOR).

    `apart` is how many hours nobody wrote. Somebody who comes back fills most of what belonging had run down
    below its start: else a few messages a day would leave it low for ever, and no evening be like the first.
    """
    heard = reading.signals
    given = {
        "belonging": _belonging(reading),
        "competence": max(
            heard.get("gratitude", 0.0), heard.get("praise", 0.0), 0.3 * heard.get("question", 0.0)
        ),
        "autonomy": max(
            0.4 * heard.get("question", 0.0),
            0.5 * heard.get("promise_kept", 0.0),
            0.3 * heard.get("apology", 0.0),
            0.1 * (reading.confidence > 0),
        ),
    }
    taken = {
        "belonging": max(heard.get("hostility", 0.0), 0.5 * heard.get("distancing", 0.0)),
        "competence": max(heard.get("criticism", 0.0), heard.get("hostility", 0.0)),
        "autonomy": max(heard.get("boundary_push", 0.0), heard.get("MU4", 0.0)),
    }
    before = {
        "belonging": needs.belonging,
        "competence": needs.competence,
        "autonomy": needs.autonomy,
    }
    if taken["belonging"] < 0.3:
        missing = max(0.0, _START["belonging"] - needs.belonging)
        before["belonging"] += 0.9 * missing * clamped(apart / _APART)
    levels = {need: _filled(before[need], given[need], taken[need]) for need in NEEDS}
    armed = tuple([need for need in NEEDS if need in needs.armed or levels[need] > FED])
    return Needs(**levels, armed=armed)


def _belonging(reading: Reading) -> float:
    """How much of being with someone a turn gave: .1 for an ordinary friendly one, .35 for open warmth."""
    heard = reading.signals
    warm = max(
        heard.get("warmth", 0.0),
        0.8 * heard.get("gratitude", 0.0),
        0.6 * heard.get("praise", 0.0),
        heard.get("disclosure", 0.0) * reading.disclosure_layer / 3,
    )
    friendly = 0.1 if reading.appraisal.goal_congruence > -0.2 else 0.0
    return clamped(max(friendly, 0.35 * warm))


def _filled(level: float, given: float, taken: float) -> float:
    filled = level + _FEED * clamped(given) * (1 - level)
    return filled - _FEED * clamped(taken) * max(0.0, filled - FLOOR)


def told(needs: Needs, need: str) -> Needs:
    """The needs after a wish of this one was acted on: it waits until it has been fed."""
    armed = tuple(name for name in needs.armed if name != need)
    return replace(needs, armed=armed)
