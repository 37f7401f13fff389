"""Where a conversation takes place, and the key of its session: nothing keyed by one is readable through another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["dm", "channel"]


@dataclass(frozen=True, slots=True)
class Place:
    """`person` is set for a DM, `guild` for a channel of a server. `session` is `dm:USER` or `channel:CHANNEL`."""

    session: str
    kind: Kind
    person: int | None
    channel: int
    guild: int | None


def dm(person: int) -> str:
    """The session key of a person's DM."""
    return f"dm:{person}"


def channel(channel_id: int) -> str:
    """The session key of a server channel."""
    return f"channel:{channel_id}"
