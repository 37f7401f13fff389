"""The values that go in and out of the mind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from bot.mind.values import value

if TYPE_CHECKING:
    from bot.mind.state import State


@dataclass(frozen=True, slots=True)
class Traits:
    """A HEXACO personality, each in [0,1]; .5 is the middle. `N` is low when calm, high when easily shaken."""

    O: float = 0.5
    C: float = 0.5
    E: float = 0.5
    A: float = 0.5
    N: float = 0.5
    H: float = 0.5


@value
class Appraisal:
    """What an event means to the character.

    goal_relevance, expectedness, controllability in [0,1]; goal_congruence, norm_compatibility in [-1,1];
    agency from -1 (somebody else or circumstance) to 1 (the character itself).
    """

    goal_relevance: float = 0.0
    goal_congruence: float = 0.0
    expectedness: float = 0.5
    controllability: float = 0.5
    agency: float = 0.0
    norm_compatibility: float = 0.0


@value
class Because:
    """Which words of the text gave which signal."""

    signal: str
    words: str


@value
class Reading:
    """What a text says to the character.

    V, D in [-1,1], A in [0,1]; disclosure_layer 0..3; confidence in [0,1], 0 for a text that cannot be read.
    `signals` are those that are more likely than not, with their strength [0,1]; `because` says which words gave them.
    `hints` are codes of patterns that are less likely than that, but not unlikely: over many lines they are evidence too.
    `people` says whether the line speaks of other people. `graded` is the strength of every signal, `emotions` the
    likelihood of each emotion of GoEmotions: both are empty where nobody asked for them, or the text cannot be read.
    """

    V: float = 0.0
    A: float = 0.0
    D: float = 0.0
    appraisal: Appraisal = field(default_factory=Appraisal)
    signals: Mapping[str, float] = field(default_factory=dict[str, float])
    disclosure_layer: int = 0
    because: tuple[Because, ...] = ()
    confidence: float = 0.0
    hints: Mapping[str, float] = field(default_factory=dict[str, float])
    people: bool | None = None
    graded: Mapping[str, float] = field(default_factory=dict[str, float])
    emotions: Mapping[str, float] = field(default_factory=dict[str, float])


@value
class TrustChange:
    """One movement of trust: its new value [0,1], the signed change, and why in a readable phrase."""

    at: datetime
    trust: float
    delta: float
    reason: str


@value
class Finding:
    """A pattern seen in what one speaker wrote. `severity` is mild, moderate or severe."""

    type: str
    severity: str
    description: str
    first_detected: datetime
    speaker: str


@value
class Feeling:
    """How the character is at one instant. V, D in [-1,1]; everything else with a number in [0,1]."""

    V: float
    A: float
    D: float
    intensity: float
    primary: str
    secondary: str | None
    body_budget: float
    belonging: float
    competence: float
    autonomy: float


@value
class Bond:
    """How the character and the person get on. rapport in [-1,1], other numbers in [0,1], turn_count a count.

    `style` is secure, anxious, avoidant or fearful; `style_because` says in plain words what it rests on;
    `findings` are all present ones, of every speaker.
    """

    trust: float
    integrity: float
    reliability: float
    style: str
    style_confident: bool
    anxiety: float
    avoidance: float
    depth: float
    familiarity: float
    rapport: float
    turn_count: int
    style_because: tuple[str, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Wanting:
    """The preferences under which the character may wish to write first. cooldown_hours in [0,8760]."""

    enabled: bool
    attachment_seeking: bool = True
    need_deficit: bool = True
    emotional_overflow: bool = True
    cooldown_hours: float = 4.0


@value
class Wish:
    """Something the character would like to do. (type, since) identifies it; urge and threshold in [0,1].

    `priority` is low, medium or high. `about` has, by type: hours_absent and bond; need and level; emotion
    and intensity.
    """

    type: str
    since: datetime
    expires_at: datetime
    urge: float
    threshold: float
    priority: str
    about: Mapping[str, float | str]


@value
class Step:
    """What one turn did. `findings` are the speaker's that are new, or changed severity, in this turn."""

    state: State
    appraisal: Appraisal
    trust_changes: tuple[TrustChange, ...]
    findings: tuple[Finding, ...]
