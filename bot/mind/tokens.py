"""Cuts a line into the words and signs that the learned reader knows, and a word into its pieces."""

from __future__ import annotations

import re
import zlib
from functools import lru_cache
from typing import Final

MOST: Final = 96
"""Words and signs of a line that the learned reader looks at: the first half and the last half of a longer one."""
UPPER, LONG, NUMBER, NOTHING = "<up>", "<long>", "<num>", "<none>"
"""What stands before a SHOUTED word, before a streeetched one, for a number, and for a line without words."""
_TOKEN: Final = re.compile(
    r"(?<![\w:])(?:[:;=][-o'^]?[)(\]\[dp3o/\\|*]+|<3+|\^_*\^|t_t|-_+-|/(?:s|j|jk|srs))(?!\w)"
    r"|[a-z]+(?:'[a-z]+)*|\d+|[!?]+|\.\.+|[^\w\s]|[^\W\d_]+",
    re.IGNORECASE,
)
"""Emoticons and tone marks, words, numbers, runs of marks, single signs, words of other scripts."""
_STRETCHED: Final = re.compile(r"([a-z])\1{2,}")


def tokens(text: str) -> list[str]:
    """A plain line (`bot.mind.line.plain`) as the learned reader sees it: words, signs, marks for how they are written."""
    found: list[str] = []
    for piece in _TOKEN.findall(text):
        found += _seen(piece)
    if len(found) > MOST:
        found = found[: MOST // 2] + found[-MOST // 2 :]
    return found or [NOTHING]


def places(text: str) -> list[tuple[int, int]]:
    """For each of the `tokens` of a plain line where the piece that it comes from stands in it."""
    spans = [found.span() for found in _TOKEN.finditer(text) for _ in _seen(found[0])]
    if len(spans) > MOST:
        spans = spans[: MOST // 2] + spans[-MOST // 2 :]
    return spans or [(0, len(text))]


@lru_cache(maxsize=16384)
def _seen(piece: str) -> tuple[str, ...]:
    marks: list[str] = []
    low = piece.lower()
    if len(piece) > 2 and piece.isalpha() and piece.isupper():
        marks.append(UPPER)
    if len(low) > 3 and (short := _STRETCHED.sub(r"\1\1", low)) != low:
        marks.append(LONG)
        low = short
    if low[0] in "!?" and len(low) > 1:
        low = low[0] * 2 if len(set(low)) == 1 else "!?"
    if low[0].isdigit() and len(low) > 1:
        low = NUMBER
    return (*marks, low)


def pieces(word: str, buckets: int) -> list[int]:
    """The numbers, below `buckets`, of the runs of 3 to 5 characters of a word; none for marks and signs.

    By CRC-32, which is the same everywhere, as in the subword embeddings of Bojanowski et al. 2017.
    """
    if not word[0].isalpha():
        return []
    edged = f"<{word}>"
    runs = (edged[at : at + size] for size in (3, 4, 5) for at in range(len(edged) - size + 1))
    return sorted({zlib.crc32(run.encode()) % buckets for run in runs})
