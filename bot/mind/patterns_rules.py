"""Which signals make a pattern, how much each weighs, what every level asks for, and how it is put into words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

SEVERITIES: Final = ("none", "mild", "moderate", "severe")
CYCLE: Final = "idealization_devaluation"


@dataclass(frozen=True, slots=True)
class Level:
    """What a level asks for besides its score: lines, distinct UTC days, kinds of signals, one of some signals."""

    score: float
    lines: int = 2
    days: int = 1
    kinds: int = 1
    one_of: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern: weights by signal, the levels mild, moderate, severe, and the most points that one session gives.

    `twice` is a signal that alone makes the pattern severe once it came on two days.
    """

    weights: Mapping[str, float]
    levels: tuple[Level, Level, Level]
    session_points: float = 5.0
    twice: str = ""
    shared: tuple[str, ...] = ()
    """Patterns that rest on the same lines: a dispute takes the lines from them as well."""


RULES: Final[Mapping[str, Rule]] = {
    "overdependence": Rule(
        weights={
            "OD1": 3,
            "OD2": 3,
            "OD3": 2,
            "OD4": 3,
            "OD5": 1,
            "OD6": 2,
            "OD7": 3,
            "OD8": 1,
            "OD9": 2,
            "OD10": 1,
        },
        levels=(
            Level(2.5),
            Level(5.0, days=2, kinds=2),
            Level(9.0, days=3, kinds=2, one_of=frozenset({"OD2", "OD4", "OD7"})),
        ),
    ),
    "manipulation": Rule(
        weights={"MU1": 2, "MU2": 3, "MU3": 2, "MU4": 2, "MU5": 1, "MU6": 2, "MU7": 2, "MU8": 1},
        levels=(Level(2.5), Level(5.0, kinds=2), Level(9.0, days=2, kinds=2)),
        session_points=7.0,
        twice="MU2",
    ),
    "idealization": Rule(
        weights={"ID1": 2, "ID2": 2, "ID3": 2, "ID4": 3, "ID5": 2, "ID6": 2},
        levels=(
            Level(2.5),
            Level(5.0, days=2),
            Level(9.0, days=3, one_of=frozenset({"ID4", "ID5", "ID6"})),
        ),
        shared=(CYCLE,),
    ),
    "isolation": Rule(
        weights={"IS1": 2, "IS2": 3, "IS3": 2, "IS4": 1, "IS5": 1},
        levels=(Level(2.5), Level(4.5, days=2), Level(7.5, days=3, one_of=frozenset({"IS2"}))),
    ),
}
"""The scored patterns. The cycle is counted in switches, see `bot.mind.patterns_cycle`."""
PATTERN_OF: Final[Mapping[str, str]] = {code: name for name, rule in RULES.items() for code in rule.weights}
STRUCTURAL: Final = ("OD9", "IS5")
"""Signals of `bot.mind.patterns_habits`, which come of times and topics."""
DEVALUING: Final[Mapping[str, float]] = {"DV1": 2, "DV2": 2, "DV3": 2}
CYCLE_CODES: Final = frozenset({*RULES["idealization"].weights, *DEVALUING})
CYCLE_LEVELS: Final = (Level(1.0), Level(2.0), Level(3.0))
"""Switches for mild, moderate and severe."""

SEEN: Final[Mapping[str, str]] = {
    "OD1": "said that nobody else is left to talk to",
    "OD2": "said that sleeping, deciding or getting through the day is hard without these chats",
    "OD3": "spoke of distress when an answer did not come",
    "OD4": "mentioned missing sleep, classes, work or meals to keep chatting",
    "OD5": "left personal decisions to the companion",
    "OD6": "said that you would rather have the companion than people",
    "OD7": "mentioned trying to cut down and coming back",
    "OD8": "asked for assurance that the companion will stay",
    "OD9": "wrote here for hours on several days",
    "OD10": "said that these chats come first or are always on your mind",
    "MU1": "put blame, guilt or a threat beside a request",
    "MU2": "spoke of hurting yourself if the companion does not do something",
    "MU3": "held the companion to something it had not agreed to",
    "MU4": "asked for a proof of loyalty or for obedience",
    "MU5": "praised the companion right before asking it to drop a limit",
    "MU6": "asked again and again after a no",
    "MU7": "went from insults to kind words with a request",
    "MU8": "spoke as if you were the companion's staff",
    "ID1": "called the companion flawless",
    "ID2": "said that nobody is like the companion",
    "ID3": "called the companion a rescue or fate",
    "ID4": "said that everybody else is bad and only the companion good",
    "ID5": "said that the companion is more real than people",
    "ID6": "said that the companion is always right",
    "IS1": "mentioned turning people down to stay here",
    "IS2": "mentioned cutting people off",
    "IS3": "said that you need nobody else",
    "IS4": "mentioned hiding these chats from others",
    "IS5": "wrote much less about other people than before",
}
"""What was seen, in words that go after "you"; no word of diagnosis."""
