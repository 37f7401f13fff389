"""Phrases as patterns: one a line, word classes in braces, `~` for up to three words that do not deny, `...` for a gap."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

_CLASS: Final = re.compile(r"\{([a-z_]+)\}")
_SOME_WORDS: Final = r"(?: (?!not\b|never\b|don't\b|didn't\b|won't\b|wouldn't\b)[\w'-]+){0,3} "
_NOT_BEFORE: Final = re.compile(r"\(\?! \(\?:((?:[^()]|\([^()]*\))*)\)\)")
_GAP: Final = r"\b.{0,40}?\b"


def ways(block: str) -> tuple[str, ...]:
    """The lines of a block, without blank lines and without lines that open with `#`."""
    lines = (line.strip() for line in block.splitlines())
    return tuple(line for line in lines if line and not line.startswith("#"))


def _expanded(way: str, classes: Mapping[str, str]) -> str:
    while found := _CLASS.search(way):
        way = way.replace(found[0], f"(?:{'|'.join(ways(classes[found[1]]))})")
    way = _NOT_BEFORE.sub(lambda found: f"(?! (?:{found[1]})\\b)", way)
    return way.replace(" ~ ", _SOME_WORDS).replace(" ... ", _GAP)


def pattern(block: str, classes: Mapping[str, str] | None = None) -> re.Pattern[str]:
    """One pattern for all lines of a block, each a regular expression that must meet whole words.

    So must the words of a negative look-ahead written `(?! (?:one|two))`. `classes` gives the word classes (`{name}`), themselves blocks. Raises KeyError for an unknown class.
    """
    body = "|".join(_expanded(way, classes or {}) for way in ways(block))
    return re.compile(rf"(?<!\w)(?:{body})(?!\w)")
