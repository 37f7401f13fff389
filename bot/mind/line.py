"""Takes a chat line apart: what the person says in their own words, what is acted, joked, quoted or made up."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from bot.mind import ways_disclosure, ways_push, ways_reliance, ways_social, ways_worship
from bot.mind.ways import STOP, pattern
from bot.mind.words import WORDS
from bot.mind.words_common import COMMON_WORDS
from bot.mind.words_marks import EMOJI, FILLERS, FUNCTION_WORDS, JOINED, LAUGHING_SIGNS, SPELLED

_MET: Final = frozenset(
    word
    for module in (ways_disclosure, ways_push, ways_reliance, ways_social, ways_worship)
    for block in vars(module).values()
    if isinstance(block, str)
    for word in re.findall(r"[a-z][a-z']{2,}", block)
)
"""The words of the phrases that signals are read by."""
LONGEST: Final = 1200
"""Characters of a line that are read: its first half and its last half where it is longer."""
_STRAIGHT: Final = str.maketrans(
    "\u2018\u2019\u201b\u02bc\u00b4\u0060\u201c\u201d\u201e\u00ab\u00bb\u2026\uff5c|", "'''''`\"\"\"\"\".  "
)
_CODE: Final = re.compile(r"```.*?(?:```|\Z)|`[^`\n]+`", re.DOTALL)
_NOISE: Final = re.compile(r"https?://\S+|www\.\S+|<(?:@[!&]?|#|a?:\w+:|t:)\d+(?::\w)?>|\|\||__|~~|\*\*")
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
_TIMES: Final = dict(JOINED)
_JOIN: Final = re.compile(r"\b(?:" + "|".join(_TIMES) + r")\b")
_JOKE: Final = re.compile(
    r"\bjk\b|\bj/k\b|(?<!\S)/(?:j|s|sarcasm|joking|lh)\b|\bjust kidding\b|\b(?:i'?m |only |just )?(?:kidding|joking)\b|\b(?:as|it's|it was|that was|was|just) a joke\b|\bfor the meme\b|\bas if\b|\byeah right\b|\bsarcas\w+"
)
_LAUGH: Final = re.compile(r"\b(?:(?:a?ha){2,}h?|l+o+l+z*|l+m+f?a+o+|rofl|hehe+|xd|k{3,}|kek)\b")
_EARNEST: Final = re.compile(
    r"\b(?:serious|seriously|i mean it|not (?:a )?jok(?:e|ing)|not kidding|no joke|for real|fr|not even joking|this isn'?t a joke|being serious|unironically|no jokes?)\b"
)
_INVENTED: Final = pattern(r"""
    lyrics?|translate|translation|subtitles?|fan ?fic(?:tion)?|role ?play(?:ing)?|screenplay|voice ?lines?|(?:chorus|verse)
    (?:line|lines|quote|words|scene|part|bit|dialogue|monologue|poem|verse) (?:from|of|in|for|where|when) (?:a|an|the|my|this|that)
    my (?:\w+ )?(?:novel|story|fic|script|character|characters|oc|poem|book|song|play|villain|protagonist|hero|npc|comic|essay|dnd|d&d|campaign)
    (?:write|writing|wrote|draft|drafting|rewrite|proofread|continue|finish|edit|editing|compose|reading|watching) (?:\w+ ){0,3}(?:scene|story|poem|song|letter|dialogue|chapter|monologue|novel|fic|script|line|lines|lyric|play|skit|text|message from|drama|movie|show|series|book)
    (?:in|from) (?:the|a|this|that|my) (?:\w+ )?(?:song|movie|film|show|episode|book|game|novel|story|anime|series|drama|play|manga|poem|musical|dream|nightmare)
    the (?:character|villain|hero|heroine|protagonist|narrator|singer|song|poem|movie|npc|boss|book|meme|caption|post|tweet|article|study|paper|thesis|textbook) (?:says?|said|goes|tells?|told|yells?|sings?|whispers?|screams?|is like|was like|has|about|where|is called|that goes|claims?)
    hypothetical(?:ly)?|for (?:a|my) (?:story|book|novel|school (?:project|essay)|essay|paper|thesis|class (?:project|essay)|research|assignment|psych class|psychology class)
    (?:tv|movie|game|song|book|film) quote|(?:(?<!don't )(?<!stop )(?<!to )pretend|imagine|let's say|suppose|what if) (?:that )?(?:i|i'm|you|you're|someone|somebody|we)|act like|in character|my (?:lines?|part|role)
    how (?:do|would|can) (?:you|i|we) (?:say|translate|write|spell)
""")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """A line taken apart. `spoken` and `aside` are in one case and spelling, sentences parted by ` | `.

    `tokens` are the words and signs in order, for the reading of feeling; `known` in [0,1] is the share of
    English words among them; `joked` is 0 for none, 1 for a laugh, 2 for a mark that says so.
    """

    raw: str
    tokens: tuple[str, ...]
    spoken: str
    aside: str
    acted: str
    known: float
    joked: int
    earnest: bool
    quoted: bool
    invented: bool


def squeezed(word: str) -> str:
    """A stretched word as it is usually written ("gooood" is "good", "byeee" is "bye")."""
    if not _STRETCHED.search(word):
        return word
    double = _STRETCHED.sub(r"\1\1", word)
    known = double in WORDS or double in FUNCTION_WORDS or double in COMMON_WORDS
    return double if known else _STRETCHED.sub(r"\1", word)


def _plain(text: str) -> str:
    whole = text if len(text) <= LONGEST else f"{text[: LONGEST // 2]}\n{text[-LONGEST // 2 :]}"
    if not whole.isascii():
        whole = unicodedata.normalize("NFKC", whole.translate(_STRAIGHT))
        whole = "".join(mark for mark in whole if unicodedata.category(mark) not in {"Cf", "Mn"})
    return _NOISE.sub(" ", _CODE.sub(" ", whole)).replace("|", " ")


def _sentence(part: str) -> str:
    words = [squeezed(word) for word in _WORD.findall(part.replace(",", " , ").replace(":", " ")) or ()]
    spelled = " ".join(SPELLED.get(word, word) for word in words)
    joined = _JOIN.sub(lambda found: _TIMES[found[0]], spelled)
    return " ".join(word for word in joined.split() if word not in FILLERS)


def spoken(text: str) -> str:
    """Lower-case text in one spelling, without mere fillers, sentences parted by ` | `."""
    return STOP.join(filter(None, map(_sentence, _ENDS.split(text))))


def _tokens(text: str) -> tuple[str, ...]:
    spaced = (
        "".join(f" {mark} " if mark in EMOJI or mark in LAUGHING_SIGNS else mark for mark in text)
        if not text.isascii()
        else text
    )
    return tuple(spaced.split())


def _english(word: str) -> bool:
    return word in _MET or word in FUNCTION_WORDS or word in COMMON_WORDS or word in WORDS or word in SPELLED


def _known(plain: str) -> float:
    words = re.findall(r"[^\W\d_]+(?:'[a-z]+)?", plain)
    if not words:
        return 0.0
    return sum(1 for word in words if _english(squeezed(word))) / len(words)


def taken_apart(text: str) -> Line:
    """The line in its parts; code, links, mentions and quoted passages are left out."""
    cased = _plain(text)
    low = cased.lower()
    own = _QUOTED.sub(" ", _BLOCK_QUOTE.sub(" ", low))
    asides = " . ".join(filter(None, (part for found in _ASIDE.findall(own) for part in found)))
    rest = _ASIDE.sub(" ", own) if asides else own
    acts = [act for act in _ACTED.findall(rest) if _ACT.search(act)]
    said = _ACTED.sub(lambda act: " " if _ACT.search(act[1]) else act[1], rest)
    signs = any(mark in LAUGHING_SIGNS for mark in low)
    joked = 2 if _JOKE.search(low) else int(bool(_LAUGH.search(low)) or signs)
    form = spoken(said)
    return Line(
        raw=cased,
        tokens=_tokens(said),
        spoken=form,
        aside=spoken(asides),
        acted=spoken(" . ".join(acts)),
        known=_known(own),
        joked=joked,
        earnest=bool(_EARNEST.search(low)),
        quoted=own != low,
        invented=bool(_INVENTED.search(spoken(low))),
    )
