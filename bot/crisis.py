"""A line from a person -> how great the danger is, by rules and a learned reader, before any language model sees it (R12).

Recall first: what could be meant in earnest counts, unless a guard finds a reason that it is not: a negation, somebody
else's words, a game, a lyric, an idiom, a joke, a past that is over. English, and a few direct statements in others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum, IntEnum
from functools import lru_cache
from itertools import islice
from typing import Final

from bot import crisis_guards as guards
from bot import crisis_harms as harms
from bot import crisis_others as others
from bot import crisis_plans as plans
from bot import crisis_signs as signs
from bot import crisis_wishes as wishes
from bot import helplines, mind
from bot.mind.phrasebook import Phrasebook, in_order, words_of
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


class _Kind(Enum):
    """How a group of phrases is searched and weighed."""

    PLAIN = "plain"
    IDIOM = "idiom"
    FIRM = "firm"
    ACROSS = "across"


@dataclass(frozen=True, slots=True)
class _Found:
    """A phrase in its sentence; `before` and `after` are the rest of that sentence."""

    level: Level
    words: str
    before: str
    after: str
    idiom: bool
    """Whether the same words are everyday hyperbole, so that a laugh or a trifle is enough to drop them."""
    firm: bool
    """Whether the phrase is so concrete that a trifle next to it changes nothing."""

    @property
    def sentence(self) -> str:
        return f"{self.before}{self.words}{self.after}"


_HOLDS: Final = {
    Level.NONE: timedelta(0),
    Level.CONCERN: timedelta(hours=24),
    Level.HIGH: timedelta(hours=72),
    Level.IMMINENT: timedelta(days=7),
}
_GRADES: Final = (Level.CONCERN, Level.HIGH, Level.IMMINENT)
_ENOUGH_LIKELY: Final = (0.7, 0.35, 0.35)
"""From which likelihood of at least concern, high, imminent danger the network's word counts: recall first, but at most 2 % of
everyday lines (fitted on lines that it had not learned from, and on 8,000 of GoEmotions)."""
_ENOUGH_OF_A_PART: Final = (0.9, 0.65, 0.65)
"""The same for one sentence of several, of which each is one more chance to be wrong."""
_WORTH_A_CLOSER_LOOK: Final = 0.02
"""From which likelihood of the whole line its sentences are listened to one by one: danger may stand among small talk."""
_WORDS: Final = 3
"""Words of a line from which on the network is asked: of one or two it knows too little to alarm anybody."""
_PHRASES: Final = {
    "act or plan": (Level.IMMINENT, signs.IMMINENT, _Kind.PLAIN),
    "plan": (Level.IMMINENT, plans.PLAN, _Kind.FIRM),
    "last step": (Level.IMMINENT, plans.ACROSS, _Kind.ACROSS),
    "thought": (Level.HIGH, signs.HIGH, _Kind.PLAIN),
    "wish": (Level.HIGH, signs.WISH, _Kind.IDIOM),
    "longing": (Level.HIGH, wishes.LONGING, _Kind.PLAIN),
    "harm": (Level.HIGH, harms.HARM, _Kind.PLAIN),
    "passive": (Level.CONCERN, signs.CONCERN, _Kind.PLAIN),
    "despair": (Level.CONCERN, wishes.DESPAIR, _Kind.PLAIN),
    "hyperbole": (Level.CONCERN, wishes.HYPERBOLE, _Kind.IDIOM),
    "wide": (Level.CONCERN, wishes.WIDE, _Kind.IDIOM),
    "starving": (Level.CONCERN, harms.STARVING, _Kind.PLAIN),
    "bare": (Level.CONCERN, signs.BARE_IDIOM, _Kind.IDIOM),
}
_BETWEEN: Final = {
    "threat": (Level.HIGH, others.THREAT, About.OTHERS),
    "urge": (Level.CONCERN, others.URGE, About.OTHERS),
    "abuse": (Level.HIGH, others.ABUSE, About.SELF),
    "friend": (Level.CONCERN, others.FOR_A_FRIEND, About.FRIEND),
}
_BOOK: Final = Phrasebook.of_patterns(
    {name: way for name, (_, way, _) in (*_PHRASES.items(), *_BETWEEN.items())},
    before=r"(?<!\w)(?:",
    after=r")(?!\w)",
)
_ENOUGH: Final = 12
"""How many places of one sentence are weighed for one group: a line that repeats itself stays quick to read."""
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


def _sentences(text: str) -> tuple[str, ...]:
    """The sentences in their spoken form, with a line break taken both as the end of one and as a mere space."""
    told = _A_MOMENT_AGO.sub("right now ", text)
    parts = dict.fromkeys((*_ENDS.split(told), *_LINE_ENDS.split(told)))
    return tuple(spoken(part) for part in parts if part.strip())


def _finds(sentences: tuple[str, ...], whole: str) -> list[_Found]:
    """Every phrase: those of one sentence, and last steps and farewells anywhere in the line."""
    found: list[_Found] = []
    for name, (level, _, kind) in _PHRASES.items():
        for sentence in (whole,) if kind is _Kind.ACROSS else sentences:
            for match in _matches(name, sentence):
                start, end = match.span()
                everyday = kind is _Kind.IDIOM or guards.IDIOM.search(match[0]) is not None
                firm = kind in {_Kind.FIRM, _Kind.ACROSS}
                found.append(_Found(level, match[0], sentence[:start], sentence[end:], everyday, firm))
    return found


def _matches(name: str, sentence: str) -> Iterable[re.Match[str]]:
    """Where the phrases of a group meet a sentence, from its beginning."""
    first = _met(sentence).get(name)
    return islice(in_order(first, sentence), _ENOUGH) if first else ()


@lru_cache(maxsize=64)
def _met(sentence: str) -> Mapping[str, list[re.Match[str]]]:
    return _BOOK.met(sentence, words_of(sentence))


def _somebody_elses(found: _Found) -> bool:
    if guards.REPORTED.search(found.before):
        return True
    if guards.FIRST_PERSON.search(found.words):
        return False
    clause = found.before.rpartition(",")[2]
    nobody = len(clause.split()) > 6 and not guards.FIRST_PERSON.search(found.before)
    return nobody or guards.THIRD_PERSON.search(found.before) is not None


def _over(found: _Found) -> bool:
    told = f"{found.before[-40:]}{found.words}"
    past = guards.RESOLVED.search(found.sentence) and guards.PAST.search(told)
    return past is not None and not guards.STILL.search(found.sentence)


def _idiomatic(found: _Found) -> bool:
    """Hyperbole, a game, an accident or a figure of speech in the same sentence."""
    if guards.STRAIN.search(found.sentence) or guards.GAME.search(found.sentence):
        return True
    if guards.SELF_HARM.search(found.words) and guards.ACCIDENT.search(found.sentence):
        return True
    if "kill me" in found.words and guards.MUNDANE.search(found.sentence):
        return True
    return guards.CAUSE.search(found.sentence) is not None or (
        not found.firm
        and guards.TRIFLE.search(found.sentence) is not None
        and not guards.DEED.search(found.words)
    )


def _still(found: _Found) -> Level:
    """The level of a phrase where what it says may be over: violence that was suffered is met with care however long ago."""
    if not _over(found):
        return found.level
    return min(found.level, Level.CONCERN) if guards.VIOLATED.search(found.words) else Level.NONE


def _weighed(found: _Found, *, earnest: bool, laughing: bool) -> Level:
    """The level that is left of a phrase after every guard has looked at it."""
    if guards.ALONG_WITH_NOT.search(found.before) or _somebody_elses(found):
        return Level.NONE
    level = _still(found)
    if earnest or level < found.level:
        return level
    if guards.FRAMED.search(found.sentence) or _idiomatic(found):
        return Level.NONE
    if guards.TOLD_TO.search(found.before) or signs.BARE_IDIOM.search(found.sentence):
        return Level.NONE if laughing else min(found.level, Level.CONCERN)
    if not laughing or guards.DEED.search(found.words):
        return found.level
    faint = found.idiom or "kill me" in found.words or guards.FAINT.fullmatch(found.words) is not None
    return Level.NONE if faint else min(found.level, Level.CONCERN)


def _harmless(sentence: str) -> bool:
    return any(
        guard.search(sentence)
        for guard in (guards.FRAMED, guards.GAME, guards.TRIFLE, guards.STRAIN, others.EVERYDAY)
    )


def _denied(way: About, before: str, sentence: str, *, lightly: bool) -> bool:
    """Whether a phrase about danger between people is denied, somebody else's, not meant, or over."""
    if guards.ALONG_WITH_NOT.search(before) or guards.REPORTED.search(before):
        return True
    if way is About.SELF:
        return False
    past = others.ONCE.search(sentence) is not None
    return lightly or past or (way is About.FRIEND and guards.ACCIDENT.search(sentence) is not None)


