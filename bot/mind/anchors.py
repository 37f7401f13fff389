"""The words that a phrase cannot do without, found by reading its regular expression.

A way (see `ways`) is read as the set of its *outlines*: strings in which `_` stands for any text, also none, and a blank for
whatever parts words, with anything in between. An outline may promise too little, never too much: what is not
understood is `_`. So the whole words of an outline are in every text that it stands for, and a line that lacks them
need not be tried.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from bot.mind.ways import CLASS, one_of
from bot.mind.words_marks import FUNCTION_WORDS

Outlines = frozenset[str]
_FEW: Final = 4
"""Outlines of two runs of words that are kept as pairs; where there are more, either run stands by itself."""
_MANY: Final = 600
"""The same within a word."""
_TOKEN: Final = re.compile(
    r"\(\?:~ \)\?|\(\?: ~\)\?|\(\?:[a-z0-9' |]*\)|\{[a-z_]+\}|\(\?(?:[:=!]|<[=!])|\[\^?\]?[^\]]*\]|\\.|"
    r"(?:[?*+]|\{\d*,?\d*\})\??|[a-z0-9' ]+(?![?*+{])|."
)
_REPEAT: Final = re.compile(r"(?:([?*+])|\{(\d*)(,?)(\d*)\})\??")
_BETWEEN: Final = re.compile(r"\W+")
_NOTHING: Final = Outlines({""})
_ANYTHING: Final = Outlines({"_"})
_PARTED: Final = Outlines({" "})
_SEAMS: Final = frozenset({" ", "_"})
_SOME: Final = {"(?:~ )?": Outlines({"", "_ "}), "(?: ~)?": Outlines({"", " _"})}
_MOST_MET: Final = frozenset("i the a to you it that and s t this".split())  # noqa: SIM905
_OFTEN_MET: Final = frozenset(
    "of is in for m my so be like on have with was me re but can not he they don your if what at get we all no do".split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True)
class Alternative:
    """One alternative of a way, and sets of words: of each set, a text that it meets has at least one."""

    way: str
    anchors: tuple[frozenset[str], ...]


def alternatives(way: str, classes: Mapping[str, Outlines]) -> list[Alternative]:
    """The alternatives of a way, in order, each with its anchors, those first that are met least."""
    return [
        Alternative(one, _anchors(runs)) for one, runs in _Reader(way, classes, edge=_PARTED).alternatives()
    ]


def outlined(classes: Mapping[str, str]) -> dict[str, Outlines]:
    """The outlines of each word class. Raises KeyError for an unknown class."""
    found: dict[str, Outlines] = {}

    def outline(name: str) -> None:
        for other in CLASS.findall(classes[name]):
            if other not in found:
                outline(other)
        found[name] = _Reader(one_of(classes[name]), found).outlines()

    for name in classes:
        outline(name)
    return found


def _anchors(runs: list[Outlines]) -> tuple[frozenset[str], ...]:
    sets: dict[frozenset[str], float] = {}
    for run in runs:
        words = [_words(one) for one in run]
        for rank in range(3 if all(words) else 0):
            chosen = [one[min(rank, len(one) - 1)] for one in words]
            sets[frozenset(chosen)] = sum(map(_often, set(chosen)))
    return tuple(sorted(sets, key=lambda one: sets[one]))


@cache
def _often(word: str) -> float:
    """Roughly how often a word is met."""
    if word in _MOST_MET:
        return 60.0
    return 20.0 if word in _OFTEN_MET else 5.0 if word in FUNCTION_WORDS or len(word) < 3 else 1.0


@lru_cache(maxsize=4096)
def _words(outline: str) -> list[str]:
    """The whole words of an outline, rarest first."""
    whole = {word for word in outline.split() if "_" not in word}
    return sorted(whole, key=_often) if len(whole) > 1 else list(whole)


@lru_cache(maxsize=512)
def _cost(outlines: Outlines) -> float:
    return sum(_often(words[0]) if (words := _words(one)) else 500.0 for one in outlines)


@lru_cache(maxsize=512)
def _edges(outlines: Outlines) -> Outlines:
    """The outlines without their words: only whether they begin and end between words."""
    return Outlines(
        one and f"{' ' if one[0] == ' ' else ''}_{' ' if one[-1] == ' ' else ''}".replace(" _ ", " ")
        for one in outlines
    )


def _product(before: Outlines, after: Outlines) -> Outlines:
    if after == _NOTHING:
        return before
    if not any(two[:1] in _SEAMS for two in after):
        return Outlines([one + two for one in before for two in after])
    return Outlines(
        f"{one}{two}".replace("  ", " ").replace("__", "_").replace(" _ ", " ")
        for one in before
        for two in after
    )


def _joined(before: Outlines, after: Outlines) -> tuple[Outlines, Outlines | None]:
    """One after the other; where that is too many, with the words of one side only, and with those of the other side."""
    apart = all(one[-1:] == " " for one in before) or all(one[:1] == " " for one in after)
    if len(before) * len(after) <= max(_FEW if apart else _MANY, len(before), len(after)):
        return _product(before, after), None
    first, second = _product(before, _edges(after)), _product(_edges(before), after)
    return (first, second) if _cost(before) <= _cost(after) else (second, first)


def _followed(outlines: Outlines, piece: Outlines) -> Outlines:
    """The outlines with as much of the next piece as tells whether their last word is whole."""
    if all(one[-1:] == " " for one in outlines):
        return outlines
    return Outlines(one[:-1] if one.endswith(" _") else one for one in _product(outlines, _edges(piece)))


def _repeated(outlines: Outlines, mark: str) -> Outlines:
    found = _REPEAT.fullmatch(mark)
    sign, least, comma, most = found.groups() if found else ("*", "", "", "")
    optional = sign in {"?", "*"} or (not sign and int(least or 0) == 0)
    once = sign == "?" or (not sign and int((most if comma else least) or 99) <= 1)
    if not once:
        wide = outlines if len(outlines) <= 8 else _edges(outlines)
        outlines = outlines | _product(_product(wide, _ANYTHING), wide)
    return outlines | _NOTHING if optional else outlines


def _plain(token: str) -> Outlines:
    if token in {r"\b", r"\s", "^", "$"}:
        return _PARTED
    if token[0] == "[" and not set("^-\\[") & set(token[1:-1]):
        return Outlines(_BETWEEN.sub(" ", mark) for mark in token[1:-1])
    if token[0] in "[." or (token[0] == "\\" and token[1].isalnum()):
        return _ANYTHING
    return Outlines({_BETWEEN.sub(" ", token.removeprefix("\\"))})


class _Reader:
    """Reads a regular expression from left to right; `edge` is what stands before and after it."""

    def __init__(self, way: str, classes: Mapping[str, Outlines], *, edge: Outlines = _NOTHING) -> None:
        self._tokens = [*_TOKEN.findall(way), ""]
        self._at = 0
        self._classes = classes
        self._edge = edge

    def alternatives(self) -> list[tuple[str, list[Outlines]]]:
        """Each alternative with its outlines, and with further sets of them where one set was too small for its words."""
        found: list[tuple[str, list[Outlines]]] = []
        while not found or self._tokens[self._at] == "|":
            begins = self._at = self._at + bool(found)
            runs = self._runs(self._edge)
            found.append(("".join(self._tokens[begins : self._at]), runs))
        return found

    def outlines(self) -> Outlines:
        """The outlines of all alternatives up to the end of the group."""
        found = set(self._runs(_NOTHING)[0])
        while self._tokens[self._at] == "|":
            self._at += 1
            found |= self._runs(_NOTHING)[0]
        return Outlines(found)

    def _runs(self, edge: Outlines) -> list[Outlines]:
        said, others = edge, list[Outlines]()
        while self._tokens[self._at] not in {"|", ")", ""}:
            piece = self._piece()
            others = [_followed(one, piece) for one in others]
            said, other = _joined(said, piece)
            others += [other] if other else []
        return [_product(said, edge), *(_followed(one, edge) for one in others)]

    def _piece(self) -> Outlines:
        token = self._tokens[self._at]
        self._at += 1
        if token in _SOME:
            return _SOME[token]
        found = self._group(token) if token[0] == "(" else self._single(token)
        if _REPEAT.fullmatch(mark := self._tokens[self._at]):
            self._at += 1
            return _repeated(found, mark)
        return found

    def _group(self, token: str) -> Outlines:
        if token[-1] == ")":
            return Outlines(token[3:-1].replace("'", " ").split("|"))
        inner = self.outlines()
        self._at += 1
        return inner if token in {"(", "(?:"} else _NOTHING

    def _single(self, token: str) -> Outlines:
        return self._classes[token[1:-1]] if token[0] == "{" else _plain(token)
