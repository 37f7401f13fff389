"""Waiting for the bot to come to rest, however long a language model takes, and moving its clock."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import TypeVar

import simcord

SETTLE_SECONDS = 5.0
"""How long simcord looks before it says that the bot is still at work. Sleeps shorter than this pass in real time."""
PATIENCE_SECONDS = 660.0
"""How long the bot may be at work without getting anywhere: longer than the longest time a language model is given."""
STRIDE = timedelta(hours=1)
"""How far the clock is moved at once, so that the progress can be shown."""

T = TypeVar("T")


class RestlessError(Exception):
    """The bot did not come to rest."""


async def at_rest(env: simcord.Env, doing: Awaitable[T]) -> T | None:
    """What `doing` gives, once the bot is at rest; None if the bot needed longer than one look for it.

    Raises RestlessError after PATIENCE_SECONDS.
    """
    try:
        return await doing
    except TimeoutError:
        await _settled(env)
        return None


async def _settled(env: simcord.Env) -> None:
    loop = asyncio.get_running_loop()
    until = loop.time() + PATIENCE_SECONDS
    while loop.time() < until:
        try:
            await env.settle()
        except TimeoutError:
            continue
        return
    raise RestlessError


async def pass_time(env: simcord.Env, span: timedelta, moved: Callable[[], None]) -> None:
    """Move the clock by `span`; whatever is due happens at its own moment. Calls `moved` after each stride.

    Raises RestlessError if the clock stands still for PATIENCE_SECONDS.
    """
    loop = asyncio.get_running_loop()
    target, until = env.now() + span, loop.time() + PATIENCE_SECONDS
    while (left := target - env.now()) > timedelta():
        before = env.now()
        try:
            await env.advance_time(min(left, STRIDE).total_seconds())
        except TimeoutError:
            if loop.time() >= until:
                raise RestlessError from None
        if env.now() > before:
            until = loop.time() + PATIENCE_SECONDS
        moved()
