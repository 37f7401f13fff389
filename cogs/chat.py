"""Talking: what is said to the character goes in, what it answers comes out."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from typing import TYPE_CHECKING, Any, cast

import discord
from discord import app_commands
from discord.ext import commands

from bot.app import UNSENT, outcome
from bot.conversation import Answer, Incoming, Note
from bot.errors import SonderError
from bot.place import Place, channel, dm
from bot.text import pieces

if TYPE_CHECKING:
    from collections.abc import Generator

    from bot.app import Sonder
    from bot.services import Services

log = logging.getLogger("sonder.chat")

UNEXPECTED = "Something went wrong on my side while I was answering. What you wrote is kept. Please try again in a minute."
FINISHING = 35.0
"""Seconds that replies under way get when we are told to stop: a language model's usual patience and a little more."""
TURNS = frozenset({discord.MessageType.default, discord.MessageType.reply})


class ChatCog(commands.Cog):
    """Listens for messages that are addressed to us."""

    companion = app_commands.Group(
        name="companion",
        description="Where the character takes part (for admins).",
        guild_only=True,
        default_permissions=discord.Permissions(manage_guild=True),
    )

    def __init__(self, bot: commands.Bot, services: Services) -> None:
        self._bot = bot
        self._services = services
        self._listening: frozenset[int] = frozenset()
        self._answering: set[asyncio.Task[Any]] = set()

    async def cog_load(self) -> None:
        """Know the channels in which every message is for us."""
        self._listening = await self._services.conversation.listening()

    async def cog_unload(self) -> None:
        """Let the replies under way be finished, for a while; no new one begins, as we listen no more."""
        if self._answering:
            await asyncio.wait(self._answering, timeout=FINISHING)

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """One message, one reply."""
        incoming = self._incoming(message)
        if incoming is None:
            return
        with self._under_way():
            await self._in_its_turn(message, incoming)

    @contextlib.contextmanager
    def _under_way(self) -> Generator[None]:
        """Remember the task that is answering, so that stopping can wait for it."""
        tasks = {task for task in (asyncio.current_task(),) if task is not None}
        self._answering |= tasks
        try:
            yield
        finally:
            self._answering -= tasks

    async def _in_its_turn(self, message: discord.Message, incoming: Incoming) -> None:
        """It takes its place in the line at once; that it arrived is kept meanwhile, however long the line is."""
        known = asyncio.create_task(self._arrived(incoming))
        self._answering.add(known)
        known.add_done_callback(self._answering.discard)
        async with self._services.conversation.in_order(incoming.session):
            await known
            answer = await self._answer(message, incoming)
            if answer is not None:
                await self._give(message, answer)

    async def _arrived(self, incoming: Incoming) -> None:
        """Should it fail, it is tried once more when the message is answered, which says so if that fails too."""
        try:
            await self._services.conversation.arrived(incoming)
        except Exception:
            log.exception("chat.arrival_not_kept session=%s message=%s", incoming.session, incoming.message)

    async def _answer(self, message: discord.Message, incoming: Incoming) -> Answer | None:
        try:
            async with _typing(message.channel):
                return await self._services.conversation.reply(incoming)
        except SonderError as problem:
            return Answer(str(problem))
        except Exception:
            log.exception("chat.failed session=%s message=%s", incoming.session, incoming.message)
            return Answer(UNEXPECTED)

    async def _give(self, message: discord.Message, answer: Answer) -> None:
        if answer.for_moderators and message.guild is not None:
            self._bot.dispatch("sonder_finding", message.guild.id)
        await _send(message, answer.text)
        if answer.note is not None:
            await _send_note(message, answer.note)

    def _incoming(self, message: discord.Message) -> Incoming | None:
        """The message as the conversation wants it; None if it is not for us."""
        if message.author.bot or message.webhook_id is not None or message.type not in TURNS:
            return None
        place = self._place(message)
        if place is None or not (message.content.strip() or message.attachments):
            return None
        return Incoming(
            place=place, person=message.author.id, name=message.author.display_name, message=message.id,
            text=self._without_our_mention(message), at=message.created_at, attachments=len(message.attachments),
        )  # fmt: skip

    def _place(self, message: discord.Message) -> Place | None:
        """A DM is always for us; in a server a mention, a reply to us, or a channel that an admin switched on."""
        where = message.channel.id
        if message.guild is None:
            return Place(dm(message.author.id), "dm", message.author.id, where, None)
        if not (where in self._listening or self._addresses_us(message)):
            return None
        return Place(channel(where), "channel", None, where, message.guild.id)

    def _addresses_us(self, message: discord.Message) -> bool:
        if self._bot.user is None:
            return False
        replied_to = message.reference.resolved if message.reference is not None else None
        ours = isinstance(replied_to, discord.Message) and replied_to.author.id == self._bot.user.id
        return ours or self._bot.user in message.mentions

    def _without_our_mention(self, message: discord.Message) -> str:
        """The text without our own mention at its start or end; other names are written out."""
        text = message.content
        if self._bot.user is not None:
            for mention in (f"<@{self._bot.user.id}>", f"<@!{self._bot.user.id}>"):
                text = (
                    text.removeprefix(mention)
                    .removesuffix(mention)
                    .replace(mention, self._services.persona.identity.name)
                )
        for user in message.mentions:
            text = text.replace(f"<@{user.id}>", user.display_name)
        return text.strip()

    @companion.command(name="channel")
    @app_commands.describe(
        listen="On: every message here is for the character. Off: only mentions and replies."
    )
    @app_commands.checks.has_permissions(manage_guild=True)
    async def companion_channel(self, interaction: discord.Interaction[Sonder], listen: bool) -> None:
        """Choose whether the character reads along in this channel."""
        if interaction.guild_id is None or interaction.channel_id is None:
            raise app_commands.NoPrivateMessage
        self._listening = await self._services.conversation.listen_in(
            interaction.channel_id, guild=interaction.guild_id, by=interaction.user.id, listen=listen
        )
        await interaction.response.send_message(self._said(listening=listen), ephemeral=True)

    def _said(self, *, listening: bool) -> str:
        name = self._services.persona.identity.name
        if not listening:
            return f"Off: here {name} answers only when mentioned or replied to."
        if self._services.config.discord.message_content:
            return f"On: every message in this channel is for {name}, and moves how it feels. Tell the people here. `/companion channel listen:False` ends it."
        return (
            f"On, but {name} can't read along yet: whoever runs this bot has to switch on `message_content` in config.toml and"
            " the Message Content Intent in Discord's developer portal. Until then it answers mentions and replies."
        )


