"""Tells whoever runs the bot that everything has been stopped: until one of them knows, and only where they have a DM with it already."""

from __future__ import annotations

import hashlib
import logging
from datetime import datetime
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
    """One message to each owner whose DM is known; where none of them could be told, the next tick tries again.

    A DM is never opened for it: /operator status says the same.
    """
    alarm = await outreach.alarm()
    if alarm is None:
        return
    since, why = alarm
    told = [await _told(bot, outreach, owner, since=since, why=why) for owner in await _owners(bot)]
    if any(told):
        await outreach.alarm_told(since=since)


async def _told(bot: commands.Bot, outreach: Outreach, owner: int, *, since: datetime, why: str) -> bool:
    channel = await outreach.known_dm(owner)
    if channel is None:
        log.warning("outreach.operator_not_told why=no_dm")
        return False
    place = bot.get_partial_messageable(channel, type=discord.ChannelType.private)
    try:
        await place.send(STOPPED.format(why=why), nonce=_nonce(owner, since))
    except UNSENT as problem:
        log.warning("outreach.operator_not_told %s", outcome(problem))
        return False
    return True


def _nonce(owner: int, since: datetime) -> str:
    """Discord shows the alarm once where two processes tell it, or one that did not hear of the first message's arrival."""
    return hashlib.sha256(f"alarm:{owner}:{since.isoformat()}".encode()).hexdigest()[:24]


async def _owners(bot: commands.Bot) -> list[int]:
    """The application's owner, or its whole team."""
    try:
        about = await bot.application_info()
    except UNSENT as problem:
        log.warning("outreach.operator_not_told %s", outcome(problem))
        return []
    return [member.id for member in about.team.members] if about.team else [about.owner.id]
