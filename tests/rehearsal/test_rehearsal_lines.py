"""What a line means, and where lines come from."""

from __future__ import annotations

import io
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rehearsal import grammar, piped_lines, script_lines, typed_lines
from bot.rehearsal.grammar import (
    Become,
    Choose,
    Fill,
    Go,
    Help,
    Press,
    Quit,
    React,
    Reply,
    Say,
    Slash,
    Unclear,
    Wait,
)
from bot.rehearsal.named import named_values, the_one

PEOPLE, CHANNELS = ("alice", "bob", "mod"), ("general", "companion", "mods")


def read(line, comments=True):
    return grammar.read(line, people=PEOPLE, channels=CHANNELS, comments=comments)


@pytest.mark.parametrize(
    ("line", "deed"),
    [
        ("hello", Say("hello")),
        ("  hello  ", Say("hello")),
        ("say press me", Say("press me")),
        ("\\help", Say("help")),
        ("/outreach on zone:x", Slash("outreach on zone:x")),
        ("press Not today", Press("Not today")),
        ("choose a, b", Choose("a, b")),
        ("fill a=b", Fill("a=b")),
        ("reply yes", Reply("yes")),
        ("react 🌱", React("🌱")),
        ("in #general", Go("general")),
        ("in mods", Go("mods")),
        ("in dm", Go("dm")),
        ("as mod", Become("mod")),
        ("as @Bob", Become("bob")),
        ("wait 26h", Wait(timedelta(hours=26))),
        ("wait 1d12h", Wait(timedelta(days=1.5))),
        ("wait 90 m", Wait(timedelta(minutes=90))),
        ("help", Help()),
        ("quit", Quit()),
        ("# a comment", None),
        ("", None),
    ],
)
def test_a_line_is_the_deed_that_it_names(line, deed):
    assert read(line) == deed


@pytest.mark.parametrize(
    "line",
    [
        "help me",
        "in my opinion",
        "wait for me",
        "as if I cared",
        "react to that",
        "wait",
        "press",
        "#hash",
        "quit smoking",
    ],
)
def test_ordinary_words_stay_a_message(line):
    assert read(line) == Say(line)


@pytest.mark.parametrize("line", ["in #nowhere", "as carol", "wait 5 apples", "wait 9000d", "wait 1e9d"])
def test_a_line_that_was_meant_otherwise_is_unclear(line):
    assert isinstance(read(line), Unclear)


def test_a_hash_is_a_comment_only_in_a_script():
    assert read("# big", comments=False) == Say("# big")


@given(st.integers(0, 300), st.integers(0, 23), st.integers(0, 59))
def test_every_span_is_read_as_it_is_written(days, hours, minutes):
    assert grammar.duration(f"{days}d{hours}h{minutes}m") == timedelta(
        days=days, hours=hours, minutes=minutes
    )


@given(st.text(max_size=60))
def test_no_line_is_too_strange_to_be_read(line):
    read(line)


@given(st.text(max_size=60), st.lists(st.text("abc-", min_size=1, max_size=5), max_size=3))
def test_named_values_lose_no_name_and_never_fail(text, names):
    _, values = named_values(text, names, sign=":")
    assert {name.lower() for name, _ in values} <= {name.lower() for name in names}


def test_values_reach_to_the_next_known_name():
    assert named_values("first a:one two b: c b:three", ["a", "b", "c"], sign=":") == (
        "first",
        [("a", "one two"), ("b", "c"), ("b", "three")],
    )


def test_a_label_is_found_by_a_part_of_it_only_if_no_other_has_it():
    assert the_one("yes", ["I am 18 or older: yes", "No, thank you"]) == 0
    assert the_one("berlin", ["Europe/Berlin", "Europe/London"]) == 0
    assert the_one("europe", ["In Europe", "Not in Europe"]) is None
    assert the_one("es", ["I am 18 or older: yes"]) is None
    assert the_one("not", ["Stop", "Not today"]) == 1
    assert the_one("no", ["No", "Not today"]) == 0
    assert the_one("no", ["Not now", "Not today"]) is None
    assert the_one("", ["Stop"]) is None


async def drained(lines):
    found = []
    while (line := await lines.next("")) is not None:
        found.append(line.rstrip("\n"))
    return found


async def test_a_script_is_read_from_its_file(tmp_path: Path):
    path = tmp_path / "evening.txt"
    path.write_text("hello\n\nwait 1d\n", encoding="utf-8")
    assert await drained(script_lines(path)) == ["hello", "", "wait 1d"]


async def test_piped_lines_end_with_the_stream():
    assert await drained(piped_lines(io.StringIO("one\n\ntwo"))) == ["one", "", "two"]


async def test_typed_lines_show_a_prompt_and_end_with_the_input(monkeypatch, capsys):
    answers, prompts = iter(["one", "two"]), []

    def typed(prompt):
        prompts.append(prompt)
        try:
            return next(answers)
        except StopIteration:
            raise EOFError from None

    monkeypatch.setattr("builtins.input", typed)
    lines = typed_lines()
    assert lines.interactive
    assert [await lines.next("alice ▸ ") for _ in range(3)] == ["one", "two", None]
    assert prompts == ["alice ▸ "] * 3
    capsys.readouterr()


async def test_what_keeps_a_stream_from_being_read_is_raised():
    closed = io.StringIO("never")
    closed.close()
    with pytest.raises(ValueError, match="closed"):
        await piped_lines(closed).next("")