class NotSo(
    discord.ui.DynamicItem[discord.ui.Button[discord.ui.View]], template=r"notso:(?P<pattern>[a-z_]+)"
):
    """The button under a private note: the finding is wrong. Works after a restart."""

    def __init__(self, pattern: str) -> None:
        super().__init__(
            discord.ui.Button(
                label="This is wrong", style=discord.ButtonStyle.secondary, custom_id=f"notso:{pattern}"
            )
        )
        self.pattern = pattern

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction, item: discord.ui.Item[discord.ui.View], match: object, /
    ) -> NotSo:
        """The button as it was sent."""
        del interaction, item
        return cls(str(cast("dict[str, str]", match)["pattern"]))

    async def callback(self, interaction: discord.Interaction) -> None:
        """Believe the person."""
        bot = cast("Sonder", interaction.client)
        try:
            await interaction.response.defer()
            await bot.services.conversation.not_so(interaction.user.id, self.pattern)
            await interaction.edit_original_response(
                content="Thank you. It no longer counts, and nothing is held back because of it.", view=None
            )
        except Exception as problem:  # noqa: BLE001 - it is logged where it is told
            await bot.say_error(interaction, problem)


@contextlib.asynccontextmanager
async def _typing(channel: discord.abc.Messageable):  # noqa: ANN202 - a context without a value
    """Show that we are at it; that it cannot be shown is no reason not to answer."""
    try:
        typing = channel.typing()
        await typing.__aenter__()
    except UNSENT as problem:
        log.info("chat.could_not_show_typing %s", outcome(problem))
        yield
        return
    try:
        yield
    finally:
        await typing.__aexit__(None, None, None)


async def _send(message: discord.Message, text: str) -> None:
    """Send all of it in order: in a server as a reply to the message, if that still exists; pinging nobody."""
    reference = message.to_reference(fail_if_not_exists=False) if message.guild is not None else None
    try:
        for number, piece in enumerate(pieces(text)):
            if number == 0 and reference is not None:
                await message.channel.send(piece, reference=reference, mention_author=False)
            else:
                await message.channel.send(piece)
    except UNSENT as problem:
        log.warning("chat.could_not_send message=%s %s", message.id, outcome(problem))


async def _send_note(message: discord.Message, note: Note) -> None:
    view = discord.ui.View(timeout=None)
    view.add_item(NotSo(note.pattern))
    try:
        await message.channel.send(note.text, view=view)
    except UNSENT as problem:
        log.warning("chat.could_not_send_note message=%s %s", message.id, outcome(problem))


async def setup(bot: commands.Bot) -> None:
    """Called by discord.py."""
    bot.add_dynamic_items(NotSo)
    await bot.add_cog(ChatCog(bot, cast("Sonder", bot).services))
