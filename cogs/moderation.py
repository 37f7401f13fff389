"""What a server's moderators see: where alerts go, the open cases, and an alert with its three buttons."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, Self, cast

import discord
from discord import app_commands
from discord.ext import commands

from bot.errors import PolitelyRefusedError, SonderError
from bot.moderation import STATES, Act, Case, Entry, nonce, pattern_of
from bot.text import counted, plain_list

if TYPE_CHECKING:
    import re

    from bot.app import Sonder
    from bot.services import Services

log = logging.getLogger("sonder.cogs.moderation")

UNKNOWN_MESSAGE = 10008
NEEDED = {"view_channel": "View Channel", "send_messages": "Send Messages", "embed_links": "Embed Links"}
LISTED = 12
"""So that the list stays within the 4,096 characters of an embed, however long names are."""
COLOURS = {"mild": 0x80848E, "moderate": 0xF0B232, "severe": 0xDA373C}
CLOSED_COLOUR = 0x248046
DONE: dict[Act, str] = {
    "acknowledge": "Acknowledged",
    "resolve": "Resolved",
    "false_alarm": "Called a false alarm",
}
NOT_A_MODERATOR = "These buttons are for this server's moderators. If you think something is wrong, please tell one of them."
NOT_AN_ADMIN = "Only somebody with the Manage Server permission can do that. Ask one of this server's admins."
UNEXPECTED = (
    "Something went wrong on my side, so the case may not have changed. Please press again in a minute."
)
CAUTION = "A program noticed this in messages. It can be wrong, and it is no diagnosis."


class ModerationCog(commands.Cog):
    """Posts alerts and keeps them up to date. It never raises out of a listener."""

    alerts = app_commands.Group(
        name="alerts",
        description="What was noticed in this server's channels (for admins).",
        guild_only=True,
        default_permissions=discord.Permissions(manage_guild=True),
    )

    def __init__(self, bot: commands.Bot, services: Services) -> None:
        self._bot = bot
        self._moderation = services.moderation
        self._posting = asyncio.Lock()

    @commands.Cog.listener()
    async def on_sonder_finding(self, guild_id: int) -> None:
        """A turn in this server had findings."""
        await self._post(guild_id)

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """Post what a stopped process left."""
        await self._post(None)

    @alerts.command(name="channel")
    @app_commands.describe(channel="A channel that only moderators can read.")
    async def alerts_channel(self, interaction: discord.Interaction, channel: discord.TextChannel) -> None:
        """Choose where alerts for moderators are posted."""
        if not interaction.permissions.manage_guild:
            raise PolitelyRefusedError(NOT_AN_ADMIN)
        _refuse_without_permissions(channel)
        await self._moderation.set_alert_channel(channel.guild.id, channel=channel.id, by=interaction.user.id)
        await interaction.response.send_message(_chosen(channel), ephemeral=True)
        await self._post(channel.guild.id)

    @alerts.command(name="list")
    async def alerts_list(self, interaction: discord.Interaction) -> None:
        """Show the open cases of this server, mild ones too."""
        if interaction.guild_id is None:
            raise app_commands.NoPrivateMessage
        if not _moderates(interaction):
            raise PolitelyRefusedError(NOT_AN_ADMIN)
        channel = await self._moderation.alert_channel(interaction.guild_id)
        embed = _queue(await self._moderation.open_cases(interaction.guild_id), channel)
        await interaction.response.send_message(embed=embed, ephemeral=True)

    async def _post(self, guild_id: int | None) -> None:
        """Bring every alert up to date that is not; one at a time, so that no two runs post the same one."""
        async with self._posting:
            try:
                cases = await self._moderation.unposted(guild_id)
            except SonderError as problem:
                log.warning("moderation.not_looked guild=%s why=%s", guild_id, type(problem).__name__)
                return
            for case in cases:
                await self._guarded(case)

    async def _guarded(self, case: Case) -> None:
        """What Discord refuses now is tried again at the next finding, the next start, or when a channel is chosen."""
        try:
            await self._show(case)
        except discord.HTTPException as problem:
            log.warning(
                "moderation.not_posted guild=%s case=%s channel=%s status=%s code=%s",
                case.guild, case.number, case.alert_channel, problem.status, problem.code,
            )  # fmt: skip
        except Exception:
            log.exception("moderation.not_posted guild=%s case=%s", case.guild, case.number)

    async def _show(self, case: Case) -> None:
        if case.alert_channel is None:
            return
        channel = self._bot.get_partial_messageable(case.alert_channel, guild_id=case.guild)
        if case.alert_message is not None:
            await self._edit(case, channel.get_partial_message(case.alert_message))
            return
        sent = await channel.send(
            embed=card(case), view=buttons(case) or discord.utils.MISSING, nonce=nonce(case),
            allowed_mentions=discord.AllowedMentions.none(),
        )  # fmt: skip
        await self._moderation.posted(case, sent.id)

    async def _edit(self, case: Case, alert: discord.PartialMessage) -> None:
        """Bring a posted alert up to date; an open case whose alert somebody deleted gets another one."""
        try:
            await alert.edit(
                embed=card(case), view=buttons(case), allowed_mentions=discord.AllowedMentions.none()
            )
        except discord.NotFound as problem:
            if problem.code != UNKNOWN_MESSAGE:
                raise
            await self._moderation.alert_gone(case)
            if case.is_open:
                await self._show(replace(case, alert_message=None))
            return
        await self._moderation.posted(case, alert.id)


class CaseButton(
    discord.ui.DynamicItem[discord.ui.Button[discord.ui.View]],
    template=r"case:(?P<guild>\d+):(?P<number>\d+):(?P<act>acknowledge|resolve|false_alarm)",
):
    """A button under an alert. All that it needs to know is in its id, so it works after a restart."""

    LOOKS: tuple[tuple[Act, str, discord.ButtonStyle], ...] = (
        ("acknowledge", "Acknowledge", discord.ButtonStyle.primary),
        ("resolve", "Resolve", discord.ButtonStyle.success),
        ("false_alarm", "False alarm", discord.ButtonStyle.secondary),
    )

    def __init__(self, act: Act, *, guild: int, number: int) -> None:
        label, style = next((label, style) for name, label, style in self.LOOKS if name == act)
        super().__init__(
            discord.ui.Button(label=label, style=style, custom_id=f"case:{guild}:{number}:{act}")
        )
        self.act: Act = act
        self.guild = guild
        self.number = number

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """The button as it was sent."""
        del interaction, item
        return cls(cast("Act", match["act"]), guild=int(match["guild"]), number=int(match["number"]))

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Do it, and show in the alert what was done and by whom."""
        if interaction.guild_id != self.guild or not _moderates(interaction):
            await interaction.response.send_message(NOT_A_MODERATOR, ephemeral=True)
            return
        await interaction.response.defer()
        try:
            await self._act(interaction)
        except SonderError as problem:
            await interaction.followup.send(str(problem), ephemeral=True)
        except Exception:
            log.exception(
                "moderation.button_failed guild=%s case=%s act=%s", self.guild, self.number, self.act
            )
            await interaction.followup.send(UNEXPECTED, ephemeral=True)

    async def _act(self, interaction: discord.Interaction[Any]) -> None:
        moderation = cast("Sonder", interaction.client).services.moderation
        case = await moderation.act(self.act, guild=self.guild, number=self.number, who=interaction.user.id)
        alert = await interaction.edit_original_response(
            embed=card(case), view=buttons(case), allowed_mentions=discord.AllowedMentions.none()
        )
        if case.alert_message in (None, alert.id):
            await moderation.posted(case, alert.id)
        else:  # an older alert was pressed, from before the alerts moved: the newer one is brought up to date as well
            interaction.client.dispatch("sonder_finding", self.guild)


