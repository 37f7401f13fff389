"""Tells whoever runs the bot that everything has just been stopped: once, and only where they have a DM with it already."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import discord

from bot.app import UNSENT, outcome

if TYPE_CHECKING:
    from discord.ext import commands

    from bot.outreach import Outreach

log = logging.getLogger("sonder.outreach")

STOPPED = (
    "To whoever runs me: I have stopped writing first, to everybody. {why}. Replies go on as before, and nobody is written to meanwhile."
    " `/operator status` shows the last days; `/operator breaker` lets it run again once you know why."
)


async def tell_owners(bot: commands.Bot, outreach: Outreach) -> None:
    """One message to each owner whose DM is known. A DM is never opened for it: /operator status says the same."""
    why = await outreach.alarm()
    if why is None:
        return
    for owner in await _owners(bot):
        channel = await outreach.known_dm(owner)
        if channel is None:
            log.warning("outreach.operator_not_told why=no_dm")
            continue
        try:
            await bot.get_partial_messageable(channel, type=discord.ChannelType.private).send(
                STOPPED.format(why=why)
            )
        except UNSENT as problem:
            log.warning("outreach.operator_not_told %s", outcome(problem))


async def _owners(bot: commands.Bot) -> list[int]:
    """The application's owner, or its whole team."""
    try:
        about = await bot.application_info()
    except UNSENT as problem:
        log.warning("outreach.operator_not_told %s", outcome(problem))
        return []
    return [member.id for member in about.team.members] if about.team else [about.owner.id]
