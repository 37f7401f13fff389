"""The Discord client: loads the cogs, keeps the slash commands in step, and turns every error into a sentence."""

from __future__ import annotations

import hashlib
import json
import logging
import sys
from typing import Any

import aiohttp
import discord
from discord import app_commands
from discord.ext import commands, tasks

from bot import tries
from bot.errors import SonderError
from bot.services import Services
from bot.shards import RENEWED_EVERY, Worker
from bot.store import meta

log = logging.getLogger("sonder.app")

COGS = (
    "cogs.chat",
    "cogs.outreach",
    "cogs.relationship",
    "cogs.moderation",
    "cogs.privacy",
    "cogs.operator",
    "cogs.engine",
    "cogs.help",
)
RATE_LIMIT_PATIENCE = 30.0
"""Seconds that a request may wait for Discord's rate limit before it counts as failed."""
UNSENT = (discord.HTTPException, discord.RateLimited, aiohttp.ClientError, OSError)
"""Everything that a request to Discord can end in: refused, made to wait too long, or never arrived."""
UNEXPECTED = (
    "Something went wrong on my side. What you had said and set before is kept. Please try again in a minute."
)


class Sonder(commands.AutoShardedBot):
    """The bot. Everything it knows and does beyond Discord is in `services`."""

    def __init__(self, services: Services, *, worker: Worker | None = None) -> None:
        super().__init__(
            command_prefix=commands.when_mentioned,
            help_command=None,
            intents=intents(message_content=services.config.discord.message_content),
            allowed_mentions=discord.AllowedMentions.none(),
            max_ratelimit_timeout=RATE_LIMIT_PATIENCE,
            http_trace=tries.trace(),
            tree_cls=Tree,
            shard_count=services.config.discord.shards or None,
        )
        self.shard_ids = worker.shards if worker is not None else None
        self.services = services
        self.worker = worker
        self.taken_over = False

    async def setup_hook(self) -> None:
        """Load the cogs and tell Discord of the commands if they changed."""
        if self.worker is not None:
            self.keep_shards.start(self.worker)
        for cog in COGS:
            await self.load_extension(cog)
        await self._sync_if_changed()

    async def _sync_if_changed(self) -> None:
        """Syncing is limited and slow, so it happens only when our commands are others than last time, or gone at Discord."""
        ours = self.tree.get_commands()
        described = [self.application_id, [command.to_dict(self.tree) for command in ours]]
        print_now = hashlib.sha256(json.dumps(described, sort_keys=True, default=str).encode()).hexdigest()
        async with self.services.db.read() as tx:
            before = await meta.get(tx, "commands")
        if before == print_now and {command.name for command in await self.tree.fetch_commands()} == {
            command.name for command in ours
        }:
            return
        await self.tree.sync()
        async with self.services.db.write() as tx:
            await meta.put(tx, "commands", print_now)
        log.info("app.commands_synced count=%d", len(ours))

    @tasks.loop(seconds=RENEWED_EVERY.total_seconds())
    async def keep_shards(self, worker: Worker) -> None:
        """Renew this process's claim on its shards; without it, close before another process begins to serve them."""
        if self.taken_over or await _renewed(worker):
            return
        self.taken_over = True
        log.error("app.shards_lost worker=%s", worker.name)
        await self.close()

    async def say_error(self, interaction: discord.Interaction[Any], error: BaseException) -> None:
        """Tell the person, alone, what an error means for them."""
        await tell(interaction, sentence(error))

    async def on_ready(self) -> None:
        """Say once in the log who we are."""
        log.info("app.ready user=%s servers=%d", self.user, len(self.guilds))

    async def on_message(self, message: discord.Message, /) -> None:
        """There are no prefix commands; the chat cog listens by itself."""

    async def on_error(self, event_method: str, /, *args: Any, **kwargs: Any) -> None:  # noqa: ARG002 - discord.py's signature
        """An event that failed is logged; whoever was waiting has been told where it happened."""
        log.error("app.event_failed event=%s", event_method, exc_info=sys.exception())


class Tree(app_commands.CommandTree[Sonder]):
    """The slash commands, each error of which ends in a sentence."""

    async def on_error(
        self, interaction: discord.Interaction[Sonder], error: app_commands.AppCommandError, /
    ) -> None:
        """Tell the person, and log what nobody expected."""
        await tell(interaction, sentence(error))


async def _renewed(worker: Worker) -> bool:
    """Whatever goes wrong here counts as lost: a loop that ended by itself would leave us beside our successor."""
    try:
        return await worker.renew()
    except Exception:
        log.exception("app.shards_not_renewed worker=%s", worker.name)
        return False


def sentence(error: BaseException) -> str:
    """What a person is told about an error: never the exception's own text."""
    cause = (
        error.__cause__ if isinstance(error, app_commands.CommandInvokeError) and error.__cause__ else error
    )
    if isinstance(error, app_commands.CommandInvokeError):
        cause = error.original
    if isinstance(cause, SonderError):
        return str(cause)
    if isinstance(cause, app_commands.NoPrivateMessage):
        return "That works only in a server. Use it in one of its channels."
    if isinstance(cause, app_commands.MissingPermissions):
        return "That is for people who manage this server. Ask one of its admins."
    if isinstance(cause, app_commands.CheckFailure):
        return "That is not for you to use here."
    if isinstance(cause, app_commands.TransformerError):
        return "I could not read what you entered there. Pick one of the suggestions and try again."
    log.error("app.command_failed error=%s", type(cause).__name__, exc_info=cause)
    return UNEXPECTED


async def tell(interaction: discord.Interaction[Any], text: str) -> None:
    """Answer an interaction to the person alone, whether or not it was answered before."""
    try:
        if interaction.response.is_done():
            await interaction.followup.send(text, ephemeral=True)
        else:
            await interaction.response.send_message(text, ephemeral=True)
    except UNSENT as problem:
        log.warning("app.could_not_tell %s", outcome(problem))


def outcome(problem: Exception) -> str:
    """What one of `UNSENT` was, for the log: its kind and Discord's numbers, never a text."""
    if isinstance(problem, discord.HTTPException):
        return f"error={type(problem).__name__} status={problem.status} code={problem.code}"
    return f"error={type(problem).__name__}"


def intents(*, message_content: bool) -> discord.Intents:
    """Servers, messages, DMs and reactions; no privileged one unless the operator switched message content on."""
    wanted = discord.Intents.none()
    wanted.guilds = True
    wanted.guild_messages = True
    wanted.dm_messages = True
    wanted.dm_reactions = True
    wanted.message_content = message_content
    return wanted
