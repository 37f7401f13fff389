"""Small amounts written out in words."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.text import ago, counted, duration, plain_list


@pytest.mark.parametrize(
    ("words", "said"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_a_list_reads_as_a_person_would_say_it(words: list[str], said: str) -> None:
    assert plain_list(words) == said


@pytest.mark.parametrize(
    ("length", "said"),
    [
        (timedelta(seconds=59), "less than a minute"),
        (timedelta(seconds=61), "1 minute"),
        (timedelta(minutes=59), "59 minutes"),
        (timedelta(hours=1), "1 hour"),
        (timedelta(hours=47), "47 hours"),
        (timedelta(days=2), "2 days"),
        (timedelta(days=20), "2 weeks"),
        (timedelta(days=70), "2 months"),
        (timedelta(days=800), "2 years"),
        (timedelta(seconds=-5), "less than a minute"),
    ],
)
def test_a_duration_is_said_in_its_largest_fitting_unit(length: timedelta, said: str) -> None:
    assert duration(length) == said


def test_the_past_is_told_from_now() -> None:
    assert ago(timedelta(seconds=3)) == "just now"
    assert ago(timedelta(hours=3)) == "3 hours ago"


def test_one_thing_has_no_plural() -> None:
    assert (counted(1, "time"), counted(2, "time"), counted(0, "time")) == ("1 time", "2 times", "0 times")
