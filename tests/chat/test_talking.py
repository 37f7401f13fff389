"""Talking to the real bot on a simulated Discord: who is answered, in which order, and how."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import discord
import pytest
import simcord
from discord_schema import validate
from house import config_in

from bot.__main__ import clock
from bot.app import Sonder
from bot.config import Secrets
from bot.errors import PolitelyRefusedError, VoiceUnavailableError
from bot.services import open_services
from bot.voice.port import Asked, Wanted


@dataclass
class Speaker:
    """A language model's place: says what it is told to, after as long as it is told to."""

    title: str = "a test's voice"
    offline: bool = False
    says: dict[str, str] = field(default_factory=dict)
    takes: dict[str, int] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    down: bool = False

    async def reply(self, asked: Asked) -> str:
        self.asked.append(asked)
        if self.down:
            raise VoiceUnavailableError("the language model is not answering.")
        for _ in range(self.takes.get(asked.text, 0)):
            await asyncio.sleep(0)
        return self.says.get(asked.text, f"You said: {asked.text}")

    async def opening(self, wanted: Wanted) -> str:
        return "Want to swap one song each?"


@dataclass
class World:
    env: simcord.Env
    bot: Sonder
    voice: Speaker
    guild: simcord.GuildHandle
    general: simcord.ChannelHandle
    alice: simcord.MemberActor
    bob: simcord.MemberActor
    mod: simcord.MemberActor

    def ours(self, channel: simcord.ChannelHandle) -> list[discord.Message]:
        return [message for message in channel.history() if message.author.id == self.bot.user.id]

    def dms(self) -> list[discord.Message]:
        return self.ours(self.alice.user.dm_channel)

    async def at_once(self, *texts: str) -> list[Any]:
        """Alice sends several messages before the bot can answer any of them."""
        sent = [self.env.backend.create_message(self.general.id, self.alice.id, text) for text in texts]
        await self.env.settle()
        return sent

    @property
    def me(self) -> str:
        return f"<@{self.bot.user.id}>"


pytestmark = pytest.mark.simcord(shard_count=1)


@pytest.fixture
async def simcord_bot(tmp_path: Path) -> AsyncIterator[Sonder]:
    config = config_in(tmp_path, discord={"message_content": True})
    async with open_services(config, Secrets(_env_file=None), clock, voice=Speaker()) as services:
        yield Sonder(services)


@pytest.fixture
def world(simcord_bot: Sonder, simcord_env: simcord.Env) -> Iterator[World]:
    env, bot = simcord_env, simcord_bot
    guild = env.create_guild("Test")
    people = {name: guild.add_member(env.create_user(name)) for name in ("alice", "bob")}
    admin = guild.create_role("Admin", permissions=discord.Permissions(administrator=True))
    mod = guild.add_member(env.create_user("mod"), roles=[admin])
    yield World(
        env,
        bot,
        bot.services.voice,
        guild,
        guild.create_text_channel("general"),
        people["alice"],
        people["bob"],
        mod,
    )
    assert validate(env.http_requests) == []


async def test_a_dm_is_answered(world: World):
    await world.alice.send_dm("hello there")
    assert [asked.text for asked in world.voice.asked] == ["hello there"]


async def test_in_a_channel_only_a_mention_or_a_reply_is_answered(world: World):
    await world.alice.send(world.general, "just talking to bob")
    assert world.ours(world.general) == []
    await world.alice.send(world.general, f"{world.me} hello")
    (first,) = world.ours(world.general)
    await world.bob.send(world.general, "and me?", reply_to=first)
    assert len(world.ours(world.general)) == 2


async def test_an_admin_can_switch_a_whole_channel_on_and_off(world: World):
    await world.mod.slash(world.general, "companion channel", listen=True)
    await world.alice.send(world.general, "anyone?")
    assert len(world.ours(world.general)) == 1
    await world.mod.slash(world.general, "companion channel", listen=False)
    await world.alice.send(world.general, "anyone now?")
    assert len(world.ours(world.general)) == 1


async def test_two_quick_messages_are_answered_in_order(world: World):
    world.voice.takes = {"slow": 500}
    await world.at_once(f"{world.me} slow", f"{world.me} quick")
    said = [message.content.split("\n")[0] for message in world.ours(world.general)]
    assert said == ["You said: slow", "You said: quick"]