def buttons(case: Case) -> discord.ui.View | None:
    """The acts that are left for a case; None once it is closed."""
    if not case.is_open:
        return None
    view = discord.ui.View(timeout=None)
    for act, _, _ in CaseButton.LOOKS:
        if not (act == "acknowledge" and case.status == "acknowledged"):
            view.add_item(CaseButton(act, guild=case.guild, number=case.number))
    return view


def card(case: Case) -> discord.Embed:
    """The alert (R14): who, what, how severe, since when, how often, what may help. Never what somebody wrote."""
    pattern = pattern_of(case)
    colour = COLOURS[case.severity] if case.is_open else CLOSED_COLOUR
    embed = discord.Embed(
        title=f"Case {case.number}: {pattern.name}, {case.severity}",
        description=pattern.looks_like,
        colour=colour,
    )
    seen = f"{counted(case.findings, 'time')} on {counted(case.days, 'day')}"
    link = f"https://discord.com/channels/{case.guild}/{case.channel}/{case.source_message}"
    embed.add_field(name="Member", value=f"<@{case.person}>")
    embed.add_field(name="Since", value=_day(case.first_detected))
    embed.add_field(name="Noticed", value=seen)
    embed.add_field(name="Where", value=f"<#{case.channel}>, [the latest message]({link})")
    embed.add_field(name="State", value=STATES[case.status].capitalize())
    embed.add_field(
        name="What may help", value="\n".join(f"- {step}" for step in pattern.steps), inline=False
    )
    if case.acts:
        embed.add_field(
            name="What was done", value="\n".join(_line(entry) for entry in case.acts[-10:]), inline=False
        )
    return embed.set_footer(text=CAUTION)


