"""The notation of the offline voice's lines: one a line, with tags before a colon for the moods and manners it suits."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

Mood = Literal["warm", "calm", "low", "hurt"]
"""The feeling of the character, as far as its words show it."""

_TAGS: Final = frozenset({"warm", "calm", "low", "hurt", "lively", "quiet", "any"})
_MOODS: Final = frozenset({"warm", "calm", "low", "hurt"})
_TAGGED: Final = re.compile(r"((?:[a-z]+ )*[a-z]+): (?=\S)")
_SLOT: Final = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Saying:
    """One authored line. `text` may hold slots: {topic}, {Topic}, {name}, {self}, {a}, {b}.

    No tags: it suits every mood and manner, and is plain enough for the plain voice (R13). `any` is a line for every
    mood that is not in the plain voice.
    """

    text: str
    tags: frozenset[str]

    @property
    def plain(self) -> bool:
        """Whether the plain voice may say it."""
        return not self.tags

    @property
    def slots(self) -> frozenset[str]:
        """The names of the slots, in lower case."""
        return frozenset(slot.lower() for slot in _SLOT.findall(self.text))

    def suits(self, mood: Mood, *, lively: bool) -> bool:
        """Whether a character of this manner says it in this mood."""
        moods = self.tags & _MOODS
        return (not moods or mood in moods) and ("quiet" if lively else "lively") not in self.tags

    def filled(self, slots: dict[str, str]) -> str:
        """The line with its slots filled; a slot that opens with a capital gets its words with a capital."""
        return _SLOT.sub(lambda slot: _value(slot[1], slots), self.text)

    def said_in(self, text: str) -> bool:
        """Whether `text` is this line, whatever its slots held and whatever follows on lines of its own."""
        return _shape(self.text).match(text) is not None


def _value(slot: str, slots: dict[str, str]) -> str:
    value = slots[slot.lower()]
    return value[:1].upper() + value[1:] if slot[0].isupper() else value


@lru_cache(maxsize=2048)
def _shape(text: str) -> re.Pattern[str]:
    fixed = (re.escape(part) if at % 2 == 0 else r".{1,80}?" for at, part in enumerate(_SLOT.split(text)))
    return re.compile("".join(fixed) + r"(?=\s*(?:\n|$))")


def sayings(block: str) -> tuple[Saying, ...]:
    """The lines of a block. Raises ValueError for a line that is said twice in it."""
    found = tuple(_saying(line.strip()) for line in block.splitlines() if line.strip())
    if len({saying.text for saying in found}) != len(found):
        raise ValueError("A line stands twice in one block. Take one of them out.")
    return found


def _saying(line: str) -> Saying:
    tagged = _TAGGED.match(line)
    tags = frozenset(tagged[1].split()) if tagged else frozenset[str]()
    if tagged is None or not tags <= _TAGS:
        return Saying(line, frozenset())
    return Saying(line[tagged.end() :], tags)
