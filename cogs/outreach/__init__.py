"""Writing first: the loop that asks who is due, and everything a person sets about it."""

from __future__ import annotations

import asyncio
import logging
from datetime import timedelta
from typing import TYPE_CHECKING, cast

import discord
from discord import app_commands
from discord.ext import commands, tasks

from bot import zones
from bot.engine.wire import Triggers
from bot.errors import PolitelyRefusedError
from bot.gates import zone_of
from bot.outreach import SHORTEST_PAUSE, pause
from cogs.outreach.alarm import tell_owners
from cogs.outreach.courier import DiscordCourier
from cogs.outreach.opt_in import Answer, OptInZone, asking, asking_view
from cogs.outreach.panel import Do, Set, show_panel
from cogs.outreach.views import Press, received, why_embed

if TYPE_CHECKING:
    from bot.app import Sonder
    from bot.services import Services

log = logging.getLogger("sonder.outreach")

AFTER_TROUBLE = timedelta(seconds=30)
LEAVES_WITHIN = 5.0
"""Seconds in which a tick that was told to stop ends: as long as the store may take to undo what it was at."""


@app_commands.allowed_installs(guilds=True, users=True)
@app_commands.allowed_contexts(guilds=True, dms=True, private_channels=False)
class OutreachCog(
    commands.GroupCog,
    group_name="outreach",
    group_description="Whether, when and why I may write to you first.",
):
    """`/outreach …`, each for the person who uses it and for nobody else."""

    def __init__(self, bot: commands.Bot, services: Services) -> None:
        self._bot = bot
        self._services = services
        self._courier = DiscordCourier(bot)
        self._ticking = False

    async def cog_load(self) -> None:
        """Start asking who is due."""
        self.watch.start()

    async def cog_unload(self) -> None:
        """Stop asking, and wait until the store is left alone: what was begun stays to its lease or its letter."""
        asking = self.watch.get_task()
        self.watch.cancel()
        if asking is not None:
            await asyncio.wait({asking}, timeout=LEAVES_WITHIN)

    @tasks.loop(seconds=1)
    async def watch(self) -> None:
        """Sleep until the next person is due, at most a quarter of an hour. Never raises: that would end it for good."""
        self._ticking = True
        try:
            due = await self._services.outreach.tick(self._courier)
            await tell_owners(self._bot, self._services.outreach)
            sleep = pause(due, now=self._services.clock())
        except Exception:
            log.exception("outreach.tick_failed")
            sleep = AFTER_TROUBLE
        finally:
            self._ticking = False
        self.watch.change_interval(seconds=sleep.total_seconds())

    @watch.before_loop
    async def _when_ready(self) -> None:
        await self._bot.wait_until_ready()

    def _wake(self) -> None:
        """Somebody's next moment may have moved nearer."""
        if not self._ticking:
            self.watch.change_interval(seconds=SHORTEST_PAUSE.total_seconds())

    @commands.Cog.listener()
    async def on_raw_reaction_add(self, payload: discord.RawReactionActionEvent) -> None:
        """A reaction to a message of ours in a DM is an answer (R5). Never raises."""
        ours = self._bot.user.id if self._bot.user is not None else None
        if payload.guild_id is not None or ours is None or payload.user_id == ours:
            return
        if self._author(payload) != ours:
            return
        try:
            await self._services.consent.answered(payload.user_id)
        except Exception:
            log.exception("outreach.reaction_failed message=%s", payload.message_id)

    def _author(self, payload: discord.RawReactionActionEvent) -> int | None:
        """Who wrote the message under which the reaction is: as Discord says, else as we remember; None if neither."""
        if payload.message_author_id is not None:
            return payload.message_author_id
        known = (one.author.id for one in self._bot.cached_messages if one.id == payload.message_id)
        return next(known, None)

    @app_commands.command(name="on")
    @app_commands.describe(
        zone="Your time zone, such as Europe/Berlin. Type a few letters of a city near you."
    )
    async def on(self, interaction: discord.Interaction[Sonder], zone: str | None = None) -> None:
        """Allow me to write to you first, now and then."""
        await received(interaction, thinking=True)
        consent = self._services.consent
        if interaction.guild_id is None and interaction.channel_id is not None:
            await consent.here_is_my_dm(interaction.user.id, channel=interaction.channel_id)
        await consent.check_may_opt_in(interaction.user.id)
        offered = zones.suggested(str(interaction.locale))
        if zone is not None and zone_of(zone) is None:
            raise PolitelyRefusedError(
                f"I don't know the time zone {zone}. Pick one from the list that appears while you type. Nothing was switched on."
            )
        question = await consent.question(interaction.user.id, zone=zone, otherwise=offered[0])
        await interaction.followup.send(
            embed=asking(question), view=asking_view(question, offered), ephemeral=True
        )

    @on.autocomplete("zone")
    async def _zones(
        self, interaction: discord.Interaction[Sonder], text: str
    ) -> list[app_commands.Choice[str]]:
        return _choices(interaction, text)

    @app_commands.command(name="off")
    async def off(self, interaction: discord.Interaction[Sonder]) -> None:
        """Stop me from writing first, at once."""
        await received(interaction, thinking=True)
        changed = await self._services.consent.switch_off(interaction.user.id)
        said = (
            "Off. I will not write to you first. `/outreach on` switches it on again."
            if changed
            else "It was off already: I don't write to you first."
        )
        await interaction.followup.send(said, ephemeral=True)

    @app_commands.command(name="status")
    async def status(self, interaction: discord.Interaction[Sonder]) -> None:
        """Whether I may write to you first, the earliest I could, and everything you can set."""
        await received(interaction, thinking=True)
        await self._show(interaction, "How it stands")

    @app_commands.command(name="triggers")
    @app_commands.describe(
        attachment_seeking="When you have been away and the bond is close",
        need_deficit="When the character would like company or something to do",
        emotional_overflow="When something good that you told is still on its mind",
    )
    async def triggers(
        self, interaction: discord.Interaction[Sonder], attachment_seeking: bool | None = None, need_deficit: bool | None = None,
        emotional_overflow: bool | None = None,
    ) -> None:  # fmt: skip
        """Choose which reasons to write count; what you leave out stays as it is."""
        await received(interaction, thinking=True)
        if attachment_seeking is None and need_deficit is None and emotional_overflow is None:
            await self._show(interaction, "How it stands")
            return
        before = (await self._services.consent.standing(interaction.user.id)).preferences.triggers
        wanted = Triggers(
            attachment_seeking=before.attachment_seeking
            if attachment_seeking is None
            else attachment_seeking,
            need_deficit=before.need_deficit if need_deficit is None else need_deficit,
            emotional_overflow=before.emotional_overflow
            if emotional_overflow is None
            else emotional_overflow,
        )
        await self._services.consent.set_triggers(interaction.user.id, wanted)
        await self._show(interaction, "Set")

    @app_commands.command(name="cooldown")
    @app_commands.describe(
        hours="The least number of hours between two messages of mine: 24 is a day, 168 a week"
    )
    async def cooldown(
        self, interaction: discord.Interaction[Sonder], hours: app_commands.Range[float, 0, 8760]
    ) -> None:
        """Set the least time between two messages of mine."""
        await received(interaction, thinking=True)
        await self._services.consent.set_cooldown(interaction.user.id, hours)
        await self._show(interaction, "Set")

    @app_commands.command(name="limits")
    @app_commands.describe(per_day="The most messages in a day", per_week="The most messages in a week")
    async def limits(
        self, interaction: discord.Interaction[Sonder], per_day: app_commands.Range[int, 1, 24] | None = None,
        per_week: app_commands.Range[int, 1, 100] | None = None,
    ) -> None:  # fmt: skip
        """Set the most messages of a day and of a week."""
        await received(interaction, thinking=True)
        if per_day is None and per_week is None:
            await self._show(interaction, "How it stands")
            return
        await self._services.consent.set_limits(interaction.user.id, per_day=per_day, per_week=per_week)
        await self._show(interaction, "Set")

    @app_commands.command(name="quiet")
    @app_commands.rename(start="from", end="to")
    @app_commands.describe(
        start="The hour at which quiet begins, 0 to 23",
        end="The hour at which it ends, 0 to 23",
        zone="Your time zone",
    )
    async def quiet(
        self, interaction: discord.Interaction[Sonder], start: app_commands.Range[int, 0, 23], end: app_commands.Range[int, 0, 23],
        zone: str | None = None,
    ) -> None:  # fmt: skip
        """Set the hours in which I never write first."""
        await received(interaction, thinking=True)
        await self._services.consent.set_quiet(interaction.user.id, hours=(start, end), zone=zone)
        await self._show(interaction, "Set")

    @quiet.autocomplete("zone")
    async def _quiet_zones(
        self, interaction: discord.Interaction[Sonder], text: str
    ) -> list[app_commands.Choice[str]]:
        return _choices(interaction, text)

    @app_commands.command(name="why")
    async def why(self, interaction: discord.Interaction[Sonder]) -> None:
        """Why I wrote to you, or did not, the last few times."""
        await received(interaction, thinking=True)
        standing = await self._services.consent.standing(interaction.user.id)
        receipts = await self._services.consent.why(interaction.user.id)
        await interaction.followup.send(embed=why_embed(receipts, standing), ephemeral=True)

    @commands.Cog.listener()
    async def on_outreach_changed(self) -> None:
        """Something was set by a button or a menu."""
        self._wake()

    async def _show(self, interaction: discord.Interaction[Sonder], title: str) -> None:
        """Every setting ends in the whole picture with its controls, so that nobody has to ask what holds now."""
        self._wake()
        await show_panel(interaction, title=title, fresh=True)


def _choices(interaction: discord.Interaction[Sonder], text: str) -> list[app_commands.Choice[str]]:
    found = zones.search(text, locale=str(interaction.locale))
    return [app_commands.Choice(name=zone.replace("_", " "), value=zone) for zone in found]


async def setup(bot: commands.Bot) -> None:
    """Called by discord.py."""
    bot.add_dynamic_items(Press, OptInZone, Answer, Set, Do)
    await bot.add_cog(OutreachCog(bot, cast("Sonder", bot).services))
