"""Where the emotion engine runs elsewhere: tells it what it could not be told yet, as soon as it is back."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, cast

from discord.ext import commands, tasks

if TYPE_CHECKING:
    from bot.app import Sonder
    from bot.engine.remote import RemoteEngine

log = logging.getLogger("sonder.remote")

BUSY, IDLE = 10.0, 300.0
"""Seconds between two looks, while something waits and while nothing does."""
AWAY = 120.0
"""The most seconds between two looks while the engine cannot be reached."""


class EngineCog(commands.Cog):
    """Catches up every few seconds while something waits, and looks now and then whether something does."""

    def __init__(self, remote: RemoteEngine) -> None:
        self._remote = remote

    async def cog_load(self) -> None:
        """What waited when the last process ended is told now."""
        self._remote.when_something_waits = self._wake
        self.catch_up.start()

    async def cog_unload(self) -> None:
        """Stop; what waits stays."""
        self.catch_up.cancel()

    @tasks.loop(seconds=BUSY)
    async def catch_up(self) -> None:
        """Tell what waits. Never raises: that would end it for good."""
        try:
            waits = await self._remote.catch_up()
        except Exception:
            log.exception("remote.catch_up_failed")
            waits = True
        self.catch_up.change_interval(seconds=self._pause() if waits else IDLE)

    def _pause(self) -> float:
        """Longer and longer while the engine cannot be reached."""
        return min(2 * (self.catch_up.seconds or BUSY), AWAY) if self._remote.down else BUSY

    def _wake(self) -> None:
        if self.catch_up.seconds != BUSY:
            self.catch_up.change_interval(seconds=BUSY)


async def setup(bot: commands.Bot) -> None:
    """Called by discord.py. An engine in our own store needs none of this."""
    remote = cast("Sonder", bot).services.remote
    if remote is not None:
        await bot.add_cog(EngineCog(remote))
