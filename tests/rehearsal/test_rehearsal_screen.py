"""What a person sees in the terminal: their own view, as Discord would show it."""

from __future__ import annotations

import io
import os

import pytest
from little_bot import START, LittleBot

from bot.rehearsal import GivenLines, Rehearsal, rehearse
from bot.rehearsal.cards import readable
from bot.rehearsal.looking import free_path
from bot.rehearsal.outlet import Outlet
from bot.rehearsal.stage import set_up

PLACES = ("dm:alice", "dm:mod", "#general", "#mods")


class Typed(GivenLines):
    interactive = True


@pytest.fixture
def watch(play):
    async def watching(*lines, **options):
        return (await play(*lines, as_json=False, **options)).out

    return watching


async def test_a_screen_shows_typing_boxes_buttons_menus_and_what_is_private(watch):
    out = await watch("hello", "/panel", "press tell", "choose red")
    assert "Sonder is typing…" in out
    assert "─ A title ─" in out
    assert "[ Yes, please ] [ Tell why ] [ Break ] [ Off ]" in out
    assert "▾ Colour: Red, Blue" in out
    assert "(only you can see this)" in out
    assert 'fill "Your reason"=… Days=…' in out
    assert "Sonder (edited) (only you can see this): chose R" in out


async def test_a_screen_shows_where_a_picture_was_saved(watch, tmp_path):
    out = await watch("/picture", files=tmp_path / "p")
    (saved,) = (tmp_path / "p").iterdir()
    assert saved.name in out.replace("\n", "")


async def test_nobody_sees_the_dms_of_others(watch):
    out = await watch("/remind minutes:5", "as bob", "wait 1h", "as alice", "in #general")
    assert "It is time." not in out


async def test_what_arrives_in_the_own_dm_is_shown_with_its_place(watch):
    out = await watch("/remind minutes:5", "in #general", "hello", "wait 1h")
    after = out[out.index("#general") :]
    assert "alice and Sonder, alone" in after[: after.index("It is time.")]


async def test_the_time_stands_in_a_heading_when_it_has_changed(watch):
    out = await watch("wait 26h")
    assert out.startswith("Monday 2 March, 18:00 UTC")
    assert "Tuesday 3 March, 20:00 UTC" in out


async def test_who_sees_which_place():
    stage = set_up(LittleBot(), start=START, bot_name="Sonder", locale="en-US", settle_timeout=5)
    seen = {who: {place for place in PLACES if stage.can_see(who, place)} for who in ("alice", "mod")}
    assert seen == {"alice": {"dm:alice", "#general"}, "mod": {"dm:mod", "#general", "#mods"}}


async def test_a_newcomer_at_the_keyboard_is_greeted_and_a_script_is_not(watch):
    assert (await watch(source=Typed(["hello"]))).startswith("Welcome!\n")
    assert "Welcome!" not in await watch("hello")
    assert "alice: hello" not in await watch(source=Typed(["hello"]))
    assert "alice: hello" in await watch("hello")


async def test_lines_of_a_script_are_shown_because_nobody_typed_them(watch):
    assert "alice ▸ /panel" in await watch("/panel")
    assert "▸" not in await watch(source=Typed(["/panel"]))


async def test_a_reply_shows_what_it_answers(watch):
    out = await watch("one", "reply two")
    assert "↳ to: heard: one" in out


def test_marks_of_discord_are_shown_as_people_see_them():
    names = {("@", 1): "alice", ("#", 2): "general", ("@&", 3): "Moderator"}
    text = "<@1> <@!1> <#2> <@&3> <@9> <:wave:77> </outreach on:5> <t:0:t> <t:0:d> <t:0>"
    shown = readable(text, lambda sign, thing: names.get((sign, thing)))
    assert (
        shown
        == "@alice @alice #general @Moderator <@9> :wave: /outreach on 00:00 UTC 01/01/1970 UTC 01 January 1970 00:00 UTC"
    )


def test_a_file_name_is_made_harmless_and_never_taken_twice(tmp_path):
    first = free_path(tmp_path, "../../a b.png")
    first.write_bytes(b"")
    assert first.parent == tmp_path
    assert free_path(tmp_path, "../../a b.png").name == f"{first.stem}-2.png"
    assert free_path(tmp_path, "..").name == "file"


class Broken(io.StringIO):
    def write(self, text):
        raise BrokenPipeError


@pytest.mark.parametrize("as_json", [True, False])
async def test_output_that_goes_away_does_not_disturb_the_bot(as_json, tmp_path):
    options = Rehearsal(start=START, lines=["hello", "/panel"], as_json=as_json, files=tmp_path, greeting="")
    err, seen = io.StringIO(), []
    status = await rehearse(
        LittleBot(), options, out=Broken(), err=err, on_end=lambda env: seen.extend(env.http_requests)
    )
    assert (status, err.getvalue()) == (0, "")
    assert "heard: hello" in [entry.json["content"] for entry in seen if entry.path.endswith("/messages")]


def test_a_pipe_with_no_reader_ends_quietly():
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w", encoding="utf-8") as pipe:
        outlet = Outlet(pipe)
        for _ in range(3):
            assert outlet.write("x" * 99_999) == 99_999
            outlet.flush()
