"""Where a session lives on Discord, and in which channels an admin lets the character read along."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, cast

from bot.place import Kind, Place
from bot.store.moments import ms

if TYPE_CHECKING:
    from bot.store.database import Tx


async def keep(tx: Tx, place: Place) -> None:
    """Remember where a session is. A DM's channel is known from the person's own message; we never open one."""
    await tx.run(
        "INSERT INTO places (session, kind, person, channel, guild) VALUES ($1, $2, $3, $4, $5)"
        " ON CONFLICT (session) DO UPDATE SET channel = $4",
        place.session, place.kind, place.person, place.channel, place.guild,
    )  # fmt: skip


async def find(tx: Tx, session: str) -> Place | None:
    """Where this session is, if anyone ever wrote there."""
    row = await tx.row("SELECT session, kind, person, channel, guild FROM places WHERE session = $1", session)
    if row is None:
        return None
    return Place(
        session=session,
        kind=cast("Kind", row["kind"]),
        person=row["person"],
        channel=row["channel"],
        guild=row["guild"],
    )


async def listen(tx: Tx, channel_id: int, *, guild: int, by: int, at: datetime) -> None:
    """From now on every message of this channel is for us."""
    await tx.run(
        "INSERT INTO listening_channels (channel, guild, switched_on_by, at) VALUES ($1, $2, $3, $4)"
        " ON CONFLICT (channel) DO NOTHING",
        channel_id, guild, by, ms(at),
    )  # fmt: skip


async def stop_listening(tx: Tx, channel_id: int) -> None:
    """From now on only mentions and replies are."""
    await tx.run("DELETE FROM listening_channels WHERE channel = $1", channel_id)


async def listening(tx: Tx) -> frozenset[int]:
    """Every channel that an admin switched on."""
    return frozenset(row["channel"] for row in await tx.rows("SELECT channel FROM listening_channels"))
