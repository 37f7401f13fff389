"""Switches between praising the companion to the skies and casting it down: sessions of one kind, then of the other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from bot.mind.patterns_rules import DEVALUING, RULES

ENOUGH: Final = 2.0
"""Points of one kind that give a session its state."""
APART: Final = 168.0
"""Hours between two states after which they no longer belong together (7 days)."""
UP: Final = "up"
DOWN: Final = "down"


@dataclass(slots=True)
class Swing:
    """The last state (up, down or none yet), its moment in hours, the switches so far, and the running session.

    The first state of a chain is always up, and a session turns at most once, so that one bad evening is one switch.
    """

    state: str = ""
    at: float = 0.0
    switches: int = 0
    up: float = 0.0
    down: float = 0.0
    turned: bool = False

    @staticmethod
    def of(kept: Mapping[str, Any]) -> Swing:
        """A swing of its JSON form."""
        return Swing(**kept)

    def plain(self) -> dict[str, Any]:
        """The JSON form, with numbers rounded to 1e-9."""
        return {
            "state": self.state,
            "at": round(self.at, 9),
            "switches": self.switches,
            "up": round(self.up, 9),
            "down": round(self.down, 9),
            "turned": self.turned,
        }

    def hear(self, signals: Mapping[str, float], *, at: float) -> bool:
        """Counts the signals of a line meant in earnest; True where the state switched with it."""
        raised = sum(
            weight * signals.get(code, 0.0) for code, weight in RULES["idealization"].weights.items()
        )
        lowered = sum(weight * signals.get(code, 0.0) for code, weight in DEVALUING.items())
        self.up += raised
        self.down += lowered
        shown = self._shown(raised, lowered)
        return self._move(shown, at=at) if shown else False

    def _shown(self, raised: float, lowered: float) -> str:
        if lowered > raised:
            return DOWN if self.down >= ENOUGH else ""
        return UP if raised and self.up >= ENOUGH else ""

    def _move(self, shown: str, *, at: float) -> bool:
        if at - self.at > APART:
            self.state, self.switches = "", 0
        if not self.state and shown == DOWN:
            return False
        switched = bool(self.state) and shown != self.state
        if switched and self.turned:
            return False
        if switched:
            self.switches += 1
            self.turned = True
            self.up = self.down = 0.0
        self.state, self.at = shown, at
        return switched


def rested(kept: Mapping[str, Any]) -> Mapping[str, Any]:
    """The JSON form of a swing when a session opens: what the last session added up to is forgotten."""
    if kept and not (kept["up"] or kept["down"] or kept["turned"]):
        return kept
    return {**Swing.of(kept).plain(), "up": 0.0, "down": 0.0, "turned": False}
