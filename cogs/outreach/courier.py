"""Brings a letter to Discord, and says honestly what became of it."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from datetime import datetime, timedelta
from typing import Any, Literal, TypeVar

import aiohttp
import discord
from discord.ext import commands

from bot.app import RATE_LIMIT_PATIENCE
from bot.delivery import Barred, Delivery
from bot.errors import SonderError
from bot.tries import HeldBackError, Tries
from cogs.outreach.views import message_view

CLOSED = frozenset({50007, 50278})
"""Cannot send to this user; no server in common."""
TRIPPED = frozenset({40003, 20026, 40001, 40333})
"""Opening direct messages too fast; the bot is quarantined; its token is none; its requests are blocked at the edge."""
UNKNOWN_MESSAGE = 10008
"""What Discord answers to a nonce that it knows, when that message has been deleted since."""
UNREADABLE = (KeyError, ValueError, TypeError)
"""What discord.py stumbles over where an answer is not as it should be: the request has reached somebody."""
CLOCKS_DIFFER = timedelta(hours=1)
NEWEST = 100
"""As many as Discord gives at once."""
PATIENCE = timedelta(seconds=60)
"""So long one call may go on asking Discord; with the time in which a letter may be sent again it stays within what a nonce is good for."""

T = TypeVar("T")


class DiscordCourier:
    """The `Courier` of `bot.delivery` on the real Discord. It writes into a DM that is there; it never opens one."""

    def __init__(self, bot: commands.Bot) -> None:
        self._bot = bot

    async def deliver(self, *, channel: int, text: str, nonce: str, barred: Barred) -> Delivery:
        """Send; discord.py sends `enforce_nonce` with a nonce, so that Discord itself drops a second copy.

        Ends within about PATIENCE, and after it no request is begun any more.
        """
        tries = Tries(barred, final=TRIPPED)
        delivery = await _in_time(self._sent(channel, text, nonce, tries), tries)
        if tries.ended_by is not None:
            delivery = _tripped(f"code {tries.ended_by}", delivery.retry_after if delivery else None)
        if delivery is None:
            return Delivery("unknown", why="Discord did not answer")
        if delivery.kind not in {"delivered", "unknown"} and tries.may_have_arrived:
            return Delivery(
                "unknown", why="Discord failed at first, and did not take it again", besides=delivery
            )
        return delivery

    async def _sent(self, channel: int, text: str, nonce: str, tries: Tries) -> Delivery:
        place = self._bot.get_partial_messageable(channel, type=discord.ChannelType.private)
        try:
            with tries.watched():
                message = await place.send(text, nonce=nonce, view=message_view())
        except (HeldBackError, SonderError, discord.RateLimited) as problem:
            return _given_up(problem)
        except discord.HTTPException as problem:
            return _refusal(problem)
        except (aiohttp.ClientError, OSError):
            if tries.told_to_wait:
                return Delivery("limited", why="Discord asked to slow down")
            return Delivery("unknown", why="the connection broke")
        except UNREADABLE:
            return Delivery("unknown", why="Discord's answer could not be read")
        return Delivery("delivered", message=message.id)

    async def find(
        self, *, channel: int, text: str, since: datetime
    ) -> int | Literal["absent", "cannot tell"]:
        """Look through the newest messages of that DM, the newest first.

        Discord dates them by its own clock, so that `since` is taken with an hour to spare. Where there are so many newer ones
        that `since` is not reached, it cannot tell.
        """
        tries = Tries()
        found = await _in_time(self._found(channel, text, since, tries), tries)
        return "cannot tell" if found is None else found

    async def _found(
        self, channel: int, text: str, since: datetime, tries: Tries
    ) -> int | Literal["absent", "cannot tell"]:
        place = self._bot.get_partial_messageable(channel, type=discord.ChannelType.private)
        ours = self._bot.user.id if self._bot.user is not None else None
        seen = 0
        try:
            with tries.watched():
                async for message in place.history(limit=NEWEST):
                    if message.created_at < since - CLOCKS_DIFFER:
                        break
                    if message.author.id == ours and message.content == text:
                        return message.id
                    seen += 1
        except (discord.HTTPException, discord.RateLimited, aiohttp.ClientError, OSError, *UNREADABLE):
            return "cannot tell"
        return "absent" if ours is not None and seen < NEWEST else "cannot tell"


async def _in_time(asking: Coroutine[Any, Any, T], tries: Tries) -> T | None:
    """What came of it, or None if Discord gave no answer in time.

    While discord.py waits because it was told to, it is not cut short: it would never let another request through.
    """
    task = asyncio.create_task(asking)
    try:
        await asyncio.wait({task}, timeout=PATIENCE.total_seconds())
        tries.over = True
        if not task.done() and tries.told_to_wait:
            await asyncio.wait({task}, timeout=RATE_LIMIT_PATIENCE)
        return task.result() if task.done() else None
    finally:
        task.cancel()
        await asyncio.wait({task})


def _given_up(problem: HeldBackError | SonderError | discord.RateLimited) -> Delivery:
    """A gate has closed, nobody could say whether one has, or Discord wants too long a pause."""
    if isinstance(problem, HeldBackError):
        return Delivery("withdrawn", why=problem.gate)
    if isinstance(problem, discord.RateLimited):
        wait = timedelta(seconds=problem.retry_after)
        return Delivery("limited", why="Discord asked to slow down", retry_after=wait)
    return Delivery("unknown", why="nobody could tell whether it may still go")


def _tripped(what: str, retry_after: timedelta | None) -> Delivery:
    return Delivery("tripped", why=f"Discord warned the bot ({what})", retry_after=retry_after)


def _refusal(problem: discord.HTTPException) -> Delivery:
    if problem.code in CLOSED:
        return Delivery("closed", why="Discord does not let me write to you")
    if problem.code in TRIPPED or _nobodys_fault(problem):
        what = f"code {problem.code}" if problem.code else f"status {problem.status}"
        return _tripped(what, _retry_after(problem))
    if problem.status == 429:
        return Delivery("limited", why="Discord asked to slow down", retry_after=_retry_after(problem))
    if problem.status >= 500:
        return Delivery("unknown", why=f"Discord failed (status {problem.status})")
    if problem.code == UNKNOWN_MESSAGE:
        return Delivery("delivered", why="delivered, and deleted since")
    return Delivery("refused", why=f"Discord refused it (code {problem.code})")


def _nobodys_fault(problem: discord.HTTPException) -> bool:
    """Whether it turns the whole bot away, whoever was to be written to: a token that is none, a block without a reason."""
    return problem.status == 401 or (problem.status == 403 and not problem.code)


def _retry_after(problem: discord.HTTPException) -> timedelta | None:
    """How long to wait, where the answer says it in whole seconds."""
    told = problem.response.headers.get("Retry-After", "")
    return timedelta(seconds=min(int(told), 7 * 24 * 3600)) if told.isdecimal() else None
