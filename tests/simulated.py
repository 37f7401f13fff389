"""The simulated Discord of a test: it looks often whether the bot has come to rest, and a slow machine may take its time."""

from __future__ import annotations

from collections.abc import AsyncGenerator

import discord
import pytest
import simcord

from bot.rehearsal.stage import QuickEnv

PATIENCE = 60
"""Real seconds in which the bot must have come to rest; simcord's own five are few on a busy machine."""


@pytest.fixture
async def simcord_env(
    simcord_bot: discord.Client, request: pytest.FixtureRequest
) -> AsyncGenerator[simcord.Env]:
    """The running bot, in place of simcord's own fixture; what it raised and nobody asserted fails the test."""
    marker = request.node.get_closest_marker("simcord")
    env = QuickEnv(simcord_bot, settle_timeout=PATIENCE, **(marker.kwargs if marker else {}))
    await env.start()
    try:
        yield env
    finally:
        await env.shutdown()
    env._raise_errors_since(env._errors_acknowledged)
