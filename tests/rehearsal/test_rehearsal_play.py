"""What people do in a rehearsal reaches the real bot, and what it does is told."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from little_bot import PICTURE, START

KEYS = {"at", "place", "from", "kind", "text", "embeds", "buttons", "files", "only_for"}


async def test_a_message_in_the_dm_is_heard_and_both_sides_are_told(play):
    played = await play("hello there")
    assert [(e["from"], e["place"], e["kind"], e["text"]) for e in played.events] == [
        ("alice", "dm:alice", "message", "hello there"),
        ("sonder", "dm:alice", "message", "heard: hello there"),
    ]
    assert set(played.events[0]) == KEYS
    assert (played.status, played.err) == (0, "")


async def test_the_clock_begins_where_it_was_told_even_before_the_simulation_was_made(play):
    early = datetime(2024, 7, 1, 6, 30, tzinfo=UTC)
    played = await play("hello", start=early)
    assert played.events[0]["at"] == "2024-07-01T06:30:00.000Z"
    assert played.bot.cog.times[0] - early < timedelta(seconds=1)


async def test_what_is_due_happens_at_its_own_moment_while_time_passes(play):
    played = await play("/remind minutes:95", "wait 1d")
    (due,) = [event for event in played.of("sonder") if event["text"] == "It is time."]
    at = datetime.fromisoformat(due["at"])
    assert timedelta(minutes=95) <= at - START <= timedelta(minutes=96)
    assert due["place"] == "dm:alice"
    assert len(played.bot.cog.times) in {1440, 1441}


async def test_people_have_places_of_their_own(play):
    played = await play("in #general", "as bob", "hi from bob", "as alice", "hi from alice")
    assert [(e["from"], e["place"]) for e in played.events if e["from"] != "sonder"] == [
        ("bob", "dm:bob"),
        ("alice", "#general"),
    ]


async def test_a_mention_is_a_real_mention_and_is_told_by_name(play):
    played = await play("in #general", "@Sonder hello")
    assert played.texts("alice") == ["@Sonder hello"]
    assert played.texts("sonder") == ["heard: @Sonder hello mentioned"]


async def test_a_reply_and_a_reaction_go_to_the_newest_message_of_the_bot(play):
    played = await play("one", "reply two", "react 🌱")
    assert played.texts("sonder")[1:] == ["heard: two mentioned replied", "saw 🌱"]
    assert played.texts("alice", "notice") == ["reacted with 🌱 to: heard: two mentioned replied"]


async def test_every_kind_of_option_arrives(play):
    line = "/tell text:a few: words count:3 ratio:0.25 sure:yes who:@bob size:very where:#mods"
    played = await play("as mod", "in #general", line)
    assert played.texts("sonder") == ["a few: words|3|0.25|True|bob|xl|mods|en-US"]


async def test_quotation_marks_keep_a_value_together(play):
    played = await play('/tell text:"count:9 is no option here" count:2')
    assert played.texts("sonder")[0].startswith("count:9 is no option here|2|")


async def test_the_language_of_the_people_can_be_chosen(play):
    played = await play("/tell text:x", locale="de")
    assert played.texts("sonder")[0].endswith("|de")


async def test_a_suggestion_is_taken_by_its_name_and_free_text_stays(play):
    played = await play("/near city:new york", "/near city:Atlantis")
    assert played.texts("sonder") == ["America/New_York", "Atlantis"]


async def test_a_command_in_a_group_in_a_group_is_found(play):
    assert (await play("/deep deeper est")).texts("sonder") == ["deep down"]


async def test_boxes_buttons_and_menus_are_told(play):
    (shown,) = (await play("/panel")).events
    assert shown["embeds"] == [
        {"title": "A title", "description": "Some words", "fields": [{"name": "n", "value": "v"}]}
    ]
    assert shown["buttons"] == ["Yes, please", "Tell why", "Break", "Off"]
    assert shown["selects"][0]["options"] == [{"label": "Red", "value": "R"}, {"label": "Blue", "value": "B"}]
    assert (shown["only_for"], shown["kind"]) == ("alice", "message")


async def test_a_menu_and_a_button_are_found_by_the_beginning_of_what_they_say(play):
    played = await play("/panel", "choose blu", "press yes")
    assert [(e["kind"], e["text"], e["buttons"]) for e in played.events[1:]] == [
        ("edit", "chose B", ["Yes, please", "Tell why", "Break", "Off"]),
        ("edit", "done", []),
    ]


async def test_a_form_opens_and_is_filled(play):
    played = await play("in #general", "/panel", "press tell why", 'fill "Your reason"="no time" days=5')
    assert played.events[1]["fields"] == [
        {"label": "Your reason", "value": ""},
        {"label": "Days", "value": "3"},
    ]
    assert played.texts("sonder")[-1] == "no time for 5 days"


async def test_a_field_that_is_left_out_keeps_what_stood_in_it(play):
    played = await play("/panel", "press tell", "fill your=rain")
    assert played.texts("sonder")[-1] == "rain for 3 days"


async def test_what_looks_like_a_field_may_stand_in_quotation_marks(play):
    played = await play("/panel", "press tell", 'fill your="rain weeks=2" days=5')
    assert played.texts("sonder")[-1] == "rain weeks=2 for 5 days"


async def test_a_picture_is_saved_under_a_name_of_its_own_each_time(play):
    played = await play("/picture", "/picture")
    paths = [event["files"] for event in played.events]
    assert len({path for files in paths for path in files}) == 2
    assert [content_of(files) for files in paths] == [PICTURE] * 2
    assert "trust-level" in paths[0][0]
    assert {event["kind"] for event in played.events} == {"message"}


def content_of(files):
    (path,) = files
    return Path(path).read_bytes()


async def test_only_visible_changes_are_edits_and_a_deletion_is_told(play):
    played = await play("/rewrite")
    assert [(e["kind"], e["text"]) for e in played.events] == [
        ("message", "first"),
        ("edit", "second"),
        ("notice", "deleted: second"),
    ]


async def test_the_moderators_have_their_channel_to_themselves(play):
    played = await play("in #mods", "as mod", "in #general", "/alarm channel:#mods", "in #mods", "here")
    assert "cannot see #mods" in played.events[0]["text"]
    assert [(e["from"], e["place"]) for e in played.events[1:4]] == [
        ("sonder", "#mods"),
        ("sonder", "#general"),
        ("mod", "#mods"),
    ]


async def test_comments_and_blank_lines_do_nothing_and_a_backslash_sends_anything(play):
    played = await play("# a comment", "", "  ", "\\/not a command", "say help", "quit", "never said")
    assert played.texts("alice") == ["/not a command", "help"]


@pytest.mark.parametrize(
    ("lines", "hint"),
    [
        (["/nothing"], "/panel"),
        (["/deep wrong"], "/deep deeper est"),
        (["/alarm channel:#mods"], "/panel"),
        (["/tell"], "needs text"),
        (["/tell text:x count:many"], "whole number"),
        (["/tell text:x size:medium"], "Very big and Small"),
        (["/tell some words"], "text (text)"),
        (["/panel", "press nowhere"], "[ Yes, please ]"),
        (["/panel", "press off"], "switched off"),
        (["/panel", "choose green"], "Red and Blue"),
        (["fill a=b"], "no form open"),
        (["/panel", "press tell", "fill days=2"], "needs Your reason"),
        (
            ["/panel", "press tell", "fill your=rain weeks=2"],
            "“weeks=2” in the form. Its fields: “Your reason” and “Days”",
        ),
        (["choose x"], "no menu"),
        (["reply to nobody"], "no message of Sonder"),
        (["in #nowhere"], "#general, #companion, #mods"),
        (["as carol"], "alice, bob, mod"),
        (["wait 3 fortnights"], "wait 26h"),
        (["wait 900d"], "366 days"),
        (["/silent"], "did not respond"),
        (["press anything"], "none in sight"),
    ],
)
async def test_a_mistaken_line_is_told_kindly_and_the_script_goes_on(play, lines, hint):
    played = await play(*lines, "still here")
    (told,) = played.of("rehearsal")
    assert hint in told["text"]
    assert (told["kind"], told["only_for"]) == ("notice", "alice")
    assert played.texts("alice", "message") == ["still here"]
    assert (played.status, played.err) == (0, "")


async def test_help_shows_the_words_and_the_commands_of_the_place(play):
    (told,) = (await play("help")).events
    assert "wait 26h" in told["text"]
    assert "/deep deeper est" in told["text"]
    assert "/alarm" not in told["text"]


async def test_the_same_people_have_the_same_ids_in_every_rehearsal(play):
    ids = []
    for start in (START, START + timedelta(days=400)):
        await play(
            "hello",
            start=start,
            on_end=lambda env: ids.append((sorted(env.backend.users), sorted(env.backend.channels))),
        )
    assert ids[0] == ids[1]


async def test_a_file_that_cannot_be_saved_is_told_and_the_bot_goes_on(play, tmp_path):
    (tmp_path / "taken").write_text("a file where the folder should be")
    played = await play("/picture", "hello", files=tmp_path / "taken")
    assert played.events[0]["files"] == ["trust level.png (could not be saved)"]
    assert (played.status, played.texts("sonder")[-1]) == (0, "heard: hello")
