"""Text as the readers compare it: one case, straight quotes, single spaces, nothing invisible."""

from __future__ import annotations

import re
import unicodedata

_APOSTROPHES = "\u2018\u2019\u201b\u02bc\u00b4"
_QUOTES = "\u201c\u201d\u201e\u00ab\u00bb"
_STRAIGHT = str.maketrans(dict.fromkeys(_APOSTROPHES, "'") | dict.fromkeys(_QUOTES, '"'))
_DASHES = re.compile(r"[\u2010-\u2015\u2212]")
_STRETCHED = re.compile(r"([a-z])\1{2,}")
_MARKUP = re.compile(r"(?<!\w)[*_~|`]+|[*_~|`]+(?!\w)|[~|`]+|\*\*|__")
QUOTED = re.compile(r'"[^"]*"')
"""A passage in (folded) double quotes: somebody else's words."""

_INVISIBLE = frozenset({"Cf", "Mn"})


def folded(text: str) -> str:
    """`text` in lower case, with straight quotes, plain dashes, single spaces, no invisible characters.

    A letter repeated three times or more stands once ("byeee" reads "bye").
    """
    plain = text.lower() if text.isascii() else _ascii_like(text)
    return _STRETCHED.sub(r"\1", " ".join(plain.split()))


def _ascii_like(text: str) -> str:
    straight = unicodedata.normalize("NFKC", text.translate(_STRAIGHT))
    visible = "".join(mark for mark in straight if unicodedata.category(mark) not in _INVISIBLE)
    return _DASHES.sub("-", visible).casefold()


def unmarked(text: str) -> str:
    """`folded` without Discord's marks for bold, italics, strike-through and spoilers."""
    plain = folded(text)
    if not any(map(plain.__contains__, "*_~|`")):
        return plain
    return " ".join(_MARKUP.sub("", plain).split())


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
    "un-alive": "unalive", "un-aliving": "unaliving", "suicidel": "suicidal", "suicidle": "suicidal", "suidical": "suicidal", "sucidal": "suicidal",
    "suicdal": "suicidal", "suisidal": "suicidal", "suicidial": "suicidal", "suicidual": "suicidal", "suicial": "suicidal", "suicde": "suicide", "suicid": "suicide",
    "theyd": "they'd", "youd": "you'd", "itd": "it'd", "aint": "ain't", "couldnt": "couldn't", "hadnt": "hadn't", "werent": "weren't", "thier": "their",
    "thinkin": "thinking", "killin": "killing", "cuttin": "cutting", "cuting": "cutting", "hurtting": "hurting", "starveing": "starving", "hurtin": "hurting", "endin": "ending", "livin": "living", "dyin": "dying",
    "feelin": "feeling", "takin": "taking", "tryin": "trying", "gon": "going to", "boutta": "about to", "bouta": "about to", "wnat": "want", "wannt": "want",
    "waht": "what", "alot": "a lot", "prolly": "probably", "dnt": "don't", "cnt": "can't", "everyones": "everyone's", "nobodys": "nobody's", "everythings": "everything's",
}  # fmt: skip
_FILLERS = frozenset(
    """just really literally honestly fucking fuckin fkn freaking frickin actually kinda simply truly genuinely basically
    fr tbh ngl lowkey highkey deadass legit rly rlly completely totally absolutely straight legitimately sorta even
    also""".split()  # noqa: SIM905
)
_TWO = re.compile(r"\b2 (?=(?:die|kill|live|end|be|go|hurt)\b)")
_WOULD = re.compile(r"\bid (?=(?:be|rather|like|love|never|just|die|kill|do|have|prefer|probably)\b)")
_NO_MORE = re.compile(r"\b((?:don't|can't|won't|ain't|not|never|no longer)\b[^.!?]{0,40}?) no more\b")
_WORD = re.compile(r"[\w'*!-]*[\w'*]")


def spoken(text: str) -> str:
    """`unmarked`, with chat spellings written out ("im gonna" reads "i'm going to") and mere fillers left out."""
    line = unmarked(text)
    line = _TWO.sub("to ", line) if "2 " in line else line
    line = _WOULD.sub("i'd ", line) if "id " in line else line
    if not _SPELLED.keys().isdisjoint(_WORD.findall(line)):
        line = _WORD.sub(lambda word: _SPELLED.get(word[0], word[0]), line)
    line = line.replace("any more", "anymore").replace("any longer", "anymore")
    if " no more" in line:
        line = _NO_MORE.sub(r"\1 anymore", line)
    return " ".join(word for word in line.split() if word.strip(",.!?") not in _FILLERS)
