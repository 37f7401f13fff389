"""The emotion engine's model: pure functions of events and moments, without a clock, chance or the world."""

from __future__ import annotations

from bot.mind.reading import read
from bot.mind.state import State, born
from bot.mind.triggers import next_allowed, next_moment, settled, wishes
from bot.mind.trust import REASONS
from bot.mind.turn import bond, dispute, feeling, forget_speaker, turn
from bot.mind.types import (
    Appraisal,
    Because,
    Bond,
    Feeling,
    Finding,
    Reading,
    Step,
    Traits,
    TrustChange,
    Wanting,
    Wish,
)

__all__ = [
    "REASONS",
    "Appraisal",
    "Because",
    "Bond",
    "Feeling",
    "Finding",
    "Reading",
    "State",
    "Step",
    "Traits",
    "TrustChange",
    "Wanting",
    "Wish",
    "bond",
    "born",
    "dispute",
    "feeling",
    "forget_speaker",
    "next_allowed",
    "next_moment",
    "read",
    "settled",
    "turn",
    "wishes",
]
