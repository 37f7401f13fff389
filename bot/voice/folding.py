"""Text as the readers compare it: one case, straight quotes, single spaces, nothing invisible."""

from __future__ import annotations

import re
import unicodedata

_APOSTROPHES = "\u2018\u2019\u201b\u02bc\u00b4"
_QUOTES = "\u201c\u201d\u201e\u00ab\u00bb"
_STRAIGHT = str.maketrans(dict.fromkeys(_APOSTROPHES, "'") | dict.fromkeys(_QUOTES, '"'))
_DASHES = re.compile(r"[\u2010-\u2015\u2212]")
_SPACES = re.compile(r"\s+")
_STRETCHED = re.compile(r"([a-z])\1{2,}")
_MARKUP = re.compile(r"(?<!\w)[*_~|`]+|[*_~|`]+(?!\w)|[~|`]+|\*\*|__")
QUOTED = re.compile(r'"[^"]*"')
"""A passage in (folded) double quotes: somebody else's words."""

_INVISIBLE = frozenset({"Cf", "Mn"})


def folded(text: str) -> str:
    """`text` in lower case, with straight quotes, plain dashes, single spaces, no invisible characters.

    A letter repeated three times or more stands once ("byeee" reads "bye").
    """
    straight = unicodedata.normalize("NFKC", text.translate(_STRAIGHT))
    visible = "".join(mark for mark in straight if unicodedata.category(mark) not in _INVISIBLE)
    plain = _DASHES.sub("-", visible).casefold()
    return _STRETCHED.sub(r"\1", _SPACES.sub(" ", plain)).strip()


def unmarked(text: str) -> str:
    """`folded` without Discord's marks for bold, italics, strike-through and spoilers."""
    return _SPACES.sub(" ", _MARKUP.sub("", folded(text))).strip()


_SPELLED = {
    "im": "i'm", "ive": "i've", "dont": "don't", "doesnt": "doesn't", "didnt": "didn't", "cant": "can't", "cannot": "can't",
    "wont": "won't", "isnt": "isn't", "wasnt": "wasn't", "arent": "aren't", "wouldnt": "wouldn't", "shouldnt": "shouldn't",
    "havent": "haven't", "hes": "he's", "shes": "she's", "theyre": "they're", "thats": "that's", "whats": "what's",
    "theres": "there's", "u": "you", "ur": "your", "r": "are", "wanna": "want to", "gonna": "going to", "gunna": "going to",
    "goin": "going", "finna": "going to", "imma": "i'm going to", "ima": "i'm going to", "tryna": "trying to", "gotta": "have to",
    "rn": "right now", "tn": "tonight", "2nite": "tonight", "tonite": "tonight", "2night": "tonight", "tmrw": "tomorrow",
    "tmr": "tomorrow", "2morrow": "tomorrow", "bc": "because", "cuz": "because", "cause": "because", "ppl": "people",
    "abt": "about", "idk": "i don't know", "idc": "i don't care", "iam": "i'm", "noone": "no one", "n": "and", "w": "with",
    "urself": "yourself", "myslef": "myself", "mysefl": "myself", "meself": "myself", "wana": "want to", "evry1": "everyone",
    "every1": "everyone", "some1": "someone", "any1": "anyone", "4ever": "forever", "hav": "have", "wit": "with",
    "tht": "that", "thru": "through", "b4": "before", "sry": "sorry", "anymor": "anymore", "didn": "didn't", "kil": "kill",
    "dieing": "dying", "k1ll": "kill", "s*icide": "suicide", "su*cide": "suicide", "su1cide": "suicide", "sucide": "suicide",
    "suiside": "suicide", "sewerslide": "suicide", "sewer-slide": "suicide", "k!ll": "kill", "k*ll": "kill", "unalives": "unalive", "unalived": "unalive",
    "unaliving": "unalive", "un-alive": "unalive",
}  # fmt: skip
_FILLERS = frozenset(
    """just really literally honestly fucking fuckin fkn freaking frickin actually kinda simply truly genuinely basically
    fr tbh ngl lowkey highkey deadass legit rly rlly completely totally absolutely straight legitimately sorta even
    also""".split()  # noqa: SIM905
)
_TWO = re.compile(r"\b2 (?=(?:die|kill|live|end|be|go|hurt)\b)")
_WORD = re.compile(r"[\w'*!-]*[\w'*]")


def spoken(text: str) -> str:
    """`unmarked`, with chat spellings written out ("im gonna" reads "i'm going to") and mere fillers left out."""
    line = _TWO.sub("to ", unmarked(text))
    line = _WORD.sub(lambda word: _SPELLED.get(word[0], word[0]), line).replace("any more", "anymore")
    return " ".join(word for word in line.split() if word.strip(",.!?") not in _FILLERS)
