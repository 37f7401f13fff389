"""Where the emotion engine runs elsewhere: tells it what it could not be told yet, as soon as it is back."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, cast

from discord.ext import commands, tasks

if TYPE_CHECKING:
    from bot.app import Sonder
    from bot.engine.remote import RemoteEngine

log = logging.getLogger("sonder.remote")


class EngineCog(commands.Cog):
    """Catches up every few seconds. While nothing waits that costs one look into our own store."""

    def __init__(self, remote: RemoteEngine) -> None:
        self._remote = remote

    async def cog_load(self) -> None:
        """What waited when the last process ended is told now."""
        self.catch_up.start()

    async def cog_unload(self) -> None:
        """Stop; what waits stays."""
        self.catch_up.cancel()

    @tasks.loop(seconds=10)
    async def catch_up(self) -> None:
        """Tell what waits. Never raises: that would end it for good."""
        try:
            await self._remote.catch_up()
        except Exception:
            log.exception("remote.catch_up_failed")


async def setup(bot: commands.Bot) -> None:
    """Called by discord.py. An engine in our own store needs none of this."""
    remote = cast("Sonder", bot).services.remote
    if remote is not None:
        await bot.add_cog(EngineCog(remote))
