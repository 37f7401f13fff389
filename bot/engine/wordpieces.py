"""Text -> the numbers of its word pieces, as BERT's uncased English encoders learned them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

UNKNOWN: Final = "[UNK]"
BEGIN: Final = "[CLS]"
END: Final = "[SEP]"
_LONGEST_WORD: Final = 100
_CHINESE: Final = (
    (0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0x20000, 0x2A6DF), (0x2A700, 0x2B73F), (0x2B740, 0x2B81F), (0x2B820, 0x2CEAF), (0xF900, 0xFAFF),
    (0x2F800, 0x2FA1F),
)  # fmt: skip


def vocabulary() -> dict[str, int]:
    """The pieces that the encoder knows, from the file beside this one."""
    lines = Path(__file__).with_suffix(".txt").read_text(encoding="utf-8").split("\n")
    return {piece: number for number, piece in enumerate(lines) if piece}


def numbered(text: str, vocabulary: Mapping[str, int], *, most: int) -> list[int]:
    """The pieces' numbers, between a begin and an end; of a long text the first `most` - 2 pieces.

    The rules are those of Devlin et al. (2019): lower case, accents dropped, marks apart, the longest known piece first.
    """
    found: list[int] = [vocabulary[BEGIN]]
    for word in _words(text):
        found += _pieces(word, vocabulary)
        if len(found) >= most:
            break
    return [*found[: most - 1], vocabulary[END]]


def _words(text: str) -> Iterator[str]:
    spaced = "".join(_spaced(mark) for mark in text)
    for word in spaced.split():
        bare = "".join(
            mark for mark in unicodedata.normalize("NFD", word.lower()) if unicodedata.category(mark) != "Mn"
        )
        yield from "".join(f" {mark} " if _is_a_mark(mark) else mark for mark in bare).split()


def _spaced(mark: str) -> str:
    code = ord(mark)
    if mark in "\t\n\r":
        return " "
    if code in {0, 0xFFFD} or unicodedata.category(mark) in {"Cc", "Cf"}:
        return ""
    return f" {mark} " if any(low <= code <= high for low, high in _CHINESE) else mark


def _is_a_mark(mark: str) -> bool:
    return (mark.isascii() and mark.isprintable() and not mark.isalnum() and mark != " ") or (
        unicodedata.category(mark).startswith("P")
    )


def _pieces(word: str, vocabulary: Mapping[str, int]) -> list[int]:
    if len(word) > _LONGEST_WORD:
        return [vocabulary[UNKNOWN]]
    found: list[int] = []
    start = 0
    while start < len(word):
        ahead = "##" if start else ""
        ends = (end for end in range(len(word), start, -1) if ahead + word[start:end] in vocabulary)
        end = next(ends, None)
        if end is None:
            return [vocabulary[UNKNOWN]]
        found.append(vocabulary[ahead + word[start:end]])
        start = end
    return found
