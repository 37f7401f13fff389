"""For whoever runs the bot: how it is doing, and the safety switch of all outreach."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, cast

import discord
from discord import app_commands
from discord.ext import commands

if TYPE_CHECKING:
    from bot.app import Sonder
    from bot.services import Services

MOST_LINES = 12
LONGEST_VALUE = 1024


@app_commands.allowed_contexts(guilds=True, dms=True, private_channels=False)
@app_commands.default_permissions(administrator=True)
class OperatorCog(commands.GroupCog, group_name="operator", group_description="For whoever runs this bot."):
    """Only the owner of the application may use these."""

    def __init__(self, bot: commands.Bot, services: Services) -> None:
        self._bot = bot
        self._services = services

    async def interaction_check(self, interaction: discord.Interaction, /) -> bool:
        """The application's owner or a member of its team, as Discord says."""
        return await self._bot.is_owner(interaction.user)

    @app_commands.command(name="status")
    async def status(self, interaction: discord.Interaction[Sonder]) -> None:
        """Counts of the last seven days, naming nobody."""
        health = await self._services.outreach.health(since=self._services.clock() - timedelta(days=7))
        shown = discord.Embed(title="The last seven days")
        shown.add_field(name="Voice", value=_fitting(self._services.voice.title))
        shown.add_field(name="Safety switch", value=_fitting(health.breaker or "closed: outreach runs"))
        shown.add_field(name="Due moments", value=_lines(health.decisions), inline=False)
        shown.add_field(name="Put off or ended by", value=_lines(health.gates), inline=False)
        shown.add_field(
            name="This month, of what was written first", value=_rates(health.counts), inline=False
        )
        shown.add_field(name="This month", value=_lines(health.counts), inline=False)
        await interaction.response.send_message(embed=shown, ephemeral=True)

    @app_commands.command(name="breaker")
    async def breaker(self, interaction: discord.Interaction[Sonder]) -> None:
        """Let outreach run again after Discord warned the bot."""
        was_open = await self._services.outreach.reset_breaker()
        said = (
            "Outreach runs again. Watch it for an hour." if was_open else "It was not stopped: nothing to do."
        )
        await interaction.response.send_message(said, ephemeral=True)


def _rates(counts: dict[str, int]) -> str:
    """How many messages had an answer and how many people said stop: what tells whether they are welcome (R22)."""
    written = counts.get("outreach_delivered", 0)
    if not written:
        return "nothing was written"
    answered, stopped = counts.get("outreach_answered", 0), counts.get("stopped_asked", 0)
    ignored = max(0, written - answered)
    return f"{written} written; {ignored / written:.0%} without an answer so far; {stopped / written:.0%} as many times Stop"


def _lines(counts: dict[str, int]) -> str:
    lines = [f"{n} x {name.replace('_', ' ')}" for name, n in counts.items()]
    if len(lines) > MOST_LINES:
        lines[MOST_LINES - 1 :] = [f"and {len(lines) - MOST_LINES + 1} more"]
    return _fitting("\n".join(lines) or "none")


def _fitting(text: str) -> str:
    """Discord takes no longer value in a field of an embed."""
    return text if len(text) <= LONGEST_VALUE else f"{text[: LONGEST_VALUE - 1]}…"


async def setup(bot: commands.Bot) -> None:
    """Called by discord.py."""
    await bot.add_cog(OperatorCog(bot, cast("Sonder", bot).services))
