"""Text as people meet it on Discord: cut into messages, and small amounts written out in words."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import accumulate

LIMIT = 2000
"""What Discord accepts in one message, in UTF-16 code units."""
SMALLEST_LIMIT = 64
"""Below this a reopened code fence would leave no room for code."""

_CLOSING = "\n```"
_FENCE = re.compile(r"```(?:([\w+\-.#]{1,20})?\n)?(.*?)(```|\Z)", re.DOTALL)
_WHOLE = re.compile(
    r"<a?:\w+:\d+>"  # a custom emoji
    r"|<(?:@[!&]?|#)\d+>"  # a mention
    r"|</[^>\n]{1,100}:\d+>"  # a command
    r"|<t:-?\d+(?::\w)?>"  # a timestamp
    r"|\[[^\]\n]{1,200}\]\(<?https?://[^\s)]+\)"
    r"|<?https?://[^\s<]+"
    r"|`[^`\n]+`"
)
_FLAG = re.compile(r"[\U0001F1E6-\U0001F1FF]{2}")
_FULL_WIDTH_ENDS = "\u3002\uff01\uff1f"
"""The full stop, exclamation and question mark of Chinese and Japanese: no space follows them."""
_SENTENCE_END = re.compile(rf"[.!?\u2026{_FULL_WIDTH_ENDS}][\"'\u201d\u2019)\]*_]*\s?\Z")
_MARKS = frozenset({"Mn", "Me", "Mc"})
_ZWJ = "\u200d"
_JOINING = frozenset("\u200c\u200d\u0e33\u0eb3\uff9e\uff9f")
"""Joiners, and letters that Unicode counts as part of the one before (UAX 29, Grapheme_Extend and SpacingMark)."""

_PARAGRAPH, _LINE, _SENTENCE, _WORD, _CHARACTER = 5.0, 4.0, 3.0, 2.0, 1.0
_IN_A_WHOLE, _IN_A_CHARACTER, _IN_A_FENCE_MARK = 1, 2, 3


@dataclass(frozen=True, slots=True)
class _Fence:
    """A code block: `body` and `end` bound what is between the marks; cuts belong between `head` and `tail`."""

    start: int
    body: int
    head: int
    tail: int
    end: int
    after: int
    opening: str


@dataclass(frozen=True, slots=True)
class _Layout:
    """A text with what each possible cut in it would cost.

    `used[i]` counts the UTF-16 units before i; `glue[i]` says what a cut at i would tear; `inside[i]` is the code block
    that a cut at i has to close and open again.
    """

    text: str
    used: list[int]
    glue: bytearray
    inside: list[_Fence | None]

    def cut(self, at: int, limit: int) -> int:
        """Where the piece that starts at `at` ends best: as late as it can at the best kind of place."""
        if self._size(at, len(self.text)) <= limit:
            return len(self.text)
        furthest = min(bisect_right(self.used, self.used[at] + limit) - 1, len(self.text) - 1)
        fitting = [end for end in range(at + 1, furthest + 1) if self._size(at, end) <= limit]
        return max(fitting, key=lambda end: (self._rank(at, end, limit), end))

    def piece(self, at: int, end: int) -> str:
        """The message from `at` to `end`, its code block opened and closed; empty if there is nothing to see in it."""
        before, after = self.inside[at], self.inside[end]
        body = self.text[at:end] if before else self.text[at:end].lstrip()
        body = body.removesuffix("\n") if after else body.rstrip()
        if not body.strip():
            return ""
        return (before.opening if before else "") + body + (_CLOSING if after else "")

    def resume(self, end: int) -> int:
        """Where the next piece starts: behind the white space of the cut; in code behind the one line end."""
        if self.inside[end]:
            line_end = self.text[end : end + 1] == "\n" and self.text[end - 1] != "\n"
            return end + line_end
        while end < len(self.text) and self.text[end].isspace():
            end += 1
        return end

    def _size(self, at: int, end: int) -> int:
        before, after = self.inside[at], self.inside[end]
        added = (len(before.opening) if before else 0) + (len(_CLOSING) if after else 0)
        return self.used[end] - self.used[at] + added

    def _rank(self, at: int, end: int, limit: int) -> float:
        """A cut in the first half wastes the message: it is taken only before something that would be torn else."""
        grade = self._grade(end)
        late = 2 * self._size(at, end) >= limit
        return grade if late else min(grade, _WORD) - 1.5

    def _grade(self, end: int) -> float:
        if self.glue[end]:
            return -float(self.glue[end])
        before, after = self.text[end - 1], self.text[end]
        if "\n" in (before, after):
            return _PARAGRAPH if "\n\n" in (self.text[end - 2 : end], self.text[end : end + 2]) else _LINE
        spaced = before.isspace() or after.isspace()
        if (spaced or before in _FULL_WIDTH_ENDS) and _SENTENCE_END.search(self.text, max(0, end - 8), end):
            return _SENTENCE
        return _WORD if spaced else _CHARACTER


def pieces(text: str, limit: int = LIMIT) -> list[str]:
    """Cut a text into messages of at most `limit` UTF-16 code units, in order, none of them blank.

    Cuts fall at the end of a paragraph, line, sentence or word where one is near enough. A code block is closed and
    opened again with its language. Nothing is lost but white space at the cuts. A character as people see it, a custom
    emoji, a mention or a link is cut only if it does not fit a message by itself.
    Raises ValueError for a limit below SMALLEST_LIMIT.
    """
    if limit < SMALLEST_LIMIT:
        raise ValueError(f"The limit of a message must be at least {SMALLEST_LIMIT}.")
    if units(text) <= limit:
        return [text] if text.strip() else []
    layout = _laid_out(text)
    made: list[str] = []
    at = 0
    while at < len(text):
        end = layout.cut(at, limit)
        made.append(layout.piece(at, end))
        at = layout.resume(end)
    return [piece for piece in made if piece]


def units(text: str) -> int:
    """The length as Discord counts it: in UTF-16 code units."""
    return len(text) + sum(character > "\uffff" for character in text)


def _laid_out(text: str) -> _Layout:
    glue = bytearray(len(text) + 1)
    inside: list[_Fence | None] = [None] * (len(text) + 1)
    for whole in _WHOLE.finditer(text):
        glue[whole.start() + 1 : whole.end()] = bytes([_IN_A_WHOLE]) * (whole.end() - whole.start() - 1)
    for number in range(1, len(text)):
        if _clings(text[number], to=text[number - 1]):
            glue[number] = _IN_A_CHARACTER
    for flag in _FLAG.finditer(text):
        glue[flag.start() + 1] = _IN_A_CHARACTER
    for fence in _fences(text):
        inside[fence.body : fence.end + 1] = [fence] * (fence.end + 1 - fence.body)
        for first, last in ((fence.start + 1, fence.head + 1), (fence.tail, fence.after)):
            glue[first:last] = bytes([_IN_A_FENCE_MARK]) * (last - first)
    used = list(accumulate((1 + (character > "\uffff") for character in text), initial=0))
    return _Layout(text=text, used=used, glue=glue, inside=inside)


def _fences(text: str) -> list[_Fence]:
    """The code blocks. One that never ends counts if it starts a line: an answer that was cut off in its code."""
    found: list[_Fence] = []
    for match in _FENCE.finditer(text):
        start, closed = match.start(), bool(match[3])
        if not closed and start > 0 and text[start - 1] != "\n":
            continue
        code = match[2]
        found.append(
            _Fence(
                start=start, body=match.start(2), head=match.end(2) - len(code.lstrip()),
                tail=match.start(2) + len(code.rstrip()), end=match.end(2), after=match.end(),
                opening=f"```{match[1] or ''}\n",
            )
        )  # fmt: skip
    return found


def _clings(here: str, *, to: str) -> bool:
    """Whether a code point is part of the visible character before it (an extract of UAX 29)."""
    if here < "\u0300":
        return here == "\n" and to == "\r"
    return (
        to == _ZWJ
        or here in _JOINING
        or unicodedata.category(here) in _MARKS
        or "\U0001f3fb" <= here <= "\U0001f3ff"  # skin tones
        or "\U000e0020" <= here <= "\U000e007f"  # tags: flags of regions
        or "\u1160" <= here <= "\u11ff"  # Hangul vowels and finals
        or ("\udc00" <= here <= "\udfff" and "\ud800" <= to <= "\udbff")
    )


# --- in words --------------------------------------------------------------------------------------


_SPANS = (
    ("year", timedelta(days=365), timedelta(days=730)),
    ("month", timedelta(days=30), timedelta(days=60)),
    ("week", timedelta(days=7), timedelta(days=14)),
    ("day", timedelta(days=1), timedelta(days=2)),
    ("hour", timedelta(hours=1), timedelta(hours=1)),
    ("minute", timedelta(minutes=1), timedelta(minutes=1)),
)
"""Each unit, its length, and from what length on it is used."""


def plain_list(words: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`; empty for no words."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def counted(number: int, thing: str) -> str:
    """`1 day`, `2 days`, for things whose plural takes an s."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def duration(length: timedelta) -> str:
    """A length of time in its largest fitting unit, rounded down: `3 hours`, `36 hours`, `2 days`."""
    for name, unit, least in _SPANS:
        if length >= least:
            return counted(length // unit, name)
    return "less than a minute"


def ago(length: timedelta) -> str:
    """How long something is past: `just now`, `3 hours ago`."""
    return "just now" if length < timedelta(minutes=1) else f"{duration(length)} ago"
