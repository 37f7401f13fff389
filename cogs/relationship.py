"""How things stand between a person and the character: `/trust`, `/attachment` and `/mood`."""

from __future__ import annotations

import asyncio
import logging
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any, cast

import discord
from discord import app_commands
from discord.ext import commands

from bot import place
from bot.charts import trust_picture
from bot.engine.port import OutOfReachError
from bot.engine.wire import AttachmentStyle, Needs, Relationship, StateView, TrustEntry
from bot.errors import PolitelyRefusedError, SessionNotFoundError
from bot.explaining import MoodWhy, Quotes
from bot.text import ago, units

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.app import Sonder
    from bot.because import Moved
    from bot.services import Services

log = logging.getLogger("sonder.cogs.relationship")

COLOUR = 0x7DB8FF
PICTURE = "trust.png"
FIELD = 1024
"""What Discord takes in one field of an embed."""
CHANGES_SHOWN = 5
BAR = 10
NOTHING_YET = "We haven't talked here yet, so there is nothing to show. Say hello first: in a DM just write, in a channel mention me."
AS_OF = "As of {when}: the part of me that keeps this cannot be reached right now."
TOO_LITTLE = "It is too early to say. A style shows over weeks, in many messages on different days; just keep talking as you like."
NO_DIAGNOSIS = "It is about how these conversations went, not about who anybody is, and it is no diagnosis."
NOT_A_PERSON = "Worked out by a program. An AI does not feel as people do."

STYLES: dict[AttachmentStyle, tuple[str, str]] = {
    "secure": ("secure", "Coming close and leaving space both come easily here."),
    "anxious": (
        "anxious",
        "Closeness is welcome here, and being sure of it matters; silence can feel long. Steady, plain answers do good.",
    ),
    "avoidant": (
        "avoidant",
        "Keeping things light and at one's own pace seems to matter here. Room does good, questions that press do not.",
    ),
    "fearful": (
        "fearful",
        "Coming near and stepping back take turns here, as if closeness were a little risky. Small, reliable steps do good.",
    ),
}
"""After Bartholomew and Horowitz (1991): each style's name, and what it means between the two."""

_HERE = app_commands.allowed_contexts(guilds=True, dms=True, private_channels=False)
_ANYWHERE = app_commands.allowed_installs(guilds=True, users=True)


