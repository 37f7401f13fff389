"""The keys that open the server: made once, shown once, kept as hashes, compared in constant time."""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.api.problems import Problem
from bot.store import api as store

if TYPE_CHECKING:
    from bot.store.database import Database

_SHAPE = re.compile(r"sonder_([0-9a-f]{12})_([A-Za-z0-9_-]{43})")
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


async def known(database: Database, authorization: str | None) -> str:
    """The public part of the key in an Authorization header. Raises Problem (401) for anything but a key that is valid now.

    Also for the WebSocket's token, written as such a header.
    """
    scheme, _, given = (authorization or "").strip().partition(" ")
    shape = _SHAPE.fullmatch(given.strip())
    if scheme.lower() != "bearer" or shape is None:
        raise _refusal()
    public, secret = shape.groups()
    async with database.read(brief=True) as tx:
        kept = await store.find_key(tx, public)
    same = hmac.compare_digest(kept.hash if kept else _NOBODYS, _digest(secret))
    if kept is None or kept.revoked_at is not None or not same:
        raise _refusal()
    return public


def _digest(secret: str) -> str:
    """One fast hash is enough for a secret of 256 random bits: there is nothing to guess."""
    return hashlib.sha256(secret.encode()).hexdigest()


def _refusal() -> Problem:
    return Problem(401, _REFUSED, {"WWW-Authenticate": "Bearer"})
