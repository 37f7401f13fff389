"""Everything about writing first is set from buttons, menus and forms, and each change shows the whole and the earliest moment."""

from __future__ import annotations

import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest
from house import HandClock, Played, rehearsed

from cogs.outreach.forms import hour_in, hours_in, whole_in

ON = ("hi there, I'm new here", "/outreach on zone:Europe/Berlin", "press I am 18 or older")
EARLIEST = "The earliest I could write"


async def play(folder: Path, *lines: str, **changes) -> Played:
    played = await rehearsed(folder, [*ON, *lines], **changes)
    assert (played.status, played.complaints) == (0, "")
    return played


def shown(played: Played) -> dict:
    """The last thing that the bot showed in a box: what stands in it, by the name of its fields, and around it."""
    event = [event for event in played.events if event["from"] == "sonder" and event["embeds"]][-1]
    box = event["embeds"][0]
    fields = {field["name"]: field["value"] for field in box.get("fields", [])}
    return {
        "note": event["text"],
        "title": box["title"],
        "says": box["description"],
        "buttons": event["buttons"],
    } | fields


async def test_switching_on_ends_in_the_panel_with_a_preview(tmp_path: Path):
    panel = shown(await play(tmp_path))
    assert panel["says"].startswith(f"On. {EARLIEST}")
    assert panel["buttons"] == ["Quiet hours…", "Search a time zone…", "Switch off"]


@pytest.mark.parametrize(
    ("lines", "field", "value"),
    [
        (["choose attachment_seeking, need_deficit"], "Reasons that count", "off: emotional_overflow"),
        (["choose At least 3 days"], "Time between messages", "at least 72 hours"),
        (["choose Another time", "fill 36h"], "Time between messages", "at least 36 hours"),
        (["choose Another time", "fill 2 days"], "Time between messages", "at least 48 hours"),
        (["choose At most 1 a day, 2 a week"], "At most", "1 a day, 2 a week"),
        (["choose Other numbers", "fill day, at most=2 week, at most=5"], "At most", "2 a day, 5 a week"),
        (["press Quiet", "fill from=10 pm until=7"], "Quiet hours", "22:00 to 07:00 in Europe/Berlin"),
        (["choose Europe/London"], "Quiet hours", "21:00 to 09:00 in Europe/London"),
        (["press Search", "fill tokyo", "choose Asia/Tokyo"], "Quiet hours", "21:00 to 09:00 in Asia/Tokyo"),
    ],
)
async def test_each_setting_has_a_control_and_is_kept(
    tmp_path: Path, lines: list[str], field: str, value: str
):
    panel = shown(await play(tmp_path, "/outreach status", *lines))
    assert panel["title"] == "Set"
    assert value in panel[field]
    assert EARLIEST in panel["says"]
    later = await rehearsed(tmp_path, ["/outreach status"], start=HandClock.now + timedelta(hours=1))
    assert value in shown(later)[field]


@pytest.mark.parametrize(
    ("lines", "example"),
    [
        (["choose Another time", "fill soonish"], "for example, 36 or 2 days"),
        (["choose Another time", "fill 99999"], "24 is a day, 168 a week"),
        (["choose Other numbers", "fill day, at most=1 week, at most=lots"], "1 a day and 3 a week"),
        (["choose Other numbers", "fill day, at most=99 week, at most=99"], "1 to 3 a day"),
        (["press Quiet", "fill from=late until=8"], "for example, 22 or 10 pm"),
        (["press Quiet", "fill from=9 until=9"], "a beginning and an end that differ"),
        (["press Search", "fill qwxyz"], "for example Berlin or Chicago"),
    ],
)
async def test_what_cannot_be_understood_ends_in_an_example_and_changes_nothing(
    tmp_path: Path, lines: list[str], example: str
):
    before = shown(await play(tmp_path, "/outreach status"))
    later = await rehearsed(
        tmp_path, ["/outreach status", *lines], start=HandClock.now + timedelta(minutes=30)
    )
    after = shown(later)
    assert example in after["note"]
    assert after["note"].endswith("Nothing was changed.")
    kept = ("Reasons that count", "Time between messages", "At most", "Quiet hours")
    assert [after[name] for name in kept] == [before[name] for name in kept]


async def test_a_mention_in_a_form_reaches_nobody(tmp_path: Path):
    panel = shown(await play(tmp_path, "/outreach status", "press Search", "fill @everyone"))
    assert "@everyone" not in panel["note"]


async def test_off_and_on_again_asks_the_question_with_the_zone_that_was_known(tmp_path: Path):
    played = await play(tmp_path, "/outreach status", "press Switch off", "press Switch on")
    question = shown(played)
    assert question["title"] == "May I write to you first?"
    assert question["Your time zone"].startswith("Europe/Berlin")
    later = await rehearsed(tmp_path, ["/outreach status"], start=HandClock.now + timedelta(hours=1))
    assert shown(later)["says"].startswith("Off")


async def test_somebody_who_never_switched_it_on_finds_the_question_behind_a_button(tmp_path: Path):
    played = await rehearsed(tmp_path, ["hi there, I'm new here", "/outreach status", "press Switch on"])
    assert shown(played)["title"] == "May I write to you first?"


