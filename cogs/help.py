"""`/help`: what this is, what to try, and which voice is speaking."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import discord
from discord import app_commands
from discord.ext import commands

if TYPE_CHECKING:
    from bot.app import Sonder
    from bot.services import Services

MEMBERS = (
    ("/outreach on", "let me write to you first, now and then; off by default"),
    (
        "/outreach status",
        "whether I may, and the earliest I could; also off, triggers, cooldown, limits, quiet, why",
    ),
    ("/trust", "how far the character trusts you here, as a picture"),
    ("/attachment", "how this bond has been going"),
    ("/mood", "how the character feels right now"),
    ("/privacy show", "what is kept of you; also export and forget"),
)
ADMINS = (
    ("/companion channel", "whether I read along in this channel"),
    ("/alerts channel", "where alerts about unhealthy patterns in this server's channels go"),
    ("/alerts list", "the open ones"),
)
PLUG_IN = (
    "The offline voice: short lines written by people, without a language model. It takes up what you say, but it does not understand much."
    " Whoever runs this bot can plug in a model: `[voice]` in config.toml."
)


class HelpCog(commands.Cog):
    """One page."""

    def __init__(self, services: Services) -> None:
        self._services = services

    @app_commands.command(name="help")
    @app_commands.allowed_installs(guilds=True, users=True)
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=False)
    async def help(self, interaction: discord.Interaction[Sonder]) -> None:
        """What I am and what you can do."""
        name, voice = self._services.persona.identity.name, self._services.voice
        shown = discord.Embed(
            title=name,
            description=f"I'm {name}, an AI character with moods of my own making. Write to me in a DM, mention me in a channel or reply to me.",
        )
        shown.add_field(name="For you", value=_list(MEMBERS), inline=False)
        if interaction.permissions.manage_guild and interaction.guild_id is not None:
            shown.add_field(name="For admins", value=_list(ADMINS), inline=False)
        shown.add_field(
            name="Who is speaking",
            value=PLUG_IN if voice.offline else f"The language model {voice.title}.",
            inline=False,
        )
        shown.add_field(
            name="In a crisis",
            value="I am no help line. Lines all over the world: https://findahelpline.com. In danger: your local emergency number.",
            inline=False,
        )
        await interaction.response.send_message(embed=shown, ephemeral=True)


def _list(commands_: tuple[tuple[str, str], ...]) -> str:
    return "\n".join(f"`{command}`: {what}" for command, what in commands_)


async def setup(bot: commands.Bot) -> None:
    """Called by discord.py."""
    await bot.add_cog(HelpCog(cast("Sonder", bot).services))
