"""The keys that open the server: made once, shown once, kept as hashes, compared in constant time."""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from bot.api.problems import Problem
from bot.store import api as store

if TYPE_CHECKING:
    from bot.clock import Clock
    from bot.store.database import Database

_SHAPE = re.compile(r"sonder_([0-9a-f]{12})_([A-Za-z0-9_-]{43})")
_TRUSTED: Final = timedelta(seconds=1)
_MOST: Final = 1024
"""Keys that are remembered."""
_NOBODYS = hashlib.sha256(b"nobody's").hexdigest()
_REFUSED = (
    "This request needs a key that is valid here: send the header Authorization: Bearer YOUR_API_KEY."
    " Whoever runs this server makes one with: sonder keys create."
)


@dataclass(frozen=True, slots=True)
class NewKey:
    """A key that was just made. `whole` is shown once and kept nowhere."""

    public: str
    whole: str
    digest: str


def new_key() -> NewKey:
    """A key of 256 random bits behind a public part that lists and logs may show."""
    public, secret = secrets.token_hex(6), secrets.token_urlsafe(32)
    return NewKey(public, f"sonder_{public}_{secret}", _digest(secret))


class Keys:
    """The keys that open this server.

    One that was found valid is taken for valid for a second more: by then, one that was revoked opens nothing.
    """

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._valid: dict[str, tuple[str, datetime]] = {}

    async def known(self, authorization: str | None) -> str:
        """The public part of the key in an Authorization header. Raises Problem (401) for anything but a key that is valid.

        Also for the WebSocket's token, written as such a header.
        """
        scheme, _, given = (authorization or "").strip().partition(" ")
        shape = _SHAPE.fullmatch(given.strip())
        if scheme.lower() != "bearer" or shape is None:
            raise refusal()
        public, secret = shape.groups()
        kept = self._seen_just_now(public) or await self._looked_up(public)
        if not hmac.compare_digest(kept or _NOBODYS, _digest(secret)):
            raise refusal()
        return public

    async def holds(self, public: str, *, now: bool = False) -> bool:
        """Whether the key with this public part, which was known before, is still valid; `now`: at this very moment."""
        seen = None if now else self._seen_just_now(public)
        return (seen or await self._looked_up(public)) is not None

    def _seen_just_now(self, public: str) -> str | None:
        """The hash of a key that was valid less than a second ago."""
        kept, at = self._valid.get(public, (None, None))
        return kept if at is not None and at <= self._clock() < at + _TRUSTED else None

    async def _looked_up(self, public: str) -> str | None:
        """The hash of a key that is valid now."""
        at = self._clock()
        async with self._database.read(brief=True) as tx:
            kept = await store.find_key(tx, public)
        self._valid.pop(public, None)
        if kept is None or kept.revoked_at is not None:
            return None
        if len(self._valid) >= _MOST:
            self._valid.clear()
        self._valid[public] = (kept.hash, at)
        return kept.hash


def _digest(secret: str) -> str:
    """One fast hash is enough for a secret of 256 random bits: there is nothing to guess."""
    return hashlib.sha256(secret.encode()).hexdigest()


def refusal() -> Problem:
    """What anything but a valid key gets."""
    return Problem(401, _REFUSED, {"WWW-Authenticate": "Bearer"})