async def test_the_same_message_twice_is_one_turn(world: World):
    message = await world.alice.send(world.general, f"{world.me} once")
    world.bot.dispatch("message", message)
    await world.env.settle()
    assert len(world.ours(world.general)) == 1


async def test_a_long_reply_comes_whole_in_pieces_and_pings_nobody(world: World):
    long = "```python\n" + "print('x')\n" * 400 + "```\n@everyone <@&1> hello"
    world.voice.says = {"code please": long}
    await world.alice.send(world.general, f"{world.me} code please")
    pieces = world.ours(world.general)
    assert len(pieces) >= 3
    assert all(len(piece.content) <= 2000 and piece.content.count("```") % 2 == 0 for piece in pieces)
    assert not any(piece.mention_everyone or piece.mentions for piece in pieces)
    assert sum(piece.content.count("print('x')") for piece in pieces) == 400


async def test_when_the_model_is_down_the_person_is_told_and_the_turn_stands(world: World):
    world.voice.down = True
    await world.alice.send(world.general, f"{world.me} I got the job!")
    (answer,) = world.ours(world.general)
    assert "is kept" in answer.content
    bond = await world.bot.services.engine.relationship(
        f"channel:{world.general.id}", at=discord.utils.utcnow()
    )
    assert bond.relationship_state.turn_count == 1


async def test_a_message_that_is_deleted_meanwhile_is_still_answered(world: World):
    message = world.env.backend.create_message(world.general.id, world.alice.id, f"{world.me} gone")
    world.env.backend.delete_message(world.general.id, message.id)
    await world.env.settle()
    assert len(world.ours(world.general)) == 1


async def test_a_picture_without_words_gets_an_honest_line(world: World):
    channel = world.alice.user.dm_channel.id
    await world.alice.send_dm(
        "", attachments=world.env.backend.store_attachments(channel, [("cat.png", b"no real cat")])
    )
    assert "can't open" in world.dms()[0].content
    assert world.voice.asked == []


async def test_bots_and_webhooks_are_ignored(world: World):
    other = world.guild.add_member(world.env.create_user("robot", bot=True))
    await other.send(world.general, f"{world.me} hello")
    assert world.ours(world.general) == []


async def test_what_is_said_in_a_dm_is_never_shown_to_a_channels_voice(world: World):
    await world.alice.send_dm("my secret is the blue door")
    await world.alice.send(world.general, f"{world.me} hello")
    assert "blue door" not in str(world.voice.asked[-1])


async def test_first_contact_says_that_it_is_an_ai_and_the_next_message_does_not(world: World):
    await world.alice.send_dm("hello")
    await world.alice.send_dm("hello again")
    said = [message.content for message in world.dms()]
    assert "AI" in said[0]
    assert said[1] == "You said: hello again"


async def test_the_memory_holds_what_the_character_said_and_no_notice_of_ours(world: World):
    await world.alice.send_dm("hello")
    world.voice.down = True
    await world.alice.send_dm("are you there?")
    world.voice.down = False
    await world.alice.send_dm("fine")
    assert [(line.who, line.text) for line in world.voice.asked[-1].memory] == [
        ("person", "hello"),
        ("character", "You said: hello"),
        ("person", "are you there?"),
    ]


async def test_are_you_human_is_answered_out_of_character(world: World):
    await world.alice.send_dm("are you a real person?")
    assert world.voice.asked == []


async def test_a_crisis_is_answered_by_the_reviewed_text_not_by_the_model(world: World):
    await world.alice.send_dm("I am going to kill myself tonight")
    assert "findahelpline.com" in world.dms()[0].content
    assert world.voice.asked == []


async def test_under_thirteen_ends_the_conversation(world: World):
    await world.alice.send_dm("hi")
    await world.alice.send_dm("I'm 11 years old")
    before = len(world.voice.asked)
    await world.alice.send_dm("what shall we do?")
    assert len(world.voice.asked) == before


async def test_under_eighteen_can_talk_but_is_never_written_to_first(world: World):
    await world.alice.send_dm("I'm 15")
    result = await world.alice.slash(world.general, "outreach on")
    assert "under 18" in result.response.content
    simcord.assert_error(world.env, PolitelyRefusedError)
    await world.alice.send_dm("tell me something")
    assert world.voice.asked[-1].plain is True
