"""Long answers are cut into messages that look right and lose nothing."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.text import LIMIT, SMALLEST_LIMIT, pieces, units

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466"
THUMB = "\U0001f44d\U0001f3fd"
HEART = "\u2764\ufe0f"
FLAG = "\U0001f1e7\U0001f1f7"
WALES = "\U0001f3f4\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f"
KEYCAP = "1\ufe0f\u20e3"
ACCENTED = "e\u0301"
SYLLABLE = "\u1112\u1161\u11ab"


def seen(text: str) -> str:
    """The text without white space and without the marks of code."""
    return re.sub(r"[\s`]", "", text)


def test_a_short_text_stays_one_message_as_it_is() -> None:
    assert pieces("  hello\n") == ["  hello\n"]


@pytest.mark.parametrize("blank", ["", " ", "\n\n\t", " " * 5000])
def test_nothing_visible_makes_no_message(blank: str) -> None:
    assert pieces(blank) == []


def test_exactly_the_limit_is_one_message_and_one_more_is_two() -> None:
    assert pieces("a" * LIMIT) == ["a" * LIMIT]
    assert [len(piece) for piece in pieces("a" * (LIMIT + 1))] == [LIMIT, 1]


def test_the_length_is_counted_in_utf_16_units() -> None:
    assert units("a\U0001f600") == 3
    assert [len(piece) for piece in pieces("\U0001f600" * 1500)] == [1000, 500]


@pytest.mark.parametrize(
    ("between", "kind"), [("\n\n", "paragraph"), ("\n", "line"), (". ", "sentence"), (" ", "word")]
)
def test_the_best_end_in_reach_is_taken(between: str, kind: str) -> None:
    text = f"{'b' * 60}{between}{'c' * 20} {'d' * 90}"
    first = {
        "paragraph": "b" * 60,
        "line": "b" * 60,
        "sentence": "b" * 60 + ".",
        "word": f"{'b' * 60} {'c' * 20}",
    }
    assert pieces(text, 100)[0] == first[kind]


def test_a_paragraph_that_ends_early_does_not_waste_the_message() -> None:
    text = "Hi.\n\n" + "word " * 60
    assert len(pieces(text, 100)[0]) > 50


def test_the_next_message_does_not_start_with_the_space_of_the_cut() -> None:
    assert pieces(f"{'a' * 90}   {'b' * 90}", 100) == ["a" * 90, "b" * 90]


@pytest.mark.parametrize("character", [FAMILY, THUMB, HEART, FLAG, WALES, KEYCAP, ACCENTED, SYLLABLE, "\r\n"])
@pytest.mark.parametrize("shift", range(4))
def test_what_people_see_as_one_character_is_never_cut(character: str, shift: int) -> None:
    made = pieces("x" * shift + character * 60, 100)
    assert len(made) > 1 or not character.strip()
    for piece in made:
        assert not piece.replace(character, "").strip("x\r\n")


@pytest.mark.parametrize(
    "whole",
    [
        "<:wave:123456789012345678>",
        "<a:dance:123456789012345678>",
        "<@123456789012345678>",
        "<@&123456789012345678>",
        "<#123456789012345678>",
        "</outreach on:123456789012345678>",
        "<t:1700000000:R>",
        "https://example.org/a/long/way?with=things",
        "[a page](https://example.org/page)",
        "`some code`",
    ],
)
@pytest.mark.parametrize("shift", range(0, 60, 7))
def test_emoji_mentions_and_links_are_never_cut(whole: str, shift: int) -> None:
    text = f"{'x' * (60 + shift)}{whole}{'y' * 80}"
    assert sum(whole in piece for piece in pieces(text, 100)) == 1


def test_a_link_longer_than_a_message_is_cut_rather_than_lost() -> None:
    link = "https://example.org/" + "a" * 300
    assert "".join(pieces(link, 100)) == link


def test_a_pile_of_accents_longer_than_a_message_is_cut_rather_than_lost() -> None:
    pile = "a" + "\u0301" * 300
    assert "".join(pieces(pile, 100)) == pile


def test_a_code_block_is_closed_and_opened_again_with_its_language() -> None:
    lines = [f"    line_{number} = {number}" for number in range(40)]
    made = pieces("Look:\n```py\n" + "\n".join(lines) + "\n```\nThat is it.", 300)
    assert len(made) > 2
    assert made[0].startswith("Look:\n```py\n")
    assert all(piece.startswith("```py\n") for piece in made[1:])
    assert all(piece.endswith("\n```") for piece in made[:-1])
    assert made[-1].endswith("```\nThat is it.")
    kept = [line for piece in made for line in piece.splitlines() if line.startswith("    ")]
    assert kept == lines


@pytest.mark.parametrize("limit", range(80, 140, 3))
def test_code_keeps_its_blank_lines_and_its_indentation(limit: int) -> None:
    code = "\n".join(f"def f{number}():\n    pass\n\n" for number in range(30)) + "end"
    made = pieces(f"```py\n{code}\n```", limit)
    bodies = [piece.removeprefix("```py\n").removesuffix("\n```") for piece in made]
    assert "\n".join(bodies) == code


def test_no_empty_code_block_is_left_where_a_block_starts_or_ends_at_the_cut() -> None:
    for before in range(60, 100):
        made = pieces(f"{'a' * before}\n```py\n{'b' * 30}\n```\n{'c' * 60}", 100)
        assert not any(re.search(r"```(?:py)?\s*```", piece) for piece in made), made


def test_a_code_block_that_was_cut_off_is_closed_in_every_message() -> None:
    made = pieces("Here:\n```\n" + "row\n" * 100, 150)
    assert len(made) > 2
    assert all(piece.count("```") == 2 for piece in made)


def test_three_backticks_in_a_sentence_are_no_code_block() -> None:
    made = pieces("Type ``` to start. " + "word " * 60, 100)
    assert "".join(made).count("```") == 1


def test_a_limit_without_room_is_refused() -> None:
    with pytest.raises(ValueError, match="at least"):
        pieces("hello", SMALLEST_LIMIT - 1)


bits = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        [
            FAMILY,
            THUMB,
            FLAG,
            KEYCAP,
            ACCENTED,
            "<:wave:1234>",
            "https://example.org/x",
            "\n",
            "\n\n",
            ". ",
            " ",
            "word",
        ]
    ),
    st.integers(1, 200).map(lambda number: "w" * number),
)
texts = st.lists(bits, max_size=60).map("".join)
code = st.lists(st.text(alphabet="ab \n", max_size=80), min_size=1, max_size=6).map(
    lambda parts: "c" + "\n".join(parts) + "c"
)
written = st.lists(
    st.one_of(st.text(alphabet="xyz. \n", max_size=120), code.map(lambda inner: f"\n```\n{inner}\n```\n")),
    max_size=8,
).map("".join)


@given(texts.filter(lambda text: "`" not in text), st.integers(SMALLEST_LIMIT, 300))
@example("\ud83d\ude00" * 80, 64)
def test_nothing_is_lost_nothing_is_blank_and_everything_fits(text: str, limit: int) -> None:
    made = pieces(text, limit)
    assert seen("".join(made)) == seen(text)
    assert all(piece.strip() for piece in made)
    assert all(units(piece) <= limit for piece in made)


@given(written, st.integers(SMALLEST_LIMIT, 300))
def test_every_message_closes_the_code_it_opens_and_no_code_is_lost(text: str, limit: int) -> None:
    made = pieces(text, limit)
    assert seen("".join(made)) == seen(text)
    assert all(units(piece) <= limit and piece.strip() for piece in made)
    assert all(piece.count("```") % 2 == 0 for piece in made)


@given(st.text(alphabet="`a \n", max_size=400), st.integers(SMALLEST_LIMIT, 120))
def test_any_muddle_of_backticks_still_makes_messages_that_fit(text: str, limit: int) -> None:
    made = pieces(text, limit)
    assert all(piece.strip() and units(piece) <= limit for piece in made)
    assert seen("".join(made)) == seen(text)
