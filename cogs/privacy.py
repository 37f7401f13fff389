"""What we hold of a person: `/privacy show`, `export` and `forget`, for that person alone."""

from __future__ import annotations

import asyncio
import io
import logging
import zipfile
from typing import TYPE_CHECKING, Any, cast

import discord
from discord import app_commands
from discord.ext import commands, tasks

from bot.app import UNSENT, outcome

if TYPE_CHECKING:
    from bot.app import Sonder
    from bot.privacy import Privacy
    from bot.services import Services

log = logging.getLogger("sonder.privacy")

FILE_NAME = "sonder-export"
LONGEST_PLAIN, LONGEST_ZIP = 1_000_000, 9_000_000
"""Bytes: beyond the first an export is zipped, beyond the second Discord would not take it (10 MB with all around it)."""
TOO_LONG = (
    "What is kept of you is more than a file on Discord can hold. Ask whoever runs this bot for it, and give them your number"
    " {person}: it is all in their store under that number. Nothing was deleted."
)
DELETED = (
    "Deleted: {rows} entries. One thing stays: a scrambled mark made from your account's number, which tells nothing that you said; beside it,"
    " if you told me that you are under 18, that. By it I know never to write to you first again, unless you switch that on anew."
)
NAMES = {
    "messages": "messages between us",
    "engine_sessions": "how the character feels about your DM",
    "engine_turns": "what single messages did to it",
    "trust_history": "changes of trust",
    "settlements": "what became of its wishes to write",
    "lapsed_wishes": "wishes that passed",
    "shared_things": "things that you two share, such as a plan or a game, which it may take up",
    "webhooks": "addresses that hear what the character would like to do",
    "webhook_deliveries": "what those addresses were told",
    "remote_sessions": "how the character feels about your DM, as the engine told last",
    "remote_turns": "what single messages did to it, or will once the engine has heard of them",
    "remote_settlements": "what became of its wishes to write",
    "remote_disputes": "findings that you called wrong",
    "remote_speakers": "the name that the engine knows you by in one place",
    "outreach": "your permission to write first",
    "outbox": "messages that it wrote first",
    "receipts": "why it wrote first or did not",
    "people": "when we last said that this is an AI, and an age under 18 if you told one",
    "places": "where your DM is",
    "holds": "a pause in writing first",
    "cases": "alerts about you in servers",
    "case_log": "what you did with alerts as a moderator",
    "listening_channels": "channels that you switched on",
    "alert_channels": "alert channels that you set",
}


