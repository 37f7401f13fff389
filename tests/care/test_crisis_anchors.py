"""A line is looked at no closer where no phrase of danger can be: none may be missed for that."""

from __future__ import annotations

from examples import Examples

from bot import crisis


def test_a_text_that_a_phrase_of_danger_means_has_the_words_that_it_is_sought_by():
    meant = 0
    for name, (_, way, _) in (*crisis._PHRASES.items(), *crisis._BETWEEN.items()):
        examples = Examples(way.pattern)
        for text in (examples.one() for _ in range(2000)):
            whole = [match[0] for match in way.finditer(text)]
            assert [match[0] for match in crisis._matches(name, text)] == whole[: crisis._ENOUGH], text
            meant += bool(whole)
    assert meant > 5000
