"""Talking to the real bot on a simulated Discord: who is answered, in which order, and how."""

from __future__ import annotations

import discord
import pytest
import simcord
from chat_world import World

from bot.errors import PolitelyRefusedError

pytestmark = pytest.mark.simcord(shard_count=1)


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
