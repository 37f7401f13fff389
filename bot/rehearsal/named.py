"""Values with a name in front, as a person writes them: `zone:Europe/Berlin hours:24`, `Reason="no time" Days=2`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

QUOTES = {'"': '"', "'": "'", "“": "”", "«": "»"}


def named_values(text: str, names: Iterable[str], *, sign: str) -> tuple[str, list[tuple[str, str]]]:
    """What stands before the first known name, and each known name with its value up to the next known name.

    Names are matched without regard to case, at the beginning of a word, followed at once by `sign`; inside
    quotation marks nothing is a name.
    """
    longest_first = sorted(set(names), key=len, reverse=True)
    if not longest_first:
        return text.strip(), []
    pattern = re.compile(
        rf'(?:^|(?<=\s))["“]?({"|".join(map(re.escape, longest_first))})["”]?{re.escape(sign)}', re.IGNORECASE
    )
    quoted = _quoted_spans(text)
    found = [
        hit for hit in pattern.finditer(text) if not any(start < hit.start() < end for start, end in quoted)
    ]
    if not found:
        return text.strip(), []
    ends = [*(hit.start() for hit in found[1:]), len(text)]
    values = [(hit[1], unquoted(text[hit.end() : end])) for hit, end in zip(found, ends, strict=True)]
    return text[: found[0].start()].strip(), values


def _quoted_spans(text: str) -> Sequence[tuple[int, int]]:
    return [hit.span(1) for hit in re.finditer(r'[:=]("[^"]*"|“[^”]*”)', text)]


def unquoted(text: str) -> str:
    """Without the quotation marks around the whole of it."""
    bare = text.strip()
    if len(bare) >= 2 and QUOTES.get(bare[0]) == bare[-1]:
        return bare[1:-1]
    return bare


def the_one(wanted: str, labels: Sequence[str]) -> int | None:
    """The index of the label that is `wanted`; else of the only one that begins with it, else that has it as words.

    Case does not matter. None if there is no such label, or more than one.
    """
    low = wanted.strip().casefold()
    if not low:
        return None
    words = re.compile(rf"(?<!\w){re.escape(low)}(?!\w)")
    same = [index for index, label in enumerate(labels) if label.casefold() == low]
    beginning = [index for index, label in enumerate(labels) if label.casefold().startswith(low)]
    within = [index for index, label in enumerate(labels) if words.search(label.casefold())]
    found = same[:1] or beginning or within
    return found[0] if len({labels[index].casefold() for index in found}) == 1 else None


def listed(names: Iterable[str], nothing: str = "nothing") -> str:
    """All names as in `a, b and c`; `nothing` if there are none."""
    every = list(names)
    if not every:
        return nothing
    return every[0] if len(every) == 1 else f"{', '.join(every[:-1])} and {every[-1]}"