def _between(sentences: tuple[str, ...], *, earnest: bool, laughing: bool) -> list[tuple[Level, str, About]]:
    """Danger between people: threats and violent wishes, abuse, fear for somebody close."""
    hits: list[tuple[Level, str, About]] = []
    for sentence in sentences:
        for name, (level, _, about) in _BETWEEN.items():
            for match in _matches(name, sentence):
                lightly = not earnest and (laughing or _harmless(_NO_GAME.sub("somebody", sentence)))
                if not _denied(about, sentence[: match.start()], sentence, lightly=lightly):
                    hits.append((level, match[0], about))
    return hits


def _tone(text: str, whole: str) -> tuple[bool, bool]:
    """Whether the line insists that it is meant, and whether it laughs."""
    laughing = guards.LAUGH.search(whole) is not None or any(mark in text for mark in guards.LAUGHING_MARKS)
    laughing = laughing or any(whole.endswith(mark) for mark in guards.JOKE_MARKS)
    return guards.EARNEST.search(whole) is not None, laughing


def look(text: str) -> Crisis:
    """How great the danger in one line of a person is, with the phrases that say so, gravest first. Never raises.

    By rules; in sentences in which they find no words of danger at all, by what the mind's network hears.
    """
    return look_all((text,))[0]


def look_all(texts: Sequence[str]) -> list[Crisis]:
    """`look` at several lines at once: the same as one by one."""
    owns = [_own_words(text) for text in texts]
    ruled = [_by_rules(text, own) for text, own in zip(texts, owns, strict=True)]
    found = [one or Crisis(Level.NONE) for one in ruled]
    quiet = [at for at, one in enumerate(found) if not one.level and len(owns[at].split()) >= _WORDS]
    wholes = dict(zip(quiet, mind.dangers([owns[at] for at in quiet]), strict=True))
    for at, likely in wholes.items():
        if ruled[at] is None:
            found[at] = _heard(owns[at], likely, _ENOUGH_LIKELY)
    asked = [
        (at, part)
        for at in quiet
        if not found[at].level and max(wholes[at]) >= _WORTH_A_CLOSER_LOOK
        for part in _parts(owns[at])
    ]
    for (at, part), likely in zip(asked, mind.dangers([part for _, part in asked]), strict=True):
        found[at] = max(found[at], _heard(part, likely, _ENOUGH_OF_A_PART), key=lambda one: one.level)
    return found