async def test_the_question_has_a_search_for_the_zone_and_nothing_is_on_before_the_yes(tmp_path: Path):
    played = await rehearsed(
        tmp_path,
        ["hi there, I'm new here", "/outreach on", "press Search", "fill kolkata", "choose Asia/Kolkata"],
    )
    assert "in Asia/Kolkata" in shown(played)["says"]
    later = await rehearsed(tmp_path, ["/outreach status"], start=HandClock.now + timedelta(hours=1))
    assert shown(later)["says"].startswith("Off")


async def test_the_controls_work_days_later(tmp_path: Path):
    panel = shown(await play(tmp_path, "/outreach status", "wait 3d", "choose At least 7 days"))
    assert panel["Time between messages"] == "at least 168 hours"


async def test_a_control_that_came_too_late_says_so(tmp_path: Path):
    panel = shown(await play(tmp_path, "/outreach status", "stop messaging me", "choose At least 7 days"))
    assert panel["says"].startswith("Off")
    assert "nothing to set" in panel["note"]


async def test_what_another_person_set_is_theirs_alone(tmp_path: Path):
    played = await play(
        tmp_path, "/outreach status", "choose At least 7 days", "as bob", "hello, I'm bob", "/outreach status"
    )
    panel = shown(played)
    assert panel["says"].startswith("Off")
    assert panel["buttons"] == ["Switch on"]


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("36", 36),
        ("36h", 36),
        ("1.5 days", 36),
        ("1,5 d", 36),
        ("2 weeks", 336),
        ("a while", None),
        ("", None),
        ("-3", None),
    ],
)
def test_a_span_is_read_as_people_write_it(text: str, hours: float | None):
    assert hours_in(text) == hours


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("22", 22),
        ("22:00", 22),
        ("10 pm", 22),
        ("10PM", 22),
        ("12am", 0),
        ("noon", 12),
        ("24", 0),
        ("25", None),
        ("13 pm", None),
        ("22:30", None),
    ],
)
def test_an_hour_is_read_as_people_write_it(text: str, hour: int | None):
    assert hour_in(text) == hour


@pytest.mark.parametrize(("text", "count"), [("3", 3), (" 3 ", 3), ("0", None), ("²", None), ("many", None)])
def test_a_count_is_a_whole_number(text: str, count: int | None):
    assert whole_in(text) == count


AGAIN = (
    "/outreach quiet from:22 to:7 zone:Europe/London",
    "/outreach cooldown hours:48",
    "/outreach triggers need_deficit:false emotional_overflow:false",
    "/outreach limits per_day:1 per_week:2",
    "/outreach off",
    "/outreach on",
)


async def test_asking_again_proposes_what_the_person_had_set_and_says_so(tmp_path: Path):
    question = shown(await play(tmp_path, *AGAIN))
    assert "never between 22:00 and 07:00 in Europe/London" in question["says"]
    assert "At most once a day and twice a week" in question["says"]
    assert "at least 48 hours between messages" in question["says"]
    assert "only this counts: a close bond and some time apart" in question["says"]
    assert question["Your time zone"].startswith("Europe/London")


async def test_a_yes_to_that_brings_back_just_what_it_says(tmp_path: Path):
    played = await play(tmp_path, *AGAIN, "press I am 18 or older")
    panel = shown(played)
    assert panel["title"] == "It is on"
    assert panel["Quiet hours"] == "22:00 to 07:00 in Europe/London"
    assert panel["Time between messages"] == "at least 48 hours"
    assert panel["At most"] == "1 a day, 2 a week"
    assert "off: need_deficit" in panel["Reasons that count"]
    asked = [
        box["description"]
        for event in played.events
        for box in event["embeds"]
        if "an AI, may" in box["description"]
    ]
    with sqlite3.connect(tmp_path / "sonder.db") as kept:
        (text,) = kept.execute("SELECT consent_text FROM outreach").fetchone()
    kept.close()
    assert text == asked[-1]


async def test_what_was_wider_than_a_first_permission_does_not_come_back(tmp_path: Path):
    wider = (
        "/outreach limits per_day:3 per_week:21",
        "/outreach cooldown hours:0",
        "/outreach off",
        "/outreach on",
    )
    panel = shown(await play(tmp_path, *wider, "press I am 18 or older"))
    assert panel["At most"] == "1 a day, 3 a week"
    assert panel["Time between messages"] == "at least 4 hours"


async def test_a_yes_to_lines_that_hold_no_more_asks_again(tmp_path: Path):
    lines = ("/outreach on", "/outreach quiet from:1 to:2", "press I am 18 or older")
    question = shown(await play(tmp_path, *lines))
    assert question["note"].endswith("nothing was switched on.")
    assert "never between 01:00 and 02:00" in question["says"]


@pytest.mark.parametrize("command", ["/outreach triggers", "/outreach limits"])
async def test_a_command_that_sets_nothing_shows_how_it_stands(tmp_path: Path, command: str):
    assert shown(await play(tmp_path, command))["title"] == "How it stands"
