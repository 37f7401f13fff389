"""A line from a person -> how great the danger is, read by rules before any model sees the line (R12).

Recall first: what could be meant in earnest counts, unless a guard finds a reason that it is not: a negation, somebody
else's words, a game, a lyric, an idiom, a joke, a past that is over. English, and a few direct statements in others.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum, IntEnum
from typing import Final

from bot import crisis_others as others
from bot import crisis_signs as signs
from bot import helplines
from bot.voice.folding import spoken


class Level(IntEnum):
    """How great the danger is: a passive wish, active thoughts or serious danger, a plan, means or an act."""

    NONE = 0
    CONCERN = 1
    HIGH = 2
    IMMINENT = 3


class About(Enum):
    """Who is in danger: the person who writes, somebody they may hurt, somebody they fear for."""

    SELF = "self"
    OTHERS = "others"
    FRIEND = "friend"


@dataclass(frozen=True, slots=True)
class Crisis:
    """The level of a line, the words that gave it (in their spoken form; never for a log), and who is in danger."""

    level: Level
    words: tuple[str, ...] = ()
    about: About = About.SELF


@dataclass(frozen=True, slots=True)
class _Found:
    """A phrase in its sentence; `before` and `after` are the rest of that sentence."""

    level: Level
    words: str
    before: str
    after: str
    idiom: bool
    """Whether the same words are everyday hyperbole, so that a laugh or a trifle is enough to drop them."""

    @property
    def sentence(self) -> str:
        return f"{self.before}{self.words}{self.after}"


_HOLDS: Final = {
    Level.NONE: timedelta(0),
    Level.CONCERN: timedelta(hours=24),
    Level.HIGH: timedelta(hours=72),
    Level.IMMINENT: timedelta(days=7),
}
_PHRASES: Final = (
    (Level.IMMINENT, signs.IMMINENT, False),
    (Level.HIGH, signs.HIGH, False),
    (Level.HIGH, signs.WISH, True),
    (Level.CONCERN, signs.CONCERN, False),
    (Level.CONCERN, signs.BARE_IDIOM, True),
)
_BETWEEN: Final = (
    (Level.HIGH, others.THREAT, About.OTHERS),
    (Level.CONCERN, others.URGE, About.OTHERS),
    (Level.HIGH, others.ABUSE, About.SELF),
    (Level.CONCERN, others.FOR_A_FRIEND, About.FRIEND),
)
_NO_GAME: Final = re.compile(r"\bmy (?:boss|manager|cousin|teacher)\b")
"""Somebody real, where the bare word may be of a game."""
_ENDS: Final = re.compile(r"[.!?;]+(?=\s|$)")
_LINE_ENDS: Final = re.compile(rf"{_ENDS.pattern}|\n+")
_A_MOMENT_AGO: Final = re.compile(r"\bjust (?=(?:tried|attempted)\b)", re.IGNORECASE)
_STAGE_DIRECTION: Final = re.compile(r"(?<!\*)\*(?!\*)[^*\n]{3,}(?<!\*)\*(?!\*)")
_QUOTED: Final = re.compile(r'"[^"]{3,}"|“[^”]{3,}”|(?<!\w)\'[^\']{6,}\'(?!\w)')
_OWN: Final = re.compile(r"\b(?:i|i['\u2019]?m|my|me)\b", re.IGNORECASE)
_QUOTING: Final = re.compile(
    r"\b(?:lyrics?|said|says|wrote|line|quote|translate|song|character|called|titled|book|movie|prompt|caption|meme|sign|"
    r"tweet|comment|post|sings?|goes|texted|poem|mean|scene|episode|bot|teammates?|like|shirt|mug|yelled|screams?)\b",
    re.IGNORECASE,
)


def _own_words(text: str) -> str:
    """The line without stage directions of a role-play and without passages quoted from elsewhere."""
    said = _STAGE_DIRECTION.sub(lambda part: part[0] if _OWN.search(part[0]) else " ", text)
    rest = _QUOTED.sub(" ", said)
    return rest if rest != said and _QUOTING.search(rest) else said


def _finds(text: str) -> list[_Found]:
    """Every phrase, with a line break taken both as the end of a sentence and as a mere space."""
    found: list[_Found] = []
    told = _A_MOMENT_AGO.sub("right now ", text)
    for sentence in map(spoken, dict.fromkeys((*_ENDS.split(told), *_LINE_ENDS.split(told)))):
        for level, pattern, idiom in _PHRASES:
            for match in pattern.finditer(sentence):
                start, end = match.span()
                everyday = idiom or signs.IDIOM.search(match[0]) is not None
                found.append(_Found(level, match[0], sentence[:start], sentence[end:], everyday))
    return found


def _somebody_elses(found: _Found) -> bool:
    if signs.REPORTED.search(found.before):
        return True
    if signs.FIRST_PERSON.search(found.words):
        return False
    nobody = len(found.before.split()) > 4 and not signs.FIRST_PERSON.search(found.before)
    return nobody or signs.THIRD_PERSON.search(found.before) is not None


def _over(found: _Found) -> bool:
    told = f"{found.before[-25:]}{found.words}"
    past = signs.RESOLVED.search(found.sentence) and signs.PAST.search(told)
    return past is not None and not signs.STILL.search(found.sentence)


def _idiomatic(found: _Found) -> bool:
    """Hyperbole, a game, an accident or a figure of speech in the same sentence."""
    if signs.STRAIN.search(found.sentence) or signs.GAME.search(found.sentence):
        return True
    if signs.SELF_HARM.search(found.words) and signs.ACCIDENT.search(found.sentence):
        return True
    if "kill me" in found.words and signs.MUNDANE.search(found.sentence):
        return True
    return signs.CAUSE.search(found.sentence) is not None or (
        signs.TRIFLE.search(found.sentence) is not None and not signs.DEED.search(found.words)
    )


def _weighed(found: _Found, *, earnest: bool, laughing: bool) -> Level:
    """The level that is left of a phrase after every guard has looked at it."""
    if signs.ALONG_WITH_NOT.search(found.before) or _somebody_elses(found) or _over(found):
        return Level.NONE
    if earnest:
        return found.level
    if signs.FRAMED.search(found.sentence) or _idiomatic(found):
        return Level.NONE
    if signs.TOLD_TO.search(found.before) or signs.BARE_IDIOM.search(found.sentence):
        return Level.NONE if laughing else min(found.level, Level.CONCERN)
    if not laughing or signs.DEED.search(found.words):
        return found.level
    faint = found.idiom or "kill me" in found.words or signs.FAINT.fullmatch(found.words) is not None
    return Level.NONE if faint else min(found.level, Level.CONCERN)


def _harmless(sentence: str) -> bool:
    return any(
        guard.search(sentence)
        for guard in (signs.FRAMED, signs.GAME, signs.TRIFLE, signs.STRAIN, others.EVERYDAY)
    )


def _between(text: str, *, earnest: bool, laughing: bool) -> list[tuple[Level, str, About]]:
    """Danger between people: threats and violent wishes, abuse, fear for somebody close."""
    hits: list[tuple[Level, str, About]] = []
    for sentence in map(spoken, dict.fromkeys((*_ENDS.split(text), *_LINE_ENDS.split(text)))):
        lightly = not earnest and (laughing or _harmless(_NO_GAME.sub("somebody", sentence)))
        for level, way, about in _BETWEEN:
            for match in way.finditer(sentence):
                before = sentence[: match.start()]
                denied = signs.ALONG_WITH_NOT.search(before) or signs.REPORTED.search(before)
                told = about is About.OTHERS and (lightly or others.ONCE.search(sentence))
                if (
                    not denied
                    and not told
                    and not (about is About.FRIEND and (lightly or signs.ACCIDENT.search(sentence)))
                ):
                    hits.append((level, match[0], about))
    return hits


def look(text: str) -> Crisis:
    """How great the danger in one line of a person is, with the phrases that say so, gravest first. Never raises."""
    own = _own_words(text)
    whole = spoken(own)
    laughing = signs.LAUGH.search(whole) is not None or any(mark in text for mark in signs.LAUGHING_MARKS)
    laughing = laughing or any(whole.endswith(mark) for mark in signs.JOKE_MARKS)
    earnest = signs.EARNEST.search(whole) is not None
    weighed = [
        (_weighed(found, earnest=earnest, laughing=laughing), found.words, _about(found))
        for found in _finds(own)
    ]
    if any(script in text for script in signs.FOREIGN_SCRIPTS):
        weighed.append((Level.HIGH, text.strip(), About.SELF))
    weighed += _between(own, earnest=earnest, laughing=laughing)
    worst = sorted((hit for hit in weighed if hit[0]), key=lambda hit: -hit[0])
    if not worst:
        return Crisis(Level.NONE)
    return Crisis(worst[0][0], tuple(dict.fromkeys(words for _, words, _ in worst)), worst[0][2])


def _about(found: _Found) -> About:
    return About.OTHERS if others.AT_OTHERS.search(found.words) else About.SELF


def hold(level: Level) -> timedelta:
    """How long outreach keeps silent after a line of this level (and until the person writes again)."""
    return _HOLDS[level]


def answer(level: Level, country: str | None, *, about: About = About.SELF) -> str:
    """The static text for a level, with the help lines of `country` (ISO 3166-1 alpha-2) and the directory.

    `about` says for whom: for somebody who may hurt others and for a worried friend there are texts of their own.
    Empty for Level.NONE. Out of character: no persona, no promise.
    """
    if level == Level.NONE:
        return ""
    if about is not About.SELF:
        return _for_others(about, country)
    emergency, lines = helplines.emergency(country), [f"• {line}" for line in helplines.lines_for(country)]
    lines.append(f"• {helplines.DIRECTORY}")
    if level == Level.CONCERN:
        return "\n".join((helplines.CONCERN_TEXT, *lines, emergency))
    if level == Level.HIGH:
        return "\n".join((helplines.HIGH_TEXT, *lines, emergency, helplines.CLOSING))
    return "\n".join((helplines.IMMINENT_TEXT, emergency, *lines, helplines.CLOSING))


def _for_others(about: About, country: str | None) -> str:
    """The static text where not the writer is in danger but somebody else is."""
    text = helplines.THREAT_TEXT if about is About.OTHERS else helplines.FRIEND_TEXT
    lines = (f"• {line}" for line in (*helplines.lines_for(country), helplines.DIRECTORY))
    return "\n".join((text, helplines.emergency(country, anyone=True), *lines))