@app_commands.allowed_installs(guilds=True, users=True)
@app_commands.allowed_contexts(guilds=True, dms=True, private_channels=False)
class PrivacyCog(
    commands.GroupCog,
    group_name="privacy",
    group_description="What is kept of you, and how to get or delete it.",
):
    """Every answer goes to the asker alone."""

    def __init__(self, bot: commands.Bot, services: Services) -> None:
        self._bot = bot
        self._services = services

    async def cog_load(self) -> None:
        """Begin to drop what is too old."""
        self.prune.start()

    async def cog_unload(self) -> None:
        """Stop doing so."""
        self.prune.cancel()

    @tasks.loop(hours=6)
    async def prune(self) -> None:
        """Retention, four times a day. Never raises."""
        try:
            await self._services.privacy.prune()
        except Exception:
            log.exception("privacy.prune_failed")

    @app_commands.command(name="show")
    async def show(self, interaction: discord.Interaction[Sonder]) -> None:
        """What is kept of you, for how long, and who can see it."""
        await interaction.response.defer(ephemeral=True)
        counts = await self._services.privacy.summary(interaction.user.id)
        await interaction.followup.send(embed=self._summary(counts), ephemeral=True)

    def _summary(self, counts: dict[str, int]) -> discord.Embed:
        kept = self._services.privacy.retention
        held = "\n".join(f"{n} x {NAMES[table]}" for table, n in counts.items()) or "Nothing."
        shown = discord.Embed(title="What is kept of you", description=held)
        shown.add_field(
            name="How long",
            value=f"Message text {kept.message_text_days} days, reasons {kept.receipts_days} days, closed alerts {kept.closed_cases_days} days,"
            " the rest until you delete it.",
            inline=False,
        )
        shown.add_field(name="Who sees it", value=self._who_sees(), inline=False)
        shown.add_field(
            name="What you can do",
            value="`/privacy export` gives you all of it. `/privacy forget` deletes it.",
            inline=False,
        )
        return shown

    def _who_sees(self) -> str:
        model = (
            ""
            if self._services.voice.offline
            else f" The language model ({self._services.voice.title}) is sent the recent lines of the same conversation."
        )
        return (
            "You, and whoever runs this bot. Nothing of a DM appears in a server, nor of one server in another."
            f" Moderators of a server see alerts about its own channels, without quotes.{model}"
        )

    @app_commands.command(name="export")
    async def export(self, interaction: discord.Interaction[Sonder]) -> None:
        """Get everything that is kept of you, as a file."""
        await interaction.response.defer(ephemeral=True)
        name, data = f"{FILE_NAME}.json", await self._services.privacy.export(interaction.user.id)
        if len(data) > LONGEST_PLAIN:
            name, data = f"{FILE_NAME}.zip", await asyncio.to_thread(zipped, data)
        if len(data) > LONGEST_ZIP:
            await interaction.followup.send(TOO_LONG.format(person=interaction.user.id), ephemeral=True)
            return
        file = discord.File(io.BytesIO(data), filename=name)
        await interaction.followup.send("Everything that is kept of you.", file=file, ephemeral=True)

    @app_commands.command(name="forget")
    async def forget(self, interaction: discord.Interaction[Sonder]) -> None:
        """Delete everything that is kept of you."""
        view = ForgetView(self._services.privacy, interaction.user.id, self._bot)
        text = (
            "This deletes everything: what we said, how the character feels about you, your settings and alerts about you. It cannot be undone,"
            " and I will not write to you first again unless you switch it on anew."
        )
        await interaction.response.send_message(text, view=view, ephemeral=True)


class ForgetView(discord.ui.View):
    """One question before something that cannot be undone."""

    def __init__(self, privacy: Privacy, person: int, bot: commands.Bot) -> None:
        super().__init__(timeout=600)
        self._privacy = privacy
        self._person = person
        self._bot = bot

    @discord.ui.button(label="Delete everything", style=discord.ButtonStyle.danger)
    async def confirm(self, interaction: discord.Interaction, button: discord.ui.Button[ForgetView]) -> None:
        """Delete."""
        del button
        self.stop()
        await interaction.response.defer()
        forgotten = await self._privacy.forget(self._person)
        for channel, message in forgotten.alerts:
            await self._remove(channel, message)
        said = DELETED.format(rows=forgotten.rows)
        try:
            await interaction.edit_original_response(content=said, view=None)
        except UNSENT as problem:
            log.warning("privacy.could_not_say_deleted %s", outcome(problem))

    @discord.ui.button(label="Keep it", style=discord.ButtonStyle.secondary)
    async def keep(self, interaction: discord.Interaction, button: discord.ui.Button[ForgetView]) -> None:
        """Do nothing."""
        del button
        self.stop()
        await interaction.response.edit_message(content="Nothing was deleted.", view=None)

    async def on_error(
        self, interaction: discord.Interaction, error: Exception, item: discord.ui.Item[Any], /
    ) -> None:
        """Every failure ends in a sentence."""
        del item
        await cast("Sonder", interaction.client).say_error(interaction, error)

    async def _remove(self, channel: int, message: int) -> None:
        """Alerts about this person go from the servers' alert channels too."""
        try:
            await self._bot.get_partial_messageable(channel).get_partial_message(message).delete()
        except UNSENT as problem:
            log.info("privacy.alert_stays channel=%s message=%s %s", channel, message, outcome(problem))


def zipped(data: bytes) -> bytes:
    """The export as a zip with one file in it."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(f"{FILE_NAME}.json", data)
    return packed.getvalue()


async def setup(bot: commands.Bot) -> None:
    """Called by discord.py."""
    await bot.add_cog(PrivacyCog(bot, cast("Sonder", bot).services))
