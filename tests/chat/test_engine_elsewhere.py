"""The real bot with an emotion engine elsewhere: what a person sees while it is away, and what counts once it is back."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import simcord
from chat_world import Speaker, World
from elsewhere import KEY, Elsewhere, Fault, elsewhere
from house import config_in

from bot.__main__ import clock
from bot.app import Sonder
from bot.config import Secrets
from bot.conversation import ENGINE_DOWN
from bot.errors import EngineUnavailableError
from bot.services import open_services

pytestmark = [
    pytest.mark.enable_socket,
    pytest.mark.allow_hosts(["127.0.0.1"]),
    pytest.mark.simcord(shard_count=1),
    pytest.mark.usefixtures("no_pauses"),
]


@pytest.fixture
async def there(tmp_path: Path) -> AsyncIterator[Elsewhere]:
    async with elsewhere(tmp_path, clock) as opened:
        yield opened


@pytest.fixture
async def simcord_bot(tmp_path: Path, there: Elsewhere) -> AsyncIterator[Sonder]:
    config = config_in(
        tmp_path,
        discord={"message_content": True},
        engine={"mode": "remote", "base_url": f"{there.url}/v1/", "timeout_seconds": 30.0},
    )
    secrets = Secrets(_env_file=None, SONDER_ENGINE_KEY=KEY)
    async with open_services(config, secrets, clock, voice=Speaker()) as services:
        yield Sonder(services)


def told(there: Elsewhere) -> list[str]:
    by_key = {one.headers["idempotency-key"]: one.body["message"] for one in there.of("POST", "/v1/turn")}
    return list(by_key.values())


def last(world: World) -> str:
    return world.dms()[-1].content


async def test_a_message_is_a_turn_of_the_engine_elsewhere(world: World, there: Elsewhere):
    await world.alice.send_dm("I got the job, I'm so happy!")
    assert last(world).startswith("You said: I got the job")
    assert told(there) == ["I got the job, I'm so happy!"]


async def test_while_it_is_away_a_sentence_says_so_and_what_was_said_counts_later_in_order(
    world: World, there: Elsewhere
):
    await world.alice.send_dm("one")
    await there.stop()
    await world.alice.send_dm("two")
    assert last(world).split("\n")[0] == ENGINE_DOWN
    await world.alice.send_dm("three")
    assert last(world).split("\n")[0] == ENGINE_DOWN
    assert [asked.text for asked in world.voice.asked] == ["one"]
    await there.start()
    await world.env.advance_time(180)
    assert told(there) == ["one", "two", "three"]
    await world.alice.send_dm("four")
    assert told(there) == ["one", "two", "three", "four"]
    bond = await there.engine.relationship("session-1", at=clock())
    assert bond.relationship_state.turn_count == 4


async def test_trust_and_mood_show_what_was_known_last_and_how_old_it_is(world: World, there: Elsewhere):
    await world.alice.send_dm("thank you, that was kind of you")
    await world.alice.user.slash("mood")
    await there.stop()
    await world.env.advance_time(3 * 3600)
    for command, title in (("trust", "Trust: "), ("mood", "Mood: "), ("attachment", "Attachment: ")):
        result = await world.alice.user.slash(command)
        (embed,) = [one for told in (result.response, *result.followups) if told for one in told.embeds][:1]
        assert embed.title.startswith(title)
        assert embed.description.startswith(
            "As of 3 hours ago: the part of me that keeps this cannot be reached"
        )
        assert (command == "trust") == bool(embed.image.url)


async def test_what_was_never_known_is_a_sentence(world: World, there: Elsewhere):
    await there.stop()
    await world.alice.send_dm("hello")
    result = await world.alice.user.slash("trust")
    (said,) = [one.content for one in (result.response, *result.followups) if one and one.content]
    assert "cannot be reached right now" in said
    simcord.assert_error(world.env, EngineUnavailableError)


async def test_help_lines_come_at_once_while_it_is_away(world: World, there: Elsewhere):
    await there.stop()
    await world.alice.send_dm("I want to end my life")
    assert "findahelpline" in last(world) or "988" in last(world)
    await there.start()
    await world.env.advance_time(180)
    (turn,) = there.of("POST", "/v1/turn")
    assert turn.body["event_context"]["scored"] is False


async def test_a_stop_holds_while_it_is_away_and_is_told_later(world: World, there: Elsewhere):
    await world.alice.send_dm("hello")
    await world.bot.services.consent.switch_on(world.alice.id, zone="Europe/Berlin")
    assert (await there.engine.preferences("session-1")).enabled
    await there.stop()
    await world.alice.send_dm("stop messaging me")
    assert "I will not write to you first" in last(world) or "stopped" in last(world).lower()
    standing = await world.bot.services.consent.standing(world.alice.id)
    assert standing.opt_in.enabled is False
    await there.start()
    await world.env.advance_time(180)
    assert not (await there.engine.preferences("session-1")).enabled


async def test_a_slow_engine_keeps_nobody_from_the_help_lines(world: World, there: Elsewhere):
    there.faults.extend(Fault(status=500) for _ in range(12))
    await world.alice.send_dm("I want to end my life")
    assert "findahelpline" in last(world) or "988" in last(world)
