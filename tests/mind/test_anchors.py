"""Phrases are tried only on texts that hold their words: none may be missed for that."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from examples import Examples

from bot.mind import (
    line,
    reading_meaning,
    signals,
    ways_disclosure,
    ways_push,
    ways_reliance,
    ways_social,
    ways_worship,
)
from bot.mind.anchors import alternatives, outlined
from bot.mind.line import taken_apart
from bot.mind.phrasebook import Phrasebook, in_order, words_of
from bot.mind.ways import ways

BOOKS = {
    "signals": signals._BOOK,
    "events": reading_meaning._BOOK,
    "invented": line._BOOK,
}
TESTS = Path(__file__).parents[1]
COMMON = ["i", "you", "it's", "not", "never", "so", "the", "a", "with", "me", "my", "to", "are", "don't", "|"]
MODULES = [ways_disclosure, ways_push, ways_reliance, ways_social, ways_worship]


def said_in_tests() -> set[str]:
    """Every string of the tests of the mind and of care, and its lines."""
    found: set[str] = set()
    for path in [*TESTS.glob("mind/*.py"), *TESTS.glob("care/*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found |= {node.value, *node.value.splitlines()}
    return found


def mixed(said: list[str], start: int) -> str:
    """The words, each after a common one: what has many anchors and few phrases."""
    return " ".join(f"{COMMON[(start + at * 7) % len(COMMON)]} {word}" for at, word in enumerate(said))


def patterns_of(book: Phrasebook) -> dict[str, re.Pattern[str]]:
    """The phrases of a name as the alternatives of one expression."""
    bodies: dict[str, list[str]] = {}
    for phrase in book._phrases:
        bodies.setdefault(phrase.name, []).append(phrase.compiled(phrase.way).pattern)
    return {name: re.compile("|".join(body)) for name, body in bodies.items()}


@pytest.mark.parametrize("name", BOOKS)
def test_a_text_that_a_phrase_means_has_the_words_that_it_is_sought_by(name):
    book = BOOKS[name]
    meant = 0
    for at, phrase in enumerate(book._phrases):
        whole = phrase.compiled(phrase.way)
        examples = Examples(whole.pattern)
        for text in (examples.one() for _ in range(12)):
            if whole.search(text):
                meant += 1
                assert book.index.possible(words_of(text)) >> at & 1, (phrase.way, text)
    assert meant > 4 * len(book._phrases)


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_the_alternatives_of_a_way_are_the_way(module):
    outlines = outlined(module.CLASSES)
    for block in (block for name, block in vars(module).items() if name.isupper() and isinstance(block, str)):
        for way in ways(block):
            assert "|".join(one.way for one in alternatives(way, outlines)) == way


@pytest.mark.parametrize("name", BOOKS)
def test_a_book_finds_what_one_expression_of_all_its_phrases_finds(name):
    book, whole = BOOKS[name], patterns_of(BOOKS[name])
    spoken = sorted({taken_apart(text).spoken for text in said_in_tests()})[::2]
    heaps = [mixed(text.split(), at) for at, text in enumerate(spoken[::4])]
    for text in [*spoken, *heaps]:
        met = book.met(text, words_of(text))
        found = {one: [hit.span() for hit in in_order(first, text)] for one, first in met.items()}
        assert found == {
            one: spans
            for one, each in whole.items()
            if (spans := [hit.span() for hit in each.finditer(text)])
        }


def test_a_phrase_without_words_is_always_tried():
    book = Phrasebook(({"number": r"\d+ ?%"}, {}))
    assert list(book.met("it is 40 now, 50% of it", words_of("it is 40 now, 50% of it"))) == ["number"]
