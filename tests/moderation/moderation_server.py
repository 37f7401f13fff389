"""The real bot with nothing but the moderation cog, in a simulated server with an admin, a moderator and a member."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import discord
import simcord
from discord import app_commands
from discord.ext import commands
from moderation_office import START, Disputes
from sqlite_file import fresh

from bot.engine.wire import Severity, UnhealthyPattern
from bot.errors import SonderError
from bot.moderation import Moderation
from bot.store.database import Database

QUOTE = "On 2 days you mentioned missing sleep to keep chatting."


@dataclass(frozen=True)
class JustModeration:
    """What the cog needs of the services."""

    moderation: Moderation
    engine: Disputes

    async def see(self, message: discord.Message, severities: list[Severity]) -> None:
        """What the conversation does with the findings of a turn."""
        await self.moderation.found(
            guild=message.guild.id, channel=message.channel.id, session=f"channel:{message.channel.id}",
            person=message.author.id, message=message.id,
            findings=[
                UnhealthyPattern(type="overdependence", severity=severity, description=QUOTE, first_detected=START)
                for severity in severities
            ],
        )  # fmt: skip


class Tree(app_commands.CommandTree):
    """Says the sentence of an error, as the app does."""

    async def on_error(
        self, interaction: discord.Interaction, error: app_commands.AppCommandError, /
    ) -> None:
        if not isinstance(error, app_commands.CommandInvokeError) or not isinstance(
            error.original, SonderError
        ):
            raise error
        await interaction.response.send_message(str(error.original), ephemeral=True)


class SmallBot(commands.AutoShardedBot):
    """The bot with nothing but this cog."""

    def __init__(self, services: JustModeration) -> None:
        intents = discord.Intents(guilds=True, guild_messages=True)
        super().__init__(commands.when_mentioned, intents=intents, tree_cls=Tree, shard_count=1)
        self.services = services

    async def setup_hook(self) -> None:
        await self.load_extension("cogs.moderation")
        await self.tree.sync()

    async def on_message(self, message: discord.Message, /) -> None:
        """A turn, as the chat makes it of a message: every severity mentioned is a finding."""
        if message.author.bot or message.guild is None:
            return
        found = [
            severity
            for severity in ("mild", "moderate", "severe")
            if self.user in message.mentions and severity in message.content
        ]
        await self.services.see(message, found)
        self.dispatch("sonder_finding", message.guild.id)


class Server:
    """A server with an admin, a moderator, a member and three channels."""

    def __init__(self, env: simcord.Env) -> None:
        self.env, self.services, self.engine = env, env.bot.services, env.bot.services.engine
        self.guild = env.create_guild()
        everyone = self.guild.default_role
        hidden = {everyone: discord.PermissionOverwrite(view_channel=False)}
        admins = self.guild.create_role(
            "Admins", permissions=discord.Permissions(manage_guild=True, view_channel=True)
        )
        mods = self.guild.create_role(
            "Mods", permissions=discord.Permissions(moderate_members=True, view_channel=True)
        )
        for role in (admins, mods, env.guild.me):
            hidden[role] = discord.PermissionOverwrite(
                view_channel=True, send_messages=True, embed_links=True
            )
        self.general = self.guild.create_text_channel("general")
        self.mods_only = self.guild.create_text_channel("mods", overwrites=hidden)
        self.admin = self.guild.add_member(env.create_user("ada"), roles=[admins])
        self.mod = self.guild.add_member(env.create_user("mo"), roles=[mods])
        self.alice = self.guild.add_member(env.create_user("alice"))

    async def see(self, severity: Severity = "moderate") -> None:
        """Alice says something that is found to be of this severity."""
        await self.alice.send(self.general, f"{self.env.bot.user.mention} {severity}")

    async def try_again(self) -> None:
        """A turn without findings makes the cog look for what is left."""
        await self.alice.send(self.general, "hello")

    async def choose(self, channel: simcord.ChannelHandle | None = None) -> str:
        result = await self.admin.slash(self.general, "alerts channel", channel=channel or self.mods_only)
        assert result.ephemeral
        return result.response.content

    async def waiting(self) -> int:
        return len(await self.services.moderation.unposted(self.guild.id))

    @property
    def alerts(self) -> list[discord.Message]:
        return self.mods_only.history()

    @property
    def alert(self) -> discord.Message:
        (message,) = self.alerts
        return message


def labels(message: discord.Message) -> list[str]:
    return [button.label for row in message.components for button in row.children]


def fields(message: discord.Message) -> dict[str, str]:
    return {field.name: field.value for field in message.embeds[0].fields}


@asynccontextmanager
async def small_bot(folder: Path) -> AsyncIterator[SmallBot]:
    async with Database.open(fresh(folder / "sonder.db"), at=START) as db:
        engine, clock = Disputes(), START + timedelta(hours=1)
        yield SmallBot(JustModeration(Moderation(db=db, engine=engine, clock=lambda: clock), engine))