def _line(entry: Entry) -> str:
    who = f"<@{entry.who}>" if entry.who else "somebody"
    return f"{DONE[cast('Act', entry.act)]} by {who} on {_day(entry.at)}"


def _queue(cases: list[Case], channel: int | None) -> discord.Embed:
    """The open cases, oldest first: a queue of things to look at, not a ranking of members."""
    lines = [_entry(case) for case in cases[:LISTED]] or ["Nothing is open. There is nothing to do."]
    if len(cases) > LISTED:
        lines.append(f"… and {len(cases) - LISTED} more. They show as these are closed.")
    where = (
        f"Alerts go to <#{channel}>."
        if channel
        else "No channel is set for alerts yet: choose one with `/alerts channel`."
    )
    embed = discord.Embed(title="Open cases", description="\n".join([*lines, "", where]))
    return embed.set_footer(text=CAUTION)


def _entry(case: Case) -> str:
    line = f"**{case.number}** · {pattern_of(case).name}, {case.severity} · <@{case.person}> in <#{case.channel}>"
    line += f" · since {_day(case.first_detected)} · {STATES[case.status]}"
    if case.alert_message is None:
        return line
    return f"{line} · [alert](https://discord.com/channels/{case.guild}/{case.alert_channel}/{case.alert_message})"


def _day(at: datetime) -> str:
    return f"{at.day} {at:%B %Y}"


def _moderates(interaction: discord.Interaction[Any]) -> bool:
    return interaction.permissions.manage_guild or interaction.permissions.moderate_members


def _refuse_without_permissions(channel: discord.TextChannel) -> None:
    mine = channel.permissions_for(channel.guild.me)
    missing = [name for permission, name in NEEDED.items() if not getattr(mine, permission)]
    if missing:
        raise PolitelyRefusedError(
            f"I can't post in {channel.mention} yet. Allow me {plain_list(missing)} there, then run the command again."
        )


def _chosen(channel: discord.TextChannel) -> str:
    said = f"Alerts go to {channel.mention} from now on. Open cases follow in a moment."
    if channel.permissions_for(channel.guild.default_role).view_channel:
        said += (
            " Everybody in this server can read that channel, and alerts name members:"
            " please hide it from everyone but moderators, or choose another one."
        )
    return said


async def setup(bot: commands.Bot) -> None:
    """Called by discord.py."""
    bot.add_dynamic_items(CaseButton)
    await bot.add_cog(ModerationCog(bot, cast("Sonder", bot).services))
