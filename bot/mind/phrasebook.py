"""Tries on a text only those phrases of a book whose words it has: a few of a thousand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Final

from bot.mind.anchors import alternatives, outlined
from bot.mind.ways import pattern, ways

_WORDS: Final = re.compile(r"\w+")
_DEPTH: Final = 3
"""Sets of anchors of a phrase that are looked at."""


class Index:
    """Which of some phrases, each given by its sets of anchors, may meet a text."""

    def __init__(self, phrases: Iterable[tuple[frozenset[str], ...]]) -> None:
        sets = list(phrases)
        self._size = len(sets)
        self._free = 0
        self._needing: dict[str, int] = {}
        for at, anchors in enumerate(sets):
            for depth in range(_DEPTH):
                bit = 1 << depth * self._size + at
                self._free |= 0 if depth < len(anchors) else bit
                for word in anchors[depth] if depth < len(anchors) else ():
                    self._needing[word] = self._needing.get(word, 0) | bit

    def possible(self, words: Iterable[str]) -> int:
        """A bit for each phrase of whose anchors the words hold enough; no other phrase can meet a text of these words."""
        held, size = self._free, self._size
        for needing in map(self._needing.get, words):
            if needing:
                held |= needing
        return held & held >> size & held >> 2 * size & (1 << size) - 1


@dataclass(frozen=True, slots=True)
class Phrase:
    """One alternative of a named group: what it may meet by, and how it is compiled."""

    name: str
    way: str
    anchors: tuple[frozenset[str], ...]
    compiled: Callable[[str], re.Pattern[str]]


class Phrasebook:
    """Phrases in groups. One is compiled when it is first needed."""

    def __init__(self, *shelves: tuple[Mapping[str, str], Mapping[str, str]]) -> None:
        """From shelves of named blocks of ways, each with its word classes."""
        self._fill(_shelved(shelves))

    @classmethod
    def of_patterns(cls, patterns: Mapping[str, re.Pattern[str]], *, before: str, after: str) -> Phrasebook:
        """From compiled groups of alternatives, each between what stands `before` and `after` all of them."""
        book = cls()
        book._fill(
            Phrase(name, one.way, one.anchors, lambda way: re.compile(f"{before}{way}{after}"))
            for name, group in patterns.items()
            for one in alternatives(group.pattern.removeprefix(before).removesuffix(after), {})
        )
        return book

    def _fill(self, phrases: Iterable[Phrase]) -> None:
        self._phrases = list(phrases)
        self._compiled: dict[int, re.Pattern[str]] = {}
        self.index = Index(one.anchors for one in self._phrases)

    def met(self, text: str, words: frozenset[str]) -> dict[str, list[re.Match[str]]]:
        """What each phrase that meets the text meets first, by group in the order of the book; `words` are those of the text."""
        found: dict[str, list[re.Match[str]]] = {}
        left = self.index.possible(words)
        while left:
            at = (left & -left).bit_length() - 1
            left &= left - 1
            if one := (self._compiled.get(at) or self._compile(at)).search(text):
                found.setdefault(self._phrases[at].name, []).append(one)
        return found

    def _compile(self, at: int) -> re.Pattern[str]:
        phrase = self._phrases[at]
        return self._compiled.setdefault(at, phrase.compiled(phrase.way))


def _shelved(shelves: Iterable[tuple[Mapping[str, str], Mapping[str, str]]]) -> Iterator[Phrase]:
    for blocks, classes in shelves:
        outlines = outlined(classes)
        compiled = partial(pattern, classes=classes)
        for name, block in blocks.items():
            for one in (one for way in ways(block) for one in alternatives(way, outlines)):
                yield Phrase(name, one.way, one.anchors, compiled)


def words_of(text: str) -> frozenset[str]:
    """The words of a text as phrasebooks compare them."""
    return frozenset(_WORDS.findall(text))


def in_order(first: Iterable[re.Match[str]], text: str) -> Iterator[re.Match[str]]:
    """All that patterns meet, given what each meets first, as if they were alternatives of one: leftmost, then first."""
    ahead: list[re.Match[str]] = list(first)
    while ahead:
        found = min(ahead, key=lambda one: one.start())
        yield found
        end = found.end()
        later = (one if one.start() >= end else one.re.search(text, end) for one in ahead)
        ahead = [one for one in later if one]
