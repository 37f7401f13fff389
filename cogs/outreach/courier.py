"""Brings a letter to Discord, and says honestly what became of it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Literal

import aiohttp
import discord
from discord.ext import commands

from bot.delivery import Delivery
from cogs.outreach.views import message_view

CLOSED = frozenset({50007, 50278})
"""Cannot send to this user; no server in common."""
TRIPPED = frozenset({40003, 20026})
"""Opening direct messages too fast; the bot is quarantined."""
UNKNOWN_CHANNEL = 10003
CLOCKS_DIFFER = timedelta(seconds=10)


class DiscordCourier:
    """The `Courier` of `bot.delivery` on the real Discord. It writes into a DM that is there; it never opens one."""

    def __init__(self, bot: commands.Bot) -> None:
        self._bot = bot

    async def deliver(self, *, channel: int, text: str, nonce: str) -> Delivery:
        """Send; discord.py sends `enforce_nonce` with a nonce, so that Discord itself drops a second copy."""
        place = self._bot.get_partial_messageable(channel, type=discord.ChannelType.private)
        try:
            message = await place.send(text, nonce=nonce, view=message_view())
        except discord.RateLimited as problem:
            return Delivery("limited", why=f"Discord asked to wait {problem.retry_after:.0f} seconds")
        except discord.HTTPException as problem:
            return _refusal(problem)
        except (aiohttp.ClientError, OSError):
            return Delivery("unknown", why="the connection broke")
        return Delivery("delivered", message=message.id)

    async def find(
        self, *, channel: int, text: str, since: datetime
    ) -> int | Literal["absent", "cannot tell"]:
        """Look through our own newest messages of that DM."""
        place = self._bot.get_partial_messageable(channel, type=discord.ChannelType.private)
        try:
            async for message in place.history(limit=50, after=since - CLOCKS_DIFFER):
                if (
                    self._bot.user is not None
                    and message.author.id == self._bot.user.id
                    and message.content == text
                ):
                    return message.id
        except (discord.HTTPException, discord.RateLimited, aiohttp.ClientError, OSError):
            return "cannot tell"
        return "absent"


def _refusal(problem: discord.HTTPException) -> Delivery:
    if problem.code in CLOSED:
        return Delivery("closed", why="Discord does not let me write to you")
    if problem.code in TRIPPED:
        return Delivery("tripped", why=f"Discord warned the bot (code {problem.code})")
    if problem.status == 429:
        return Delivery("limited", why="Discord asked to slow down")
    if problem.status >= 500:
        return Delivery("unknown", why=f"Discord failed (status {problem.status})")
    if problem.status == 404 and problem.code != UNKNOWN_CHANNEL:
        return Delivery("delivered", why="delivered, and deleted since")
    return Delivery("refused", why=f"Discord refused it (code {problem.code})")