class RelationshipCog(commands.Cog):
    """Shows the session of the place where it is asked, to the asker alone."""

    def __init__(self, bot: commands.Bot, services: Services) -> None:
        self._bot = bot
        self._engine = services.engine
        self._explaining = services.explaining
        self._clock = services.clock
        self._name = services.persona.identity.name

    @app_commands.command()
    @_HERE
    @_ANYWHERE
    async def trust(self, interaction: discord.Interaction) -> None:
        """See how far trust has come here, which words changed it lately, and its history as a picture."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        now, session = self._clock(), _session(interaction)
        bond, as_of = await self._bond(session, now)
        why = await self._explaining.trust(session, interaction.user.id, _newest(bond))
        embed = _dated(trust_embed(bond, why, name=self._name, now=now), as_of, now)
        picture = await _picture(bond, as_of)
        if picture is None:
            embed.add_field(
                name="Picture", value="I could not draw it this time. Everything else is complete."
            )
            await interaction.followup.send(embed=embed, ephemeral=True)
            return
        embed.set_image(url=f"attachment://{PICTURE}")
        await interaction.followup.send(embed=embed, file=picture, ephemeral=True)

    @app_commands.command()
    @_HERE
    @_ANYWHERE
    async def attachment(self, interaction: discord.Interaction) -> None:
        """See the style of closeness that has grown here, in plain words, and what that rests on."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        now, session = self._clock(), _session(interaction)
        bond, as_of = await self._bond(session, now)
        because = await self._engine.because(session, at=now)
        why = await self._explaining.attachment(session, interaction.user.id, because)
        embed = attachment_embed(bond.attachment_style, because, why)
        await interaction.followup.send(embed=_dated(embed, as_of, now), ephemeral=True)

    @app_commands.command()
    @_HERE
    @_ANYWHERE
    async def mood(self, interaction: discord.Interaction) -> None:
        """See how the character feels right now, which of your words moved it, and how well its needs are met."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        now, session = self._clock(), _session(interaction)
        state, as_of = await self._state(session, now)
        why = await self._explaining.mood(session, interaction.user.id)
        embed = mood_embed(state, why, name=self._name, now=now)
        await interaction.followup.send(embed=_dated(embed, as_of, now), ephemeral=True)

    async def _bond(self, session: str, now: datetime) -> tuple[Relationship, datetime]:
        """The bond, and the moment that it is of: an earlier one where the engine cannot be reached."""
        try:
            return await self._engine.relationship(session, at=now), now
        except SessionNotFoundError as problem:
            raise PolitelyRefusedError(NOTHING_YET) from problem
        except OutOfReachError as out:
            if out.relationship is None:
                raise
            return out.relationship, out.heard_at

    async def _state(self, session: str, now: datetime) -> tuple[StateView, datetime]:
        """The same for how the character is."""
        try:
            return await self._engine.state(session, at=now), now
        except SessionNotFoundError as problem:
            raise PolitelyRefusedError(NOTHING_YET) from problem
        except OutOfReachError as out:
            if out.state is None:
                raise
            return out.state, out.heard_at


def trust_embed(bond: Relationship, why: Quotes, *, name: str, now: datetime) -> discord.Embed:
    """The level in words and as a number, and the newest changes with their reasons and words, newest first."""
    changes = [(_change(entry, now), why.of(number)) for number, entry in enumerate(_newest(bond))]
    embed = discord.Embed(
        title=f"Trust: {_level(bond.trust)} ({bond.trust:.2f})",
        description=f"How far {name} trusts the other side here: 0 is not at all, 1 is fully. Being away never lowers it.",
        colour=COLOUR,
    )
    embed.add_field(
        name="What changed it lately",
        value=_with_words(changes, why.missing)
        if changes
        else "Nothing yet. It starts in the middle and moves as you talk.",
    )
    return embed.set_footer(text=NO_DIAGNOSIS)


def attachment_embed(style: AttachmentStyle, because: tuple[str, ...], why: Quotes) -> discord.Embed:
    """The style, what it means and what it rests on; without grounds, that it is too early."""
    if not because:
        return discord.Embed(title="Attachment: too early to say", description=TOO_LITTLE, colour=COLOUR)
    word, meaning = STYLES[style]
    embed = discord.Embed(title=f"Attachment: {word}", description=meaning, colour=COLOUR)
    grounds = [(f"- {ground}", why.of(number)) for number, ground in enumerate(because)]
    embed.add_field(name="What this rests on", value=_with_words(grounds, why.missing))
    return embed.set_footer(text=NO_DIAGNOSIS)


def mood_embed(state: StateView, why: MoodWhy, *, name: str, now: datetime) -> discord.Embed:
    """The feeling in words, how strong it is, which words moved it, and the three needs as bars."""
    feeling = state.discrete_emotion
    mixed = f" with some {feeling.secondary}" if feeling.secondary else ""
    embed = discord.Embed(
        title=f"Mood: {feeling.primary}{mixed}",
        description=f"How strong it is: {_strength(feeling.intensity)} ({feeling.intensity:.2f}, where 0 is nothing and 1 the most).",
        colour=COLOUR,
    )
    if state.needs_known:
        embed.add_field(name=f"How well {name}'s needs are met", value=_bars(state.needs), inline=False)
    moves = [_move(moved, now) for moved in why.moves]
    embed.add_field(name="Why", value="\n".join(_fitting([*moves, why.missing])), inline=False)
    return embed.set_footer(text=NOT_A_PERSON)


def _dated(embed: discord.Embed, as_of: datetime, now: datetime) -> discord.Embed:
    """What is not of now says so before anything else."""
    if as_of < now:
        embed.description = f"{AS_OF.format(when=ago(now - as_of))}\n{embed.description}"
    return embed


def _newest(bond: Relationship) -> list[TrustEntry]:
    """The changes that are shown, newest first."""
    return list(reversed(bond.trust_history[-CHANGES_SHOWN:]))


def _move(moved: Moved, now: datetime) -> str:
    return f"{_quoted(moved.words)}, {ago(now - moved.at)}: heard as {moved.heard} → {moved.effect}"


def _with_words(told: Sequence[tuple[str, tuple[str, ...]]], missing: str) -> str:
    """Each line with the words behind it; where that is too long for a field, the words of the last lines go first."""
    quotes = [words for _, words in told]
    while True:
        lines = [
            f"{line}: {', '.join(map(_quoted, words))}" if words else line
            for (line, _), words in zip(told, quotes, strict=True)
        ]
        lines += [missing] if missing else []
        quoting = [number for number, words in enumerate(quotes) if words]
        if not quoting or units("\n".join(lines)) <= FIELD:
            return "\n".join(_fitting(lines))
        quotes[quoting[-1]] = quotes[quoting[-1]][:-1]


def _fitting(lines: Sequence[str]) -> list[str]:
    """As many of the first lines as a field takes, without empty ones; of a first one that is too long, its beginning."""
    shown: list[str] = []
    for line in filter(None, lines):
        if units("\n".join([*shown, line])) > FIELD:
            return shown or [line[: FIELD // 2]]
        shown.append(line)
    return shown


def _quoted(words: str) -> str:
    """Somebody's words as they are, with nothing in them that Discord would act on or dress up."""
    plain = discord.utils.escape_mentions(discord.utils.escape_markdown(words, ignore_links=False))
    return f"“{plain.replace('<', chr(92) + '<')}”"


