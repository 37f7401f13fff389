"""The real bot on a simulated Discord, for every test of talking."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import discord
import pytest
import simcord
from chat_world import Speaker, World
from discord_schema import validate
from elsewhere import no_pauses
from house import config_in

from bot.__main__ import clock
from bot.app import Sonder
from bot.config import Secrets
from bot.services import open_services

__all__ = ["no_pauses"]


@pytest.fixture
async def simcord_bot(tmp_path: Path) -> AsyncIterator[Sonder]:
    config = config_in(tmp_path, discord={"message_content": True})
    async with open_services(config, Secrets(_env_file=None), clock, voice=Speaker()) as services:
        yield Sonder(services)


@pytest.fixture
def world(simcord_bot: Sonder, simcord_env: simcord.Env) -> Iterator[World]:
    env, bot = simcord_env, simcord_bot
    guild = env.create_guild("Test")
    people = {name: guild.add_member(env.create_user(name)) for name in ("alice", "bob")}
    admin = guild.create_role("Admin", permissions=discord.Permissions(administrator=True))
    mod = guild.add_member(env.create_user("mod"), roles=[admin])
    yield World(
        env,
        bot,
        bot.services.voice,
        guild,
        guild.create_text_channel("general"),
        people["alice"],
        people["bob"],
        mod,
    )
    assert validate(env.http_requests) == []
