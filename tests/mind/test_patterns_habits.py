"""What times and topics add up to: hours on end and people who are no longer spoken of, never a finding by themselves."""

from __future__ import annotations

import json

import pytest

from bot.mind import patterns
from bot.mind.line import taken_apart
from bot.mind.patterns_people import mentions_people

NOW, DAY = 490_008.0, 24.0


def chatted(kept, *, day, hours, signals=None, every=0.1):
    """Lines every six minutes for so many hours of a day."""
    for number in range(round(hours / every) + 1):
        at = NOW + day * DAY + number * every
        kept, _ = patterns.observe(kept, signals or {}, at_hours=at, speaker="ada")
    return kept


def points(kept, name="overdependence"):
    return kept["records"].get(name, {}).get("score", 0.0)


def shown(kept, day):
    return {
        one.type: one.severity for one in patterns.present(kept, at_hours=NOW + day * DAY + 12, speaker="ada")
    }


def test_three_long_days_in_a_week_add_points_once_a_week():
    kept = {}
    for day, expected in ((0, 0), (2, 0), (4, 2), (5, 2)):
        kept = chatted(kept, day=day, hours=3.2)
        assert points(kept) == pytest.approx(expected, abs=0.2)


@pytest.mark.parametrize(
    ("days", "hours", "every"), [((0, 4, 8), 4, 0.1), ((0, 1, 2), 2.5, 0.1), ((0, 1, 2), 9, 0.5)]
)
def test_days_far_apart_short_days_and_long_pauses_are_no_long_days(days, hours, every):
    kept = {}
    for day in days:
        kept = chatted(kept, day=day, hours=hours, every=every)
    assert kept["records"] == {}


def test_hours_alone_never_make_a_finding():
    kept = {}
    for day in range(60):
        kept = chatted(kept, day=day, hours=4)
        assert shown(kept, day) == {}


def test_hours_and_one_line_are_no_finding_and_two_lines_of_one_kind_stay_mild():
    kept = {}
    for day in range(30):
        kept = chatted(kept, day=day, hours=3.5)
    one, _ = patterns.observe(kept, {"OD1": 1.0}, at_hours=NOW + 30 * DAY, speaker="ada")
    two, _ = patterns.observe(one, {"OD1": 1.0}, at_hours=NOW + 31 * DAY, speaker="ada")
    assert shown(one, 30) == {}
    assert shown(two, 31) == {"overdependence": "mild"}


def test_hours_add_to_what_was_said():
    said = {"OD10": 0.8}, {"OD8": 0.8}
    quiet, long = {}, {}
    for day in range(3):
        quiet = chatted(quiet, day=day, hours=0.2)
        long = chatted(long, day=day, hours=3.2)
    for day, signals in enumerate(said, 3):
        quiet, _ = patterns.observe(quiet, signals, at_hours=NOW + day * DAY, speaker="ada")
        long, _ = patterns.observe(long, signals, at_hours=NOW + day * DAY, speaker="ada")
    assert shown(quiet, 4) == {}
    assert shown(long, 4) == {"overdependence": "mild"}


def weeks(*shares, turns=12, days=5):
    """Weeks with so many lines a day, of which this share speaks of people."""
    kept = {}
    for week, share in enumerate(shares):
        for day in range(days):
            for number in range(turns):
                at = NOW + (week * 7 + day) * DAY + number
                people = number < share * turns
                kept, _ = patterns.observe(kept, {}, at_hours=at, speaker="ada", people=people)
    return kept


def test_people_who_are_no_longer_spoken_of_add_a_point():
    kept = weeks(0.5, 0.5, 0.5, 0.5, 0.1, 0.1, 0.1)
    assert points(kept, "isolation") == pytest.approx(1, abs=0.5)
    assert patterns.present(kept, at_hours=kept["last"], speaker="ada") == ()


@pytest.mark.parametrize(
    "course",
    [
        (0.5,) * 7,
        (0.5, 0.5, 0.5, 0.5, 0.3, 0.3, 0.3),
        (0.1, 0.1, 0.1, 0.1, 0.5, 0.5, 0.5),
        (0.5, 0.1, 0.1),
        (0.0,) * 8,
    ],
)
def test_a_small_drop_a_rise_or_few_weeks_add_nothing(course):
    assert weeks(*course)["records"] == {}


def test_few_lines_add_nothing():
    assert weeks(0.5, 0.5, 0.5, 0.5, 0, 0, 0, turns=2, days=2)["records"] == {}


def test_where_nobody_says_whom_a_line_speaks_of_nothing_is_counted():
    kept = chatted({}, day=0, hours=1)
    assert "weeks" not in kept["habits"]


def test_what_is_kept_of_habits_stays_small_and_is_json():
    kept = weeks(*([0.5, 0.0] * 20))
    assert len(json.dumps(kept["habits"])) < 400
    assert json.loads(json.dumps(kept)) == kept


def test_disputing_forgets_the_long_days():
    kept = {}
    for day in range(2):
        kept = chatted(kept, day=day, hours=3.5)
    kept = chatted(patterns.dispute(kept, "overdependence"), day=2, hours=3.5)
    assert kept["records"] == {}


@pytest.mark.parametrize(
    "text",
    ["my sister came over", "we went hiking", "told my boss no", "he never calls", "pub with the mates"],
)
def test_a_line_about_people_is_seen(text):
    assert mentions_people(taken_apart(text).words)


@pytest.mark.parametrize("text", ["you're sweet", "i had soup", "fix this code", "what's the weather", ""])
def test_a_line_without_people_is_not(text):
    assert not mentions_people(taken_apart(text).words)
