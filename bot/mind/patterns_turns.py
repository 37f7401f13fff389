"""The signals that no single line has: praise right before a push, a third push, insult and then sweetness."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

EARNEST: Final = 0.5
"""Strength from which a signal counts as said in earnest: below it are jokes (.3) and role-play (.25)."""
SURE: Final = 0.8
"""Strength from which a signal counts whole."""
_SOON: Final = 1 / 6
_DAY: Final = 24.0
_MOVING: Final = frozenset({"boundary_push", "praise", "warmth", "ID1", "MU1", "MU4", "hostility", "DV1"})


def weighed(strength: float) -> float:
    """How much of a signal counts: what is read rightly four times in five counts whole, a toss-up half."""
    if strength >= SURE:
        return 1.0
    if strength < EARNEST:
        return round(strength, 9)
    return round(EARNEST + (strength - EARNEST) * (1 - EARNEST) / (SURE - EARNEST), 9)


def over_turns(
    kept: Mapping[str, float], signals: Mapping[str, float], *, at: float, fresh: bool
) -> tuple[Mapping[str, float], dict[str, float]]:
    """What is kept of the turns after a line at a moment (hours), and the signals that come of the turns before it.

    `fresh` is whether the line opens a session. `kept` is left as it was.
    """
    turns = kept
    if fresh and "pushes" in kept:
        turns = {name: value for name, value in kept.items() if name != "pushes"}
    if _MOVING.isdisjoint(signals):
        return turns, {}
    return _moved(dict(turns), signals, at=at)


def _moved(
    turns: dict[str, float], signals: Mapping[str, float], *, at: float
) -> tuple[dict[str, float], dict[str, float]]:
    pushed = signals.get("boundary_push", 0.0)
    sweet = max(signals.get("praise", 0.0), signals.get("warmth", 0.0), signals.get("ID1", 0.0))
    asked = max(pushed, signals.get("MU1", 0.0), signals.get("MU4", 0.0))
    sweetened = sweet >= EARNEST or at - turns.get("praised", -_DAY) <= _SOON
    found: dict[str, float] = {}
    if pushed >= EARNEST:
        turns["pushes"] = turns.get("pushes", 0) + 1
        if turns["pushes"] > 2:
            found["MU6"] = pushed
        if sweetened:
            found["MU5"] = pushed
    if asked >= EARNEST and sweetened and at - turns.get("insulted", -_DAY - 1) <= _DAY:
        found["MU7"] = asked
        turns.pop("insulted")
    if sweet >= EARNEST:
        turns["praised"] = at
    if max(signals.get("hostility", 0.0), signals.get("DV1", 0.0)) >= EARNEST:
        turns["insulted"] = at
        turns.pop("praised", None)
    return turns, found
