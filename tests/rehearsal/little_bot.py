"""A small bot that does once what the rehearsal has to show."""

from __future__ import annotations

import asyncio
import io
import logging
import threading
from datetime import UTC, datetime, timedelta

import discord
from discord import app_commands
from discord.ext import commands, tasks

from bot.errors import PolitelyRefusedError

log = logging.getLogger("little")
START = datetime(2026, 3, 2, 18, 0, tzinfo=UTC)
PICTURE = b"\x89PNG picture"


class Reason(discord.ui.Modal, title="Why?"):
    reason = discord.ui.TextInput(label="Your reason", required=True)
    days = discord.ui.TextInput(label="Days", default="3", required=False)

    async def on_submit(self, interaction):
        await interaction.response.send_message(f"{self.reason.value} for {self.days.value} days")


class Panel(discord.ui.View):
    def __init__(self):
        super().__init__(timeout=600)

    @discord.ui.select(
        placeholder="Colour",
        options=[discord.SelectOption(label=name, value=name[0]) for name in ("Red", "Blue")],
    )
    async def colour(self, interaction, select):
        await interaction.response.edit_message(content=f"chose {select.values[0]}")

    @discord.ui.button(label="Yes, please")
    async def yes(self, interaction, button):
        await interaction.response.edit_message(content="done", view=None)

    @discord.ui.button(label="Tell why")
    async def why(self, interaction, button):
        await interaction.response.send_modal(Reason())

    @discord.ui.button(label="Break")
    async def break_(self, interaction, button):
        raise ZeroDivisionError

    @discord.ui.button(label="Off", disabled=True)
    async def off(self, interaction, button):
        raise AssertionError


class Little(commands.Cog):
    deep = app_commands.Group(name="deep", description="Groups")
    deeper = app_commands.Group(name="deeper", description="Groups in groups", parent=deep)

    def __init__(self, bot):
        self.bot = bot
        self.due = []
        self.times = []
        self.watch.start()

    @tasks.loop(seconds=60)
    async def watch(self):
        now = discord.utils.utcnow()
        self.times.append(now)
        for at, user in [one for one in self.due if one[0] <= now]:
            self.due.remove((at, user))
            await user.send("It is time.")

    @commands.Cog.listener()
    async def on_message(self, message):
        if message.author.bot:
            return
        if message.content == "boom":
            raise KeyError(message.content)
        if message.content == "swallow":
            try:
                int(message.content)
            except ValueError:
                log.exception("little.swallowed")
        if message.content == "think":
            await asyncio.to_thread(threading.Event().wait, 0.1)
        async with message.channel.typing():
            mentioned = " mentioned" if self.bot.user in message.mentions else ""
            replied = " replied" if message.reference is not None else ""
            await message.channel.send(
                f"heard: {message.content}{mentioned}{replied}",
                allowed_mentions=discord.AllowedMentions.none(),
            )

    @commands.Cog.listener()
    async def on_raw_reaction_add(self, payload):
        if payload.user_id != self.bot.user.id:
            user = self.bot.get_user(payload.user_id) or await self.bot.fetch_user(payload.user_id)
            await user.send(f"saw {payload.emoji}")

    @app_commands.command()
    async def panel(self, interaction):
        """Everything to press."""
        embed = discord.Embed(title="A title", description="Some words").add_field(name="n", value="v")
        await interaction.response.send_message("look", embed=embed, view=Panel(), ephemeral=True)

    @app_commands.command()
    async def picture(self, interaction):
        """A picture, after some thinking."""
        await interaction.response.defer(ephemeral=True)
        await interaction.followup.send(file=discord.File(io.BytesIO(PICTURE), "trust level.png"))

    @app_commands.command()
    @app_commands.choices(
        size=[app_commands.Choice(name="Very big", value="xl"), app_commands.Choice(name="Small", value="s")]
    )
    async def tell(
        self, interaction, text: str, count: int = 1, ratio: float = 0.5, sure: bool = False, who: discord.User | None = None,
        size: str = "s", where: discord.TextChannel | None = None,
    ):  # fmt: skip
        """Tells what it was given."""
        await interaction.response.send_message(
            f"{text}|{count}|{ratio}|{sure}|{who}|{size}|{where}|{interaction.locale}"
        )

    @app_commands.command()
    async def near(self, interaction, city: str):
        """Suggests."""
        await interaction.response.send_message(city)

    @near.autocomplete("city")
    async def _cities(self, interaction, typed):
        cities = {"New York": "America/New_York", "Berlin": "Europe/Berlin"}
        return [
            app_commands.Choice(name=name, value=zone)
            for name, zone in cities.items()
            if typed.lower() in name.lower()
        ]

    @deeper.command()
    async def est(self, interaction):
        """The deepest command."""
        await interaction.response.send_message("deep down")

    @app_commands.command()
    async def remind(self, interaction, minutes: int):
        """Writes later."""
        self.due.append((discord.utils.utcnow() + timedelta(minutes=minutes), interaction.user))
        await interaction.response.send_message("I will.", ephemeral=True)

    @app_commands.command()
    @app_commands.guild_only()
    @app_commands.default_permissions(manage_guild=True)
    async def alarm(self, interaction, channel: discord.TextChannel):
        """For moderators."""
        await channel.send("An alarm.")
        await interaction.response.send_message(f"in {channel.mention}", ephemeral=True)

    @app_commands.command()
    async def ponder(self, interaction):
        """Opens a form after some time."""
        await asyncio.to_thread(threading.Event().wait, 0.1)
        await interaction.response.send_modal(Reason())

    @app_commands.command()
    async def broken(self, interaction):
        """Fails."""
        raise ZeroDivisionError

    @app_commands.command()
    async def refuse(self, interaction):
        """Refuses in words."""
        raise PolitelyRefusedError("Not today.")

    @app_commands.command()
    async def silent(self, interaction):
        """Says nothing."""

    @app_commands.command()
    async def rewrite(self, interaction):
        """Edits and deletes."""
        await interaction.response.send_message("first")
        await interaction.edit_original_response(content="first")
        await interaction.edit_original_response(content="second")
        await interaction.delete_original_response()


class LittleBot(commands.AutoShardedBot):
    def __init__(self, *, fails_to_start=False, syncs=True):
        wanted = discord.Intents(
            guilds=True, guild_messages=True, dm_messages=True, dm_reactions=True, message_content=True
        )
        super().__init__(command_prefix=commands.when_mentioned, help_command=None, intents=wanted)
        self.fails_to_start = fails_to_start
        self.syncs = syncs
        self.tree.on_error = self.on_refusal

    async def setup_hook(self):
        if self.fails_to_start:
            raise RuntimeError
        self.cog = Little(self)
        await self.add_cog(self.cog)
        if self.syncs:
            await self.tree.sync()

    async def on_message(self, message):
        """No prefix commands."""

    async def on_refusal(self, interaction, error):
        await interaction.response.send_message("That did not work.", ephemeral=True)