def _parts(own: str) -> list[str]:
    """The sentences of several that say something and in which the rules know no words of danger."""
    parts = [part for part in _LINE_ENDS.split(own) if part.strip()]
    long = [part for part in parts if len(part.split()) >= _WORDS]
    return [part for part in long if not _met(spoken(part))] if len(parts) > 1 else []


def _heard(said: str, likely: tuple[float, float, float], enough: tuple[float, float, float]) -> Crisis:
    """The gravest level that the network is sure enough of, unless it is said lightly."""
    graded = zip(_GRADES, likely, enough, strict=True)
    level = max((level for level, chance, least in graded if chance >= least), default=Level.NONE)
    return Crisis(Level.NONE if level and _lightly(said) else level)


def _lightly(part: str) -> bool:
    """Whether what the network took for danger is a game, fiction, an idiom, over, or said with a laugh."""
    said = spoken(part)
    earnest, laughing = _tone(part, said)
    over = guards.RESOLVED.search(said) and guards.PAST.search(said) and not guards.STILL.search(said)
    return not earnest and bool(laughing or over or guards.CALM.search(said) or _harmless(said))


def _by_rules(text: str, own: str) -> Crisis | None:
    """What the rules say to a line; None where they know no words of danger in it, meant or not."""
    sentences = _sentences(own)
    whole = sentences[0] if len(sentences) == 1 else spoken(own)
    foreign = any(script in text for script in signs.FOREIGN_SCRIPTS)
    if not foreign and not any(map(_met, (whole, *sentences))):
        return None
    earnest, laughing = _tone(text, whole)
    weighed = [
        (_weighed(found, earnest=earnest, laughing=laughing), found.words, _about(found))
        for found in _finds(sentences, whole)
    ]
    if foreign:
        weighed.append((Level.HIGH, text.strip(), About.SELF))
    weighed += _between(sentences, earnest=earnest, laughing=laughing)
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
