"""The first evening, played through the real bot: a chat, an opt-in, a day of silence, one message by day, Stop, and silence."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import discord
import pytest
from house import HandClock, Played, rehearsed

from cogs.outreach import courier

HERE = Path(__file__).parent
SCRIPT = (HERE / "first_evening.txt").read_text(encoding="utf-8").splitlines()
BERLIN = ZoneInfo("Europe/Berlin")


def unasked(played: Played) -> list[dict]:
    """What the bot wrote first: its messages with a Stop button."""
    return [event for event in played.of("sonder", "dm:alice") if "Stop" in event["buttons"]]


@pytest.fixture
async def evening(tmp_path: Path) -> Played:
    return await rehearsed(tmp_path, SCRIPT)


async def test_the_evening_ends_as_it_should(evening: Played):
    assert (evening.status, evening.complaints) == (0, "")


async def test_after_a_day_of_silence_one_message_comes_by_day(evening: Played):
    (message,) = unasked(evening)
    local = datetime.fromisoformat(message["at"]).astimezone(BERLIN)
    assert 9 <= local.hour < 21
    assert (
        timedelta(hours=2)
        < datetime.fromisoformat(message["at"]) - HandClock.now
        <= timedelta(days=1, minutes=10)
    )
    assert message["buttons"] == ["Stop", "Less often", "Not today"]
    assert "AI" in message["text"]


async def test_stop_is_answered_by_one_neutral_line_and_then_nothing(evening: Played):
    after = evening.events[evening.events.index(unasked(evening)[0]) + 1 :]
    said = [event for event in after if event["from"] == "sonder" and event["kind"] == "message"]
    assert [event["text"] for event in said] == ["Off. `/outreach on` switches it on again."]
    assert said[0]["only_for"] == "alice"


async def test_without_stop_two_unanswered_messages_are_the_last_within_a_month(tmp_path: Path):
    played = await rehearsed(tmp_path, [*SCRIPT[:7], "wait 14d"])
    assert 1 <= len(unasked(played)) <= 2


async def test_whoever_never_opted_in_is_left_alone(tmp_path: Path):
    played = await rehearsed(tmp_path, [*SCRIPT[:4], "wait 5d"])
    assert unasked(played) == []


@pytest.mark.parametrize("zone", ["America/New_York", "Asia/Tokyo", "Australia/Sydney", "UTC"])
async def test_it_is_day_wherever_the_person_lives(tmp_path: Path, zone: str):
    played = await rehearsed(tmp_path, [*SCRIPT[:4], f"/outreach on zone:{zone}", SCRIPT[5], "wait 2d"])
    (message, *_) = unasked(played)
    assert 9 <= datetime.fromisoformat(message["at"]).astimezone(ZoneInfo(zone)).hour < 21


async def test_a_closed_door_switches_it_off_and_the_status_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    class Closed(discord.Forbidden):
        def __init__(self) -> None:
            self.status, self.code, self.text = 403, 50007, ""

    async def refuse(*arguments: object, **options: object) -> None:
        raise Closed

    monkeypatch.setattr(courier.discord.PartialMessageable, "send", refuse)
    played = await rehearsed(tmp_path, [*SCRIPT[:7], "wait 2d", "/outreach status"])
    status = played.of("sonder", "dm:alice")[-1]["embeds"][0]
    assert status["description"].startswith("Off")
    assert "DMs are closed" in status["description"]


async def test_less_often_and_not_today_do_what_they_say(tmp_path: Path):
    played = await rehearsed(
        tmp_path, [*SCRIPT[:8], "press Less often", "press Not today", "/outreach status"]
    )
    texts = [event["text"] for event in played.of("sonder", "dm:alice")]
    assert any(text.startswith("Doubled, from 56 hours to 112 hours") for text in texts)
    assert any(text.startswith("Nothing more today: nothing before") for text in texts)


async def test_a_store_that_is_kept_goes_on_where_it_stopped(tmp_path: Path):
    await rehearsed(tmp_path, SCRIPT[:7])
    later = await rehearsed(tmp_path, ["wait 1d"], start=HandClock.now + timedelta(hours=1))
    assert len(unasked(later)) == 1


async def test_the_newest_buttons_work_after_a_restart(tmp_path: Path):
    await rehearsed(tmp_path, SCRIPT[:8])
    later = await rehearsed(tmp_path, ["/outreach status"], start=HandClock.now + timedelta(days=1, hours=1))
    assert later.of("sonder")[-1]["embeds"][0]["description"].startswith("On")


def test_the_command_plays_the_script_as_the_readme_says(tmp_path: Path):
    played = subprocess.run(
        [sys.executable, "-m", "bot", "rehearse", "--script", str(HERE / "first_evening.txt"), "--json", "--start", "2026-03-02T18:00Z"],
        cwd=HERE.parents[1], capture_output=True, text=True, timeout=250, check=False,
    )  # fmt: skip
    assert played.returncode == 0, played.stderr
    events = [json.loads(line) for line in played.stdout.splitlines()]
    assert set(events[0]) >= {"at", "place", "from", "kind", "text", "embeds", "buttons", "files", "only_for"}
    assert datetime.fromisoformat(events[0]["at"]) >= datetime(2026, 3, 2, 18, tzinfo=UTC)
    assert sum("Stop" in event["buttons"] for event in events if event["kind"] == "message") == 1
