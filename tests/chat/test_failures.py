"""When Discord does not take what we send: nothing else is lost by it, and the person is told where that is possible."""

from __future__ import annotations

import asyncio
import dataclasses
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import aiohttp
import discord
import pytest
import simcord
from chat_world import World
from typer.testing import CliRunner

from bot.__main__ import cli
from bot.errors import Exit, StartError
from bot.launch import cannot_stay
from bot.privacy import Forgotten
from bot.voice.port import Asked
from cogs import privacy
from cogs.chat import NotSo
from cogs.operator import _lines
from cogs.outreach.courier import message_view

pytestmark = pytest.mark.simcord(shard_count=1)

FAILURES = (discord.RateLimited(40.0), aiohttp.ClientConnectionError(), ConnectionResetError())


class Refused:
    """Stands in for a request to Discord that always ends in the same error."""

    def __init__(self, error: Exception) -> None:
        self.error = error
        self.tried = 0

    async def __call__(self, *arguments: Any, **options: Any) -> None:
        self.tried += 1
        raise self.error


def closed(code: int) -> discord.ConnectionClosed:
    class Socket:
        close_code = code

    return discord.ConnectionClosed(Socket(), shard_id=0)


@pytest.fixture(params=FAILURES, ids=lambda error: type(error).__name__)
def failure(request: pytest.FixtureRequest) -> Exception:
    return request.param


def private(world: World) -> discord.PartialMessageable:
    """Alice's DM, as the bot writes into it."""
    channel = world.alice.user.dm_channel.id
    return world.bot.get_partial_messageable(channel, type=discord.ChannelType.private)