def _session(interaction: discord.Interaction[Any]) -> str:
    """The session of this place: the asker's own DM, or this channel. Never another one (R20)."""
    if interaction.guild_id is None:
        return place.dm(interaction.user.id)
    if interaction.channel_id is None:
        raise PolitelyRefusedError(NOTHING_YET)
    return place.channel(interaction.channel_id)


async def _picture(bond: Relationship, now: datetime) -> discord.File | None:
    """The history up to now; None where the system leaves no place to draw."""
    entries = [(entry.timestamp, entry.trust) for entry in bond.trust_history if entry.timestamp <= now]
    entries.append((now, bond.trust))
    try:
        drawn = await asyncio.to_thread(trust_picture, entries, title="Trust over time")
    except OSError as problem:
        log.warning("relationship.no_picture why=%s", type(problem).__name__)
        return None
    described = f"Trust over time: {entries[0][1]:.2f} at first, {bond.trust:.2f} now."
    return discord.File(BytesIO(drawn), filename=PICTURE, description=described)


def _change(entry: TrustEntry, now: datetime) -> str:
    return f"`{entry.delta:+.3f}` {entry.reason}, {ago(now - entry.timestamp)}"


def _level(trust: float) -> str:
    for least, word in ((0.85, "deep"), (0.65, "good"), (0.55, "growing"), (0.45, "open"), (0.25, "careful")):
        if trust >= least:
            return word
    return "shaken"


def _strength(intensity: float) -> str:
    for least, word in ((0.75, "very strong"), (0.5, "strong"), (0.25, "clear"), (0.08, "faint")):
        if intensity >= least:
            return word
    return "hardly there"


def _bars(needs: Needs) -> str:
    """Three bars under each other, in a fixed-width block so that they line up."""
    rows = [("belonging", needs.belonging), ("competence", needs.competence), ("autonomy", needs.autonomy)]
    return "```\n" + "\n".join(f"{name:<11}{_bar(level)} {level:4.0%}" for name, level in rows) + "\n```"


def _bar(level: float) -> str:
    full = round(level * BAR)
    return "█" * full + "░" * (BAR - full)


async def setup(bot: commands.Bot) -> None:
    """Called by discord.py."""
    await bot.add_cog(RelationshipCog(bot, cast("Sonder", bot).services))
