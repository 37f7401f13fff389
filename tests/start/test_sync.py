"""The slash commands are told to Discord when they changed, and not at every start."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import discord
import pytest
import simcord
from discord import app_commands
from house import config_in

from bot.__main__ import clock
from bot.app import Sonder
from bot.config import Secrets
from bot.services import Services, open_services

pytestmark = pytest.mark.simcord(shard_count=1)


@pytest.fixture
async def opened(tmp_path: Path) -> AsyncIterator[Services]:
    async with open_services(config_in(tmp_path), Secrets(_env_file=None), clock) as services:
        yield services


@pytest.fixture
def simcord_bot(opened: Services) -> Sonder:
    return Sonder(opened)


def syncs(env: simcord.Env) -> int:
    return sum(entry.method == "PUT" and entry.path.endswith("/commands") for entry in env.http_requests)


async def test_a_second_start_with_the_same_commands_syncs_nothing(
    simcord_env: simcord.Env, opened: Services
):
    assert syncs(simcord_env) == 1
    await simcord_env.restart_bot(Sonder(opened))
    assert syncs(simcord_env) == 1


async def test_a_changed_command_is_synced_at_the_next_start(simcord_env: simcord.Env, opened: Services):
    class Changed(Sonder):
        async def setup_hook(self) -> None:
            @self.tree.command(name="new", description="A new command.")
            async def new(interaction: discord.Interaction) -> None:
                """Nothing."""

            await super().setup_hook()

    await simcord_env.restart_bot(Changed(opened))
    assert syncs(simcord_env) == 2


async def test_every_command_says_what_it_does_and_where_it_works(
    simcord_bot: Sonder, simcord_env: simcord.Env
):
    for command in simcord_bot.tree.walk_commands():
        assert len(command.description) > 10, command.qualified_name
        if isinstance(command, app_commands.Command):
            assert all(parameter.description != "…" for parameter in command.parameters), (
                command.qualified_name
            )


async def test_admin_commands_are_hidden_from_members_by_default(
    simcord_bot: Sonder, simcord_env: simcord.Env
):
    guarded = {
        command.name for command in simcord_bot.tree.get_commands() if command.default_permissions is not None
    }
    assert guarded == {"alerts", "companion", "operator"}
