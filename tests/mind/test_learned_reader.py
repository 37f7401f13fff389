"""The learned part of the reading: the same numbers however it is asked, small, and able to say which words it heard."""

from __future__ import annotations

import json
from dataclasses import asdict
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.mind import dangers, read, read_all
from bot.mind.joined import INNER, MEANT
from bot.mind.learned import EMOTIONS
from bot.mind.line import plain
from bot.mind.network import Layer
from bot.mind.tokens import MOST, places, tokens
from bot.mind.weights import learned

LINES = [
    "thank you so much, that helped a lot",
    "you're the only one i can talk to, please never leave me",
    'he said "i hate you" and left',
    "> you are worthless\nwho writes such things?",
    "*waves* hiii :) ((ooc: brb))",
    "SHUT UP!!! you useless bot",
    "i lied to you. sorry",
    "❤❤❤",
    "",
    "12:30",
    "hola, qué tal estás",
    "so " * 400,
]
FOREIGN = (Path(__file__).parents[2] / "bot/learning/words/languages.jsonl").read_text().splitlines()
"""Lines of other languages, which the network learned to tell from English."""


def test_lines_read_together_read_as_they_do_alone():
    assert [asdict(one) for one in read_all(LINES)] == [asdict(read(line)) for line in LINES]


@settings(max_examples=40)
@given(st.lists(st.text(max_size=60), min_size=1, max_size=6))
def test_any_lines_read_together_read_as_they_do_alone(lines):
    assert [asdict(one) for one in read_all(lines)] == [asdict(read(line)) for line in lines]


def test_what_is_left_out_where_nobody_asks_changes_nothing_else():
    for full, bare in zip(read_all(LINES), read_all(LINES, explain=False), strict=True):
        left_out = {"graded", "emotions", "because"}
        assert {name: value for name, value in asdict(full).items() if name not in left_out} == {
            name: value for name, value in asdict(bare).items() if name not in left_out
        }


def test_every_sum_of_the_network_stays_where_float32_is_exact():
    network = learned()._network
    layers = (network.windows, network.hidden, network.top, network.direct)
    assert all(isinstance(layer, Layer) for layer in layers)
    for layer in layers:
        assert np.array_equal(layer.weights, np.rint(layer.weights))
        assert (np.abs(layer.weights).sum(axis=0) * 127).max() < 2**24


def test_the_weights_are_a_small_file_of_plain_numbers():
    raw = files("bot.mind").joinpath("weights.npz").read_bytes()
    assert len(raw) < 2_000_000
    with np.load(files("bot.mind").joinpath("weights.npz"), allow_pickle=False) as arrays:  # type: ignore[arg-type]
        assert {arrays[name].dtype.kind for name in arrays.files} <= {"i", "u", "f"}


def test_a_higher_score_never_makes_a_signal_less_likely():
    of = learned()
    low, high = (np.full((1, len(of._network.heads)), value) for value in (-3.0, 2.0))
    for ruled in (0.0, 1.0):
        said = np.full((1, len(of.signals)), ruled)
        assert (of.likely(low, said) <= of.likely(high, said)).all()


def test_strengths_and_emotions_are_told_for_every_name():
    reading = read("thanks, i feel so much better now")
    names = [name for name in learned().signals if name not in INNER]
    assert [name for name in reading.graded if name != "question"] == names
    assert tuple(reading.emotions) == EMOTIONS
    assert all(0 <= value <= 1 for value in (*reading.graded.values(), *reading.emotions.values()))
    assert max(reading.emotions, key=reading.emotions.__getitem__) == "gratitude"


@pytest.mark.parametrize(
    ("line", "signal", "telling"),
    [
        ("we had soup, the bus was late, and thank you so much for the tip by the way", "gratitude", "thank"),
        (
            "the train was late, the soup was cold and you are a stupid idiot anyway",
            "hostility",
            "idiot",
        ),
        ("it rained all day in leeds. sorry for yelling at you. the cat is asleep now", "apology", "sorry"),
    ],
)
def test_the_network_names_the_words_that_spoke_most_for_a_signal(line, signal, telling):
    of = learned()
    words = of.telling(of.hear([line]), 0, signal)
    assert words in line
    assert telling in words
    assert len(words.split()) <= 3


def test_each_signal_that_counts_has_words():
    for line in LINES:
        reading = read(line)
        assert {one.signal for one in reading.because} == set(reading.signals)
        assert all(one.words for one in reading.because)


def test_what_counts_is_more_likely_than_not():
    reading = read("i can't live without you")
    assert all(reading.graded[name] >= MEANT for name in reading.signals)


def test_what_is_quoted_is_nobodys_own():
    assert "hostility" not in read('my sister yelled "you are worthless, i hate you" at the tv').signals
    assert "hostility" in read("you are worthless, i hate you").signals


def test_other_languages_are_not_guessed_at():
    foreign = [json.loads(row)["text"] for row in FOREIGN if not json.loads(row)["english"]]
    read_anyway = [text for text, one in zip(foreign, read_all(foreign), strict=True) if one.confidence]
    assert len(read_anyway) <= len(foreign) // 25, read_anyway


def test_danger_is_heard_and_grows_with_what_is_said():
    calm, grave = dangers(["what a lovely evening, we had pancakes", "i am going to kill myself tonight"])
    assert all(one < other for one, other in zip(calm, grave, strict=True))
    assert dangers([]) == []


@given(st.text(max_size=300))
def test_every_token_has_its_place_in_the_line(text):
    line = plain(text)
    spans = places(line)
    assert len(spans) == len(tokens(line)) <= MOST
    assert all(0 <= start <= end <= len(line) for start, end in spans)
