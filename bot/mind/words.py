"""A word, sign or set phrase -> (valence, arousal), with common endings taken off."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from bot.mind.words_bad import BAD
from bot.mind.words_good import GOOD

PHRASES: Final[dict[str, tuple[float, float]]] = {
    "can't wait": (0.7, 0.7), "no problem": (0.35, 0.3), "no worries": (0.4, 0.25), "not bad": (0.35, 0.3), "never better": (0.7, 0.5),
    "couldn't be happier": (0.9, 0.6), "killing it": (0.7, 0.6), "killed it": (0.7, 0.6), "i'm dead": (0.3, 0.5), "dying of laughter": (0.6, 0.7),
    "hell yes": (0.7, 0.7), "hell yeah": (0.7, 0.7), "fuck yes": (0.7, 0.8), "fuck yeah": (0.7, 0.8), "the shit": (0.4, 0.5),
    "holy shit": (0.05, 0.8), "oh my god": (0.05, 0.65), "good grief": (-0.3, 0.4), "good morning": (0.4, 0.3), "good night": (0.25, 0.15),
    "good luck": (0.5, 0.4), "well done": (0.6, 0.45), "good job": (0.6, 0.45), "great job": (0.7, 0.5), "oh no": (-0.5, 0.6),
    "fed up": (-0.6, 0.55), "let down": (-0.55, 0.35), "broke up": (-0.7, 0.45), "break up": (-0.6, 0.45), "passed away": (-0.85, 0.4),
    "gave up": (-0.5, 0.3), "give up": (-0.45, 0.35), "giving up": (-0.5, 0.35), "falling apart": (-0.7, 0.55), "kicked out": (-0.65, 0.55),
    "shut up": (-0.6, 0.65), "cheer up": (0.4, 0.4), "feel sick": (-0.6, 0.4), "so sick": (0.0, 0.4), "kill me": (-0.3, 0.45), "a lot": (0.0, 0.2),
    "kind of": (0.0, 0.2), "sort of": (0.0, 0.2), "bad ass": (0.5, 0.6), "low key": (0.0, 0.2), "made my day": (0.8, 0.5), "look forward": (0.6, 0.45),
    "looking forward": (0.6, 0.45), "fell in love": (0.85, 0.6), "in love": (0.85, 0.6), "over the moon": (0.9, 0.7), "on top of the world": (0.9, 0.7),
    "down to": (0.0, 0.3), "down for": (0.2, 0.3), "hit it off": (0.6, 0.5), "at peace": (0.6, 0.15), "under the weather": (-0.5, 0.2),
    "right now": (0.0, 0.3), "all right": (0.25, 0.2), "laid off": (-0.7, 0.45), "worn out": (-0.55, 0.2), "sick of": (-0.6, 0.5),
    "tired of": (-0.55, 0.4), "freaked out": (-0.6, 0.7), "wish me luck": (0.15, 0.5), "miss you": (0.1, 0.4), "missed you": (0.3, 0.4),
    "lost it": (-0.4, 0.6), "hard work": (0.1, 0.4), "worked out": (0.4, 0.4), "level up": (0.8, 0.6), "leveled up": (0.8, 0.6), "beat the boss": (0.85, 0.75),
    "get well": (0.3, 0.3), "used to": (0.0, 0.2), "play along": (0.0, 0.3), "hardest working": (0.4, 0.4), "what's wrong": (-0.1, 0.3), "no idea": (0.0, 0.3),
    "lying on": (0.0, 0.2), "lying in": (0.0, 0.2), "lying down": (0.05, 0.1), "killing me": (-0.35, 0.5), "could die for": (0.4, 0.5), "kill for": (0.3, 0.5), "to die for": (0.6, 0.5),
    "want to die": (-0.9, 0.5), "hope left": (-0.5, 0.3), "sounds good": (0.3, 0.3), "do you like": (0.0, 0.3), "would you like": (0.0, 0.3),
    "sick beat": (0.6, 0.6), "that's sick": (0.5, 0.6), "cold water": (0.0, 0.3), "dead end": (-0.4, 0.3), "dead tired": (-0.5, 0.15), "dead on": (0.3, 0.4), "free time": (0.2, 0.2),
}  # fmt: skip
"""Sets of words whose sense is not that of their parts: (valence [-1,1], arousal [0,1])."""
PHRASE: Final = re.compile(
    r"(?<![\w'])(?:" + "|".join(sorted(map(re.escape, PHRASES), key=len, reverse=True)) + r")(?![\w'])"
)

WORDS: Final[dict[str, tuple[float, float]]] = {
    word: feeling for table in (GOOD, BAD) for feeling, words in table.items() for word in words.split()
}
_ENDINGS: Final = (
    ("'s", ""),
    ("s", ""),
    ("es", ""),
    ("d", ""),
    ("ed", ""),
    ("ing", ""),
    ("ing", "e"),
    ("ies", "y"),
    ("ied", "y"),
    ("ly", ""),
    ("er", ""),
    ("est", ""),
    ("ness", ""),
)


@lru_cache(maxsize=4096)
def feeling_of(word: str) -> tuple[float, float] | None:
    """(valence, arousal) of a lower-case word or its stem; None where it carries none."""
    if word in WORDS:
        return WORDS[word]
    for ending, instead in _ENDINGS:
        stem = word.removesuffix(ending) + instead
        if word.endswith(ending) and len(stem) > 3 and stem in WORDS:
            return WORDS[stem]
    return None