async def errors(world: World, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The events in which something was raised out of a listener."""
    raised: list[str] = []

    async def note(event: str, *arguments: Any, **options: Any) -> None:
        raised.append(event)

    monkeypatch.setattr(world.bot, "on_error", note)
    return raised


async def test_a_reply_that_cannot_be_sent_ends_quietly_and_the_turn_stands(
    world: World, monkeypatch: pytest.MonkeyPatch, failure: Exception
):
    raised, refused = await errors(world, monkeypatch), Refused(failure)
    monkeypatch.setattr(world.bot.http, "send_message", refused)
    monkeypatch.setattr(world.bot.http, "send_typing", refused)
    await world.alice.send(world.general, f"{world.me} hello")
    assert (refused.tried >= 2, raised) == (True, [])
    assert [asked.text for asked in world.voice.asked] == ["hello"]


async def test_moderators_hear_of_a_finding_even_if_the_reply_cannot_be_sent(
    world: World, monkeypatch: pytest.MonkeyPatch
):
    heard: list[int] = []

    async def note(guild: int) -> None:
        heard.append(guild)

    world.bot.add_listener(note, "on_sonder_finding")
    plain = world.bot.services.conversation.reply

    async def finding(incoming: Any) -> Any:
        answer = await plain(incoming)
        return dataclasses.replace(answer, for_moderators=True)

    monkeypatch.setattr(world.bot.services.conversation, "reply", finding)
    monkeypatch.setattr(world.bot.http, "send_message", Refused(RuntimeError("a bug")))
    world.env.backend.create_message(world.general.id, world.alice.id, f"{world.me} hello")
    await world.env.settle()
    assert heard == [world.guild.id]
    simcord.assert_error(world.env, RuntimeError)


async def test_stopping_waits_for_the_reply_under_way(world: World, monkeypatch: pytest.MonkeyPatch):
    begun, may_end = asyncio.Event(), asyncio.Event()

    async def slowly(asked: Asked) -> str:
        begun.set()
        await may_end.wait()
        return f"You said: {asked.text}"

    monkeypatch.setattr(world.voice, "reply", slowly)
    cog = world.bot.get_cog("ChatCog")
    world.env.backend.create_message(world.general.id, world.alice.id, f"{world.me} slow")
    await begun.wait()
    stopping = asyncio.create_task(cog.cog_unload())
    await asyncio.sleep(0)
    assert (stopping.done(), world.ours(world.general)) == (False, [])
    may_end.set()
    await stopping
    assert [message.content.split("\n")[0] for message in world.ours(world.general)] == ["You said: slow"]


async def test_a_wrong_finding_that_cannot_be_taken_back_is_told(
    world: World, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    await world.alice.send_dm("hello")
    view = discord.ui.View(timeout=None)
    view.add_item(NotSo("overdependence"))
    note = await private(world).send("a note", view=view)
    monkeypatch.setattr(world.bot.services.conversation, "not_so", Refused(KeyError("a bug")))
    result = await world.alice.user.click(note, label="This is wrong")
    assert "Something went wrong" in result.followups[-1].content
    assert "app.command_failed" in caplog.text


async def test_stop_stops_even_if_discord_hears_no_answer(
    world: World, monkeypatch: pytest.MonkeyPatch, failure: Exception
):
    await world.alice.send_dm("hello")
    await world.bot.services.consent.switch_on(world.alice.id, zone="UTC")
    message = await private(world).send("hi", view=message_view())
    monkeypatch.setattr(discord.InteractionResponse, "defer", Refused(failure))
    await world.alice.user.click(message, label="Stop")
    standing = await world.bot.services.consent.standing(world.alice.id)
    assert standing.opt_in.enabled is False


async def test_a_reaction_counts_under_our_messages_only(world: World, monkeypatch: pytest.MonkeyPatch):
    answered: list[int] = []

    async def note(person: int) -> None:
        answered.append(person)
        raise KeyError("a bug")

    raised = await errors(world, monkeypatch)
    monkeypatch.setattr(world.bot.services.consent, "answered", note)
    own = await world.alice.send_dm("hello")
    await world.alice.user.set_reaction(own, "👍", reacted=True)
    assert answered == []
    await world.alice.user.set_reaction(world.dms()[0], "👍", reacted=True)
    assert (answered, raised) == ([world.alice.id], [])


async def test_alerts_go_even_if_the_person_cannot_be_told(
    world: World, monkeypatch: pytest.MonkeyPatch, failure: Exception
):
    alert = await world.bot.get_channel(world.general.id).send("an alert")

    async def forget(person: int) -> Forgotten:
        return Forgotten(rows=3, alerts=((world.general.id, 1), (world.general.id, alert.id)))

    monkeypatch.setattr(world.bot.services.privacy, "forget", forget)
    result = await world.alice.slash(world.general, "privacy forget")
    monkeypatch.setattr(discord.Interaction, "edit_original_response", Refused(failure))
    await world.alice.click(result.response, label="Delete everything")
    assert alert.id not in {message.id for message in world.general.history()}


@pytest.mark.parametrize(
    ("size", "name"), [(10, "sonder-export.json"), (privacy.LONGEST_PLAIN + 1, "sonder-export.zip")]
)
async def test_a_long_export_comes_as_a_zip(
    world: World, monkeypatch: pytest.MonkeyPatch, size: int, name: str
):
    data = json.dumps({"rows": "x" * size}).encode()

    async def export(person: int) -> bytes:
        return data

    monkeypatch.setattr(world.bot.services.privacy, "export", export)
    result = await world.alice.slash(world.general, "privacy export")
    assert [file.filename for file in result.response.attachments] == [name]
    with zipfile.ZipFile(io.BytesIO(privacy.zipped(data))) as archive:
        assert archive.read("sonder-export.json") == data


async def test_an_export_too_long_for_discord_says_whom_to_ask(world: World, monkeypatch: pytest.MonkeyPatch):
    loaded = world.bot.extensions["cogs.privacy"]
    monkeypatch.setattr(loaded, "LONGEST_PLAIN", 1)
    monkeypatch.setattr(loaded, "LONGEST_ZIP", 1)
    result = await world.alice.slash(world.general, "privacy export")
    assert "Ask whoever runs this bot" in result.response.content
    assert str(world.alice.id) in result.response.content


@pytest.mark.parametrize(
    ("problem", "status"),
    [
        (closed(4004), Exit.REFUSED_TOKEN),
        (closed(4011), Exit.UNAVAILABLE),
        (discord.RateLimited(40.0), Exit.UNAVAILABLE),
        (discord.LoginFailure(), Exit.REFUSED_TOKEN),
        (discord.PrivilegedIntentsRequired(None), Exit.INTENT),
        (ConnectionResetError(), Exit.UNAVAILABLE),
    ],
    ids=lambda value: str(value)[:20] or type(value).__name__,
)
def test_every_way_of_being_kept_out_has_a_status(problem: Exception, status: Exit):
    assert cannot_stay(problem).status is status


def test_the_operators_counts_fit_into_a_field():
    shown = _lines({f"{'a' * 200}{number}": number for number in range(40)})
    assert len(shown) <= 1024
    assert _lines({str(number): number for number in range(40)}).splitlines()[11] == "and 29 more"


def test_an_env_file_that_is_not_utf8_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / ".env").write_bytes("DISCORD_TOKEN=Grüße".encode("latin-1"))
    monkeypatch.chdir(tmp_path)
    ended = CliRunner().invoke(cli, ["run"])
    assert isinstance(ended.exception, StartError)
    assert (ended.exception.status, ".env" in str(ended.exception)) == (Exit.CONFIGURATION, True)
