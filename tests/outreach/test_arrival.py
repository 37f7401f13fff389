"""A message counts from when it arrives, however long it waits to be answered; and one right after ours may be bare."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

import discord
import pytest
from house import HandClock
from test_planning import permission, ready
from test_tick import ALICE, Discord, evening, say, until

from bot import care
from bot.conversation import Incoming
from bot.errors import StoreError
from bot.place import Place, channel, dm
from bot.services import Services
from cogs.chat import ChatCog

US = SimpleNamespace(id=1, display_name="Sonder")


@dataclass
class Room:
    """A server's channel, as far as a reply needs one."""

    id: int = 5
    said: list[str] = field(default_factory=list)

    @asynccontextmanager
    async def typing(self):
        yield

    async def send(self, text: str, **_: object) -> None:
        self.said.append(text.split("\n", maxsplit=1)[0])


def written(room: Room, text: str, *, number: int, at: Any, in_dm: bool = False) -> Any:
    return SimpleNamespace(
        id=number, type=discord.MessageType.default, content=text, attachments=[], channel=room, created_at=at,
        author=SimpleNamespace(id=ALICE, bot=False, display_name="alice"), webhook_id=None, mentions=[US], reference=None,
        guild=None if in_dm else SimpleNamespace(id=9), to_reference=lambda **_: None,
    )  # fmt: skip


@asynccontextmanager
async def others_reply(services: Services, session: str):
    """Somebody else is being answered there, for as long as this is open."""
    async with services.conversation.in_order(session):
        yield


async def kept(cog: ChatCog, waiting: asyncio.Task[None]) -> None:
    """Until all is done that can be done before the message has its turn."""
    while cog._answering - {waiting}:
        await asyncio.wait(cog._answering - {waiting})


def chat(services: Services) -> ChatCog:
    bot: Any = SimpleNamespace(user=US, dispatch=lambda *_: None)
    return ChatCog(bot, services)


async def test_a_message_that_waits_for_its_turn_keeps_us_from_writing_first(
    services: Services, clock: HandClock
):
    await ready(services, clock)
    room, cog = Room(), chat(services)
    async with others_reply(services, channel(room.id)):
        waiting = asyncio.create_task(cog.on_message(written(room, "hello all", number=9001, at=clock())))
        await asyncio.sleep(0)
        await kept(cog, waiting)
        clock.forward(seconds=30)
        elsewhere = Discord()
        await services.outreach.tick(elsewhere)
        assert elsewhere.arrived == {}
        assert room.said == []
    await waiting
    assert len(room.said) == 1


async def test_those_that_wait_are_answered_in_their_order_and_none_sees_what_came_after_it(
    services: Services, clock: HandClock, monkeypatch: pytest.MonkeyPatch
):
    await evening(services, clock)
    room, cog, seen = Room(id=77), chat(services), list[tuple[str, bool]]()
    voice = services.conversation._voice
    reply = voice.reply

    async def watched(asked: Any) -> str:
        seen.append((asked.text, any("second" in line.text for line in asked.memory)))
        return await reply(asked)

    monkeypatch.setattr(type(voice), "reply", lambda _, asked: watched(asked))
    async with others_reply(services, dm(ALICE)):
        lines = [
            written(room, text, number=9001 + n, at=clock.forward(seconds=1), in_dm=True)
            for n, text in enumerate(("the first line", "the second line"))
        ]
        waiting = [asyncio.create_task(cog.on_message(line)) for line in (*lines, lines[0])]
        await asyncio.sleep(0)
    await asyncio.gather(*waiting)
    assert seen == [("the first line", False), ("the second line", False)]
    assert len(room.said) == 2


async def test_an_arrival_that_cannot_be_kept_is_answered_all_the_same(
    services: Services, clock: HandClock, monkeypatch: pytest.MonkeyPatch
):
    await evening(services, clock)

    async def full(_: object) -> None:
        raise StoreError("full")

    monkeypatch.setattr(services.conversation, "arrived", full)
    room = Room()
    await chat(services).on_message(written(room, "hello all", number=9001, at=clock()))
    assert len(room.said) == 1


# --- right after a line of ours ----------------------------------------------------------------------------


async def answer(services: Services, text: str, *, number: int) -> str:
    place = Place(dm(ALICE), "dm", ALICE, 70 + ALICE, None)
    incoming = Incoming(
        place=place, person=ALICE, name="alice", message=number, text=text, at=services.clock()
    )
    given = await services.conversation.reply(incoming)
    assert given is not None
    return given.text


@pytest.mark.parametrize("text", ["stop it", "Go away!", "please stop this"])
async def test_bare_words_right_after_a_message_that_nobody_asked_for_stop_it(
    services: Services, clock: HandClock, text: str
):
    await evening(services, clock)
    elsewhere = Discord()
    await until(services, clock, elsewhere, days=1)
    assert len(elsewhere.arrived) == 1
    assert await answer(services, text, number=9001) == care.STOPPED
    assert (await permission(services)).enabled is False


async def test_the_same_words_later_in_the_talk_stop_nothing(services: Services, clock: HandClock):
    await evening(services, clock)
    await until(services, clock, Discord(), days=1)
    await say(services, "hello, what a day", message=9001)
    assert await answer(services, "stop it", number=9002) != care.STOPPED
    assert (await permission(services)).enabled is True
