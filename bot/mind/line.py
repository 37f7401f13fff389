"""Takes a chat line apart: what the person says in their own words, what is acted, joked, quoted or made up."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from bot.mind.phrasebook import Phrasebook, words_of
from bot.mind.ways import STOP
from bot.mind.words_marks import DOUBLED, FILLERS, JOINED, LAUGHING_SIGNS, SPELLED

LONGEST: Final = 1200
"""Characters of a line that are read: its first half and its last half where it is longer."""
_KEPT: Final = 4096
"""Words whose spelling is remembered, each time in less than a megabyte."""
_STRAIGHT: Final = str.maketrans(
    "\u2018\u2019\u201b\u02bc\u00b4\u0060\u201c\u201d\u201e\u00ab\u00bb\u2026\uff5c|", "'''''`\"\"\"\"\".  "
)
_CODE: Final = re.compile(r"```.*?(?:```|\Z)|`[^`\n]+`", re.DOTALL)
_NOISE: Final = re.compile(r"https?://\S+|www\.\S+|<(?:@[!&]?|#|a?:\w+:|t:)\d+(?::\w)?>|\|\||__|~~|\*\*")
_NOISES: Final = ("|", "<", "http", "www.", "__", "~~", "**")
_BLOCK_QUOTE: Final = re.compile(r"^\s*>{1,3} .*$", re.MULTILINE)
_QUOTED: Final = re.compile(r'"[^"\n]*\s[^"\n]*"|(?<!\w)\'[^\'\n]*?\s(?:[^\'\n]|(?<=\w)\'(?=\w))*\'(?!\w)')
_ASIDE: Final = re.compile(
    r"\(\((.+?)(?:\)\)|$)|\[\s*ooc:?\s*(.+?)\]|(?:^|\n)\s*(?:ooc|out of character)\s*[:,-]\s*(.+)",
    re.IGNORECASE,
)
_ACTED: Final = re.compile(r"(?<![\w*])[*_]([a-z][^*_\n]*)[*_](?![\w*])", re.IGNORECASE)
_ACT: Final = re.compile(r"^\w+(?:s|ing)$|\s", re.IGNORECASE)
_STRETCHED: Final = re.compile(r"([a-z])\1{2,}")
_ENDS: Final = re.compile(r"[.!?;\u203d]+(?=[\s\"')]|$)|\n+|\s[-\u2013\u2014]+\s|\u2014")
_WORD: Final = re.compile(r"[a-z0-9'*/-]*[a-z0-9'*]")


def _openings() -> dict[str, str]:
    """What follows each first word of what is joined, so that a place is tried by first words and not by all sets."""
    found: dict[str, list[str]] = {}
    for words, _ in JOINED:
        first, *rest = words.split(" ", 1)
        found.setdefault(first, []).extend(rest)
    return {first: f" (?:{'|'.join(rests)})" if rests else "" for first, rests in found.items()}


_TIMES: Final = dict(JOINED)
_JOIN: Final = re.compile(rf"\b(?:{'|'.join(first + rest for first, rest in _openings().items())})\b")
_JOKE: Final = re.compile(
    r"\bjk\b|\bj/k\b|(?<!\S)/(?:j|s|sarcasm|joking|lh)\b|\bjust kidding\b|\b(?:i'?m |only |just )?(?:kidding|joking)\b|\b(?:as|it's|it was|that was|was|just) a joke\b|\bfor the meme\b|\bas if\b|\byeah right\b|\bsarcas\w+"
)
_JOKE_PARTS: Final = ("jk", "/", "kidding", "jok", "for the meme", "as if", "yeah right", "sarcas")
"""Of which a line that is a joke by `_JOKE` has one."""
_LAUGH: Final = re.compile(r"\b(?:(?:a?ha){2,}h?|l+o+l+z*|l+m+f?a+o+|rofl|hehe+|xd|k{3,}|kek)\b")
_EARNEST_PARTS: Final = ("serious", "i mean it", "jok", "kidding", "for real", "fr", "unironically")
_EARNEST: Final = re.compile(
    r"\b(?:serious|seriously|i mean it|not (?:a )?jok(?:e|ing)|not kidding|no joke|for real|fr|not even joking|this isn'?t a joke|being serious|unironically|no jokes?)\b"
)
_INVENTED: Final = r"""
    lyrics?|translate|translation|subtitles?|fan ?fic(?:tion)?|role ?play(?:ing)?|screenplay|voice ?lines?|(?:chorus|verse)
    (?:line|lines|quote|words|scene|part|bit|dialogue|monologue|poem|verse) (?:from|of|in|for|where|when) (?:a|an|the|my|this|that)
    my (?:\w+ )?(?:novel|story|fic|script|character|characters|oc|poem|book|song|play|villain|protagonist|hero|npc|comic|essay|dnd|d&d|campaign)
    (?:write|writing|wrote|draft|drafting|rewrite|proofread|continue|finish|edit|editing|compose|reading|watching) (?:\w+ ){0,3}(?:scene|story|poem|song|letter|dialogue|chapter|monologue|novel|fic|script|line|lines|lyric|play|skit|text|message from|drama|movie|show|series|book)
    (?:in|from) (?:the|a|this|that|my) (?:\w+ )?(?:song|movie|film|show|episode|book|game|novel|story|anime|series|drama|play|manga|poem|musical|dream|nightmare)
    the (?:character|villain|hero|heroine|protagonist|narrator|singer|song|poem|movie|npc|boss|book|meme|caption|post|tweet|article|study|paper|thesis|textbook) (?:says?|said|goes|tells?|told|yells?|sings?|whispers?|screams?|is like|was like|has|about|where|is called|that goes|claims?)
    hypothetical(?:ly)?|for (?:a|my) (?:story|book|novel|school (?:project|essay)|essay|paper|thesis|class (?:project|essay)|research|assignment|psych class|psychology class)
    (?:tv|movie|game|song|book|film) quote|(?:(?<!don't )(?<!stop )(?<!to )pretend|imagine|let's say|suppose|what if) (?:that )?(?:i|i'm|you|you're|someone|somebody|we)|act like|in character|my (?:lines?|part|role)
    how (?:do|would|can) (?:you|i|we) (?:say|translate|write|spell)
"""  # fmt: skip
_BOOK: Final = Phrasebook(({"invented": _INVENTED}, {}))


@dataclass(frozen=True, slots=True)
class Line:
    """A line taken apart. `spoken` and `aside` are in one case and spelling, sentences parted by ` | `.

    `raw` is the whole plain line, quotations and all; `words` are those of `spoken`; `joked` is 0 for none, 1 for a laugh, 2 for a mark that says so.
    """

    raw: str
    spoken: str
    words: frozenset[str]
    aside: str
    acted: str
    joked: int
    earnest: bool
    quoted: bool
    invented: bool


@lru_cache(maxsize=_KEPT)
def squeezed(word: str) -> str:
    """A stretched word as it is usually written ("gooood" is "good", "byeee" is "bye")."""
    if not _STRETCHED.search(word):
        return word
    double = _STRETCHED.sub(r"\1\1", word)
    return double if double in DOUBLED else _STRETCHED.sub(r"\1", word)


def plain(text: str) -> str:
    """The line in plain characters, without code, links and mentions, and no longer than LONGEST."""
    whole = text if len(text) <= LONGEST else f"{text[: LONGEST // 2]}\n{text[-LONGEST // 2 :]}"
    if not whole.isascii():
        whole = unicodedata.normalize("NFKC", whole.translate(_STRAIGHT))
        whole = "".join(mark for mark in whole if unicodedata.category(mark) not in {"Cf", "Mn"})
    if "`" in whole:
        whole = _CODE.sub(" ", whole)
    if any(map(whole.__contains__, _NOISES)):
        whole = _NOISE.sub(" ", whole).replace("|", " ")
    return whole


@lru_cache(maxsize=_KEPT)
def _spelled(word: str) -> str:
    plain = squeezed(word)
    return SPELLED.get(plain, plain)


def _sentence(part: str) -> str:
    spelled = " ".join(map(_spelled, _WORD.findall(part)))
    joined = _JOIN.sub(lambda found: _TIMES[found[0]], spelled)
    return " ".join([word for word in joined.split() if word not in FILLERS])


def spoken(text: str) -> str:
    """Lower-case text in one spelling, without mere fillers, sentences parted by ` | `."""
    return STOP.join(filter(None, map(_sentence, _ENDS.split(text)))) if text else ""


def _own(low: str) -> str:
    """The line without what is quoted."""
    unquoted = _BLOCK_QUOTE.sub(" ", low) if ">" in low else low
    return _QUOTED.sub(" ", unquoted) if '"' in unquoted or "'" in unquoted else unquoted


def _asides(own: str) -> str:
    if not any(map(own.__contains__, ("((", "ooc", "out of character"))):
        return ""
    return " . ".join(filter(None, (part for found in _ASIDE.findall(own) for part in found)))


def _acts(rest: str) -> tuple[str, str]:
    """What is acted, and what is said."""
    if "*" not in rest and "_" not in rest:
        return "", rest
    acts = [act for act in _ACTED.findall(rest) if _ACT.search(act)]
    return " . ".join(acts), _ACTED.sub(lambda act: " " if _ACT.search(act[1]) else act[1], rest)


def _joked(low: str) -> int:
    if any(map(low.__contains__, _JOKE_PARTS)) and _JOKE.search(low):
        return 2
    if not low.isascii() and not LAUGHING_SIGNS.isdisjoint(low):
        return 1
    return int(_LAUGH.search(low) is not None)


def taken_apart(text: str) -> Line:
    """The line in its parts; code, links, mentions and quoted passages are left out."""
    cased = plain(text)
    low = cased.lower()
    own = _own(low)
    asides = _asides(own)
    rest = _ASIDE.sub(" ", own) if asides else own
    acts, said = _acts(rest)
    form, whole = (spoken(said),) * 2 if said == low else (spoken(said), spoken(low))
    words = words_of(form)
    return Line(
        raw=cased,
        spoken=form,
        words=words,
        aside=spoken(asides),
        acted=spoken(acts),
        joked=_joked(low),
        earnest=any(map(low.__contains__, _EARNEST_PARTS)) and _EARNEST.search(low) is not None,
        quoted=own != low,
        invented=bool(_BOOK.met(whole, words if whole == form else words_of(whole))),
    )
