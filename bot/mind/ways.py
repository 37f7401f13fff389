"""Phrases as one pattern: a phrase a line, with word classes and gaps, over the spoken form of a line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

STOP: Final = " | "
"""What stands between two sentences in the spoken form of a line."""
CLASS: Final = re.compile(r"\{([a-z_]+)\}")
_WORD: Final = r"(?!(?:not|never|don't|didn't|won't|wouldn't|isn't|aren't|can't|doesn't)\b)[\w']+"
_SOME: Final = (
    ("(?:~ )?", rf"(?:{_WORD} ){{0,3}}?"),
    ("(?: ~)?", rf"(?: {_WORD}){{0,3}}?"),
    (" ~ ", rf"(?: {_WORD}){{0,3}}? "),
)
_I: Final = re.compile(r"(?<![\w'?])i \(\?:~ \)\?")
_GAP: Final = r"\b[^|]{0,40}?\b"
_LEAP: Final = r"\b.{0,50}?\b"


def ways(block: str) -> tuple[str, ...]:
    """The lines of a block, without blank lines and without lines that open with `#`."""
    lines = (line.strip() for line in block.splitlines())
    return tuple(line for line in lines if line and not line.startswith("#"))


def one_of(block: str) -> str:
    """The lines of a word class as alternatives."""
    return "|".join(line.strip("|") for line in ways(block))


def spelled_out(way: str) -> str:
    """The way as a regular expression, but for its word classes."""
    way = _I.sub(r"i(?:'m|'ve|'d|'ll|'ve been)? (?:~ )?", way)
    for mark, words in _SOME:
        way = way.replace(mark, words)
    return way.replace(" ... ", _GAP).replace(" >> ", _LEAP)


def _expanded(way: str, classes: Mapping[str, str]) -> str:
    while found := CLASS.search(way):
        way = way.replace(found[0], f"(?:{one_of(classes[found[1]])})")
    return spelled_out(way)


def pattern(block: str, classes: Mapping[str, str] | None = None) -> re.Pattern[str]:
    """One pattern for all lines of a block; each line is a regular expression that must meet whole words.

    In a line, `{name}` is a word class of `classes`; `(?:~ )?` stands for up to three words that do not deny (` ~ ` the
    same between two words), ` ... ` for up to forty characters of the same sentence, ` >> ` for up to fifty that may reach into the next one.
    `i (?:~ )?` is also "i'm", "i've" and the like. Raises KeyError for an unknown class.
    """
    body = "|".join(_expanded(way, classes or {}) for way in ways(block))
    return re.compile(rf"(?<![\w'])(?:{body})(?![\w'])")
