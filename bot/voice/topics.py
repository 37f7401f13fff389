"""Finds what a line is about, as a phrase that can be said back: "your exam", "the new job", "baking bread"; or nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from bot.voice.everyday_words import everyday
from bot.voice.folding import QUOTED, spoken, unmarked
from bot.voice.topic_words import (
    AFTER,
    ALONE,
    BETWEEN,
    DELICATE,
    DOING,
    DULL,
    FIELD_OF,
    GRAVE,
    MODIFIERS,
    ONLY_OWN,
    OWNERS,
    PET_JOYS,
    POSSESSING,
    PREPOSITIONS,
    PROPER,
    SPEAKER,
    TAKING_UP,
    Field,
)  # fmt: skip

_WORDS: Final = re.compile(r"[a-z][a-z'-]*|[.,!?;:()\n]+|[^\sa-z]+")
_ARTICLES: Final = frozenset({"the", "a", "an", "this", "some", "another"})
_TURNED: Final = {"my": "your", "our": "your"}
_BY_THE_WAY: Final = frozenset({"in", "at", "into", "of", "under", "from", "out"})
_ORDERS: Final = frozenset(
    "make watch read play bake cook go visit write draw paint build learn like plan prepare study see practice practise pass get start".split()  # noqa: SIM905
)
_TRANSITIVE: Final = frozenset({"learning", "practicing", "practising", "rereading", "rewatching", "playing"})
_AGREES: Final = frozenset(
    {
        "is",
        "was",
        "went",
        "turned",
        "goes",
        "are",
        "were",
        "starts",
        "begins",
        "ends",
        "comes",
        "tastes",
        "tasted",
    }
)
_IDIOMS: Final = (["lesson"], ["book"], ["jobs"])
_MAX_CHARACTERS: Final = 600
_MAX_WORDS: Final = 40


@dataclass(frozen=True, slots=True)
class Topic:
    """What a line is about. `text` reads well after "about" and "with"; at most five words."""

    text: str
    field: Field


def topic_of(text: str) -> Topic | None:
    """What the line is about, or None when that is not plain.

    What is the person's own comes first ("my exam" before "the bus"), then a thing, a pastime, a bare subject.
    """
    line = QUOTED.sub(" ", spoken(text))
    if "http" in line or "`" in text or len(line) > _MAX_CHARACTERS:
        return None
    words = _WORDS.findall(line)
    own = [_phrase(words, at) for at, word in enumerate(words) if word in _TURNED]
    rest: list[Topic | None] = []
    if len(words) <= _MAX_WORDS:
        rest = [
            *(_phrase(words, at) for at, word in enumerate(words) if word in _ARTICLES and _meant(words, at)),
            _doing(line),
            *_bare(words),
        ]
    return next((topic for topic in (*own, *rest) if topic and len(topic.text.split()) <= 5), None)


def _phrase(words: list[str], start: int) -> Topic | None:
    """The phrase that opens with a possessive or an article at `start`."""
    at, core, own = start + 1, list[str](), words[start] in _TURNED
    if own and start and words[start - 1] in _BY_THE_WAY:
        return None
    if own and at < len(words) and words[at] in OWNERS:
        core.append(words[at])
        at += 1
    while at < len(words) and len(core) < 4 and (words[at] in MODIFIERS or words[at] in FIELD_OF):
        core.append(words[at])
        at += 1
    if not core or core[-1] not in FIELD_OF or not _closed(words, at):
        return None
    if (not own and core[-1] in ONLY_OWN and len(core) < 2) or (
        own and core in _IDIOMS and words[at : at + 1] != ["is"]
    ):
        return None
    said = [PROPER.get(word, word) for word in core if word not in DULL]
    return Topic(" ".join((_determiner(words, start), *said)), FIELD_OF[core[-1]])


def _closed(words: list[str], at: int) -> bool:
    """Whether a phrase can end before the word at `at`."""
    return at >= len(words) or not words[at][0].isalpha() or words[at] in AFTER or words[at].endswith("ed")


def _determiner(words: list[str], start: int) -> str:
    """What the phrase opens with when it is said back: the person's own thing is theirs, any other is "the"."""
    if words[start] in _TURNED:
        return _TURNED[words[start]]
    return "your" if words[start] in {"a", "an"} and start and words[start - 1] in POSSESSING else "the"


def _meant(words: list[str], start: int) -> bool:
    """Whether the thing at `start` is what the speaker is about: they do something with it, or the clause opens with it."""
    at = start - 1
    if _opens_clause(words, start):
        return any(word in _AGREES for word in words[start + 1 : start + 5])
    if words[at] in PREPOSITIONS:
        at -= 1
    if at < 0 or words[at] not in TAKING_UP:
        return False
    verb = words[at]
    while at >= 0 and (words[at] in TAKING_UP or words[at] in BETWEEN):
        at -= 1
    if at >= 0 and words[at][0].isalpha():
        return words[at] in SPEAKER
    return verb not in _ORDERS


def _opens_clause(words: list[str], at: int) -> bool:
    return (
        at == 0
        or not words[at - 1][0].isalpha()
        or (at == 1 and words[0] in {"so", "and", "but", "yeah", "well", "oh"})
    )


def _bare(words: list[str]) -> list[Topic]:
    """Subjects that need no article, where the speaker takes them up ("playing chess") or names them first."""
    return [
        Topic(PROPER.get(word, word), FIELD_OF[word])
        for at, word in enumerate(words)
        if word in ALONE
        and _closed(words, at + 1)
        and (_meant(words, at) if at else len(words) > 1 and words[1] in _AGREES)
    ]


def _doing(line: str) -> Topic | None:
    """A pastime: "baking", "learning Japanese"; its object only where the list of nouns has it."""
    found = DOING.search(line)
    if found is None:
        return None
    doing, after = found["doing"], _WORDS.findall(found["object"] or "")
    if doing == "moving house":
        return Topic(doing, "home")
    thing = after[0] if after else ""
    if thing in ALONE and _closed(after, 1):
        return Topic(f"{doing} {PROPER.get(thing, thing)}", FIELD_OF[thing])
    if doing in _TRANSITIVE or not _closed(after, 0):
        return None
    return Topic(
        doing, "study" if doing == "studying" else "book" if doing in {"reading", "writing"} else "hobby"
    )


# --- what may be taken up in a message that nobody asked for ------------------------------------------

_PRIVATE: Final[frozenset[Field]] = frozenset({"party"})


def delicate(text: str) -> bool:
    """Whether the line touches what no unasked message may take up: grief, illness, conflict, money, romance, confidences."""
    lines = (spoken(text), unmarked(text))
    return any(words.search(line) for words in (DELICATE, GRAVE) for line in lines)


def harmless_topic(text: str) -> Topic | None:
    """What the line is about, if an unasked message may take it up: everyday things in everyday words, and nothing delicate beside them.

    Any other word may be the name of a grief. An animal only where the line is plainly cheerful: that one is ill, old or gone
    is said in too many ways.
    """
    topic = topic_of(text)
    if topic is None or topic.field in _PRIVATE or delicate(text):
        return None
    line = spoken(text)
    return None if not everyday(line) or (topic.field == "pet" and not PET_JOYS.search(line)) else topic
