"""A simulated Discord with two people, a moderator, and a voice that says what it is told to."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import Any

import discord
import simcord

from bot.app import Sonder
from bot.errors import VoiceUnavailableError
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
