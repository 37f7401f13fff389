"""The simulated Discord: its server, its people, its clock, and a backend that tells what becomes visible."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Iterable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

import discord
import simcord
from simcord.backend.access import channel_accessible
from simcord.backend.models import Message
from simcord.backend.state import Backend

MEMBERS = ("alice", "bob", "mod")
ADMIN = "mod"
CHANNELS = ("general", "companion", "mods")
PRIVATE = "mods"
IDLE_SECONDS = 0.005
"""How often simcord looks whether the bot has come to rest. Its own 0.05 s makes up most of a slash command's time."""
LOADING = 1 << 7
"""Discord's flag of a response that was announced and is not there yet."""


class Witness(Protocol):
    """Told of everything that becomes visible, at the moment it does."""

    def appeared(self, message: Message) -> None:
        """A message is there."""
        ...

    def changed(self, message: Message) -> None:
        """A message may look different now."""
        ...

    def vanished(self, message: Message) -> None:
        """A message is gone."""
        ...

    def reacted(self, message: Message, emoji: str, user: int) -> None:
        """Somebody put a reaction under a message."""
        ...

    def typing(self, channel: int, user: int) -> None:
        """Somebody is typing."""
        ...


class WitnessedBackend(Backend):
    """simcord's model of Discord, which also tells of ephemeral messages: those cross no gateway."""

    def __init__(self, locale: str) -> None:
        super().__init__()
        self.witness: Witness | None = None
        self._locale = locale

    def commit_message(self, message: Message, *, broadcast: bool = True) -> Message:
        """A message is stored and announced."""
        stored = super().commit_message(message, broadcast=broadcast)
        if self.witness is not None:
            self.witness.appeared(stored)
        return stored

    def edit_message(self, channel_id: int, message_id: int, fields: dict[str, Any]) -> Message:
        """A message is edited, or an announced response arrives."""
        message = super().edit_message(channel_id, message_id, fields)
        if self.witness is not None:
            self.witness.changed(message)
        return message

    def delete_message(self, channel_id: int, message_id: int) -> None:
        """A message is deleted."""
        message = self.get_message(channel_id, message_id)
        super().delete_message(channel_id, message_id)
        if self.witness is not None:
            self.witness.vanished(message)

    def bulk_delete_messages(self, channel_id: int, message_ids: Iterable[int]) -> list[int]:
        """Several messages are deleted at once."""
        there = dict(self.messages.get(channel_id, {}))
        deleted = super().bulk_delete_messages(channel_id, message_ids)
        for message_id in deleted:
            if self.witness is not None:
                self.witness.vanished(there[message_id])
        return deleted

    def set_reaction(self, channel_id: int, message_id: int, emoji: str, user_id: int, reacted: bool) -> None:
        """A reaction is put or taken back."""
        super().set_reaction(channel_id, message_id, emoji, user_id, reacted)
        if reacted and self.witness is not None:
            self.witness.reacted(self.get_message(channel_id, message_id), emoji, user_id)

    def emit(self, event: str, payload: Mapping[str, Any]) -> None:
        """An event goes to the bot; an interaction carries the person's language."""
        if event == "INTERACTION_CREATE":
            payload = {**payload, "locale": self._locale}
        super().emit(event, payload)
        if event == "TYPING_START" and self.witness is not None:
            self.witness.typing(int(payload["channel_id"]), int(payload["user_id"]))


class QuickEnv(simcord.Env):
    """simcord's environment, which looks more often whether the bot has come to rest."""

    async def _settle_internal(
        self,
        *,
        timeout: float | None = None,  # noqa: ASYNC109 - simcord's signature
        idle: float = IDLE_SECONDS,
        dispatch: str | None = None,
        _deadline: float | None = None,
    ) -> None:
        await super()._settle_internal(
            timeout=timeout, idle=min(idle, IDLE_SECONDS), dispatch=dispatch, _deadline=_deadline
        )


@dataclass(frozen=True, slots=True)
class Stage:
    """Everything that is there before the first line."""

    env: simcord.Env
    backend: WitnessedBackend
    guild: simcord.GuildHandle
    channels: Mapping[str, simcord.ChannelHandle]
    members: Mapping[str, simcord.MemberActor]

    @property
    def bot_name(self) -> str:
        """What people see as the bot's name."""
        return self.backend.bot_user.name

    def place(self, channel_id: int) -> str:
        """`dm:alice` or `#general`, for a channel's id."""
        channel = self.backend.get_channel(channel_id)
        if channel.guild_id is not None:
            return f"#{channel.name}"
        return f"dm:{next((self.who(user) for user in channel.recipient_ids if user != self.backend.bot_user.id), '?')}"

    def who(self, user_id: int) -> str:
        """`sonder` for the bot, else the member's name."""
        return "sonder" if user_id == self.backend.bot_user.id else self.backend.get_user(user_id).name

    def can_see(self, who: str, place: str) -> bool:
        """Whether the member sees the place: their own DM, and the channels that are open to them."""
        if place.startswith("dm:"):
            return place == f"dm:{who}"
        return channel_accessible(self.backend, self.channels[place[1:]].id, self.members[who].id)

    def name(self, sign: str, thing: int) -> str | None:
        """The name behind a mention: see `cards.Names`."""
        if sign == "@":
            user = self.backend.users.get(thing)
            return user.name if user else None
        if sign == "#":
            channel = self.backend.channels.get(thing)
            return channel.name if channel else None
        return next((role.name for role in self.guild.roles.values() if role.id == thing), None)


def set_up(
    bot: discord.Client, *, start: datetime, bot_name: str, locale: str, settle_timeout: float
) -> Stage:
    """The world at `start` (aware UTC), with the bot not yet there.

    Everybody and every place is made before the clock is moved, so that their ids are the same in every
    rehearsal and a store that is kept knows them again.
    """
    known: int | None = bot.shard_count
    shards = 1 if isinstance(bot, discord.AutoShardedClient) and known is None else None
    env = QuickEnv(bot, shard_count=shards, check_errors=False, settle_timeout=settle_timeout)
    backend = WitnessedBackend(locale)
    env.backend = backend
    backend.bot_user.name = bot_name
    guild = env.create_guild("The Rehearsal")
    members = {name: guild.add_member(env.create_user(name)) for name in MEMBERS if name != ADMIN}
    admin = guild.create_role("Moderator", permissions=discord.Permissions(administrator=True))
    members[ADMIN] = guild.add_member(env.create_user(ADMIN), roles=[admin])
    channels = {name: _channel(env, guild, name) for name in CHANNELS}
    for member in members.values():
        backend.get_dm_channel(member.id)
    backend.advance_clock((start - env.now()).total_seconds())
    return Stage(env=env, backend=backend, guild=guild, channels=channels, members=members)


def _channel(env: simcord.Env, guild: simcord.GuildHandle, name: str) -> simcord.ChannelHandle:
    """A channel that everybody sees; the moderators' one only they and the bot."""
    if name != PRIVATE:
        return guild.create_text_channel(name)
    return guild.create_text_channel(
        name,
        overwrites={
            guild.default_role: discord.PermissionOverwrite(view_channel=False),
            simcord.UserHandle(env, env.backend.bot_user): discord.PermissionOverwrite(
                view_channel=True, send_messages=True
            ),
        },
    )


@asynccontextmanager
async def running(stage: Stage) -> AsyncGenerator[None]:
    """The bot is on the stage; Discord's clock is the simulated one. Raises whatever its start raises."""
    await stage.env.start()
    try:
        with stage.env.time_context():
            yield
    finally:
        await stage.env.shutdown()
