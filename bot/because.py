"""What a person's own lines, read once more, say about a feeling, a change of trust or a style: which words moved what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Final

from bot import care, crisis, mind
from bot.engine.wire import TrustEntry
from bot.excerpts import excerpt
from bot.signal_words import HARD, KIND, OPEN

LONGEST: Final = 60
"""Of a quote, in UTF-16 units."""
EACH: Final = 2
"""The most quotes for one line of what a style rests on."""
_MOVED: Final = 0.03
"""The smallest change of valence or arousal that is told."""
_CLEAR: Final = 0.3
_APART: Final = frozenset({"distancing", "jealousy"})
_PASSING: Final = frozenset({"absence", "farewell", "question"})

_GAVE: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {phrase: (reason,) for reason, phrase in mind.REASONS.items()}
    | {mind.REASONS["consistent"]: tuple(KIND), mind.REASONS["healing"]: ()}
)
"""By the reason of a change of trust: the signals that give it. Time heals without words."""


@dataclass(frozen=True, slots=True)
class Line:
    """A kept line with what the reader makes of it."""

    at: datetime
    text: str
    reading: mind.Reading
    quotable: bool
    """What was said in danger is never handed back as the cause of anything."""

    def quote(self, *signals: str) -> str:
        """The part of the line that gave the first of these signals that has any words."""
        told = {one.signal: one.words for one in self.reading.because}
        telling = next((told[signal] for signal in signals if signal in told), "")
        return excerpt(self.text, telling, limit=LONGEST)


@dataclass(frozen=True, slots=True)
class Moved:
    """A line that moved the feeling: its telling words, what was heard in it, and what that did ("a little gladder").

    `words` is empty where they are too heavy to be quoted.
    """

    at: datetime
    words: str
    heard: str
    effect: str


def kept(at: datetime, text: str, read: Callable[[str], mind.Reading], *, dm: bool) -> Line | None:
    """A line that came to the character; None for an age under 18 and a stop: they are answered without it, so they move nothing."""
    if not text.strip():
        return None
    quotable = crisis.look(text).level is crisis.Level.NONE
    if quotable and _answered_without(text, dm=dm):
        return None
    return Line(at, text, read(text), quotable)


def _answered_without(text: str, *, dm: bool) -> bool:
    age = care.age_said(text)
    return (dm and care.asks_to_stop(text, after_ours=True)) or (age is not None and age < 18)


# --- the feeling -----------------------------------------------------------------------------------


def moves(lines: Sequence[Line], traits: mind.Traits) -> list[Moved]:
    """The lines that moved the feeling, lived through once more from rest at the first. In and out: newest first."""
    if not lines:
        return []
    state = mind.born(traits, lines[-1].at)
    rest = mind.feeling(state, traits, lines[-1].at)
    found: list[Moved] = []
    for line in reversed(lines):
        before = mind.feeling(state, traits, line.at)
        state = mind.turn(state, traits, line.reading, at=line.at, speaker="", scored=False).state
        after = mind.feeling(state, traits, line.at)
        if max(abs(after.V - before.V), abs(after.A - before.A)) >= _MOVED:
            found.append(_move(line, rest, before, after))
    return found[::-1]


def _move(line: Line, rest: mind.Feeling, before: mind.Feeling, after: mind.Feeling) -> Moved:
    pleased = after.V - before.V
    signal = _first(KIND if pleased > 0 else HARD, line.reading)
    heard = KIND.get(signal) or HARD.get(signal) or _of_the_person(line.reading)
    words = line.quote(signal or "disclosure") if line.quotable else ""
    low = before.V < rest.V - 0.05
    effect = _better(pleased, low=low) if pleased > 0 else _worse(pleased, signal, line.reading)
    return Moved(line.at, words, heard, "more awake" if abs(pleased) < _MOVED else effect)


def _better(pleased: float, *, low: bool) -> str:
    """`low`: the feeling was below its rest before."""
    return _size(pleased) + ("calmer" if low else "gladder")


def _worse(pleased: float, hard: str, reading: mind.Reading) -> str:
    """In words that make nobody responsible: only what was hard on the character is said to trouble it."""
    if hard:
        return _size(pleased) + "less at ease"
    told = _first(OPEN, reading)
    if told in _APART:
        return "more careful"
    return "more serious" if told in {"", *_PASSING} else "feeling with you"


def _size(change: float) -> str:
    return "a little " if abs(change) < 0.12 else "much " if abs(change) > 0.35 else ""


def _first(names: Mapping[str, str], reading: mind.Reading) -> str:
    """The first of these signals that is heard clearly; empty for none."""
    return next((signal for signal in names if reading.signals.get(signal, 0.0) >= _CLEAR), "")


def _of_the_person(reading: mind.Reading) -> str:
    """What the line tells of the person, where it is neither kind nor hard to the character."""
    signal = _first(OPEN, reading)
    if (signal == "disclosure" and reading.disclosure_layer < 2) or signal in {"", *_PASSING}:
        own = " in your life" if signal == "disclosure" else ""
        if abs(reading.V) >= 0.2:
            return f"something {'good' if reading.V > 0 else 'hard'}{own}"
    return OPEN.get(signal, "its tone")


# --- trust and attachment --------------------------------------------------------------------------


def has_words(change: TrustEntry) -> bool:
    """Whether somebody's words can be behind a change of trust at all."""
    return _GAVE.get(change.reason) != ()


def behind(changes: Sequence[TrustEntry], lines: Sequence[Line]) -> list[str]:
    """For each change the words that gave it; empty for none. Changes and lines both newest first.

    A change has the moment of its line. Where several share one, each change takes the newest line left that can have
    given its reason; where a moment has more changes than lines, somebody else's came late, and nobody can tell them apart.
    """
    left: dict[datetime, list[Line]] = {}
    for line in lines:
        left.setdefault(line.at, []).append(line)
    shared = Counter(change.timestamp for change in changes if has_words(change))
    plain = {moment for moment, held in left.items() if shared[moment] <= len(held)}
    return [_taken(change, left[change.timestamp]) if change.timestamp in plain else "" for change in changes]


def _taken(change: TrustEntry, left: list[Line]) -> str:
    """The words of the first line that can have given this change; that line and those before it are used up."""
    for number, line in enumerate(left):
        if _can_have_given(change, line.reading):
            del left[: number + 1]
            return line.quote(*_GAVE.get(change.reason, tuple(one.signal for one in line.reading.because)))
    return ""


def _can_have_given(change: TrustEntry, reading: mind.Reading) -> bool:
    signals = _GAVE.get(change.reason)
    if signals is None:
        return True
    heard = any(reading.signals.get(signal) for signal in signals)
    good = reading.appraisal.goal_congruence
    whole = {mind.REASONS["consistent"]: good >= 0, mind.REASONS["norm_violation"]: good < 0}
    return heard or whole.get(change.reason, False)


def counted(ground: str, lines: Sequence[Line]) -> tuple[str, ...]:
    """Words of the first lines that count for this line of what a style rests on, none of them twice."""
    found: dict[str, None] = {}
    for line in lines:
        told = next(
            (how for phrase, how in mind.grounds(line.reading).items() if ground.endswith(phrase)), None
        )
        if told is not None and len(found) < EACH:
            found[line.quote(*told)] = None
    return tuple(found)
