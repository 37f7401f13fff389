"""The emotion engine's model: functions of events and moments, without a clock, chance or the world but the weights that it ships with."""

from __future__ import annotations

from bot.mind.attachment import grounds
from bot.mind.feeling_given import with_feeling
from bot.mind.moments import moment
from bot.mind.reading import dangers, read, read_all
from bot.mind.state import State, born
from bot.mind.triggers import Prospect, next_allowed, next_moment, prospect, settled, wishes
from bot.mind.trust import REASONS
from bot.mind.turn import bond, dispute, feeling, forget_speaker, happened, turn
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
    "Prospect",
    "Reading",
    "State",
    "Step",
    "Traits",
    "TrustChange",
    "Wanting",
    "Wish",
    "bond",
    "born",
    "dangers",
    "dispute",
    "feeling",
    "forget_speaker",
    "grounds",
    "happened",
    "moment",
    "next_allowed",
    "next_moment",
    "prospect",
    "read",
    "read_all",
    "settled",
    "turn",
    "wishes",
    "with_feeling",
]
