"""The part of somebody's line that certain words stand in, as they wrote it."""

from __future__ import annotations

import re
from typing import Final

from bot.text import units

_TURNS: Final = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Marks that change the direction of the text around them."""
_WORD: Final = re.compile(r"\w[\w']*")


def excerpt(text: str, telling: str, *, limit: int) -> str:
    """The line itself if it is short enough, else the stretch with the most of the telling words, between `…`.

    At most `limit` UTF-16 units, in one line. The telling words are in the reader's spelling, so they are looked for
    word by word; where none is found the line is quoted from its start.
    """
    words = _TURNS.sub("", text).split()
    whole = " ".join(words)
    if units(whole) <= limit:
        return whole
    wanted = set(_WORD.findall(telling.lower()))
    told = [bool(wanted & set(_WORD.findall(word.lower()))) for word in words]
    starts = [number for number, hit in enumerate(told) if hit] or [0]
    stretches = [(start, _end(words, start, limit - 2)) for start in starts]
    start, end = max(stretches, key=lambda stretch: (sum(told[slice(*stretch)]), -stretch[0]))
    cut = _cut(" ".join(words[start:end]), limit - 2)
    more = end < len(words) or cut != " ".join(words[start:end])
    return f"{'…' if start else ''}{cut}{'…' if more else ''}"


def _end(words: list[str], start: int, limit: int) -> int:
    """Behind the last word that still fits; at least one word."""
    end, used = start + 1, units(words[start])
    while end < len(words) and used + 1 + units(words[end]) <= limit:
        used += 1 + units(words[end])
        end += 1
    return end


def _cut(text: str, limit: int) -> str:
    text = text[:limit]
    while units(text) > limit:
        text = text[:-1]
    return text
